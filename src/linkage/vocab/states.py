"""Which states a wording names, by name, adjective or seat of government."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from linkage.errors import VocabularyError
from linkage.model.entity import EntityType
from linkage.vocab.lexicon import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 4  # words of a name
PARTS = ("names", "demonyms", "seats")


class Together(StrEnum):
    """How a name is of several states: of all of them, or of one or the other."""

    JOINTLY = "jointly"
    EITHER = "one or the other"


def read_together(name: str, type_: str = EntityType.STATE) -> Together | None:
    """How the name of a state is of several ("Northland or Southland"); None where it is of one or of none.

    Args:
        name: The name of an entity.
        type_: What it is; only the name of a state is read.
    """
    if type_ != EntityType.STATE:
        return None
    codes, left = take_states(plain_words(name).split())
    if len(codes) < 2:
        return None
    return Together.JOINTLY if set(left).isdisjoint(load_phrases("elements", "either")) else Together.EITHER


def word_together(name: str, type_: str = EntityType.STATE) -> str | None:
    """What several states are that are named together, in words ("states, jointly"); None for all that is no such name.

    Args:
        name: The name of an entity.
        type_: What it is.
    """
    together = read_together(name, type_)
    return None if together is None else f"states, {together}"


def take_states(words: Sequence[str]) -> tuple[frozenset[str], list[str]]:
    """The codes of the states that some words name, each by its longest name, and the words that name none.

    Args:
        words: Words in small letters.
    """
    names = state_words()
    codes, left, at = set[str](), list[str](), 0
    while at < len(words):
        runs = ((n, names.get(" ".join(words[at : at + n]))) for n in range(_LONGEST, 0, -1))
        length, code = next(((n, code) for n, code in runs if code is not None), (1, None))
        codes |= set() if code is None else {code}
        left += [words[at]] if code is None else []
        at += length
    return frozenset(codes), left


@lru_cache(maxsize=16384)
def states_named(text: str) -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes of the states that a wording names ("the Russian Ministry of Defence" -> RU).

    Args:
        text: A name or a few words, in English.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    names = state_words()
    runs = (" ".join(words[i : i + n]) for i in range(len(words)) for n in range(1, _LONGEST + 1))
    return frozenset(names[run] for run in runs if run in names)


@cache
def state_words(*parts: str) -> Mapping[str, str]:
    """The words for states -> their codes; in small letters, without "the" before them.

    Args:
        parts: "names", "demonyms", "seats"; none for all three.

    Raises:
        VocabularyError: An entry of states.yaml is not what it should be.
    """
    found: dict[str, str] = {}
    for code, entry in load_vocabulary("states").items():
        if not isinstance(entry, dict):
            raise VocabularyError(f"states.yaml: {code} should hold names, demonyms and seats")
        for form in (form for part in parts or PARTS for form in entry[part]):
            found.setdefault(plain_words(str(form).casefold().removeprefix("the ")), str(code))
    return found


@cache
def state_codes() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes of all states that the list holds."""
    return frozenset(map(str, load_vocabulary("states")))


def state_name(code: str) -> str:
    """The usual name of a state, in English.

    Args:
        code: ISO 3166-1 alpha-2; any other key is its own name.
    """
    entry = load_vocabulary("states").get(code)
    return str(entry["names"][0]) if isinstance(entry, dict) else code


def plain_words(text: str) -> str:
    """The words of a name in small letters, one space between them.

    Args:
        text: A name.
    """
    return " ".join(_WORD.findall(text.casefold()))
