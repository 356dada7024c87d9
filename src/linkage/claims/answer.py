"""Accusations answered by the accused: "which it denies", "X denied responsibility", "X denied using gas", "he himself confirmed it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linkage.claims.acts import weapon_of
from linkage.claims.attack import read_attacks
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import read_arguments
from linkage.claims.command import read_commands
from linkage.claims.finding import Finding
from linkage.claims.harm import can_answer, is_harm, responsibility_of
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.ordinal import told_before
from linkage.claims.reality import is_unreal
from linkage.claims.refutation import RELATIVE, answers_clause
from linkage.claims.responsibility import read_responsibilities
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases
from linkage.vocab.speech import speech_verbs
from linkage.vocab.states import states_named

_BACK = 3  # sentences in which the accusation is looked for that somebody answers
_POINTING = ("it", "this", "that")
# Whom a claim accuses, by its kind, and what else an answer takes over from it.
_ACCUSED = {
    ClaimKind.RESPONSIBILITY: ("accused", ("act", "target")),
    ClaimKind.COMMAND: ("superior", ("operation", "mode")),
    ClaimKind.ATTACK: ("perpetrator", ("act", "target", "target_type", "place", "time", "weapon")),
}


@dataclass(frozen=True, slots=True)
class _Accusation:
    """Who is said to have done or directed what.

    Args:
        kind: Responsibility, command or attack.
        who: The accused.
        what: The other roles that an answer takes over.
    """

    kind: ClaimKind
    who: Role
    what: tuple[Role, ...]


def read_answers(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Who denies or admits in a sentence what somebody was accused of there or before.

    Args:
        scene: The report.
        attributions: Who says what in it.
        sentence: The sentence.
    """
    for verb in sentence.tokens:
        stance = _stance(verb)
        if stance is None or is_negated(verb):
            if stance is Stance.ADMITTED:
                yield from _not_admitted(scene, attributions, verb)
            continue
        subject = next((c for c in verb.children if c.dep == "nsubj" and c.lower not in RELATIVE), None)
        if subject is None or not scene.speaks(subject):
            continue
        if answers_clause(verb):
            yield from _of_clause(scene, attributions, verb, subject, stance)
            continue
        source = attributions.attribution(subject, verb.text)
        if stance is Stance.ADMITTED:
            yield from _admitted(scene, attributions, verb, subject, source)
        elif source is None:
            continue
        elif (deed := _denied_deed(verb)) is not None:
            yield from responsibility_of(scene, verb, subject, deed, Stance.DENIED, (source,))
        elif (clause := _denied_use(scene, verb)) is not None:
            yield from responsibility_of(scene, verb, read_arguments(clause).doer, clause, Stance.DENIED, (source,))
        elif (denied := _denied_noun(verb)) is not None:
            yield from _of_noun(scene, attributions, verb, subject, source, denied)


def _not_admitted(scene: Scene, attributions: Attributions, verb: Token) -> Iterator[Finding]:
    """ "X has never acknowledged any deaths from its raids": harm done by X, which X does not admit."""
    subject = next((c for c in verb.children if c.dep == "nsubj" and c.lower not in RELATIVE), None)
    harm = next((c for c in verb.children if c.dep == "dobj"), None)
    own = harm is not None and any(c.dep == "poss" and c.lower in ("its", "their", "his", "her") for t in harm.subtree for c in t.children)
    if subject is None or harm is None or not own or not is_harm(scene, harm) or not can_answer(scene, subject):
        return
    source = attributions.attribution(subject, verb.text)
    if source is not None:
        yield from responsibility_of(scene, verb, subject, harm, Stance.DENIED, (source,))


def _stance(verb: Token) -> Stance | None:
    """Whether a verb denies or admits; None where it does neither."""
    if verb.pos != "VERB":
        return None
    told = speech_verbs().concept(verb.lemma)
    if told == "admitted" or verb.lemma in load_phrases("responsibility", "owning"):
        return Stance.ADMITTED
    return Stance.DENIED if told == "denied" else None


def _of_clause(scene: Scene, attributions: Attributions, verb: Token, subject: Token, stance: Stance) -> Iterator[Finding]:
    """ "..., which it denies": a pronoun is the accused of the sentence."""
    told = list(_accusations(scene, attributions, [verb.sentence], verb))
    if not told:
        return
    source = attributions.attribution(subject, verb.text)
    if subject.pos == "PRON":
        source = Attribution(str(told[-1].who.value), told[-1].who.span, verb.text)
    if source is None or (stance is Stance.ADMITTED and not _is_of(told[-1].who, None, source)):
        return  # "an attack that the hospital confirmed": a witness admits nothing
    yield _answer(verb, subject, source, told[-1], stance)


def _admitted(scene: Scene, attributions: Attributions, verb: Token, subject: Token, source: Attribution | None) -> Iterator[Finding]:
    """ "He himself confirmed it": what he was accused of last; a pronoun that nothing resolves is the accused of the sentence."""
    if not any(c.dep == "dobj" and c.lower in _POINTING for c in verb.children):
        return
    if source is not None:
        mine = list(_answered(scene, attributions, verb, scene.role("accused", subject), source))
    else:
        mine = list(_accusations(scene, attributions, [verb.sentence], verb)) if subject.pos == "PRON" else []
    if mine:
        who = mine[-1].who
        yield _answer(verb, subject, source or Attribution(str(who.value), who.span, verb.text), mine[-1], Stance.ADMITTED)


