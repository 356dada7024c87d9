"""Reading -> entries: keeps every report, claim, issue and decision, in order and for good."""

from linkage.ledger.archive import Archive
from linkage.ledger.entry import Clock, Draft, Entry, EntryKind, utc_now
from linkage.ledger.folder import CaseFolder
from linkage.ledger.protocol import Ledger
from linkage.ledger.records import (
    Records,
    append_decision,
    append_decisions,
    append_issue,
    append_reading,
    append_status,
    current_readers,
    has_reading,
    read_records,
)
from linkage.ledger.screenings import append_screening
from linkage.ledger.sqlite import SqliteLedger
from linkage.ledger.verify import Verification, verify_ledger

__all__ = [
    "Archive",
    "CaseFolder",
    "Clock",
    "Draft",
    "Entry",
    "EntryKind",
    "Ledger",
    "Records",
    "SqliteLedger",
    "Verification",
    "append_decision",
    "append_decisions",
    "append_issue",
    "append_reading",
    "append_screening",
    "append_status",
    "current_readers",
    "has_reading",
    "read_records",
    "utc_now",
    "verify_ledger",
]
