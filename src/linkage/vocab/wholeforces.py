"""Whether a name is that of all forces of a state or of a part of them, and whether an office stands over them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache, partial

from linkage.vocab.conditions import Phrases
from linkage.vocab.lexicon import load_phrases, load_word_set
from linkage.vocab.states import states_named, take_states

_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(r"[,;/]|\band\b|\bи\b|\bта\b|\by\b")


class Breadth(Enum):
    """How much of a state's forces a name is of."""

    STATE = auto()  # the state itself
    FORCES = auto()  # all its forces, or what stands over them
    AIR = auto()  # all its aircraft
    PART = auto()  # a part of them, or no forces of a state


@dataclass(frozen=True, slots=True)
class NamedForces:
    """What a name is of.

    Args:
        breadth: How much of a state's forces.
        place: Where those are that are meant ("the forces in Vell"), as written; "" where the name does not say.
        is_definite: Whether the wording is of them and not of some of them ("the forces", "all forces"; not "forces").
    """

    breadth: Breadth
    place: str = ""
    is_definite: bool = False


@lru_cache(maxsize=16384)
def read_forces_named(name: str) -> NamedForces:
    """What the name of a state, force or body is of ("all Russian troops in Vell": all forces, in Vell).

    Args:
        name: The name, in the words of a claim or as an entity has it.
    """
    head, *after = _placing().split(name, maxsplit=1)
    breadth = _breadth(head)
    place = after[0].strip() if after and breadth is not Breadth.PART else ""
    return NamedForces(breadth, place, not _listed("definite").isdisjoint(words_of(head)))


@lru_cache(maxsize=16384)
def states_of_forces(name: str) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the states whose forces a name is of, and not of the state in which they are.

    Args:
        name: The name, as written.
    """
    is_placed = read_forces_named(name).place != ""
    return states_named(_placing().split(name, maxsplit=1)[0] if is_placed else name)


def _breadth(head: str) -> Breadth:
    words = words_of(head)
    kept = " ".join(_trimmed(words))
    if kept in _listed("forces"):
        return Breadth.FORCES
    if kept in _listed("air"):
        return Breadth.AIR
    return Breadth.STATE if words and kept == "" else Breadth.PART


def _trimmed(words: list[str]) -> list[str]:
    """The words without those that name a state, and without what may stand before and behind the rest."""
    _, kept = take_states(words)
    while kept and kept[0] in _listed("filler"):
        kept.pop(0)
    while kept and kept[-1] in _listed("filler"):
        kept.pop()
    return kept


def stands_over(title: str, breadth: Breadth) -> bool:
    """Whether a title is that of an office over what is named beside it: over the whole of it, where that is all forces of a state.

    Args:
        title: The title, without the body.
        breadth: What is named beside it.
    """
    if breadth is Breadth.PART:
        return title != "" and not _phrases("wholeforces", "not_over").stand_in(words_of(title))
    parts = [words_of(part) for part in (title, *_AND.split(title))]
    lists = (_phrases("wholeforces", "offices"), _phrases("elements", "rulers"))
    asked = lists if breadth is Breadth.STATE else (*lists, _phrases("wholeforces", "leaders"))
    bare = (_trimmed(part) for part in parts)
    return any(_is_whole(phrases, part) for part in bare if part for phrases in asked)


def is_one_of_many(title: str, quote: str, body: str) -> bool:
    """Whether the words of a post may tell of one of many such offices in a body ("an army commander").

    Args:
        title: The title.
        quote: The words of the claim, with those before them in the sentence.
        body: The body, as the claim has it.
    """
    words, titled, named = words_of(quote), words_of(title), words_of(body)
    if not titled or not _is_whole(_phrases("wholeforces", "many"), titled):
        return False
    at, behind = _find(titled, words), _find(named, words)
    return at < 0 or behind < at or _phrases("wholeforces", "one_of").stand_in(words[max(at - 2, 0) : at])


def is_whole_operation(operation: str) -> bool:
    """Whether a wording is of an operation as a whole ("the siege of Vell"), by its words.

    Args:
        operation: What is commanded.
    """
    return _phrases("wholeforces", "operations").stand_in(words_of(operation))


def is_part_tie(tie: str) -> bool:
    """Whether a tie says that the one stands under the other.

    Args:
        tie: The tie, in the words of a claim.
    """
    return _phrases("wholeforces", "part_ties").stand_in(words_of(tie))


def stand_in(words: Sequence[str], within: Sequence[str]) -> bool:
    """Whether some words stand in others, in their order and one behind the other.

    Args:
        words: Words in small letters.
        within: The others.
    """
    return _find(words, within) >= 0


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters.

    Args:
        text: The text.
    """
    return [word.casefold() for word in _WORD.findall(text)]


def _find(words: Sequence[str], within: Sequence[str]) -> int:
    """Where some words stand in others; -1 where they do not, or are none."""
    asked = list(words)
    return next((i for i in range(len(within)) if asked and list(within[i : i + len(asked)]) == asked), -1)


def _is_whole(phrases: Phrases, words: list[str]) -> bool:
    return phrases.length_at(words, 0) == len(words)


@cache
def _phrases(name: str, section: str) -> Phrases:
    return Phrases(load_phrases(name, section))


_listed = partial(load_word_set, "wholeforces")


@cache
def _placing() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load_phrases("wholeforces", "placing"), key=len, reverse=True))
    return re.compile(rf"\s(?:{words})\s", re.IGNORECASE)
