"""A part of people told before, by number: "eight of them children", "five of whom were women", "Among them were two boys"."""

from __future__ import annotations

from collections.abc import Sequence

from linkage.claims.outcome import outcome_words, people_words
from linkage.claims.scene import CountHit
from linkage.model.parse import Token
from linkage.vocab import load_phrases

_BE = ("be", "include")
_AHEAD = 6  # words from "of them" to the noun that tells who they are


def part_of_them(tokens: Sequence[Token], hit: CountHit) -> tuple[Token, Token] | None:
    """Who a number of people told before are: "young children" of "eight of them were young children"; None where it tells no such part.

    Args:
        tokens: The words of the sentence.
        hit: The number.

    Returns:
        The first word that tells who they are, and the noun.
    """
    behind = _behind_them(tokens, hit.end)
    if behind is not None:
        return _who(tokens, behind)
    opens = hit.start == 0 and hit.end < len(tokens) and tokens[hit.end].lemma == "be"  # "Eight were children"
    if opens:
        return _who(tokens, hit.end)
    among = tokens[0].lower == "among" and hit.start >= 3 and tokens[1].lower in load_phrases("outcomes", "those")
    return _who(tokens, hit.end) if among and any(t.lemma == "be" for t in tokens[2 : hit.start]) else None


def _behind_them(tokens: Sequence[Token], end: int) -> int | None:
    """Where the words end that say of whom it is a part: "of them", "of whom", "of the dead"."""
    if end + 1 >= len(tokens) or tokens[end].lower != "of":
        return None
    if tokens[end + 1].lower in load_phrases("outcomes", "those"):
        return end + 2
    named = end + 2 < len(tokens) and tokens[end + 1].lower in ("the", "those") and outcome_words("nouns").concept(tokens[end + 2].lemma)
    return end + 3 if named else None


def _who(tokens: Sequence[Token], start: int) -> tuple[Token, Token] | None:
    """The noun of people behind, with nothing before it but a form of "be" and what describes it."""
    first = None
    for token in tokens[start : start + _AHEAD]:
        first = first or (token if token.pos not in ("AUX", "PUNCT") else None)
        if first is not None and token.lemma in people_words() and token.pos in ("NOUN", "PROPN"):
            return first, token
        if token.pos not in ("ADJ", "ADV", "DET", "NOUN", "AUX", "PUNCT") or (token.pos == "PUNCT" and token.text not in ("-", '"')):
            return None
        if token.pos == "AUX" and token.lemma not in _BE:
            return None
    return None
