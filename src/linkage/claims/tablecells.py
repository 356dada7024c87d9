"""Cells of a table -> days, numbers, points."""

import re
import time
from datetime import date

from linkage.model.table import Cell

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:$|[T ])")
_NUMBER = re.compile(r"(\d{1,3}(?:[,  ]\d{3})+|\d+)(?:\.0+)?")
_DEGREES = re.compile(r"[-+]?\d{1,3}(?:[.,]\d+)?")
_LENGTHS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO date


def read_day(cell: Cell, form: str, precision: str = "day") -> str | None:
    """The day, month or year of a cell in EDTF; None where it is none.

    Args:
        cell: The cell.
        form: "iso" (a timestamp keeps its own day), or the parts of a day as `strptime` writes them.
        precision: "day", "month" or "year": what the table says is known of it.
    """
    try:
        if form != "iso":
            found = time.strptime(cell.text, form)
            return date(found.tm_year, found.tm_mon, found.tm_mday).isoformat()[: _LENGTHS[precision]]
        parts = _ISO.match(cell.text)
        if parts is None:
            return None
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
        return "-".join(p for p in parts.groups() if p is not None)[: _LENGTHS[precision]]
    except ValueError:
        return None


def read_number(cell: Cell) -> int | None:
    """The whole number of a cell, thousands parted or not ("1,200"); None where it is none, or below zero."""
    found = _NUMBER.fullmatch(cell.text)
    return None if found is None else int(re.sub(r"\D", "", found[1]))


def read_degrees(cell: Cell, most: int) -> float | None:
    """The degrees of a cell; None where it is no number, or beyond `most` to either side."""
    if _DEGREES.fullmatch(cell.text) is None:
        return None
    degrees = float(cell.text.replace(",", "."))
    return degrees if -most <= degrees <= most else None
