"""A denial bears on acts of its own kind: in a matrix it stands with the modes that rest on such acts, and speaks against no other."""

import pytest

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.model.claim import Claim
from linkage.model.matrix import Nearness, Reason
from madematrix import GENERAL, SIEGE, MadeCase, ids, row_of

HOSPITAL = {"target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}


def answers(case: MadeCase, denial: Claim, told: Claim) -> bool:
    return ActKinds(CaseWords(case.case_file())).may_answer(denial, told)


@pytest.mark.parametrize(
    ("denied", "told", "bears"),
    [
        ({"act": "airstrike", "target": "a hospital", "target_type": "hospital"}, {"act": "airstrike", **HOSPITAL}, True),
        ({"act": "airstrike", "target": "a school", "target_type": "school"}, {"act": "airstrike", **HOSPITAL}, False),
        ({"act": "airstrike", "target": "a hospital", "target_type": "hospital"}, {"act": "shelling", **HOSPITAL}, False),
        ({"act": "airstrike", "target": "a hospital", "target_type": "hospital"}, {"act": "other", **HOSPITAL}, True),
        ({"act": "bombing", "weapon": "barrel bombs"}, {"act": "shelling", **HOSPITAL}, False),
        ({"act": "bombing", "weapon": "barrel bombs"}, {"act": "airstrike", "weapon": "barrel bombs", **HOSPITAL}, True),
        ({"act": "other", "target": "a convoy", "target_type": "convoy"}, {"act": "other", "target": "it", "target_type": "convoy"}, True),
    ],
    ids=["same", "other object", "other means", "means not told", "weapon alone", "weapon of both", "object that is no feature"],
)
def test_what_a_denial_bears_on(denied: dict[str, str], told: dict[str, str], bears: bool) -> None:
    case = MadeCase()
    denial = case.say("attack", "they did no such thing", source="Russia", stance="denied", **denied)
    assert answers(case, denial, case.say("attack", "they did it", **told)) is bears


def test_a_denial_of_one_incident_bears_on_no_other_claim_but_of_its_own_object() -> None:
    case = MadeCase()
    denial = case.say("attack", "there was no air strike", source="Russia", stance="denied", of="strike", act="airstrike")
    assert answers(case, denial, case.say("attack", "the hospital was bombed", of="strike", act="bombing", **HOSPITAL))
    assert answers(case, denial, case.say("responsibility", "behind it", accused=GENERAL, act="the bombing of a hospital"))
    assert not answers(case, denial, case.say("attack", "an air strike on the bridge", act="airstrike", target="the bridge"))


def accused_of_the_hospital() -> MadeCase:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    case.say(
        "responsibility", "Tasker is behind the shelling of the hospital", source="Ukraine", accused=GENERAL,
        act="the shelling of the hospital of Port Vell", of="siege",
    )  # fmt: skip
    return case


def test_a_mode_is_not_spoken_against_by_a_denial_of_acts_of_another_kind() -> None:
    case = accused_of_the_hospital()
    barrels = case.say(
        "attack", "no barrel bombs in Port Vell", source="Russia", stance="denied", of="siege", act="bombing", weapon="barrel bombs"
    )
    matrix = case.matrix(SIEGE)
    assert ids(row_of(matrix, "crimes-own").against) == [barrels.id]
    assert row_of(matrix, "answerable").against.evidence == ()
    assert "with none of the 1 mode that claims allege" in matrix.denials_of_acts


def test_a_mode_is_spoken_against_by_a_denial_of_such_acts_as_it_rests_on() -> None:
    case = accused_of_the_hospital()
    shelled = case.say("attack", "no hospital was shelled", source="Russia", stance="denied", of="siege", act="shelling", **HOSPITAL)
    matrix = case.matrix(SIEGE)
    against = row_of(matrix, "answerable").against.evidence
    assert [(e.claim_id, e.reason) for e in against] == [(shelled.id, Reason.DENIES_ACT)]
    assert "with 1 of the 1 mode that claims allege" in matrix.denials_of_acts


def test_who_denies_that_the_person_did_something_else_speaks_neither_for_nor_against_a_mode() -> None:
    case = accused_of_the_hospital()
    other = case.say(
        "responsibility", "Tasker burnt no church in Port Vell", source="Ilan Moor", stance="denied", accused=GENERAL,
        act="burning a church", of="siege",
    )  # fmt: skip
    row = row_of(case.matrix(SIEGE), "answerable")
    assert row.against.evidence == ()
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(other.id, Reason.OTHER_KIND)]


