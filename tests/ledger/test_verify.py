"""Re-checking a ledger finds every kind of tampering."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from linkage.errors import ReportError
from linkage.ledger import Archive, SqliteLedger, Verification, append_issue, append_reading, verify_ledger
from linkage.ledger.entry import GENESIS, Entry, canonical_json, entry_hash
from linkage.ledger.verify import FIND_HEAD, MEND_ARCHIVE, MEND_LEDGER, ReadAgain
from linkage.model.issue import Issue, Severity
from madereading import NOON, TEXT, make_reading

OTHER = "Two men were killed."
FAILED_BYTES = b"no report at all"


@dataclass
class Case:
    ledger: SqliteLedger
    archive: Archive
    path: Path

    def verify(self, noted_head: str | None = None, read_again: ReadAgain | None = None) -> Verification:
        return verify_ledger(self.ledger, self.archive, noted_head, read_again)

    def tamper(self, sql: str, *values: object) -> None:
        connection = sqlite3.connect(self.path)
        for trigger in ("entries_follow", "entries_never_change", "entries_never_go"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        connection.execute(sql, values)
        connection.commit()
        connection.close()

    def chain_anew(self) -> None:
        """What a forger who knows the format does: every hash made to fit again."""
        previous = GENESIS
        for entry in list(self.ledger.entries()):
            new = entry_hash(entry.seq, entry.kind, entry.key, entry.body, entry.recorded_at, previous)
            self.tamper("UPDATE entries SET previous = ?, hash = ? WHERE seq = ?", previous, new, entry.seq)
            previous = new

    def entry(self, kind: str) -> Entry:
        return next(entry for entry in self.ledger.entries() if entry.kind == kind)

    def failures(self, noted_head: str | None = None) -> list[str]:
        """What is wrong beside the guards that `tamper` takes away."""
        return [failure for failure in self.verify(noted_head).failures if "guard" not in failure]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    path = tmp_path / "ledger.sqlite"
    ledger, archive = SqliteLedger.create(path, lambda: NOON), Archive(tmp_path / "archive")
    with ledger.writing():
        for text in (TEXT, OTHER):
            archive.keep(text.encode())
            append_reading(ledger, make_reading(text, f"{len(text)}.txt"))
        failed = archive.keep(FAILED_BYTES)
        append_issue(ledger, Issue("bad.pdf", "reports", "the file is no PDF", "save it again", Severity.FAILURE), failed)
    yield Case(ledger, archive, path)
    ledger.close()


def test_a_sound_case_has_nothing_wrong_and_says_what_was_checked(case: Case) -> None:
    result = case.verify(noted_head=case.ledger.head(), read_again=lambda _, raw: raw.decode())
    assert (result.failures, result.warnings) == ([], [])
    assert (result.entries, result.reports, result.files, result.claims) == (7, 2, 3, 3)
    assert result.spans == 3 + 7 + 1 + 2, "three mentions, the two claims of the one report, the claim of the other"
    assert result.head == case.ledger.head()


def test_a_changed_byte_in_the_archive_is_found(case: Case) -> None:
    path = case.archive.path(make_reading().report.id)
    path.write_bytes(path.read_bytes().replace(b"12", b"92"))
    (failure,) = case.failures()
    assert "were changed" in failure
    assert path.name in failure


@pytest.mark.parametrize("raw", [TEXT.encode(), FAILED_BYTES], ids=["of a report", "of a file that gave no report"])
def test_missing_bytes_in_the_archive_are_found(case: Case, raw: bytes) -> None:
    case.archive.path(case.archive.keep(raw)).unlink()
    (failure,) = case.failures()
    assert "missing from the archive" in failure


def test_a_changed_entry_is_found(case: Case) -> None:
    body = case.entry("reading").body
    case.tamper("UPDATE entries SET body = ? WHERE seq = ?", body.replace('"estimated"', '"admitted"'), case.entry("reading").seq)
    (failure,) = case.failures()
    assert failure.startswith("entry 3 (reading")
    assert "was changed" in failure


def test_what_is_wrong_is_told_with_what_to_do_about_it_once(case: Case) -> None:
    for raw in (TEXT.encode(), FAILED_BYTES):
        case.archive.path(case.archive.keep(raw)).unlink()
    assert case.verify().advice == [MEND_ARCHIVE]
    assert case.verify(noted_head="0" * 64).advice == [MEND_ARCHIVE, FIND_HEAD]
    case.tamper("DELETE FROM entries WHERE seq = 2")
    assert case.verify().advice == [MEND_LEDGER, MEND_ARCHIVE]


def test_taking_the_guards_away_is_found(case: Case) -> None:
    case.tamper("SELECT 1")
    assert len(case.verify().failures) == 3


def test_a_deleted_entry_is_found(case: Case) -> None:
    case.tamper("DELETE FROM entries WHERE seq = 2")
    assert any("entry 2 is missing" in failure for failure in case.failures())


def test_a_tail_that_was_cut_off_is_found_with_a_noted_head_only(case: Case) -> None:
    head = case.ledger.head()
    case.tamper("DELETE FROM entries WHERE seq = 7")
    assert case.failures() == []
    (failure,) = case.failures(noted_head=head[:8])
    assert "is not in the chain" in failure


def test_an_earlier_head_is_still_in_a_chain_that_grew(case: Case) -> None:
    earlier = next(iter(case.ledger.entries())).hash
    assert case.failures(noted_head=earlier.upper()) == []


def test_a_chain_made_anew_is_found_with_a_noted_head(case: Case) -> None:
    head = case.ledger.head()
    case.tamper("UPDATE entries SET body = replace(body, '\"estimated\"', '\"admitted\"') WHERE kind = 'reading'")
    case.chain_anew()
    assert case.failures() == []
    assert len(case.failures(noted_head=head)) == 1


@pytest.mark.parametrize(
    ("kind", "old", "new", "told"),
    [
        ("reading", '"text":"at least 12 people', '"text":"at least 92 people', "the quote of claim"),
        ("reading", '"end":34,"start":23', '"end":35,"start":24', "the role 'min'"),
        ("reading", '"text":"The ministry"', '"text":"The military"', "the source of claim"),
        ("reading", '"text":"on Monday"},"edtf"', '"text":"on Friday"},"edtf"', "the time of claim"),
        ("mentions", '"Petro Hnat"', '"Pavlo Hnat"', "the person 'Pavlo Hnat'"),
    ],
    ids=["quote", "role", "source", "time", "mention"],
)
def test_words_that_do_not_stand_at_their_offset_are_found_even_in_a_chain_made_anew(
    case: Case, kind: str, old: str, new: str, told: str
) -> None:
    entry = case.entry(kind)
    at = entry.body.index(old)
    case.tamper("UPDATE entries SET body = ? WHERE seq = ?", entry.body[:at] + new + entry.body[at + len(old) :], entry.seq)
    case.chain_anew()
    assert any(told in failure for failure in case.failures()), case.failures()


def test_a_report_text_that_was_changed_leaves_its_readings_without_their_text(case: Case) -> None:
    body = json.loads(case.entry("report").body)
    body["text"] = body["text"].replace("12", "92")
    case.tamper("UPDATE entries SET body = ? WHERE seq = 1", canonical_json(body))
    case.chain_anew()
    assert any("without the text it read" in failure for failure in case.failures())


def test_another_text_from_the_same_bytes_today_is_a_warning(case: Case) -> None:
    result = case.verify(read_again=lambda _, raw: raw.decode().upper())
    assert result.failures == []
    assert len(result.warnings) == 2
    assert "give another text today" in result.warnings[0]


def test_bytes_that_no_reader_takes_any_more_are_a_warning(case: Case) -> None:
    def refuse(_: str, __: bytes) -> str:
        raise ReportError("files of type .txt are not read", "convert it")

    result = case.verify(read_again=refuse)
    assert result.failures == []
    assert "cannot be read as a report any more" in result.warnings[0]


def test_bytes_that_no_entry_names_are_one_warning(case: Case) -> None:
    case.archive.keep(b"left by a run that was stopped")
    case.archive.keep(b"and another")
    result = case.verify()
    assert result.failures == []
    (warning,) = result.warnings
    assert warning.startswith("2 files of the archive are named by no entry")


def test_an_entry_that_is_no_json_is_told_and_the_rest_is_checked(case: Case) -> None:
    case.tamper("UPDATE entries SET body = 'not json' WHERE seq = 7")
    failures = case.failures()
    assert any("entry 7 (issue) cannot be understood" in failure for failure in failures)
    assert case.verify().claims == 3


def test_a_damaged_file_is_told(case: Case) -> None:
    case.ledger.close()
    raw = bytearray(case.path.read_bytes())
    raw[4096 * 2 : 4096 * 3] = b"\xff" * 4096
    case.path.write_bytes(raw)
    case.ledger = SqliteLedger.open(case.path)
    assert any("damaged" in failure or "cannot be read" in failure for failure in case.failures())
