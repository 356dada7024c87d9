"""The archive of raw bytes."""

import hashlib
from pathlib import Path

import pytest

from linkage.errors import LedgerError
from linkage.ledger import Archive


def test_bytes_are_kept_under_their_hash_and_come_back(tmp_path: Path) -> None:
    archive, raw = Archive(tmp_path / "archive"), b"\x00\xffwords"
    sha256 = archive.keep(raw)
    assert sha256 == hashlib.sha256(raw).hexdigest()
    assert (tmp_path / "archive" / sha256[:2] / sha256).read_bytes() == raw
    assert archive.bytes_of(sha256) == raw


def test_the_same_bytes_are_kept_once_and_not_written_again(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.keep(b"words")
    before = archive.path(sha256).stat().st_mtime_ns
    archive.keep(b"words")
    assert archive.path(sha256).stat().st_mtime_ns == before
    assert list(archive.hashes()) == [sha256]


def test_bytes_that_are_not_there_are_none(tmp_path: Path) -> None:
    assert Archive(tmp_path / "nothing").bytes_of("0" * 64) is None
    assert list(Archive(tmp_path / "nothing").hashes()) == []


def test_what_a_killed_run_left_half_written_is_no_archived_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.keep(b"words")
    (archive.path(sha256).parent / ".half").write_bytes(b"wo")
    assert list(archive.hashes()) == [sha256]


def test_an_archive_that_cannot_be_written_says_where(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("a file where the folder should be")
    with pytest.raises(LedgerError, match="cannot keep a report's bytes"):
        Archive(tmp_path / "archive").keep(b"words")
