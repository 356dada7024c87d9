"""One entry of the ledger, and the hash that chains it to the one before."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from linkage.errors import ChainBrokenError, LedgerError

GENESIS = "0" * 64  # what the first entry has as the hash of the entry before it

Clock = Callable[[], datetime]


class EntryKind(StrEnum):
    """What an entry holds."""

    REPORT = "report"  # the report and its normalised text
    MENTIONS = "mentions"  # the mentions and relations that one reading found
    READING = "reading"  # the claims and issues of one reading
    ISSUE = "issue"  # a file that gave no report, or a notice about one
    DECISION = "decision"  # what a person decided
    SCREENING = "screening"  # what came of holding the case against sanctions lists


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be entered.

    Args:
        kind: What it holds.
        key: Names its content: a second draft of the same kind and key adds nothing.
        body: Canonical JSON (`canonical_json`).
    """

    kind: EntryKind
    key: str
    body: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered.

    Args:
        seq: Its number, from 1, without gaps.
        kind: What it holds; a plain word, so that an unknown kind can still be checked.
        key: Names its content.
        body: Canonical JSON.
        recorded_at: ISO 8601 time with its offset from UTC.
        previous: Hash of the entry before it; `GENESIS` for the first.
        hash: `entry_hash` of all of these.
    """

    seq: int
    kind: str
    key: str
    body: str
    recorded_at: str
    previous: str
    hash: str


def canonical_json(value: object) -> str:
    """The one way in which the ledger writes a value as JSON: keys sorted, no spaces, no escapes that UTF-8 does not need.

    Args:
        value: Lists, dictionaries with text keys, text, whole numbers, finite numbers, True, False, None.

    Returns:
        One line of JSON.

    Raises:
        LedgerError: The value holds a number that is not finite, or text that is not valid Unicode.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
        text.encode()
    except (ValueError, TypeError) as error:  # UnicodeEncodeError is a ValueError
        raise LedgerError(f"the ledger takes plain JSON values in valid Unicode only: {error}") from error
    return text


def entry_hash(seq: int, kind: str, key: str, body: str, recorded_at: str, previous: str) -> str:
    """The hash of an entry, over everything in it and the hash of the entry before.

    Args:
        seq: Its number.
        kind: What it holds.
        key: Names its content.
        body: Its JSON, as stored, character for character.
        recorded_at: When it was entered.
        previous: Hash of the entry before it.

    Returns:
        sha256, in hex, of the UTF-8 bytes of `canonical_json([seq, kind, key, body, recorded_at, previous])`.
    """
    return hashlib.sha256(canonical_json([seq, kind, key, body, recorded_at, previous]).encode()).hexdigest()


def next_entry(draft: Draft, seq: int, previous: str, clock: Clock) -> Entry:
    """The draft as the entry that follows the one with the hash `previous`.

    Args:
        draft: What is to be entered.
        seq: Its number.
        previous: Hash of the entry before it.
        clock: Gives the time; the time has an offset from UTC.

    Returns:
        The entry, hashed.

    Raises:
        LedgerError: The clock gives a time without an offset.
    """
    now = clock()
    if now.tzinfo is None:
        raise LedgerError(f"the ledger's clock must give times with an offset from UTC, got {now.isoformat()}")
    recorded_at = now.astimezone(UTC).isoformat(timespec="seconds")
    hash_ = entry_hash(seq, draft.kind, draft.key, draft.body, recorded_at, previous)
    return Entry(seq, draft.kind, draft.key, draft.body, recorded_at, previous, hash_)


def chain_fault(entry: Entry, seq: int, previous: str) -> str | None:
    """What is wrong with the entry's place in the chain.

    Args:
        entry: The entry.
        seq: The number it should have.
        previous: The hash it should follow.

    Returns:
        One line, or None where nothing is wrong.
    """
    if entry.seq != seq:
        return f"entry {seq} is missing: entry {entry.seq} stands in its place"
    if entry.previous != previous:
        return f"entry {seq} does not follow from the entry before it: one of the two was changed"
    content = entry_hash(entry.seq, entry.kind, entry.key, entry.body, entry.recorded_at, entry.previous)
    if entry.hash != content:
        return f"entry {seq} ({entry.kind} {entry.key[:24]}) was changed after it was entered"
    return None


def checked(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, each checked against the one before it as it goes by.

    Args:
        entries: In order, from the first.

    Yields:
        Each entry that holds.

    Raises:
        ChainBrokenError: An entry was changed, or one before it is missing.
    """
    seq, previous = 1, GENESIS
    for entry in entries:
        fault = chain_fault(entry, seq, previous)
        if fault is not None:
            raise ChainBrokenError(f"{fault}; run `linkage verify` on the case for everything that is wrong with it")
        yield entry
        seq, previous = entry.seq + 1, entry.hash


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)
