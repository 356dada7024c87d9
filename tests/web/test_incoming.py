"""Files that are handed over: whatever their names and sizes, they stay in their batch."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.errors import InputError
from linkage.web import incoming as module
from linkage.web.incoming import Incoming, safe_name

KEPT = [
    ("report.txt", "report.txt"),
    ("folder/sub/report.txt", "folder/sub/report.txt"),
    ("../../etc/passwd.txt", "etc/passwd.txt"),
    ("/etc/passwd", "etc/passwd"),
    ("C:\\Users\\a\\report.pdf", "C_/Users/a/report.pdf"),
    ("a/./b/../c.txt", "a/b/c.txt"),
    (".ssh/report.txt", "ssh/report.txt"),
    ("re\x00po\nrt.txt", "report.txt"),
    ("gpj\u202etxt.exe", "gpjtxt.exe"),
    ("звіт про лікарню.txt", "звіт про лікарню.txt"),
    ("تقرير.pdf", "تقرير.pdf"),
    ("con.txt", "_con.txt"),
    ("a?b*c.txt", "a_b_c.txt"),
    ("report.txt. ", "report.txt"),
]


@pytest.mark.parametrize(("given_name", "kept"), KEPT, ids=[repr(name) for name, _ in KEPT])
def test_a_name_leads_nowhere_but_downwards(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == Path(kept)


@pytest.mark.parametrize("name", ["", "/", "..", "../..", ".hidden", "folder/.DS_Store", "\x00", " . "])
def test_a_name_without_a_name_is_refused(name: str) -> None:
    assert safe_name(name) is None


@given(st.text(max_size=300))
def test_whatever_a_name_is_it_stays_below_and_can_be_written(name: str) -> None:
    safe = safe_name(name)
    if safe is None:
        return
    assert not safe.is_absolute()
    assert not {"..", "."} & set(safe.parts)
    assert all(0 < len(part.encode()) <= module.LONGEST_NAME + 1 for part in safe.parts)
    assert safe_name(str(safe)) == safe


def test_a_long_name_keeps_its_ending() -> None:
    safe = safe_name("ї" * 300 + ".docx")
    assert safe is not None
    assert safe.suffix == ".docx"
    assert len(safe.name.encode()) <= module.LONGEST_NAME


def test_a_batch_is_read_once_it_is_closed(tmp_path: Path) -> None:
    incoming = Incoming(tmp_path)
    batch = incoming.open()
    assert incoming.put(batch, "a/one.txt", io.BytesIO(b"one")) is None
    assert incoming.put(batch, "a/one.json", io.BytesIO(b"{}")) is None
    assert incoming.waiting() == ()
    assert incoming.close(batch) == ()
    (waiting,) = incoming.waiting()
    assert (waiting.path / "a" / "one.txt").read_bytes() == b"one"
    assert waiting.number == 2
    with pytest.raises(InputError, match="add the files again"):
        incoming.put(batch, "two.txt", io.BytesIO(b"two"))
    incoming.discard(batch)
    assert incoming.waiting() == ()
    assert not waiting.path.exists()


def test_what_cannot_be_kept_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE_MB", 1)
    incoming = Incoming(tmp_path)
    batch = incoming.open()
    incoming.put(batch, "one.txt", io.BytesIO(b"one"))
    large = incoming.put(batch, "large.txt", io.BytesIO(b"x" * 1_000_001))
    twice = incoming.put(batch, "one.txt", io.BytesIO(b"other"))
    hidden = incoming.put(batch, "../.profile", io.BytesIO(b"x"))
    assert [(i.file, i.reason) for i in (large, twice, hidden) if i is not None] == [
        ("large.txt", "the file is larger than 1 MB"),
        ("one.txt", "two files of this name were handed over together"),
        (".profile", "hidden files and files without a name are passed over"),
    ]
    assert incoming.put(batch, "lone.json", io.BytesIO(b"{}")) is None
    (lone,) = incoming.close(batch)
    assert (lone.file, lone.advice) == ("lone.json", "add it together with its report")
    (waiting,) = incoming.waiting()
    assert sorted(path.name for path in waiting.path.iterdir()) == ["lone.json", "one.txt"]


@pytest.mark.parametrize("batch", ["..", "../..", "0" * 15, "0" * 16, "/etc", ""])
def test_a_batch_that_was_not_opened_takes_nothing(batch: str, tmp_path: Path) -> None:
    outside = tmp_path / "files"
    outside.mkdir()
    incoming = Incoming(tmp_path / "case")
    with pytest.raises(InputError):
        incoming.put(batch, "one.txt", io.BytesIO(b"one"))
    incoming.discard(batch)
    assert list(outside.iterdir()) == []


def test_what_a_stopped_server_left_half_handed_over_is_taken_up(tmp_path: Path) -> None:
    left = Incoming(tmp_path)
    batch = left.open()
    left.put(batch, "one.txt", io.BytesIO(b"one"))
    left.open()  # nothing came of it
    again = Incoming(tmp_path)
    again.take_up()
    assert [waiting.id for waiting in again.waiting()] == [batch]
    assert [path.name for path in (tmp_path / "incoming").iterdir()] == [batch]


def test_a_batch_that_is_taken_away_while_it_is_looked_at_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    incoming = Incoming(tmp_path)
    first, second = incoming.name_path(tmp_path), incoming.name_path(tmp_path)
    markers = list(incoming._markers())
    monkeypatch.setattr(incoming, "_markers", lambda: iter(markers))
    incoming.discard(first)
    assert [batch.id for batch in incoming.waiting()] == [second]
