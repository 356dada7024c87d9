"""Re-checks everything a ledger says against what is there.

What is checked: the chain, entry by entry; the archived bytes against their hash; every quote, role, attribution and mention against the
words at its offset; and, where the caller can read a file again, the text against what its archived bytes give today.

What cannot be seen from the inside: entries cut off at the end, or a chain that was wholly made anew. For these, note the head hash that
`build` and `verify` print and give it back later: it must still be in the chain.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linkage.errors import LedgerError, ReportError
from linkage.ledger.archive import Archive
from linkage.ledger.entry import GENESIS, Entry, EntryKind, chain_fault
from linkage.ledger.protocol import Ledger
from linkage.ledger.screenings import list_files, list_records, stands_in
from linkage.model.amount import amount

ReadAgain = Callable[[str, bytes], str]

# What to do about what is wrong.
MEND_LEDGER = (
    "put ledger.sqlite back from the newest copy of the case that `linkage verify` finds whole, and enter nothing in this one before: "
    "what stood there cannot be told from what stands there now"
)
MEND_ARCHIVE = (
    "put the same file back under that name in archive/, from a copy of the case or from where it was captured: its name is its SHA-256"
)
FIND_HEAD = "look for a copy of the case in which `linkage verify COPY --head HASH` finds it, and go on from that one"


@dataclass(slots=True)
class Verification:
    """What a re-check found.

    Args:
        entries: Entries checked.
        reports: Reports whose text and bytes were checked.
        files: Archived files checked against their hash.
        claims: Claims whose quote was checked.
        spans: Quotes, roles, attributions, mentions and entries of lists compared with the words at their place.
        head: Hash of the last entry.
        failures: What is wrong, one line each.
        warnings: What is worth knowing and not wrong, one line each.
        advice: What to do about the failures, each once.
    """

    entries: int = 0
    reports: int = 0
    files: int = 0
    claims: int = 0
    spans: int = 0
    head: str = GENESIS
    failures: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)

    def fail(self, what: str, advice: str = MEND_LEDGER) -> None:
        """Enters something that is wrong.

        Args:
            what: What is wrong.
            advice: What to do about it.
        """
        self.failures.append(what)
        if advice not in self.advice:
            self.advice.append(advice)


def verify_ledger(ledger: Ledger, archive: Archive, noted_head: str | None = None, read_again: ReadAgain | None = None) -> Verification:
    """Re-checks the chain, the archive, and every quote at its offset.

    Args:
        ledger: The ledger.
        archive: The raw bytes.
        noted_head: A head hash noted earlier, or its first eight characters or more; it must be in the chain.
        read_again: Gives the text of a file from its name and bytes. Where the text differs from the ledger's, that is a warning: the
            chain guards the ledger's text, and a newer version of a format's reader may well give another. Raises ReportError.

    Returns:
        Counts, failures and warnings.
    """
    result = Verification()
    try:
        for fault in ledger.faults():
            result.fail(fault)
        check = _Check(archive, read_again, result)
        hashes = [check.take(entry) for entry in ledger.entries()]
    except LedgerError as error:
        result.fail(str(error))
        return result
    if noted_head is not None and not any(hash_.startswith(noted_head.lower()) for hash_ in hashes):
        result.fail(f"the head {noted_head} is not in the chain: entries were cut off at the end, or the chain was made anew", FIND_HEAD)
    unnamed = [sha256 for sha256 in archive.hashes() if sha256 not in check.named]
    if unnamed:
        is_are = "is" if len(unnamed) == 1 else "are"
        result.warnings.append(
            f"{amount(len(unnamed), 'file')} of the archive {is_are} named by no entry, {unnamed[0][:12]} first: "
            "a build that was stopped leaves such files, and running it again enters them"
        )
    return result


class _Check:
    """Walks through the entries and keeps what later entries are checked against."""

    def __init__(self, archive: Archive, read_again: ReadAgain | None, result: Verification) -> None:
        self.archive = archive
        self.read_again = read_again
        self.result = result
        self.named: set[str] = set()
        self.texts: dict[str, dict[str, tuple[str, str]]] = {}  # report id -> sha256 of a text -> file, text
        self.seq, self.previous = 1, GENESIS

    def take(self, entry: Entry) -> str:
        """Checks one entry; gives its hash."""
        fault = chain_fault(entry, self.seq, self.previous)
        if fault is not None:
            self.result.fail(fault)
        self.seq, self.previous = entry.seq + 1, entry.hash
        self.result.entries += 1
        self.result.head = entry.hash
        try:
            self._take_body(entry.kind, json.loads(entry.body))
        except (ValueError, KeyError, TypeError) as error:
            self.result.fail(f"entry {entry.seq} ({entry.kind}) cannot be understood: {type(error).__name__} {error}")
        return entry.hash

    def _take_body(self, kind: str, body: Mapping[str, Any]) -> None:
        if kind == EntryKind.REPORT:
            self._take_report(body)
        elif kind == EntryKind.ISSUE:
            if body["bytes"] is not None:
                self._bytes_of(body["bytes"], body["issue"]["file"])
        elif kind == EntryKind.SCREENING:
            self._take_screening(body)
        elif kind == EntryKind.DECISION:
            self._take_decision(body)
        elif kind in (EntryKind.MENTIONS, EntryKind.READING):
            file, text = self.texts.get(body["report"], {}).get(body["text"], ("", None))
            if text is None:
                self.result.fail(f"a reading of report {body['report'][:12]} by {body['reader']} stands without the text it read")
                return
            for what, start, end, words in _mention_spans(body) if kind == EntryKind.MENTIONS else _claim_spans(body):
                self.result.spans += 1
                if text[start:end] != words:
                    self.result.fail(f"{file}: {what} {words[:60]!r} does not stand at {start}..{end} of the report's text")
            self.result.claims += len(body.get("claims", ()))

    def _take_decision(self, body: Mapping[str, Any]) -> None:
        """Checks the claim that a person corrected, made or accepted against the words at its offsets."""
        if "claim" not in body:
            return
        file, text = self.texts.get(body["claim"]["report"], {}).get(body["text"], ("", None))
        if text is None:
            self.result.fail(f"a decision of {body['person']} stands without the text that its claim is of")
            return
        for what, start, end, words in _claim_spans({"claims": [body["claim"]]}):
            self.result.spans += 1
            if text[start:end] != words:
                self.result.fail(f"{file}: {what} {words[:60]!r} does not stand at {start}..{end} of the report's text")

    def _take_report(self, body: Mapping[str, Any]) -> None:
        self.result.reports += 1
        text, file = body["text"], body["file"]
        self.texts.setdefault(body["id"], {})[hashlib.sha256(text.encode()).hexdigest()] = (file, text)
        raw = self._bytes_of(body["id"], file)
        if raw is None or self.read_again is None:
            return
        try:
            differs = self.read_again(file, raw) != text
        except ReportError as error:
            self.result.warnings.append(f"{file}: its archived bytes cannot be read as a report any more ({error.reason})")
            return
        if differs:
            self.result.warnings.append(
                f"{file}: its archived bytes give another text today than the one in the ledger, which the quotes are of"
            )

    def _take_screening(self, body: Mapping[str, Any]) -> None:
        raw = {sha256: self._bytes_of(sha256, file) for file, sha256 in list_files(body)}
        for record in sorted(set(list_records(body)), key=lambda r: (r.file, r.line, r.text)):
            found = raw.get(record.sha256)
            self.result.spans += 1
            if found is not None and not stands_in(record, found):
                self.result.fail(f"{record.file}: the entry {record.text[:60]!r} does not stand on line {record.line} of the list")

    def _bytes_of(self, sha256: str, file: str) -> bytes | None:
        """The archived bytes, where they are what they should be; each is checked once."""
        first = sha256 not in self.named
        self.named.add(sha256)
        raw = self.archive.bytes_of(sha256)
        if raw is None:
            if first:
                self.result.fail(f"{file}: its bytes are missing from the archive ({sha256[:2]}/{sha256})", MEND_ARCHIVE)
            return None
        if first:
            self.result.files += 1
        if hashlib.sha256(raw).hexdigest() != sha256:
            if first:
                self.result.fail(f"{file}: its bytes in the archive were changed ({sha256[:2]}/{sha256})", MEND_ARCHIVE)
            return None
        return raw


def _mention_spans(body: Mapping[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    for type_, start, end, words, _ in body["mentions"]:
        yield f"the {type_}", start, end, words


def _claim_spans(body: Mapping[str, Any]) -> Iterator[tuple[str, int, int, str]]:
    for claim in body["claims"]:
        name = f"claim {claim['id']}"
        found = [(f"the quote of {name}", claim["quote"])]
        found += [(f"the role {role['name']!r} of {name}", role["at"]) for role in claim["roles"]]
        found += [(f"the source of {name}", link["at"]) for link in claim["attribution"]]
        found += [] if claim["when"] is None else [(f"the time of {name}", claim["when"]["at"])]
        record = claim.get("record")
        if record is not None:
            found += [(f"the point of {name}", record["where"]["at"])]
            found += [(f"the {detail['name']} of the record of {name}", detail["at"]) for detail in record["details"]]
        for what, at in found:
            if at is not None:
                yield what, at["start"], at["end"], at["text"]
