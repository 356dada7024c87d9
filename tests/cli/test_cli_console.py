"""What is shown while a command runs."""

import sys

import pytest

from linkage.cli.console import SHOWN_FAILURES, pace, progress_bar, safe, tell_failures
from linkage.model.issue import Issue, Severity


@pytest.mark.parametrize(
    ("done", "total", "elapsed_s", "told"),
    [
        (10, 100, 5.0, "2.0 a second, 0:45 left"),
        (10, 10_000, 5.0, "2.0 a second, 83:15 left"),
        (100, 100, 50.0, "2.0 a second, 0:00 left"),
        (0, 100, 5.0, ""),
        (1, 2, 5.0, ""),
        (10, 100, 0.0, ""),
    ],
    ids=["under a minute", "over an hour", "done", "nothing done yet", "two steps", "no time gone"],
)
def test_the_pace_is_that_of_the_whole_run(done: int, total: int, elapsed_s: float, told: str) -> None:
    assert pace(done, total, elapsed_s) == told


def test_no_bar_is_drawn_where_stderr_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as progress:
        progress("reading reports", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_bar_with_pace_is_drawn_on_a_terminal_and_stdout_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with progress_bar() as progress:
        progress("reading reports", 0, 40)
        progress("reading reports", 40, 40)
        progress("writing the case file", 1, 1)
    out, err = capsys.readouterr()
    assert out == ""
    assert "writing the case file" in err


def test_files_that_failed_for_one_reason_are_told_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    issues = [Issue(f"{n}\nb.pdf", "reports", "the file is empty", "capture it again", Severity.FAILURE) for n in range(5)]
    tell_failures(issues)
    assert capsys.readouterr().err == "not read: 0 b.pdf, 1 b.pdf, 2 b.pdf and 2 more files: the file is empty; capture it again\n"


def test_many_reasons_are_counted_rather_than_all_listed(capsys: pytest.CaptureFixture[str]) -> None:
    issues = [Issue("a.pdf", "reports", f"reason {n}", "capture it again", Severity.FAILURE) for n in range(SHOWN_FAILURES + 5)]
    tell_failures(issues)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN_FAILURES + 1
    assert lines[0] == "not read: a.pdf: reason 0; capture it again"
    assert lines[-1] == "not read: 5 more files, for other reasons"


def test_shown_text_is_one_line_of_harmless_characters() -> None:
    assert safe("a\u2028b\tc\x1b[31m\u202ed\x00") == "a b c[31md"
