"""Responsibility: someone is held responsible for a harm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.acts import act_of_noun, is_target, target_type
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import conjuncts, is_negated, noun_phrase, read_arguments, said_of
from linkage.claims.finding import Finding
from linkage.claims.ordinal import counted_off, told_before
from linkage.claims.record import record_subject
from linkage.claims.sayingverb import speech_verbs
from linkage.claims.scene import Scene
from linkage.claims.whereabouts import state_forms
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import Lexicon, load_pairs, load_phrases

_LONGEST_ACT = 160  # characters: the harm as written, not the rest of the sentence


@cache
def harms() -> Lexicon:
    """Nouns that are a harm."""
    return Lexicon({"harm": load_phrases("responsibility", "harms")})


def read_responsibilities(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Who is held responsible for what in a sentence: accused of, blamed for, responsible for, involved in, committing."""
    if is_formula(scene, sentence):
        return
    for token in sentence.tokens:
        if token.lemma in load_pairs("responsibility", "accusing") and token.pos == "VERB" and not punishes(scene, token):
            yield from _accusation(scene, attributions, token)
        elif token.pos == "VERB" and token.lemma in load_phrases("responsibility", "punishing"):
            yield from _punishment(scene, attributions, token)
        elif token.lower in load_pairs("responsibility", "responsible") and token.pos in ("ADJ", "VERB", "NOUN", "ADP"):
            yield from _held(scene, attributions, token, load_pairs("responsibility", "responsible")[token.lower])


def punishes(scene: Scene, verb: Token) -> bool:
    """Whether a record says of a judge or prosecutor that he sentenced or prosecuted somebody: that is his own deed."""
    return scene.report.record and verb.lemma in load_phrases("responsibility", "harmful") and read_arguments(verb).doer is not None


def is_formula(scene: Scene, sentence: Sentence) -> bool:
    """The closing formula of a record ("Therefore, X is responsible for supporting actions and policies which ..."): no harm of its own."""
    return (scene.report.record and any(t.lower in ("therefore", "thus", "thereby") for t in sentence.tokens[:12])) or (
        scene.report.record
        and any(t.lemma == "policy" for t in sentence.tokens)
        and any(t.lemma in ("undermine", "threaten", "policy") for t in sentence.tokens)
        and any(t.lower in ("actions", "policies") for t in sentence.tokens)
    )


# -- "X accuses Y of Z" -------------------------------------------------------------------------------------------------


def _accusation_act(act: Token) -> Token:
    """What "of being behind X" is about: X."""
    if act.lemma == "be":
        inner = next((g for c in act.children if c.dep in ("prep", "acomp") for g in [c, *c.children] if g.dep == "pobj"), None)
        return inner or act
    return act


