"""How long who guessed wrong must wait: longer each time, kept over a restart, never for ever.

Failures are counted by the network address and by the account. A browser that has signed in to the account before is counted apart, so that
strangers who guess cannot keep its user out.

Source: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
"""

import sqlite3
from collections.abc import Iterable

FREE = 4  # wrong passwords without a wait
LONGEST_S = 900.0
FORGOTTEN_S = 86_400.0  # failures count no more after a day without one


def wait_of(connection: sqlite3.Connection, keys: Iterable[str], now: float) -> float:
    """Seconds that must pass before the next attempt; 0 where none must.

    Args:
        connection: The file of accounts.
        keys: By what failures are counted.
        now: Seconds since 1970.
    """
    untils = [_row(connection, key)[1] for key in keys]
    return max(0.0, max(untils, default=0.0) - now)


def count_failure(connection: sqlite3.Connection, keys: Iterable[str], now: float) -> None:
    """Counts an attempt as failed, before it is known whether it is: many at once must not slip through.

    Args:
        connection: The file of accounts, in a transaction.
        keys: By what it is counted.
        now: Seconds since 1970.
    """
    for key in keys:
        failures, until = _row(connection, key)
        failures = 1 if now - until > FORGOTTEN_S else failures + 1
        wait = 0.0 if failures < FREE else min(LONGEST_S, 2.0 ** min(failures - FREE, 20))
        connection.execute("INSERT OR REPLACE INTO waits VALUES (?, ?, ?)", (key, failures, now + wait))


def forget_failures(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Starts from nothing again: the attempt was right, or an owner says so."""
    connection.executemany("DELETE FROM waits WHERE key = ?", [(key,) for key in keys])


def _row(connection: sqlite3.Connection, key: str) -> tuple[int, float]:
    row = connection.execute("SELECT failures, until FROM waits WHERE key = ?", (key,)).fetchone()
    return (0, 0.0) if row is None else (int(row[0]), float(row[1]))
