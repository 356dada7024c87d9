"""A table of comma-separated values as rows of cells, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linkage.model.span import Span

TABLE_TYPES = frozenset({"text/csv", "text/tab-separated-values"})


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Args:
        span: Where its content stands, without quotation marks around it and blanks at its ends.
        text: The content, doubled quotation marks made single.
    """

    span: Span
    text: str

    def part(self, start: int, end: int) -> Cell:
        """A part of the cell, by offsets of its text; the whole cell where quotation marks are doubled in it, which would move them."""
        if len(self.text) != len(self.span):
            return Cell(self.span, self.text[start:end])
        return Cell(Span(self.span.start + start, self.span.start + end), self.text[start:end])


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Args:
        number: Its number, the row of names being 1.
        span: Where it stands, without its line end.
        cells: Its cells, in order.
    """

    number: int
    span: Span
    cells: tuple[Cell, ...]


class UnreadableTableError(ValueError):
    """A quotation mark is never closed, or text follows a closed one; `offset` says where."""

    def __init__(self, offset: int) -> None:
        super().__init__(f"a quoted cell does not end as it should, at offset {offset}")
        self.offset = offset


def read_rows(text: str, delimiter: str = ",") -> Iterator[Row]:
    """The rows of a table, the row of names first; lines without any content are no rows.

    Args:
        text: The table, with plain newlines.
        delimiter: What stands between two cells.

    Yields:
        Rows in order.

    Raises:
        UnreadableTableError: A quoted cell does not end as it should.

    Source: RFC 4180; any one character may stand between cells.
    """
    mark = re.escape(delimiter)
    content = rf'"(?P<quoted>(?:[^"]|"")*)"[^\S\n{mark}]*|(?P<plain>[^{mark}\n"][^{mark}\n]*)?'
    cell = re.compile(rf"(?P<blank>[^\S\n{mark}]*)(?:{content})(?={mark}|\n|\Z)")
    at, number = 0, 0
    while at < len(text):
        start, cells = at, []
        while True:
            found = cell.match(text, at)
            if found is None:
                raise UnreadableTableError(at)
            cells.append(_cell(found))
            at = found.end() + 1
            if found.end() >= len(text) or text[found.end()] == "\n":
                break
        number += 1
        if any(c.text for c in cells):
            yield Row(number, Span(start, found.end()), tuple(cells))


def _cell(found: re.Match[str]) -> Cell:
    quoted = found["quoted"] is not None
    raw, start = (found["quoted"], found.start("quoted")) if quoted else (found["plain"] or "", found.start("plain"))
    if raw == "":
        return Cell(Span(found.end("blank"), found.end("blank")), "")
    left, words = len(raw) - len(raw.lstrip()), raw.strip()
    span = Span(start + left, start + left + len(words))
    return Cell(span, words.replace('""', '"') if quoted else words)
