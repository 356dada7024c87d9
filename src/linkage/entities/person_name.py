"""The parts of a person's name as printed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from linkage.vocab import load_phrases, rank_words

_WORD = re.compile(r"[^\W\d_][\w'’ʼ.\-]*")
_PATRONYMIC = re.compile(r"(?:[oe]vich|[oe]vych|ich|yich|ovna|evna|ivna|yivna)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in its parts.

    Args:
        given: The given name or initial; "" where only a surname is printed.
        middle: Patronymics and further names.
        surname: The surname; the only word where there is but one.
    """

    given: str
    middle: tuple[str, ...]
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether a given name is spelt out beside the surname."""
        return len(self.given.rstrip(".")) > 1


@lru_cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(load_phrases("persons", section))


@lru_cache(maxsize=65536)
def read_person_name(text: str) -> PersonName | None:
    """The parts of a name, without ranks, titles and honorifics; None where no name is left.

    Args:
        text: The name as printed ("Colonel General Mikhail Mizintsev", "MIZINTSEV Mikhail Evgenievich", "Omar Abdel Aziz").
    """
    text = re.sub(r"['’]s\b", "", re.sub(r"\([^)]*\)|[«»“”\"‘]", " ", text))
    if "," in text:
        last, _, first = text.partition(",")
        if last.strip().isupper() or (len(last.split()) == 1 and len(first.split()) <= 3):
            text = f"{first.strip()} {last.strip().upper()}"
    words = list(_WORD.findall(text))
    while words and is_title_word(words[0]):
        words.pop(0)
    if not words or len(words) > 6 or not all(w[0].isupper() or w.casefold().split("-")[0] in _listed("particles") for w in words):
        return None
    capitals = [w for w in words if w.isupper() and len(w.rstrip(".")) > 2]
    if capitals and len(capitals) < len(words):
        words = [w for w in words if w not in capitals] + [" ".join(capitals)]
    words = _with_particles(words)
    if len(words) == 1:
        return PersonName("", (), words[0])
    patronymics = [w for w in words[1:-1] if _PATRONYMIC.search(w)]
    if _PATRONYMIC.search(words[-1]) and len(words) == 3 and not capitals:  # Surname Given Patronymic
        return PersonName(words[1], (words[2],), words[0])
    middle = tuple(w for w in words[1:-1] if w not in patronymics) + tuple(patronymics)
    return PersonName(words[0], middle, words[-1])


def is_title_word(word: str) -> bool:
    """Whether the word is a rank, an office or a form of address that stands before names."""
    folded = word.casefold().rstrip(".")
    return folded in _listed("honorifics") or folded in rank_words()


def without_titles(text: str) -> str:
    """A name without the ranks, offices and forms of address before it.

    Args:
        text: The name as printed.
    """
    words = text.split()
    while len(words) > 1 and is_title_word(words[0]):
        words.pop(0)
    return " ".join(words)


def is_capitals_name(text: str) -> bool:
    """Whether it is several words in capitals, as lists print the names of persons ("IVANOV Ivan" is none: one word is not).

    Args:
        text: A wording.
    """
    words = _WORD.findall(text)
    return 2 <= len(words) <= 6 and text.upper() == text and all(len(w) > 1 for w in words) and max(len(w) for w in words) > 4


def _with_particles(words: list[str]) -> list[str]:
    """Words with their particles joined on: "al Masri", "Abdel Aziz", "de Vries"."""
    joined: list[str] = []
    held: list[str] = []
    for word in words:
        if word.casefold() in _listed("particles") and word is not words[-1]:
            held.append(word)
            continue
        joined.append(" ".join([*held, word]))
        held = []
    return joined
