"""The days that a timeline runs over, and where each lies on the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkage.model.timeline import Extent, TimelineItem

WIDTH = 960  # units of the drawing
_ONE_IN = 200


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days that a drawing runs over."""

    first: date
    last: date

    def meets(self, extent: Extent) -> bool:
        """Whether a known day of a time lies on it."""
        days = [day for day in (extent.first, extent.sure_first, extent.sure_last, extent.last) if day is not None]
        return bool(days) and min(days) <= self.last and max(days) >= self.first

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days / ((self.last - self.first).days + 1) * WIDTH


def span_timeline(items: Sequence[TimelineItem]) -> TimeAxis | None:
    """The axis that holds every known day, with a little room at both ends; None where nothing has a day.

    Args:
        items: What is drawn.
    """
    extents = [item.extent for item in items if item.extent is not None]
    days = [d for e in extents for d in (e.first, e.sure_first, e.sure_last, e.last) if d is not None]
    if not days:
        return None
    first, last = min(days), max(days)
    room = timedelta(days=max(1, (last - first).days // 40))
    before = first - room if first.toordinal() > room.days else first
    return TimeAxis(before, last + room)


def leave_far_out(items: Sequence[TimelineItem]) -> list[TimelineItem]:
    """The items that set the span of a drawing: all, but for a few far out among many of a table, which would squeeze all the others.

    Up to one coded item in 200 at either end is left out, and only where the span is at least halved by that. The drawing names them.

    Args:
        items: What is drawn, in order of time.
    """
    coded = sorted((item for item in items if item.coded), key=_last_day)
    few = len(coded) // _ONE_IN
    inner = coded[few : len(coded) - few]
    kept = [*(item for item in items if not item.coded), *inner]
    whole, short = span_timeline(items), span_timeline(kept)
    if few == 0 or whole is None or short is None or (short.last - short.first) * 2 > whole.last - whole.first:
        return list(items)
    return kept


def _last_day(item: TimelineItem) -> date:
    extent = item.extent
    days = () if extent is None else (extent.first, extent.sure_first, extent.sure_last, extent.last)
    return max((day for day in days if day is not None), default=date.max)
