"""Report texts -> pairs worth comparing, without comparing all with all."""

from collections.abc import Mapping, Sequence
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

from linkage.origins.heldweights import Floats, HeldWeights
from linkage.origins.termweights import TermWeights
from linkage.origins.weighedtext import WeighedText
from linkage.origins.words import ReportText, count_shared

Pair = tuple[int, int]
Holders = NDArray[np.int32]  # indices of reports that share something, rising

_MOST_HOLDERS = 24  # reports: words that more of them share pair only neighbours, so that a dispatch in a hundred papers costs little
_MOST_ANCHORS = 7  # of a sentence, the heaviest
_LONE_ANCHOR = 0.25  # of a vote
_FEWEST_VOTES = 2.0
_MOST_PAIRS = 40  # a report
_SHARE = 0.25  # of the lighter report's anchors, or shingles: less is no tie


def find_candidates(texts: Sequence[WeighedText], terms: TermWeights, namings: Mapping[int, Sequence[int]]) -> list[Pair]:
    """Pairs of reports that share rare words in a row, or anchors that stand together.

    Args:
        texts: The reports' texts.
        terms: How much each anchor shows.
        namings: Report -> the reports whose publisher its text names; one shared anchor is enough for these.

    Returns:
        Pairs of indices, the lower first, in order.
    """
    strong = [*find_holders([t.text.row_codes for t in texts]), *find_holders([_anchor_pairs(t.text, terms) for t in texts])]
    lone = find_holders([_anchors(t.text, terms) for t in texts])
    votes = Votes(len(texts), strong, [found for found in lone if len(found) <= _MOST_HOLDERS])
    tied = _Tied(texts, terms)
    for n in range(len(texts)):
        tied.take(n, rank(votes.of(n)))
    named = {(min(n, m), max(n, m)) for n, others in namings.items() for m in others if m != n}
    return sorted(tied.pairs | {(a, b) for a, b in named if texts[a].text.anchors & texts[b].text.anchors})


def rank(votes: Floats) -> list[int]:
    """The reports with enough votes, those with most first; of as many the first.

    Args:
        votes: One number a report.
    """
    enough = np.flatnonzero(votes >= _FEWEST_VOTES)
    ranked: list[int] = enough[np.argsort(-votes[enough], kind="stable")].tolist()
    return ranked


def find_holders(keys: Sequence[NDArray[np.int64]]) -> list[Holders]:
    """The reports that share a key, for every key that two reports or more have.

    Args:
        keys: The keys of each report, each once.

    Returns:
        Indices of reports, each rising.
    """
    held = np.concatenate([np.empty(0, dtype=np.int64), *keys])
    owners = np.repeat(np.arange(len(keys), dtype=np.int32), [len(own) for own in keys])
    order = np.argsort(held, kind="stable")
    held, owners = held[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], held[1:] != held[:-1]])) if len(held) else held
    ends = np.append(starts[1:], len(held))
    several = ends - starts > 1
    return [owners[a:b] for a, b in zip(starts[several].tolist(), ends[several].tolist(), strict=True)]


class Votes:
    """How much reports share, told for one report at a time.

    Args:
        reports: How many reports there are.
        strong: Reports that share something that counts whole; where many share it, it pairs only neighbours, and each with the first.
        lone: Reports that share an anchor alone.
    """

    def __init__(self, reports: int, strong: Sequence[Holders], lone: Sequence[Holders]) -> None:
        self._reports = reports
        self._strong: list[list[Holders]] = [[] for _ in range(reports)]
        self._lone: list[list[Holders]] = [[] for _ in range(reports)]
        for shared, given in ((self._strong, strong), (self._lone, lone)):
            for found in given:
                for place, n in enumerate(found.tolist()):
                    if len(found) <= _MOST_HOLDERS or place == 0:
                        shared[n].append(found)
                    else:
                        shared[n] += (found[:1], found[max(1, place - 1) : place + 2])

    def of(self, report: int) -> Floats:
        """The votes for it and each report, none for it and itself.

        Args:
            report: Its index.
        """
        votes = self._count(self._strong[report]) + _LONE_ANCHOR * self._count(self._lone[report])
        votes[report] = 0.0
        return votes

    def _count(self, shared: Sequence[Holders]) -> NDArray[np.int64]:
        return np.bincount(np.concatenate([np.empty(0, dtype=np.int32), *shared]), minlength=self._reports)


def _anchor_pairs(text: ReportText, terms: TermWeights) -> NDArray[np.int64]:
    """Anchors that stand in one sentence, the heaviest of each."""
    pairs: set[int] = set()
    for sentence in text.sentences:
        heaviest = sorted(sentence.anchors, key=lambda a: (-terms.of[a], a))[:_MOST_ANCHORS]
        numbers = sorted(terms.numbers[a] for a in heaviest)
        pairs.update(first * len(terms.numbers) + second for first, second in combinations(numbers, 2))
    return np.array(sorted(pairs), dtype=np.int64)


def _anchors(text: ReportText, terms: TermWeights) -> NDArray[np.int64]:
    return np.array(sorted(terms.numbers[a] for a in text.anchors), dtype=np.int64)


class _Tied:
    """Pairs of reports of which enough of the anchors, or of the words in a row, of one are in the other.

    Args:
        texts: The reports' texts.
        terms: How much each anchor shows.
    """

    def __init__(self, texts: Sequence[WeighedText], terms: TermWeights) -> None:
        self.pairs: set[Pair] = set()
        self._texts = texts
        self._held = HeldWeights([{terms.numbers[a]: terms.of[a] for a in t.text.anchors} for t in texts])
        self._missed: list[set[int]] = [set() for _ in texts]  # report -> those before it that it was held against in vain

    def take(self, report: int, ranked: Sequence[int]) -> None:
        """Keep the first pairs of a report that may be tied, so many as `_MOST_PAIRS`.

        Args:
            report: Its index.
            ranked: The reports that it may be tied with, the likeliest first.
        """
        anchored, missed = self._anchored(report), self._missed[report]
        pairs = ((m, (min(report, m), max(report, m))) for m in ranked if m not in missed)
        tied = (pair for m, pair in pairs if pair in self.pairs or anchored[m] or self._copied(*pair))
        self.pairs.update(islice(tied, _MOST_PAIRS))
        self._missed[report].clear()

    def _anchored(self, report: int) -> NDArray[np.bool_]:
        """Which reports share enough of the anchors of whichever of the two has fewer."""
        counts, totals = self._held.counts, self._held.totals
        fewer = (counts[report] < counts) | ((counts[report] == counts) & (np.arange(len(counts)) > report))
        lighter = np.where(fewer, totals[report], totals)
        enough: NDArray[np.bool_] = (lighter > 0) & (self._held.of(report) >= _SHARE * lighter)
        return enough

    def _copied(self, first: int, second: int) -> bool:
        rows, others = self._texts[first].text.shingles, self._texts[second].text.shingles
        fewest = min(len(rows), len(others))
        enough = fewest > 0 and count_shared(rows, others) >= _SHARE * fewest
        if not enough:
            self._missed[second].add(first)
        return enough
