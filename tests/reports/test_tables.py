"""A table as a report, with the mapping beside it."""

from pathlib import Path

import pytest

from linkage.errors import ReportError
from linkage.model.issue import Severity
from linkage.reports import list_files, mapping_path, read_report
from madetable import HEADER, MAPPING, ROWS

TABLE = "\n".join([HEADER, *ROWS]) + "\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "harm.csv"
    path.write_text(TABLE, encoding="utf-8")
    mapping_path(path).write_text(MAPPING, encoding="utf-8")
    return path


def test_the_text_is_the_table_and_the_mapping_gives_what_the_rows_cannot(table: Path) -> None:
    report = read_report(table)
    assert (report.text, report.mapping, report.is_table) == (TABLE, MAPPING, True)
    assert (report.publisher, report.published, report.language, report.title) == ("Harm Watch", "2020-01-31", "en", "Coded incidents")


def test_byte_order_marks_and_windows_line_ends_are_taken_away_and_tabs_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "harm.tsv"
    path.write_bytes(b"\xef\xbb\xbfa\tb\r\n1\t2\r\n")
    assert read_report(path).text == "a\tb\n1\t2\n"


def test_the_sidecar_gives_what_the_mapping_leaves_out(table: Path) -> None:
    table.with_suffix(".json").write_text('{"report": {"publisher": "Else", "url": "https://h.example/"}}')
    report = read_report(table)
    assert (report.publisher, report.url) == ("Harm Watch", "https://h.example/")


def test_the_text_of_a_table_can_be_read_again_without_its_mapping(table: Path) -> None:
    assert read_report(Path("harm.csv"), table.read_bytes()).text == TABLE


def test_a_mapping_that_is_no_text_is_refused(table: Path) -> None:
    mapping_path(table).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReportError, match="UTF-8"):
        read_report(table)


def test_a_table_in_a_folder_is_listed_where_a_mapping_stands_beside_it(table: Path) -> None:
    assert list_files([table.parent]).files == (table,)
    mapping_path(table).unlink()
    found = list_files([table.parent])
    assert found.files == ()
    assert [(issue.severity, issue.reason) for issue in found.issues] == [(Severity.NOTICE, "a table without a mapping")]


def test_a_table_that_is_named_itself_is_listed_so_that_its_user_is_told_what_to_write(table: Path) -> None:
    mapping_path(table).unlink()
    assert list_files([table]).files == (table,)
