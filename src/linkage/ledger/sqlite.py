"""The ledger in one SQLite file."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from linkage.errors import LedgerError, NotACaseError
from linkage.ledger.entry import GENESIS, Clock, Draft, Entry, EntryKind, next_entry, utc_now
from linkage.ledger.lock import exclusive_lock

VERSION = 1  # of the tables, kept in SQLite's user_version
APPLICATION_ID = 0x4C4E4B47  # "LNKG": tells the file from other SQLite files

GUARDS = ("entries_follow", "entries_never_change", "entries_never_go")

SCHEMA = """
CREATE TABLE entries (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE,
    UNIQUE (kind, key)
);
CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    OR EXISTS (SELECT 1 FROM entries WHERE (kind = NEW.kind AND key = NEW.key) OR hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'an entry is added after the last one, once'); END;
CREATE TRIGGER entries_never_change BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry never changes: enter a correction'); END;
CREATE TRIGGER entries_never_go BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
"""

COLUMNS = "seq, kind, key, body, recorded_at, previous, hash"


class SqliteLedger:
    """The ledger in one SQLite file, written ahead (WAL) and synced at every commit.

    Use `SqliteLedger.create` or `SqliteLedger.open`.

    Args:
        path: The file.
        connection: Open, in autocommit mode.
        clock: Gives the time that entries are recorded at.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, clock: Clock) -> None:
        self._path = path
        self._connection = connection
        self._clock = clock
        self._is_writing = False

    @classmethod
    def create(cls, path: Path, clock: Clock = utc_now) -> "SqliteLedger":
        """The ledger in that file, made where it is missing.

        Args:
            path: The file; its folder exists.
            clock: Gives the time that entries are recorded at.

        Returns:
            The ledger, open for reading and, inside `writing()`, for adding.

        Raises:
            NotACaseError: The file is there and is no ledger.
            LedgerError: The file was written by a newer version, or cannot be opened.
        """
        connection = _connect(path, "rwc")
        if _is_empty(connection, path):
            with exclusive_lock(_lock_path(path)):
                _make_tables(connection, path)
        _check_version(connection, path)
        connection.execute("PRAGMA synchronous = FULL")
        return cls(path, connection, clock)

    @classmethod
    def open(cls, path: Path, clock: Clock = utc_now) -> "SqliteLedger":
        """The ledger in that file, which must be there.

        Args:
            path: The file.
            clock: Gives the time that entries are recorded at.

        Returns:
            The ledger; for reading only where its folder cannot be written to.

        Raises:
            NotACaseError: There is no such file, or it is no ledger.
            LedgerError: The file was written by a newer version, or cannot be opened.
        """
        if not _is_file(path):
            raise NotACaseError(f"{path.parent} holds no ledger: give the folder that `linkage build PATH... -o CASE` made")
        connection = _connect(path, "rw" if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK) else "ro")
        if _is_empty(connection, path):
            connection.close()
            raise NotACaseError(f"{path} holds no entries yet: run `linkage build PATH... -o {path.parent}` again")
        _check_version(connection, path)
        return cls(path, connection, clock)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Holds the ledger for this writer (see `Ledger.writing`)."""
        with exclusive_lock(_lock_path(self._path)):
            self._is_writing = True
            try:
                yield
            finally:
                self._is_writing = False

    def append(self, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
        """Enters the drafts together (see `Ledger.append`)."""
        if not self._is_writing and any(draft.kind is not EntryKind.DECISION for draft in drafts):
            raise LedgerError("entries are added inside `with ledger.writing():` only, so that two runs cannot mix theirs")
        added: list[Entry] = []
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            seq, previous = self._last()
            for draft in drafts:
                if self.has(draft.kind, draft.key):
                    continue
                entry = next_entry(draft, seq + 1, previous, self._clock)
                self._connection.execute(
                    f"INSERT INTO entries ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - column names of this file
                    (entry.seq, entry.kind, entry.key, entry.body, entry.recorded_at, entry.previous, entry.hash),
                )
                seq, previous = entry.seq, entry.hash
                added.append(entry)
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise LedgerError(f"{self._path} refused an entry: {error}; free space or mend the disk, then run this again") from error
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        return tuple(added)

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Every entry as stored, in order, from the one after number `after`."""
        sql = f"SELECT {COLUMNS} FROM entries WHERE seq > ? ORDER BY seq"  # noqa: S608 - column names of this file
        try:
            for row in self._connection.execute(sql, (after,)):
                yield Entry(*row)
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{self._path} is damaged: {error}; restore it from a copy") from error

    def has(self, kind: EntryKind, key: str) -> bool:
        """Whether an entry of that kind and key is there."""
        return len(self._rows("SELECT 1 FROM entries WHERE kind = ? AND key = ?", (kind, key))) > 0

    def last_of(self, kind: EntryKind, prefix: str) -> Entry | None:
        """The last entry of that kind whose key begins so; None where there is none."""
        sql = f"SELECT {COLUMNS} FROM entries WHERE kind = ? AND key >= ? AND key < ? ORDER BY seq DESC LIMIT 1"  # noqa: S608 - as above
        rows = self._rows(sql, (kind, prefix, f"{prefix}\U0010ffff"))
        return Entry(*rows[0]) if rows else None

    def head(self) -> str:
        """Hash of the last entry; `GENESIS` where there is none."""
        return self._last()[1]

    def seq_of(self, head: str) -> int:
        """Number of the entry with that hash; 0 where there is none."""
        rows = self._rows("SELECT seq FROM entries WHERE hash = ?", (head,))
        return int(rows[0][0]) if rows else 0

    def faults(self) -> Iterator[str]:
        """What SQLite finds wrong with the file, and which of the guards against change are gone."""
        for (line,) in self._rows("PRAGMA integrity_check(20)"):
            if line != "ok":
                yield f"{self._path.name} is damaged: {line}"
        found = {name for (name,) in self._rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        for guard in GUARDS:
            if guard not in found:
                yield f"{self._path.name} has lost its guard against change {guard!r}: somebody took it away"

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()

    def _last(self) -> tuple[int, str]:
        rows = self._rows("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1")
        return (rows[0][0], rows[0][1]) if rows else (0, GENESIS)

    def _rows(self, sql: str, values: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{self._path} cannot be read: {error}; restore it from a copy") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError as error:
        raise LedgerError(f"cannot open {path}: {error.strerror}; give yourself the right to read the case") from error


def _lock_path(path: Path) -> Path:
    return path.with_name("writing.lock")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """An open connection; a ledger on a medium that cannot be written to is opened as unchanging."""
    unchanging = "&immutable=1" if mode == "ro" and not path.with_name(f"{path.name}-wal").exists() else ""
    try:
        return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}{unchanging}", uri=True, isolation_level=None, timeout=10)
    except sqlite3.OperationalError as error:
        raise LedgerError(f"cannot open {path}: {error}; check that the folder is there and can be written to") from error


def _is_empty(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the file holds no table at all yet."""
    try:
        return connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone() is None
    except sqlite3.OperationalError as error:
        connection.close()
        raise LedgerError(f"cannot use {path}: {error}; give yourself the right to write to the case, or work on a copy of it") from error
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorname == "SQLITE_CORRUPT":
            raise LedgerError(f"{path} is damaged: {error}; restore it from a copy") from error
        raise NotACaseError(f"{path} is not a ledger ({error}): give the folder that `linkage build` made") from error


def _make_tables(connection: sqlite3.Connection, path: Path) -> None:
    if not _is_empty(connection, path):  # another run was quicker
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(
        f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {VERSION}; PRAGMA application_id = {APPLICATION_ID}; COMMIT;"
    )


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application_id != APPLICATION_ID:
        connection.close()
        raise NotACaseError(f"{path} is a SQLite file, but not a ledger: give the folder that `linkage build` made")
    if version > VERSION:
        connection.close()
        raise LedgerError(
            f"{path} has version {version} and this Linkage knows up to {VERSION}: upgrade it with `pip install -U linkage-evidence`"
        )
