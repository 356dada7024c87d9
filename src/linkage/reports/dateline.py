"""The date of publication that a report prints at its top."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkage.vocab.publication import CUE, UPDATE_CUE

HEAD = 600  # characters in which a dateline is looked for
LONGEST_BYLINE = 80  # characters of a line that holds byline and date

NAMES = (
    ("jan", "january", "январ", "січ", "enero", "janvier", "januar"),
    ("feb", "february", "феврал", "лют", "febrero", "février", "februar"),
    ("mar", "march", "март", "берез", "marzo", "mars", "märz"),
    ("apr", "april", "апрел", "квіт", "abril", "avril"),
    ("may", "мая", "май", "трав", "mayo", "mai"),
    ("jun", "june", "июн", "черв", "junio", "juin", "juni"),
    ("jul", "july", "июл", "лип", "julio", "juillet", "juli"),
    ("aug", "august", "август", "серп", "agosto", "août"),
    ("sep", "sept", "september", "сентябр", "верес", "septiembre", "septembre"),
    ("oct", "october", "октябр", "жовт", "octubre", "octobre", "oktober"),
    ("nov", "november", "ноябр", "листопад", "noviembre", "novembre"),
    ("dec", "december", "декабр", "груд", "diciembre", "décembre", "dezember"),
)
MONTHS = {name: number for number, names in enumerate(NAMES, start=1) for name in names}
ENDINGS = r"(?:[яьейю]|ого|ня)?"  # of the Slavic stems: января, марта, січня
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + rf")(?:{ENDINGS}|а)\b\.?"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
YEAR = r"(?P<year>(?:19|20)\d\d)"
AFTER_YEAR = r"(?!\d)"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.]){YEAR}-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d){AFTER_YEAR}",
        rf"(?<![\w.]){DAY}(?:st|nd|rd|th|\.)?,? (?:de |of )?{MONTH},?(?: de)? {YEAR}{AFTER_YEAR}",
        rf"\b{MONTH} {DAY}(?:st|nd|rd|th)?,? {YEAR}{AFTER_YEAR}",
        rf"\b{MONTH} (?P<day>[0-3]\d){YEAR}{AFTER_YEAR}",
    )
)
NUMERIC = re.compile(rf"(?<![\w.])(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark){YEAR}{AFTER_YEAR}")
WEEKDAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|понеділок|вівторок|середа|четвер|п.ятниця|субота|неділя|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
BEFORE = re.compile(rf"(?:^|[\s(])(?:{WEEKDAY})[.,]?\s*$", re.IGNORECASE)
TIME_BEFORE = re.compile(r"(?:^|\s)\d\d:?\d\d\s*$")
AGENCY = re.compile(r"\b[A-Z]{2,}(?:/[A-Z]{2,})*\s*$")
DATELINE_PLACE = re.compile(r"^[A-Z][\w'’ .-]{2,40}(?:, [A-Z][\w ]{2,20})?,\s*$")
AFTER = re.compile(r"^\s*(?:$|[(|•·,–—-]*\s*(?:$|[A-Z0-9А-ЯІЇЄҐ“\"'‘«(]))")
SEPARATOR = re.compile(r"\s[|•·–—-]\s")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A full date in a text.

    Args:
        start: Where it starts.
        end: Where it ends.
        day: The day; None where day and month cannot be told apart.
    """

    start: int
    end: int
    day: dt.date | None


def read_dateline(text: str) -> str | None:
    """The date of publication that stands at the top of a report.

    A date is taken where it stands as one: after "published" and the like, alone on a line or at its start (with or without a
    weekday), after an agency's name, or in a dateline ("ALEPPO, August 12, 2016 (Agency)"). A date inside a sentence is when
    something happened and is not taken. Where a top prints several days, as a chronology does, none is.

    Args:
        text: The text of a report.

    Returns:
        ISO date; None where none is printed, or where 3/4/2016 might be March or April.
    """
    head = text[:HEAD]
    ranked: dict[int, list[PrintedDate]] = {}
    for date in printed_dates(head):
        rank = standing(head, date)
        if rank is not None:
            ranked.setdefault(rank, []).append(date)
    if ranked == {}:
        return None
    best = ranked[min(ranked)]
    days = {date.day for date in best}
    if len(days) > 1 and min(ranked) > 0:
        return None
    return None if best[0].day is None else best[0].day.isoformat()


def printed_dates(text: str) -> Iterator[PrintedDate]:
    """The full dates of a text, in order.

    Args:
        text: The top of a report.

    Yields:
        Dates that the calendar knows; a numeric one without a day where its order is open.
    """
    found = [printed for pattern in PATTERNS for match in pattern.finditer(text) if (printed := worded_date(match)) is not None]
    found += [printed for match in NUMERIC.finditer(text) if (printed := numeric_date(match)) is not None]
    yield from sorted(found, key=lambda date: date.start)


def worded_date(match: re.Match[str]) -> PrintedDate | None:
    """The date of a match of `PATTERNS`; None where the calendar does not know it."""
    groups = match.groupdict()
    month = int(groups["number"]) if groups.get("number") is not None else MONTHS[groups["month"].lower()]
    day = calendar_day(int(groups["year"]), month, int(groups["day"]))
    return None if day is None else PrintedDate(match.start(), match.end(), day)


def numeric_date(match: re.Match[str]) -> PrintedDate | None:
    """The date of a match of `NUMERIC`.

    Full stops are written where the day comes first; with slashes and dashes only a part above 12 tells day from month.

    Args:
        match: A match of `NUMERIC`.

    Returns:
        The date, its day None where the order is open; None where no order gives a date.
    """
    year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
    day_first, month_first = calendar_day(year, second, first), calendar_day(year, first, second)
    if match["mark"] == "." or month_first is None or month_first == day_first:
        return None if day_first is None else PrintedDate(match.start(), match.end(), day_first)
    return PrintedDate(match.start(), match.end(), month_first if day_first is None else None)


def calendar_day(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def standing(text: str, date: PrintedDate) -> int | None:
    """How plainly a date stands as the date of publication.

    Args:
        text: The top of a report.
        date: A date in it.

    Returns:
        0 after a word for publication, 1 by its place in the line, 2 after a word for an update; None where it is part of a sentence.
    """
    start = text.rfind("\n", 0, date.start) + 1
    line_end = text.find("\n", date.end)
    before, after = text[start : date.start], text[date.end : len(text) if line_end < 0 else line_end]
    weekday = BEFORE.search(before)
    lead = before if weekday is None else before[: weekday.start()]
    if CUE.search(lead) is not None:
        return 0
    if UPDATE_CUE.search(lead) is not None:
        return 2
    line = before + after
    if len(line) < LONGEST_BYLINE and (SEPARATOR.search(line) is not None or re.match(r"by\b", line, re.IGNORECASE) is not None):
        return 1
    if DATELINE_PLACE.match(lead) is not None and re.match(r"\s*[(/–—-]", after) is not None:
        return 1
    alone = lead.strip(" (|•·–—-") == "" or TIME_BEFORE.search(lead) is not None
    agency = weekday is not None and AGENCY.search(lead) is not None
    return 1 if (alone or agency) and AFTER.match(after) is not None else None
