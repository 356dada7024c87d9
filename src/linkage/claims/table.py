"""The reader of tables: rows of coded incidents, by a mapping of their columns."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from linkage.claims.reader import ReaderOutput
from linkage.claims.tablemapping import TableMapping, read_mapping
from linkage.claims.tablerow import RowReader
from linkage.errors import ReportError
from linkage.model.claim import Claim
from linkage.model.issue import Issue
from linkage.model.parse import ParsedReport
from linkage.model.report import Report
from linkage.model.table import Cell, UnreadableTableError, read_rows


class TableReader:
    """Reads the claims of a table as the mapping beside it says.

    Args:
        mapping: The mapping as written: another mapping is another reader, so that a corrected one has the table read again.
    """

    name = "table"

    def __init__(self, mapping: str) -> None:
        self.version = f"1-{hashlib.sha256(mapping.encode()).hexdigest()[:12]}"

    def read(self, parsed: ParsedReport) -> ReaderOutput:
        """The claims of every row, in order, with an issue for each cell that could not be read.

        Raises:
            ReportError: The table or its mapping is not what it should be: no row could be read rightly.
        """
        report = parsed.report
        mapping = read_mapping(report.mapping, tabs=report.media_type != "text/csv")
        rows = read_rows(report.text, mapping.delimiter)
        issues: list[Issue] = []
        claims: dict[str, Claim] = {}
        try:
            header = next(rows)
            columns = _columns(header.cells, mapping)
            issues.extend(_unread(report, columns, mapping))
            reader = RowReader(report, mapping, columns, f"{self.name}/{self.version}", issues)
            for row in rows:
                if len(row.cells) != len(header.cells):
                    reason = f"a row with another number of cells than the {len(header.cells)} columns"
                    value = f"row {row.number}: {len(row.cells)} cells"
                    issues.append(Issue(report.file, "claims", reason, "mend the row", report_id=report.id, span=row.span, value=value))
                    continue
                for claim in reader.read(row):
                    claims.setdefault(claim.id, claim)
        except UnreadableTableError as error:
            line = report.text.count("\n", 0, error.offset) + 1
            reason = f"a quotation mark at line {line} is not closed as it should be"
            raise ReportError(reason, "save the table again as CSV, with quotation marks inside cells doubled") from error
        return ReaderOutput(tuple(claims.values()), tuple(issues))


def _columns(header: Sequence[Cell], mapping: TableMapping) -> dict[str, int]:
    """The place of each column in a row, by its name."""
    names = [cell.text for cell in header]
    twice = [n for n in mapping.named() if names.count(n) > 1]
    if twice:
        raise ReportError(f"the table has two columns {twice[0]!r}", "give each its own name in a copy of the table")
    missing = [n for n in mapping.named() if n not in names]
    if missing:
        advice = f"name one of its columns: {', '.join(n for n in names if n)}"
        raise ReportError(f"the mapping names the column {missing[0]!r}, which the table does not have", advice)
    return {name: n for n, name in enumerate(names)}


def _unread(report: Report, columns: Sequence[str] | dict[str, int], mapping: TableMapping) -> list[Issue]:
    """One notice for all columns that the mapping says nothing of."""
    left = [name for name in columns if name not in mapping.named() and name != ""]
    if not left:
        return []
    reason, advice = "columns that the mapping says nothing of", "map them, or name them under ignore"
    return [Issue(report.file, "claims", reason, advice, report_id=report.id, value=", ".join(left))]
