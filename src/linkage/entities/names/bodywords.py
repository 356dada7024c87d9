"""What the words in the names of bodies mean: legal forms, kinds, countries and numbers in several languages."""

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from linkage.entities.names.arabic import is_arabic
from linkage.entities.names.letters import to_plain
from linkage.errors import VocabularyError
from linkage.vocab import load_phrases, load_vocabulary

_LONG = 6  # letters of a word whose slips are mended
Phrase = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")


def split_words(text: str) -> Phrase:
    """The words of a text as `to_plain` has them.

    Args:
        text: A name or phrase as printed.
    """
    return tuple(_WORD.findall(to_plain(text)))


@cache
def phrases_of(section: str) -> dict[Phrase, str]:
    """The concept of each phrase in a section of `bodynames.yaml`.

    Args:
        section: "forms", "words", "countries" or "numbers".

    Raises:
        VocabularyError: The section does not map concepts to lists.
    """
    content = load_vocabulary("bodynames").get(section)
    if not isinstance(content, dict) or not all(isinstance(v, list) for v in content.values()):
        raise VocabularyError(f"bodynames.yaml: {section} should map concepts to lists of phrases")
    return {split_words(str(phrase)): str(concept) for concept, phrases in content.items() for phrase in phrases}


@cache
def _countries() -> dict[Phrase, str]:
    found = dict(phrases_of("countries"))
    for code, entry in load_vocabulary("states").items():
        if not isinstance(entry, dict):
            raise VocabularyError(f"states.yaml: {code} should hold names, demonyms and seats")
        for name in (*entry.get("names", ()), *entry.get("demonyms", ())):
            found.setdefault(split_words(str(name)), str(code))
    return found


@cache
def lexicon() -> dict[str, tuple[tuple[Phrase, str], ...]]:
    """Every phrase with its concept by its first word, the longest first.

    A concept begins with "=" for a legal form, "@" for a kind, "%" for a country.

    Raises:
        VocabularyError: A vocabulary is not of its shape.
    """
    marked = [
        *((phrase, f"%{code}") for phrase, code in _countries().items()),
        *((phrase, f"@{concept}") for phrase, concept in phrases_of("words").items()),
        *((phrase, f"={concept}") for phrase, concept in phrases_of("forms").items()),
    ]
    by_first: dict[str, dict[Phrase, str]] = {}
    for phrase, concept in marked:
        by_first.setdefault(phrase[0], {})[phrase] = concept
    return {word: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for word, found in by_first.items()}


@cache
def _set_words() -> frozenset[str]:
    """The words of legal forms and numbers, which no body chooses for itself."""
    return frozenset(word for section in ("forms", "numbers") for phrase in phrases_of(section) for word in phrase)


@lru_cache(maxsize=65536)
def mend_word(word: str) -> str:
    """The word of a legal form or number that a long word is with one slip ("companny", "fourty"), or the word itself.

    Args:
        word: A word of `split_words`.
    """
    if len(word) < _LONG or word in _set_words() or word in lexicon():
        return word
    near = sorted(w for w in _set_words() if len(w) >= _LONG - 1 and OSA.distance(word, w, score_cutoff=1) <= 1)
    return near[0] if near else word


@cache
def light_words() -> frozenset[str]:
    """Words that the name of a body may have or lack."""
    return frozenset(word for phrase in load_phrases("bodynames", "light") for word in split_words(phrase))


@cache
def small_words() -> frozenset[str]:
    """Articles, prepositions and "and"."""
    return frozenset(word for phrase in load_phrases("bodynames", "small") for word in split_words(phrase))


@cache
def number_endings() -> frozenset[str]:
    """What may follow the digits of a number: "th", "я"."""
    return frozenset(word for phrase in load_phrases("bodynames", "endings") for word in split_words(phrase))


def without_article(word: str) -> str:
    """An Arabic word without its article; other words as they are.

    Args:
        word: A word of `split_words`.
    """
    return word[2:] if word.startswith("ال") and len(word) > 4 and is_arabic(word) else word
