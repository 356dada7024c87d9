"""When -> a bar on a timeline, as long as the time is uncertain; open ends fade."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 300  # units of the drawing
SHORTEST = 3.0  # units: a day must be seen on a timeline of years
DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[?~%]?")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last day that a time can be.

    Args:
        first: The first day; None where the start is open.
        last: The last day; None where the end is open.
    """

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A time on the drawing.

    Args:
        x: Where it starts.
        width: How long it is.
        fades_left: Whether its start is open.
        fades_right: Whether its end is open.
    """

    x: float
    width: float
    fades_left: bool
    fades_right: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """The days a drawing runs over, first to last."""

    first: date
    last: date

    def bar(self, bounds: Bounds) -> Bar:
        """Where a time lies on the drawing; what is open runs to the edge."""
        days = (self.last - self.first).days + 1
        start = 0 if bounds.first is None else (bounds.first - self.first).days
        end = days if bounds.last is None else (bounds.last - self.first).days + 1
        width = max(SHORTEST, (end - start) / days * WIDTH)
        x = min(start / days * WIDTH, WIDTH - width)
        return Bar(round(x, 1), round(width, 1), bounds.first is None, bounds.last is None)


def read_bounds(edtf: str) -> Bounds | None:
    """The first and last day of an EDTF date or interval.

    Args:
        edtf: A date with day, month or year precision, or an interval of such; ".." or nothing leaves an end open.

    Returns:
        Its bounds; None where it gives no day at all, or is an EDTF form that cannot be drawn.
    """
    start, slash, end = edtf.partition("/")
    opening = _read_days(start)
    closing = _read_days(end) if slash != "" else opening
    if opening is None and closing is None:
        return None
    unreadable = [text for text, days in ((start, opening), (end, closing)) if days is None and text not in {"", ".."}]
    if unreadable and slash != "":
        return None
    first = None if opening is None else opening[0]
    last = None if closing is None else closing[1]
    return None if first is not None and last is not None and last < first else Bounds(first, last)


def span_axis(times: Sequence[Bounds]) -> Axis | None:
    """The axis that holds every known day of the given times; None where there is none."""
    days = [day for bounds in times for day in (bounds.first, bounds.last) if day is not None]
    return Axis(min(days), max(days)) if days else None


def _read_days(text: str) -> tuple[date, date] | None:
    """First and last day of a date, month or year; None where the text is none."""
    match = DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, int(month), 1), date(year, int(month), 1) + timedelta(days=monthrange(year, int(month))[1] - 1)
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    except ValueError:
        return None
