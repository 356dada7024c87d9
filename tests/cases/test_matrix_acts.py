"""Crimes by subordinates: whose acts they are by the claims, and who denies which."""

from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.matrix import Nearness, Reason
from linkage.model.span import Span
from madematrix import GENERAL, SIEGE, MadeCase, ids, row_of


def test_acts_of_forces_of_the_state_of_a_post_are_kept_apart_from_those_of_others() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    roles = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}
    own = case.say("attack", "Russian forces bombed Saint Ada hospital", of="strike", perpetrator="Russian forces", **roles)
    nobody = case.say("attack", "Saint Ada hospital was bombed", of="strike", **roles)
    other = case.say("attack", "Ukraine bombed Saint Ada hospital", of="strike", perpetrator="Ukraine", **roles)
    matrix = case.matrix()
    assert ids(row_of(matrix, "crimes-own").for_) == [own.id]
    assert [(e.claim_id, e.reason) for e in row_of(matrix, "crimes-unnamed").neither.evidence] == [(nobody.id, Reason.NO_DOER)]
    assert row_of(matrix, "crimes-other").is_empty
    assert [(e.claim_id, e.reason) for e in row_of(matrix, "crimes-own").against.evidence] == [(other.id, Reason.EXCLUDES)]


def test_an_accusation_in_the_same_words_tells_who_did_it() -> None:
    case = MadeCase()
    blame = case.say("responsibility", "Ukraine is behind the strike on the hospital", of="strike", accused="Ukraine", act="the strike")
    act = Claim(ClaimKind.ATTACK, blame.report_id, Span(22, 44), (Role("act", "airstrike"), Role("target_type", "hospital")))
    case.claims.append(act)
    case.in_strike.add(act.id)
    matrix = case.matrix()
    assert row_of(matrix, "crimes-unnamed").is_empty
    assert ids(row_of(matrix, "crimes-other").neither) == [blame.id, act.id]


def test_an_act_that_a_report_passes_on_in_words_of_doubt_stands_against() -> None:
    case = MadeCase()
    roles = {"act": "airstrike", "target": "the hospital", "target_type": "hospital", "place": "Port Vell", "of": "strike"}
    doubted = case.say("attack", "the hospital supposedly struck from the air", stance="alleged", **roles)
    alleged = case.say("attack", "the hospital allegedly struck from the air", stance="alleged", **roles)
    somebodys = case.say("attack", "supposedly struck, they say", stance="alleged", source="Ukraine", **roles)
    row = row_of(case.matrix(), "crimes-unnamed")
    assert [(e.claim_id, e.reason) for e in row.against.evidence] == [(doubted.id, Reason.DOUBTS)]
    assert ids(row.neither) == [alleged.id, somebodys.id]


def test_without_a_post_or_command_no_forces_are_the_persons() -> None:
    case = MadeCase()
    case.say(
        "attack",
        "Russian forces bombed it",
        of="strike",
        act="airstrike",
        perpetrator="Russian forces",
        target_type="hospital",
        place="Port Vell",
    )
    assert row_of(case.matrix(), "crimes-own").is_empty


def test_capturing_a_town_is_no_act_that_bears_on_crimes() -> None:
    case = MadeCase()
    case.say("attack", "the capture of Port Vell", of="siege", act="other", target="Port Vell", target_type="other", place="Port Vell")
    assert row_of(case.matrix(SIEGE), "crimes-unnamed").is_empty


def test_a_ministrys_denial_of_the_strike_stands_against_crimes_by_subordinates() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    roles = {"act": "airstrike", "target": "the hospital", "target_type": "hospital", "place": "Port Vell"}
    grouped = case.say("attack", "there was no strike on the hospital", source="Russia", stance="denied", of="strike", **roles)
    elsewhere = case.say("attack", "no strike on the hospital in Port Vell", source="Russia", stance="denied", **roles)
    case.say(
        "attack",
        "no strike on the school",
        source="Russia",
        stance="denied",
        act="airstrike",
        target="the school",
        target_type="school",
        place="Port Vell",
    )
    matrix = case.matrix()
    row = row_of(matrix, "crimes-own")
    assert [(e.claim_id, e.nearness, e.reason) for e in row.against.evidence] == [
        (grouped.id, Nearness.INCIDENT, Reason.DENIES),
        (elsewhere.id, Nearness.OBJECT, Reason.DENIES),
    ]
    assert "2 sentences" in matrix.denials_of_acts
    assert row.group in matrix.denials_of_acts
    assert MadeCase().matrix().denials_of_acts == ""


def test_what_the_person_says_of_an_act_is_their_own_words() -> None:
    case = MadeCase()
    roles = {"act": "airstrike", "target": "the hospital", "target_type": "hospital", "place": "Port Vell"}
    claim = case.say("attack", "no hospital was struck", source=GENERAL, stance="denied", of="strike", **roles)
    row = row_of(case.matrix(), "crimes-own")
    assert (ids(row.own), ids(row.against)) == ([claim.id], [])


def test_a_denial_of_its_own_part_counts_and_one_of_another_sides_does_not() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    roles = {
        "act": "airstrike",
        "target": "the hospital",
        "target_type": "hospital",
        "place": "Port Vell",
        "stance": "denied",
        "of": "strike",
    }
    own = case.say("attack", "its pilots did not strike", source="Russia", perpetrator="its pilots", **roles)
    theirs = case.say("attack", "Ukraine did not strike", source="Ukraine", perpetrator="Ukraine", **roles)
    answer = case.say(
        "responsibility", "it had no part in it", source="Russia", accused="its jets or those of Ukraine", act="the raid", stance="denied",
        of="strike",
    )  # fmt: skip
    matrix = case.matrix()
    assert ids(row_of(matrix, "crimes-own").against) == [own.id, answer.id]
    other = row_of(matrix, "crimes-other")
    assert (ids(other.against), [(e.claim_id, e.reason) for e in other.neither.evidence]) == ([], [(theirs.id, Reason.DENIES_OTHER)])
