"""What is seen of a claim, and what its confidence makes of it."""

import pytest
from tests.claims.conftest import make_report

from linkage.claims import RulesReader
from linkage.claims.confidence import load_confidence
from linkage.mentions import parse_report
from linkage.vocab.weights import Weights

TEXT = "At least 12 people were killed in Orlivka on Monday, the ministry said."


def read(confidence):
    return RulesReader(confidence).read(parse_report(make_report(TEXT)))


def test_a_sign_with_weight_moves_the_confidence():
    model = Weights(0.0, {"casualties outcome=killed": 2.0}, 0.0)
    assert [c.confidence for c in read(model).claims] == [0.881]


def test_a_claim_below_the_threshold_is_left_out_and_its_sentence_is_noted():
    output = read(Weights(-3.0, {}, 0.5))
    assert output.claims == ()
    assert [issue.reason for issue in output.issues] == ["a claim of the kind casualties was too unsure to keep (confidence 0.05)"]
    assert output.issues[0].span is not None
    assert output.issues[0].span.of(TEXT) == output.issues[0].value


def test_signs_tell_the_source_the_stance_and_the_word_that_carries_the_claim():
    [(_, signs)] = RulesReader().propose(parse_report(make_report(TEXT)), [])
    assert {"casualties stance=estimated", "casualties source=unnamed", "casualties outcome lemma=kill"} <= signs


def test_the_weights_of_the_package_can_be_read_and_say_no_impossible_share():
    model = load_confidence()
    assert 0.0 < model.threshold < 0.5
    assert all(abs(weight) < 10 for weight in model.weights.values())


@pytest.mark.parametrize("signs", [set(), {"a sign that nobody has seen"}], ids=["none", "unknown"])
def test_what_was_never_seen_adds_nothing(signs):
    assert Weights(0.0, {"known": 5.0}, 0.0).estimate(signs) == 0.5
