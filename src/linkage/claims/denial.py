"""Responsibility denied: "which it denies", "X denied responsibility", "X denied using gas"."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import weapon_of
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import is_negated, noun_phrase, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.harm import is_harm, responsibility_of
from linkage.claims.ordinal import told_before
from linkage.claims.refutation import RELATIVE, answers_clause
from linkage.claims.responsibility import read_responsibilities
from linkage.claims.sayingverb import speech_verbs
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, ClaimKind, Role, Stance
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_phrases
from linkage.vocab.states import states_named

_BACK = 3  # sentences in which the accusation is looked for that somebody answers


def read_denials(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Who denies in a sentence what somebody was accused of there or before.

    Args:
        scene: The report.
        attributions: Who says what in it.
        sentence: The sentence.
    """
    for verb in sentence.tokens:
        if verb.pos != "VERB" or speech_verbs().concept(verb.lemma) != "denied" or is_negated(verb):
            continue
        subject = next((c for c in verb.children if c.dep == "nsubj" and c.lower not in RELATIVE), None)
        if subject is None or not scene.speaks(subject):
            continue
        if answers_clause(verb):
            yield from _of_clause(scene, attributions, verb, subject)
            continue
        source = attributions.attribution(subject, verb.text)
        if source is not None and (deed := _denied_deed(verb)) is not None:
            yield from responsibility_of(scene, verb, subject, deed, Stance.DENIED, (source,))
        elif source is not None and (clause := _denied_use(scene, verb)) is not None:
            yield from responsibility_of(scene, verb, read_arguments(clause).doer, clause, Stance.DENIED, (source,))
        elif source is not None and (denied := _denied_noun(verb)) is not None:
            yield from _of_noun(scene, attributions, verb, subject, source, denied)


def _of_clause(scene: Scene, attributions: Attributions, verb: Token, subject: Token) -> Iterator[Finding]:
    """ "..., which it denies": a pronoun is the accused of the sentence."""
    told = list(_accusations(scene, attributions, [verb.sentence], verb))
    if not told:
        return
    accused, act, target = told[-1]
    source = attributions.attribution(subject, verb.text)
    if subject.pos == "PRON":
        source = Attribution(str(accused.value), accused.span, verb.text)
    if source is not None:
        yield _denial(verb, subject, source, accused, act, target)


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
    return next((c for c in verb.children if c.dep == "dobj" and (c.lemma in deniable or c.lower in ("it", "this", "that"))), None)


def _of_noun(
    scene: Scene, attributions: Attributions, verb: Token, subject: Token, source: Attribution, denied: Token
) -> Iterator[Finding]:
    """ "X denied responsibility", for a harm that is named there, or that X is accused of before, or that was told last."""
    named = read_arguments(denied).phrase("for", "in", "of", "over")
    who = scene.role("accused", subject)
    if who is None:
        return
    if named is not None and is_harm(scene, named):
        span = noun_phrase(named, with_phrases=True)
        yield _denial(verb, subject, source, who, Role("act", span.of(scene.text), span), None)
        return
    before = scene.parsed.sentences[max(0, verb.sentence.i - _BACK) : verb.sentence.i + 1]
    mine = [told for told in _accusations(scene, attributions, before, verb) if _is_of(told[0], who, source)]
    if mine:
        yield _denial(verb, subject, source, who, *mine[-1][1:])
        return
    harm = told_before(scene, verb, back=_BACK) if denied.lemma in load_phrases("responsibility", "own_part") else None
    if harm is not None:
        span = noun_phrase(harm, with_phrases=True)
        yield _denial(verb, subject, source, who, Role("act", span.of(scene.text), span), None)


def _accusations(
    scene: Scene, attributions: Attributions, sentences: list[Sentence], verb: Token
) -> Iterator[tuple[Role, Role, Role | None]]:
    """Who is accused of what, and against what it was, in the order of the words before the verb."""
    for sentence in sentences:
        for finding in read_responsibilities(scene, attributions, sentence):
            roles = {role.name: role for role in finding.roles}
            if finding.anchor.span.start < verb.span.start and finding.stance is not Stance.DENIED and {"accused", "act"} <= set(roles):
                yield roles["accused"], roles["act"], roles.get("target")


def _is_of(accused: Role, who: Role, source: Attribution) -> bool:
    """Whether the accused is who denies it: the same name, or one of the same state."""
    names = [str(accused.value).casefold(), *(str(n).casefold() for n in (who.value, source.source))]
    if any(one and (one in names[0] or names[0] in one) for one in names[1:]):
        return True
    states = [states_named(name) for name in names]
    return bool(states[0] & (states[1] | states[2]))


def _denial(verb: Token, subject: Token, source: Attribution, who: Role, act: Role, target: Role | None) -> Finding:
    roles = [who, act, *([target] if target is not None else [])]
    words = [verb, *subject.subtree, *(c for c in verb.children if c.dep == "dobj")]
    return Finding(ClaimKind.RESPONSIBILITY, verb, roles, words=words, stance=Stance.DENIED, attribution=(source,))
