"""The reading of files: a pure function, so that it can run anywhere.

The stages load their models at the first call, so that importing this costs nothing.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from linkage.claims import Reader, RulesReader, TableReader, example_mapping
from linkage.collector import no_search_for_circles
from linkage.errors import ReportError
from linkage.jobs.capture import Capture
from linkage.mentions import parse_reports
from linkage.model.claim import Claim
from linkage.model.issue import Issue, Severity
from linkage.model.mention import Mention
from linkage.model.parse import ParsedReport
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.reports import is_table, mapping_path, read_mapping_text, read_report

Outcome = Reading | Issue


def read_one(capture: Capture) -> Outcome:
    """Everything that one file gives: its report, mentions, claims and issues.

    The result depends on the file's name and bytes alone. Models are loaded at the first call in a process and kept.

    Args:
        capture: The file and where its bytes are.

    Returns:
        The reading; an issue of severity FAILURE where the file gives no report.
    """
    (outcome,) = read_batch([capture])
    return outcome


def read_batch(captures: Sequence[Capture]) -> list[Outcome]:
    """Everything that each of some files gives, the same as `read_one` gives for it.

    Their paragraphs go to the parser together, which parses many faster than few.

    Args:
        captures: The files and where their bytes are.

    Returns:
        One outcome a file, in their order.
    """
    with no_search_for_circles():
        opened = [_open(capture) for capture in captures]
        parsed = iter(parse_reports([report for report in opened if isinstance(report, Report) and not report.is_table]))
        return [
            outcome if isinstance(outcome, Issue) else _read_table(outcome) if outcome.is_table else _read_claims(next(parsed), _reader())
            for outcome in opened
        ]


def _open(capture: Capture) -> Report | Issue:
    """The report of a file; an issue of severity FAILURE where it gives none."""
    try:
        raw = capture.stored.read_bytes()
    except OSError as error:
        return failure(capture, f"the file cannot be opened ({error.strerror})", "check that it is there, then run this again")
    if hashlib.sha256(raw).hexdigest() != capture.sha256:
        return failure(capture, "the file changed while it was being read", "run this again once nothing writes to it")
    try:
        report = replace(read_report(capture.path, raw), file=capture.file)
        report.text.encode()
    except ReportError as error:
        return failure(capture, error.reason, error.advice)
    except UnicodeEncodeError:
        return failure(capture, "the text holds code points that are no characters", "save the file as UTF-8 and run this again")
    return report


def reader_name(capture: Capture) -> str:
    """The reader that reads a file, with its version ("rules/1"); that of a table changes with the mapping beside it.

    Args:
        capture: The file.
    """
    if not is_table(capture.path):
        return _name(_reader())
    try:
        return _name(TableReader(read_mapping_text(capture.path)))
    except ReportError:
        return _name(TableReader(""))  # what is wrong with the mapping is told when the table is read


def failure(capture: Capture, reason: str, advice: str, value: str | None = None) -> Issue:
    """The issue of a file that gave no report.

    Args:
        capture: The file.
        reason: What is wrong with it.
        advice: What to do about it.
        value: What could not be used, where there is such a thing.

    Returns:
        An issue of severity FAILURE.
    """
    shown = None if value is None else value.encode("utf-8", errors="replace").decode()
    return Issue(capture.file, "reports", reason, advice, Severity.FAILURE, value=shown)


def _name(reader: Reader) -> str:
    return f"{reader.name}/{reader.version}"


def _read_table(report: Report) -> Outcome:
    """The reading of a table; an issue of severity FAILURE where it has no mapping, or one that does not fit."""
    if report.mapping == "":
        reason = "a table without a mapping: what its columns mean is not known"
        advice = (
            f"write {mapping_path(Path(report.file)).name} beside it, as docs/tables.md tells; to begin with: {example_mapping(report)}"
        )
        return Issue(report.file, "reports", reason, advice, Severity.FAILURE)
    try:
        return _read_claims(ParsedReport(report, [], [], [], []), TableReader(report.mapping))
    except ReportError as error:
        return Issue(report.file, "reports", error.reason, error.advice, Severity.FAILURE)


def _read_claims(parsed: ParsedReport, reader: Reader) -> Reading:
    report = parsed.report
    output = reader.read(parsed)
    told = parsed.all_mentions
    mentions = tuple(mention for mention in told if mention.span.of(report.text) == mention.text)
    claims = tuple(sorted((claim for claim in output.claims if _is_grounded(claim, report)), key=lambda claim: claim.quote))
    notes = (Issue(report.file, "reports", note, "the report was read all the same", report_id=report.id) for note in report.notes)
    translated = _translation(report)
    lost = _lost(report, set(told) - set(mentions), set(output.claims) - set(claims))
    return Reading(
        report=report,
        reader=_name(reader),
        mentions=mentions,
        relations=tuple(parsed.all_relations),
        claims=claims,
        issues=(*notes, *translated, *parsed.issues, *output.issues, *lost),
    )


def _translation(report: Report) -> tuple[Issue, ...]:
    """One notice for a report that looks like a translation, with its signs."""
    if not report.translation_signs:
        return ()
    reason = f"this looks like a translation: {'; '.join(report.translation_signs)}"
    return (Issue(report.file, "reports", reason, "check the wording of its claims against the original", report_id=report.id),)


def _is_grounded(claim: Claim, report: Report) -> bool:
    """Whether every offset of the claim lies in its report."""
    spans: list[Span | None] = [claim.quote, *(role.span for role in claim.roles), *(link.span for link in claim.attribution)]
    spans.append(None if claim.when is None else claim.when.span)
    spans += [] if claim.record is None else [claim.record.where.span, *(detail.span for detail in claim.record.details)]
    return claim.report_id == report.id and all(span is None or span.end <= len(report.text) for span in spans)


def _lost(report: Report, mentions: set[Mention], claims: set[Claim]) -> Iterator[Issue]:
    """What the ledger would refuse: left out here, so that the rest of the report is kept."""
    advice = "this is a defect of the reader: please report it with the file"
    for mention in sorted(mentions, key=lambda mention: mention.span):
        yield Issue(
            report.file, "mentions", "the mention's words do not stand at its offset", advice, report_id=report.id, value=mention.text
        )
    for claim in sorted(claims, key=lambda claim: claim.id):
        yield Issue(report.file, "claims", "the claim points outside the text", advice, report_id=report.id, value=claim.kind)


@cache
def _reader() -> Reader:
    return RulesReader()
