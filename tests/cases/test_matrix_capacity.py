"""Capacity: which posts speak for a commander or another superior, and which were of another time."""

from dataclasses import replace

from linkage.exports.html.matrix import word_reason
from linkage.model.matrix import Nearness, Reason
from madematrix import GENERAL, MadeCase, ids, row_of


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


def test_an_incident_without_a_day_has_the_time_of_its_campaign() -> None:
    case = MadeCase(strike_when=None)
    roles = {"person": GENERAL, "rank": "General", "title": "deputy minister", "organization": "Russia"}
    later = case.say("post", "General Oren Tasker was appointed deputy minister", published="2031-09-01", **roles)
    assert ids(row_of(case.matrix(), "commander").neither) == [later.id]


def test_a_military_leader_is_a_commander_and_no_other_superior() -> None:
    case = MadeCase()
    post = case.say("post", "Tasker is a military leader", person=GENERAL, title="military leader", organization="Russia")
    matrix = case.matrix()
    assert ids(row_of(matrix, "commander").for_) == [post.id]
    assert row_of(matrix, "superior").is_empty
