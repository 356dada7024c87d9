"""Report texts -> pairs worth comparing, without comparing all with all."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from linkage.origins.likeness import Weight
from linkage.origins.words import ReportText

Pair = tuple[int, int]

_SAMPLE = 2  # one shingle of so many is looked up; chosen by its words, so the same one in every report
_MOST_HOLDERS = 24  # reports: words that more of them share pair only neighbours, so that a dispatch in a hundred papers costs little
_MOST_ANCHORS = 7  # of a sentence, the heaviest
_LONE_ANCHOR = 0.25  # of a vote
_FEWEST_VOTES = 2.0
_MOST_PAIRS = 40  # a report
_SHARE = 0.25  # of the lighter report's anchors, or shingles: less is no tie


def find_candidates(texts: Sequence[ReportText], weight: Weight, namings: Mapping[int, Sequence[int]]) -> list[Pair]:
    """Pairs of reports that share rare words in a row, or anchors that stand together.

    Args:
        texts: The reports' texts.
        weight: How much an anchor shows.
        namings: Report -> the reports whose publisher its text names; one shared anchor is enough for these.

    Returns:
        Pairs of indices, the lower first, in order.
    """
    holders: dict[object, list[int]] = defaultdict(list)
    for n, text in enumerate(texts):
        for term in set(_terms(text, weight)):
            holders[term].append(n)
    votes: Counter[Pair] = Counter()
    for term, found in holders.items():
        if len(found) > 1:
            vote = _LONE_ANCHOR if isinstance(term, str) else 1.0
            for pair in _pairs(found, lone=isinstance(term, str)):
                votes[pair] += vote  # type: ignore[assignment]
    per_report: dict[int, list[tuple[float, Pair]]] = defaultdict(list)
    for pair, count in votes.items():
        if count >= _FEWEST_VOTES and _may_be_tied(texts[pair[0]], texts[pair[1]], weight):
            for n in pair:
                per_report[n].append((-count, pair))
    kept = {pair for ranked in per_report.values() for _, pair in sorted(ranked)[:_MOST_PAIRS]}
    named = {(min(n, m), max(n, m)) for n, others in namings.items() for m in others if m != n}
    return sorted(kept | {(a, b) for a, b in named if texts[a].anchors & texts[b].anchors})


def _terms(text: ReportText, weight: Weight) -> Iterator[object]:
    """What a report is looked up by: hashes of shingles, pairs of anchors of a sentence, single anchors."""
    for shingle in text.shingles:
        code = zlib.crc32(" ".join(shingle).encode())
        if code % _SAMPLE == 0:
            yield code
    for sentence in text.sentences:
        heaviest = sorted(sentence.anchors, key=lambda a: (-weight(a), a))[:_MOST_ANCHORS]
        yield from combinations(sorted(heaviest), 2)
    yield from text.anchors


def _pairs(found: Sequence[int], *, lone: bool) -> Iterator[Pair]:
    if len(found) <= _MOST_HOLDERS:
        yield from combinations(found, 2)
    elif not lone:
        yield from pairwise(found)
        yield from ((found[0], n) for n in found[2:])


def _may_be_tied(text: ReportText, other: ReportText, weight: Weight) -> bool:
    """Whether enough of the anchors or of the words in a row are in both, quickly told."""
    lighter, heavier = sorted((text.anchors, other.anchors), key=len)
    total = sum(weight(a) for a in lighter)
    if total and sum(weight(a) for a in lighter & heavier) >= _SHARE * total:
        return True
    few, many = sorted((text.shingles, other.shingles), key=len)
    return bool(few) and sum(1 for s in few if s in many) >= _SHARE * len(few)
