"""The ways in which lists write dates -> ISO dates."""

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST = re.compile(r"(\d{1,2}|dd)[./-](\d{1,2}|mm)[./-](\d{4})", re.IGNORECASE)
_WORDED = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3})[a-z]*\.?[ -](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T+Z].*)?")
_YEAR = re.compile(r"\d{4}")


def read_date(text: str) -> str:
    """An ISO date, month or year.

    Args:
        text: "31/03/2022", "3.6.2022", "dd/mm/1961", "11 Sep 1965", "19-Nov-2025", "2012-12-31", "1971", "1 January 1990".

    Returns:
        "2022-03-31"; "1961" or "1961-05" where day or month is not told; "" where the words are no single date.
    """
    text = text.strip()
    if match := _ISO.fullmatch(text):
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _iso(int(match[3]), _number(match[2]), _number(match[1]))
    if (match := _WORDED.fullmatch(text)) and match[2].lower() in MONTHS:
        return _iso(int(match[3]), MONTHS.index(match[2].lower()) + 1, _number(match[1] or "0"))
    return text if _YEAR.fullmatch(text) else ""


def latest(dates: list[str]) -> str:
    """The latest of full ISO dates; "" where there is none."""
    return max((one for one in dates if len(one) == len("2022-03-31")), default="")


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _iso(year: int, month: int, day: int) -> str:
    if not 1 <= month <= len(MONTHS):
        return f"{year:04}"
    if day == 0:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
