"""Reading many files: in order, with any number of workers, whatever one file does."""

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from linkage.errors import SetupError
from linkage.jobs import Capture, capture_files, default_workers, read_files
from linkage.jobs.local import BATCH, FEW, MOST_WORKERS, Outcome
from linkage.model.issue import Issue, Severity
from linkage.model.reading import Reading
from madereading import make_reading


def read_marked(captures: Sequence[Capture]) -> list[Outcome]:
    """A reading that does what the files say: the stand-in for the stages."""
    return [read_one_marked(capture) for capture in captures]


def read_one_marked(capture: Capture) -> Outcome:
    text = capture.stored.read_text()
    if text.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("defect"):
        raise IndexError("list index out of range")
    if text.startswith("slow"):
        time.sleep(0.2)
    if text.startswith("setup"):
        raise SetupError("the language model is missing: run make setup")
    return make_reading(text, f"{capture.file}:{os.getpid()}")


def capture_texts(folder: Path, texts: list[str]) -> tuple[Capture, ...]:
    files = [folder / f"{number:03}.txt" for number in range(len(texts))]
    for number, (file, text) in enumerate(zip(files, texts, strict=True)):
        file.write_text(f"{text} {number}")
    return capture_files(files).captures


def texts_of(outcomes: list[Outcome]) -> list[str]:
    return [outcome.report.text if isinstance(outcome, Reading) else f"{outcome.file}: {outcome.reason}" for outcome in outcomes]


@pytest.mark.parametrize("workers", [1, 2])
def test_outcomes_come_in_the_order_of_the_files_however_long_each_takes(tmp_path: Path, workers: int) -> None:
    captures = capture_texts(tmp_path, ["slow", *["quick"] * (3 * BATCH)])
    outcomes = list(read_files(captures, workers, read_marked))
    assert texts_of(outcomes) == ["slow 0", *(f"quick {number}" for number in range(1, 3 * BATCH + 1))]


def test_one_worker_reads_in_this_process_and_more_in_others(tmp_path: Path) -> None:
    captures = capture_texts(tmp_path, ["quick"] * 3 * BATCH)
    processes = {}
    for workers in (1, 2):
        outcomes = list(read_files(captures, workers, read_marked))
        processes[workers] = {int(outcome.report.file.split(":")[1]) for outcome in outcomes if isinstance(outcome, Reading)}
    assert processes[1] == {os.getpid()}
    assert os.getpid() not in processes[2]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_defect_costs_its_file_only_and_tells_where_it_is(tmp_path: Path, workers: int) -> None:
    outcomes = list(read_files(capture_texts(tmp_path, ["quick", "defect", "quick"]), workers, read_marked))
    assert [type(outcome) for outcome in outcomes] == [Reading, Issue, Reading]
    issue = outcomes[1]
    assert isinstance(issue, Issue)
    assert (issue.file, issue.severity) == ("001.txt", Severity.FAILURE)
    assert "IndexError" in issue.reason
    assert issue.value is not None
    assert issue.value.startswith("test_local.py:")


def test_a_file_that_kills_its_worker_is_named_and_every_other_file_is_read(tmp_path: Path) -> None:
    texts = ["quick"] * (2 * BATCH)
    texts[3] = texts[4] = texts[2 * BATCH - 1] = "kill"
    outcomes = list(read_files(capture_texts(tmp_path, texts), 2, read_marked))
    died = "the process that read this file died"
    expected = [f"{number:03}.txt: {died}" if text == "kill" else f"quick {number}" for number, text in enumerate(texts)]
    assert texts_of(outcomes) == expected


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_part_of_the_installation_stops_the_run(tmp_path: Path, workers: int) -> None:
    with pytest.raises(SetupError, match="make setup"):
        list(read_files(capture_texts(tmp_path, ["setup", "quick"]), workers, read_marked))


def test_nothing_to_read_starts_nothing() -> None:
    assert list(read_files((), 2, read_marked)) == []


def test_a_handful_of_files_is_read_by_one_process() -> None:
    assert default_workers(FEW) == 1
    assert 1 <= default_workers(10_000) <= MOST_WORKERS
