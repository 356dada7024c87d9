"""The SQLite backend: the contract, and what is SQLite's own."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from ledger_contract import Clock, LedgerContract, OpenLedger, draft

from linkage.errors import LedgerError, NotACaseError
from linkage.ledger import SqliteLedger
from linkage.ledger.sqlite import VERSION
from madereading import NOON


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def open_ledger(path: Path) -> Iterator[OpenLedger]:
    opened: list[SqliteLedger] = []

    def open_(clock: Clock = lambda: NOON) -> SqliteLedger:
        opened.append(SqliteLedger.create(path, clock))
        return opened[-1]

    yield open_
    for ledger in opened:
        ledger.close()


class TestSqliteLedger(LedgerContract):
    pass


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entries SET body = '2' WHERE seq = 1",
        "DELETE FROM entries WHERE seq = 2",
        "INSERT OR REPLACE INTO entries VALUES (1, 'decision', 'x', '2', '', '', 'x')",
        "INSERT OR REPLACE INTO entries VALUES (3, 'decision', 'a', '2', '', '', 'x')",
        "INSERT INTO entries VALUES (7, 'decision', 'x', '2', '', '', 'x')",
    ],
    ids=["update", "delete", "replace by number", "replace by key", "leave a gap"],
)
def test_sqlite_itself_refuses_to_rewrite_an_entry(open_ledger: OpenLedger, path: Path, sql: str) -> None:
    ledger = open_ledger()
    with ledger.writing():
        ledger.append([draft("a"), draft("b")])
    before = list(ledger.entries())
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(sql)
    connection.close()
    assert list(ledger.entries()) == before


def test_a_guard_that_was_taken_away_is_a_fault(open_ledger: OpenLedger, path: Path) -> None:
    ledger = open_ledger()
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER entries_never_go")
    connection.close()
    assert ["entries_never_go" in fault for fault in ledger.faults()] == [True]


def test_opening_a_folder_without_a_ledger_says_which_command_makes_one(path: Path) -> None:
    with pytest.raises(NotACaseError, match="linkage build"):
        SqliteLedger.open(path)


def test_a_file_that_is_no_database_is_not_taken_for_a_ledger(path: Path) -> None:
    path.write_bytes(b"plain words, long enough to be looked at as a database header" * 20)
    for open_ in (SqliteLedger.open, SqliteLedger.create):
        with pytest.raises(NotACaseError, match="is not a ledger"):
            open_(path)


def test_another_programs_database_is_not_taken_for_a_ledger(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()
    for open_ in (SqliteLedger.open, SqliteLedger.create):
        with pytest.raises(NotACaseError, match="not a ledger"):
            open_(path)


def test_a_ledger_that_was_never_finished_being_made_is_made_again(path: Path) -> None:
    path.touch()
    with pytest.raises(NotACaseError, match="no entries yet"):
        SqliteLedger.open(path)
    ledger = SqliteLedger.create(path)
    assert list(ledger.entries()) == []
    ledger.close()


def test_a_ledger_of_a_newer_version_asks_for_an_upgrade(open_ledger: OpenLedger, path: Path) -> None:
    open_ledger().close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(LedgerError, match="upgrade it with"):
        SqliteLedger.open(path)


def test_the_ledger_is_written_ahead_and_synced_at_every_commit(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert isinstance(ledger, SqliteLedger)
    assert ledger._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ledger._connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot open"):
        SqliteLedger.create(tmp_path / "missing" / "ledger.sqlite")


def test_a_name_with_signs_that_mean_something_in_addresses_is_only_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "case #1 & 100%?x=y"
    folder.mkdir()
    ledger = SqliteLedger.create(folder / "ledger.sqlite")
    with ledger.writing():
        ledger.append([draft("a")])
    ledger.close()
    assert sorted(path.name for path in folder.iterdir()) == ["ledger.sqlite", "writing.lock"]
