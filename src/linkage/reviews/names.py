"""The names that are withheld in a case, ready to be found: which words are theirs, and which are common words or others' names too."""

import calendar
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from linkage.reviews.lettering import fold_letters
from linkage.reviews.namedperson import ONE_ALPHABET, Alphabets, NamedPerson, Token, WithheldName
from linkage.reviews.spellings import WORD, NameWord

CALENDAR = frozenset(fold_letters(name) for name in (*calendar.month_name, *calendar.day_name) if name)
_IN_WRITING = re.compile(r"(?<![\w@#./\\-])[^\W\d_]+(?![\w@/\\])")


class WithheldNames:
    """Names that are withheld, ready to be found.

    Args:
        names: The names.
        texts: The texts of the case, which show what is a common word; none to take no word for one.
        others: Names of persons that are not withheld.
        alphabets: How names are told in other alphabets.
    """

    def __init__(
        self,
        names: Iterable[WithheldName],
        texts: Sequence[str] = (),
        others: Iterable[str] = (),
        alphabets: Alphabets = ONE_ALPHABET,
    ) -> None:
        self._fold = alphabets.level
        self._persons = [person for name in names if (person := NamedPerson(name, alphabets)).is_named]
        forms = "|".join(sorted({word.form for person in self._persons for word in person.words}))
        self._forms = re.compile(forms) if forms else None
        self._stems = re.compile("|".join(sorted({word.stem for person in self._persons for word in person.words})))
        self._common = _common_words(self._forms, texts)
        self._others = frozenset(pair for name in others for pair in pairwise(WORD.findall(fold_letters(name))))
        self.has_phrases = any(person.phrases for person in self._persons)
        self._hits: dict[str, tuple[tuple[int, NameWord], ...]] = {}

    def hits(self, token: Token) -> tuple[tuple[int, NameWord], ...]:
        """Number of a person -> the word of their name that a word of a text is."""
        found = self._hits.get(token.plain)
        if found is None:
            folded = self._fold(token.raw)
            found = self._hits[token.plain] = tuple(
                (n, word) for n, person in enumerate(self._persons) for word in person.words if person.is_word(word, token, folded)
            )
        return found

    def is_common(self, word: NameWord) -> bool:
        """Whether a word of a name is a common word, or a month or day, too."""
        return word.plain in CALENDAR or any(re.fullmatch(word.form, common) for common in self._common)

    def first_letter(self, word: str) -> str:
        """The letter with which a word begins, whatever its alphabet."""
        return self._fold(word)[:1]

    def has_letters_of(self, squeezed: str) -> bool:
        """Whether the letters of a word of a name stand in a text that is squeezed."""
        return self._forms is not None and self._stems.search(squeezed) is not None

    @property
    def all_persons(self) -> "list[NamedPerson]":
        """The persons, in order."""
        return self._persons

    def is_other(self, first: Token, second: Token | None) -> bool:
        """Whether two words are the name of somebody whose name is not withheld."""
        return second is not None and (first.plain, second.plain) in self._others


def _common_words(forms: re.Pattern[str] | None, texts: Sequence[str]) -> frozenset[str]:
    """Words of the names that the texts write in small letters too, as no name is where there are capitals."""
    if forms is None:
        return frozenset()
    found: set[str] = set()
    for text in texts:
        if text.lower() == text or text.upper() == text:
            continue
        words = set(_IN_WRITING.findall(text))
        found.update(plain for word in words if word.islower() and forms.fullmatch(plain := fold_letters(word)))
    return frozenset(found)
