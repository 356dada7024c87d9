"""The days of a time, and whether two times can be one: only what is known to lie apart is kept apart."""

import re
from calendar import monthrange
from dataclasses import dataclass

from linkage.model.when import When

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
_EARLIEST, _LATEST = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a time, as ISO dates that compare as text."""

    first: str
    last: str


def days_of(edtf: str) -> Days | None:
    """The days of a date, month, year or interval.

    Args:
        edtf: An ISO or EDTF text; an open end reaches to the end of time.

    Returns:
        None where it gives no day.
    """
    start, slash, end = edtf.partition("/")
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end if slash else start)
    if first is None and last is None:
        return None
    return Days(_EARLIEST if first is None else _first(first), _LATEST if last is None else _last(last))


def _first(date: re.Match[str]) -> str:
    return f"{date[1]}-{date[2] or '01'}-{date[3] or '01'}"


def _last(date: re.Match[str]) -> str:
    month = date[2] or "12"
    day = date[3] or f"{monthrange(int(date[1]), int(month))[1] if 1 <= int(month) <= 12 and int(date[1]) > 0 else 31:02}"
    return f"{date[1]}-{month}-{day}"


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


def lies_before(when: When | None, day: str | None) -> bool:
    """Whether a time is known to have ended before a day.

    Args:
        when: The time, or None.
        day: ISO date, month or year; None where it is not known.
    """
    bounds = _bounds(when)
    first = None if day is None else days_of(day)
    return bounds is not None and first is not None and bounds.last < first.first


def _bounds(when: When | None) -> Days | None:
    return None if when is None or when.edtf == "" else days_of(when.edtf)
