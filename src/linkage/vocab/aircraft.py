"""Aircraft without a word that tells whose they are: they name no side."""

import re
from functools import cache

from linkage.vocab.lexicon import load_phrases

_WORD = re.compile(r"[^\W_]+")


def is_bare_aircraft(name: str) -> bool:
    """Whether a wording is of a bare aircraft ("helicopters", "two unidentified jets").

    Args:
        name: Who is said to have done something, as written.
    """
    words = [word.casefold() for word in _WORD.findall(name)]
    while words and words[0] in _unmarked():
        words.pop(0)
    return " ".join(words) in _aircraft()


@cache
def _unmarked() -> frozenset[str]:
    return frozenset(load_phrases("elements", "unmarked"))


@cache
def _aircraft() -> frozenset[str]:
    """Aircraft without a mark of whose they are, one or several."""
    plain = load_phrases("acts", "aircraft")
    return frozenset((*plain, *(f"{one}s" for one in plain), *load_phrases("elements", "aircraft")))
