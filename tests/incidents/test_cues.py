"""Cues are found whatever their letters, and in small letters as quickly."""

import pytest

from linkage.incidents.breadth import has_cue


@pytest.mark.parametrize("text", ["Since the War began", "since the war began", "SINCE THE WAR BEGAN", "„Since the war began“"])
def test_a_cue_is_found_in_capitals_and_beside_other_letters(text: str) -> None:
    assert has_cue(text, "war")


@pytest.mark.parametrize("text", ["", "The warden came.", "The warden came — twice."])
def test_a_cue_is_a_word_and_no_part_of_one(text: str) -> None:
    assert not has_cue(text, "war")
