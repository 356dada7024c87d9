"""Sayings: who says what, as spans."""

import pytest
from tests.claims.conftest import make_report

from linkage.claims.saying import read_sayings
from linkage.mentions import parse_report

SAYINGS = {
    "said that": ("The governor said that the dam had burst.", "The governor", "said", "that the dam had burst"),
    "behind": ("The dam had burst, the governor said.", "the governor", "said", "The dam had burst"),
    "according to": ("According to the governor, the dam had burst.", "the governor", "According to", "the dam had burst"),
    "wants": ("The governor wants to close the dam.", "The governor", "wants", "to close the dam"),
    "judges": ("The governor condemned the attack on the dam.", "The governor", "condemned", "the attack on the dam"),
    "noun": ("The governor's claim that the dam had burst was false.", "The governor", "claim", "that the dam had burst"),
}


@pytest.mark.parametrize(("text", "source", "cue", "content"), SAYINGS.values(), ids=SAYINGS)
def test_a_saying_has_its_source_its_cue_and_its_content(text, source, cue, content):
    found = {s.cue.of(text): s for s in read_sayings(parse_report(make_report(text)))}
    saying = found[cue]
    assert saying.source is not None
    assert saying.source.of(text) == source
    assert " ".join(piece.of(text) for piece in saying.content) == content


def test_a_quotation_is_the_content_of_who_speaks_it():
    text = "“The dam has burst,” said the governor."
    [saying] = [s for s in read_sayings(parse_report(make_report(text))) if s.cue.of(text) == "said"]
    assert any("The dam has burst" in piece.of(text) for piece in saying.content)


def test_what_a_speaker_thinks_in_his_own_words_is_no_saying_of_another():
    text = "“I think the dam has burst,” said the governor."
    assert [s.cue.of(text) for s in read_sayings(parse_report(make_report(text)))] == ["said"]


def test_a_text_without_words_has_no_sayings():
    assert read_sayings(parse_report(make_report("...\n"))) == []
