"""Responsibility: someone is held responsible for a harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.attribution import Attributions
from linkage.claims.clauses import is_put_in, read_arguments
from linkage.claims.closingformula import formula_from
from linkage.claims.eachother import is_each_other
from linkage.claims.finding import Finding
from linkage.claims.fragment import leaves_out_listed
from linkage.claims.harm import accused_role, can_answer, is_harm, is_listed, names_harm, responsibility_of
from linkage.claims.held import read_held, said_by
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import conjuncts, noun_phrase
from linkage.claims.ordinal import told_before
from linkage.claims.reality import is_unreal
from linkage.claims.sayingverb import who_posts
from linkage.claims.scene import Scene
from linkage.claims.wrong import is_wrong
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
        else:
            yield from read_held(scene, attributions, token)


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
    source = said_by(attributions, who_posts(verb) or arguments.doer or _who_goes_on(verb), verb)
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
    source = said_by(attributions, arguments.doer, verb)
    yield from responsibility_of(scene, verb, accused, act, Stance.ALLEGED, (source,) if source is not None else None)


def _who_goes_on(verb: Token) -> Token | None:
    """Whose words "was quick in blaming X" are: those of the subject."""
    if verb.dep != "pcomp" or verb.head.dep != "prep":
        return None
    said = verb.head.head
    return read_arguments(said.head if said.pos == "ADJ" else said).doer


def _blamed_on(scene: Scene, attributions: Attributions, verb: Token, accused: Token, act: Token) -> Iterator[Finding]:
    """ "X blamed the attack on Y", where the parser took "on Y" for the target."""
    who, span = accused_role(scene, accused), noun_phrase(act, with_phrases=False)
    source = said_by(attributions, read_arguments(verb).doer, verb)
    if who is not None and source is not None:
        roles = [who, Role("act", span.of(scene.text), span)]
        yield Finding(ClaimKind.RESPONSIBILITY, verb, roles, words=[verb, accused], stance=Stance.ALLEGED, attribution=(source,))


def _blamed_by(scene: Scene, attributions: Attributions, verb: Token, accused: Token) -> Iterator[Finding]:
    act, source = told_before(scene, verb), said_by(attributions, verb.head, verb)
    if act is not None:
        yield from responsibility_of(scene, verb, accused, act, Stance.ALLEGED, (source,) if source is not None else None)


def _condemned(scene: Scene, attributions: Attributions, verb: Token, harm: Token) -> Iterator[Finding]:
    """ "X condemned the crimes committed by Y", "decried the massacres of the regime": Y."""
    doer = read_arguments(harm).doer or _party_of(scene, harm)
    source = said_by(attributions, read_arguments(verb).doer, verb)
    if doer is not None and source is not None and can_answer(scene, doer):
        yield from responsibility_of(scene, harm, doer, harm, Stance.ALLEGED, (source,))


def _party_of(scene: Scene, harm: Token) -> Token | None:
    """Whose a crime is that somebody condemns: "the massacres of the regime", never "the killing of soldiers" or "of Sergeant X"."""
    of = read_arguments(harm).phrase("of")
    general = harm.tag == "NNS" and harm.lemma in load_phrases("responsibility", "crimes_of")
    return of if of is not None and general and can_answer(scene, of) and not scene.is_person(of) else None


def _around(attributions: Attributions, token: Token) -> tuple[Attribution, ...]:
    return tuple(f.attribution for f in attributions.over(token) if f.attribution is not None)
