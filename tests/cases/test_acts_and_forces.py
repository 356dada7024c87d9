"""Whose a reported act is: the person's own, that of forces called by the person's name, or nobody's; and whom a joint source names."""

import pytest

from linkage.cases import profile_people
from linkage.cases.casewords import CaseWords
from linkage.cases.pairs import pair_up
from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.entity import Naming
from linkage.model.matrix import Reason
from linkage.model.span import Span
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase, ids, row_of

ACT = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell", "of": "strike"}
PERSON = "person:oren-tasker"


def test_an_act_that_an_accusation_in_the_same_words_gives_to_the_person_has_a_row() -> None:
    case = MadeCase()
    blame = case.say(
        "responsibility", "Tasker is behind the strike on the hospital", source="Ukraine", of="strike", accused=GENERAL, act="the strike"
    )
    act = Claim(
        ClaimKind.ATTACK,
        blame.report_id,
        Span(21, 43),
        (Role("act", "airstrike"), Role("target_type", "hospital")),
        blame.attribution,
    )
    case.claims.append(act)
    case.in_strike.add(act.id)
    row = row_of(case.matrix(), "crimes-person")
    assert {(e.claim_id, e.reason) for e in row.neither.evidence} == {(blame.id, Reason.GIVEN_PERSON), (act.id, Reason.GIVEN_PERSON)}
    assert (row.for_.evidence, row.neither.counts_in_words) == ((), "2 claims in 1 quote")


def test_a_denial_of_what_the_person_is_said_to_have_done_stands_against_that() -> None:
    case = MadeCase()
    denied = case.say("attack", "Tasker did not bomb it", source="Ilan Moor", stance="denied", perpetrator=GENERAL, **ACT)
    matrix = case.matrix()
    assert ids(row_of(matrix, "crimes-person").against) == [denied.id]
    assert row_of(matrix, "crimes-own").is_empty


def test_an_act_of_somebody_else_speaks_neither_for_nor_against() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    case.say("attack", "Ukraine bombed Saint Ada hospital", perpetrator="Ukraine", **ACT)
    row = row_of(case.matrix(), "crimes-other")
    assert (row.for_.evidence, row.against.evidence, row.neither.counts_in_words) == ((), (), "1 claim")


@pytest.mark.parametrize("doer", ["helicopters", "a fighter jet", "Two unidentified warplanes", "самолёты"])
def test_a_bare_aircraft_names_no_doer(doer: str) -> None:
    case = MadeCase()
    act = case.say("attack", "it was bombed from above", perpetrator=doer, **ACT)
    matrix = case.matrix()
    assert [(e.claim_id, e.reason) for e in row_of(matrix, "crimes-unnamed").neither.evidence] == [(act.id, Reason.NO_DOER)]
    assert row_of(matrix, "crimes-other").is_empty


def test_an_aircraft_with_a_side_names_a_doer() -> None:
    case = MadeCase()
    act = case.say("attack", "northern jets bombed it", perpetrator="northern jets", **ACT)
    assert ids(row_of(case.matrix(), "crimes-other").neither) == [act.id]


@pytest.mark.parametrize(
    "doer",
    [
        "the Tasker regime",
        "Tasker's troops",
        "Taskers forces",
        "forces loyal to Oren Tasker",
        "President Tasker's government warplanes",
        "al-Tasker's men",
    ],
)
def test_what_is_called_by_a_persons_name_is_that_persons(doer: str) -> None:
    case = MadeCase()
    case.say("identity", "Oren Tasker, 51", person=GENERAL, attribute="age", value="51")
    act = case.say("attack", "they bombed Saint Ada hospital", perpetrator=doer, **ACT)
    assert ids(row_of(case.matrix(), "crimes-own").for_) == [act.id]


@pytest.mark.parametrize("doer", ["the Moor regime", "Tasker Street forces", "regime forces", "the Old Karst regime"])
def test_what_is_called_otherwise_is_not(doer: str) -> None:
    case = MadeCase()
    case.say("identity", "Oren Tasker, 51", person=GENERAL, attribute="age", value="51")
    act = case.say("attack", "they bombed Saint Ada hospital", perpetrator=doer, **ACT)
    assert ids(row_of(case.matrix(), "crimes-other").neither) == [act.id]


