"""Parts of a year, from their first month to their last: "in spring 2022", "last summer", "the first half of 2015"."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from linkage.vocab import load_vocabulary

_MONTHS = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_YEAR = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")


@cache
def seasons() -> dict[str, tuple[int, int]]:
    """The first and the last month of each season, as `times.yaml` has them."""
    table = load_vocabulary("times")["seasons"]
    return {str(name): (int(first), int(last)) for name, (first, last) in table.items()} if isinstance(table, dict) else {}


@cache
def _shares() -> dict[str, int]:
    table = load_vocabulary("times")["shares"]
    return {str(name): int(count) for name, count in table.items()} if isinstance(table, dict) else {}


@cache
def _ordinals() -> dict[str, int]:
    table = load_vocabulary("times")["ordinals"]
    return {str(name): int(place) for name, place in table.items()} if isinstance(table, dict) else {}


def year_at(words: Sequence[str], i: int) -> int | None:
    """The year that stands at a word, or behind the comma or "of" there; None where none does.

    Args:
        words: The words of a sentence, in small letters.
        i: The word.
    """
    if i < len(words) and words[i] in (",", "of"):
        i += 1
    return int(words[i]) if i < len(words) and _YEAR.fullmatch(words[i]) else None


def after_year(words: Sequence[str], i: int) -> int:
    """The word behind the year that `year_at` found.

    Args:
        words: The words of a sentence, in small letters.
        i: The word that was asked about.
    """
    return i + 2 if words[i] in (",", "of") else i + 1


def part_of_year(words: Sequence[str], i: int, published: date | None) -> tuple[int, str] | None:
    """The word behind a part of a year that begins at a word, and its EDTF; None where none begins there.

    A season is one of the northern half of the world, where all reports read so far are from, and its ends are marked as approximate.
    A winter with one year may be the one that begins in it or the one that ends in it: it covers both.

    Args:
        words: The words of a sentence, in small letters.
        i: The word.
        published: The report's date, for "last summer".
    """
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i] in seasons():
        return _season(words, i)
    if words[i] in ("last", "past", "this") and following in seasons():
        return i + 2, _season_before(following, published, this=words[i] == "this")
    if words[i] in _ordinals() and following in _shares():
        year = year_at(words, i + 2)
        if year is not None:
            return after_year(words, i + 2), _share(year, _ordinals()[words[i]], _shares()[following])
    return None


def run_of_days(first: str, last: str, *, own_year: bool) -> str:
    """The EDTF from one day or month to another: one told without its year is the last before the end ("between January and April 2009").

    Args:
        first: The EDTF of the beginning.
        last: The EDTF of the end.
        own_year: Whether the beginning was told with its year.
    """
    if not own_year and _IN_YEAR.fullmatch(first) and _IN_YEAR.fullmatch(last) and not first.endswith("-02-29"):
        year = int(last[:4]) - (first[5:7] > last[5:7])
        first = f"{year:04}{first[4:]}"
    return f"{first}/{last}"


def _season(words: Sequence[str], i: int) -> tuple[int, str] | None:
    year = year_at(words, i + 1)
    if year is None:
        return None
    first, last = seasons()[words[i]]
    end = after_year(words, i + 1)
    if last > first:
        return end, _months(year, first, year, last)
    following = re.fullmatch(r"(?:(?:19|20)\d\d|\d\d)", words[end + 1]) if end + 1 < len(words) and words[end] in ("-", "–", "/") else None
    if following is not None and int(following[0][-2:]) == (year + 1) % 100:  # "the winter of 2016-17"
        return end + 2, _months(year, first, year + 1, last)
    return end, _months(year - 1, first, year + 1, last)


def _season_before(season: str, published: date | None, *, this: bool) -> str:
    """The last season of this name that had ended when the report was published, or that of "this" year."""
    if published is None:
        return ""
    first, last = seasons()[season]
    over = last > first
    year = published.year if this or published.month > last else published.year - 1
    return _months(year, first, year, last) if over else _months(year - 1, first, year, last)


def _share(year: int, place: int, count: int) -> str:
    months = _MONTHS // count
    last = months * (place if place > 0 else count)
    return f"{year:04}-{last - months + 1:02}/{year:04}-{last:02}" if last <= _MONTHS else ""


def _months(year: int, first: int, last_year: int, last: int) -> str:
    return f"{year:04}-{first:02}~/{last_year:04}-{last:02}~"
