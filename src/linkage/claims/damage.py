"""Damage: something was destroyed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from linkage.claims.acts import concept_of_noun, counted_noun, targets
from linkage.claims.clauses import behind_to, read_arguments
from linkage.claims.finding import Finding
from linkage.claims.negation import is_negated
from linkage.claims.nounphrase import noun_phrase
from linkage.claims.outcome import people_words
from linkage.claims.scene import Scene
from linkage.model.claim import ClaimKind, Role
from linkage.model.mention import MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.span import Span
from linkage.vocab import load_word_set

_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|per cent|percent)|half|most|all|two thirds|a third", re.IGNORECASE)


_listed = partial(load_word_set, "damage")


def read_damage(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """What a sentence says was destroyed: by a verb, by a noun of destruction, by "no longer exists"."""
    for token in sentence.tokens:
        if token.pos == "VERB" and token.lemma in _listed("verbs"):
            yield from _by_verb(scene, token)
        elif token.pos == "ADJ" and token.lower in _listed("extents"):
            yield from _by_adjective(scene, token)
        elif token.pos == "NOUN" and token.lemma in _listed("nouns"):
            yield from _by_noun(scene, token)
        elif token.pos == "NOUN" and token.dep == "pobj" and token.lemma in _listed("remains") | _listed("idle"):
            yield from _by_state(scene, token)
        elif token.lemma == "exist" and {"no", "longer"} <= {t.lower for t in sentence.tokens[max(0, token.i - 3) : token.i]}:
            longer = sentence.tokens[token.i - 2]
            yield from _of_share(scene, token, read_arguments(token).doer, Span(longer.span.start, token.span.end))


def _by_verb(scene: Scene, verb: Token) -> Iterator[Finding]:
    helpers = {c.lower for c in verb.children if c.dep == "aux"}
    if is_negated(verb) or helpers & {"will", "would", "could", "may", "might", "can", "to"}:
        return
    arguments = read_arguments(verb)
    thing = arguments.doer if verb.lemma == "collapse" else arguments.undergoer
    if verb.dep == "amod":  # "destroyed buildings"
        thing = verb.head
    if verb.lemma == "reduce":
        beside = read_arguments(thing).phrase("to") if thing is not None else None  # "to" may hang on the thing
        yield from _reduced(scene, verb, thing, behind_to(verb) or beside)
    else:
        yield from _of_share(scene, verb, thing, _extent(verb))


def _extent(word: Token) -> Span:
    """The word with the adverb right before it: "badly damaged"."""
    before = word.previous
    degree = before is not None and before.head is word and before.dep == "advmod" and before.lower.endswith("ly")
    return Span(before.span.start if degree and before is not None else word.span.start, word.span.end)


def _reduced(scene: Scene, verb: Token, thing: Token | None, remains: Token | None) -> Iterator[Finding]:
    """ "X was reduced to rubble"; a fragment without X is about the place told last."""
    if remains is None or remains.lemma not in _listed("remains"):
        return
    extent = Span(verb.span.start, remains.span.end)
    if thing is not None:
        yield from _of_share(scene, verb, thing, extent)
        return
    place = scene.places.near(verb)
    if place is not None:
        roles = [Role(name, place.text, place.span) for name in ("object", "place")]
        roles.insert(1, Role("extent", extent.of(scene.text), extent))
        yield Finding(ClaimKind.DAMAGE, verb, roles, quote=extent)


def _by_adjective(scene: Scene, word: Token) -> Iterator[Finding]:
    """ "a ruined school", "the facility is completely ruined"."""
    head = word.head
    thing = head if word.dep == "amod" else read_arguments(head).doer if head.lemma in ("be", "remain", "lie") else None
    if thing is None and head.lemma in ("be", "remain"):
        thing = read_arguments(head).undergoer
    yield from _of_share(scene, word, thing, _extent(word))


def _by_state(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "Left the bakery in ruins", "the city lies in ruins", "was put out of service"."""
    link = noun.head
    first = link.head if link.lower == "of" and link.head.lower == "out" else link
    verb = first.head
    if verb.pos not in ("VERB", "AUX") or is_negated(verb) or (first.lower == "in") != (noun.lemma in _listed("remains")):
        return
    arguments = read_arguments(verb)
    thing = arguments.undergoer if verb.lemma in _listed("left_so") else arguments.doer
    if verb.lemma in _listed("left_so") | _listed("standing_so"):
        yield from _of_share(scene, noun, thing, Span(first.span.start, noun.span.end))


def _by_noun(scene: Scene, noun: Token) -> Iterator[Finding]:
    """ "the destruction of the city", "caused material damage to houses", "biggest destruction is in X"."""
    if noun.head.lemma in ("avoid", "prevent", "threaten", "vow"):
        return
    thing = read_arguments(noun).phrase("of", "to", "in", "inside")
    if thing is None and noun.dep in ("nsubj", "attr", "dobj") and noun.head.lemma in ("be", "cause", "occur", "inflict", "do"):
        phrases = read_arguments(noun.head).phrases
        thing = next((phrases[p][0] for p in ("to", "on", "inside", "in") if p in phrases), None)
    yield from _of_share(scene, noun, thing, scene.trimmed(noun_phrase(noun, with_phrases=False)))


def _of_share(scene: Scene, anchor: Token, thing: Token | None, extent: Span) -> Iterator[Finding]:
    """The damage of a thing; of "90% of the city" the share is the extent and the city is the thing."""
    if thing is None:
        return
    of = next((g for c in thing.children if c.dep == "prep" and c.lower == "of" for g in c.children if g.dep == "pobj"), None)
    share = _SHARE.search(scene.text, thing.subtree[0].span.start, thing.span.end)
    if of is not None and share is not None:
        thing, extent = of, Span(share.start(), share.end())
    if not _is_thing(scene, thing):
        return
    role = scene.role("object", thing, with_conjuncts=True)
    if role is not None and role.span is not None and anchor.tag == "VBG" and anchor.dep == "amod" and role.span.covers(anchor.span):
        span = scene.trimmed(Span(anchor.span.end, role.span.end))  # "damaging fuel tanks": the tanks
        role = Role("object", span.of(scene.text), span)
    if role is not None:
        time, when = scene.time_role(anchor)
        roles = [role, Role("extent", extent.of(scene.text), extent), scene.place_role(anchor, thing), time]
        yield Finding(ClaimKind.DAMAGE, anchor, [r for r in roles if r is not None], words=[anchor, thing], when=when)


def _is_thing(scene: Scene, token: Token) -> bool:
    counted = counted_noun(token)
    if counted is not None:
        return _is_thing(scene, counted)
    mention = scene.named(token)
    if mention is not None:
        return mention.type is not MentionType.PERSON
    if token.pos == "PRON":
        return token.lower == "it"
    concept = concept_of_noun(targets(), token)
    if concept is not None:
        return concept not in ("civilians", "journalists") and token.lemma not in (*_listed("not_things"), *people_words())
    return token.lemma in _listed("things")
