"""Figure -> bars: one row a source, low to high, an arrow where the source leaves the upper end open."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import SCOPES, label_date
from linkage.model.count import word_bounds
from linkage.model.incident import Figure, FigureRange, Scope

WIDTH = 240  # units of the drawing
ARROW = 34  # room to the right of the highest figure for an open end
OUTCOMES = ("killed", "injured", "missing", "trapped", "detained", "displaced", "sheltering")
SCOPE_ORDER = (Scope.INCIDENT, Scope.PLACE_AND_PERIOD, Scope.CAMPAIGN)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One source's figure.

    Args:
        row: The claim that carries it.
        label: "at least 300", with a note where no source says it so.
        victims: Who is counted, as written.
        as_of: The day it was given, in words, or "".
        x: Where the bar starts, in units of the drawing.
        width: How long the bar is; 0 for an exact figure, which is drawn as a disc.
        is_open: Whether the source leaves the upper end open.
    """

    row: ClaimRow
    label: str
    victims: str
    as_of: str
    x: float
    width: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """Figures that may be looked at together: one outcome, one scope.

    Args:
        outcome: "killed".
        scope: What the figures count, in words.
        rows: One row a figure.
        range_text: The range and the rule that made it; "" where no rule was applied.
        scale: The number at the right end of the drawing.
        only_retracted: Whether all of them are from reports that were retracted.
    """

    outcome: str
    scope: str
    rows: tuple[FigureRow, ...]
    range_text: str
    scale: int
    only_retracted: bool = False


def group_figures(figures: Sequence[Figure], ranges: Sequence[FigureRange], index: CaseIndex) -> list[FigureGroup]:
    """The figures by outcome and scope; figures of different scope never share a group or a scale.

    Args:
        figures: The figures of one incident or campaign.
        ranges: The ranges made from those of incident scope.
        index: The case.
    """
    groups = []
    outcomes = sorted({f.outcome for f in figures}, key=order_outcome)
    for outcome in outcomes:
        for scope in SCOPE_ORDER:
            found = [f for f in figures if f.outcome == outcome and f.scope is scope and f.claim_id in index.claims]
            if found:
                made = next((r for r in ranges if r.outcome == outcome), None) if scope is Scope.INCIDENT else None
                groups.append(_group(outcome, scope, found, made, index))
    return groups


def _group(outcome: str, scope: Scope, figures: Sequence[Figure], made: FigureRange | None, index: CaseIndex) -> FigureGroup:
    """One group, drawn on one scale."""
    scale = max(1, *(f.min if f.max is None else f.max for f in figures))
    ordered = sorted(figures, key=lambda f: (f.as_of, index.numbers[f.report_id], f.min, f.claim_id))
    range_text = "" if made is None else f"{label_range(made)} (rule: {made.rule})"
    rows = tuple(_row(f, scale, index) for f in ordered)
    return FigureGroup(outcome, SCOPES[scope], rows, range_text, scale, index.only_retracted(f.claim_id for f in ordered))


def order_outcome(outcome: str) -> tuple[int, str]:
    """Where an outcome stands in a list: the dead first, then the injured."""
    return OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES), outcome


def label_range(made: FigureRange) -> str:
    """A range in words ("300 to 600", "300 or more")."""
    if made.high is None:
        return f"{made.low:,} or more"
    return f"{made.low:,}" if made.low == made.high else f"{made.low:,} to {made.high:,}"


def _row(figure: Figure, scale: int, index: CaseIndex) -> FigureRow:
    """One figure, placed on the scale."""
    unit = (WIDTH - ARROW) / scale
    high = figure.min if figure.max is None else figure.max
    return FigureRow(
        row=index.row(index.claims[figure.claim_id]),
        label=word_bounds(figure.min, figure.max) + (f" ({figure.note})" if figure.note != "" else ""),
        victims=figure.victims,
        as_of=label_date(figure.as_of),
        x=round(figure.min * unit, 1),
        width=round((high - figure.min) * unit, 1),
        is_open=figure.max is None,
    )
