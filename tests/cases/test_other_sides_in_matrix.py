"""Acts given to another side than the person's: against, where claims give the same act to the person's side; doubts give nothing."""

import pytest

from linkage.model.matrix import Reason
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase, ids, row_of

ACT = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}
REBELS = "rebels"


def general() -> MadeCase:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    return case


@pytest.mark.parametrize("subject", [STRIKE, SIEGE])
def test_who_blames_rebels_for_the_act_that_others_blame_on_the_forces_stands_against_it(subject: str) -> None:
    case = general()
    own = case.say("attack", "Russian forces bombed Saint Ada hospital", of="strike", perpetrator="Russian forces", **ACT)
    other = case.say("attack", "rebels struck Saint Ada hospital", source="a clerk", of="strike", perpetrator=REBELS, **ACT)
    row = row_of(case.matrix(subject), "crimes-own")
    assert (ids(row.for_), [(e.claim_id, e.reason) for e in row.against.evidence]) == ([own.id], [(other.id, Reason.EXCLUDES)])
    assert row_of(case.matrix(subject), "crimes-other").is_empty


@pytest.mark.parametrize("subject", [STRIKE, SIEGE])
def test_an_act_of_rebels_that_nobody_gives_to_the_forces_tells_nothing_of_these(subject: str) -> None:
    case = general()
    other = case.say("attack", "rebels struck Saint Ada hospital", source="a clerk", of="strike", perpetrator=REBELS, **ACT)
    matrix = case.matrix(subject)
    assert [(e.claim_id, e.reason) for e in row_of(matrix, "crimes-other").neither.evidence] == [(other.id, Reason.OTHER_SIDE)]
    assert "need not exclude" not in Reason.OTHER_SIDE
    assert row_of(matrix, "crimes-own").against.evidence == ()


def test_whom_another_claim_names_together_with_the_forces_leaves_room_for_these() -> None:
    case = general()
    case.say("attack", "Russia and Ukraine bombed it", source="a nurse", of="strike", perpetrator="Russian and Ukrainian forces", **ACT)
    other = case.say("attack", "Ukraine bombed it", source="a clerk", of="strike", perpetrator="Ukraine", **ACT)
    row = row_of(case.matrix(SIEGE), "crimes-other")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(other.id, Reason.OTHER_DOER)]


def test_what_is_told_of_no_incident_need_not_exclude_the_forces() -> None:
    case = general()
    other = case.say("attack", "rebels shelled Port Vell for weeks", of="siege", act="shelling", perpetrator=REBELS, place="Port Vell")
    row = row_of(case.matrix(SIEGE), "crimes-other")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(other.id, Reason.OTHER_DOER)]


def test_who_may_be_of_any_side_need_not_exclude_the_forces() -> None:
    case = general()
    case.say("attack", "Russian forces bombed Saint Ada hospital", of="strike", perpetrator="Russian forces", **ACT)
    army = case.say("attack", "the army struck Saint Ada hospital", source="a clerk", of="strike", perpetrator="the army", **ACT)
    row = row_of(case.matrix(), "crimes-other")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(army.id, Reason.OTHER_DOER)]
    assert row_of(case.matrix(), "crimes-own").against.evidence == ()


def test_of_whom_no_claim_tells_a_state_or_body_nobody_is_another_side() -> None:
    case = MadeCase()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    other = case.say("attack", "rebels struck Saint Ada hospital", source="a clerk", of="strike", perpetrator=REBELS, **ACT)
    assert [(e.claim_id, e.reason) for e in row_of(case.matrix(), "crimes-other").neither.evidence] == [(other.id, Reason.OTHER_DOER)]


def test_what_is_passed_on_in_words_of_doubt_gives_the_act_to_nobody() -> None:
    case = general()
    doubted = case.say(
        "attack", "the hospital that Ukraine supposedly struck from the air", stance="alleged", of="strike", perpetrator="Ukraine", **ACT
    )
    row = row_of(case.matrix(), "crimes-other")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(doubted.id, Reason.DOUBTS_OTHER)]
    assert row_of(case.matrix(), "crimes-own").against.evidence == ()


def test_who_blames_rebels_for_another_act_told_in_the_incident_clears_nobody() -> None:
    case = general()
    case.say("attack", "Russian forces bombed Saint Ada hospital", of="strike", perpetrator="Russian forces", **ACT)
    elsewhere = {"act": "airstrike", "target": "the north quay", "place": "North Quay"}
    other = case.say("attack", "rebels raided the north quay", source="a clerk", of="strike", perpetrator=REBELS, **elsewhere)
    row = row_of(case.matrix(), "crimes-other")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(other.id, Reason.OTHER_DOER)]
    assert row_of(case.matrix(), "crimes-own").against.evidence == ()
