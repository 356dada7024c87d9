"""EDTF or four dates -> the days that a time can cover, and those it is told for."""

import re
from calendar import monthrange
from datetime import date

from linkage.model.command import FourDates
from linkage.model.incident import Incident
from linkage.model.timeline import Extent

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
_OPEN = ("", "..")


def read_extent(edtf: str, *, lasts: bool = False) -> Extent | None:
    """The days of an EDTF date or interval.

    Args:
        edtf: A day, month or year, or an interval of such, each with its qualifier; ".." or nothing leaves an end open.
        lasts: Whether what is told went on from the start of the interval to its end (a campaign, a post); what happened once is
            somewhere within it.

    Returns:
        Its days; None where it gives none, or in a form that cannot be drawn.
    """
    start, slash, end = edtf.partition("/")
    opening = _days(start)
    closing = _days(end) if slash else opening
    unreadable = [text for text, days in ((start, opening), (end if slash else start, closing)) if days is None and text not in _OPEN]
    if unreadable or (opening is None and closing is None):
        return None
    first = None if opening is None else opening[0]
    last = None if closing is None else closing[1]
    if first is not None and last is not None and last < first:
        return None
    sure_first, sure_last = _sure(opening, closing, is_interval=bool(slash), lasts=lasts)
    return Extent(first, last, sure_first, sure_last, "~" in edtf or "%" in edtf, "?" in edtf or "%" in edtf)


def extent_of_post(dates: FourDates) -> Extent | None:
    """The days of a post: told for from the first precise date to the last, possible from the first imprecise to the last.

    Args:
        dates: Its four dates.

    Returns:
        Its days; None where no date is told.
    """
    days = [_day(text) for text in (dates.first_imprecise, dates.first_precise, dates.last_precise, dates.last_imprecise)]
    first, sure_first, sure_last, last = days
    if all(day is None for day in days):
        return None
    sure_first, sure_last = sure_first or sure_last, sure_last or sure_first
    return Extent(first, last, sure_first, sure_last)


def time_of(incident: Incident) -> tuple[bool, str, str]:
    """Where an incident stands in order of time; those without a time come last.

    Args:
        incident: An incident.
    """
    extent = None if incident.when is None else read_extent(incident.when.edtf)
    first = None if extent is None else extent.first or extent.last
    return first is None, "" if first is None else first.isoformat(), incident.id


def _sure(
    opening: tuple[date, date] | None, closing: tuple[date, date] | None, *, is_interval: bool, lasts: bool
) -> tuple[date | None, date | None]:
    """The days that a time is told for, or (None, None)."""
    if not is_interval and opening is not None:
        return opening if opening[0] == opening[1] else (None, None)
    if not lasts:
        return None, None
    begun = None if opening is None else opening[1]
    ended = None if closing is None else closing[0]
    if begun is not None and ended is not None and ended < begun:
        return None, None
    return begun or ended, ended or begun


def _day(text: str | None) -> date | None:
    days = None if text is None else _days(text)
    return None if days is None else days[0]


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of a date, month or year; None where the text is none."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match[1]), match[2], match[3]
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
        one = date(year, int(month), int(day))
    except ValueError:
        return None
    return one, one
