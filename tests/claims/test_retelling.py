"""What a report tells twice, and what only looks so."""

import pytest

from linkage.model.claim import ClaimKind

HEAD = "News from the valley\n\nThe council of the valley met on Monday to talk about schools, roads and the harvest of the year.\n\n" * 4


def figures(read, text):
    return [(c.value("min"), c.value("max")) for c in read(HEAD + text, ClaimKind.CASUALTIES)]


def test_a_figure_that_only_leaves_out_its_bound_is_told_with_it(read):
    text = "The observatory said 24 villagers were killed in Varna. The observatory said at least 24 villagers were killed in Varna."
    assert figures(read, text) == [(24, None)]


def test_about_so_many_is_another_figure_than_at_least_so_many(read):
    text = "The observatory said about 24 villagers were killed in Varna. The observatory said at least 24 villagers were killed in Varna."
    assert len(figures(read, text)) == 2


def test_two_or_three_who_were_killed_may_be_others(read):
    text = "The observatory said two villagers were killed in Varna. The observatory said at least two villagers were killed in Goria."
    assert len(figures(read, text)) == 2


@pytest.mark.parametrize(
    ("first", "second", "number"), [("rebels", "militants", 1), ("rebels", "civilians", 2)], ids=["fighters", "others"]
)
def test_as_many_who_fought_are_the_same_whatever_they_are_called(read, first, second, number):
    text = f"The observatory said 24 {first} were killed in Varna. The observatory said 24 {second} were killed on Monday in Varna."
    assert len(figures(read, text)) == number


def test_two_arrests_of_one_man_in_two_years_are_two(read):
    text = "Officers arrested Karim Bakri in May 2013 in Varna. He was arrested again in June 2015 in Goria."
    assert len(read(text, ClaimKind.ATTACK)) == 2


def test_those_who_were_hit_at_another_place_are_not_those_told_before(read):
    text = "Jets killed 14 rebels in strikes on Ruria overnight. Seven of the rebels died near Goria. The rebels were bombed in Varna."
    assert "Varna" in {c.value("place") for c in read(text, ClaimKind.ATTACK)}


def test_attacks_in_a_whole_state_sum_up_those_that_are_told_one_by_one(read):
    state = "There were bombings in Syria. A bomb attack hit the market of Homs."
    assert [c.value("target") for c in read(HEAD + state, ClaimKind.ATTACK)] == ["the market of Homs"]
    assert "Syria" in {c.value("place") for c in read(HEAD + "There were three bombings in Syria on Monday.", ClaimKind.ATTACK)}
