"""Reports in, case file out: the stages in order. Read this first.

    list_files     paths    -> files        reports/
    capture_files  files    -> raw bytes    jobs/, kept in ledger/'s archive
    read_files     bytes    -> readings     jobs/: a report (reports/), its mentions (mentions/), its claims (claims/)
    append_reading readings -> entries      ledger/
    resolve        claims   -> case file    entities/, incidents/, with the settings of cases/
    write_html     case file -> pages       exports/

A reading is a pure function of one file, and entities and incidents are pure functions of the ledger, so that a case can be worked out
again from what it keeps. A case folder holds `ledger.sqlite`, `archive/` (raw bytes by hash), `case.yaml` (its settings) and `casefile/`
(the pages).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from linkage.cases import profile_people
from linkage.cases.settings import read_settings
from linkage.entities import resolve_entities
from linkage.errors import InputError
from linkage.exports.html import write_html
from linkage.incidents import find_contradictions, group_incidents
from linkage.jobs import Capture, capture_files, default_workers, read_files, reader_name
from linkage.ledger import (
    CaseFolder,
    Records,
    SqliteLedger,
    Verification,
    append_issue,
    append_reading,
    current_readers,
    has_reading,
    read_records,
    verify_ledger,
)
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.issue import Issue, Severity
from linkage.model.reading import Reading
from linkage.reports import list_files, read_report
from linkage.vocab.gazetteer import load_gazetteer

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, how much there is


@dataclass(frozen=True, slots=True)
class ReadRun:
    """What `read` gave.

    Args:
        case_file: Everything read in this run, resolved together.
        readings: One a report, in the order of the files.
        failures: Files that gave no report.
    """

    case_file: CaseFile
    readings: tuple[Reading, ...]
    failures: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class BuildRun:
    """What `build` did.

    Args:
        case_file: The case as it stands now.
        added: Reports that this run added.
        known: Reports of this run that the case had already.
        failures: Files of this run that gave no report.
        page: The first page of the case file.
    """

    case_file: CaseFile
    added: int
    known: int
    failures: tuple[Issue, ...]
    page: Path


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Shows nothing."""


def read(paths: Iterable[Path], workers: int | None = None, progress: Progress = no_progress) -> ReadRun:
    """Reads reports and resolves them together; keeps nothing.

    Args:
        paths: Files and folders.
        workers: Processes; None to choose by the number of files.
        progress: Told how far it is.

    Returns:
        The claims with their entities and incidents, and what could not be read.

    Raises:
        InputError: A path does not exist.
    """
    listed = list_files(paths)
    captured = capture_files(listed.files)
    issues = [*listed.issues, *(issue for issue, _ in captured.issues)]
    readings: list[Reading] = []
    for _, outcome in _outcomes(captured.captures, workers, progress):
        if isinstance(outcome, Issue):
            issues.append(outcome)
        else:
            readings.append(outcome)
    case_file = resolve(CaseSettings(), Records(tuple(readings), tuple(issues), (), head=""), progress)
    return ReadRun(case_file, tuple(readings), _failures(issues))


def build(
    paths: Iterable[Path], case_dir: Path, settings_file: Path | None = None, workers: int | None = None, progress: Progress = no_progress
) -> BuildRun:
    """Brings reports into a case and writes its case file; run again, it adds only what is new.

    Args:
        paths: Files and folders.
        case_dir: The case; made where it is missing.
        settings_file: What the case asks about (case.yaml); kept in the case for later runs. None to use what is kept.
        workers: Processes; None to choose by the number of files.
        progress: Told how far it is.

    Returns:
        What was added, and the case file.

    Raises:
        InputError: A path does not exist, or the case lies among the reports.
        CaseFormatError: The settings, or the case folder, are not what they should be.
        LedgerBusyError: Another run is writing to this case.
    """
    paths = list(paths)
    settings = None if settings_file is None else (read_settings(settings_file), settings_file.read_bytes())
    _refuse_case_among_reports(paths, case_dir)
    listed = list_files(paths)
    folder = CaseFolder(case_dir)
    folder.make()
    with closing(SqliteLedger.create(folder.ledger_file)) as ledger, ledger.writing():
        if settings is not None:
            folder.keep_settings(settings[1])
        captured = capture_files(listed.files, folder.archive)
        unread: list[tuple[Issue, str | None]] = [*((issue, None) for issue in listed.issues), *captured.issues]
        for issue, sha256 in unread:
            append_issue(ledger, issue, sha256)
        current = current_readers(ledger)
        new = [c for c in captured.captures if current.get((c.sha256, (reader := reader_name(c)).split("/")[0])) != reader]
        added = 0
        for capture, outcome in _outcomes(new, workers, progress):
            if isinstance(outcome, Issue):
                append_issue(ledger, outcome, capture.sha256)
                unread.append((outcome, capture.sha256))
            else:
                append_reading(ledger, outcome, again=has_reading(ledger, outcome.report.id, outcome.reader))
                added += 1
        case_file = _load(folder, ledger, progress)
        progress("writing the case file", 0, 1)
        page = write_html(case_file, profile_people(case_file), folder.pages)
        progress("writing the case file", 1, 1)
    return BuildRun(case_file, added, len(captured.captures) - len(new), _failures(issue for issue, _ in unread), page)


