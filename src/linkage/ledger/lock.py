"""One writer at a time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from linkage.errors import LedgerBusyError


@contextmanager
def exclusive_lock(path: Path) -> Iterator[None]:
    """Holds a lock on `path` until the block ends or the process dies.

    SQLite's own file lock is used, on an empty file: the operating system gives it back when the process ends, however it ends,
    so that a killed run never blocks the next one, and it works wherever the ledger itself does.

    Args:
        path: The lock file; made where it is missing, left in place after.

    Yields:
        Nothing.

    Raises:
        LedgerBusyError: Another process, or another ledger object of this one, holds it.
    """
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise LedgerBusyError(
                f"another run is writing to {path.parent}: wait until it has ended, or stop it, then run this again"
            ) from error
        yield
