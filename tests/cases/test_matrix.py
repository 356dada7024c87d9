"""The linkage matrix: which claims bear on which element, for whom, and how near."""

from dataclasses import replace

import pytest

from linkage.cases import view_case
from linkage.cases.asked import find_person, find_subject
from linkage.cases.matrix import MatrixMaker
from linkage.exports.html.matrix import word_reason
from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.conflict import Classification, ConflictType
from linkage.model.incident import Grade
from linkage.model.matrix import Nearness, Reason
from linkage.model.span import Span
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase, ids, row_of, shuffled


def test_every_element_has_a_row_even_where_no_claim_bears_on_it() -> None:
    matrix = MadeCase().matrix()
    assert [row.id for row in matrix.command] == [
        "commander", "acting", "superior", "control", "crimes-own", "crimes-person", "crimes-unnamed", "crimes-other", "causation",
        "knew", "should-have-known", "disregarded", "remit", "prevent", "repress", "submit",
    ]  # fmt: skip
    assert all(row.is_empty for row in matrix.rows)
    assert len(matrix.indicia) == 8
    assert matrix.modes == ()
    assert len(matrix.modes_without) == 7


def test_a_post_with_a_military_rank_speaks_for_capacity_as_a_commander() -> None:
    case = MadeCase()
    post = case.say("post", "General Oren Tasker heads the staff", person=GENERAL, rank="General", title="head", organization="Russia")
    matrix = case.matrix()
    assert ids(row_of(matrix, "commander").for_) == [post.id]
    assert ids(row_of(matrix, "superior").for_) == []
    assert ids(row_of(matrix, "official-position").for_) == [post.id]
    assert row_of(matrix, "commander").for_.evidence[0].nearness is Nearness.PERSON


def test_a_secretary_general_is_no_commander() -> None:
    case = MadeCase()
    case.say(
        "post", "Secretary-General Oren Tasker spoke", person=GENERAL, rank="General", title="Secretary-General", organization="Russia"
    )
    assert row_of(case.matrix(), "commander").is_empty


def test_a_minister_is_another_superior() -> None:
    case = MadeCase()
    post = case.say("post", "Defence Minister Oren Tasker", person=GENERAL, title="Defence Minister", organization="Russia")
    assert ids(row_of(case.matrix(), "superior").for_) == [post.id]


def test_a_post_of_another_time_stands_against_capacity() -> None:
    case = MadeCase()
    post = case.say(
        "post",
        "Colonel Oren Tasker was commander",
        when="2029/2030",
        person=GENERAL,
        rank="Colonel",
        title="commander",
        organization="Russia",
    )
    row = row_of(case.matrix(), "commander")
    assert ids(row.against) == [post.id]
    assert row.against.evidence[0].reason is Reason.OTHER_TIME
    assert row.for_.evidence == ()


def test_an_appointment_told_in_a_later_report_is_no_post_at_that_time() -> None:
    case = MadeCase()
    roles = {"person": GENERAL, "rank": "General", "title": "deputy minister", "organization": "Russia"}
    later = case.say("post", "General Oren Tasker was appointed deputy minister", published="2031-09-01", **roles)
    then = case.say("post", "General Oren Tasker has been appointed deputy minister", published="2031-04-20", **roles)
    row = row_of(case.matrix(), "commander")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(later.id, Reason.LATER)]
    assert ids(row.for_) == [then.id]


def test_a_former_office_of_a_later_report_speaks_for_neither_and_one_of_an_earlier_report_against() -> None:
    case = MadeCase()
    roles = {"person": GENERAL, "rank": "General", "title": "commander", "organization": "Russia"}
    later = case.say("post", "General Oren Tasker, former commander", published="2031-09-01", **roles)
    earlier = case.say("post", "General Oren Tasker, ex-commander", published="2031-01-01", **roles)
    dated = case.say(
        "post", "General Oren Tasker, a former commander, held it in May 2031", when="2031-05", published="2031-09-01", **roles
    )
    row = row_of(case.matrix(), "commander")
    assert [(e.claim_id, e.reason) for e in row.against.evidence] == [(earlier.id, Reason.OTHER_TIME)]
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(later.id, Reason.FORMER)]
    assert ids(row.for_) == [dated.id]


