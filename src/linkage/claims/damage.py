"""Damage: something was destroyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkage.claims.acts import concept_of_noun, targets
from linkage.claims.clauses import is_negated, noun_phrase, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_phrases


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(load_phrases("damage", section))


def read_damage(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What a sentence says was destroyed: by a verb, by a noun of destruction, by "no longer exists"."""
    for token in sentence.tokens:
        if token.pos in ("VERB", "ADJ") and token.lemma in _listed("verbs"):
            yield from _by_verb(scene, token)
        elif token.pos == "NOUN" and token.lemma in ("destruction", "devastation", "damage"):
            yield from _by_noun(scene, token)
        elif token.lemma == "exist" and {"no", "longer"} <= {t.lower for t in sentence.tokens[max(0, token.i - 3) : token.i]}:
            yield from _gone(scene, token)


def _by_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    if is_negated(verb) or any(c.dep == "aux" and c.lower in ("will", "would", "could", "may", "might", "can") for c in verb.children):
        return
    if any(c.lower == "to" and c.dep == "aux" for c in verb.children) and verb.dep == "xcomp":
        return
    arguments = read_arguments(verb)
    thing = arguments.undergoer
    if verb.lemma == "collapse":
        thing = arguments.doer
    if thing is None and verb.dep in ("advcl", "ROOT", "conj", "acl") and verb.lemma == "reduce":
        thing = None
    elif thing is None or not _is_thing(scene, thing):
        return
    if verb.lemma in ("reduce", "level", "burn", "gut", "crush") and verb.lemma == "reduce":
        into = arguments.phrase("to")
        if into is None or into.lemma not in ("ash", "rubble", "ruin"):
            return
        extent = Span(verb.span.start, into.span.end)
        if thing is None:
            place = scene.place_near(verb)
            if place is None:
                return
            roles = [
                Role("object", place.text, place.span),
                Role("extent", extent.of(scene.text), extent),
                Role("place", place.text, place.span),
            ]
            yield Finding(ClaimKind.DAMAGE, verb, roles, quote=extent, confidence=0.5)
            return
    else:
        left = next((c for c in verb.children if c.dep == "advmod" and c.i < verb.i and c.lower.endswith("ly")), verb)
        extent = Span(left.span.start if left.i == verb.i - 1 else verb.span.start, verb.span.end)
    yield from _finding(scene, verb, thing, extent)


def _finding(scene: Scene, anchor: Token, thing: Token | None, extent: Span) -> Iterator[Finding]:
    if thing is None:
        return
    role = scene.role("object", thing, with_conjuncts=True)
    if role is None:
        return
    time, when = scene.time_role(anchor)
    roles = [role, Role("extent", extent.of(scene.text), extent), scene.place_role(anchor, thing), time]
    yield Finding(ClaimKind.DAMAGE, anchor, [r for r in roles if r is not None], words=[anchor, thing], when=when, confidence=0.6)


def _is_thing(scene: Scene, token: Token) -> bool:
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PERSON
    if token.pos == "PRON":
        return token.lower == "it"
    concept = concept_of_noun(targets(), token)
    if concept is not None:
        return concept not in ("civilians", "journalists") and not (
            concept == "military"
            and token.tag in ("NN", "NNS")
            and token.lemma in ("soldier", "militant", "rebel", "fighter", "terrorist", "enemy")
        )
    return token.lemma in (
        "city",
        "town",
        "village",
        "area",
        "equipment",
        "vehicle",
        "car",
        "tank",
        "property",
        "crop",
        "facility",
        "wall",
        "roof",
        "half",
        "part",
        "supply",
        "shop",
        "store",
        "office",
        "structure",
        "window",
        "land",
        "cargo",
        "region",
        "everything",
        "livelihood",
    )


def _by_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "the destruction of the city", "biggest destruction is in X"."""
    arguments = read_arguments(noun)
    thing = arguments.phrase("of", "to", "in")
    if thing is None and noun.dep in ("nsubj", "attr", "dobj") and noun.head.lemma in ("be", "cause", "occur"):
        thing = next(
            (g for c in noun.head.children if c.dep == "prep" and c.lower in ("in", "to") for g in c.children if g.dep == "pobj"), None
        )
    if thing is None or not _is_thing(scene, thing) or noun.head.lemma in ("avoid", "prevent", "threaten", "vow"):
        return
    extent = scene.trimmed(noun_phrase(noun, with_phrases=False))
    yield from _finding(scene, noun, thing, extent)


def _gone(scene: Scene, verb: Token) -> Iterator[Finding]:
    """ "90% of X no longer exists": the share is the extent."""
    subject = read_arguments(verb).doer
    if subject is None:
        return
    words = scene.text[verb.sentence.span.start : verb.span.start]
    share = re.search(r"\d+(?:[.,]\d+)?\s?(?:%|per cent|percent)|half|most|all", words)
    of = next((g for c in subject.children if c.dep == "prep" and c.lower == "of" for g in c.children if g.dep == "pobj"), None)
    thing = of or subject
    longer = verb.sentence.tokens[verb.i - 2]
    span = (
        Span(verb.sentence.span.start + share.start(), verb.sentence.span.start + share.end())
        if share is not None
        else Span(longer.span.start, verb.span.end)
    )
    yield from _finding(scene, verb, thing, span)
