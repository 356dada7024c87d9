"""The words of a person's name, each with what it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from linkage.entities.names.arabic import is_arabic
from linkage.entities.names.families import family_of, father_of_patronymic
from linkage.entities.names.letters import to_plain
from linkage.entities.names.sounds import read_sounds, shape
from linkage.entities.names.titles import title_words

_WORD = re.compile(r"[^\s\-‐–—.,;:!?()\[\]{}<>«»“”„\"/|&+*_=・،؛]+")
_LOOKALIKES = str.maketrans("0134579", "oieastg")  # digits that stand for letters in slips
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z]{2})(?=[A-Z][a-z])|(?<=\b[AE]l)(?=[A-Z][a-z])")  # "IvanPetrenko"
_ARTICLES = frozenset(["al", "el", "ul", "ur", "ad", "as", "ash", "an", "ar", "at", "az", "ال"])
_FATHERS = frozenset(["bin", "ibn", "ben", "bint", "بن", "ابن", "بنت"])
_PREFIXES = {
    **dict.fromkeys(["abu", "abou", "abi", "ابو", "ابي"], "abu "), **dict.fromkeys(["umm", "oum", "um", "ام"], "umm "),
    **dict.fromkeys(["abd", "abdul", "abdel", "abdal", "abdoul", "abdur", "abdus", "عبد"], "abd "),
}  # fmt: skip
_PARTICLES = frozenset(["de", "van", "von", "der", "den", "da", "do", "dos", "di", "du", "la", "le", "and"])
# "Abdulaziz", "Abderrahmane", "Abuhafs": the prefix written as one word with the name.
_SERVANT = re.compile(r"abd[aeiou]{1,2}(?:l|r(?=r)|s(?=s)|n(?=n)|z(?=z)|d(?=d)|t(?=t))(.{3,})|عبدال(.{2,})")
_PARENT = re.compile(r"abo?u(.{4,})")
_FAITH = re.compile(r"(.{2,}?)(?:[aeiou]{1,2}[ld]?[dl]?|l)d(?:i|ee|y|ie|ei)ne?$")
_FAITHS = frozenset(["din", "deen", "dine", "eddine", "addin", "uddin", "الدين", "دين"])


class Part(IntEnum):
    """What a word of a name is."""

    NAME = 0
    INITIAL = 1
    PATRONYMIC = 2
    KUNYA = 3


@dataclass(frozen=True, slots=True, eq=False)
class NameWord:
    """One word of a name.

    Args:
        text: As printed.
        prefix: "abu ", "umm " or "abd " where the word stands behind one of these, else "".
        plain: In small Latin letters without marks, or in levelled Arabic letters; without the prefix.
        part: What it is.
        keys: Its sounds and, where it is a known given name, the family of it; two words that share a key are spellings of one.
        family: The family of given names; "" where it is none that is known.
        shape: Its usual sound with all vowels made one.
        arabic: Whether it is in Arabic script.
        letters: One bit for each letter that it holds, by which unlike words are told at once.
    """

    text: str
    prefix: str
    plain: str
    part: Part
    keys: tuple[str, ...]
    family: str
    shape: str
    arabic: bool
    letters: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class PersonParts:
    """A person's name in its words, the surname last where the print tells which it is.

    Args:
        words: What is left without titles, articles and "ibn".
        by_key: The place of the first word with a key.
        joined: All words without blanks, by which words written together are found.
        whole: All letters as printed, articles and titles among them.
        fathers: Places of the words that follow an "ibn".
        has_article: Whether a word has the Arabic article, as a surname has and a given name has not.
    """

    words: tuple[NameWord, ...]
    by_key: dict[str, int]
    joined: str
    whole: str
    fathers: frozenset[int]
    has_article: bool


@lru_cache(maxsize=65536)
def parse_person(name: str) -> PersonParts:
    """The words of a person's name.

    Args:
        name: As printed, in Latin, Cyrillic or Arabic script.
    """
    printed = _in_order(name)
    words: list[NameWord] = []
    fathers: list[int] = []
    for word, follows_father in _read_words(printed):
        if follows_father:
            fathers.append(len(words))
        words.append(word)
    words = _mark_patronymic(words)
    has_article = any(text.lower() in ("al", "el") or text.startswith("ال") for text in printed)
    by_key: dict[str, int] = {}
    for place, word in enumerate(words):
        for key in word.keys:
            by_key.setdefault(key, place)
    return PersonParts(
        tuple(words), by_key, "".join(w.prefix + w.plain for w in words), to_plain("".join(printed)), frozenset(fathers), has_article
    )


def _in_order(name: str) -> list[str]:
    """The printed words; a surname that is parted by a comma or printed in capitals goes to the end."""
    if not name.isupper():
        name = _CAMEL.sub(" ", name)
    if "," in name:
        last, _, first = name.partition(",")
        return _WORD.findall(first) + _WORD.findall(last)
    printed = _WORD.findall(name)
    if len(printed) > 1 and printed[0].isupper() and len(printed[0]) > 1 and not printed[-1].isupper():
        capitals = next(i for i, word in enumerate(printed) if not word.isupper())
        return printed[capitals:] + printed[:capitals]
    return printed


def _read_words(printed: list[str]) -> Iterator[tuple[NameWord, bool]]:
    prefix, father, begun = "", False, False
    plains = [to_plain(text) for text in printed]
    for place, (text, plain) in enumerate(zip(printed, plains, strict=True)):
        if not plain:
            continue
        if not plain.isalpha() and any(c.isdigit() for c in plain) and any(c.isalpha() for c in plain):
            plain = plain.translate(_LOOKALIKES)
        following = plains[place + 1] if place + 1 < len(plains) else ""
        if not begun and following and plain in title_words() and len(plain) > 1:
            continue
        if plain in _FATHERS and (begun or plain != "ben") and following:
            father = True
        elif plain in _PREFIXES and following:
            prefix = _PREFIXES[plain]
        elif ((plain in _ARTICLES or plain in _PARTICLES) and following and not (plain in _PARTICLES and not begun)) or (
            plain in _FAITHS and begun
        ):
            continue
        else:
            end = place + 2 if following in _ARTICLES else place + 1
            faith = end < len(plains) and plains[end] in _FAITHS
            yield make_word(prefix, plain, text, faith), father
            prefix, father, begun = "", False, True


@lru_cache(maxsize=65536)
def make_word(prefix: str, plain: str, text: str, faith: bool = False) -> NameWord:
    """One word of a name.

    Args:
        prefix: What stands before it: "abu ", "umm ", "abd " or "".
        plain: The word, by `to_plain`.
        text: The word as printed.
        faith: Whether "al-Din" follows it.
    """
    arabic = is_arabic(plain)
    if len(plain) == 1:
        return NameWord(text, "", plain, Part.INITIAL, (f".{plain}",), "", "", arabic)
    if arabic and plain.startswith("ال") and len(plain) > 4:
        plain = plain[2:]
    family = family_of(("عبد" if arabic else "abd") + plain) if prefix == "abd " else family_of(plain) if not prefix else ""
    if family:
        prefix = ""
    elif not prefix:
        prefix, plain, in_faith = _take_apart(plain)
        faith = faith or in_faith
    if prefix or faith:
        family = family_of(plain)
    if faith:
        prefix += "din "
    sounds: tuple[str, ...] = (plain,) if arabic else read_sounds(plain)
    if plain.startswith("al") and len(plain) > 6 and not family:
        sounds += read_sounds(plain[2:])
    keys = (prefix + family,) if family else tuple(prefix + k for k in sounds)
    part = Part.KUNYA if prefix.startswith(("abu", "umm")) else Part.NAME
    return NameWord(text, prefix, plain, part, keys, family, plain if arabic else shape(sounds[0]), arabic, letters_of(plain))


def letters_of(plain: str) -> int:
    """One bit for each letter of a word; letters of large alphabets share bits.

    Args:
        plain: A word by `to_plain`.
    """
    bits = 0
    for letter in plain:
        bits |= 1 << (ord(letter) & 31)
    return bits


def _take_apart(plain: str) -> tuple[str, str, bool]:
    """A word without the "Abdul" or "Abu" that is written together with it, which comes first, and whether it ended in "al-Din"."""
    if plain.startswith(("abd", "عبدال")) and (servant := _SERVANT.fullmatch(plain)) is not None:
        return "abd ", servant[1] or servant[2], False
    if plain.startswith(("abu", "abou")) and (parent := _PARENT.fullmatch(plain)) is not None:
        return "abu ", parent[1], False
    if (
        plain.endswith(("din", "ine", "een", "dyn", "ien", "ein", "ene"))
        and len(plain) > 6
        and (faith := _FAITH.fullmatch(plain)) is not None
    ):
        return "", faith[1], True
    return "", plain, False


def _mark_patronymic(words: list[NameWord]) -> list[NameWord]:
    """The words, the patronymic among them marked; a surname may look like one ("-ovich")."""
    if len(words) < 3:
        return words
    found = [(place, father) for place, w in enumerate(words) if place and (father := father_of_patronymic(w.plain)) is not None]
    known = [(place, father) for place, father in found if father != "?"]
    last = len(words) - 1
    for place, father in known or [f for f in found if f[0] != last or not words[0].family]:
        word = words[place]
        keys = word.keys if father == "?" else (*word.keys, f"~{father}")
        family = "" if father == "?" else f"~{father}"
        marked = replace(word, prefix="", part=Part.PATRONYMIC, keys=keys, family=family)
        return [*words[:place], marked, *words[place + 1 :]]
    return words
