"""Somebody whose name is withheld: the words of their name, in every form and alphabet in which they may be written."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from linkage.reviews.lettering import fold_letters
from linkage.reviews.spellings import APOSTROPHE, NameWord, is_phrase, name_words, particle_words, phrase_pattern

FOLDED = 4  # letters from which a word is compared by how it is spelt in another alphabet


@dataclass(frozen=True, slots=True)
class WithheldName:
    """Somebody's name that is withheld.

    Args:
        spellings: Every spelling that is known.
        report_ids: Reports in which a claim or a mark names the person.
    """

    spellings: tuple[str, ...]
    report_ids: frozenset[str] = frozenset()


def never(_first: str, _second: str) -> bool:
    """That no two words are the same."""
    return False


@dataclass(frozen=True, slots=True)
class Alphabets:
    """How names are told in other alphabets.

    Args:
        fold: A word in any alphabet -> the form in which its spellings agree.
        is_spelling_of: Whether two words in different alphabets, of which `fold` knows one only, can be one name's.
    """

    fold: Callable[[str], str] = fold_letters
    is_spelling_of: Callable[[str, str], bool] = never

    def level(self, word: str) -> str:
        """The form in which the spellings of a word agree, with one letter for the Cyrillic "г", which is written "g" or "h"."""
        return self.fold(word).replace("g", "h")


ONE_ALPHABET = Alphabets()


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text.

    Args:
        start: Where it begins.
        end: Where it ends.
        raw: The word.
        plain: The same in small letters without accents.
    """

    start: int
    end: int
    raw: str
    plain: str


class NamedPerson:
    """Somebody whose name is withheld.

    Args:
        name: The name.
        alphabets: How names are told in other alphabets.
    """

    def __init__(self, name: WithheldName, alphabets: Alphabets) -> None:
        self.name = name
        self._is_spelling_of = alphabets.is_spelling_of
        spelt = [words for spelling in sorted(name.spellings) if not is_phrase(spelling) and (words := name_words(spelling))]
        self.phrases = tuple(phrase_pattern(spelling) for spelling in sorted(name.spellings) if is_phrase(spelling))
        self.words = tuple(dict.fromkeys(word for words in spelt for word in words))
        self.alone = frozenset(words[0] for words in spelt if len(words) == 1)
        self.first = frozenset(words[0] for words in spelt if len(words) > 1)
        self.later = frozenset(word for words in spelt for word in words[1:])
        pairs = {pair for words in spelt for word in words[1:] for pair in ((words[0], word), (word, words[0]))}
        particles = "|".join(particle_words())
        order = sorted(pairs, key=lambda pair: (pair[0] not in self.first, pair[0].plain, pair[1].plain))
        self.pairs = tuple((a, b, re.compile(f"{a.stem}{a.rest}(?:{particles})?(?:{re.escape(b.plain)}|{b.stem})")) for a, b in order)
        self.handles = {  # "phnat", "hnatp", as handles and addresses have it
            handle
            for word in self.first
            for other in self.later
            if len(other.plain) >= FOLDED
            for handle in (f"{word.plain[0]}{other.plain}", f"{other.plain}{word.plain[0]}")
        }
        self._forms = {word: re.compile(word.form) for word in self.words}
        self._folds = {word: alphabets.level(word.word) for word in self.words}

    @property
    def is_named(self) -> bool:
        """Whether there is anything to find them by."""
        return bool(self.words or self.phrases)

    def is_word(self, word: NameWord, token: Token, folded: str) -> bool:
        """Whether a word of a text is a word of the name, in an ending or another alphabet."""
        if self._forms[word].fullmatch(APOSTROPHE.sub("", token.plain)) or self._is_spelling_of(token.raw, word.word):
            return True
        own = self._folds[word]
        if len(own) < FOLDED or not folded.startswith(own[:FOLDED]):
            return False
        is_same_alphabet = word.plain.isascii() == token.plain.isascii()
        return folded == own or (not is_same_alphabet and abs(len(folded) - len(own)) <= 2 and folded[:-2] in own and own[:-1] in folded)
