"""Who is told to fight states, and which armed groups are no state's organ."""

import pytest

from linkage.vocab.rebels import fight_states, is_armed_group


@pytest.mark.parametrize("words", ["rebels", "the Terrorists", "Syrian rebel forces", "Turkish insurgents", "террористы"])
def test_they_fight_states_by_whatever_name(words: str) -> None:
    assert fight_states(words)


@pytest.mark.parametrize("words", ["Syrian terrorists", "counter-terrorist units", "anti-terrorist forces", "the army", ""])
def test_the_forces_of_a_state_do_not_and_names_that_they_are_called_tell_nothing(words: str) -> None:
    assert not fight_states(words)


@pytest.mark.parametrize(("name", "is_group"), [
    ("the Syrian National Army", True), ("Islamic State in Khorasan", True), ("National Guard of Russia", False), ("Syrian Army", False),
])  # fmt: skip
def test_a_known_armed_group_is_one_whose_name_is_not_that_of_a_states_organ(name: str, is_group: bool) -> None:
    assert is_armed_group(name) is is_group
