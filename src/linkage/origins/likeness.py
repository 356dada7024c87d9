"""Two report texts -> how much of the shorter one is in the other: words, sentences, anchors."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from linkage.origins.heldweights import Floats, HeldWeights
from linkage.origins.termweights import ONE
from linkage.origins.weighedtext import WeighedText, shared_weights
from linkage.origins.words import ReportText, count_shared

_LIKE_WORDS = 0.34  # two sentences of one language that share so much of their words tell the same
_LIKE_ANCHORS = 0.45  # two sentences of any languages that share so much of their anchors tell the same
_LENGTHS = (0.45, 2.2)  # a translated sentence is so long beside the original
_AS_LIKE = 1e-9  # two likenesses that differ by less are one


@dataclass(frozen=True, slots=True)
class Match:
    """Two stretches that tell the same.

    Args:
        at: Index of a sentence in the first text.
        others: Indices of one sentence in the second, or of two that follow one another.
        likeness: 0 to 1.
        weight: How much the sentence carries.
        anchors: The anchors that both have.
    """

    at: int
    others: tuple[int, ...]
    likeness: float
    weight: float
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of one text is in another.

    Args:
        copied: Share of its five-word shingles that the other has; 0 between two languages.
        worded: Share of its words that stand in sentences like those of the other; 0 between two languages.
        anchored: Share of the weight of its anchors that stand together in sentences of the other.
        known: Share of the weight of its anchors that the other has anywhere.
        in_order: Share of the matched weight that comes in the other's order.
        weight: The weight of the anchors that match.
        sentences: How many sentences match by their words.
        matches: The sentences that match.
    """

    copied: float
    worded: float
    anchored: float
    known: float
    in_order: float
    weight: float
    sentences: int
    matches: tuple[Match, ...]


def compare(text: WeighedText, other: WeighedText) -> Likeness:
    """How much of a text is in another one.

    Args:
        text: The text that may come from the other.
        other: The other one.
    """
    own, terms = text.text, text.terms
    same = own.report.language == other.text.report.language
    matched = _match(text, other, same=same)
    together = sum(terms.of[a] for m in matched for a in m.anchors)
    words = sum(len(s.words) for s in own.sentences)
    like = [m for m in matched if m.likeness >= _LIKE_WORDS] if same else []
    return Likeness(
        copied=share_copied(own, other.text) if same else 0.0,
        worded=sum(len(own.sentences[m.at].words) for m in like) / words if words else 0.0,
        anchored=together / text.anchored if text.anchored else 0.0,
        known=share_known(text, other),
        in_order=in_order(matched),
        weight=together / ONE,
        sentences=len(like),
        matches=tuple(sorted(matched, key=lambda m: (-m.likeness * m.weight, m.at))),
    )


def share_copied(text: ReportText, other: ReportText) -> float:
    """The share of a text's words in a row that another has, quickly told.

    Args:
        text: The text.
        other: The other one.
    """
    return count_shared(text.shingles, other.shingles) / len(text.shingles) if len(text.shingles) else 0.0


def share_known(text: WeighedText, other: WeighedText) -> float:
    """The share of the weight of a text's anchors that another has anywhere, quickly told; no more of it can stand together there.

    Args:
        text: The text.
        other: The other one.
    """
    own = text.anchor_weights
    return sum(own[a] for a in own.keys() & other.anchor_weights.keys()) / text.anchored if text.anchored else 0.0


def shares_known(texts: Sequence[WeighedText], pairs: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """`share_known` of many pairs: of the first in the second, and of the second in the first.

    Args:
        texts: The texts of a case.
        pairs: Their indices.
    """
    held = HeldWeights([t.numbered_weights for t in texts])
    first, second = (np.array([pair[n] for pair in pairs], dtype=np.int64) for n in (0, 1))
    return list(zip(_known(held, first, second).tolist(), _known(held, second, first).tolist(), strict=True))


def _known(held: HeldWeights, texts: NDArray[np.int64], others: NDArray[np.int64]) -> Floats:
    """The share of the weight of each text that the other beside it has."""
    known = np.zeros(len(texts))
    order = np.argsort(texts, kind="stable")
    bounds = np.searchsorted(texts[order], np.arange(len(held.totals) + 1))
    for text, total in enumerate(held.totals.tolist()):
        own = order[bounds[text] : bounds[text + 1]]
        if len(own) and total > 0:
            known[own] = held.of(text)[others[own]] / total
    return known


def _match(text: WeighedText, other: WeighedText, *, same: bool) -> list[Match]:
    """Each sentence with the stretch of one or two sentences of the other text that is most like it, the first of those as like."""
    if not text.anchors or not other.anchors:
        return []
    likeness = _likeness_words(text, other) if same else _likeness_anchors(text, other)
    most = likeness.max(axis=1)
    first = (likeness >= most[:, None] - _AS_LIKE).argmax(axis=1)
    found = []
    least = _LIKE_WORDS if same else _LIKE_ANCHORS
    for at in np.flatnonzero(most >= least - _AS_LIKE).tolist():
        window = other.windows[first[at]]
        there = text.anchors[at] & other.anchors_in_windows[first[at]]
        found.append(Match(at, window, float(likeness[at, first[at]]), text.sentence_weights[at] / ONE, there))
    return found


def _likeness_words(text: WeighedText, other: WeighedText) -> Floats:
    """The share of a sentence's words that a stretch has, weighed down where the stretch has many others; for every one and each."""
    rows, others = text.words_of, other.words_of_windows
    shared, count = shared_weights(rows, others, text.terms)
    inside, spread = shared / _no_zero(rows.weights)[:, None], shared / _no_zero(others.weights)
    return np.where(count > 1, 0.75 * inside + 0.25 * spread, 0.0)


def _likeness_anchors(text: WeighedText, other: WeighedText) -> Floats:
    """The share of the anchors of both that they share; 0 where their lengths do not fit; for every sentence and each stretch."""
    rows, others = text.anchors_of, other.anchors_of_windows
    shared, _ = shared_weights(rows, others, text.terms)
    own = np.array([max(1, len(s.span)) for s in text.text.sentences], dtype=np.float64)
    held = np.array([sum(len(other.text.sentences[n].span) for n in window) for window in other.windows], dtype=np.float64)
    length = held / own[:, None]
    fits = (length >= _LENGTHS[0]) & (length <= _LENGTHS[1])
    return np.where(fits, 0.6 * shared / _no_zero(rows.weights)[:, None] + 0.4 * shared / _no_zero(others.weights), 0.0)


def _no_zero(weights: Floats) -> Floats:
    """Weights to divide by: nothing shares anything with what has none."""
    return np.where(weights == 0.0, 1.0, weights)


def in_order(matches: Sequence[Match]) -> float:
    """The share of the matches that come in the order of the other text: the longest rising chain."""
    ends: list[int] = []  # of the chains of one match, of two, ...: the lowest in which one of them ends
    for match in matches:
        at = bisect_right(ends, match.others[0])
        ends[at : at + 1] = [match.others[0]]
    return len(ends) / len(matches) if matches else 0.0
