"""An EDTF date or interval as days. Everything that compares or draws times reads them here.

Source: ISO 8601-2 (Extended Date/Time Format), level 1: dates of a day, month or year, "XX" for what is not told, intervals with open
ends. Qualifiers (~ ? %) say how sure a date is and change none of its days.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?")
_QUALIFIERS = re.compile(r"[~?%]")
_OPEN = ("", "..")
_NOT_TOLD = (None, "XX")


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day of a date."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class EdtfTime:
    """What an EDTF text gives.

    Args:
        opening: The days of the date, or of the start of the interval; None where it gives none.
        closing: The days of the date, or of the end of the interval; None where it gives none.
        is_interval: Whether it is an interval.
        is_whole: Whether every part of it was read or is open.
    """

    opening: Days | None
    closing: Days | None
    is_interval: bool
    is_whole: bool

    @property
    def first(self) -> date | None:
        """The first day; None where the start is open."""
        return None if self.opening is None else self.opening.first

    @property
    def last(self) -> date | None:
        """The last day; None where the end is open."""
        return None if self.closing is None else self.closing.last

    @property
    def is_backwards(self) -> bool:
        """Whether it would end before it begins."""
        return self.first is not None and self.last is not None and self.last < self.first


def read_edtf(edtf: str) -> EdtfTime | None:
    """The days of an EDTF date or interval.

    Args:
        edtf: "2022-03-16", "2022-03", "2016~", "2016-11-15/..", "2022-02-24/2022-05-20".

    Returns:
        Its days; None where neither end gives any.
    """
    start, slash, end = edtf.partition("/")
    opening = read_days(start)
    closing = read_days(end) if slash else opening
    if opening is None and closing is None:
        return None
    parts = ((start, opening), (end, closing)) if slash else ((start, opening),)
    return EdtfTime(opening, closing, bool(slash), all(days is not None or text in _OPEN for text, days in parts))


def read_days(text: str) -> Days | None:
    """The days of one EDTF date.

    Args:
        text: A day, month or year, with or without a qualifier.

    Returns:
        Its days; None where the text is no date, or one that no calendar has.
    """
    match = _DATE.fullmatch(_QUALIFIERS.sub("", text).strip())
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month in _NOT_TOLD:
            return Days(date(year, 1, 1), date(year, 12, 31))
        if day in _NOT_TOLD:
            return Days(date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1]))
        one = date(year, int(month), int(day))
    except ValueError:
        return None
    return Days(one, one)


def is_date(value: str) -> bool:
    """Whether it is a day, a month or a year that the calendar has: "2022-02-24", "2022-02", "2022".

    Args:
        value: As written.
    """
    if len(value) not in (4, 7, 10) or not value.isascii():
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True
