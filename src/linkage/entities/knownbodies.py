"""Bodies that are known by several names: which of them a wording names."""

import re
from functools import cache, lru_cache

from linkage.entities.romanise import romanise
from linkage.vocab import load_phrases

KINDS = ("armed", "forces", "agencies", "outlets")
_BASED = re.compile(r"^\w+-based\s+", re.IGNORECASE)


@lru_cache(maxsize=16384)
def known_body(core: str) -> str | None:
    """The usual name of the body; None where the list holds none of that name.

    Args:
        core: A wording without article and without the people who speak for it ("the Geneva-based committee" names none).
    """
    words = _BASED.sub("", core).split()
    while words:
        found = _known().get(_fold(" ".join(words)))
        if found is not None and not (len(words) == 1 and words[0].islower() and words[0].isascii()):
            return found
        if len(words) > 1 and words[-1].casefold() in _light("after"):
            words.pop()
        elif len(words) > 1 and words[0].casefold() in _light("before"):
            words.pop(0)
        else:
            return None
    return None


@cache
def names_of(usual: str) -> tuple[str, ...]:
    """Every name of a known body, the usual one first.

    Args:
        usual: Its usual name, as `known_body` gives it.
    """
    return tuple(name for line in _lines() if line[0] == usual for name in line)


def _fold(name: str) -> str:
    return " ".join(re.findall(r"\w+", romanise(name).casefold().replace("'", "").replace("’", "")))


@cache
def _known() -> dict[str, str]:
    return {_fold(name): line[0] for line in _lines() for name in line}


@cache
def _lines() -> tuple[list[str], ...]:
    return tuple(line.split(" = ") for kind in KINDS for line in load_phrases("knownbodies", kind))


@cache
def _light(where: str) -> frozenset[str]:
    return frozenset(load_phrases("bodynames", f"light_{where}"))
