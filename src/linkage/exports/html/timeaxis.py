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
        first, last = extent.known_first, extent.known_last
        return first is not None and last is not None and first <= self.last and last >= self.first

    def x(self, day: date) -> float:
        """Where a day begins."""
        return (day - self.first).days / ((self.last - self.first).days + 1) * WIDTH


def span_timeline(items: Sequence[TimelineItem]) -> TimeAxis | None:
    """The axis that holds every known day, with a little room at both ends; None where nothing has a day.

    Args:
        items: What is drawn.
    """
    extents = [item.extent for item in items if item.extent is not None]
    first = min((e.known_first for e in extents if e.known_first is not None), default=None)
    last = max((e.known_last for e in extents if e.known_last is not None), default=None)
    if first is None or last is None:
        return None
    room = timedelta(days=max(1, (last - first).days // 40))
    before = first - room if first.toordinal() > room.days else first
    return TimeAxis(before, last + room)


def leave_far_out(items: Sequence[TimelineItem]) -> list[TimelineItem]:
    """The items that set the span of a drawing: all, but for a few far out among many, which would squeeze all the others.

    Up to one item in 200 at either end is left out, and only where a gap longer than all that is kept parts it from that. The drawing names
    them. Where some are coded in tables, only these are left out.

    Args:
        items: What is drawn.
    """
    coded = [item for item in items if item.coded]
    many = sorted(coded or items, key=_last_day)
    few = len(many) // _ONE_IN
    if few == 0:
        return list(items)
    span = _last_day(many[-1 - few]) - _last_day(many[few])
    before = next((n for n in range(few, 0, -1) if _last_day(many[n]) - _last_day(many[n - 1]) > span), 0)
    after = next((n for n in range(few, 0, -1) if _last_day(many[-n]) - _last_day(many[-n - 1]) > span), 0)
    if before == after == 0:
        return list(items)
    return [*(item for item in items if coded and not item.coded), *many[before : len(many) - after]]


def _last_day(item: TimelineItem) -> date:
    last = None if item.extent is None else item.extent.known_last
    return last or date.max
