"""The main job, end to end: nothing is added twice, nothing is lost, a killed run goes on."""

import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from linkage import pipeline
from linkage.cli.main import run
from linkage.errors import CaseFormatError, ChainBrokenError, InputError, LedgerBusyError, NotACaseError
from linkage.ledger import SqliteLedger
from linkage.model.issue import Severity

Row = tuple[int, str, str, str]

EMPTY = "empty.txt"


def write_report(folder: Path, number: int) -> None:
    text = (
        f"Shelling in Orlivka, day {number}\n\n"
        f"The town council of Orlivka said that at least {number + 2} people were killed in Orlivka on 3 May 2022. "
        "Colonel Petro Hnat, commander of the Third Brigade, denied that his troops shelled the hospital.\n"
    )
    (folder / f"{number:03}.txt").write_text(text)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three reports, and a file that holds none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        write_report(folder, number)
    (folder / EMPTY).write_bytes(b" ")
    return folder


def rows(case_dir: Path) -> list[Row]:
    """Everything entered but the time and the hashes."""
    with closing(sqlite3.connect(case_dir / "ledger.sqlite")) as connection:
        return connection.execute("SELECT seq, kind, key, body FROM entries ORDER BY seq").fetchall()


def test_reports_become_a_case_with_ledger_archive_and_case_file(reports: Path, tmp_path: Path) -> None:
    done = pipeline.build([reports], tmp_path / "case")
    assert (done.added, done.known) == (3, 0)
    assert [issue.file for issue in done.failures] == [EMPTY]
    assert done.page == tmp_path / "case" / "casefile" / "index.html"
    assert done.page.is_file()
    assert [report.file for report in done.case_file.reports] == ["000.txt", "001.txt", "002.txt"]
    assert any(claim.kind == "casualties" and claim.number("min") == 2 for claim in done.case_file.claims)
    assert len([path for path in (tmp_path / "case" / "archive").glob("??/*") if path.is_file()]) == 4


def test_what_a_build_gives_is_what_the_case_gives_later(reports: Path, tmp_path: Path) -> None:
    done = pipeline.build([reports], tmp_path / "case")
    assert pipeline.load_case(tmp_path / "case") == done.case_file
    assert pipeline.load_issues(tmp_path / "case") == done.case_file.issues


def test_building_again_adds_nothing_and_says_again_what_failed(reports: Path, tmp_path: Path) -> None:
    first = pipeline.build([reports], tmp_path / "case")
    before = rows(tmp_path / "case")
    again = pipeline.build([reports], tmp_path / "case")
    assert rows(tmp_path / "case") == before
    assert (again.added, again.known) == (0, 3)
    assert again.failures == first.failures
    assert again.case_file == first.case_file


def test_building_on_more_reports_adds_only_those(reports: Path, tmp_path: Path) -> None:
    pipeline.build([reports], tmp_path / "case")
    before = rows(tmp_path / "case")
    write_report(reports, 3)
    more = pipeline.build([reports], tmp_path / "case")
    assert (more.added, more.known) == (1, 3)
    after = rows(tmp_path / "case")
    assert after[: len(before)] == before
    assert [kind for _, kind, _, _ in after[len(before) :]] == ["report", "mentions", "reading"]


def test_a_report_that_moved_to_another_folder_is_known(reports: Path, tmp_path: Path) -> None:
    pipeline.build([reports], tmp_path / "case")
    moved = tmp_path / "moved"
    reports.rename(moved)
    assert pipeline.build([moved], tmp_path / "case").added == 0


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(20):
        write_report(folder, number)
    pipeline.build([folder], tmp_path / "one", workers=1)
    pipeline.build([folder], tmp_path / "two", workers=2)
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


