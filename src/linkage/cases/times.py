"""The days of a time, and whether two times can be one: only what is known to lie apart is kept apart."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from linkage.model.edtf import read_edtf
from linkage.model.report import NEWS_DAYS
from linkage.model.when import When

_EARLIEST, _LATEST = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a time, as ISO dates that compare as text."""

    first: str
    last: str


def lie_apart(one: When | None, other: When | None) -> bool:
    """Whether two times are both known and have no day in common.

    Args:
        one: A time, or None.
        other: A time, or None.

    Returns:
        False where either is unknown: what is not known cannot be told apart.
    """
    first, second = _bounds(one), _bounds(other)
    return first is not None and second is not None and (first.last < second.first or second.last < first.first)


def in_common(one: When | None, other: When | None) -> When | None:
    """The days that two times have in common; the one that is known, where the other is not, or where they lie apart.

    Args:
        one: A time, or None.
        other: A time, or None.
    """
    first, second = _bounds(one), _bounds(other)
    if first is None or second is None or lie_apart(one, other):
        return one if first is not None else other
    start, end = max(first.first, second.first), min(first.last, second.last)
    return When("", f"{'..' if start == _EARLIEST else start}/{'..' if end == _LATEST else end}")


def days_before(day: str) -> str:
    """The earliest day of what news tells on a day as being so, or as having happened, without saying when.

    Args:
        day: The day of the report, ISO.
    """
    return (date.fromisoformat(day) - timedelta(days=NEWS_DAYS)).isoformat()


def lies_before(when: When | None, day: str | None) -> bool:
    """Whether a time is known to have ended before a day.

    Args:
        when: The time, or None.
        day: ISO date, month or year; None where it is not known.
    """
    bounds = _bounds(when)
    first = None if day is None else days_of(day)
    return bounds is not None and first is not None and bounds.last < first.first


@lru_cache(maxsize=65536)
def days_of(edtf: str) -> Days | None:
    """The days of a date, month, year or interval.

    Args:
        edtf: An ISO or EDTF text; an open end reaches to the end of time.

    Returns:
        None where it gives no day.
    """
    time = read_edtf(edtf)
    if time is None:
        return None
    return Days(
        _EARLIEST if time.first is None else time.first.isoformat(),
        _LATEST if time.last is None else time.last.isoformat(),
    )


def _bounds(when: When | None) -> Days | None:
    return None if when is None else days_of(when.edtf)
