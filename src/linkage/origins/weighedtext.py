"""ReportText -> WeighedText: its sentences as rows of terms, made once, however many other reports it is held against."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from linkage.origins.heldweights import Floats
from linkage.origins.termweights import TermWeights
from linkage.origins.words import ReportText


@dataclass(frozen=True, slots=True)
class Rows:
    """Sets of terms as the rows of a table of yes and no.

    Args:
        numbers: The numbers of the terms, rising: the columns.
        held: Which row has which term.
        weights: The weight of each row.
    """

    numbers: NDArray[np.int64]
    held: NDArray[np.bool_]
    weights: Floats


@dataclass(frozen=True)
class WeighedText:
    """A report's text, ready to be compared.

    Args:
        text: The text.
        terms: How much each stem and anchor shows.
        known: Names that reports have in which a capital marks a name; in a language that writes every noun so, only these count.
    """

    text: ReportText
    terms: TermWeights
    known: frozenset[str]

    @cached_property
    def anchors(self) -> tuple[frozenset[str], ...]:
        """The anchors of each sentence that count."""
        if self.text.name_capitals:
            return tuple(s.anchors for s in self.text.sentences)
        return tuple(frozenset(a for a in s.anchors if a[0] == "#" or a in self.known) for s in self.text.sentences)

    @cached_property
    def anchor_weights(self) -> dict[str, int]:
        """Anchor -> its weight, times the sentences that have it."""
        return {a: count * self.terms.of[a] for a, count in Counter(chain.from_iterable(self.anchors)).items()}

    @property
    def numbered_weights(self) -> dict[int, int]:
        """The same by the numbers of the anchors."""
        return {self.terms.numbers[a]: weight for a, weight in self.anchor_weights.items()}

    @cached_property
    def anchored(self) -> int:
        """The weight of all its anchors."""
        return sum(self.anchor_weights.values())

    @cached_property
    def windows(self) -> tuple[tuple[int, ...], ...]:
        """Its stretches: every sentence, then every two that follow one another."""
        numbers = range(len(self.text.sentences))
        return (*((n,) for n in numbers), *pairwise(numbers))

    @cached_property
    def anchors_in_windows(self) -> tuple[frozenset[str], ...]:
        """The anchors of its stretches, in their order."""
        return tuple(self.anchors[window[0]].union(*(self.anchors[n] for n in window[1:])) for window in self.windows)

    @cached_property
    def sentence_weights(self) -> tuple[int, ...]:
        """The weight of the anchors of each sentence."""
        return tuple(sum(self.terms.of[a] for a in here) for here in self.anchors)

    @cached_property
    def words_of(self) -> Rows:
        """The stems and anchors of its sentences."""
        return self._rows([s.stems | here for s, here in zip(self.text.sentences, self.anchors, strict=True)])

    @cached_property
    def words_of_windows(self) -> Rows:
        """The stems and anchors of its stretches."""
        return self._of_windows(self.words_of)

    @cached_property
    def anchors_of(self) -> Rows:
        """The anchors of its sentences."""
        return self._rows(self.anchors)

    @cached_property
    def anchors_of_windows(self) -> Rows:
        """The anchors of its stretches."""
        return self._of_windows(self.anchors_of)

    def _rows(self, sets: Sequence[Iterable[str]]) -> Rows:
        own = [sorted(self.terms.numbers[term] for term in terms) for terms in sets]
        numbers = np.unique(np.fromiter(chain.from_iterable(own), dtype=np.int64))
        held = np.zeros((len(own), len(numbers)), dtype=np.bool_)
        for row, terms in enumerate(own):
            held[row, np.searchsorted(numbers, terms)] = True
        return Rows(numbers, held, held @ self.terms.by_number[numbers])

    def _of_windows(self, rows: Rows) -> Rows:
        held = np.concatenate([rows.held, rows.held[:-1] | rows.held[1:]])
        return Rows(rows.numbers, held, held @ self.terms.by_number[rows.numbers])


def shared_weights(rows: Rows, others: Rows, terms: TermWeights) -> tuple[Floats, Floats]:
    """What every row shares with every other one: the weight, and how many terms.

    Args:
        rows: Of one text.
        others: Of another.
        terms: How much each term shows.

    Returns:
        Two tables, a row for each row and a column for each other one. All numbers are whole.
    """
    here, there = _shared_columns(rows.numbers, others.numbers)
    left, right = rows.held[:, here].astype(np.float64), others.held[:, there].astype(np.float64).T
    return (left * terms.by_number[rows.numbers[here]]) @ right, left @ right


def _shared_columns(numbers: NDArray[np.int64], others: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the numbers that are in both of two rising lists stand in each."""
    if len(others) == 0:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    at = others.searchsorted(numbers)
    here = np.flatnonzero(others.take(at, mode="clip") == numbers)
    return here, at[here]
