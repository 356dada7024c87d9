"""When -> a bar on a timeline, as long as the time is uncertain; open ends fade."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkage.model.edtf import read_edtf

WIDTH = 300  # units of the drawing
SHORTEST = 3.0  # units: a day must be seen on a timeline of years


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
    time = read_edtf(edtf)
    return None if time is None or not time.is_whole or time.is_backwards else Bounds(time.first, time.last)


def span_axis(times: Sequence[Bounds]) -> Axis | None:
    """The axis that holds every known day of the given times; None where there is none."""
    days = [day for bounds in times for day in (bounds.first, bounds.last) if day is not None]
    return Axis(min(days), max(days)) if days else None
