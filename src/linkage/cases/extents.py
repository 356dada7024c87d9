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
    """The days of a post: those for which it is told, and no day between them; possible from the first imprecise to the last.

    Args:
        dates: Its time.

    Returns:
        Its days; None where no date is told.
    """
    first, last = _day(dates.first_imprecise), _day(dates.last_imprecise)
    told = [(date.fromisoformat(d.first), date.fromisoformat(d.last), d.is_every_day) for d in dates.told]
    sure = tuple((start, end) for start, end, is_every_day in told if is_every_day)
    if not sure and told:
        first, last = first or told[0][0], last or max(end for _, end, _ in told)
    if first is None and last is None and not sure:
        return None
    sure_first, sure_last = min((start for start, _ in sure), default=None), max((end for _, end in sure), default=None)
    return Extent(first, last, sure_first, sure_last, stretches=sure if len(sure) > 1 else ())


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
