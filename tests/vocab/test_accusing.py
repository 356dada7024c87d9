"""What an accusation beside an incident is of."""

import pytest

from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.span import Span
from linkage.vocab.accusing import accuses_of_it, is_another_deed, is_of_two_sides


def accusation(act: str) -> Claim:
    return Claim(ClaimKind.RESPONSIBILITY, "r", Span(0, 9), (Role("accused", "the militia"), Role("act", act)), reader="test")


@pytest.mark.parametrize(
    "act",
    ["the attack", "shelling the town", "the deaths of nine people", "killed a priest", "using chemical weapons", "the siege of Homs"],
)
def test_who_is_accused_of_an_act_is_said_to_have_done_it(act):
    assert accuses_of_it(accusation(act))


@pytest.mark.parametrize(
    "act",
    [
        "using villagers as human shields",
        "war crimes",
        "obstructing the delivery of aid",
        "arms trafficking",
        "ties with rebels and fighting for them",
    ],
)
def test_who_is_accused_of_another_harm_is_not(act):
    assert not accuses_of_it(accusation(act))


def test_an_attack_tells_of_itself():
    attack = Claim(ClaimKind.ATTACK, "r", Span(0, 9), (Role("act", "other"), Role("perpetrator", "the militia")), reader="test")
    assert accuses_of_it(attack)


@pytest.mark.parametrize(("word", "other"), [("seized", True), ("ambushed", True), ("attacked", False), ("strike", False)])
def test_a_deed_of_its_own_kind_is_not_the_airstrike(word, other):
    told = Claim(
        ClaimKind.ATTACK, "r", Span(0, 9), (Role("act", "other", Span(0, len(word))), Role("perpetrator", "fighters")), reader="test"
    )
    assert is_another_deed(told, "airstrike", f"{word} the clinic") is other
    assert not is_another_deed(told, "other", f"{word} the clinic")


@pytest.mark.parametrize(("word", "mutual"), [("clashes", True), ("fighting", True), ("shelling", False), ("stabbing", False)])
def test_an_act_that_two_sides_do_to_each_other_tells_of_no_one_doer(word, mutual):
    text = f"Two died in {word} at the old ford."
    start = text.index(word)
    act = Role("act", "other", Span(start, start + len(word)))
    claim = Claim(ClaimKind.ATTACK, "r", Span(0, len(text)), (act, Role("perpetrator", "guards")), reader="test")
    assert is_of_two_sides(claim, text) is mutual


@pytest.mark.parametrize(
    ("told", "act", "other"),
    [("abduction", "shelling", True), ("airstrike", "looting", True), ("shelling", "airstrike", False), ("execution", "abduction", False)],
)
def test_who_laid_hands_on_people_is_not_who_shelled_the_town(told, act, other):
    attack = Claim(ClaimKind.ATTACK, "r", Span(0, 9), (Role("act", told), Role("perpetrator", "the militia")), reader="test")
    assert is_another_deed(attack, act, "x" * 20) is other
