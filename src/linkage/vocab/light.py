"""The words of one language that is read by light grammar: base forms, and the lexicons of its vocabulary file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from linkage.errors import SetupError, VocabularyError
from linkage.vocab.lexicon import Lexicon, load_vocabulary

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

# Languages with a vocabulary file of their own name and a way to find base forms.
LIGHT_LANGUAGES = frozenset({"ru", "uk", "es"})
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'"})
_DICTIONARIES = {"ru": "pymorphy3-dicts-ru", "uk": "pymorphy3-dicts-uk"}
_LEAST_SCORE = 0.05  # a reading of a word that the dictionary's corpus nearly never has
_POS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "PRTF": "ADJ", "PRTS": "VERB", "VERB": "VERB", "INFN": "VERB",
    "GRND": "VERB",
    "NUMR": "NUM", "NUMB": "NUM", "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "NPRO": "PRON", "PNCT": "PUNCT", "ADVB": "ADV",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordForm:
    """What a dictionary says of a printed word.

    Args:
        lemma: Its base form, lower-case; where it has several, the one that the vocabulary knows.
        pos: Universal part of speech; "X" for a word that the dictionary lacks.
        features: Cases, numbers and kinds of name that it can have ("nomn", "plur", "Surn", "Geox", ...).
    """

    lemma: str
    pos: str
    features: frozenset[str]


class LightVocabulary:
    """The words of one language.

    Args:
        language: ISO 639-1 code, one of `LIGHT_LANGUAGES`.

    Raises:
        SetupError: The dictionary of the language is not installed.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._content = load_vocabulary(language)
        self._words: dict[str, frozenset[str]] = {}
        self._numbers: dict[str, dict[str, int]] = {}
        self.terms = frozenset(term.lower() for term in _terms(self._content) if " " not in term)
        self.known = frozenset(word for term in _terms(self._content) for word in term.lower().split())
        self._morph = None if language == "es" else _analyzer(language)
        self._forms = {} if self._morph is not None else dict(_spanish_forms(self.table("forms"), self.known, self.words("not_verbs")))
        self.form = lru_cache(maxsize=50_000)(self._form)
        self._lexicons: dict[str, Lexicon] = {}
        self.known_numbers = frozenset(self.numbers("numbers"))

    def phrases(self, section: str) -> tuple[str, ...]:
        """The phrases of a section that is a plain list.

        Raises:
            VocabularyError: The section is missing or no list.
        """
        value = self._content.get(section)
        if not isinstance(value, list):
            raise VocabularyError(f"{self.language}.yaml: {section} should be a list of phrases")
        return tuple(str(item) for item in value)

    def words(self, section: str) -> frozenset[str]:
        """The phrases of a section, for membership."""
        if section not in self._words:
            self._words[section] = frozenset(self.phrases(section))
        return self._words[section]

    def table(self, section: str) -> dict[str, tuple[str, ...]]:
        """A section that maps codes to phrases, or phrases to one word each.

        Raises:
            VocabularyError: The section is missing or no mapping.
        """
        value = self._content.get(section)
        if not isinstance(value, dict):
            raise VocabularyError(f"{self.language}.yaml: {section} should map words to words")
        return {str(k): tuple(map(str, v)) if isinstance(v, list) else (str(v),) for k, v in value.items()}

    def numbers(self, section: str) -> dict[str, int]:
        """A section that maps words to numbers."""
        if section not in self._numbers:
            self._numbers[section] = {word: int(values[0]) for word, values in self.table(section).items()}
        return self._numbers[section]

    def lexicon(self, section: str) -> Lexicon:
        """A section as a lexicon whose phrases match in any of their forms."""
        if section not in self._lexicons:
            value = self._content.get(section)
            table = {section: self.phrases(section)} if isinstance(value, list) else self.table(section)
            self._lexicons[section] = Lexicon({code: list(self._with_base_forms(terms)) for code, terms in table.items()})
        return self._lexicons[section]

    def _with_base_forms(self, terms: tuple[str, ...]) -> Iterator[str]:
        for term in terms:
            yield term
            yield " ".join(self.form(word).lemma for word in term.split())

    def _form(self, word: str) -> WordForm:
        plain = word.lower().translate(_APOSTROPHES)
        if not plain[0].isalpha():
            return WordForm(plain, "NUM" if plain[0].isdecimal() else "PUNCT", frozenset())
        if self._morph is None:
            return self._spanish(plain)
        readings = [p for p in self._morph.parse(plain) if p.score >= _LEAST_SCORE] or self._morph.parse(plain)[:1]
        own = [p for p in readings if p.normal_form in self.terms] or [p for p in readings if p.normal_form in self.known] or readings
        chosen = next((p for p in own if p.normal_form == plain), own[0])
        same = [p for p in readings if p.normal_form == chosen.normal_form]
        features = {f for p in same for f in re.split("[ ,]", str(p.tag))}
        features |= {f for p in readings for f in re.split("[ ,]", str(p.tag)) if f in ("Name", "Surn", "Patr", "Geox", "Orgn")}
        return WordForm(chosen.normal_form, _POS.get(str(chosen.tag.POS), "X"), frozenset(features))

    def _spanish(self, word: str) -> WordForm:
        if word in self._forms:
            lemma = self._forms[word]
            return WordForm(lemma, "VERB", frozenset())
        if len(word) < 4 or word in self.words("function_words"):
            return WordForm(word, "X", frozenset())
        return WordForm(next((w for w in _singulars(word) if w in self.known and w != word), word), "X", frozenset())


@cache
def load_light(language: str) -> LightVocabulary:
    """The words of a language, loaded once a process and only when a report needs them.

    Raises:
        SetupError: The dictionary of the language is not installed.
    """
    return LightVocabulary(language)


def _terms(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _terms(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _terms(inner)
    else:
        yield str(value)


def _analyzer(language: str) -> MorphAnalyzer:
    package = _DICTIONARIES[language]
    try:
        from pymorphy3 import MorphAnalyzer

        return MorphAnalyzer(lang=language)
    except (ImportError, ValueError) as error:
        raise SetupError(
            f"the dictionary of this language ({language}) is missing: run `make setup`, or `pip install {package}`"
        ) from error


def _spanish_forms(irregular: dict[str, tuple[str, ...]], known: frozenset[str], others: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Printed form -> infinitive, for the regular verbs of the vocabulary and then for the irregular forms it lists."""
    endings = {
        "ar": "a an ó aron aba aban ado ada ados adas ando ará arán ar e en ase ara aran amos",
        "er": "e en ió ieron ía ían ido ida idos idas iendo erá erán er a an iera emos imos",
        "ir": "e en ió ieron ía ían ido ida idos idas iendo irá irán ir a an iera imos",
    }
    for verb in sorted(w for w in known if w[-2:] in endings and len(w) > 4 and w not in others):
        for ending in endings[verb[-2:]].split():
            if verb[:-2] + ending not in others:
                yield verb[:-2] + ending, verb
    for verb, forms in irregular.items():
        for form in forms:
            yield form, verb
        yield verb, verb


def _singulars(word: str) -> Iterator[str]:
    """The singular or masculine forms that a Spanish noun or adjective can have, itself first."""
    yield word
    if word.endswith("ces"):
        yield word[:-3] + "z"
    for plural, singular in (("ones", "ón"), ("anes", "án"), ("eses", "és"), ("ines", "ín")):
        if word.endswith(plural):
            yield word.removesuffix(plural) + singular
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    for feminine, masculine in (("as", "o"), ("a", "o"), ("as", ""), ("a", "")):
        if word.endswith(feminine):
            yield word[: -len(feminine)] + masculine
