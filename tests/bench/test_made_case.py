"""The made case is the same for the same numbers, and every question is asked of it."""

from dataclasses import replace
from pathlib import Path

from bench.madecase import make_case
from bench.workbench import time_questions

from linkage import pipeline
from linkage.desk import Desk


def test_the_made_case_is_the_same_each_time_and_its_ledger_holds(tmp_path: Path) -> None:
    first, second = (make_case(tmp_path / name, 6, 130) for name in "ab")
    assert replace(first, head="") == replace(second, head="")  # the ledger has the time of each run
    assert (len(first.reports), len(first.claims)) == (6, 130)
    assert pipeline.verify_case(tmp_path / "a").failures == []


def test_every_question_has_an_answer_and_the_step_reviews_a_claim_each_time(tmp_path: Path) -> None:
    make_case(tmp_path, 6, 130)
    timings = time_questions(tmp_path, 2)
    assert timings[-1].name == "review step"
    assert all(timing.median_ms > 0 for timing in timings)
    with Desk.open(tmp_path) as desk:
        assert len(desk.index.find_decisions().rows) == 2