def test_the_persons_own_denial_stands_among_the_persons_words() -> None:
    case = accused_of_the_hospital()
    own = case.say("attack", "we shelled no hospital", source=GENERAL, stance="denied", of="siege", act="shelling", **HOSPITAL)
    row = row_of(case.matrix(SIEGE), "answerable")
    assert (ids(row.own), row.against.evidence) == ([own.id], ())


def test_a_place_that_only_the_words_around_give_is_not_said_to_be_named() -> None:
    case = MadeCase()
    near = case.say("attack", "the clinic was bombed", act="airstrike", place="Port Vell")
    named = case.say("attack", "the clinic of Port Vell was bombed", act="airstrike", place="Port Vell")
    told = {e.claim_id: e.nearness for e in row_of(case.matrix(SIEGE), "crimes-unnamed").neither.evidence}
    assert told == {near.id: Nearness.PLACED, named.id: Nearness.NAMED}


def test_without_a_mode_that_claims_allege_a_denial_bears_on_none() -> None:
    case = MadeCase()
    case.say("attack", "no hospital was shelled", source="Russia", stance="denied", of="siege", act="shelling", **HOSPITAL)
    assert case.matrix(SIEGE).denials_of_acts.endswith("No claim alleges a mode on which that could bear.")


@pytest.mark.parametrize(
    ("quote", "roles", "bears"),
    [
        ("they seized the port of Vell", {"act": "other", "target": "the port of Vell", "target_type": "infrastructure"}, False),
        ("they seized the hospital and burnt it", {"act": "other", **HOSPITAL}, True),
        ("they shot at people in the square", {"act": "shooting", "target_type": "civilians"}, True),
    ],
    ids=["ground taken", "a feature beside it", "an act that is no feature"],
)
def test_a_denial_of_every_act_is_one_of_no_taking_of_ground(quote: str, roles: dict[str, str], bears: bool) -> None:
    case = MadeCase()
    denial = case.say("responsibility", "they deny war crimes", source="Russia", stance="denied", accused="Russia", act="war crimes")
    assert answers(case, denial, case.say("attack", quote, perpetrator="Russia", **roles)) is bears


def test_a_denial_of_every_act_is_not_one_of_the_war_itself() -> None:
    case = MadeCase()
    denial = case.say("responsibility", "they deny war crimes", source="Russia", stance="denied", accused="Russia", act="war crimes")
    assert not answers(case, denial, case.say("responsibility", "their aggression", accused="Russia", act="aggression"))
    assert answers(case, denial, case.say("responsibility", "their massacres", accused="Russia", act="massacres"))


def test_what_is_told_beside_the_act_of_an_incident_is_not_denied_with_it() -> None:
    case = MadeCase()
    denial = case.say("attack", "they struck no hospital", source="Russia", stance="denied", of="strike", act="airstrike")
    struck = case.say("attack", "the hospital was struck", of="strike", act="airstrike", **HOSPITAL)
    truce = case.say("responsibility", "they broke the truce", of="strike", accused="Russia", act="broke the truce")
    behind = case.say("responsibility", "they are behind the attack", of="strike", accused="Russia", act="the attack")
    assert [answers(case, denial, told) for told in (struck, truce, behind)] == [True, False, True]
