"""Reports in, case file out: the stages in order. Read this first.

    list_files     paths    -> files        reports/
    capture_files  files    -> raw bytes    jobs/, kept in ledger/'s archive
    read_files     bytes    -> readings     jobs/: a report (reports/), its mentions (mentions/), its claims (claims/)
    append_reading readings -> entries      ledger/
    take_decisions claims   -> reviews    reviews/: what persons decided goes before entities and incidents are worked out
    resolve        claims   -> case file    resolving.py: entities/, incidents/, origins/, with the settings of cases/
    screen         entities -> screening  entities/, against sanctions lists where some were given
    write_index    case file -> index    indexes/: what the workbench answers from
    view_case      case file -> views       cases/: persons, linkage matrices, rules that reported facts bear on, conduct compared
    write_html     case file -> pages       exports/

A reading is a pure function of one file, and entities and incidents are pure functions of the ledger, so that a case can be worked out
again from what it keeps. A case folder holds `ledger.sqlite`, `archive/` (raw bytes by hash), `case.yaml` (its settings) and `casefile/`
(the pages).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from linkage.cases import view_case
from linkage.cases.settings import read_settings
from linkage.collector import no_search_for_circles
from linkage.entities.lists import ListFolder, read_lists, read_sources, source_of
from linkage.entities.screening import screen, screened_key
from linkage.errors import InputError, LedgerError
from linkage.exports.html import write_html
from linkage.indexes import write_index
from linkage.jobs import Capture, capture_files, default_workers, read_files, reader_name
from linkage.ledger import (
    CaseFolder,
    Records,
    SqliteLedger,
    Verification,
    append_issue,
    append_reading,
    append_screening,
    append_status,
    current_readers,
    has_reading,
    read_records,
    verify_ledger,
)
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.correction import Status
from linkage.model.issue import Issue, Severity
from linkage.model.listing import SanctionsList
from linkage.model.progress import Progress, no_progress
from linkage.model.reading import Reading
from linkage.model.review import Profile
from linkage.model.screening import Screening
from linkage.reports import FileList, has_sidecar, is_table, list_files, read_report, read_status
from linkage.resolving import issues_of, resolve, resolve_for
from linkage.reviews import withhold_in_screening


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
    paths: Iterable[Path],
    case_dir: Path,
    settings_file: Path | None = None,
    workers: int | None = None,
    progress: Progress = no_progress,
    lists_dir: Path | None = None,
    profile: Profile | None = None,
    pages: Path | None = None,
) -> BuildRun:
    """Brings reports into a case and writes its case file; run again, it adds only what is new.

    Args:
        paths: Files and folders; none to write a case again as its ledger has it.
        case_dir: The case; made where it is missing.
        settings_file: What the case asks about (case.yaml); kept in the case for later runs. None to use what is kept.
        workers: Processes; None to choose by the number of files.
        progress: Told how far it is.
        lists_dir: Sanctions lists to screen against; kept in the case for later runs. None to use what is kept, if anything.
        profile: For whom the pages are written; None for what the settings say.
        pages: The folder of the pages; None for the case's own.

    Returns:
        What was added, and the case file.

    Raises:
        InputError: A path does not exist, or the case lies among the reports.
        CaseFormatError: The settings, or the case folder, are not what they should be.
        ListError: A sanctions list is malformed, or there is none in the folder.
        LedgerBusyError: Another run is writing to this case.
    """
    paths = list(paths)
    settings = None if settings_file is None else (read_settings(settings_file), settings_file.read_bytes())
    lists = None if lists_dir is None else read_lists(lists_dir)
    refuse_case_among_reports(paths, case_dir)
    folder = CaseFolder(case_dir)
    listed = FileList((), ()) if paths == [] and folder.ledger_file.is_file() else list_files(paths)
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
        append_status(ledger, _statuses(captured.captures))
        added = 0
        for capture, outcome in _outcomes(new, workers, progress):
            if isinstance(outcome, Issue):
                append_issue(ledger, outcome, capture.sha256)
                unread.append((outcome, capture.sha256))
            else:
                append_reading(ledger, outcome, again=has_reading(ledger, outcome.report.id, outcome.reader))
                added += 1
        case_file = _index(folder, ledger, lists, progress)
        if (profile or case_file.settings.publish.profile) is Profile.PUBLISH:
            case_file = _load(folder, ledger, progress, Profile.PUBLISH)
        progress("writing the case file", 0, 1)
        page = write_html(case_file, view_case(case_file), folder.pages if pages is None else pages)
        progress("writing the case file", 1, 1)
    return BuildRun(case_file, added, len(captured.captures) - len(new), _failures(issue for issue, _ in unread), page)


def refuse_case_among_reports(paths: Iterable[Path], case_dir: Path) -> None:
    """Refuses a case inside a folder of reports, which would read its own pages as reports.

    Args:
        paths: Files and folders.
        case_dir: The case.

    Raises:
        InputError: The case lies among them.
    """
    for path in paths:
        if path.is_dir() and case_dir.resolve().is_relative_to(path.resolve()):
            raise InputError(f"the case {case_dir} lies inside the reports ({path}): choose a folder outside of it")


def begin_case(case_dir: Path) -> bool:
    """Makes an empty case, to which reports can be added, where there is none yet.

    Args:
        case_dir: The case.

    Returns:
        Whether it was made; not where the folder holds anything already.

    Raises:
        CaseFormatError: The folder cannot be made.
    """
    if case_dir.exists() and (not case_dir.is_dir() or next(case_dir.iterdir(), None) is not None):
        return False
    folder = CaseFolder(case_dir)
    folder.make()
    SqliteLedger.create(folder.ledger_file).close()
    build([], case_dir)
    return True


def work_out(case_dir: Path, progress: Progress = no_progress) -> CaseFile:
    """Works entities and incidents out again and writes the index; reads no report and writes no page.

    Args:
        case_dir: The case.
        progress: Told how far it is.

    Returns:
        The case as it stands now.

    Raises:
        NotACaseError: The folder holds no ledger.
        LedgerBusyError: Another run is writing to the case.
    """
    folder = CaseFolder(case_dir)
    with closing(SqliteLedger.open(folder.ledger_file)) as ledger, ledger.writing():
        return _index(folder, ledger, None, progress)


def load_case(case_dir: Path, progress: Progress = no_progress, profile: Profile | None = None) -> CaseFile:
    """The case as its ledger has it today.

    Args:
        case_dir: The case.
        progress: Told how far it is.
        profile: For whom it is; None for what the settings say.

    Returns:
        Reports, claims and issues from the ledger; entities and incidents worked out from them.

    Raises:
        NotACaseError: The folder holds no ledger.
        ChainBrokenError: An entry of the ledger was changed.
    """
    folder = CaseFolder(case_dir)
    with closing(SqliteLedger.open(folder.ledger_file)) as ledger:
        return _load(folder, ledger, progress, profile)


def load_issues(case_dir: Path, profile: Profile | None = None) -> tuple[Issue, ...]:
    """What the case has seen and left out; quicker than `load_case` for profile internal, as nothing is resolved.

    Args:
        case_dir: The case.
        profile: For whom it is; None for what the settings say.

    Returns:
        Files that gave no report first, then everything else in the order of the reports.

    Raises:
        NotACaseError: The folder holds no ledger.
        ChainBrokenError: An entry of the ledger was changed.
    """
    folder = CaseFolder(case_dir)
    with closing(SqliteLedger.open(folder.ledger_file)) as ledger:
        if (profile or read_settings(folder.settings_file).publish.profile) is Profile.PUBLISH:
            return _load(folder, ledger, no_progress, Profile.PUBLISH).issues
        return issues_of(read_records(ledger))


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


def screen_case(case_dir: Path, lists_dir: Path, progress: Progress = no_progress, profile: Profile | None = None) -> CaseFile:
    """The case held against sanctions lists; keeps nothing.

    Args:
        case_dir: The case.
        lists_dir: The lists.
        progress: Told how far it is.
        profile: For whom it is; None for what the settings say.

    Returns:
        The case as `load_case` gives it, with the screening against these lists in place of any that is kept.

    Raises:
        NotACaseError: The folder holds no ledger.
        ChainBrokenError: An entry of the ledger was changed.
        ListError: A list is malformed, or there is none in the folder.
    """
    folder = CaseFolder(case_dir)
    with closing(SqliteLedger.open(folder.ledger_file)) as ledger:
        lists = read_lists(lists_dir).lists
        case_file, out = resolve_for(read_settings(folder.settings_file), read_records(ledger), progress, profile)
    screening = screen(lists, case_file.entities, case_file.claims)
    return replace(case_file, screening=screening if out is None else withhold_in_screening(screening, out.names))


@no_search_for_circles()
def _load(folder: CaseFolder, ledger: SqliteLedger, progress: Progress, profile: Profile | None = None) -> CaseFile:
    records = read_records(ledger)
    case_file, out = resolve_for(read_settings(folder.settings_file), records, progress, profile)
    screening = _screening_of(case_file, records, folder)
    if screening is not None and out is not None:
        screening = withhold_in_screening(screening, out.names)
    return replace(case_file, screening=screening)


def _index(folder: CaseFolder, ledger: SqliteLedger, lists: ListFolder | None, progress: Progress) -> CaseFile:
    """The case as it stands, put into the index."""
    case_file = _screen_and_keep(folder, ledger, lists, progress)
    progress("writing the index", 0, 1)
    write_index(folder.index_file, case_file, case_file.reviews, ledger)
    progress("writing the index", 1, 1)
    return case_file


@no_search_for_circles()
def _screen_and_keep(folder: CaseFolder, ledger: SqliteLedger, lists: ListFolder | None, progress: Progress) -> CaseFile:
    """The case with its screening, which is entered in the ledger where it is not what stands there last."""
    records = read_records(ledger)
    case_file = resolve(read_settings(folder.settings_file), records, progress, Profile.INTERNAL)
    if lists is None:
        screening = _screening_of(case_file, records, folder)
    else:
        for source in lists.sources:
            folder.archive.keep(source.raw)
        progress("screening against lists", 0, 1)
        screening = screen(lists.lists, case_file.entities, case_file.claims)
        progress("screening against lists", 1, 1)
    head, head_at = case_file.head, case_file.head_at
    if screening is not None and screening != records.screening:
        (entry,) = append_screening(ledger, screening, screened_key(case_file.entities))
        head, head_at = entry.hash, entry.recorded_at
    return replace(case_file, screening=screening, head=head, head_at=head_at)


def _screening_of(case_file: CaseFile, records: Records, folder: CaseFolder) -> Screening | None:
    """What the ledger's last screening comes to for the case as it stands: the lists are read again only where the case has changed."""
    kept = records.screening
    if kept is None or records.screened == screened_key(case_file.entities):
        return kept
    return screen(_kept_lists(kept, folder), case_file.entities, case_file.claims)


