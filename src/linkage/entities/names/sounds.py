"""How a word of a name may sound: one form for what the schools of transliteration write differently."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice, product

from linkage.vocab import load_pairs

_MOST_READINGS = 12
_SHORTEST_SURNAME = 4  # of no more sounds, a word that ends in -ef is none on -ev: "Deif", "Seif"
_SILENT_E = 5  # a word of so many letters may end in an e that French writes and nobody says
_VOWELS = str.maketrans("iu", "yo")
_SEMIVOWEL = re.compile("(?<=[aeo])y+|y+(?=[aeo])")
_DOUBLE = re.compile(r"(.)\1+")
_ONE_VOWEL = str.maketrans("eo", "aa")
_RUN = re.compile("a+")


@lru_cache(maxsize=65536)
def read_sounds(word: str) -> tuple[str, ...]:
    """The ways in which a word may sound, the usual one first.

    Args:
        word: A word in small Latin letters without marks ("schoigu", "choigou").
    """
    readings = dict.fromkeys(islice(_levelled(word), _MOST_READINGS))
    if len(word) >= _SILENT_E and word[-1] == "e":
        readings.update(dict.fromkeys(islice(_levelled(word[:-1]), _MOST_READINGS)))
    return tuple(readings)


@cache
def _sounds(section: str) -> dict[str, tuple[str, ...]]:
    return {group: tuple(sounds.split()) for group, sounds in load_pairs("transliteration", section).items()}


@cache
def _group() -> re.Pattern[str]:
    """A group of letters that stands for a sound, the longest that fits."""
    longest = sorted((g for g in _sounds("sounds") if len(g) > 1), key=lambda g: -len(g))
    return re.compile("|".join([*longest, f"(?:{'|'.join(_sounds('before_front_vowel'))})(?=[eiy])", "."]))


def _levelled(word: str) -> Iterator[str]:
    usual, before_front = _sounds("sounds"), _sounds("before_front_vowel")
    found = _group().findall(word)
    after = [*(group[0] for group in found[1:]), ""][: len(found)]
    groups = [
        before_front[group] if group in before_front and following and following in "eiy" else usual.get(group, (group,))
        for group, following in zip(found, after, strict=True)
    ]
    for reading in product(*groups):
        yield _level("".join(reading).translate(_VOWELS))


def _level(text: str) -> str:
    """A reading without double letters and half vowels, with one form for endings that schools write differently ("-off", "-ew")."""
    if "y" in text:
        text = _SEMIVOWEL.sub("", text).replace("y", "e")
    text = _DOUBLE.sub(r"\1", text)
    if len(text) > _SHORTEST_SURNAME and text.endswith(("of", "ef", "ev")):
        return f"{text[:-2]}ov"
    return text[:-1] if text.endswith(("ah", "eh", "oh")) else text


@cache
def _bones() -> dict[int, str]:
    bones = load_pairs("transliteration", "bones")
    return {code: bones.get(chr(code), "") for code in (*range(ord("a"), ord("z") + 1), *range(0x600, 0x700))}


def skeleton(sound: str) -> str:
    """The consonants that all schools and scripts write alike: without vowels, breaths, v, g and j, and with one sibilant.

    Args:
        sound: One reading of `read_sounds`, or a word in levelled Arabic letters.
    """
    return sound.translate(_bones())


def shape(sound: str) -> str:
    """The sound with all vowels made one: two words of one shape differ in their vowels only.

    Args:
        sound: One reading of `read_sounds`.
    """
    return _RUN.sub("a", sound.translate(_ONE_VOWEL))
