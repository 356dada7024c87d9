"""Two report texts -> how much of the shorter one is in the other: words, sentences, anchors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from linkage.origins.words import ReportText, Sentence

Weight = Callable[[str], float]

_LIKE_WORDS = 0.34  # two sentences of one language that share so much of their words tell the same
_LIKE_ANCHORS = 0.45  # two sentences of any languages that share so much of their anchors tell the same
_LENGTHS = (0.45, 2.2)  # a translated sentence is so long beside the original
_COMMON = 4  # reports: what stands in more of them weighs less


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


def weigh(frequencies: Mapping[str, int]) -> Weight:
    """How much a stem or an anchor shows: large numbers most, what many reports have least.

    Args:
        frequencies: In how many reports each stands.
    """

    def weight(term: str) -> float:
        own = 1.0
        if term[0] == "#":
            digits = len(term) - 1
            own = 0.6 if digits == 1 else 1.2 if digits == 2 else 2.0
        return own / (1.0 + max(0, frequencies.get(term, 1) - _COMMON).bit_length() / 2)

    return weight


def compare(text: ReportText, other: ReportText, weight: Weight, known: frozenset[str]) -> Likeness:
    """How much of a text is in another one.

    Args:
        text: The text that may come from the other.
        other: The other one.
        weight: How much each stem or anchor shows.
        known: Names that reports have in which a capital marks a name; in a language that writes every noun so, only these count.
    """
    same = text.report.language == other.report.language
    anchors, others = (_usable(t, known) for t in (text, other))
    matched = _match(text, other, anchors, others, weight, same=same)
    total = sum(weight(a) for s in anchors for a in s)
    everywhere = frozenset().union(*others) if others else frozenset()
    together = sum(weight(a) for m in matched for a in m.anchors)
    words = sum(len(s.words) for s in text.sentences)
    like = [m for m in matched if m.likeness >= _LIKE_WORDS] if same else []
    shingles = text.shingles
    return Likeness(
        copied=sum(1 for s in shingles if s in other.shingles) / len(shingles) if same and shingles else 0.0,
        worded=sum(len(text.sentences[m.at].words) for m in like) / words if words else 0.0,
        anchored=together / total if total else 0.0,
        known=sum(weight(a) for s in anchors for a in s if a in everywhere) / total if total else 0.0,
        in_order=_in_order(matched),
        weight=together,
        sentences=len(like),
        matches=tuple(sorted(matched, key=lambda m: (-m.likeness * m.weight, m.at))),
    )


def _usable(text: ReportText, known: frozenset[str]) -> list[frozenset[str]]:
    if text.name_capitals:
        return [s.anchors for s in text.sentences]
    return [frozenset(a for a in s.anchors if a[0] == "#" or a in known) for s in text.sentences]


def _match(
    text: ReportText, other: ReportText, anchors: Sequence[frozenset[str]], others: Sequence[frozenset[str]], weight: Weight, *, same: bool
) -> list[Match]:
    """Each sentence with the stretch of one or two sentences of the other text that is most like it."""
    found = []
    windows = [(n,) for n in range(len(others))] + [(n, n + 1) for n in range(len(others) - 1)]
    pooled = [(w, frozenset().union(*(others[n] for n in w)), [other.sentences[n] for n in w]) for w in windows]
    by_term: dict[str, set[int]] = {}
    for k, (_, there, held) in enumerate(pooled):
        for term in there:
            by_term.setdefault(term, set()).add(k)
        if same:
            for sentence in held:
                for stem in sentence.stems:
                    by_term.setdefault(stem, set()).add(k)
    for at, sentence in enumerate(text.sentences):
        here = anchors[at]
        near = {k for term in (*here, *(sentence.stems if same else ())) for k in by_term.get(term, ())}
        best: Match | None = None
        for k in sorted(near):
            window, there, held = pooled[k]
            likeness = (
                _likeness_words(sentence, held, here, there, weight) if same else _likeness_anchors(sentence, held, here, there, weight)
            )
            if best is None or likeness > best.likeness + 1e-9:
                best = Match(at, window, likeness, sum(weight(a) for a in here), here & there)
        if best is not None and best.likeness >= (_LIKE_WORDS if same else _LIKE_ANCHORS):
            found.append(best)
    return found


def _likeness_words(sentence: Sentence, held: Sequence[Sentence], here: frozenset[str], there: frozenset[str], weight: Weight) -> float:
    """The share of a sentence's words that the stretch has, weighed down where the stretch has many others."""
    own = sentence.stems | here
    stretch = frozenset().union(*(s.stems for s in held)) | there
    shared, all_own = (sum(weight(t) for t in terms) for terms in (own & stretch, own))
    if not all_own:
        return 0.0
    all_stretch = sum(weight(t) for t in stretch)
    inside, spread = shared / all_own, shared / all_stretch if all_stretch else 0.0
    return 0.75 * inside + 0.25 * spread if len(own & stretch) > 1 else 0.0


def _likeness_anchors(sentence: Sentence, held: Sequence[Sentence], here: frozenset[str], there: frozenset[str], weight: Weight) -> float:
    """The share of the anchors of both that they share; 0 where their lengths do not fit."""
    length = sum(len(s.span) for s in held) / max(1, len(sentence.span))
    if not _LENGTHS[0] <= length <= _LENGTHS[1] or not here or not there:
        return 0.0
    shared, all_here, all_there = (sum(weight(a) for a in terms) for terms in (here & there, here, there))
    return 0.6 * shared / all_here + 0.4 * shared / all_there


def _in_order(matches: Sequence[Match]) -> float:
    """The share of the matches that come in the order of the other text: the longest rising chain."""
    best: list[int] = []
    for n, match in enumerate(matches):
        best.append(1 + max((best[k] for k in range(n) if matches[k].others[0] <= match.others[0]), default=0))
    return max(best, default=0) / len(matches) if matches else 0.0
