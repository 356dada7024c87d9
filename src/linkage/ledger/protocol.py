"""What every backend of the ledger does; `tests/ledger/ledger_contract.py` checks it."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from linkage.ledger.entry import Draft, Entry, EntryKind


class Ledger(Protocol):
    """A list of entries that only grows."""

    def writing(self) -> AbstractContextManager[None]:
        """Holds the ledger for one writer; needed around every `append` but those of decisions.

        Decisions may be entered while a build holds the ledger: each is one transaction and stands by itself.

        A writer that was killed holds nothing: the lock goes with its process.

        Raises:
            LedgerBusyError: Another writer holds it.
        """
        ...

    def append(self, drafts: Sequence[Draft]) -> tuple[Entry, ...]:
        """Enters the drafts together: all of them or, where something stops it, none.

        Args:
            drafts: In order. One whose kind and key are there already is passed over.

        Returns:
            The entries that were added.

        Raises:
            LedgerError: Not inside `writing()`, or the backend refused.
        """
        ...

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """Every entry as stored, in order, from the one after number `after`, unchecked (`entry.checked` checks them)."""
        ...

    def has(self, kind: EntryKind, key: str) -> bool:
        """Whether an entry of that kind and key is there."""
        ...

    def head(self) -> str:
        """Hash of the last entry; `GENESIS` where there is none. It stands for everything entered so far."""
        ...

    def faults(self) -> Iterator[str]:
        """What is wrong with the store itself (a damaged file, a guard that was taken away), one line each."""
        ...

    def close(self) -> None:
        """Lets go of the store."""
        ...
