"""Attacks: an act of violence or coercion happened."""

from __future__ import annotations

from collections.abc import Iterator

from linkage.claims.acts import act_nouns, is_noun, listed
from linkage.claims.attacknoun import attacks_of_noun, attacks_of_use
from linkage.claims.attackverb import attacks_of_verb, can_tell
from linkage.claims.finding import Finding
from linkage.claims.scene import Scene
from linkage.model.parse import Sentence


def read_attacks(scene: Scene, sentence: Sentence) -> Iterator[Finding]:
    """The attacks that a sentence tells of: by a verb, by a noun of action, by a weapon delivered."""
    used: set[int] = set()
    for token in sentence.tokens:
        if can_tell(token):
            yield from attacks_of_verb(scene, token, used)
        elif token.pos == "NOUN" and token.lemma in listed("uses"):
            yield from attacks_of_use(scene, token)
    for hit in act_nouns().find(sentence.tokens):
        head = sentence.tokens[hit.end - 1]
        if is_noun(head) and not used & set(range(hit.start, hit.end)):
            term = " ".join(t.lemma for t in sentence.tokens[hit.start : hit.end])
            yield from attacks_of_noun(scene, head, hit.concept, term)
