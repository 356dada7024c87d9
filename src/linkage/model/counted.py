"""Figures that may be looked at together, and what a named rule makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from linkage.model.incident import Figure, Movement, Scope, code_outcome, word_outcome
from linkage.model.origincount import OriginCount

EVERYBODY = "all"  # the group of figures that count everybody


class FigureRule(StrEnum):
    """The rules by which a case may make low, best and high of its figures; each is told in `cases/figures.py`."""

    RANGE = "range"
    MAJORITY = "majority"
    HIERARCHY = "hierarchy"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Growth:
    """How the figure of one source grew.

    Args:
        source: Who counts, as the case knows them.
        figures: Their figures, in order of the days they were given.
    """

    source: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """The figures of one source.

    Args:
        source: Who counts, as the case knows them; the publisher where a report counts in its own voice.
        figures: Their figures, in order of the days they were given.
    """

    source: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FigureSet:
    """Figures of one outcome, one movement, one group and one scope; others are never put with them.

    Args:
        outcome: "killed", "injured", ...
        group: Who is counted: "all", "civilians", "children", ..., or the words of a source that fit none of these.
        scope: What each counts.
        figures: In order of the days they were given.
        low: The lowest, by the rule; None where the rule gives none.
        best: The best, by the rule; None where the rule gives none.
        high: The highest, by the rule; None where a source leaves it open.
        rule: The rule that made low, best and high.
        why: How the rule came to the best figure, in plain words.
        origins: How many independent origins the figures come from.
        growth: The sources that gave more than one figure over time.
        sources: The same figures, source by source, in order of their first.
        movement: How those counted were moved, where they are displaced and the words tell it.
    """

    outcome: str
    group: str
    scope: Scope
    figures: tuple[Figure, ...]
    low: int | None
    best: int | None
    high: int | None
    rule: FigureRule
    why: str
    origins: OriginCount
    growth: tuple[Growth, ...]
    sources: tuple[SourceFigures, ...] = ()
    movement: Movement = Movement.UNTOLD

    @property
    def outcome_in_words(self) -> str:
        """What happened to those counted, and how they were moved where the words tell it."""
        return word_outcome(self.outcome, self.movement)

    @property
    def in_words(self) -> str:
        """Low, best and high in words; "" where the rule gives none of them."""
        if self.low is None and self.high is None and self.best is None:
            return ""
        low = "low not told" if self.low is None else f"low {self.low:,}"
        best = "no best figure" if self.best is None else f"best {self.best:,}"
        return f"{low}; {best}; {'high left open' if self.high is None else f'high {self.high:,}'}"

    @property
    def code(self) -> str:
        """The closed word of the outcome, with that of the movement where one is told ("displaced-evacuated")."""
        return code_outcome(self.outcome, self.movement)

    @property
    def range_in_words(self) -> str:
        """Lowest to highest in words ("300 to 600", "4 or more children"), noted where no source says such a number; "" without one."""
        if self.low is None and self.high is None:
            return ""
        words = (
            f"up to {self.high:,}"
            if self.low is None
            else f"{self.low:,} or more"
            if self.high is None
            else f"{self.low:,} to {self.high:,}"
        )
        if self.low == self.high:
            words = f"{self.low:,}"
        bounds = [f for f in self.figures if f.min == self.low or f.max == self.high is not None]
        notes = "; ".join(dict.fromkeys(f.note for f in bounds if f.note != ""))
        group = "" if self.group == EVERYBODY else f" {self.group}"
        return f"{words}{group} ({notes})" if notes else f"{words}{group}"


@dataclass(frozen=True, slots=True)
class SubjectFigures:
    """The figures of one incident or campaign.

    Args:
        subject_id: The incident or campaign.
        sets: Its figures, those of one outcome, group and scope together.
    """

    subject_id: str
    sets: tuple[FigureSet, ...]


def summed_up(sets: Sequence[FigureSet]) -> tuple[FigureSet, ...]:
    """The figures that stand for an incident in a list: those that count it alone and everybody, outcome by outcome.

    Where no source counts everybody, or a group is counted with more than everybody, that group stands there by its name. The page of the
    incident gives the same ranges.

    Args:
        sets: The figures of one incident.
    """
    own = [one for one in sets if one.scope is Scope.INCIDENT and one.range_in_words != ""]
    whole = {one.code: _most(one) for one in own if one.group == EVERYBODY}
    return tuple(one for one in own if one.group == EVERYBODY or _most(one) > whole.get(one.code, -1))


def _most(one: FigureSet) -> int:
    """The greatest number that a source of a range says."""
    return one.high if one.high is not None else max(f.number for f in one.figures)
