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
    if "/" in core and core not in _acronyms():  # two names of one body
        parts = {known_body(part.strip()) for part in core.split("/")}
        return parts.pop() if len(parts) == 1 else None
    words = _BASED.sub("", core).split()
    while words:
        name = " ".join(words)
        found = _acronyms().get(name.replace(".", "")) or (None if name.islower() and name.isascii() else _names().get(_fold(name)))
        if found is not None:
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
    """A name without capitals, accents of other scripts, apostrophes and hyphens."""
    return " ".join(re.findall(r"\w+", romanise(name).casefold().replace("'", "").replace("’", "")))


def is_acronym(name: str) -> bool:
    """Whether a name of the list is an acronym, which is a word of another meaning in small letters ("IS", "WHO", "LeT").

    Args:
        name: A name, as it stands in the list.
    """
    return " " not in name and 2 * sum(c.isupper() for c in name) >= sum(c.isalpha() for c in name)


@cache
def _acronyms() -> dict[str, str]:
    return {name: line[0] for line in _lines() for name in line if is_acronym(name)}


@cache
def _names() -> dict[str, str]:
    return {_fold(name): line[0] for line in _lines() for name in line if not is_acronym(name)}


@cache
def _lines() -> tuple[list[str], ...]:
    return tuple(line.split(" = ") for kind in KINDS for line in load_phrases("knownbodies", kind))


@cache
def _light(where: str) -> frozenset[str]:
    return frozenset(load_phrases("bodynames", f"light_{where}"))
