"""Phrases of a vocabulary, found in a sentence by printed word or base form."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Protocol

import yaml

from linkage.errors import VocabularyError


class Word(Protocol):
    """What a lexicon needs of a token: the printed word in lower case, and its base form."""

    @property
    def lower(self) -> str: ...  # noqa: D102

    @property
    def lemma(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a sentence: words `start` to `end` (exclusive), and the concept it stands for."""

    start: int
    end: int
    concept: str


_Entry = tuple[tuple[str, ...], str]  # the words of a phrase behind its first, and its concept


class Lexicon:
    """Phrases by concept, matched word by word on the printed word or its base form, longest first.

    Args:
        terms: Phrases by concept, in base form; several words are parted by spaces, a hyphen is a word of its own.
    """

    def __init__(self, terms: Mapping[str, Iterable[str]]) -> None:
        self._by_first: dict[str, list[_Entry]] = {}
        self._whole: dict[str, str] = {}
        for concept, phrases in terms.items():
            for phrase in phrases:
                words = tuple(str(phrase).lower().split())
                self._by_first.setdefault(words[0], []).append((words[1:], concept))
                self._whole.setdefault(" ".join(words), concept)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._known: dict[tuple[str, str], Sequence[_Entry]] = {}  # of words with which a phrase begins: what may, the longest first

    def __contains__(self, phrase: str) -> bool:
        return phrase.lower() in self._whole

    def words(self) -> frozenset[str]:
        """The terms that are one word."""
        return frozenset(term for term in self._whole if " " not in term)

    def concept(self, phrase: str) -> str | None:
        """The concept of a whole phrase, or None where the lexicon lacks it."""
        return self._whole.get(phrase.lower())

    def begins(self, word: Word) -> bool:
        """Whether a phrase may start at the word: most do not, and this is quick to tell."""
        return word.lower in self._by_first or word.lemma in self._by_first

    def at(self, words: Sequence[Word], i: int) -> Hit | None:
        """The longest phrase that starts at word `i`, or None."""
        if not self.begins(words[i]):
            return None
        following = (words[i + 1].lower, words[i + 1].lemma) if i + 1 < len(words) else ()
        for behind, concept in self._starting(words[i]):
            if behind == () or (behind[0] in following and _stand_at(words, i + 2, behind[1:])):
                return Hit(i, i + 1 + len(behind), concept)
        return None

    def _starting(self, word: Word) -> Sequence[_Entry]:
        """The phrases that may start at a word, the longest first."""
        key = word.lower, word.lemma
        known = self._known.get(key)
        if known is None:
            both = [entry for first in dict.fromkeys(key) for entry in self._by_first.get(first, ())]
            known = self._known[key] = sorted(both, key=lambda entry: -len(entry[0]))
        return known

    def find(self, words: Sequence[Word]) -> Iterator[Hit]:
        """The phrases of a sentence from left to right, without overlaps, the longest at each place."""
        i = 0
        while i < len(words):
            hit = self.at(words, i) if self.begins(words[i]) else None
            if hit is None:
                i += 1
            else:
                yield hit
                i = hit.end


def _stand_at(words: Sequence[Word], i: int, phrase: Sequence[str]) -> bool:
    """Whether the words from word `i` on are those of a phrase."""
    there = words[i : i + len(phrase)]
    return len(there) == len(phrase) and all(wanted in (word.lower, word.lemma) for wanted, word in zip(phrase, there, strict=True))


if TYPE_CHECKING:
    _Loader = yaml.BaseLoader
else:
    _Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the one in C takes a tenth of the time; not every build of PyYAML has it


class _Words(_Loader):
    """Loads words as words ("no" and "on" too), and refuses a section that stands twice: YAML would forget the first."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        keys = [key.value for key, _ in node.value]
        twice = next((key for i, key in enumerate(keys) if key in keys[:i]), None)
        if twice is not None:
            raise yaml.YAMLError(f"{twice!r} stands twice")
        return super().construct_mapping(node, deep)


@cache
def load_vocabulary(name: str) -> dict[str, object]:
    """The vocabulary file of that name.

    Args:
        name: File name without ".yaml".

    Raises:
        VocabularyError: There is no such file, it is not a mapping, or it names a section twice.
    """
    file = resources.files("linkage.vocab").joinpath(f"{name}.yaml")
    if not file.is_file():
        raise VocabularyError(f"the vocabulary {name!r} is missing: reinstall linkage-evidence")
    try:
        content = yaml.load(file.read_text("utf-8"), Loader=_Words)  # noqa: S506 - makes nothing but words, lists and mappings
    except yaml.YAMLError as error:
        raise VocabularyError(f"{name}.yaml cannot be read ({error}): mend the file") from error
    if not isinstance(content, dict):
        raise VocabularyError(f"{name}.yaml holds no mapping: it should map concepts to lists of phrases")
    return content


def _phrases(name: str, section: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise VocabularyError(f"{name}.yaml: {section} should be a list of phrases; put a word such as no or yes in quotation marks")
    return tuple(value)


@cache
def load_phrases(name: str, section: str) -> tuple[str, ...]:
    """The phrases of one section of a vocabulary whose sections are plain lists.

    Raises:
        VocabularyError: The section is missing or no list of phrases.
    """
    return _phrases(name, section, load_vocabulary(name).get(section))


@cache
def load_word_set(name: str, section: str) -> frozenset[str]:
    """The phrases of one such section, for asking whether a word is among them.

    Raises:
        VocabularyError: The section is missing or no list of phrases.
    """
    return frozenset(load_phrases(name, section))


@cache
def load_pairs(name: str, section: str) -> dict[str, str]:
    """One section of a vocabulary that maps words to words, for example a verb to its preposition.

    Raises:
        VocabularyError: The section is missing or no mapping.
    """
    content = load_vocabulary(name).get(section)
    if not isinstance(content, dict):
        raise VocabularyError(f"{name}.yaml: {section} should map words to words")
    return {str(k): str(v) for k, v in content.items()}


@cache
def load_lexicon(name: str, section: str = "") -> Lexicon:
    """A vocabulary, or one section of it, as a lexicon.

    A section that is a plain list becomes a lexicon whose only concept is the section's name.

    Raises:
        VocabularyError: The file or section is missing or malformed.
    """
    content: object = load_vocabulary(name)
    if section and isinstance(content, dict):
        content = content.get(section)
    if isinstance(content, list):
        return Lexicon({section: _phrases(name, section, content)})
    if not isinstance(content, dict):
        raise VocabularyError(f"{name}.yaml: {section or 'the file'} should map concepts to lists of phrases")
    return Lexicon({str(k): _phrases(name, f"{section} {k}", v) for k, v in content.items()})
