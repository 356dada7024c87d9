"""Given names: which spellings, languages and short forms are one name, and whose child a patronymic makes."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from linkage.entities.names.arabic import is_arabic
from linkage.entities.names.letters import to_plain
from linkage.entities.names.sounds import read_sounds
from linkage.vocab import load_pairs, load_phrases

_PATRONYMIC = re.compile(
    r"(.{2,}?)(?:[iyj]*(?:[eo][vw])?[iy]*(?P<son>ich|ych|itch|ytch|itsch|ytsch|icz|ycz|yc|ic)"
    r"|(?P<daughter>[iyj]*[eo][vw]n[ay]|[yj]?[iy]?[iy][vw]n[ay]|inichn[ay]|ichn[ay]))"
)
_ENDING = re.compile("[aeiouyj]+$")
_READINGS = 6  # of a word that are looked up
_MOST_WRONG = 3  # letters in which a spelling may differ from the one that sounds like it
_SHORTEST = 4  # letters of a patronymic, or of a name that is known by its sound


@lru_cache(maxsize=65536)
def family_of(plain: str) -> str:
    """The family of a given name, by its spelling or else by its sound; it begins with "#", and is "" where none is known.

    Args:
        plain: A word as `to_plain` has it.
    """
    found = given_families().get(plain)
    if found is not None or is_arabic(plain):
        return found or ""
    for sound in read_sounds(plain)[:_READINGS]:
        family, spelling = _by_sound().get(sound, ("", ""))
        if family and OSA.distance(plain, spelling, score_cutoff=_MOST_WRONG) <= (_MOST_WRONG if len(sound) > _SHORTEST else 1):
            return family
    return ""


@cache
def _by_sound() -> dict[str, tuple[str, str]]:
    """The family by sound with one of its spellings, where only one family has it; short names only by spelling."""
    found: dict[str, dict[str, str]] = {}
    for plain, family in given_families().items():
        if not is_arabic(plain) and len(plain) >= _SHORTEST:
            found.setdefault(read_sounds(plain)[0], {}).setdefault(family, plain)
    return {sound: next(iter(families.items())) for sound, families in found.items() if len(families) == 1}


@cache
def given_families() -> dict[str, str]:
    """The family of given names by plain word, short forms among them; it begins with "#".

    Raises:
        VocabularyError: `givennames.yaml` is not of its shape.
    """
    lines = [line.split() for part in ("western", "arabic", "slavic") for line in load_phrases("givennames", part)]
    found = {to_plain(word): f"#{line[0]}" for line in lines for word in line}
    for short, name in load_pairs("givennames", "short").items():
        found.setdefault(short, f"#{name}")
    return found


@cache
def _arabic() -> frozenset[str]:
    return frozenset(f"#{line.split()[0]}" for line in load_phrases("givennames", "arabic"))


def is_arabic_family(family: str) -> bool:
    """Whether a family of given names is of those whose bearers put their father's given name behind their own.

    Args:
        family: A family, by `family_of`.
    """
    return family in _arabic()


@cache
def _fathers() -> dict[str, str]:
    """The family by what is left of the father's name in a patronymic."""
    lines = [line.split() for part in ("arabic", "slavic") for line in load_phrases("givennames", part)]
    return {_ENDING.sub("", to_plain(word)): line[0] for line in lines for word in line}


@lru_cache(maxsize=65536)
def father_of_patronymic(plain: str) -> str | None:
    """Whose son or daughter the word names ("ivan m", "ivan f"); "?" where the father's name is not known, None where it is no patronymic.

    Args:
        plain: A word in small Latin letters.
    """
    found = _PATRONYMIC.fullmatch(plain) if len(plain) > _SHORTEST else None
    if found is None:
        return None
    father = _fathers().get(_ENDING.sub("", found[1]))
    return "?" if father is None else f"{father} {'f' if found['daughter'] else 'm'}"
