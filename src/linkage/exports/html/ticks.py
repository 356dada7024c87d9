"""Days -> the ticks of an axis: whole days, months or years, as many as can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from linkage.exports.html.labels import MONTHS

_DAYS = (1, 7, 14)  # steps in days, then in months
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 600)


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick of an axis.

    Args:
        day: Where it stands: the first day of what it names.
        label: Its words ("March 2022").
    """

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Step:
    """The step of an axis, or of counts per period.

    Args:
        size: How many days or months.
        in_days: Whether it is in days.
    """

    size: int
    in_days: bool

    @property
    def days(self) -> float:
        """About how many days it is long."""
        return self.size if self.in_days else self.size * 30.44

    @property
    def in_words(self) -> str:
        """The step as a reader would say it."""
        if self.in_days:
            return {1: "day", 7: "week"}.get(self.size, f"{self.size} days")
        return {1: "month", 3: "quarter", 6: "half year", 12: "year"}.get(self.size, f"{self.size // 12} years")

    def start_of(self, day: date) -> date:
        """The first day of the step that holds a day."""
        if self.in_days:
            return day if self.size == 1 else day - timedelta(days=(day - date(2001, 1, 1)).days % self.size)  # a Monday
        months = day.year * 12 + day.month - 1
        months -= months % self.size
        return date(max(months // 12, 1), months % 12 + 1, 1)

    def after(self, day: date) -> date:
        """The first day of the next step.

        Args:
            day: The first day of a step.
        """
        if self.in_days:
            return day + timedelta(days=self.size)
        months = day.year * 12 + day.month - 1 + self.size
        return date(months // 12, months % 12 + 1, 1)


def choose_step(first: date, last: date, most: int) -> Step:
    """The finest step of which a span holds no more than so many.

    Args:
        first: The first day of the span.
        last: Its last day.
        most: How many steps at most.
    """
    days = (last - first).days + 1
    steps = [*(Step(n, in_days=True) for n in _DAYS), *(Step(n, in_days=False) for n in _MONTHS)]
    return next((step for step in steps if days / step.days <= most), steps[-1])


def list_ticks(first: date, last: date, step: Step) -> list[Tick]:
    """The ticks within a span, labelled so that each can be read alone.

    Args:
        first: The first day of the span.
        last: Its last day.
        step: What a tick stands for.
    """
    return [Tick(day, label_tick(day, step)) for day in _starts(first, last, step) if day >= first]


def label_tick(day: date, step: Step) -> str:
    """The words of a tick or period ("16 Mar 2022", "Mar 2022", "2022")."""
    month = MONTHS[day.month - 1][:3]
    if step.in_days:
        return f"{day.day} {month} {day.year}"
    return str(day.year) if step.size % 12 == 0 else f"{month} {day.year}"


def list_periods(first: date, last: date, step: Step) -> list[tuple[date, date]]:
    """The periods of a span: the first day of each and that of the next, whole ones at both ends.

    Args:
        first: The first day of the span.
        last: Its last day.
        step: How long each is.
    """
    starts = list(_starts(first, last, step))
    return list(pairwise([*starts, step.after(starts[-1])]))


def _starts(first: date, last: date, step: Step) -> Iterator[date]:
    day = step.start_of(first)
    while day <= last:
        yield day
        day = step.after(day)
