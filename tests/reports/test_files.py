"""Which files are read, and files that cannot be."""

import os
from pathlib import Path

import pytest

from linkage.errors import InputError, ReportError
from linkage.model.issue import Severity
from linkage.reports import list_files, read_report, reading


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Text.")


def test_a_folder_is_searched_to_the_bottom_in_a_fixed_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a.html", "sub/c.pdf", "sub/deep/d.EML")
    assert [f.name for f in list_files([tmp_path]).files] == ["a.html", "b.txt", "c.pdf", "d.EML"]


def test_a_file_reached_twice_is_listed_once(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert list_files([tmp_path, tmp_path, tmp_path / "a.txt"]).files == (tmp_path / "a.txt",)


def test_sidecars_and_hidden_files_are_passed_over_silently(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "a.json", ".hidden.txt", ".git/x.txt", "Thumbs.db", ".DS_Store", "README.md", "case.yaml", "tool.py")
    found = list_files([tmp_path])
    assert [f.name for f in found.files] == ["a.txt"]
    assert found.issues == ()


@pytest.mark.parametrize("name", ["table.csv", "claims.jsonl"])
def test_a_table_in_a_folder_gives_a_notice(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)
    assert [issue.severity for issue in list_files([tmp_path]).issues] == [Severity.NOTICE]


@pytest.mark.parametrize(
    ("name", "advice"), [("scan.jpg", "OCR"), ("old.doc", ".docx"), ("list.xlsx", ".txt"), ("raw.bin", ".pdf"), ("noending", ".txt")]
)
def test_a_file_that_may_hold_a_report_and_cannot_be_read_is_a_failure_with_advice(tmp_path: Path, name: str, advice: str) -> None:
    make(tmp_path, name)
    issue = list_files([tmp_path]).issues[0]
    assert issue.severity is Severity.FAILURE
    assert advice in issue.advice


def test_a_file_named_itself_that_cannot_be_read_is_a_failure_even_beside_reports(tmp_path: Path) -> None:
    make(tmp_path, "notes.md")
    assert list_files([tmp_path / "notes.md"]).issues[0].severity is Severity.FAILURE
    assert list_files([tmp_path, tmp_path / "notes.md"]).issues[0].severity is Severity.FAILURE


def test_a_path_that_does_not_exist_is_the_users_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list_files([tmp_path / "nowhere"])


def test_no_path_at_all_is_the_users_mistake() -> None:
    with pytest.raises(InputError, match="at least one"):
        list_files([])


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    make(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [f.name for f in list_files([tmp_path]).files] == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused_with_advice(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(ReportError, match="chmod"):
        read_report(tmp_path / "a.txt")


def test_an_unreadable_disk_is_told_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt")

    def fail(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(ReportError, match="right to read"):
        read_report(tmp_path / "a.txt")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(ReportError, match="empty"):
        read_report(tmp_path / "a.pdf")


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="gone"):
        read_report(tmp_path / "a.txt")


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt")
    monkeypatch.setattr(reading, "LARGEST_FILE_MB", 0)
    with pytest.raises(ReportError, match="larger"):
        read_report(tmp_path / "a.txt")


def test_an_unknown_type_is_refused_with_the_types_that_are_read() -> None:
    with pytest.raises(ReportError, match=r"\.docx"):
        read_report(Path("a.xyz"), b"text")
