"""The index of a case as a file: opened for reading, with the rows that a query gives."""

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from linkage.errors import InputError, LedgerError, NotACaseError
from linkage.indexes.folding import fold
from linkage.indexes.schema import VERSION

WAIT_S = 5


class OpenIndex(AbstractContextManager["OpenIndex"]):
    """The file of an index. Use `open`; not shared between threads.

    Args:
        connection: Open, in autocommit mode.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, path: Path) -> Self:
        """The index in that file.

        Args:
            path: The file.

        Returns:
            The index.

        Raises:
            NotACaseError: It is missing, or of another version: build the case.
            LedgerError: It may not be read, or not be written to.
        """
        build = f"run `linkage build -o {path.parent}` to make it"
        if not path.is_file():
            raise NotACaseError(f"{path.parent} has no index yet: {build}")
        connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True, isolation_level=None, timeout=WAIT_S)
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            raise LedgerError(
                f"cannot use {path}: {error}; give yourself the right to write to the case, or work on a copy of it"
            ) from error
        except sqlite3.DatabaseError as error:
            connection.close()
            raise NotACaseError(f"{path} is damaged ({error}): take it away and {build} anew") from error
        if version != VERSION:
            connection.close()
            raise NotACaseError(f"{path} was made by another version: {build} anew")
        connection.create_function("fold", 1, fold, deterministic=True)  # conditions of asked.py call it
        connection.execute("PRAGMA cache_size = -8000")
        connection.execute("PRAGMA synchronous = NORMAL")  # what a crash takes from it, the ledger gives back
        return cls(connection)

    def close(self) -> None:
        """Lets go of the file."""
        self.connection.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def head(self) -> str:
        """Hash of the ledger entry up to which decisions are in it."""
        return self._meta("head")

    def made(self) -> str:
        """What is another whenever the index is written anew, and stays with a decision."""
        return self._meta("made")

    def name(self) -> str:
        """The case's name."""
        return self._meta("name")

    def _meta(self, key: str) -> str:
        row = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return "" if row is None else str(row[0])

    def _count(self, table: str) -> int:
        return int(str(self._one(f"SELECT count(*) FROM {table}")[0]))  # noqa: S608 - words of this file

    def _one(self, sql: str, *values: object) -> tuple[object, ...]:
        return next(iter(self._all(sql, *values)))

    def _all(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        return self.connection.execute(sql, values).fetchall()


def limited(limit: int) -> int:
    """The number of rows of a page.

    Args:
        limit: Rows asked for.

    Raises:
        InputError: It is out of bounds.
    """
    if not 1 <= limit <= 500:
        raise InputError(f"a page has 1 to 500 rows, not {limit}: ask for fewer, then for the next page")
    return limit


def row_number(after: str) -> int:
    """A place in a list, as the page before gave it; 0 for the first page.

    Args:
        after: What the page before gave; "" for the first.

    Raises:
        InputError: It is none that a page gave.
    """
    if after and not after.isdecimal():
        raise InputError(f"{after!r} is no place in a list: give what the page before gave as `after`")
    return int(after or 0)
