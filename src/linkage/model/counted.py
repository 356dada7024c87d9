"""Figures that may be looked at together, and what a named rule makes of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from linkage.model.amount import amount
from linkage.model.incident import Figure, Movement, Scope, code_outcome, word_outcome
from linkage.model.origincount import OriginCount

EVERYBODY = "all"  # the group of figures that count everybody
NAMED_GROUPS = {"civilians": "civilian", "children": "child", "women": "woman", "men": "man", "fighters": "fighter"}  # and one of each
APART_NAMED = 4  # figures counted apart that a list names; the page of the incident has all


def word_group(group: str) -> str:
    """Whom figures count: "everybody", a group by its name, or the words of a source in quotation marks.

    Args:
        group: The group of a set of figures.
    """
    return "everybody" if group == EVERYBODY else group if group in NAMED_GROUPS else f"“{group}”"


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
    def differ(self) -> bool:
        """Whether reports or sources give other numbers than others; one that gives a least and a most agrees with itself."""
        numbers: dict[tuple[str, str | None], set[int]] = {}
        for figure in self.figures:
            numbers.setdefault((figure.report_id, figure.source), set()).add(figure.number)
        return self.low != self.high and any(one != other for one, other in combinations(numbers.values(), 2))

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
    def group_in_words(self) -> str:
        """Whom it counts: "everybody", a group by its name, or the words of a source in quotation marks."""
        return word_group(self.group)

    @property
    def range_in_words(self) -> str:
        """Lowest to highest in words, with whom it counts ("300 to 600", "4 or more children", "1 woman", "12 (“aid workers”)").

        Noted where no source says such a number; "" without one.
        """
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
        notes = list(dict.fromkeys(f.note for f in bounds if f.note != ""))
        if self.group in NAMED_GROUPS:
            words += f" {NAMED_GROUPS[self.group] if self.high == 1 and self.low in (1, None) else self.group}"
        elif self.group != EVERYBODY:
            notes.insert(0, self.group_in_words)
        return f"{words} ({'; '.join(notes)})" if notes else words

    @property
    def told_in_words(self) -> str:
        """What is counted, in which scope where that is wider than an incident, and its range: "killed (place and period) 90 or more"."""
        told = self.outcome_in_words if self.scope is Scope.INCIDENT else f"{self.outcome_in_words} ({self.scope})"
        if self.range_in_words != "":
            return f"{told} {self.range_in_words}"
        return f"{told}, {self.group_in_words}: no range of {amount(len(self.figures), 'figure')}"


@dataclass(frozen=True, slots=True)
class SubjectFigures:
    """The figures of one incident or campaign.

    Args:
        subject_id: The incident or campaign.
        sets: Its figures, those of one outcome, group and scope together.
    """

    subject_id: str
    sets: tuple[FigureSet, ...]


@dataclass(frozen=True, slots=True)
class SummedUp:
    """What stands for the figures of an incident in a list.

    Args:
        ranges: Those that count it alone: of everybody, outcome by outcome, and of a group that is counted with more or alone.
        apart: All others, which none of these ranges holds: of a group, of a wider scope, or without a range.
    """

    ranges: tuple[FigureSet, ...]
    apart: tuple[FigureSet, ...]

    @property
    def apart_in_words(self) -> str:
        """What is counted apart, the first of it by name, and how much more there is; "" where nothing is."""
        more = len(self.apart) - APART_NAMED
        named = [one.told_in_words for one in self.apart[:APART_NAMED]]
        return "; ".join([*named, f"and {more:,} more"] if more > 0 else named)


def summed_up(sets: Sequence[FigureSet]) -> SummedUp:
    """What stands for the figures of an incident in a list, and what is counted apart from that.

    A group stands there by its name where no source counts everybody, or where it is counted with more than everybody. The page of the
    incident gives the same ranges, and all that is counted apart.

    Args:
        sets: The figures of one incident.
    """
    own = [one for one in sets if one.scope is Scope.INCIDENT and one.range_in_words != ""]
    whole = {one.code: _most(one) for one in own if one.group == EVERYBODY}
    ranges = [one for one in own if one.group == EVERYBODY or _most(one) > whole.get(one.code, -1)]
    return SummedUp(tuple(ranges), tuple(one for one in sets if one not in ranges))


def _most(one: FigureSet) -> int:
    """The greatest number that a source of a range says."""
    return one.high if one.high is not None else max(f.number for f in one.figures)