def load_case(case_dir: Path, progress: Progress = no_progress) -> CaseFile:
    """The case as its ledger has it today.

    Args:
        case_dir: The case.
        progress: Told how far it is.

    Returns:
        Reports, claims and issues from the ledger; entities and incidents worked out from them.

    Raises:
        NotACaseError: The folder holds no ledger.
        ChainBrokenError: An entry of the ledger was changed.
    """
    folder = CaseFolder(case_dir)
    with closing(SqliteLedger.open(folder.ledger_file)) as ledger:
        return _load(folder, ledger, progress)


def load_issues(case_dir: Path) -> tuple[Issue, ...]:
    """What the case has seen and left out; quicker than `load_case`, as nothing is resolved.

    Args:
        case_dir: The case.

    Returns:
        Files that gave no report first, then everything else in the order of the reports.

    Raises:
        NotACaseError: The folder holds no ledger.
        ChainBrokenError: An entry of the ledger was changed.
    """
    with closing(SqliteLedger.open(CaseFolder(case_dir).ledger_file)) as ledger:
        return _issues_of(read_records(ledger))


def verify_case(case_dir: Path, noted_head: str | None = None) -> Verification:
    """Re-checks every hash and every quote of a case, and reads the archived bytes again.

    Args:
        case_dir: The case.
        noted_head: A head hash noted earlier, which must still be in the chain.

    Returns:
        Counts, failures and warnings.

    Raises:
        NotACaseError: The folder holds no ledger.
    """
    folder = CaseFolder(case_dir)
    with closing(SqliteLedger.open(folder.ledger_file)) as ledger:
        return verify_ledger(ledger, folder.archive, noted_head, lambda file, raw: read_report(Path(file), raw).text)


def resolve(settings: CaseSettings, records: Records, progress: Progress = no_progress) -> CaseFile:
    """The case file of what is on record: who is who, and what is said to have happened.

    Args:
        settings: What the case asks about.
        records: Readings and issues.
        progress: Told how far it is.

    Returns:
        The case file; the same for the same records and settings.
    """
    reports = tuple({reading.report.id: reading.report for reading in records.readings}.values())
    claims = _claims_of(records.readings)
    progress("resolving names", 0, 2)
    gazetteer = load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, settings)
    progress("grouping incidents", 1, 2)
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, settings)
    contradictions = find_contradictions(reports, claims, entities, gazetteer, incidents, campaigns)
    progress("grouping incidents", 2, 2)
    return CaseFile(settings, reports, claims, entities, incidents, campaigns, _issues_of(records), records.head, contradictions)


def _load(folder: CaseFolder, ledger: SqliteLedger, progress: Progress) -> CaseFile:
    return resolve(read_settings(folder.settings_file), read_records(ledger), progress)


def _outcomes(captures: Sequence[Capture], workers: int | None, progress: Progress) -> Iterator[tuple[Capture, Reading | Issue]]:
    """Each file with what it gave, in order."""
    count = default_workers(len(captures)) if workers is None else workers
    progress("reading reports", 0, len(captures))
    for done, (capture, outcome) in enumerate(zip(captures, read_files(captures, count), strict=True), start=1):
        yield capture, outcome
        progress("reading reports", done, len(captures))


def _claims_of(readings: Iterable[Reading]) -> tuple[Claim, ...]:
    """Every claim once, in order of report and offset, whichever reader found it first."""
    by_report: dict[str, dict[str, Claim]] = {}
    for reading in readings:
        found = by_report.setdefault(reading.report.id, {})
        for claim in reading.claims:
            found.setdefault(claim.id, claim)
    return tuple(claim for found in by_report.values() for claim in sorted(found.values(), key=lambda claim: claim.quote))


def _issues_of(records: Records) -> tuple[Issue, ...]:
    return (*records.issues, *(issue for reading in records.readings for issue in reading.issues))


def _failures(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue.severity is Severity.FAILURE)


def _refuse_case_among_reports(paths: Sequence[Path], case_dir: Path) -> None:
    """A case inside a folder of reports would read its own pages as reports."""
    for path in paths:
        if path.is_dir() and case_dir.resolve().is_relative_to(path.resolve()):
            raise InputError(f"the case {case_dir} lies inside the reports ({path}): choose a folder outside of it with -o")