def _kept_lists(screening: Screening, folder: CaseFolder) -> tuple[SanctionsList, ...]:
    """The lists of a screening, from the archive."""
    files = [file for one in screening.lists for file in one.files]
    kept = {file: folder.archive.bytes_of(file.sha256) for file in files}
    missing = [file.file for file, raw in kept.items() if raw is None]
    if missing:
        raise LedgerError(f"the archive of the case lacks the list {missing[0]}: run build again with --lists")
    dates = {file.file: one.as_of for one in screening.lists for file in one.files if one.as_of}
    return read_sources([source_of(file.file, raw) for file, raw in kept.items() if raw is not None], dates)


def _statuses(captures: Iterable[Capture]) -> dict[str, Status | None]:
    """What the sidecars say now of corrections; a report without one says nothing new, and a table tells it in its mapping."""
    return {c.sha256: read_status(c.path) for c in captures if has_sidecar(c.path) and not is_table(c.path)}


def _outcomes(captures: Sequence[Capture], workers: int | None, progress: Progress) -> Iterator[tuple[Capture, Reading | Issue]]:
    """Each file with what it gave, in order."""
    count = default_workers(len(captures)) if workers is None else workers
    progress("reading reports", 0, len(captures))
    for done, (capture, outcome) in enumerate(zip(captures, read_files(captures, count), strict=True), start=1):
        yield capture, outcome
        progress("reading reports", done, len(captures))


def _failures(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(issue for issue in issues if issue.severity is Severity.FAILURE)
