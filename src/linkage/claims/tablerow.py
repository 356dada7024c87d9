"""Row -> claims: what one coded incident says, each value with its own cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from linkage.claims.tablecells import read_day, read_degrees, read_number
from linkage.claims.tablemapping import DATE_PRECISIONS, Column, CountColumns, TableMapping
from linkage.model.claim import CODES, LONGEST_QUOTE, ROLES, Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.issue import Issue
from linkage.model.place import WherePrecision
from linkage.model.record import Record, Where
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.table import Cell, Row
from linkage.model.when import When

CONFIDENCE = 0.99  # a cell is read as the mapping says; what can be wrong is the mapping
_MAP_IT = "add these words to the values of the mapping, with what they mean or null"
_CORRECT = "correct the cell in a copy of the table, or add a claim by hand; the rest of the row was read"


@dataclass(frozen=True, slots=True)
class _Value:
    """What a cell, or a part of one, means; `cell` is None where only the mapping says so."""

    word: str
    cell: Cell | None

    def role(self, name: str) -> Role:
        """The value as a role."""
        return Role(name, self.word, None if self.cell is None else self.cell.span)


class RowReader:
    """Reads the rows of one table.

    Args:
        report: The table.
        mapping: What its columns mean.
        columns: The place of each column in a row, by its name.
        reader: The reader's name and version, to be written into the claims.
        issues: Takes what could not be read.
    """

    def __init__(self, report: Report, mapping: TableMapping, columns: Mapping[str, int], reader: str, issues: list[Issue]) -> None:
        self._report = report
        self._mapping = mapping
        self._columns = columns
        self._reader = reader
        self._issues = issues

    def read(self, row: Row) -> Iterator[Claim]:
        """The claims of one row; a cell that cannot be read gives an issue, and the row's other claims stay.

        Args:
            row: A row with as many cells as there are columns.
        """
        record, place = self._record(row), self._place_name(row)
        when, time = self._when(row)
        scene = [r for r in (place, time) if r is not None]
        chain = tuple(Attribution(v.word, v.role("source").span, self._header("source")) for v in self._values(row, "source")[:1])
        accused = self._values(row, "perpetrator")
        blaming = self._stance("perpetrator")
        in_attack = len(accused) == 1 and blaming is self._mapping.stance and "act" in self._mapping.columns
        told = self._attacks(row, scene, [v.role("perpetrator") for v in accused] if in_attack else [])
        claims = [(ClaimKind.ATTACK, roles, self._mapping.stance) for roles in told]
        if not in_attack:
            harm = self._harm(row)
            claims += [(ClaimKind.RESPONSIBILITY, [v.role("accused"), harm, *scene], blaming) for v in accused]
        for count in self._mapping.casualties:
            bounds = self._bounds(row, count)
            if bounds:
                victims = [Role("victims", count.victims)] if count.victims else []
                roles = [Role("outcome", count.outcome), *bounds, *victims, *scene]
                claims.append((ClaimKind.CASUALTIES, roles, self._mapping.stance if count.stance is None else count.stance))
        for kind, roles, stance in claims:
            order = ROLES[kind]
            ordered = tuple(sorted(roles, key=lambda r: order.index(r.name)))
            quote = _quote(row, ordered)
            yield Claim(kind, self._report.id, quote, ordered, chain, stance, when, self._reader, CONFIDENCE, record)

    def _attacks(self, row: Row, scene: Sequence[Role], accused: Sequence[Role]) -> Iterator[list[Role]]:
        """The roles of one attack for each act and each type of target that the row names."""
        if "act" not in self._mapping.columns:
            return
        given = [v[0].role(name) for name in ("target", "weapon") if (v := self._values(row, name))]
        types = [[v.role("target_type")] for v in self._values(row, "target_type")] or [[]]
        for act, target_type in product(self._values(row, "act"), types):
            yield [act.role("act"), *accused, *given, *target_type, *scene]

    def _harm(self, row: Row) -> Role:
        """The harm for which somebody is held responsible, as the row has it."""
        cell = self._first(row, self._mapping.columns["act"].names) if "act" in self._mapping.columns else None
        return Role("act", "attack") if cell is None else Role("act", cell.text, cell.span)

    def _record(self, row: Row) -> Record:
        key = self._cell(row, self._mapping.record)
        if key is None and self._mapping.record != "":
            self._note(row, None, "a row without an id", "it was taken for an incident of its own")
        details = [Role(name, cell.text, cell.span) for name, column in self._mapping.details.items() if (cell := self._cell(row, column))]
        return Record(f"row {row.number}" if key is None else key.text, self._where(row), tuple(details))

    def _place_name(self, row: Row) -> Role | None:
        cell = None if self._mapping.place is None else self._first(row, self._mapping.place.names)
        return None if cell is None else Role("place", cell.text, cell.span)

    def _where(self, row: Row) -> Where:
        place = self._mapping.place
        if place is None:
            return Where()
        named = [cell.text for name in place.names if (cell := self._cell(row, name)) is not None]
        given = self._of(row, place.precision, tuple(str(int(p)) for p in WherePrecision))
        precision = WherePrecision(int(given[0].word)) if given else None
        lat_cell, lon_cell = self._cell(row, place.lat), self._cell(row, place.lon)
        lat = None if lat_cell is None else read_degrees(lat_cell, 90)
        lon = None if lon_cell is None else read_degrees(lon_cell, 180)
        if lat is None or lon is None or lat_cell is None or lon_cell is None or lat == lon == 0:
            if lat_cell is not None or lon_cell is not None:
                self._note(row, lat_cell or lon_cell, "cells that give no point on the earth", _CORRECT)
            return Where(None, None, precision, tuple(named[1:]), place.country)
        first, last = sorted((lat_cell.span, lon_cell.span))
        return Where(lat, lon, precision, tuple(named[1:]), place.country, Span(first.start, last.end))

    def _when(self, row: Row) -> tuple[When | None, Role | None]:
        columns = self._mapping.date
        start = None if columns is None else self._cell(row, columns.start)
        if columns is None or start is None:
            return None, None
        precision = next((v.word for v in self._of(row, columns.precision, DATE_PRECISIONS)), "day")
        first, last = read_day(start, columns.format, precision), None
        end = self._cell(row, columns.end)
        if end is not None:
            last = read_day(end, columns.format, precision)
        if first is None or (end is not None and last is None):
            self._note(row, start if first is None else end, f"a cell that is no date of the form {columns.format!r}", _CORRECT)
            return None, None
        if last is not None and last < first:
            self._note(row, end, "a last day before the first", _CORRECT)
            return None, None
        edtf = first if last is None or last == first else f"{first}/{last}"
        return When(start.text, edtf, start.span), Role("time", start.text, start.span)

    def _bounds(self, row: Row, count: CountColumns) -> list[Role]:
        """The least and the most of a count; nothing where the row gives none, or one that cannot be read."""
        low_cell, high_cell = self._cell(row, count.min), self._cell(row, count.max)
        low = None if low_cell is None else read_number(low_cell)
        high = None if high_cell is None else read_number(high_cell)
        for cell, number in ((low_cell, low), (high_cell, high)):
            if cell is not None and number is None:
                self._note(row, cell, "a cell that is no whole number of people", _CORRECT)
                return []
        if low is not None and high is not None and high < low:
            self._note(row, low_cell, "a least that is greater than the most", _CORRECT)
            return []
        if low is None and high is None:
            return []
        least = Role("min", 0) if low is None or low_cell is None else Role("min", low, low_cell.span)
        return [least] if high is None or high_cell is None else [least, Role("max", high, high_cell.span)]

    def _stance(self, name: str) -> Stance:
        column = self._mapping.columns.get(name)
        return self._mapping.stance if column is None or column.stance is None else column.stance

    def _header(self, name: str) -> str:
        names = self._mapping.columns[name].names
        return names[0] if names else name

    def _values(self, row: Row, role: str) -> list[_Value]:
        column = self._mapping.columns.get(role)
        return [] if column is None else self._of(row, column, CODES.get(role))

    def _of(self, row: Row, column: Column, codes: Sequence[str] | None) -> list[_Value]:
        """What the row says in a column, each meaning once; words that the mapping lacks give an issue."""
        cell = self._first(row, column.names)
        known = column.values or {}
        if cell is None:
            word = known.get("") if column.names else column.default
            return [_Value(word, None)] if word else []
        whole = cell.text in known or column.split == ""
        found: dict[str, _Value] = {}
        for part in [cell] if whole else _split(cell, column.split):
            if part.text in known:
                word = known[part.text]
            elif column.values is None and (codes is None or part.text in codes):
                word = part.text
            else:
                word = column.default or None
                if word is None:
                    self._note(row, part, f"words of the column {column.names[0]!r} that the mapping does not explain", _MAP_IT)
            if word is not None and part.text not in self._mapping.empty:
                found.setdefault(word, _Value(word, part))
        return list(found.values())

    def _first(self, row: Row, names: Sequence[str]) -> Cell | None:
        return next((cell for name in names if (cell := self._cell(row, name)) is not None), None)

    def _cell(self, row: Row, name: str) -> Cell | None:
        """The cell of a column; None where it is empty, or the mapping names no such column."""
        if name == "":
            return None
        cell = row.cells[self._columns[name]]
        return None if cell.text == "" or cell.text in self._mapping.empty else cell

    def _note(self, row: Row, cell: Cell | None, reason: str, advice: str) -> None:
        span = row.span if cell is None else cell.span
        value = f"row {row.number}" if cell is None else f"row {row.number}: {cell.text}"
        self._issues.append(Issue(self._report.file, "claims", reason, advice, report_id=self._report.id, span=span, value=value))


def _split(cell: Cell, mark: str) -> Iterator[Cell]:
    """The parts of a cell, without blanks at their ends; empty ones left out."""
    at = 0
    for piece in cell.text.split(mark):
        words = piece.strip()
        if words:
            start = at + piece.index(words)
            yield cell.part(start, start + len(words))
        at += len(piece) + len(mark)


def _quote(row: Row, roles: Sequence[Role]) -> Span:
    """The whole row; where that is longer than a quote may be, the shortest stretch with the cells of the claim, else its first cell."""
    if 0 < len(row.span) <= LONGEST_QUOTE:
        return row.span
    spans = [r.span for r in roles if r.span is not None and len(r.span) > 0]
    if not spans:
        return Span(row.span.start, row.span.start + LONGEST_QUOTE)
    stretch = Span(min(s.start for s in spans), max(s.end for s in spans))
    return stretch if len(stretch) <= LONGEST_QUOTE else Span(spans[0].start, min(spans[0].end, spans[0].start + LONGEST_QUOTE))
