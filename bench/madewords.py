"""Invented persons and real towns for a made case, each met as often as names are: a few everywhere, most of them once or twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from linkage.model.place import Place
from linkage.vocab.gazetteer import load_gazetteer

_ONSETS, _VOWELS, _ENDS = ("B", "D", "G", "K", "L", "M", "N", "R", "S", "T", "V", "Z"), "aeiou", ("n", "r", "l", "sk", "m", "th")
_GIVEN, _SURNAMES, _PERSONS, _TOWNS = 300, 6_000, 20_000, 700
_BOX = (-48.0, 166.0, -34.0, 179.0)  # New Zealand: towns that the gazetteer knows, and no war
_SHIFT = 2.7  # of Mandelbrot's law: the first names of a list are met nearly as often as one another

Name = TypeVar("Name")


class Drawn(Generic[Name]):
    """Names drawn by the law of Zipf and Mandelbrot: the n-th of the list as often as 1 / (n + 2.7).

    Args:
        names: The names, the most frequent first.
    """

    def __init__(self, names: Sequence[Name]) -> None:
        self.names = tuple(names)
        self._shares = tuple(accumulate(1 / (n + _SHIFT) for n in range(1, len(self.names) + 1)))

    def draw(self, random: Random) -> Name:
        """One of the names.

        Args:
            random: Where chance comes from.
        """
        return random.choices(self.names, cum_weights=self._shares)[0]


@dataclass(frozen=True, slots=True)
class MadeWords:
    """What the sentences of a made case are filled with.

    Args:
        persons: Full names, invented.
        towns: Towns of the gazetteer.
    """

    persons: Drawn[str]
    towns: Drawn[Place]


def make_words(random: Random) -> MadeWords:
    """The same names for the same chance.

    Args:
        random: Where chance comes from.
    """
    given, surnames = (Drawn([_make_word(random) for _ in range(count)]) for count in (_GIVEN, _SURNAMES))
    persons = dict.fromkeys(f"{given.draw(random)} {surnames.draw(random)}" for _ in range(_PERSONS))
    towns = {town.name: town for town in load_gazetteer().settlements_in(*_BOX, _TOWNS)}
    return MadeWords(Drawn(list(persons)), Drawn(list(towns.values())))


def _make_word(random: Random) -> str:
    middle = "".join(random.choice(_VOWELS) + random.choice(_ONSETS).lower() for _ in range(2))
    return random.choice(_ONSETS) + middle + random.choice(_ENDS)
