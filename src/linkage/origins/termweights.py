"""How much each stem and each anchor of a case shows, in whole numbers: sums are exact, and the same in every run."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linkage.origins.words import ReportText

_COMMON = 4  # reports: what stands in more of them weighs less
_MOST_HALVINGS = 20  # a term in a million reports weighs what one in more of them does
_FIFTHS = {1: 3, 2: 6}  # of the weight of a name: numbers of one digit, of two
_FIFTHS_OF_LONG, _FIFTHS_OF_NAME = 10, 5
_PARTS = math.lcm(*range(2, _MOST_HALVINGS + 3))
ONE = _FIFTHS_OF_NAME * _PARTS  # the weight of a name that few reports have


@dataclass(frozen=True, slots=True)
class TermWeights:
    """The terms of a case.

    Args:
        of: Term -> its weight, in parts of `ONE`.
        numbers: Term -> its number, by the alphabet.
        by_number: The weights in order of the numbers; a float holds them and their sums exactly.
    """

    of: Mapping[str, int]
    numbers: Mapping[str, int]
    by_number: NDArray[np.float64]


def weigh_terms(texts: Iterable[ReportText]) -> TermWeights:
    """The weights of all stems and anchors: large numbers show most, what many reports have least.

    Args:
        texts: The reports' texts.
    """
    frequencies = Counter(term for text in texts for term in text.anchors.union(*(s.stems for s in text.sentences)))
    terms = sorted(frequencies)
    of = {term: _weigh(term, frequencies[term]) for term in terms}
    return TermWeights(of, {term: n for n, term in enumerate(terms)}, np.array([of[term] for term in terms], dtype=np.float64))


def _weigh(term: str, reports: int) -> int:
    fifths = _FIFTHS.get(len(term) - 1, _FIFTHS_OF_LONG) if term[0] == "#" else _FIFTHS_OF_NAME
    halvings = min(max(0, reports - _COMMON).bit_length(), _MOST_HALVINGS)
    return fifths * 2 * _PARTS // (2 + halvings)