def _accusation(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    arguments = read_arguments(verb)
    accused = arguments.undergoer
    if verb.lemma == "want" and not arguments.passive:
        return  # only who "is wanted for" something is accused
    preposition = load_pairs("responsibility", "accusing")[verb.lemma]
    act = arguments.phrase(preposition, "of", "for", "with", "in", "over")
    if act is None and accused is not None:  # "accused fighters of shelling X", where "of" hangs on "fighters"
        act = next((a for a in read_arguments(accused).phrases.get(preposition, []) if a.tag == "VBG" or names_harm(scene, a)), None)
    if verb.lemma in ("condemn", "denounce", "slam", "criticise", "criticize") and accused is not None and is_harm(scene, accused):
        yield from _condemned(scene, attributions, verb, accused)
        return
    blamed = arguments.phrase("on") or (read_arguments(accused).phrase("on") if accused is not None else None)
    if verb.lemma == "blame" and blamed is not None and accused is not None and is_harm(scene, accused):  # "blamed the attack on X"
        accused, act = blamed, accused
        if accused.head.head is act:
            yield from _blamed_on(scene, attributions, verb, accused, act)
            return
    if act is None and verb.lemma == "blame" and accused is not None and can_answer(scene, accused):
        act = told_before(scene, verb)  # "denied responsibility and blamed the rebels"
    if accused is None or act is None:
        return
    act = _accusation_act(act)
    if not is_harm(scene, act):
        return
    source = _source(attributions, arguments.doer or _who_goes_on(verb), verb)
    if source is None and not arguments.passive and verb.tag != "VBN":
        return
    stance = Stance.DENIED if is_negated(verb) else Stance.ALLEGED
    chain = (source,) if source is not None else _around(attributions, verb)
    yield from responsibility_of(scene, verb, accused, act, stance, chain)


def _punishment(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    """ "X was arrested for smuggling arms", "the police detained Y for allegedly obstructing Z"."""
    arguments = read_arguments(verb)
    accused, act = arguments.undergoer, arguments.phrase("for")
    if accused is None or act is None or is_negated(verb) or not _is_wrong(scene, act):
        return
    source = _source(attributions, arguments.doer, verb)
    yield from responsibility_of(scene, verb, accused, act, Stance.ALLEGED, (source,) if source is not None else None)


def _is_wrong(scene: Scene, act: Token) -> bool:
    """Whether the word is a harm, or a verb that does or furthers one."""
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
    who, span = _accused(scene, accused), noun_phrase(act, with_phrases=False)
    source = _source(attributions, read_arguments(verb).doer, verb)
    if who is not None and source is not None:
        roles = [who, Role("act", span.of(scene.text), span)]
        yield Finding(ClaimKind.RESPONSIBILITY, verb, roles, words=[verb, accused], stance=Stance.ALLEGED, attribution=(source,))


def _condemned(scene: Scene, attributions: Attributions, verb: Token, harm: Token) -> Iterator[Finding]:
    """ "X condemned the crimes committed by Y": Y."""
    doer = read_arguments(harm).doer
    source = _source(attributions, read_arguments(verb).doer, verb)
    if doer is not None and source is not None and can_answer(scene, doer):
        yield from responsibility_of(scene, harm, doer, harm, Stance.ALLEGED, (source,))


def can_answer(scene: Scene, token: Token) -> bool:
    """Whether the word names or describes a party that can be held responsible."""
    if scene.named(token) is not None or token.lower in state_forms() or token.lemma in load_phrases("responsibility", "parties"):
        return True
    return scene.described(token) is not None


def _source(attributions: Attributions, doer: Token | None, verb: Token) -> Attribution | None:
    return attributions.attribution(doer, verb.text) if doer is not None and doer.pos in ("NOUN", "PROPN", "PRON", "ADJ") else None


def _around(attributions: Attributions, token: Token) -> tuple[Attribution, ...]:
    return tuple(f.attribution for f in attributions.over(token) if f.attribution is not None)


# -- "X is responsible for Z" -------------------------------------------------------------------------------------------


def _held(scene: Scene, attributions: Attributions, word: Token, preposition: str) -> Iterator[Finding]:
    if word.lower == "behind":
        yield from _behind(scene, word)
        return
    phrases = sorted((c for c in word.children if c.dep == "prep" and c.lower == preposition), key=lambda c: c.i < word.i)
    act = next((g for c in phrases for g in c.children if g.dep in ("pobj", "pcomp")), None)
    holder = word.head
    if act is None and word.lower == "responsibility" and holder.lemma == "claim":
        act = told_before(scene, word)
    if act is None or not is_harm(scene, act):
        return
    accused: Token | None = None
    chain: tuple[Attribution, ...] | None = None
    stance: Stance | None = None
    if word.dep in ("acomp", "attr", "oprd") or (word.pos == "VERB" and word.tag == "VBN"):
        clause = holder if word.pos != "VERB" else word
        arguments = read_arguments(clause)
        accused = arguments.doer if word.pos != "VERB" else (arguments.undergoer or arguments.doer)
        if clause.lemma in ("hold", "find", "deem", "consider") and word.pos != "VERB":
            accused = arguments.undergoer
            source = _source(attributions, arguments.doer, clause)
            chain = (source,) if source is not None and not arguments.passive else None
            stance = Stance.ALLEGED
    elif word.dep in ("amod", "relcl", "acl") and holder.pos in ("NOUN", "PROPN"):
        accused = holder
        if holder.dep in ("dobj", "nsubj") and holder.head.lemma in ("hold", "find", "deem", "consider"):
            source = _source(attributions, read_arguments(holder.head).doer, holder.head)
            chain = (source,) if source is not None else None
            stance = Stance.ALLEGED
    elif holder.pos == "VERB" and holder.lemma in ("hold", "find", "deem", "consider"):
        arguments = read_arguments(holder)
        accused = next((c for c in word.children if c.dep == "nsubj"), None) or arguments.undergoer
        source = _source(attributions, arguments.doer, holder)
        chain = (source,) if source is not None and not arguments.passive else None
        stance = Stance.ALLEGED
    elif word.pos == "NOUN" and holder.lemma in load_phrases("responsibility", "resting") and (
        party := read_arguments(holder).phrase("with", "on", "upon")
    ):
        accused = party  # "responsibility for the raid lies with X"
    elif word.pos == "NOUN" and holder.pos == "VERB":
        told = speech_verbs().concept(holder.lemma)
        accused = _whose(scene, word) or (read_arguments(holder).doer if told in (None, "denied", "admitted") else None)
        if accused is None and told is not None:
            return  # "documented involvement in X": nobody says whose
    elif word.dep in ("ROOT", "conj", "ccomp", "advcl") and word.pos in ("ADJ", "VERB"):
        accused = None
    if word.lower == "responsibility" and holder.lemma == "claim":
        if accused is None or any(c.lower == "no" for c in accused.children):
            return
        source = _source(attributions, accused, holder)
        stance, chain = Stance.ADMITTED, (source,) if source is not None else None
    if stance is None and is_negated(word if word.pos == "VERB" else holder):
        stance = Stance.DENIED
    yield from responsibility_of(scene, word, accused, act, stance, chain)


def _whose(scene: Scene, word: Token) -> Token | None:
    """Whose "involvement" or "role" it is: the owner before the noun, a party beside it, or the one behind "of"."""
    owner = next((c for c in word.children if c.dep in ("poss", "amod", "compound") and c.pos != "PRON" and can_answer(scene, c)), None)
    of = read_arguments(word).phrase("of", "by")
    return owner or (of if of is not None and can_answer(scene, of) else None)


def _behind(scene: Scene, word: Token) -> Iterator[Finding]:
    act = next((c for c in word.children if c.dep == "pobj"), None)
    if act is None or word.head.lemma not in ("be", "stand") or not is_harm(scene, act):
        return
    yield from responsibility_of(scene, word, read_arguments(word.head).doer, act, None, None)


def is_harm(scene: Scene, token: Token) -> bool:
    """Whether the word, or what it is about, is a harm; a record's list of them is longer ("the rigged referendum")."""
    if token.pos == "VERB":
        return True
    if names_harm(scene, token):
        return True
    inside = (t for t in token.subtree if t.dep in ("pobj", "conj", "compound", "amod") and t.pos in ("NOUN", "VERB"))
    return any(t.lemma in harms() or (scene.report.record and t.lemma in _record_harms()) for t in inside)


def names_harm(scene: Scene, token: Token) -> bool:
    """Whether the noun, or one joined to it, is itself a word for a harm."""
    return any(t.lemma in harms() or t.lower in harms() or (scene.report.record and t.lemma in _record_harms()) for t in conjuncts(token))


@cache
def _record_harms() -> Lexicon:
    return Lexicon({"harm": load_phrases("responsibility", "record_harms")})


# -- shared -------------------------------------------------------------------------------------------------------------


def responsibility_of(
    scene: Scene, anchor: Token, accused: Token | None, act: Token, stance: Stance | None, chain: tuple[Attribution, ...] | None
) -> Iterator[Finding]:
    """The claim that `accused` answers for `act`, one for each attack that the sentences after count off.

    Args:
        scene: The report.
        anchor: The word that says so.
        accused: Who; None where the sentence leaves it open: in a record, the listed one.
        act: The noun of the harm, or the verb of the deed.
        stance: Where the wording itself gives it.
        chain: Who says so, where the wording itself gives it.
    """
    who = _accused(scene, accused)
    if who is not None and who.span is not None and who.span.covers(act.span):  # "the army of shelling the town": the army
        short = scene.trimmed(Span(who.span.start, act.head.span.start))
        who = Role("accused", short.of(scene.text), short)
    span = _act_span(scene, act)
    if who is None or not len(span) or _says_nothing(scene, act, span):
        return
    attacks = act if act.tag == "NNS" else (read_arguments(act).phrase("of") or act)
    one_by_one = counted_off(scene, attacks)
    if one_by_one:
        yield from _each(scene, anchor, who, Role("act", span.of(scene.text), span), accused, one_by_one, stance, chain)
        return
    target = _target(scene, act)
    time, when = scene.time_role(act if act.pos == "VERB" else anchor)
    roles = [who, Role("act", span.of(scene.text), span), target, scene.place_role(act, accused), time]
    place = roles[3]
    if scene.report.record and place is not None and place.span is not None and not anchor.sentence.span.covers(place.span):
        roles[3] = None
    if chain and stance is not Stance.ADMITTED and stance is not Stance.DENIED and chain[0].source == who.value:
        return  # nobody accuses himself: a pronoun was taken for the wrong party
    words = [anchor] + ([accused] if accused is not None and accused.sentence is anchor.sentence else [])
    words += [t for t in anchor.sentence.tokens if chain and chain[0].span is not None and chain[0].span.covers(t.span)]
    yield Finding(
        ClaimKind.RESPONSIBILITY,
        anchor,
        [r for r in roles if r is not None],
        words=words,
        when=when,
        stance=stance,
        attribution=chain,
    )


def _says_nothing(scene: Scene, act: Token, span: Span) -> bool:
    """Whether a record only says "activities" or "actions" and not which."""
    if not scene.report.record or act.lemma not in load_phrases("responsibility", "empty"):
        return False
    inside = [t for t in act.subtree if span.covers(t.span) and t.i != act.i]
    return not any(t.dep in ("relcl", "acl") or t.lemma in harms() or t.lemma in _record_harms() for t in inside)


def _each(
    scene: Scene, anchor: Token, who: Role, act: Role, accused: Token | None, targets: list[tuple[Token, Token]], stance: Stance | None,
    chain: tuple[Attribution, ...] | None,
) -> Iterator[Finding]:  # fmt: skip
    """One responsibility, and one attack, for each of the attacks that the sentences after count off."""
    first = accused.subtree[0] if accused is not None and accused.sentence is anchor.sentence else anchor
    for ordinal, target in targets:
        role = scene.role("target", target)
        place = scene.place_role(anchor)
        if role is None or role.span is None:
            continue
        quote = Span(min(first.span.start, anchor.span.start), role.span.end)
        roles = [r for r in (who, act, role, place) if r is not None]
        yield Finding(ClaimKind.RESPONSIBILITY, anchor, roles, quote=quote, stance=stance, attribution=chain)
        attack = [
            r for r in (Role("act", "other", ordinal.span), role, Role("target_type", target_type(scene, target)), place) if r is not None
        ]
        yield Finding(ClaimKind.ATTACK, ordinal, attack, words=[ordinal, target])


def _accused(scene: Scene, token: Token | None) -> Role | None:
    if token is None:
        subject = record_subject(scene.report)
        return None if subject is None else Role("accused", subject.text, subject.span)
    if token.pos == "PRON" and token.lower in ("who", "which", "that"):
        return None
    if scene.report.record and scene.named(token) is None and (whose := said_of(token)) is not None and whose.i != token.i:
        return _accused(scene, whose)  # "X is one of the commanders implementing Y": X
    person = scene.described(token)
    if person is not None:
        return Role("accused", person.text, person.span)
    role = scene.role("accused", token, with_conjuncts=token.pos != "PRON" and not any(scene.is_person(t) for t in conjuncts(token)))
    if role is None and token.lower in ("he", "she", "his"):
        topic = scene.topic_person()
        return None if topic is None else Role("accused", topic.text, topic.span)
    return role


def _act_span(scene: Scene, act: Token) -> Span:
    """The harm as written: the noun with its "of" phrases, or the verb with what it takes."""
    if act.pos == "VERB":
        last = act
        if not any(c.dep in ("dobj", "obj") for c in act.children):  # "promoting and supporting the raids" share their object
            last = next((c.subtree[-1] for c in act.children if c.dep == "conj" and c.pos == "VERB"), act)
        for token in act.subtree:
            if (
                token.i > act.i
                and token.span.end - act.span.start <= _LONGEST_ACT
                and not any(a.dep in ("advcl", "conj", "cc", "punct") and a.head is act for a in [token, *token.ancestors])
            ):
                last = token if token.i > last.i else last
        before = [
            c for c in act.children if c.i < act.i and c.dep in ("compound", "dobj", "npadvmod", "amod", "nmod")
        ]  # "arms trafficking"
        return scene.trimmed(Span(min([act.span.start, *(c.span.start for c in before)]), last.span.end))
    span = noun_phrase(act, with_conjuncts=True)
    for child in act.children:
        if (
            child.i > act.i
            and child.dep == "prep"
            and child.lower in ("of", "against", "on", "in", "to", "for")
            and child.span.start - span.end <= 2
        ):
            tail = child.subtree[-1]
            inner = next((c for c in child.children if c.dep in ("pobj", "pcomp")), None)
            if inner is not None:
                end = noun_phrase(inner, with_conjuncts=True).end if inner.pos != "VERB" else tail.span.end
                span = Span(span.start, max(span.end, end))
    if act.lemma in load_phrases("responsibility", "general"):  # "acts" says nothing without "that threaten the peace"
        for child in act.children:
            first = child.subtree[0]
            if child.dep in ("relcl", "acl") and 0 <= first.span.start - span.end <= 3 and first.previous is not None and first.previous.text != ",":
                inside = [t for t in child.subtree if t.span.end - span.start <= _LONGEST_ACT]
                span = Span(span.start, max([span.end, *(t.span.end for t in inside)]))
    return scene.trimmed(Span(span.start, min(span.end, span.start + _LONGEST_ACT)))


def _target(scene: Scene, act: Token) -> Role | None:
    arguments = read_arguments(act)
    head = arguments.undergoer
    if head is None:
        return None
    mention = scene.named(head)
    if mention is not None and mention.type is MentionType.DATE:
        return None
    return scene.role("target", head) if is_target(scene, head) else None