def test_a_regime_called_by_a_persons_name_tells_the_persons_state() -> None:
    case = MadeCase()
    named = case.say("attack", "the Tasker regime bombed it", perpetrator="the Tasker regime", **ACT)
    case.namings["state:russia"] = [Naming(named.id, "perpetrator", "the Tasker regime")]
    forces = case.say("attack", "Russian forces bombed it", perpetrator="Russian forces", **ACT)
    assert ids(row_of(case.matrix(), "crimes-own").for_) == [named.id, forces.id]


@pytest.mark.parametrize(("ruler", "own"), [(GENERAL, True), ("Ena Tasker", False), (None, False)])
def test_a_family_name_that_two_have_is_that_of_the_one_who_rules(ruler: str | None, own: bool) -> None:
    case = MadeCase(people={"Ena Tasker": "person:ena-tasker"})
    if ruler is not None:
        case.say("post", "the president", person=ruler, title="President")
    case.say("identity", "Ena Tasker, 40", person="Ena Tasker", attribute="age", value="40")
    act = case.say("attack", "the Tasker regime bombed it", perpetrator="the Tasker regime", **ACT)
    assert ids(row_of(case.matrix(), "crimes-own" if own else "crimes-other").for_) == ([act.id] if own else [])


def test_a_denier_whom_no_claim_ties_to_the_person_does_not_speak_for_their_forces() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    case.say("attack", "Ukraine denies using bombs", source="Ukraine", stance="denied", perpetrator="Ilan Moor", **ACT)
    of_no_state = case.say("attack", "Moor denies using bombs", source="Ilan Moor", stance="denied", perpetrator="Ilan Moor", **ACT)
    nobody = case.say("attack", "there was no strike", source="a town prosecutor", stance="denied", **ACT)
    theirs = case.say("attack", "there was no strike at all", source="Russia", stance="denied", **ACT)
    matrix = case.matrix()
    assert ids(row_of(matrix, "crimes-own").against) == [theirs.id]
    assert ids(row_of(matrix, "crimes-unnamed").against) == [nobody.id]
    assert ids(row_of(matrix, "crimes-other").against) == [of_no_state.id]


@pytest.mark.parametrize(
    ("denied", "doubted", "words"), [(True, False, "are denied:"), (False, True, "are doubted:"), (True, True, "are denied or doubted:")]
)
def test_the_modes_say_that_the_acts_are_denied_or_doubted(denied: bool, doubted: bool, words: str) -> None:
    case = MadeCase()
    if denied:
        case.say("attack", "there was no strike", source="a town prosecutor", stance="denied", **ACT)
    if doubted:
        case.say("attack", "the hospital supposedly struck from the air", stance="alleged", **ACT)
    assert words in case.matrix().denials_of_acts
    assert f"{denied + doubted} sentence" in case.matrix().denials_of_acts


def test_an_appointment_in_a_later_report_speaks_neither_for_nor_against() -> None:
    case = MadeCase()
    roles = {"person": GENERAL, "rank": "General", "title": "deputy minister", "organization": "Russia"}
    case.say("post", "General Oren Tasker was appointed deputy minister", published="2031-09-01", **roles)
    for key in ("commander", "official-position"):
        row = row_of(case.matrix(SIEGE), key)
        assert (row.against.evidence, row.neither.counts_in_words) == ((), "1 claim")


@pytest.mark.parametrize("title", ["Chief of Staff", "Chief of General Staff", "Commander"])
@pytest.mark.parametrize(
    ("body", "is_commander"),
    [("the Northern Cadets Youth Movement", False), ("the Karst Sports Club", False), ("the Karst Liberation Movement", True)],
)
def test_a_military_title_in_a_civil_body_makes_no_commander(body: str, is_commander: bool, title: str) -> None:
    case = MadeCase()
    case.say("post", f"{title} of {body}", person=GENERAL, title=title, organization=body)
    matrix = case.matrix()
    assert row_of(matrix, "commander").is_empty is not is_commander
    position = row_of(matrix, "official-position")
    assert (bool(position.for_.evidence), bool(position.neither.evidence)) == (is_commander, not is_commander)