def test_a_record_that_calls_an_office_a_former_one_speaks_for_neither_whenever_it_was_listed() -> None:
    case = MadeCase()
    roles = {"person": GENERAL, "rank": "General", "title": "commander", "organization": "Russia"}
    case.say("post", "General Oren Tasker, former commander", published="2031-01-01", **roles)
    case.reports[0] = replace(case.reports[0], record=True)
    row = row_of(case.matrix(), "commander")
    assert [e.reason for e in row.neither.evidence] == [Reason.FORMER]
    assert row.for_.evidence == row.against.evidence == ()
    told = word_reason(row.neither.evidence[0], case.reports[0])
    assert told.endswith("(report: listed on 1 January 2031, whose words may be younger)")


def test_another_holder_of_the_same_post_at_that_time_stands_against_capacity() -> None:
    case = MadeCase()
    case.say("post", "Oren Tasker, chief of staff", person=GENERAL, title="chief of staff", organization="Russia")
    other = case.say(
        "post", "Ilan Moor, chief of staff in May", when="2031-05", person="Ilan Moor", title="chief of staff", organization="Russia"
    )
    case.say("post", "Ilan Moor, chief of staff in 2020", when="2020", person="Ilan Moor", title="chief of staff", organization="Russia")
    row = row_of(case.matrix(), "commander")
    assert [(e.claim_id, e.reason) for e in row.against.evidence] == [(other.id, Reason.OTHER_HOLDER)]


def test_another_post_at_that_time_stands_apart_from_what_speaks_for_capacity_or_against_it() -> None:
    case = MadeCase()
    teaching = case.say("post", "Oren Tasker taught in May", when="2031-05", person=GENERAL, title="lecturer", organization="the academy")
    case.say("post", "Oren Tasker taught in 2020", when="2020", person=GENERAL, title="lecturer", organization="the academy")
    case.say("post", "Oren Tasker, a lecturer", person=GENERAL, title="lecturer", organization="the academy")
    for key in ("commander", "superior"):
        row = row_of(case.matrix(), key)
        assert row.against.evidence == ()
        assert [(e.claim_id, e.nearness, e.reason) for e in row.neither.evidence] == [(teaching.id, Nearness.TIME, Reason.OTHER_POST)]


def test_command_of_the_campaign_speaks_for_control_of_an_incident_that_it_holds() -> None:
    case = MadeCase()
    claim = case.say(
        "command",
        "Tasker oversees the siege of Port Vell",
        of="siege",
        superior=GENERAL,
        operation="the siege of Port Vell",
        mode="oversees",
    )
    (evidence,) = row_of(case.matrix(), "control").for_.evidence
    assert (evidence.claim_id, evidence.nearness) == (claim.id, Nearness.CAMPAIGN)
    (evidence,) = row_of(case.matrix(SIEGE), "control").for_.evidence
    assert evidence.nearness is Nearness.NAMED


def test_what_a_report_tells_near_the_campaign_is_marked_as_read_so() -> None:
    case = MadeCase()
    case.say("command", "Tasker ran the assault", of="siege", superior=GENERAL, operation="the assault", mode="commands")
    (evidence,) = row_of(case.matrix(SIEGE), "control").for_.evidence
    assert evidence.nearness is Nearness.CONTEXT


@pytest.mark.parametrize("stance", ["asserted", "denied"])
@pytest.mark.parametrize("subject", [SIEGE, STRIKE])
def test_whom_somebody_commands_in_no_operation_is_told_of_the_person_and_speaks_for_no_command_here(subject: str, stance: str) -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "subordinate": "the gunners"}
    told = [
        case.say("command", "he commands the gunners", of="siege", stance=stance, mode=mode, **roles)
        for mode in ("commands", "oversees", "ordered")
    ]
    matrix = case.matrix(subject)
    for key, claims in (("control", told[:2]), ("remit", told[1:2]), ("ordered", told[2:])):
        row = row_of(matrix, key)
        assert (row.for_.evidence, row.against.evidence) == ((), ())
        assert [(e.claim_id, e.nearness, e.reason) for e in row.neither.evidence] == [
            (claim.id, Nearness.PERSON, Reason.OTHER_COMMAND) for claim in claims
        ]


