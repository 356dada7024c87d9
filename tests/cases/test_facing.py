"""A person's denial stands in the rows whose claims it faces, and in none that no claim speaks for."""

import pytest

from linkage.model.claim import Claim
from linkage.model.matrix import ACT_ROWS, Matrix
from madematrix import GENERAL, SIEGE, MadeCase, ids, row_of

HOSPITAL = {"target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}


def commanded() -> MadeCase:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    return case


def struck(case: MadeCase, doer: str) -> Claim:
    return case.say(
        "attack", f"{doer} bombed Saint Ada hospital", source="a nurse", of="siege", act="bombing", perpetrator=doer, **HOSPITAL
    )


def deny(case: MadeCase, doer: str = GENERAL, source: str = GENERAL, **roles: str) -> Claim:
    told = {"act": "bombing", **HOSPITAL, **roles}
    return case.say("attack", "they bombed no hospital", source=source, stance="denied", of="siege", perpetrator=doer, **told)


def rows_with(matrix: Matrix, claim: Claim, side: str) -> list[str]:
    return [key for key in ACT_ROWS if claim.id in ids(getattr(row_of(matrix, key), side))]


@pytest.mark.parametrize(
    ("doers", "rows"),
    [
        (["Russian forces"], ["crimes-own"]),
        ([GENERAL], ["crimes-person"]),
        (["Russian forces", GENERAL], ["crimes-own", "crimes-person"]),
        ([], ["crimes-person"]),
    ],
    ids=["given to the forces", "given to the person", "given to both", "given to nobody"],
)
def test_the_persons_own_denial_faces_the_claims_of_such_acts(doers: list[str], rows: list[str]) -> None:
    case = commanded()
    for doer in doers:
        struck(case, doer)
    denial = deny(case)
    assert rows_with(case.matrix(SIEGE), denial, "own") == rows


def test_it_faces_no_claims_of_acts_of_another_kind() -> None:
    case = commanded()
    struck(case, "Russian forces")
    denial = deny(case, target="a school", target_type="school")
    assert rows_with(case.matrix(SIEGE), denial, "own") == ["crimes-person"]


def test_who_denies_it_of_the_person_alone_denies_nothing_of_the_forces() -> None:
    case = commanded()
    struck(case, "Russian forces")
    denial = deny(case, source="Ilan Moor")
    assert rows_with(case.matrix(SIEGE), denial, "against") == ["crimes-person"]


def test_a_denial_of_acts_stands_with_no_mode_that_nobody_alleges() -> None:
    case = commanded()
    struck(case, "Russian forces")
    deny(case)
    matrix = case.matrix(SIEGE)
    assert matrix.modes == ()
    struck(case, GENERAL)
    assert [row.id for row in case.matrix(SIEGE).modes] == ["himself"]


def test_a_denial_of_the_mode_itself_stands_with_it_whoever_alleges_it() -> None:
    case = commanded()
    case.say("responsibility", "I ordered nothing", source=GENERAL, stance="denied", of="siege", accused=GENERAL, act="ordered the strike")
    assert [row.id for row in case.matrix(SIEGE).modes] == ["ordered"]
