"""Names of bodies that stand in quotation marks: "the ‘Valley People's Republic’", "JSC ‘Northern Works’"."""

from collections.abc import Sequence
from functools import cache

from linkage.model.parse import Token
from linkage.vocab import load_phrases, title_lexicon

_OPENING, _CLOSING = frozenset("‘“«\"'"), frozenset("’”»\"'")
_LONGEST = 12  # words between two marks
_JOINS = frozenset({"of", "for", "and", "the", "'", "&", "-", "'s", "’s", "de", "du", "des", "la", "al", "el", "."})


@cache
def body_heads() -> frozenset[str]:
    """The lower-case nouns that head the name of a body."""
    return frozenset((*load_phrases("bodies", "units"), *load_phrases("bodies", "bodies")))


@cache
def _naming() -> frozenset[str]:
    """Lower-case nouns behind which a name in marks is that of a body: legal forms, units, firms."""
    return frozenset((*load_phrases("bodies", "legal_forms"), *load_phrases("bodies", "units"), "company", "firm", "bank", "corporation"))


def marked_body(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """The first and the last word of a name of a body whose marks open at a word or right behind it, and the word after the marks.

    Args:
        tokens: The sentence.
        i: A mark, or a legal form before one ("JSC" of "JSC ‘Northern Works’").

    Returns:
        None where no such name stands there.
    """
    form = tokens[i].lower in load_phrases("bodies", "legal_forms") and tokens[i].text[0].isupper()
    opening = i + 1 if form and i + 1 < len(tokens) else i
    if tokens[opening].text not in _OPENING:
        return None
    for j in range(opening + 1, min(opening + 2 + _LONGEST, len(tokens))):
        if tokens[j].text in _CLOSING:
            words = tokens[opening + 1 : j]
            before = tokens[opening - 1] if opening else None
            named = form or (before is not None and before.lower in _naming())
            if not _is_name(words, named=named):
                return None
            return (i, j, j + 1) if form else (opening + 1, j - 1, j + 1)
        if not (tokens[j].text[0].isupper() or tokens[j].text[0].isdigit() or tokens[j].lower in _JOINS):
            return None
    return None


def _is_name(words: Sequence[Token], *, named: bool) -> bool:
    """Whether the words between two marks are the name of a body: told by the word before, or by one of their own."""
    if not words or not words[0].text[0].isupper() or title_lexicon().at(words, 0) is not None:
        return False
    last = next(t for t in reversed(words) if t.text[0].isupper())
    return named or (len(words) > 1 and last is words[-1] and any(t.lower in body_heads() for t in words))