def test_the_place_of_a_claim_tells_which_campaign_it_is_about_whatever_else_it_names() -> None:
    case = MadeCase()
    case.say(
        "responsibility", "Tasker is behind the bombing of Port Vell, as at Old Karst", source="a council", of="siege",
        accused=GENERAL, act="the bombing of Port Vell, as at Old Karst", place="Port Vell",
    )  # fmt: skip
    assert len(case.matrix(SIEGE).modes) == 1
    assert case.matrix("siege-of-old-karst").modes == ()


def test_an_incident_without_a_day_has_the_time_of_its_campaign() -> None:
    case = MadeCase(strike_when=None)
    roles = {"person": GENERAL, "rank": "General", "title": "deputy minister", "organization": "Russia"}
    later = case.say("post", "General Oren Tasker was appointed deputy minister", published="2031-09-01", **roles)
    assert ids(row_of(case.matrix(), "commander").neither) == [later.id]


def test_command_elsewhere_bears_on_nothing_here() -> None:
    case = MadeCase()
    case.say("command", "Tasker led the siege of Old Karst", superior=GENERAL, operation="the siege of Old Karst", mode="commands")
    assert row_of(case.matrix(), "control").is_empty
    assert not row_of(case.matrix("siege-of-old-karst"), "control").is_empty


def test_command_of_both_operations_is_read_of_the_two_that_the_report_likens() -> None:
    case = MadeCase()
    both = case.say("command", "Tasker led both sieges", of="siege", superior=GENERAL, operation="both sieges", mode="commands")
    assert row_of(case.matrix("siege-of-old-karst"), "control").is_empty
    like = case.say("similarity", "Port Vell looks like Old Karst", first="Port Vell", second="Old Karst")
    case.reports[-1] = case.reports[0]
    moved = type(like)(like.kind, case.reports[0].id, both.quote, like.roles)
    case.claims[-1] = moved
    (evidence,) = row_of(case.matrix("siege-of-old-karst"), "control").for_.evidence
    assert (evidence.claim_id, evidence.nearness) == (both.id, Nearness.CONTEXT)


def test_a_denial_of_command_stands_against_control() -> None:
    case = MadeCase()
    claim = case.say(
        "command", "Tasker did not lead the siege of Port Vell", source="Russia", stance="denied",
        superior=GENERAL, operation="the siege of Port Vell", mode="commands",
    )  # fmt: skip
    row = row_of(case.matrix(), "control")
    assert [(e.claim_id, e.reason) for e in row.against.evidence] == [(claim.id, Reason.DENIES)]
    assert row.for_.evidence == ()


def test_another_commander_of_the_campaign_speaks_neither_for_control_nor_against_it() -> None:
    case = MadeCase()
    claim = case.say(
        "command",
        "Ilan Moor leads the siege of Port Vell",
        of="siege",
        superior="Ilan Moor",
        operation="the siege of Port Vell",
        mode="commands",
    )
    row = row_of(case.matrix(), "control")
    assert [(e.claim_id, e.reason) for e in row.neither.evidence] == [(claim.id, Reason.OTHER_COMMANDER)]


def test_a_claim_that_the_person_was_elsewhere_stands_against_control() -> None:
    case = MadeCase()
    claim = case.say(
        "command",
        "Oren Tasker was on leave during the siege of Port Vell",
        of="siege",
        superior=GENERAL,
        operation="the siege",
        mode="planned",
    )
    assert ids(row_of(case.matrix(), "control").against) == [claim.id]


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


def test_a_claim_that_bears_on_no_row_is_still_shown() -> None:
    case = MadeCase()
    claim = case.say("affiliation", "Oren Tasker is a friend of Ilan Moor", person=GENERAL, other="Ilan Moor", tie="a friend of")
    assert ids(case.matrix().others) == [claim.id]


def test_sources_that_are_one_entity_count_once_and_so_does_a_publisher() -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "operation": "the siege of Port Vell", "mode": "commands"}
    for source, publisher in (("Ukraine", "A"), ("Ukraine", "B"), (None, "C"), (None, "C"), (None, "D")):
        case.say("command", "Tasker leads the siege of Port Vell", source=source, publisher=publisher, of="siege", **roles)
    side = row_of(case.matrix(SIEGE), "control").for_
    assert (len(side.evidence), side.origins.standing) == (5, 3)


