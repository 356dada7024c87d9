"""Puts readings, issues and decisions into a ledger and reads them back; the same for every backend."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.errors import LedgerError
from linkage.ledger.bodies import (
    claim_body,
    claim_of,
    decision_body,
    decision_of,
    issue_body,
    issue_of,
    mention_body,
    mention_of,
    relation_body,
    relation_of,
    report_body,
    report_of,
)
from linkage.ledger.entry import Draft, Entry, EntryKind, canonical_json, checked
from linkage.ledger.protocol import Ledger
from linkage.ledger.screenings import screening_of
from linkage.model.claim import Claim
from linkage.model.correction import Status
from linkage.model.decision import Decision
from linkage.model.issue import Issue, Severity
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.screening import Screening
from linkage.model.span import Span


@dataclass(frozen=True, slots=True)
class Records:
    """What a ledger holds, as far as it stands today.

    Args:
        readings: The last reading of each report by each reader (a later version of a reader takes the place of an earlier one), in the
            order in which the reports first entered the ledger.
        issues: What entered beside them: files that have given no report to this day, and notices.
        decisions: In order.
        head: Hash of the last entry.
        screening: The last screening against sanctions lists; None where there was none.
        screened: The key of what it screened; "" where there was none.
        head_at: When the last entry was made, as the ledger has it; "" where it has none.
    """

    readings: tuple[Reading, ...]
    issues: tuple[Issue, ...]
    decisions: tuple[Decision, ...]
    head: str
    screening: Screening | None = None
    screened: str = ""
    head_at: str = ""


def has_reading(ledger: Ledger, report_id: str, reader: str) -> bool:
    """Whether the ledger holds that reader's reading of that report.

    Args:
        ledger: The ledger.
        report_id: sha256 of the report's bytes.
        reader: The reader with its version ("rules/1").

    Returns:
        Whether it is there.
    """
    return ledger.has(EntryKind.READING, f"{report_id}:{reader}")


def current_readers(ledger: Ledger) -> dict[tuple[str, str], str]:
    """Which reader's reading stands for each report: the last that was entered.

    Args:
        ledger: The ledger.

    Returns:
        (report id, name of the reader) -> the reader with its version.
    """
    current = {}
    for entry in ledger.entries():
        if entry.kind == EntryKind.READING:
            report_id, reader = entry.key.split(":", 1)
            current[report_id, reader.split("/", 1)[0]] = reader.split(_AGAIN, 1)[0]
    return current


def append_reading(ledger: Ledger, reading: Reading, *, again: bool = False) -> tuple[Entry, ...]:
    """Enters a report with all that one reader found in it: everything or, where something stops it, nothing.

    Args:
        ledger: The ledger, held for writing.
        reading: The reading.
        again: Whether to enter it anew where it is there already, as another reading has been entered since: a mapping that was changed
            and changed back.

    Returns:
        The entries that were added; none where this reader's reading of this report is there already and is not entered again.

    Raises:
        LedgerError: An offset lies outside the report's text, or does not hold the words it should.
    """
    report, key = reading.report, f"{reading.report.id}:{reading.reader}"
    if ledger.has(EntryKind.READING, key) and not again:
        return ()
    _refuse_ungrounded(reading)
    about_report = canonical_json(report_body(report))
    mentions = {
        "report": report.id,
        "reader": reading.reader,
        "text": _sha256(report.text),
        "mentions": [mention_body(mention) for mention in reading.mentions],
        "relations": [relation_body(relation) for relation in reading.relations],
    }
    claims = {
        "report": report.id,
        "reader": reading.reader,
        "text": _sha256(report.text),
        "claims": [claim_body(claim, report.text) for claim in reading.claims],
        "issues": [issue_body(issue) for issue in reading.issues],
    }
    report_key = _free(ledger, EntryKind.REPORT, f"{report.id}:{_sha256(about_report)[:16]}", again=again)
    return ledger.append(
        [
            # Keyed by its content: should a later version read other text from the same bytes, both stay.
            Draft(EntryKind.REPORT, report_key, about_report),
            Draft(EntryKind.MENTIONS, key, canonical_json(mentions)),
            Draft(EntryKind.READING, _free(ledger, EntryKind.READING, key, again=again), canonical_json(claims)),
        ]
    )


def append_status(ledger: Ledger, given: Mapping[str, Status | None]) -> int:
    """Enters anew each report of which something else is said now: that it was corrected, retracted or replaced, or no longer so.

    The earlier entry stays as it is, and the readings of the report's text hold.

    Args:
        ledger: The ledger, held for writing.
        given: sha256 of a report -> what its sidecar says of it now.

    Returns:
        How many reports were entered anew.

    Raises:
        LedgerError: The ledger is not held for writing.
    """
    reports: dict[str, Report] = {}
    for entry in ledger.entries():
        if entry.kind == EntryKind.REPORT and entry.key.split(":", 1)[0] in given:
            report = report_of(json.loads(entry.body))
            reports[report.id] = report
    drafts = []
    for report in reports.values():
        if report.status != given[report.id]:
            body = canonical_json(report_body(replace(report, status=given[report.id])))
            key = _free(ledger, EntryKind.REPORT, f"{report.id}:{_sha256(body)[:16]}", again=True)
            drafts.append(Draft(EntryKind.REPORT, key, body))
    return len(ledger.append(drafts)) if drafts else 0


def append_issue(ledger: Ledger, issue: Issue, sha256: str | None) -> tuple[Entry, ...]:
    """Enters an issue about a file that gave no reading.

    Args:
        ledger: The ledger, held for writing.
        issue: The issue.
        sha256: Hash of the file's bytes; None where they could not be read.

    Returns:
        The entry that was added; none where the same file with the same bytes had the same issue before.

    Raises:
        LedgerError: The ledger is not held for writing.
    """
    body = canonical_json({"issue": issue_body(issue), "bytes": sha256})
    return ledger.append([Draft(EntryKind.ISSUE, canonical_json([issue.file, sha256, issue.reason]), body)])


def append_decision(ledger: Ledger, decision: Decision) -> tuple[Entry, ...]:
    """Enters what a person decided.

    Args:
        ledger: The ledger.
        decision: The decision; it gives no claim of its own.

    Returns:
        The entry that was added; none where the very same decision is there already.

    Raises:
        LedgerError: The ledger refused it.
    """
    return append_decisions(ledger, [decision], {})


def append_decisions(ledger: Ledger, decisions: Sequence[Decision], texts: Mapping[str, str]) -> tuple[Entry, ...]:
    """Enters what a person decided: all or, where something stops it, nothing. The ledger need not be held for it.

    Args:
        ledger: The ledger.
        decisions: In order.
        texts: Report id -> text, of the reports of the claims that the decisions give.

    Returns:
        The entries that were added; none for a decision that is there already.

    Raises:
        LedgerError: A claim points outside of its report, or the ledger refused.
    """
    drafts = []
    for decision in decisions:
        claim = decision.claim
        text = "" if claim is None else texts[claim.report_id]
        if claim is not None and any(span.end > len(text) for span in _spans(claim)):
            raise LedgerError(f"the claim {claim.id} points outside of its report's text: select the words again")
        found = decision_body(decision, text)
        body = canonical_json(found if claim is None else found | {"text": _sha256(text)})
        drafts.append(Draft(EntryKind.DECISION, _sha256(body), body))
    return ledger.append(drafts)


def read_records(ledger: Ledger, with_mentions: bool = False) -> Records:
    """What the ledger holds, with the chain checked on the way.

    Args:
        ledger: The ledger.
        with_mentions: Whether to read mentions and relations too; a case file does without them.

    Returns:
        The records. A reading of a text that a later report entry has replaced is left out.

    Raises:
        ChainBrokenError: An entry was changed or is missing.
        LedgerError: The store is damaged.
    """
    reports: dict[str, Report] = {}
    mentions: dict[str, str] = {}
    readings: dict[tuple[str, str], str] = {}
    issues: list[tuple[Issue, str | None]] = []
    decisions: list[Decision] = []
    screening, screened = None, ""
    head, head_at = ledger.head(), ""
    for entry in checked(ledger.entries()):
        if entry.kind == EntryKind.REPORT:
            report = report_of(json.loads(entry.body))
            reports[report.id] = report
        elif entry.kind == EntryKind.MENTIONS and with_mentions:
            mentions[entry.key] = entry.body
        elif entry.kind == EntryKind.READING:
            report_id, reader = entry.key.split(":", 1)
            readings[(report_id, reader.split("/", 1)[0])] = entry.body
        elif entry.kind == EntryKind.ISSUE:
            body = json.loads(entry.body)
            issues.append((issue_of(body["issue"]), body["bytes"]))
        elif entry.kind == EntryKind.DECISION:
            decisions.append(decision_of(json.loads(entry.body)))
        elif entry.kind == EntryKind.SCREENING:
            body = json.loads(entry.body)
            screening, screened = screening_of(body), body["screened"]
        head, head_at = entry.hash, entry.recorded_at
    order = {report_id: n for n, report_id in enumerate(reports)}
    found = [_reading(reports[report_id], readings[(report_id, name)], mentions) for report_id, name in readings]
    kept = sorted((reading for reading in found if reading is not None), key=lambda reading: order[reading.report.id])
    return Records(tuple(kept), tuple(_open_issues(issues, reports)), tuple(decisions), head, screening, screened, head_at)


def _reading(report: Report, claims: str, mentions: dict[str, str]) -> Reading | None:
    """The reading of the report as it stands; None where it is a reading of an earlier text."""
    body = json.loads(claims)
    if body["text"] != _sha256(report.text):
        return None
    seen = mentions.get(f"{report.id}:{body['reader']}")
    found = {"mentions": [], "relations": []} if seen is None else json.loads(seen)
    return Reading(
        report=report,
        reader=body["reader"],
        mentions=tuple(mention_of(mention) for mention in found["mentions"]),
        relations=tuple(relation_of(relation) for relation in found["relations"]),
        claims=tuple(claim_of(claim) for claim in body["claims"]),
        issues=tuple(issue_of(issue) for issue in body["issues"]),
    )


def _open_issues(issues: list[tuple[Issue, str | None]], reports: dict[str, Report]) -> Iterator[Issue]:
    """The issues that still hold: a file that failed once and gave a report later is no failure any more."""
    files = {report.file for report in reports.values()}
    for issue, sha256 in issues:
        was_read_later = sha256 in reports if sha256 is not None else issue.file in files
        if issue.severity is Severity.NOTICE or not was_read_later:
            yield issue


_AGAIN = "~"  # before the count of what is entered again


def _free(ledger: Ledger, kind: EntryKind, key: str, *, again: bool) -> str:
    """The key, or the first one made from it that no entry has, where the same is to be entered again."""
    count = 1
    while again and ledger.has(kind, key if count == 1 else f"{key}{_AGAIN}{count}"):
        count += 1
    return key if count == 1 else f"{key}{_AGAIN}{count}"


def _refuse_ungrounded(reading: Reading) -> None:
    text = reading.report.text
    for mention in reading.mentions:
        if mention.span.of(text) != mention.text:
            raise LedgerError(
                f"{reading.report.file}: the mention {mention.text!r} does not stand at {mention.span.start}..{mention.span.end}; "
                "report this as a defect of the reader"
            )
    for claim in reading.claims:
        if claim.report_id != reading.report.id or any(span.end > len(text) for span in _spans(claim)):
            raise LedgerError(
                f"{reading.report.file}: claim {claim.id} points outside its report's text; report this as a defect of the reader"
            )


def _spans(claim: Claim) -> Iterator[Span]:
    spans: list[Span | None] = [claim.quote, *(role.span for role in claim.roles), *(link.span for link in claim.attribution)]
    spans.append(None if claim.when is None else claim.when.span)
    spans += [] if claim.record is None else [claim.record.where.span, *(detail.span for detail in claim.record.details)]
    return (span for span in spans if span is not None)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
