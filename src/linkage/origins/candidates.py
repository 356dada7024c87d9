"""Report texts -> pairs worth comparing, without comparing all with all."""

import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

import numpy as np
from numpy.typing import NDArray

from linkage.origins.termweights import TermWeights
from linkage.origins.weighedtext import WeighedText
from linkage.origins.words import ReportText, count_shared

Pair = tuple[int, int]
Shared = tuple[Sequence[int], float]

_SAMPLE = 2  # one shingle of so many is looked up; chosen by its words, so the same one in every report
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
    strong = [*find_holders([_rows(t.text) for t in texts]), *find_holders([_anchor_pairs(t.text, terms) for t in texts])]
    lone = find_holders([_anchors(t.text, terms) for t in texts])
    votes = Votes(len(texts), [(found, 1.0) for found in strong], [(found, _LONE_ANCHOR) for found in lone if len(found) <= _MOST_HOLDERS])
    quick = [_Quick.of(t.text, terms) for t in texts]
    kept: set[Pair] = set()
    for n in range(len(texts)):
        ranked = sorted((-count, min(n, m), max(n, m)) for m, count in votes.of(n).items() if count >= _FEWEST_VOTES)
        tied = ((a, b) for _, a, b in ranked if (a, b) in kept or quick[a].may_be_tied(quick[b]))
        kept.update(islice(tied, _MOST_PAIRS))
    named = {(min(n, m), max(n, m)) for n, others in namings.items() for m in others if m != n}
    return sorted(kept | {(a, b) for a, b in named if texts[a].text.anchors & texts[b].text.anchors})


def find_holders(keys: Sequence[NDArray[np.int64]]) -> list[list[int]]:
    """The reports that share a key, for every key that two reports or more have.

    Args:
        keys: The keys of each report, each once.

    Returns:
        Lists of indices of reports, each rising.
    """
    held = np.concatenate([np.empty(0, dtype=np.int64), *keys])
    owners = np.repeat(np.arange(len(keys), dtype=np.int32), [len(own) for own in keys])
    order = np.argsort(held, kind="stable")
    held, owners = held[order], owners[order]
    starts = np.flatnonzero(np.concatenate([[True], held[1:] != held[:-1]])) if len(held) else held
    ends = np.append(starts[1:], len(held))
    several = ends - starts > 1
    return [owners[a:b].tolist() for a, b in zip(starts[several].tolist(), ends[several].tolist(), strict=True)]


class Votes:
    """How much reports share, told for one report at a time.

    Args:
        reports: How many reports there are.
        strong: Reports that share something that counts whole, and how much; where many share it, it pairs only neighbours, and each
            with the first.
        lone: Reports that share an anchor alone, and how much that counts.
    """

    def __init__(self, reports: int, strong: Sequence[Shared], lone: Sequence[Shared]) -> None:
        self._shared: list[list[tuple[Sequence[int], float]]] = [[] for _ in range(reports)]
        for found, vote in (*strong, *lone):
            for place, n in enumerate(found):
                if len(found) <= _MOST_HOLDERS or place == 0:
                    self._shared[n].append((found, vote))
                else:
                    beside = (found[0], *found[max(1, place - 1) : place + 2])
                    self._shared[n].append((beside, vote))

    def of(self, report: int) -> dict[int, float]:
        """The votes for it and each other report that shares anything with it.

        Args:
            report: Its index.
        """
        votes: dict[int, float] = defaultdict(float)
        for found, vote in self._shared[report]:
            for other in found:
                votes[other] += vote
        votes.pop(report, None)
        return votes


def _rows(text: ReportText) -> NDArray[np.int64]:
    """Every second of its words in a row, chosen by the words, so the same in every report."""
    codes = {code for row in text.rows() if (code := zlib.crc32(row.encode())) % _SAMPLE == 0}
    return np.array(sorted(codes), dtype=np.int64)


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


@dataclass(frozen=True, slots=True)
class _Quick:
    """What of a report tells quickly whether enough of its anchors or of its words in a row are in another.

    Args:
        text: Its text.
        weights: Anchor -> its weight.
        total: The weight of all.
    """

    text: ReportText
    weights: Mapping[str, int]
    total: int

    @classmethod
    def of(cls, text: ReportText, terms: TermWeights) -> "_Quick":
        weights = {a: terms.of[a] for a in text.anchors}
        return cls(text, weights, sum(weights.values()))

    def may_be_tied(self, other: "_Quick") -> bool:
        lighter, heavier = sorted((self, other), key=lambda quick: len(quick.weights))
        if lighter.total and sum(lighter.weights[a] for a in lighter.weights.keys() & heavier.weights.keys()) >= _SHARE * lighter.total:
            return True
        fewest = min(len(self.text.shingles), len(other.text.shingles))
        return fewest > 0 and count_shared(self.text.shingles, other.text.shingles) >= _SHARE * fewest
