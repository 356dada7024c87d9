"""Attackers who are given a name: "the police identified the gunman as X", "the bomber was named as X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from linkage.claims.acts import act_of_noun
from linkage.claims.attribution import Attributions
from linkage.claims.clauses import read_arguments
from linkage.claims.finding import Finding
from linkage.claims.harm import responsibility_of
from linkage.claims.negation import is_negated
from linkage.claims.ordinal import told_before
from linkage.claims.scene import Scene
from linkage.model.claim import Attribution, Stance
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.vocab import load_pairs, load_phrases


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(load_phrases("responsibility", section))


def read_unmaskings(scene: Scene, attributions: Attributions, sentence: Sentence) -> Iterator[Finding]:
    """Whom a sentence names as the one who did what the report has told before.

    Nothing where the report tells of no attack before it: the claim says what somebody answers for.

    Args:
        scene: The report.
        attributions: Who says what.
        sentence: The sentence.
    """
    for token in sentence.tokens:
        if token.pos != "VERB" or token.lemma not in _listed("naming") or is_negated(token):
            continue
        unknown = _unknown(token)
        name = _name(scene, token)
        if unknown is None or name is None:
            continue
        act = _event(scene, token, unknown) or told_before(scene, token, back=_BACK)
        if act is not None:
            yield from responsibility_of(scene, token, name, act, Stance.ALLEGED, _said_by(attributions, token))


_BACK = 12  # sentences: who did it is told long after what was done


def _unknown(verb: Token) -> Token | None:
    """The nameless doer whom somebody names: "the gunman", "the attacker"; None where the verb names anybody else."""
    arguments = read_arguments(verb)
    whom = verb.head if verb.dep == "acl" and verb.tag == "VBN" else arguments.undergoer
    return whom if whom is not None and whom.lemma.lower() in _listed("nameless") and whom.tag == "NN" else None


def _name(scene: Scene, verb: Token) -> Token | None:
    """The name behind "as", or right behind the nameless one where the parser takes both for one phrase."""
    behind = [t for t in verb.sentence.tokens[verb.i + 1 : verb.i + 1 + _NEAR] if t.head_i != t.i]
    link = next((t.i for t in behind if t.lower == "as"), None)
    if link is None:
        return None
    named = (t for t in verb.sentence.tokens[link + 1 : link + 1 + _NEAR])
    return next((t for t in named if (m := scene.named(t)) is not None and m.type is MentionType.PERSON), None)


_NEAR = 8  # words


def _event(scene: Scene, verb: Token, unknown: Token) -> Token | None:
    """The noun of the last act told before that fits him: a gunman's is a shooting, and what a court charges is none."""
    fitting = load_pairs("responsibility", "nameless_acts").get(unknown.lemma.lower())
    for sentence in reversed(scene.parsed.sentences[max(0, verb.sentence.i - _BACK) : verb.sentence.i + 1]):
        for noun in reversed([t for t in sentence.tokens if t.span.end <= verb.span.start]):
            told = act_of_noun(noun) if noun.dep != "compound" and not is_negated(noun) else None
            if told is not None and (fitting is None or told in (fitting, "other")) and not _is_charged(noun):
                return noun
    return None


def _is_charged(noun: Token) -> bool:
    """Whether the noun is what somebody is charged with, and so no telling of what happened."""
    return any(a.lemma in load_pairs("responsibility", "accusing") or a.lemma in _listed("charges") for a in noun.ancestors)


def _said_by(attributions: Attributions, verb: Token) -> tuple[Attribution, ...] | None:
    """Who gives the name: the subject of "identified"; None where the sentence tells it in another way."""
    arguments = read_arguments(verb)
    teller = arguments.doer if verb.dep != "acl" else arguments.phrase("by")
    said = attributions.attribution(teller, verb.text) if teller is not None and teller.pos in ("NOUN", "PROPN", "PRON") else None
    return (said,) if said is not None else None
