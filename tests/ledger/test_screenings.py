"""A screening is kept whole, and its words are checked against the list's bytes."""

from pathlib import Path

import pytest

from linkage.ledger import Archive, SqliteLedger, append_screening, read_records, verify_ledger
from linkage.model.listing import ListedKind, ListedName, ListFile, Listing, ListRecord, NamingKind
from linkage.model.screening import ListMatch, ScreenedList, Screening
from madereading import NOON

LIST = b'id,name\r\n1,Oren Tasker\r\n2,"Ilan\r\nMoor"\r\n'


def make_screening(sha256: str, text: str = '2,"Ilan\r\nMoor"') -> Screening:
    names = (ListedName("Ilan Moor", NamingKind.PRIMARY), ListedName("Илан Мур", NamingKind.NATIVE))
    record = ListRecord(sha256, "l.csv", 3, text)
    entry = Listing(
        "uk", "2", ListedKind.PERSON, names, "Zelva", "2031-03-31", ("1962",), ("Zelvan",), ("mayor",), "He ruled.", "", (record,)
    )
    match = ListMatch("person:ilan-moor", entry, "Ilan Moor", "Ilan Moor", 1.0, is_hit=True, reasons=("the same words",))
    one = ScreenedList("uk", "United Kingdom", "a list", "", "2031-03-31", (ListFile("l.csv", sha256),), 2, ("a note",))
    return Screening((one,), ("person:ilan-moor", "person:oren-tasker"), (match,))


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        ('2,"Ilan\r\nMoor"', "kept", None),
        ("1,Oren Tasker", "kept", "does not stand on line 3"),
        ('2,"Ilan\r\nMoor"', "lost", "missing from the archive"),
    ],
    ids=["right", "words of another line", "list not kept"],
)
def test_words_of_a_list_are_checked_on_their_line(tmp_path: Path, text: str, kept: str, told: str | None) -> None:
    archive = Archive(tmp_path / "archive")
    sha256 = archive.keep(LIST)
    ledger = SqliteLedger.create(tmp_path / "ledger.sqlite", lambda: NOON)
    with ledger.writing():
        append_screening(ledger, make_screening(sha256, text), "key")
    if kept == "lost":
        archive.path(sha256).unlink()
    outcome = verify_ledger(ledger, archive)
    ledger.close()
    if told is None:
        assert outcome.failures == []
        assert (outcome.files, outcome.spans, outcome.warnings) == (1, 1, [])
    else:
        assert any(told in failure for failure in outcome.failures)


def test_the_last_screening_comes_back_exactly_though_an_earlier_one_was_the_same(tmp_path: Path) -> None:
    ledger = SqliteLedger.create(tmp_path / "ledger.sqlite", lambda: NOON)
    first, second = make_screening("a" * 64), make_screening("b" * 64)
    with ledger.writing():
        for one in (first, second, first):
            append_screening(ledger, one, "key")
    records = read_records(ledger)
    ledger.close()
    assert (records.screening, records.screened) == (first, "key")
