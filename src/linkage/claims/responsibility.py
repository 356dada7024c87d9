"""Responsibility: someone is held responsible for a harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.acts import act_verbs, weapon_of
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import is_one_of, is_put_in, read_arguments, said_of
from linkage.claims.closingformula import formula_from
from linkage.claims.command import is_operation
from linkage.claims.eachother import is_each_other
from linkage.claims.finding import Finding
from linkage.claims.fragment import leaves_out_listed
from linkage.claims.harm import accused_role, can_answer, is_harm, is_listed, names_harm, responsibility_of
from linkage.claims.negation import is_negated, is_unclaimed, own_negations
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.ordinal import told_before
from linkage.claims.reality import is_unreal
from linkage.claims.sayingverb import speech_verbs, who_posts
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs, load_phrases


def read_responsibilities(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Who is held responsible for what in a sentence: accused of, blamed for, responsible for, involved in, committing."""
    for token in sentence.tokens[: formula_from(scene, sentence)]:
        if token.lemma in _charging() and token.pos == "VERB" and not punishes(scene, token):
            yield from _accusation(scene, attributions, token)
        elif token.pos == "VERB" and token.lemma in load_phrases("responsibility", "punishing"):
            yield from _punishment(scene, attributions, token)
        elif (preposition := _holding(token)) is not None:
            yield from _held(scene, attributions, token, preposition)


def _holding(token: Token) -> str | None:
    """The preposition behind a word that holds somebody responsible: "for" of "responsible"; None for any other word."""
    pairs = load_pairs("responsibility", "responsible")
    if token.pos not in ("ADJ", "VERB", "NOUN", "ADP"):
        return None
    one_of_them = token.tag == "NNS" and is_one_of(token)  # "one of the organisers of the raid"
    return pairs.get(token.lemma if one_of_them else token.lower)


def punishes(scene: Scene, verb: Token) -> bool:
    """Whether a record says of the judge or prosecutor whom it lists that he sentenced or prosecuted somebody: that is his own deed."""
    if not scene.report.record or verb.lemma not in load_phrases("responsibility", "harmful"):
        return False
    doer = read_arguments(verb).doer
    return doer is not None and is_listed(scene, doer)


# -- "X accuses Y of Z" -------------------------------------------------------------------------------------------------


@cache
def _charging() -> dict[str, str]:
    """The verbs that charge somebody or clear him, each with the preposition before the charge."""
    return load_pairs("responsibility", "accusing") | load_pairs("responsibility", "clearing")


def _accusation_act(act: Token) -> Token:
    """What "of being behind X" is about: X."""
    if act.lemma in load_phrases("responsibility", "charges"):  # "charged with allegations of rape"
        of = read_arguments(act).phrase("of")
        relating = (read_arguments(c).phrase("to") for c in act.children if c.dep == "acl" and c.tag == "VBG")  # "charges relating to Y"
        return of or next((t for t in relating if t is not None), act)
    if act.lemma in ("involve", "implicate") and (inner := read_arguments(act).phrase("in")) is not None:
        return inner  # "suspected of being involved in Z"
    if act.lemma == "be":
        behind = [c for c in act.children if c.dep in ("prep", "acomp")]
        inner = next((g for c in behind for link in [c, *c.children] for g in [link, *link.children] if g.dep == "pobj"), None)
        return inner or act  # "of being behind X", "of being responsible for X"
    return act


