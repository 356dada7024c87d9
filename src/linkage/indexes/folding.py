"""Words as the index stores and seeks them: without accents, vowel signs and capitals, in every script."""

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None})
_WORD = re.compile(r"[^\W_]+")
LONGEST_QUERY = 20  # words


def fold(text: str) -> str:
    """The text in small letters, with accents, vowel signs and the variants of Arabic letters taken off.

    Args:
        text: Any text.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_ARABIC)


def match(text: str) -> str:
    """The query of a full-text search for all of these words, each as the beginning of one.

    Args:
        text: What a person typed; signs are no operators.

    Returns:
        A query; "" where the text holds no word.
    """
    words = _WORD.findall(fold(text))[:LONGEST_QUERY]
    return " ".join(f'"{word}"*' for word in words)


_fold_word = lru_cache(maxsize=65_536)(fold)


def excerpt(text: str, query: str, width: int = 90) -> str:
    """Words around the first place where a word of the query begins, marked by U+0002 and U+0003.

    Args:
        text: The text as printed.
        query: What was sought.
        width: Characters on each side.
    """
    sought = tuple(_WORD.findall(fold(query)))
    for found in _WORD.finditer(text) if sought else ():
        if _fold_word(found.group()).startswith(sought):
            start, end = max(0, found.start() - width), min(len(text), found.end() + width)
            before, after = text[start : found.start()], text[found.end() : end]
            return f"{'…' if start else ''}{before}\u0002{found.group()}\u0003{after}{'…' if end < len(text) else ''}"
    return text[: 2 * width]


def cut_asked(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces, each with whether it is a word of the query.

    Args:
        text: The text as printed.
        query: What was sought.
    """
    sought = tuple(_WORD.findall(fold(query)))[:LONGEST_QUERY]
    pieces, at = [], 0
    for found in _WORD.finditer(text) if sought else ():
        if _fold_word(found.group()).startswith(sought):
            pieces += [(text[at : found.start()], False), (found.group(), True)]
            at = found.end()
    return tuple((piece, asked) for piece, asked in (*pieces, (text[at:], False)) if piece != "")
