"""The days for which a post is told: each by the words of its claims, else by the day of a report, and none between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

MOST_NAMED = 4  # days that are named one by one


class Given(StrEnum):
    """What gives the days for which a post is told."""

    WORDS = "words"
    REPORT = "day of the report"
    TO_REPORT = "words, and the day of the report as its end"


@dataclass(frozen=True, slots=True)
class ToldDays:
    """Days that follow each other.

    Args:
        first: The first of them, ISO.
        last: The last of them.
        given: What gives them. The day of a report is no day on which anything began or ended: it was told then.
        on_some_day: Whether it is told for some day among them, and for none of them by name: that of a report dated by its month or year.
    """

    first: str
    last: str
    given: Given
    on_some_day: bool = False

    @property
    def is_every_day(self) -> bool:
        """Whether it is told for each of them."""
        return not self.on_some_day

    def meets(self, other: "ToldDays") -> bool:
        """Whether both are told for one day.

        Args:
            other: Days of another telling.
        """
        return self.is_every_day and other.is_every_day and self.first <= other.last and other.first <= self.last


def join_told(told: Iterable[ToldDays]) -> tuple[ToldDays, ...]:
    """The days of several tellings in their order, those that overlap as one; what lies between two is told by none.

    Args:
        told: The days of each.
    """
    joined: list[ToldDays] = []
    for days in sorted(set(told), key=lambda d: (d.on_some_day, d.first, d.last, d.given)):
        within = next((n for n, other in enumerate(joined) if other.is_every_day and _touch(other, days)), None)
        if within is None:
            joined.append(days)
        elif days.is_every_day:
            joined[within] = _one(joined[within], days)
    return tuple(sorted(joined, key=lambda d: (d.first, d.last)))


def word_told(told: Sequence[ToldDays]) -> str:
    """The days for which a post is told, in plain words; "" where there are none.

    Args:
        told: The days, in their order.
    """
    spans = [d for d in told if d.given is not Given.REPORT]
    days = [d for d in told if d.given is Given.REPORT]
    return "; ".join(part for part in (*map(_word_span, spans), _word_days(days)) if part)


def _word_span(days: ToldDays) -> str:
    if days.first == days.last:
        return f"told for {days.first}"
    return f"told for {days.first} to {days.last}" + (" (the day of a report)" if days.given is Given.TO_REPORT else "")


def _word_days(days: Sequence[ToldDays]) -> str:
    """The days of reports, one by one as far as they are few: "told on 2031-05-02 and on 2032-01-07 (days of reports)"."""
    if not days:
        return ""
    if len(days) > MOST_NAMED:
        return f"told on {len(days):,} days of reports, the first {days[0].first}, the last {days[-1].last}"
    *before, last = [f"on {d.first}" if d.is_every_day else f"on a day from {d.first} to {d.last}" for d in days]
    return f"told {', '.join(before)} and {last} (days of reports)" if before else f"told {last} (the day of a report)"


def _touch(one: ToldDays, other: ToldDays) -> bool:
    return one.first <= other.last and other.first <= one.last


def _one(one: ToldDays, other: ToldDays) -> ToldDays:
    """Two that overlap as one: what gives the later end gives its end; a begin by words is one by words."""
    first, last = min(one.first, other.first), max(one.last, other.last)
    if one.given == other.given:
        return replace(one, first=first, last=last)
    by_words = {d.last for d in (one, other) if d.given is Given.WORDS}
    return ToldDays(first, last, Given.WORDS if last in by_words else Given.TO_REPORT)
