"""What a claim must be to bear on something: conditions over its kind, its closed words and its own words, read from a vocabulary.

A vocabulary with conditions maps concepts to entries. An entry has `name`, and under `shown_by` a list of conditions, of which one is
enough: `kind` (one or several kinds of claim), closed words by role (`target_type: hospital`), `stance`, and `words` (the name of a list
in the file's section `words`), which may be bound to some roles (`in: [perpetrator, weapon]`), `unless` (a list of which no phrase
may stand anywhere in the claim; with `unless_in`, in those roles), and `same` (two roles that name one thing: the city that was shelled,
and the place). All that a condition names must hold. A phrase of a list is matched word by word on the values of those roles, else on the
quote and on all roles; a word that ends with an asterisk stands for all that begin with it. Conditions under `opposed_by` are read alike:
a claim that fulfils one of them bears on the concept by saying the contrary. `looked_for` names lists of words by which a sentence that no
claim was read from may tell of the concept, beside the lists of its conditions.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from linkage.errors import VocabularyError
from linkage.model.claim import CODES, ROLES, Claim, ClaimKind, Stance
from linkage.vocab.lexicon import load_vocabulary

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r"[^\W_]+\*?")
Closed = TypeVar("Closed", ClaimKind, Stance)


class Phrases:
    """Phrases to look for, found by their first word.

    Args:
        phrases: The phrases, as a vocabulary has them.
    """

    def __init__(self, phrases: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        self._cut: list[list[str]] = []
        for phrase in phrases:
            asked = _ASKED.findall(phrase.casefold())
            if asked[0].endswith("*"):
                self._cut.append(asked)
            else:
                self._by_first.setdefault(asked[0], []).append(asked)
        self._starts = tuple(asked[0][:-1] for asked in self._cut)

    def __bool__(self) -> bool:
        return bool(self._by_first or self._cut)

    def begin_with(self, word: str) -> bool:
        """Whether one of the phrases may begin with this word.

        Args:
            word: A word in small letters.
        """
        return word in self._by_first or (bool(self._cut) and word.startswith(self._starts))

    def length_at(self, words: Sequence[str], i: int) -> int:
        """How many words the longest of the phrases has that begins with the word at this place; 0 where none does.

        Args:
            words: Words in small letters.
            i: The place of a word among them.
        """
        asked = (*self._by_first.get(words[i], ()), *(self._cut if self.begin_with(words[i]) else ()))
        return max((len(one) for one in asked if _goes_on(one, words, i)), default=0)

    def stand_in(self, words: Sequence[str]) -> bool:
        """Whether one of the phrases stands in these words.

        Args:
            words: Words in small letters.
        """
        for i, word in enumerate(words):
            if word in self._by_first and any(_goes_on(asked, words, i) for asked in self._by_first[word]):
                return True
            if self._cut and word.startswith(self._starts) and any(_goes_on(asked, words, i) for asked in self._cut):
                return True
        return False


def _goes_on(asked: Sequence[str], words: Sequence[str], i: int) -> bool:
    return i + len(asked) <= len(words) and all(_is(one, words[i + n]) for n, one in enumerate(asked))


def _is(asked: str, word: str) -> bool:
    return word.startswith(asked[:-1]) if asked.endswith("*") else word == asked


NO_PHRASES = Phrases()


@dataclass(frozen=True, slots=True)
class Condition:
    """What a claim must be.

    Args:
        kinds: One of these kinds.
        codes: For each of these roles, one of these closed words.
        stances: One of these stances; empty for any.
        phrases: One of these phrases in its words; empty where no words are asked.
        roles: The roles whose words are meant; empty for the quote and every role.
        unless: None of these phrases in its words.
        unless_roles: The roles in which none of these may stand; empty for the quote and every role.
        same: Roles that name one thing, but for words such as "the city of"; empty for none.
    """

    kinds: frozenset[ClaimKind]
    codes: tuple[tuple[str, frozenset[str]], ...] = ()
    stances: frozenset[Stance] = frozenset()
    phrases: Phrases = NO_PHRASES
    roles: tuple[str, ...] = ()
    unless: Phrases = NO_PHRASES
    unless_roles: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    def holds(self, claim: Claim, words: Sequence[str]) -> bool:
        """Whether the claim is so.

        Args:
            claim: The claim.
            words: Its words, as `read_words` gives them.
        """
        if claim.kind not in self.kinds or (self.stances and claim.stance not in self.stances):
            return False
        for role, codes in self.codes:
            value = claim.value(role)
            if not codes.intersection(value if isinstance(value, tuple) else (str(value),)):
                return False
        if self.same and len({_bare(claim.word(role) or "") for role in self.same} | {()}) != 2:
            return False  # two names, or none
        if self.phrases and not self.phrases.stand_in(_meant(claim, words, self.roles)):
            return False
        return not self.unless.stand_in(_meant(claim, words, self.unless_roles))


def _meant(claim: Claim, words: Sequence[str], roles: Sequence[str]) -> Sequence[str]:
    """The words of some roles; all words where none is named."""
    return _split(claim.word(role) or "" for role in roles) if roles else words


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a vocabulary with conditions.

    Args:
        id: Its key.
        name: Its name in plain words.
        conditions: A claim that fulfils one of them bears on it.
        other: What else the entry says, by key.
        opposed: A claim that fulfils one of these says the contrary.
        looked_for: Further phrases by which a sentence may tell of it.
    """

    id: str
    name: str
    conditions: tuple[Condition, ...]
    other: Mapping[str, str]
    opposed: tuple[Condition, ...] = ()
    looked_for: Phrases = NO_PHRASES

    def borne_on_by(self, claim: Claim, words: Sequence[str]) -> bool:
        """Whether the claim bears on it.

        Args:
            claim: The claim.
            words: Its words, as `read_words` gives them.
        """
        return any(condition.holds(claim, words) for condition in self.conditions)

    def opposed_by(self, claim: Claim, words: Sequence[str]) -> bool:
        """Whether the claim says the contrary.

        Args:
            claim: The claim.
            words: Its words, as `read_words` gives them.
        """
        return any(condition.holds(claim, words) for condition in self.opposed)

    def may_begin_with(self, word: str) -> bool:
        """Whether a phrase that `may_stand_in` looks for may begin with this word.

        Args:
            word: A word in small letters.
        """
        return self.looked_for.begin_with(word) or any(condition.phrases.begin_with(word) for condition in self.conditions)

    def may_stand_in(self, words: Sequence[str]) -> bool:
        """Whether a sentence has the concept's words, whatever claims were read from it.

        Args:
            words: The words of the sentence, in small letters.
        """
        asked = (c for c in self.conditions if c.phrases.stand_in(words) and not c.unless.stand_in(words))
        return self.looked_for.stand_in(words) or next(asked, None) is not None


