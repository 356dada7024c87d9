"""Figures that one sentence tells beside one another -> what they make together, told as made from parts."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from linkage.incidents.figures import is_counted_victims
from linkage.incidents.scene import Scene
from linkage.incidents.telling import sentence_around
from linkage.model.incident import Figure
from linkage.model.span import Span

_JOINED = re.compile(
    r"(?:\s+(?:of|from)\s+[^,.;:\d]{1,40}?)?,?\s+(?:and|as well as|plus)\s+(?:(?:at least|another|about|some|up to|his|her|their|its)\s+)?"
)
_SHARE = re.compile(r"\b(?:including|included|includes|among|amongst|of whom|of them|comprising)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|another)\b", re.IGNORECASE)


def add_parts(scenes: Sequence[Scene], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures that a sentence gives in parts: "two women and three children were killed", "a nurse and four others".

    Two figures are parts of one where one source gives them for one outcome in one sentence, beside one another or the second for
    "others", and no word makes them a share of a number before ("including"). Figures of different sources or sentences are never
    added, and a source that gives a total is not added up.

    Args:
        scenes: The scenes of one incident.
        figures: Its figures, in reading order.

    Yields:
        Figures that name their parts by the ids of the claims.
    """
    told = {s.claim.id: s for s in scenes}
    numbered = [f for f in figures if f.claim_id in told and f.min > 0 and not f.unnumbered]
    for first, second in pairwise(numbered):
        if (
            not _is_alike(first, second)
            or first.scope is not second.scope
            or not _stand_together(told[first.claim_id], told[second.claim_id])
        ):
            continue
        total = first.min + second.min
        if any(_is_total(f, first, second) for f in numbered):
            continue
        most = None if first.max is None or second.max is None else first.max + second.max
        yield Figure(
            first.outcome, total, most, f"{first.victims} and {second.victims}".strip(), first.source, first.scope, second.claim_id,
            first.report_id, first.as_of, leads=first.leads or second.leads, parts=(first.claim_id, second.claim_id),
            movement=first.movement,
        )  # fmt: skip


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether one source of one report gives both for one outcome."""
    return (one.report_id, one.outcome, one.movement, one.source) == (other.report_id, other.outcome, other.movement, other.source)


def _is_total(figure: Figure, first: Figure, second: Figure) -> bool:
    """Whether a figure of the same source counts all of them."""
    return (
        _is_alike(figure, first)
        and figure not in (first, second)
        and is_counted_victims(figure)
        and figure.min > max(first.min, second.min)
    )


def _stand_together(first: Scene, second: Scene) -> bool:
    """Whether the second count continues the first, and neither is a share of a number before them."""
    text = first.report.text
    sentence = sentence_around(first.report, first.claim.quote)
    a, b = _figure_span(first), _figure_span(second)
    if a is None or b is None or not (sentence.covers(a) and sentence.covers(b)) or a.start >= b.start:
        return False
    if _SHARE.search(text[sentence.start : b.start]) is not None:
        return False
    victims = second.claim.word("victims") or ""
    return _OTHERS.search(victims) is not None or _JOINED.fullmatch(text[_end(first, a) : b.start]) is not None


def _figure_span(scene: Scene) -> Span | None:
    role = scene.claim.role("min")
    return None if role is None else role.span


def _end(scene: Scene, figure: Span) -> int:
    """Where the words for the people counted end, or the figure where none stand behind it."""
    role = scene.claim.role("victims")
    return max(figure.end, role.span.end) if role is not None and role.span is not None else figure.end