def test_the_best_grade_is_that_of_the_incidents_that_the_claims_tell_of() -> None:
    case = MadeCase()
    case.say(
        "attack", "the hospital was bombed", of="strike", act="airstrike", target="the hospital", target_type="hospital", place="Port Vell"
    )
    case.say(
        "command", "Tasker leads the siege of Port Vell", of="siege", superior=GENERAL, operation="the siege of Port Vell", mode="commands"
    )
    matrix = case.matrix(SIEGE)
    assert row_of(matrix, "crimes-unnamed").neither.best_grade is Grade.WEAK
    assert row_of(matrix, "control").for_.best_grade is None


def test_an_incident_has_the_class_of_its_campaigns_conflict() -> None:
    declared = Classification(ConflictType.INTERNATIONAL, "a commission of inquiry")
    assert MadeCase(classification=declared).matrix().classification == declared
    assert not MadeCase().matrix().classification.is_made


def test_pages_are_made_for_declared_persons_and_for_those_said_to_have_done_it() -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say("statement", "Ilan Moor spoke of Port Vell", source="Ilan Moor", of="siege", speaker="Ilan Moor")
    pairs = [(matrix.person.name, matrix.subject.id) for matrix in view_case(case.case_file()).matrices]
    assert pairs == [(GENERAL, "siege-of-port-vell"), (GENERAL, "siege-of-old-karst")]
    case.say(
        "responsibility",
        "Ilan Moor is behind the strike on the hospital",
        of="strike",
        accused="Ilan Moor",
        act="the strike on the hospital",
        place="Port Vell",
    )
    pairs = [(matrix.person.name, matrix.subject.id) for matrix in view_case(case.case_file()).matrices]
    assert pairs[2:] == [("Ilan Moor", "siege-of-port-vell"), ("Ilan Moor", "airstrike-hospital-port-vell")]


def test_the_order_of_the_case_does_not_change_a_matrix() -> None:
    case = MadeCase()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    for n in range(4):
        case.say(
            "attack",
            f"Russian forces bombed ward {n}",
            of="strike",
            act="airstrike",
            perpetrator="Russian forces",
            target_type="hospital",
            place="Port Vell",
        )
    one = case.case_file()
    two = shuffled(one)
    person = next(e for e in two.entities if e.name == GENERAL)
    assert MatrixMaker(two).make(person, two.incidents[0]) == MatrixMaker(one).make(one.entities[0], one.incidents[0])


@pytest.mark.parametrize(
    ("words", "bears"), [("Tasker supplied weapons to the crews", True), ("Tasker answers for children in armed conflict", False)]
)
def test_giving_means_is_a_sign_of_control_and_armed_conflict_is_not(words: str, bears: bool) -> None:
    case = MadeCase()
    case.say("responsibility", words, source="a council", stance="alleged", of="strike", accused=GENERAL, act=words)
    assert row_of(case.matrix(), "means").is_empty is not bears


def test_a_military_leader_is_a_commander_and_no_other_superior() -> None:
    case = MadeCase()
    post = case.say("post", "Tasker is a military leader", person=GENERAL, title="military leader", organization="Russia")
    matrix = case.matrix()
    assert ids(row_of(matrix, "commander").for_) == [post.id]
    assert row_of(matrix, "superior").is_empty


def test_a_retracted_report_gives_a_cell_neither_an_origin_nor_a_grade() -> None:
    case = MadeCase()
    roles = {"superior": GENERAL, "operation": "the siege of Port Vell", "mode": "commands"}
    kept = case.say("command", "Tasker leads the siege of Port Vell", source="Ukraine", publisher="A", of="siege", **roles)
    gone = case.say("command", "Tasker commands the siege of Port Vell", source="the guild", publisher="B", of="strike", **roles)
    made = case.case_file()
    made = replace(made, origins=replace(made.origins, retracted=frozenset({gone.report_id})))
    person, siege = find_person(made, GENERAL), find_subject(made, SIEGE)
    side = row_of(MatrixMaker(made).make(person, siege), "control").for_
    assert {evidence.claim_id for evidence in side.evidence} == {kept.id, gone.id}
    assert side.origins.in_words == "1 independent origin (1 more retracted)"
    assert side.best_grade is None
    assert row_of(case.matrix(SIEGE), "control").for_.best_grade is not None
