"""The words of a body's name, each with what it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from linkage.entities.names.arabic import is_arabic
from linkage.entities.names.bodywords import (
    lexicon,
    light_words,
    mend_word,
    number_endings,
    phrases_of,
    small_words,
    split_words,
    without_article,
)
from linkage.entities.names.person import NameWord, Part, letters_of
from linkage.entities.names.sounds import read_sounds, shape

_DIGITS = re.compile(r"(\d+)([^\W\d_]*)")
_ROMAN = re.compile(r"(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})$")
_UNITS = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_ACRONYM_LETTERS = range(2, 8)
_TENS = 20


class Weight(IntEnum):
    """How much a word tells one body from others."""

    LIGHT = 1
    KIND = 2
    OWN = 3


@dataclass(frozen=True, slots=True, eq=False)
class BodyWord:
    """One word of a body's name.

    Args:
        word: The word, as a word of a name; its keys are its sounds, or its meaning where the vocabulary has it.
        weight: How much it tells.
    """

    word: NameWord
    weight: Weight


@dataclass(frozen=True, slots=True, eq=False)
class BodyParts:
    """A body's name in its words.

    Args:
        words: Words without legal forms, small words and numbers; the legal forms themselves where there are no others.
        by_key: The place of the first word with a key.
        forms: What the legal forms mean.
        numbers: The numbers, in digits.
        countries: Codes of the countries named.
        joined: The words without blanks.
        whole: All letters of the name, legal forms and small words among them.
        initials: The first letters of the words, with and without small words.
        acronym: The name, where it may be an acronym; else "".
    """

    words: tuple[BodyWord, ...]
    by_key: dict[str, int]
    forms: frozenset[str]
    numbers: frozenset[str]
    countries: frozenset[str]
    joined: str
    whole: str
    initials: frozenset[str]
    acronym: str


@lru_cache(maxsize=65536)
def parse_body(name: str) -> BodyParts:
    """The words of a body's name.

    Args:
        name: As printed, in Latin, Cyrillic or Arabic script.
    """
    text = _DOTTED.sub(lambda m: m[0].replace(".", ""), name.replace("&", " & "))
    roman = {w.casefold(): n for w in re.findall(r"(?<=\s)[IVX]+\b", text) if (n := _read_roman(w)) is not None}
    plain = tuple(mend_word(word) for word in split_words(text))
    words: list[BodyWord] = []
    forms: list[tuple[str, str]] = []
    numbers: set[str] = set()
    numbered = list(_with_numbers(plain, roman))
    place = 0
    while place < len(numbered):
        word = numbered[place]
        phrase, concept = _meaning(numbered, place)
        if word[0].isdigit():
            numbers.add(word.lstrip("0") or "0")
        elif concept.startswith("="):
            forms.append((concept[1:], " ".join(phrase)))
        elif word not in small_words() or concept:
            words.append(make_body_word(phrase or (word,), concept))
        place += len(phrase) or 1
    if not words:
        words = [make_body_word(tuple(text.split()), "") for _, text in forms]
    words = _without_own_acronym(words)
    by_key: dict[str, int] = {}
    for i, one in enumerate(words):
        for key in one.word.keys:
            by_key.setdefault(key, i)
    joined = "".join(w.word.plain for w in words)
    countries = frozenset(k[1:] for w in words for k in w.word.keys if k[0] == "%")
    initials = frozenset(_initials(plain, forms))
    printed = text.strip(" .")
    acronym = joined if len(words) == 1 and len(joined) in _ACRONYM_LETTERS and printed.split()[0].isupper() else ""
    kinds = frozenset(f for f, _ in forms if f != "any")
    return BodyParts(tuple(words), by_key, kinds, frozenset(numbers), countries, joined, "".join(plain), initials, acronym)


def _read_roman(word: str) -> str | None:
    found = _ROMAN.fullmatch(word)
    return None if found is None else str(10 * len(found[1]) + _UNITS[found[2]])


def _with_numbers(words: tuple[str, ...], roman: dict[str, str]) -> Iterator[str]:
    """The words with numbers in digits: "twenty first" is one number, "64 th" another."""
    numbers = phrases_of("numbers")
    tens = 0
    for place, word in enumerate(words):
        digits = _DIGITS.fullmatch(word)
        value = digits[1] if digits is not None and digits[2] in ("", *number_endings()) else numbers.get((word,), roman.get(word))
        if tens and (value is None or not 0 < int(value) < 10):
            yield str(tens)
            tens = 0
        if value is None:
            if not (place and word in number_endings() and words[place - 1].isdigit()):
                yield word
        elif digits is None and _TENS <= int(value) < 100:
            tens = int(value)
        else:
            yield str(tens + int(value))
            tens = 0
    if tens:
        yield str(tens)


def _meaning(words: list[str], place: int) -> tuple[tuple[str, ...], str]:
    """The longest phrase of the vocabulary that starts at the place, with its concept."""
    for phrase, concept in lexicon().get(words[place], ()):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return phrase, concept
    return (), ""


@lru_cache(maxsize=65536)
def make_body_word(phrase: tuple[str, ...], concept: str) -> BodyWord:
    """One word of a body's name.

    Args:
        phrase: The word, or the words of a phrase of the vocabulary.
        concept: What the vocabulary says it means; "" where it has it not.
    """
    plain = "".join(phrase)
    if concept:
        weight = Weight.KIND if concept[0] == "@" else Weight.OWN
        return BodyWord(
            NameWord(" ".join(phrase), "", plain, Part.NAME, (concept,), concept, "", is_arabic(plain), letters_of(plain)), weight
        )
    plain = without_article(plain)
    arabic = is_arabic(plain)
    sounds: tuple[str, ...] = (plain,) if arabic else read_sounds(plain)
    weight = Weight.LIGHT if plain in light_words() else Weight.OWN
    return BodyWord(
        NameWord(plain, "", plain, Part.NAME, sounds, "", plain if arabic else shape(sounds[0]), arabic, letters_of(plain)), weight
    )


def _initials(words: tuple[str, ...], forms: list[tuple[str, str]]) -> Iterator[str]:
    """The first letters of the words: of all, without the small ones, and without legal forms."""
    dropped = {w for _, phrase in forms for w in phrase.split()}
    for kept in (words, [w for w in words if w not in small_words()], [w for w in words if w not in small_words() and w not in dropped]):
        if len(kept) > 1:
            yield "".join(w[0] for w in kept)


def _without_own_acronym(words: list[BodyWord]) -> list[BodyWord]:
    """The words without an acronym of the others that stands among them."""
    for place, one in enumerate(words):
        others = [w.word.plain[0] for i, w in enumerate(words) if i != place]
        if len(others) > 1 and one.word.plain == "".join(others):
            return [*words[:place], *words[place + 1 :]]
    return words
