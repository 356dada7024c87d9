"""Teasers: headlines of other stories and lists of tags that a page sets in one line behind its text."""

from __future__ import annotations

from linkage.claims.scene import Scene
from linkage.model.parse import Sentence

_OPENING = 400  # characters: here stands the report's own headline
_LEAST = 9  # words: a shorter line is a name, a heading or a byline
_FIRST = 3  # capitals among the first six words, without which the others need not be counted
_CAPITALS = 0.7  # share of its words that begin with a capital, as headlines are set and sentences are not


def is_teaser(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence is no sentence: several headlines or tags run together, told by their capitals.

    Args:
        scene: The report.
        sentence: A sentence of it.
    """
    if sentence.span.start < _OPENING or scene.report.record or sum(t.text[0].isupper() for t in sentence.tokens[:6]) < _FIRST:
        return False
    words = [t.text for t in sentence.tokens if t.text[0].isalpha()]
    return len(words) >= _LEAST and sum(w[0].isupper() for w in words) >= _CAPITALS * len(words)
