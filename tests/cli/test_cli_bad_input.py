"""What is given and cannot be used: one line that says what to do, a status that is not 0, nothing lost, no traceback."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from linkage import pipeline
from linkage.cli.main import run
from linkage.model.case import CaseFile

TOLD = "Soldiers shelled the hospital in Imbersk on 3 May 2021, killing three people, the mayor said."
Refuse = Callable[..., str]


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with one report in it."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "reports" / "a.txt"
    path.parent.mkdir()
    path.write_text(TOLD)
    return path


@pytest.fixture
def refuse(capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Runs a command that must end with one line and status 2, and gives that line."""

    def refuse_(*arguments: str) -> str:
        assert run(arguments) == 2
        told = capsys.readouterr().err
        assert told.startswith("linkage: ")
        assert told.count("\n") == 1
        return told

    return refuse_


@pytest.mark.parametrize("day", ["2022-13-01", "2022-02-30", "2023/2022", ""])
def test_a_day_that_no_calendar_has_is_refused(day: str, small_case: CaseFile, monkeypatch: pytest.MonkeyPatch, refuse: Refuse) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: small_case)
    assert "give a date such as 2022-03-16" in refuse("command", "case", "Tasker", "--on", day)


def test_an_empty_name_is_not_taken_for_everybody(small_case: CaseFile, monkeypatch: pytest.MonkeyPatch, refuse: Refuse) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: small_case)
    assert "no name was given: name one person" in refuse("command", "case", " ")


@pytest.mark.parametrize("command", [["read"], ["build", "-o", "case"]], ids=["read", "build"])
def test_a_folder_without_reports_is_not_taken_for_a_case_without_claims(command: list[str], report: Path, refuse: Refuse) -> None:
    report.rename(report.with_name("rows.csv"))
    told = refuse(*command, "reports")
    assert "no report was found in reports" in told
    assert "name rows.csv itself to be shown a rows.mapping.yaml" in told
    assert not Path("case").exists()


def test_a_day_that_is_none_in_case_yaml_is_told(report: Path, refuse: Refuse) -> None:
    Path("case.yaml").write_text("campaigns:\n  - {id: siege, name: Siege, start: 2022-13-45}\n")
    told = refuse("build", "reports", "-o", "case", "--case", "case.yaml")
    assert "case.yaml: a date in it is no day (month must be in 1..12): write it like 2022-03-16" in told
    assert not Path("case").exists()


def test_a_day_that_is_none_is_told_in_quotation_marks_too(report: Path, refuse: Refuse) -> None:
    Path("case.yaml").write_text('campaigns:\n  - {id: siege, name: Siege, place: Imbersk, start: "2022-02-30"}\n')
    told = refuse("build", "reports", "-o", "case", "--case", "case.yaml")
    assert "start should be a day that the calendar has, got '2022-02-30'" in told
    assert not Path("case").exists()


def test_a_folder_named_case_yaml_is_not_passed_over(report: Path, refuse: Refuse) -> None:
    assert run(["build", "reports", "-o", "case"]) == 0
    Path("case/case.yaml").mkdir()
    assert "case/case.yaml: cannot be read (Is a directory): put a file in its place" in refuse("claims", "case")


@pytest.mark.parametrize("flags", [["--json", "--jsonl"], ["--jsonl", "--json"]], ids=["json first", "jsonl first"])
def test_two_formats_at_once_are_refused(flags: list[str], report: Path, refuse: Refuse) -> None:
    assert "--json and --jsonl cannot both be printed: give one of them" in refuse("claims", "case", *flags)


def test_a_day_that_is_none_in_a_mapping_is_no_defect_of_linkage(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = report.with_name("rows.csv")
    table.write_text("day,town\n2021-05-03,Imbersk\n")
    mapping = "report: {publisher: Harm Watch, published: 2020-13-31}\ntable: {date: {column: day}, place: {columns: [town]}}\n"
    table.with_name("rows.mapping.yaml").write_text(mapping)
    assert run(["read", str(table)]) == 3
    told = capsys.readouterr().err
    assert "the mapping holds a date that is no day (month must be in 1..12); correct the mapping" in told


def test_claims_and_mentions_never_overwrite_each_other(report: Path, refuse: Refuse) -> None:
    assert "cannot hold both" in refuse("read", "reports", "-o", "out.jsonl", "--mentions", "./out.jsonl")
    assert not Path("out.jsonl").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_among_the_reports_keeps_nobody_waiting(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.unlink()
    os.mkfifo(report)
    assert run(["read", "reports"]) == 3
    assert "a.txt: this is a pipe or a device, not a file; save what it gives to a file" in capsys.readouterr().err


def test_empty_files_are_each_said_to_be_empty(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.html"):
        report.with_name(name).write_bytes(b"")
    assert run(["read", "reports"]) == 3
    assert "a.txt, b.html: the file is empty (0 bytes); save, download or copy it again" in capsys.readouterr().err


def test_a_ledger_that_was_cut_short_is_said_to_be_damaged(tmp_path: Path, refuse: Refuse) -> None:
    ledger = tmp_path / "ledger.sqlite"
    connection = sqlite3.connect(ledger)
    connection.execute("CREATE TABLE entries (body TEXT)")
    connection.executemany("INSERT INTO entries VALUES (?)", [("x" * 900,)] * 50)
    connection.commit()
    connection.close()
    ledger.write_bytes(ledger.read_bytes()[:3000])
    assert "is damaged: database disk image is malformed; restore it from a copy" in refuse("claims", str(tmp_path))


def test_an_index_that_cannot_be_written_is_told(report: Path, refuse: Refuse) -> None:
    Path("case/index.sqlite").mkdir(parents=True)
    assert "cannot write case/index.sqlite" in refuse("build", "reports", "-o", "case")


def test_a_file_that_may_not_be_used_is_named(monkeypatch: pytest.MonkeyPatch, refuse: Refuse) -> None:
    def deny(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "case/archive/b8/b84a")

    monkeypatch.setattr(pipeline, "verify_case", deny)
    assert "cannot use case/archive/b8/b84a: Permission denied; check that it is there" in refuse("verify", "case")


def test_an_error_of_the_system_without_a_file_is_a_defect_and_seen_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("not of a file")

    monkeypatch.setattr(pipeline, "verify_case", fail)
    with pytest.raises(OSError, match="not of a file"):
        run(["verify", "case"])


def test_a_command_that_builds_nothing_does_not_speak_of_build_when_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "verify_case", stop)
    assert run(["verify", "case"]) == 130
    assert capsys.readouterr().err.strip() == "linkage: stopped. Nothing was half done."
