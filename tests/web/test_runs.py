"""Work beside the server: one at a time, the rest in turn; a problem or a stop loses nothing."""

import io
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linkage import pipeline
from linkage.model.review import Profile
from linkage.web.beside import Work, WorkKind
from linkage.web.runs import DIED, Run, Runs

ENDED = {"added": 1, "known": 0, "failures": []}
WAIT_S = 60


def hand_over(runs: Runs, name: str) -> None:
    batch = runs.incoming.open()
    runs.incoming.put(batch, name, io.BytesIO(name.encode()))
    runs.incoming.close(batch)
    runs.add()


def test_what_comes_meanwhile_waits_and_is_done_in_turn(tmp_path: Path) -> None:
    done: list[tuple[WorkKind, int]] = []
    begun, go_on = threading.Event(), threading.Event()

    def do(work: Work) -> Iterator[dict[str, Any]]:
        done.append((work.kind, len(work.paths)))
        begun.set()
        assert go_on.wait(WAIT_S)
        yield ENDED

    runs = Runs(tmp_path, do)
    hand_over(runs, "one.txt")
    assert begun.wait(WAIT_S)
    for name in ("two.txt", "three.txt"):
        hand_over(runs, name)
    runs.publish(Profile.PUBLISH)
    runs.publish(Profile.PUBLISH)
    assert runs.run.is_running
    go_on.set()
    ended = runs.wait(WAIT_S)
    assert done == [(WorkKind.ADD, 1), (WorkKind.ADD, 2), (WorkKind.PUBLISH, 0)]
    assert (ended.is_running, ended.profile) == (False, Profile.PUBLISH)
    assert runs.incoming.waiting() == ()


def test_a_rate_and_the_time_left_are_of_files_alone() -> None:
    assert Run(stage="reading reports", done=10, total=40, elapsed_s=20.0).per_minute == 30
    assert Run(stage="reading reports", done=10, total=40, elapsed_s=20.0).left_s == 60
    assert Run(stage="reading reports", done=40, total=40, elapsed_s=20.0).left_s is None
    assert Run(stage="reading reports", done=0, total=40, elapsed_s=20.0).left_s is None
    assert Run(stage="resolving names", done=1, total=3, elapsed_s=20.0).per_minute is None


def test_after_a_problem_the_files_wait_until_they_are_tried_again_or_left_out(tmp_path: Path) -> None:
    answers = iter([[{"problem": "another run is writing to the case"}], [], [ENDED], [{"problem": "no"}]])
    runs = Runs(tmp_path, lambda _: iter(next(answers)))
    hand_over(runs, "one.txt")
    assert runs.wait(WAIT_S).problem == "another run is writing to the case"
    runs.add()
    assert runs.wait(WAIT_S).problem == DIED
    assert len(runs.incoming.waiting()) == 1
    runs.add()
    assert (runs.wait(WAIT_S).problem, runs.run.added) == ("", 1)
    assert runs.incoming.waiting() == ()
    hand_over(runs, "two.txt")
    assert runs.wait(WAIT_S).problem == "no"
    runs.leave_out()
    assert (runs.run.problem, runs.incoming.waiting()) == ("", ())


def test_a_server_that_is_stopped_in_the_middle_loses_nothing(tmp_path: Path) -> None:
    case = tmp_path / "case"
    assert pipeline.begin_case(case)
    first = Runs(case)
    hand_over(first, "one.txt")
    first.close()
    assert [batch.number for batch in first.incoming.waiting()] == [1]
    assert first.wait(WAIT_S).is_running is False
    second = Runs(case)
    second.incoming.take_up()
    second.add()
    ended = second.wait(WAIT_S)
    assert (ended.problem, ended.added, ended.failures) == ("", 1, ())
    assert second.incoming.waiting() == ()
    assert [report.file for report in pipeline.load_case(case).reports] == ["one.txt"]


def test_another_writer_is_waited_for_in_words(tmp_path: Path) -> None:
    from linkage.ledger import CaseFolder, SqliteLedger

    case = tmp_path / "case"
    pipeline.begin_case(case)
    ledger = SqliteLedger.open(CaseFolder(case).ledger_file)
    runs = Runs(case)
    with ledger.writing():
        hand_over(runs, "one.txt")
        assert "another run is writing" in runs.wait(WAIT_S).problem
    ledger.close()
    assert len(runs.incoming.waiting()) == 1


def test_working_out_waits_its_turn_and_a_build_does_it_too(tmp_path: Path) -> None:
    done: list[WorkKind] = []
    begun, go_on = threading.Event(), threading.Event()

    def do(work: Work) -> Iterator[dict[str, Any]]:
        done.append(work.kind)
        begun.set()
        assert go_on.wait(WAIT_S)
        yield ENDED

    runs = Runs(tmp_path, do)
    assert not runs.working_out.is_running
    runs.publish(Profile.INTERNAL)
    assert begun.wait(WAIT_S)
    assert not runs.working_out.is_running
    runs.work_out()
    runs.work_out()
    assert runs.working_out.is_running
    go_on.set()
    runs.wait(WAIT_S)
    assert done == [WorkKind.PUBLISH, WorkKind.WORK_OUT]
    begun.clear()
    go_on.clear()
    runs.publish(Profile.INTERNAL)
    assert begun.wait(WAIT_S)
    runs.work_out()
    runs.build()
    go_on.set()
    runs.wait(WAIT_S)
    assert done[2:] == [WorkKind.PUBLISH, WorkKind.BUILD]
    assert not runs.working_out.is_running
