"""EDTF or four dates -> the days that a time can cover, and those it is told for."""

from datetime import date

from linkage.model.command import FourDates
from linkage.model.edtf import EdtfTime, read_days, read_edtf
from linkage.model.incident import Incident
from linkage.model.timeline import Extent


def read_extent(edtf: str, *, lasts: bool = False) -> Extent | None:
    """The days of an EDTF date or interval.

    Args:
        edtf: A day, month or year, or an interval of such, each with its qualifier; ".." or nothing leaves an end open.
        lasts: Whether what is told went on from the start of the interval to its end (a campaign, a post); what happened once is
            somewhere within it.

    Returns:
        Its days; None where it gives none, or in a form that cannot be drawn.
    """
    time = read_edtf(edtf)
    if time is None or not time.is_whole or time.is_backwards:
        return None
    sure_first, sure_last = _sure(time, lasts=lasts)
    return Extent(time.first, time.last, sure_first, sure_last, "~" in edtf or "%" in edtf, "?" in edtf or "%" in edtf)


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


def _sure(time: EdtfTime, *, lasts: bool) -> tuple[date | None, date | None]:
    """The days that a time is told for, or (None, None)."""
    if not time.is_interval and time.opening is not None:
        return (time.first, time.last) if time.first == time.last else (None, None)
    if not lasts:
        return None, None
    begun = None if time.opening is None else time.opening.last
    ended = None if time.closing is None else time.closing.first
    if begun is not None and ended is not None and ended < begun:
        return None, None
    return begun or ended, ended or begun


def _day(text: str | None) -> date | None:
    days = None if text is None else read_days(text)
    return None if days is None else days.first
