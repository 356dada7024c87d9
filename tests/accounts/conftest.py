"""Accounts in a folder of their own, with a clock that the test turns on and passwords that cost little."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linkage.accounts import Accounts, passwords
from linkage.model.account import Role

PASSWORD = "four words of tests"  # noqa: S105 - of the tests


class Clock:
    """A clock that stands until it is turned on."""

    def __init__(self) -> None:
        self.now = datetime(2031, 5, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_N", 2)
    monkeypatch.setattr(passwords, "_NOBODY", f"scrypt$2$8$3${'00' * 16}${'00' * 32}")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reopen(tmp_path: Path, clock: Clock) -> Callable[[], Accounts]:
    """The accounts as another process finds them."""
    return lambda: Accounts(tmp_path, clock)


@pytest.fixture
def accounts(reopen: Callable[[], Accounts]) -> Accounts:
    """An owner and an analyst."""
    made = reopen()
    made.add("Olha Owner", Role.OWNER, PASSWORD)
    made.add("Ana Lyst", Role.ANALYST, PASSWORD)
    return made