@pytest.mark.parametrize(
    ("body", "has_forces"),
    [
        ("the Northern Cadets Youth Movement", False),
        ("the State Duma of Russia", False),
        ("Committee on Roads and Bridges", False),
        ("комитет Госдумы по дорогам", False),
        ("the State Committee on Defence", True),
        ("the Security Committee", True),
        ("the Northern Guard", True),
    ],
)
def test_a_post_in_a_body_without_forces_speaks_neither_for_nor_against_another_superior_or_an_official_position(
    body: str, has_forces: bool
) -> None:
    case = MadeCase()
    post = case.say("post", f"deputy chairman, {body}", person=GENERAL, title="First Deputy Chairman", organization=body)
    for key in ("superior", "official-position"):
        row = row_of(case.matrix(), key)
        assert (ids(row.for_), ids(row.neither), row.against.evidence) == (([post.id], [], ()) if has_forces else ([], [post.id], ()))
        assert all(e.reason is Reason.NO_FORCES for e in row.neither.evidence)


@pytest.mark.parametrize(("body", "own"), [("the Russian Northern Museum", False), ("the Russian Northern Fleet", True)])
def test_a_post_in_a_body_without_forces_ties_nobody_to_those_of_its_state(body: str, own: bool) -> None:
    case = MadeCase()
    case.say("post", f"director of {body}", person=GENERAL, title="director", organization=body)
    act = case.say("attack", "Russian forces bombed it", perpetrator="Russian forces", **ACT)
    assert ids(row_of(case.matrix(), "crimes-own").neither) == ([act.id] if own else [])


def test_a_general_who_heads_a_civil_body_has_a_military_rank() -> None:
    case = MadeCase()
    post = case.say(
        "post", "General Tasker of the club", person=GENERAL, rank="General", title="head", organization="the Karst Sports Club"
    )
    assert ids(row_of(case.matrix(), "commander").for_) == [post.id]


@pytest.mark.parametrize(
    ("source", "is_theirs"),
    [
        ("President Oren Tasker and his government", True),
        ("Ilan Moor, Oren Tasker", True),
        ("the council as well as General Tasker", True),
        ("Tasker and his militia", True),
        ("his militia and northern jets", False),
        ("a spokesman for Oren Tasker and his government", False),
        ("Tasker and northern jets", False),
        ("his government", False),
    ],
)
def test_who_speaks_together_with_others_speaks(source: str, is_theirs: bool) -> None:
    case = MadeCase()
    denied = case.say("responsibility", "they deny it", source=source, stance="denied", of="strike", accused=GENERAL, act="the strike")
    case.say("identity", "Tasker, 51", person=GENERAL, attribute="age", value="51")
    case.namings[PERSON].append(Naming(case.claims[-1].id, "person", "Tasker"))
    case.names[PERSON] = (GENERAL, "Tasker")
    (profile,) = [p for p in profile_people(case.case_file()) if p.entity.id == PERSON]
    assert (profile.denials, profile.denials_by_others) == (((denied,), ()) if is_theirs else ((), (denied,)))
    row = row_of(case.matrix(), "crimes-person")
    assert (ids(row.own), ids(row.against)) == (([denied.id], []) if is_theirs else ([], [denied.id]))


def test_who_is_accused_together_with_others_is_paired_with_what_they_did() -> None:
    case = MadeCase()
    case.say("identity", "Oren Tasker, 51", person=GENERAL, attribute="age", value="51")
    assert list(pair_up(CaseWords(case.case_file()))) == []
    case.say("attack", "they bombed it", perpetrator="Oren Tasker and his guard", **ACT)
    assert [(person.id, subject.id) for person, subject in pair_up(CaseWords(case.case_file()))] == [(PERSON, SIEGE), (PERSON, STRIKE)]


def test_forces_of_a_town_are_not_those_of_who_is_called_after_it() -> None:
    case = MadeCase()
    case.say("identity", "Tasker, the wolf of Port Vell", person=GENERAL, attribute="alias", value="the wolf of Port Vell")
    case.names[PERSON] = (GENERAL, "the wolf of Port Vell")
    act = case.say("attack", "Vell forces bombed it", perpetrator="Vell forces", **ACT)
    assert ids(row_of(case.matrix(), "crimes-other").neither) == [act.id]
