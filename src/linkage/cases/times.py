"""Whether two times can be one: only what is known to lie apart is kept apart."""

import re

from linkage.model.when import When

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")
_EARLIEST, _LATEST = "0000", "9999"


def lie_apart(one: When | None, other: When | None) -> bool:
    """Whether two times are both known and have no day in common.

    Args:
        one: A time, or None.
        other: A time, or None.

    Returns:
        False where either is unknown: what is not known cannot be told apart.
    """
    first, second = _bounds(one), _bounds(other)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def lies_before(when: When | None, day: str | None) -> bool:
    """Whether a time is known to have ended before a day.

    Args:
        when: The time, or None.
        day: ISO date, month or year; None where it is not known.
    """
    bounds = _bounds(when)
    first = None if day is None else _day(day, "-01", "-01", _EARLIEST)
    return bounds is not None and first is not None and bounds[1] < first


def _bounds(when: When | None) -> tuple[str, str] | None:
    """The first and last day of an EDTF date or interval as ISO text; an open end reaches to the end of time."""
    if when is None or when.edtf == "":
        return None
    start, slash, end = when.edtf.partition("/")
    low = _day(start, "-01", "-01", _EARLIEST)
    high = _day(end if slash else start, "-12", "-31", _LATEST)
    return None if low is None or high is None else (low, high)


def _day(date: str, month: str, day: str, open_end: str) -> str | None:
    if date in {"", ".."}:
        return open_end
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    return match[1] + (month if match[2] is None else f"-{match[2]}") + (day if match[3] is None else f"-{match[3]}")