def test_the_file_that_failed_is_kept_and_no_failure_any_more_once_it_is_mended(reports: Path, tmp_path: Path) -> None:
    case_dir = tmp_path / "case"
    pipeline.build([reports], case_dir)
    assert [issue.severity for issue in pipeline.load_issues(case_dir) if issue.file == EMPTY] == [Severity.FAILURE]
    assert pipeline.verify_case(case_dir).files == 4
    (reports / EMPTY).write_text("At least 40 people were killed in Orlivka.")
    assert pipeline.build([reports], case_dir).failures == ()


def test_settings_are_kept_and_used_by_later_builds(reports: Path, tmp_path: Path) -> None:
    settings = tmp_path / "mine.yaml"
    settings.write_text("name: The shelling of Orlivka\n")
    pipeline.build([reports], tmp_path / "case", settings)
    settings.unlink()
    assert pipeline.build([reports], tmp_path / "case").case_file.settings.name == "The shelling of Orlivka"
    assert pipeline.load_case(tmp_path / "case").settings.name == "The shelling of Orlivka"


def test_settings_that_are_wrong_stop_the_build_before_anything_is_kept(reports: Path, tmp_path: Path) -> None:
    settings = tmp_path / "mine.yaml"
    settings.write_text("nmae: The shelling of Orlivka\n")
    with pytest.raises(CaseFormatError):
        pipeline.build([reports], tmp_path / "case", settings)
    assert not (tmp_path / "case").exists()


def test_a_case_among_its_own_reports_is_refused(reports: Path) -> None:
    with pytest.raises(InputError, match="lies inside the reports"):
        pipeline.build([reports], reports / "case")


def test_a_second_build_on_the_same_case_is_told_to_wait(reports: Path, tmp_path: Path) -> None:
    pipeline.build([reports], tmp_path / "case")
    with closing(SqliteLedger.open(tmp_path / "case" / "ledger.sqlite")) as ledger, ledger.writing(), pytest.raises(LedgerBusyError):
        pipeline.build([reports], tmp_path / "case")


def test_reading_without_a_case_gives_the_same_claims_and_keeps_nothing(reports: Path, tmp_path: Path) -> None:
    built = pipeline.build([reports], tmp_path / "case").case_file
    shutil.rmtree(tmp_path / "case")
    done = pipeline.read([reports])
    assert (done.case_file.claims, done.case_file.entities, done.case_file.incidents) == (built.claims, built.entities, built.incidents)
    assert [issue.file for issue in done.failures] == [EMPTY]
    assert [path.name for path in tmp_path.iterdir()] == ["reports"]


def test_two_files_with_the_same_bytes_are_one_report(reports: Path, tmp_path: Path) -> None:
    shutil.copy(reports / "000.txt", reports / "copy.txt")
    done = pipeline.build([reports], tmp_path / "case")
    assert len(done.case_file.reports) == 3
    assert [issue.reason for issue in done.case_file.issues if issue.file == "copy.txt"] == ["the same bytes as 000.txt"]
    assert [issue.file for issue in done.failures] == [EMPTY]


def test_a_case_that_holds_is_verified(reports: Path, tmp_path: Path) -> None:
    done = pipeline.build([reports], tmp_path / "case")
    result = pipeline.verify_case(tmp_path / "case", done.case_file.head[:8])
    assert (result.failures, result.warnings) == ([], [])
    assert (result.entries, result.reports, result.files, result.claims) == (10, 3, 4, len(done.case_file.claims))


def test_a_case_whose_ledger_was_changed_is_not_shown(reports: Path, tmp_path: Path) -> None:
    pipeline.build([reports], tmp_path / "case")
    with closing(sqlite3.connect(tmp_path / "case" / "ledger.sqlite")) as connection:
        connection.execute("DROP TRIGGER entries_never_change")
        connection.execute("UPDATE entries SET body = replace(body, 'at least 2 people', 'at least 9 people')")
        connection.commit()
    with pytest.raises(ChainBrokenError, match="linkage verify"):
        pipeline.load_case(tmp_path / "case")


def test_a_folder_without_a_ledger_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACaseError):
        pipeline.load_case(tmp_path)


