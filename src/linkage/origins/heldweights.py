"""How much of the weight of each report's terms every other report has, for one report at a time and without comparing pair by pair."""

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class HeldWeights:
    """The terms of reports, by term: which reports have it.

    Args:
        weights: Of each report: the number of a term -> its weight there, a whole number.
    """

    def __init__(self, weights: Sequence[Mapping[int, int]]) -> None:
        self._own = weights
        terms = np.fromiter(chain.from_iterable(weights), dtype=np.int64)
        reports = np.repeat(np.arange(len(weights), dtype=np.int32), [len(own) for own in weights])
        order = np.argsort(terms, kind="stable")
        terms, reports = terms[order], reports[order]
        numbers, starts = np.unique(terms, return_index=True)
        self._holders = dict(zip(numbers.tolist(), np.split(reports, starts[1:]), strict=True)) if len(terms) else {}
        self.totals = np.array([sum(own.values()) for own in weights], dtype=np.float64)
        self.counts = np.array([len(own) for own in weights], dtype=np.int64)

    def of(self, report: int) -> Floats:
        """The weight of its terms that each report has; a float holds these sums exactly.

        Args:
            report: Its index.

        Returns:
            One weight a report, its own total among them.
        """
        own = self._own[report]
        if not own:
            return np.zeros(len(self._own))
        holders = [self._holders[term] for term in own]
        weights = np.repeat(np.fromiter(own.values(), dtype=np.float64), [len(found) for found in holders])
        held: Floats = np.bincount(np.concatenate(holders), weights, minlength=len(self._own)).astype(np.float64, copy=False)
        return held
