"""Words -> anchors: what a translation leaves as it is, in a form that two languages and scripts share."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from linkage.model.place import WherePrecision
from linkage.vocab import load_pairs, load_phrases, load_vocabulary
from linkage.vocab.gazetteer import Gazetteer

Fold = Callable[[str], str]  # the form in which the spellings of a name agree

WORD = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+$")
_CASE_ENDING = re.compile(
    r"(?<=[^\W\d_]{3})(?:ого|ому|ими|ами|ями|ові|еві|ым|им|ом|ем|ём|єм|ою|ею|ой|ей|ах|ях|[аеёиоуыэіїюяьй])$", re.IGNORECASE
)
_HARD_C = re.compile(r"[cCсС](?![eiyhzéíçъčć])")
_LATIN = re.compile(r"^[\u0000-\u024f]")
_VOWELS = re.compile(r"(?<=.)[aeiou]+")
_LONGEST_KEY = 5  # letters; endings of inflected names are cut
_SHORTEST_NAME = 3
_TOWN = 50_000  # inhabitants: a smaller place is a likely namesake of a person, and its names are spelled alike anyway
_VOCABULARIES = {"en": ("counts", "units"), **{language: (language, "numbers") for language in ("es", "ru", "uk")}}


class AnchorReader:
    """Reads anchors: numbers, and names folded over spellings, cases and scripts.

    Args:
        fold: The form in which the spellings of one name agree.
        gazetteer: Towns and states by their names in many languages.
    """

    def __init__(self, fold: Fold, gazetteer: Gazetteer) -> None:
        self._fold = fold
        self._gazetteer = gazetteer
        self._names: dict[str, str] = {}

    def name(self, word: str) -> str:
        """The anchor of a word with a capital; "" where it is too short or a word that only some languages write so.

        Args:
            word: The word as printed.
        """
        known = self._names.get(word)
        if known is None:
            known = self._names[word] = self._read_name(word)
        return known

    def _read_name(self, word: str) -> str:
        if len(word) < _SHORTEST_NAME or word.lower() in _only_capital_in_some():
            return ""
        place = self._gazetteer.find(word)
        if place is not None and (place.precision is WherePrecision.COUNTRY or place.population >= _TOWN):
            return f"@{place.id}"
        bare = word if _LATIN.match(word) else _CASE_ENDING.sub("", word)
        key = _VOWELS.sub("", self._fold(_HARD_C.sub("k", bare) if _LATIN.match(word) else bare))
        return key[:_LONGEST_KEY] if len(key) > 1 else ""


def read_numbers(words: list[str], language: str) -> Iterator[tuple[int, str]]:
    """The numbers of a sentence as anchors, each with the place of its word: "23,000", "23.000", "23 mil" and "eleven" alike.

    Args:
        words: The words of the sentence.
        language: Its language; number words are known in English, Spanish, Russian and Ukrainian.
    """
    units, multiples = _number_words(language)
    for i, word in enumerate(words):
        value = read_digits(word) if word[0].isdigit() else units.get(word.lower())
        if value is None:
            continue
        behind = words[i + 1].lower() if i + 1 < len(words) else ""
        times = next((n for stem, n in multiples.items() if behind.startswith(stem)), 1) if behind else 1
        yield i, f"#{value}" if times == 1 else f"#{_times(value, times)}"


def read_digits(word: str) -> str:
    """A number in figures without its marks of thousands; what stands behind a decimal mark is kept.

    Args:
        word: Figures as printed: "23.000", "8:40" comes in two words, "2,5".
    """
    if _THOUSANDS.match(word):
        return re.sub(r"\D", "", word)
    return re.sub(r"[,\s]", ".", word).lstrip("0") or "0"


def _times(value: str, factor: int) -> str:
    whole, _, rest = value.partition(".")
    return str(int(whole) * factor + (int(rest) * factor // 10 ** len(rest) if rest.isdigit() else 0))


@cache
def _number_words(language: str) -> tuple[dict[str, str], dict[str, int]]:
    """(number word -> number, beginning of a word -> by how much it multiplies) of a language."""
    if language not in _VOCABULARIES:
        return {}, {}
    file, section = _VOCABULARIES[language]
    units, factors = load_pairs(file, section), load_pairs(file, "multiples")
    stems = {word[:5]: int(factor) for word, factor in factors.items()}
    return {word: value for word, value in units.items() if int(value) > 1}, stems


@cache
def _only_capital_in_some() -> frozenset[str]:
    """Words that English or German write with a capital and others do not: demonyms, months, days."""
    states = load_vocabulary("states").values()
    demonyms = {str(d).lower() for entry in states if isinstance(entry, dict) for d in entry["demonyms"]}
    return frozenset(demonyms | set(load_phrases("origins", "calendar")))
