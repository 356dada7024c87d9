"""Taking in the bytes of files before they are read."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from linkage.jobs import capture_files
from linkage.jobs.capture import file_name
from linkage.ledger import Archive
from linkage.model.issue import Severity


def write(folder: Path, **files: str) -> list[Path]:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text)
    return [folder / f"{name}.txt" for name in files]


def test_each_file_is_known_by_the_hash_of_its_bytes(tmp_path: Path) -> None:
    files = write(tmp_path, a="one", b="two")
    captured = capture_files(files)
    assert [(capture.path, capture.sha256) for capture in captured.captures] == [
        (files[0], hashlib.sha256(b"one").hexdigest()),
        (files[1], hashlib.sha256(b"two").hexdigest()),
    ]
    assert captured.issues == ()


def test_without_an_archive_the_file_itself_is_read(tmp_path: Path) -> None:
    files = write(tmp_path, a="one")
    assert capture_files(files).captures[0].stored == files[0]


def test_with_an_archive_the_kept_bytes_are_read_whatever_becomes_of_the_file(tmp_path: Path) -> None:
    files = write(tmp_path, a="one")
    (capture,) = capture_files(files, Archive(tmp_path / "archive")).captures
    files[0].write_text("changed")
    assert capture.stored.read_bytes() == b"one"
    assert capture.path == files[0]


def test_a_second_file_with_the_same_bytes_is_read_once_and_told(tmp_path: Path) -> None:
    files = write(tmp_path, a="one", b="one", c="two")
    captured = capture_files(files)
    assert [capture.file for capture in captured.captures] == ["a.txt", "c.txt"]
    ((issue, sha256),) = captured.issues
    assert (issue.file, issue.reason, issue.severity) == ("b.txt", "the same bytes as a.txt", Severity.NOTICE)
    assert sha256 == captured.captures[0].sha256


def test_a_file_that_is_gone_is_a_failure_and_the_others_are_captured(tmp_path: Path) -> None:
    files = write(tmp_path, a="one")
    captured = capture_files([tmp_path / "gone.txt", *files])
    assert [capture.file for capture in captured.captures] == ["a.txt"]
    ((issue, sha256),) = captured.issues
    assert (issue.file, issue.severity, sha256) == ("gone.txt", Severity.FAILURE, None)


def test_a_file_larger_than_any_report_is_a_failure_and_not_loaded(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(60_000_000)
    ((issue, _),) = capture_files([tmp_path / "huge.txt"]).issues
    assert "larger than" in issue.reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems allow no such file names")
def test_a_file_name_that_is_no_unicode_is_shown_with_replacement_characters(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("one")
    (capture,) = capture_files([path]).captures
    assert capture.file == file_name(path) == "caf\ufffd.txt"
    assert capture.stored.read_bytes() == b"one"
