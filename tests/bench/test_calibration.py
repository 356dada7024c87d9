"""Confidence against the share of right claims: the arithmetic, and the plot."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bench.calibration import cross_validate, measure
from bench.reliability import plot_reliability
from training.confidence import fit
from training.judged import Judged, judge_folder

from linkage.errors import InputError


def test_a_confidence_that_tells_the_share_exactly_has_no_error():
    found = measure([(0.75, True)] * 3 + [(0.75, False)])
    assert found.error == 0
    assert found.bins[0].claims == 4


def test_the_error_is_the_distance_between_confidence_and_share():
    found = measure([(0.9, True), (0.9, False)])
    assert found.error == pytest.approx(0.4)


def test_order_counts_pairs_in_which_the_right_claim_stands_higher():
    assert measure([(0.9, True), (0.8, False), (0.7, True)]).order == pytest.approx(0.5)


def test_a_claim_that_is_sure_stands_in_the_last_bin():
    assert measure([(1.0, True), (0.0, False)]).bins[-1].low == 0.9


def test_claims_that_are_all_right_say_nothing():
    with pytest.raises(InputError, match="more annotated reports"):
        measure([(0.5, True)])


def proposals(report: str) -> list[Judged]:
    return [Judged(report, "attack", frozenset({"attack any", f"attack act={'siege' if ok else 'other'}"}), ok) for ok in (True, False) * 4]


def test_a_sign_of_right_claims_raises_the_confidence():
    model = fit(proposals("a"))
    assert model.estimate({"attack any", "attack act=siege"}) > 0.5 > model.estimate({"attack any", "attack act=other"})


def test_the_same_proposals_give_the_same_model():
    assert fit(proposals("a")) == fit(proposals("a"))


def test_cross_validation_judges_every_proposal_once():
    judged = proposals("a") + proposals("b") + proposals("c")
    assert len(cross_validate(judged)) == len(judged)


def test_the_plot_is_a_drawing_with_a_disc_for_each_bin():
    drawing = ET.fromstring(plot_reliability([(0.3, 0.2, 5), (0.8, 0.9, 50)]))  # noqa: S314
    assert len([e for e in drawing.iter() if e.tag.endswith("circle")]) == 2


def test_reports_that_a_light_grammar_reads_are_not_judged(tmp_path):
    made = Path(__file__).parents[2] / "bench" / "light" / "ru"
    for name in ("develop-01.txt", "develop-01.json"):
        (tmp_path / name).write_bytes((made / name).read_bytes())
    reports, judged = judge_folder(tmp_path)
    assert len(reports) == 1
    assert judged == []