def read_words(claim: Claim, text: str) -> list[str]:
    """The words of a claim, in small letters: of its quote, then of the values of its roles.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    return _split([claim.quote.of(text), *(role.value for role in claim.roles if isinstance(role.value, str))])


def _split(parts: Iterable[str]) -> list[str]:
    """The words of some texts in small letters, the texts parted, so that no phrase runs over from one to the next."""
    return [word.casefold() for part in parts for word in (*_WORD.findall(part), "|")]


_AROUND_NAMES = frozenset(["the", "city", "town", "village", "port", "of", "whole", "entire"])


def _bare(name: str) -> tuple[str, ...]:
    """A name without the words that only say what it is a name of: "the city of X"."""
    return tuple(word.casefold() for word in _WORD.findall(name) if word.casefold() not in _AROUND_NAMES)


@cache
def load_concepts(name: str, section: str) -> tuple[Concept, ...]:
    """The entries of one section of a vocabulary with conditions, in the order of the file.

    Args:
        name: File name without ".yaml".
        section: The section.

    Raises:
        VocabularyError: The section is missing, or an entry is not what it should be; the message names it.
    """
    vocabulary = load_vocabulary(name)
    entries, lists = vocabulary.get(section), vocabulary.get("words", {})
    if not isinstance(entries, dict) or not isinstance(lists, dict):
        raise VocabularyError(f"{name}.yaml: {section} should map names to entries, and words to lists of phrases")
    return tuple(_concept(f"{name}.yaml: {key}", str(key), entry, lists) for key, entry in entries.items())


def _concept(where: str, key: str, entry: object, lists: Mapping[str, object]) -> Concept:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        raise VocabularyError(f"{where} should have a name and conditions")
    shown, opposed = (_conditions(where, entry, part, lists) for part in ("shown_by", "opposed_by"))
    other = {str(k): v for k, v in entry.items() if k not in ("name", "shown_by", "opposed_by", "looked_for") and isinstance(v, str)}
    looked_for = _phrases(where, _several(entry.get("looked_for", [])), lists)
    return Concept(key, entry["name"], shown, other, opposed, looked_for)


def _conditions(where: str, entry: Mapping[str, object], part: str, lists: Mapping[str, object]) -> tuple[Condition, ...]:
    listed = entry.get(part, [])
    if not isinstance(listed, list):
        raise VocabularyError(f"{where}: {part} should be a list of conditions")
    return tuple(_condition(where, one, lists) for one in listed)


def _condition(where: str, entry: object, lists: Mapping[str, object]) -> Condition:
    if not isinstance(entry, dict) or "kind" not in entry:
        raise VocabularyError(f"{where}: a condition should name at least the kind of claim")
    kinds = frozenset(_known(where, kind, ClaimKind) for kind in _several(entry["kind"]))
    stances = frozenset(_known(where, stance, Stance) for stance in _several(entry.get("stance", [])))
    codes = []
    for role, value in entry.items():
        if role in ("kind", "stance", "words", "in", "unless", "unless_in", "same"):
            continue
        words = frozenset(_several(value))
        if not any(role in ROLES[kind] for kind in kinds) or not words <= set(CODES.get(str(role), ())):
            raise VocabularyError(f"{where}: {role}: {value} is no role with closed words of {', '.join(sorted(kinds))}")
        codes.append((str(role), words))
    phrases, unless = (_phrases(where, _several(entry.get(part, [])), lists) for part in ("words", "unless"))
    roles, unless_roles, same = (tuple(_several(entry.get(part, []))) for part in ("in", "unless_in", "same"))
    unknown = [role for role in (*roles, *unless_roles, *same) if not any(role in ROLES[kind] for kind in kinds)]
    if unknown:
        raise VocabularyError(f"{where}: {unknown[0]!r} is no role of {', '.join(sorted(kinds))}")
    return Condition(kinds, tuple(codes), stances, phrases, roles, unless, unless_roles, same)


def _known(where: str, word: str, closed: type[Closed]) -> Closed:
    try:
        return closed(word)
    except ValueError as error:
        raise VocabularyError(f"{where}: {word!r} is none of {', '.join(closed)}") from error


def _phrases(where: str, names: Iterable[str], lists: Mapping[str, object]) -> Phrases:
    found: list[str] = []
    for name in names:
        phrases = lists.get(name)
        if not isinstance(phrases, list):
            raise VocabularyError(f"{where}: there is no list of words {name!r}")
        found.extend(str(phrase) for phrase in phrases)
    return Phrases(found)


def _several(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else [str(value)]
