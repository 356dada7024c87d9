"""What the words of a claim about a person tell: which element, and whether they are the own words of the person."""

import pytest

from madematrix import GENERAL, SIEGE, MadeCase, ids, row_of


@pytest.mark.parametrize(
    ("words", "row", "side"),
    [
        ("Tasker knew of the strike", "knew", "for_"),
        ("Tasker was informed of the strike", "knew", "for_"),
        ("Tasker did not know of the strike", "knew", "against"),
        ("Tasker was never informed", "knew", "against"),
        ("Tasker must have known", "should-have-known", "for_"),
        ("Tasker turned a blind eye", "disregarded", "for_"),
        ("Tasker failed to prevent the strike", "prevent", "for_"),
        ("Tasker went unpunished and nobody was punished", "repress", "for_"),
        ("Tasker punished the crew", "repress", "against"),
        ("Tasker failed to investigate the strike", "submit", "for_"),
        ("Tasker opened an investigation", "submit", "against"),
        ("Tasker failed to control his men", "causation", "for_"),
    ],
)
def test_the_words_of_a_claim_about_the_person_tell_the_element(words: str, row: str, side: str) -> None:
    case = MadeCase()
    claim = case.say("responsibility", words, source="a council", stance="alleged", of="strike", accused=GENERAL, act=words)
    found = row_of(case.matrix(), row)
    assert ids(getattr(found, side)) == [claim.id]
    assert [s for s in ("for_", "against", "own") if s != side and getattr(found, s).evidence != ()] == []


def test_words_of_a_claim_that_does_not_name_the_person_tell_nothing_of_knowledge() -> None:
    case = MadeCase()
    case.say("responsibility", "the crew knew of the patients", of="strike", accused="the crew", act="the strike")
    assert row_of(case.matrix(), "knew").is_empty


def test_a_name_in_the_quote_is_enough_where_no_role_names_the_person() -> None:
    case = MadeCase()
    claim = case.say(
        "statement", "Oren Tasker knew of it", source="a nurse", of="strike", speaker="a nurse", utterance="Oren Tasker knew of it"
    )
    assert ids(row_of(case.matrix(), "knew").for_) == [claim.id]


def test_the_persons_own_words_stand_in_their_own_cell() -> None:
    case = MadeCase()
    claim = case.say(
        "statement", "Leave Port Vell, we know who is in it", source=GENERAL, of="siege", speaker=GENERAL, utterance="Leave Port Vell"
    )
    matrix = case.matrix(SIEGE)
    assert ids(matrix.own_words) == [claim.id]
    assert ids(row_of(matrix, "representation").own) == [claim.id]
    assert row_of(matrix, "representation").for_.evidence == ()


@pytest.mark.parametrize(("words", "own"), [("“I ordered the strike,” he admits", True), ("he admits that he ordered the strike", False)])
def test_what_the_person_admits_in_quoted_words_is_their_own_and_what_a_report_says_they_admit_is_not(words: str, own: bool) -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "operation": "the strike", "mode": "ordered"}
    claim = case.say("command", words, source=GENERAL, stance="admitted", of="strike", **roles)
    row = row_of(case.matrix(), "ordered")
    assert (ids(row.own), ids(row.for_)) == (([claim.id], []) if own else ([], [claim.id]))