def _accusation(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    if is_unreal(verb):
        return  # "hoped that people would blame the rebels", "asked the judges to convict him"
    arguments = read_arguments(verb)
    accused = arguments.undergoer
    left_out = accused is None and leaves_out_listed(scene, verb)  # "Wanted by X for Y"
    if verb.lemma == "want" and not arguments.passive and not left_out:
        return  # only who "is wanted for" something is accused
    preposition = _charging()[verb.lemma]
    phrases = (t for p in (preposition, "of", "for", "with", "in", "over") for t in arguments.phrases.get(p, []))
    act = next((t for t in phrases if t.i > verb.i and (t.head.lower == preposition or t.pos == "VERB" or names_harm(scene, t))), None)
    if act is None and arguments.passive and arguments.doer is not None:  # "accused by villagers of shelling X"
        act = read_arguments(arguments.doer).phrase(preposition)
    if act is None and accused is not None:  # "accused fighters of shelling X", where "of" hangs on "fighters"
        behind = [a for party in conjuncts(accused) for a in read_arguments(party).phrases.get(preposition, [])]
        act = next((a for a in behind if a.tag == "VBG" or names_harm(scene, a)), None)
    if accused is not None and is_each_other(accused):
        return  # told of both sides: see mutual.py
    if verb.lemma in load_phrases("responsibility", "decrying") and accused is not None and is_harm(scene, accused):
        yield from _condemned(scene, attributions, verb, accused)
        return
    blamed = arguments.phrase("on") or (read_arguments(accused).phrase("on") if accused is not None else None)
    if verb.lemma == "blame" and blamed is not None and accused is not None and is_harm(scene, accused):  # "blamed the attack on X"
        accused, act = blamed, accused
        if accused.head.head is act:
            yield from _blamed_on(scene, attributions, verb, accused, act)
            return
    by_them = verb.dep == "acl" and act is not verb.head  # "an attack blamed on X": the attack says nothing
    if verb.lemma == "blame" and blamed is not None and accused is not None and by_them and can_answer(scene, accused):
        yield from _blamed_by(scene, attributions, verb, blamed)  # "an attack that the police blamed on X", read as "(the police blamed)"
        return
    if act is None and verb.lemma == "blame" and accused is not None and can_answer(scene, accused):
        act = told_before(scene, verb)  # "denied responsibility and blamed the rebels"
    act = _hung_on(scene, accused, preposition) or act or _behind_term(verb)
    if (accused is None and not left_out) or act is None:
        return
    act = _accusation_act(act)
    if not is_harm(scene, act) or act.lemma in load_phrases("responsibility", "no_deeds"):
        return
    link = act.head if act.head.lower == preposition else None
    joined = (c for above in (link, verb) if above is not None for c in above.children)
    again = [c for c in joined if c.dep == "conj" and c.lower == preposition and c.i > act.i]
    further = [t for c in again for t in c.children if t.dep in ("pobj", "pcomp") and is_harm(scene, t)]  # "accused of A and of B"
    source = _source(attributions, who_posts(verb) or arguments.doer or _who_goes_on(verb), verb)
    if source is None and not arguments.passive and verb.tag != "VBN":
        return
    cleared = verb.lemma in load_pairs("responsibility", "clearing")
    stance = Stance.DENIED if is_negated(verb) is not cleared else Stance.ALLEGED
    chain = (source,) if source is not None else () if is_put_in(verb) else _around(attributions, verb)
    for each in (act, *further):
        yield from responsibility_of(scene, verb, accused, each, stance, chain)


def _hung_on(scene: Scene, accused: Token | None, preposition: str) -> Token | None:
    """What a party is accused of where the parser hangs it on the party: "accused the government of corruption and of neglect"."""
    own = read_arguments(accused).phrase(preposition) if accused is not None and accused.pos == "NOUN" else None
    party = own is not None and accused is not None and accused.lemma in load_phrases("responsibility", "parties")
    return own if own is not None and party and names_harm(scene, own) else None


def _behind_term(verb: Token) -> Token | None:
    """What a court sentenced somebody for, where "for" hangs on the term: "sentenced to nine years in jail for murder"."""
    term = read_arguments(verb).phrase("to")
    terms = load_phrases("responsibility", "terms")
    for word in term.subtree if term is not None else ():
        if word.lower in ("for", "of") and word.dep == "prep" and word.head.lemma in terms:
            return next((c for c in word.children if c.dep in ("pobj", "pcomp") and c.lemma not in terms), None)
    return None


def _punishment(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    """ "X was arrested for smuggling arms", "the police detained Y for allegedly obstructing Z"."""
    arguments = read_arguments(verb)
    accused, act = arguments.undergoer, arguments.phrase("for")
    if accused is None or act is None or is_negated(verb) or not is_wrong(scene, act):
        return
    source = _source(attributions, arguments.doer, verb)
    yield from responsibility_of(scene, verb, accused, act, Stance.ALLEGED, (source,) if source is not None else None)


def is_wrong(scene: Scene, act: Token) -> bool:
    """Whether the word is a harm, or a verb that does or furthers one.

    Args:
        scene: The report.
        act: A noun or a verb.
    """
    if act.pos != "VERB":
        return names_harm(scene, act)
    thing = read_arguments(act).undergoer
    verbs = (word for section in ("harmful", "furthering") for word in load_phrases("responsibility", section))
    return act.lemma in verbs or (thing is not None and names_harm(scene, thing))


def _who_goes_on(verb: Token) -> Token | None:
    """Whose words "was quick in blaming X" are: those of the subject."""
    if verb.dep != "pcomp" or verb.head.dep != "prep":
        return None
    said = verb.head.head
    return read_arguments(said.head if said.pos == "ADJ" else said).doer


def _blamed_on(scene: Scene, attributions: Attributions, verb: Token, accused: Token, act: Token) -> Iterator[Finding]:
    """ "X blamed the attack on Y", where the parser took "on Y" for the target."""
    who, span = accused_role(scene, accused), noun_phrase(act, with_phrases=False)
    source = _source(attributions, read_arguments(verb).doer, verb)
    if who is not None and source is not None:
        roles = [who, Role("act", span.of(scene.text), span)]
        yield Finding(ClaimKind.RESPONSIBILITY, verb, roles, words=[verb, accused], stance=Stance.ALLEGED, attribution=(source,))


def _blamed_by(scene: Scene, attributions: Attributions, verb: Token, accused: Token) -> Iterator[Finding]:
    act, source = told_before(scene, verb), _source(attributions, verb.head, verb)
    if act is not None:
        yield from responsibility_of(scene, verb, accused, act, Stance.ALLEGED, (source,) if source is not None else None)


def _condemned(scene: Scene, attributions: Attributions, verb: Token, harm: Token) -> Iterator[Finding]:
    """ "X condemned the crimes committed by Y", "decried the massacres of the regime": Y."""
    doer = read_arguments(harm).doer or _party_of(scene, harm)
    source = _source(attributions, read_arguments(verb).doer, verb)
    if doer is not None and source is not None and can_answer(scene, doer):
        yield from responsibility_of(scene, harm, doer, harm, Stance.ALLEGED, (source,))


def _party_of(scene: Scene, harm: Token) -> Token | None:
    """Whose a crime is that somebody condemns: "the massacres of the regime", never "the killing of soldiers" or "of Sergeant X"."""
    of = read_arguments(harm).phrase("of")
    general = harm.tag == "NNS" and harm.lemma in load_phrases("responsibility", "crimes_of")
    return of if of is not None and general and can_answer(scene, of) and not scene.is_person(of) else None


def _source(attributions: Attributions, doer: Token | None, verb: Token) -> Attribution | None:
    return attributions.attribution(doer, verb.text) if doer is not None and doer.pos in ("NOUN", "PROPN", "PRON", "ADJ") else None


def _around(attributions: Attributions, token: Token) -> tuple[Attribution, ...]:
    return tuple(f.attribution for f in attributions.over(token) if f.attribution is not None)


# -- "X is responsible for Z" -------------------------------------------------------------------------------------------


def _held(scene: Scene, attributions: Attributions, word: Token, preposition: str) -> Iterator[Finding]:
    if word.lower == "behind":
        yield from _behind(scene, word)
        return
    prepositions = preposition.split("/")
    phrases = sorted((c for c in word.children if c.dep == "prep" and c.lower in prepositions), key=lambda c: c.i < word.i)
    following = word.next
    if not phrases and word.dep == "acomp" and following is not None and following.lower in prepositions and following.head is word.head:
        phrases = [following]  # "has been active in X", where "in" hangs on the verb
    acts = [g for c in phrases for g in c.children if g.dep in ("pobj", "pcomp")]
    holder = word.head
    if not acts and word.lower == "responsibility" and holder.lemma == "claim" and (before := told_before(scene, word)) is not None:
        acts = [before]
    if not acts and word.lower == "involvement" and word.dep == "dobj" and speech_verbs().concept(holder.lemma) == "alleged":
        harm, alleging = told_before(scene, word), _source(attributions, read_arguments(holder).doer, holder)  # "alleged X's involvement"
        if harm is not None and alleging is not None:
            yield from responsibility_of(scene, word, _whose(scene, word), harm, Stance.ALLEGED, (alleging,))
        return
    if scene.report.record:  # "responsible for A and for B", each on its own
        again = (g for c in phrases for g in c.children if g.dep == "conj" and g.lower in prepositions)
        acts = acts[:1] + [t for g in again for t in g.children if t.dep in ("pobj", "pcomp")]
    acts = [act for act in acts[: None if scene.report.record else 1] if is_harm(scene, act) and not is_led(scene, act)]
    acts = [act for act in acts if not (is_benign(scene, act) if scene.report.record else _is_harmless(scene, act))]
    if not acts or (word.lower == "active" and not scene.report.record):
        return
    if scene.report.record and any(c.lower == "such" for act in acts for c in act.children):
        return  # "involved in such repression": told before
    if word.lower == "linked" and not (scene.report.record and all(names_harm(scene, act) and act.pos == "NOUN" for act in acts)):
        return  # "linked to the death of X"
    if word.lower == "part" and not (scene.report.record and word.dep == "attr" and all(names_harm(scene, act) for act in acts)):
        return  # "is part of a scheme"
    accused: Token | None = None
    chain: tuple[Attribution, ...] | None = None
    stance: Stance | None = None
    named_as = said_of(holder) if word.dep in ("amod", "relcl", "acl") and holder.lower in _SOMEBODY else None
    both = next((c for c in word.children if c.lower in ("both", "all") and c.i == word.i - 1), None)
    parted = both.previous if both is not None else None
    if parted is not None and parted.text == "," and parted.previous is not None:  # "X and Y, both responsible for Z"
        accused = parted.previous
        while (accused.dep in ("conj", "compound", "pobj") and accused.head.pos in ("NOUN", "PROPN")) or accused.dep == "conj":
            accused = accused.head
    elif word.dep in ("acomp", "attr", "oprd") or (word.pos == "VERB" and word.tag == "VBN"):
        clause = holder if word.pos != "VERB" else word
        arguments = read_arguments(clause)
        accused = arguments.doer if word.pos != "VERB" else (arguments.undergoer or arguments.doer)
        if clause.lemma in ("hold", "find", "deem", "consider") and word.pos != "VERB":
            accused = arguments.undergoer
            source = _source(attributions, arguments.doer, clause)
            chain = (source,) if source is not None and not arguments.passive else None
            stance = Stance.ALLEGED
    elif named_as is not None:  # "X was named as one of those responsible for Z"
        accused, stance = named_as, Stance.ALLEGED
        source = _source(attributions, read_arguments(named_as.head).doer, named_as.head) if named_as.dep == "dobj" else None
        chain = (source,) if source is not None else None
    elif is_one_of(word):
        accused = said_of(word)
    elif word.dep == "appos" and word.pos == "NOUN" and holder.pos in ("NOUN", "PROPN"):  # "the Front, the perpetrator of Z"
        accused = holder
    elif word.dep in ("amod", "relcl", "acl") and holder.pos in ("NOUN", "PROPN"):
        accused = holder
        if holder.dep in ("dobj", "nsubj") and holder.head.lemma in ("hold", "find", "deem", "consider"):
            source = _source(attributions, read_arguments(holder.head).doer, holder.head)
            chain = (source,) if source is not None else None
            stance = Stance.ALLEGED
    elif holder.pos == "VERB" and word.pos != "NOUN" and holder.lemma in ("hold", "find", "deem", "consider"):
        arguments = read_arguments(holder)
        accused = next((c for c in word.children if c.dep == "nsubj"), None) or arguments.undergoer
        source = _source(attributions, arguments.doer, holder)
        chain = (source,) if source is not None and not arguments.passive else None
        stance = Stance.ALLEGED
    elif (
        word.pos == "NOUN"
        and holder.lemma in load_phrases("responsibility", "resting")
        and (party := read_arguments(holder).phrase("with", "on", "upon"))
    ):
        accused = party  # "responsibility for the raid lies with X"
    elif word.pos == "NOUN" and holder.pos == "VERB":
        borne = holder.lemma in load_phrases("responsibility", "having")
        told = "admitted" if holder.lemma == "claim" else None if borne else speech_verbs().concept(holder.lemma)
        accused = _whose(scene, word) or (read_arguments(holder).doer if told in (None, "denied", "admitted") else None)
        if accused is None and told is not None:
            return  # "documented involvement in X": nobody says whose
        if told == "denied" and accused is not None:
            source = _source(attributions, accused, holder)
            stance, chain = Stance.DENIED, (source,) if source is not None else None
    elif word.dep in ("ROOT", "conj", "ccomp", "advcl") and word.pos in ("ADJ", "VERB"):
        accused = None
    if accused is None and word.dep == "ccomp" and speech_verbs().concept(holder.lemma) == "denied":
        accused = read_arguments(holder).undergoer  # "X denied its aircraft were involved", where the parser took them for what is denied
    if word.lower == "responsibility" and holder.lemma == "claim":
        if accused is None or any(c.lower == "no" for c in accused.children) or is_unclaimed(holder):
            return
        source = _source(attributions, accused, holder)
        stance, chain = Stance.ADMITTED, (source,) if source is not None else None
    if stance is None and is_negated(word if word.pos == "VERB" else holder):
        stance = Stance.DENIED
    if word.lower == "guilty" and own_negations(word):
        stance = Stance.DENIED  # "found not guilty of Z"
    for act in acts:
        yield from responsibility_of(scene, word, accused, act, stance, chain)


_SOMEBODY = (
    "those",
    "one",
    "man",
    "woman",
    "person",
    "people",
    "men",
    "officer",
    "officers",
    "official",
    "officials",
    "commander",
    "commanders",
)


def _is_harmless(scene: Scene, act: Token) -> bool:
    """Whether a deed is told for which nobody has to answer: "responsible for flying the president to X"."""
    if act.tag != "VBG" or act.pos != "VERB" or is_wrong(scene, act) or act_verbs().concept(act.lemma) is not None:
        return False
    return not any(names_harm(scene, t) or weapon_of(scene, t) is not None for t in act.subtree if t.pos == "NOUN")


def is_benign(scene: Scene, act: Token) -> bool:
    """Whether a verb tells of nothing bad, nor what it takes: "maintaining law and order".

    Args:
        scene: The report.
        act: What somebody is responsible for or takes part in.
    """
    if act.pos != "VERB":
        return False
    listed = (word for section in ("harmful", "furthering", "committing") for word in load_phrases("responsibility", section))
    deeds = {act.lemma, *(c.lemma for c in act.children if c.dep == "conj" and c.pos == "VERB")}
    if deeds & set(listed):
        return False
    return not any(names_harm(scene, t) for t in act.subtree if t.pos in ("NOUN", "PROPN", "VERB"))


def is_led(scene: Scene, act: Token) -> bool:
    """Whether what somebody is responsible for is that he led or planned an operation, which is told as a command.

    Args:
        scene: The report.
        act: What he is responsible for: "leading" of "responsible for leading the siege", "planning" of "involved in the planning of X".
    """
    if act.pos == "VERB" and (act.tag == "VBG" or any(c.lower == "having" for c in act.children)):
        thing = read_arguments(act).undergoer
        if thing is not None and thing.lemma in load_phrases("responsibility", "general"):
            return False  # "responsible for directing acts that ..."
        return act.lemma in load_phrases("commands", "leading") and thing is not None and is_operation(scene, thing)
    thing = read_arguments(act).phrase("of", "for")
    return act.lower in load_phrases("commands", "leading_nouns") and thing is not None and is_operation(scene, thing)


def _whose(scene: Scene, word: Token) -> Token | None:
    """Whose "involvement" or "role" it is: the owner before the noun, a party beside it, or the one behind "of"."""
    owner = next((c for c in word.children if c.dep in ("poss", "amod", "compound") and c.pos != "PRON" and can_answer(scene, c)), None)
    if scene.report.record and owner is None:  # "demonstrating his role in Z"
        owner = next((c for c in word.children if c.dep == "poss" and c.lower in ("his", "her")), None)
    of = read_arguments(word).phrase("of", "by")
    return owner or (of if of is not None and can_answer(scene, of) else None)


def _behind(scene: Scene, word: Token) -> Iterator[Finding]:
    act = next((c for c in word.children if c.dep == "pobj"), None)
    if act is None or word.head.lemma not in ("be", "stand") or not is_harm(scene, act):
        return
    stance = Stance.DENIED if is_negated(word.head) or any(c.dep == "neg" for c in word.children) else None
    yield from responsibility_of(scene, word, read_arguments(word.head).doer, act, stance, None)