def _denied_deed(verb: Token) -> Token | None:
    """ "using" of "X denied using gas": a verb of means with what was used."""
    deed = next((c for c in verb.children if c.dep == "xcomp" and c.tag == "VBG"), None)
    used = deed is not None and deed.lemma in load_phrases("responsibility", "using") and read_arguments(deed).undergoer is not None
    return deed if used else None


def _denied_use(scene: Scene, verb: Token) -> Token | None:
    """ "used" of "X denied that its forces used cluster bombs": what another is said not to have used."""
    clause = next((c for c in verb.children if c.dep == "ccomp" and c.lemma in load_phrases("responsibility", "using")), None)
    used = read_arguments(clause).undergoer if clause is not None else None
    return clause if used is not None and (weapon_of(scene, used) is not None or is_harm(scene, used)) else None


def _denied_noun(verb: Token) -> Token | None:
    """ "responsibility", "involvement", "the charges", "it": what stands for an accusation told elsewhere."""
    deniable = load_phrases("responsibility", "deniable")
    return next((c for c in verb.children if c.dep == "dobj" and (c.lemma in deniable or c.lower in _POINTING)), None)


def _of_noun(
    scene: Scene, attributions: Attributions, verb: Token, subject: Token, source: Attribution, denied: Token
) -> Iterator[Finding]:
    """ "X denied responsibility", for a harm that is named there, or that X is accused of before, or that was told last."""
    beside = read_arguments(verb) if denied.lemma in load_phrases("responsibility", "own_part") else None  # "denied any role in the raid"
    named = read_arguments(denied).phrase("for", "in", "of", "over") or (beside.phrase("in", "for") if beside is not None else None)
    who = scene.role("accused", subject)
    mere = denied.lemma not in load_phrases("responsibility", "own_part") and _speaks_for_another(scene, subject)
    if who is None or mere:
        return
    if named is not None and is_harm(scene, named):
        span = noun_phrase(named, with_phrases=True)
        yield _answer(verb, subject, source, _of_harm(scene, who, span), Stance.DENIED)
        return
    mine = list(_answered(scene, attributions, verb, who, source))
    if mine:
        yield _answer(verb, subject, source, mine[-1], Stance.DENIED)
        return
    harm = told_before(scene, verb, back=_BACK) if denied.lemma in load_phrases("responsibility", "own_part") else None
    if harm is not None:
        span = noun_phrase(harm, with_phrases=True)
        yield _answer(verb, subject, source, _of_harm(scene, who, span), Stance.DENIED)


def _speaks_for_another(scene: Scene, subject: Token) -> bool:
    """Whether somebody only speaks for the accused: "the spokesman dismissed allegations of torture"."""
    person = scene.person_of(subject)
    held = [r.tail.of(scene.text).lower() for r in scene.parsed.relations if person is not None and r.head.of(scene.text) == person.text]
    speaking = load_phrases("attribution", "spokespeople")
    return subject.lemma in speaking or any(word in title for title in held for word in speaking)


def _of_harm(scene: Scene, who: Role, span: Span) -> _Accusation:
    return _Accusation(ClaimKind.RESPONSIBILITY, who, (Role("act", span.of(scene.text), span),))


def _answered(scene: Scene, attributions: Attributions, verb: Token, who: Role | None, source: Attribution) -> Iterator[_Accusation]:
    """What was said a few sentences back at most of the one who answers."""
    before = scene.parsed.sentences[max(0, verb.sentence.i - _BACK) : verb.sentence.i + 1]
    return (told for told in _accusations(scene, attributions, before, verb) if _is_of(told.who, who, source))


def _accusations(scene: Scene, attributions: Attributions, sentences: list[Sentence], verb: Token) -> Iterator[_Accusation]:
    """Who is accused of what, or said to have directed what, in the order of the words before the verb."""
    for sentence in sentences:
        attacks = (f for f in read_attacks(scene, sentence) if _is_told(attributions, f))
        for finding in (*attacks, *read_commands(scene, sentence), *read_responsibilities(scene, attributions, sentence)):
            accused, others = _ACCUSED[finding.kind]
            roles = {role.name: role for role in finding.roles}
            if finding.anchor.span.start < verb.span.start and finding.stance is not Stance.DENIED and {accused, others[0]} <= set(roles):
                yield _Accusation(finding.kind, roles[accused], tuple(roles[name] for name in others if name in roles))


def _is_told(attributions: Attributions, attack: Finding) -> bool:
    """Whether somebody tells of an attack that it happened."""
    return not is_unreal(attack.anchor) and not any(f.stance is Stance.DENIED for f in attributions.over(attack.anchor))


def _is_of(accused: Role, who: Role | None, source: Attribution) -> bool:
    """Whether the accused is who answers: the same name, or one of the same state."""
    names = [str(accused.value).casefold(), str(who.value).casefold() if who is not None else "", source.source.casefold()]
    if any(one and (one in names[0] or names[0] in one) for one in names[1:]):
        return True
    states = [states_named(name) for name in names]
    return bool(states[0] & (states[1] | states[2]))


def _answer(verb: Token, subject: Token, source: Attribution, told: _Accusation, stance: Stance) -> Finding:
    words = [verb, *subject.subtree, *(c for c in verb.children if c.dep == "dobj")]
    return Finding(told.kind, verb, [told.who, *told.what], words=words, stance=stance, attribution=(source,))