# How the commands end


def test_build_tells_a_newcomer_what_there_is_and_ends_with_3_where_a_file_failed(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", str(reports), "-o", str(tmp_path / "case")]) == 3
    out, err = capsys.readouterr()
    assert err.startswith(f"not read: {EMPTY}: ")
    assert err.count("\n") == 1
    for told in ("3 in the case: 3 new, 0 known before", "casualties", "people", "incidents", "index.html", "Nothing left this machine."):
        assert told in out


def test_build_and_read_end_with_0_where_every_file_was_read(reports: Path, tmp_path: Path) -> None:
    (reports / EMPTY).unlink()
    (reports / "notes.md").write_text("a notice does not change the exit status")
    assert run(["build", str(reports), "-o", str(tmp_path / "case")]) == 0
    assert run(["read", str(reports), "-o", str(tmp_path / "claims.jsonl")]) == 0


def test_read_prints_claims_or_writes_them_and_ends_with_3_where_a_file_failed(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["read", str(reports)]) == 3
    printed = capsys.readouterr().out
    files = [tmp_path / "out" / "claims.jsonl", tmp_path / "out" / "mentions.jsonl"]
    assert run(["read", str(reports), "-o", str(files[0]), "--mentions", str(files[1])]) == 3
    assert capsys.readouterr().out == ""
    assert files[0].read_text(encoding="utf-8") == printed
    assert '"type": "person"' in files[1].read_text(encoding="utf-8")


def test_verify_ends_with_1_and_a_line_for_each_thing_that_is_wrong(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["build", str(reports), "-o", str(tmp_path / "case")])
    capsys.readouterr()
    assert run(["verify", str(tmp_path / "case")]) == 0
    assert "everything holds" in capsys.readouterr().out
    (changed, gone, *_) = sorted((tmp_path / "case" / "archive").glob("??/*"))
    changed.write_bytes(b"something else")
    gone.unlink()
    assert run(["verify", str(tmp_path / "case")]) == 1
    out, err = capsys.readouterr()
    assert [line.split(":")[0] for line in err.splitlines()] == ["wrong", "wrong", "what to do"]
    assert "2 things are wrong" in out


# Killed half-way

MANY = 40


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Enough reports to be killed in the middle of, and the case that an uninterrupted run makes of them."""
    base = tmp_path_factory.mktemp("many")
    (base / "reports").mkdir()
    for number in range(MANY):
        write_report(base / "reports", number)
    (base / "reports" / EMPTY).write_bytes(b" ")
    pipeline.build([base / "reports"], base / "whole", workers=1)
    return base


def count_entries(case_dir: Path) -> int:
    path = case_dir / "ledger.sqlite"
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are being made
            return 0


def build_and_kill(reports: Path, case_dir: Path, workers: int, entries: int) -> None:
    """Starts a build and kills it with SIGKILL once so many entries are there."""
    command = [sys.executable, "-m", "linkage.cli", "build", str(reports), "-o", str(case_dir), "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        deadline = time.monotonic() + 120
        while count_entries(case_dir) < entries:
            assert process.poll() is None, process.stdout
            assert time.monotonic() < deadline, "the build entered nothing in time"
            time.sleep(0.005)
        process.kill()
        # Its workers hold the same pipe, so that this returns only when they have ended too.
        process.communicate(timeout=60)


@pytest.mark.parametrize(("workers", "entries"), [(1, 1), (2, 30)], ids=["at the start", "half-way with workers"])
def test_a_killed_build_goes_on_where_it_was_and_equals_an_uninterrupted_one(
    many: Path, tmp_path: Path, workers: int, entries: int
) -> None:
    reports, case_dir, whole = many / "reports", tmp_path / "case", many / "whole"
    build_and_kill(reports, case_dir, workers, entries)
    left = rows(case_dir)
    assert entries <= len(left) < len(rows(whole)), "it was killed in the middle"
    assert pipeline.verify_case(case_dir).failures == []
    kinds = [kind for _, kind, _, _ in left]
    assert kinds.count("report") == kinds.count("mentions") == kinds.count("reading"), "all of a report is there, or nothing"

    resumed = pipeline.build([reports], case_dir, workers=2)

    assert resumed.known == kinds.count("reading")
    assert rows(case_dir) == rows(whole)
    expected, found = pipeline.load_case(whole), resumed.case_file
    assert (found.claims, found.entities, found.incidents, found.issues) == (
        expected.claims,
        expected.entities,
        expected.incidents,
        expected.issues,
    )
    assert pipeline.verify_case(case_dir).failures == []


def test_a_retraction_in_the_sidecar_of_a_known_report_is_a_new_entry_and_nothing_is_removed(reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    before = pipeline.build([reports], case).case_file
    entries = _count(case)
    (reports / "000.json").write_text(
        '{"report": {"status": "retracted", "status_date": "2022-06-01", "status_note": "the toll was wrong"}}'
    )
    after = pipeline.build([reports], case).case_file
    assert _count(case) == entries + 1
    assert after.claims == before.claims
    assert [report.status is not None for report in after.reports] == [True, False, False]
    pages = [page.read_text("utf-8") for page in (case / "casefile" / "incidents").glob("*.html")]
    assert any("[report retracted 2022-06-01: the toll was wrong]" in page for page in pages)
    pipeline.build([reports], case)
    assert _count(case) == entries + 1
    (reports / "000.json").write_text("{}")
    assert [report.status for report in pipeline.build([reports], case).case_file.reports] == [None, None, None]
    assert _count(case) == entries + 2
    assert list(pipeline.verify_case(case).failures) == []


def _count(case: Path) -> int:
    with closing(SqliteLedger.open(case / "ledger.sqlite")) as ledger:
        return len(list(ledger.entries()))


@pytest.mark.parametrize("is_there", [True, False], ids=["empty folder", "no folder"])
def test_an_empty_case_is_begun_and_reports_are_added_to_it(is_there: bool, reports: Path, tmp_path: Path) -> None:
    case = tmp_path / "new" / "case"
    if is_there:
        case.mkdir(parents=True)
    assert pipeline.begin_case(case)
    assert pipeline.load_case(case).reports == ()
    assert (case / "casefile" / "index.html").is_file()
    assert not pipeline.begin_case(case)
    assert pipeline.build([reports], case, workers=1).added > 0


def test_a_folder_that_holds_anything_is_not_made_a_case(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ours")
    assert not pipeline.begin_case(tmp_path)
    assert not pipeline.begin_case(tmp_path / "notes.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_pages_can_go_to_a_folder_of_their_own(reports: Path, tmp_path: Path) -> None:
    run = pipeline.build([reports], tmp_path / "case", workers=1, pages=tmp_path / "out")
    assert run.page == tmp_path / "out" / "index.html"
    assert not (tmp_path / "case" / "casefile").exists()


def test_whom_only_a_denying_report_says_to_allege_it_is_no_independent_origin_of_a_built_case(tmp_path: Path) -> None:
    struck = "that the Northland army {}shelled the hospital in Orlivka on 3 May 2031"
    texts = {
        "told": f"The mayor said {struck.format('')}.",
        "denied": f"The Northland Ministry of Defence denied {struck.format('')}. Activists claim {struck.format('supposedly ')}.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")
    case_dir = tmp_path / "case"
    assert run(["build", *(str(tmp_path / f"{name}.txt") for name in texts), "-o", str(case_dir)]) == 0
    case_file = pipeline.load_case(case_dir)
    (left_out,) = (claim for claim in case_file.claims if claim.id in case_file.origins.passed_on)
    assert left_out.source == "Activists"
    (incident,) = case_file.incidents
    assert case_file.origins.count(incident.claim_ids).passed_on == 1
