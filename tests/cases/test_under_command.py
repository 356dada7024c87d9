"""Acts of forces speak for acts of those under a person only where a claim puts these forces under the person, then and there."""

from dataclasses import replace

import pytest

from linkage.model.claim import Claim
from linkage.model.matrix import MatrixRow, Reason
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase, ids, row_of

ACT = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell", "of": "strike"}
UNITS = {"Lark Regiment": "unit:lark-regiment", "Plover Company": "unit:plover-company", "Russian air force": "organization:russian-air"}


def forces_row(case: MadeCase, subject: str = STRIKE) -> MatrixRow:
    return row_of(case.matrix(subject), "crimes-own")


def bombed(case: MadeCase, doer: str = "Russian forces", when: str = "") -> Claim:
    return case.say("attack", f"{doer} bombed Saint Ada hospital", perpetrator=doer, when=when, **ACT)


def reasons(row: MatrixRow) -> list[tuple[str, Reason]]:
    return [(e.claim_id, e.reason) for e in row.neither.evidence]


def holding(title: str, body: str, quote: str = "", **more: str) -> MadeCase:
    case = MadeCase(people=UNITS)
    case.say("post", quote or f"General Oren Tasker, the {title} of {body}", person=GENERAL, title=title, organization=body, **more)
    return case


def test_acts_of_a_whole_state_speak_for_neither_where_the_post_is_of_a_regiment() -> None:
    case = holding("commander", "Lark Regiment")
    case.say("post", "he is a Russian officer", person=GENERAL, title="officer", organization="Russia")
    states, own = bombed(case), bombed(case, "Lark Regiment")
    row = forces_row(case)
    assert (ids(row.for_), reasons(row)) == ([own.id], [(states.id, Reason.NOT_UNDER)])
    assert row.neither.counts_in_words == "1 claim"


@pytest.mark.parametrize("told", [{"kind": "command", "mode": "commands"}, {"kind": "affiliation", "tie": "part of"}])
def test_what_stands_under_the_body_of_the_post_is_under_the_person(told: dict[str, str]) -> None:
    case = holding("commander", "Lark Regiment")
    act = bombed(case, "Plover Company")
    assert forces_row(case).is_empty
    over, under = ("superior", "subordinate") if told["kind"] == "command" else ("other", "person")
    case.say(quote="the company stands under the regiment", **told, **{over: "Lark Regiment", under: "Plover Company"})  # type: ignore[arg-type]
    assert ids(forces_row(case).for_) == [act.id]


@pytest.mark.parametrize(
    ("title", "body", "whole"),
    [
        ("President", "Russia", True),
        ("head", "Russia", True),
        ("Supreme Commander-in-Chief", "Russia", True),
        ("Minister of Defence", "Russia", True),
        ("chief", "the Russian general staff", True),
        ("commander", "the Russian armed forces", True),
        ("minister", "Ministry of Defence of Russia", True),
        ("Deputy Minister of Defence", "Russia", False),
        ("Minister of Roads", "Russia", False),
        ("commander", "Russia", False),
        ("deputy commander", "the Russian armed forces", False),
        ("spokesman", "the Russian armed forces", False),
        ("head", "the Russian Lark Guard", False),
        ("commander", "the Russian air force", False),
    ],
)
def test_who_rules_or_is_the_supreme_commander_commands_the_whole(title: str, body: str, whole: bool) -> None:
    case = holding(title, body)
    act = bombed(case)
    row = forces_row(case)
    assert (ids(row.for_), reasons(row)) == (([act.id], []) if whole else ([], [(act.id, Reason.NOT_UNDER)]))


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("Oren Tasker is the commander of the Russian army", True),
        ("Oren Tasker is a commander of the Russian army", False),
        ("the Russian army commander Oren Tasker", False),
    ],
)
def test_one_of_many_commanders_of_an_army_commands_a_part_of_it(quote: str, whole: bool) -> None:
    case = holding("commander", "the Russian army", quote)
    act = bombed(case)
    assert ids(forces_row(case).for_) == ([act.id] if whole else [])


def test_the_commander_of_the_air_force_commands_its_aircraft_and_nothing_else() -> None:
    case = holding("commander", "the Russian Aerospace Forces")
    forces, jets = bombed(case), bombed(case, "Russian air force")
    row = forces_row(case)
    assert (ids(row.for_), reasons(row)) == ([jets.id], [(forces.id, Reason.NOT_UNDER)])


@pytest.mark.parametrize("title", ["member", "spokesman", "adviser"])
def test_a_member_of_a_body_has_none_of_it_under_him(title: str) -> None:
    case = holding(title, "Lark Regiment")
    act = bombed(case, "Lark Regiment")
    assert reasons(forces_row(case)) == [(act.id, Reason.NOT_UNDER)]


@pytest.mark.parametrize(
    ("told", "given"),
    [
        ({"when": "2031-05/2031-07"}, True),
        ({"when": "2025/2027"}, False),
        ({"published": "2031-05-20"}, True),
        ({"published": "2031-05-01"}, False),
        ({"published": "2031-09-01"}, False),
        ({"published": None}, False),
    ],
    ids=["dated", "of another time", "news of those weeks", "news before it", "news of months later", "a report without a day"],
)
def test_a_post_that_nobody_gives_for_that_time_puts_nothing_under_the_person(told: dict[str, str], given: bool) -> None:
    case = holding("head", "Russia", **told)
    act = bombed(case)
    row = forces_row(case)
    assert (ids(row.for_), reasons(row)) == (([act.id], []) if given else ([], [(act.id, Reason.NO_POST_THEN)]))


def test_a_former_office_is_given_for_no_time() -> None:
    case = holding("head", "Russia", "Oren Tasker, the former head of Russia", published="2031-05-20")
    act = bombed(case)
    assert reasons(forces_row(case)) == [(act.id, Reason.NO_POST_THEN)]


def test_a_post_told_before_and_after_is_given_for_the_time_between() -> None:
    case = holding("head", "Russia", published="2031-03-20")
    act = bombed(case)
    assert reasons(forces_row(case)) == [(act.id, Reason.NO_POST_THEN)]
    case.say("post", "Oren Tasker, the head of Russia", person=GENERAL, title="head", organization="Russia", published="2031-09-01")
    assert ids(forces_row(case).for_) == [act.id]


def test_the_day_of_a_listing_dates_no_post_but_an_entry_tells_what_the_body_did_together_with_the_post() -> None:
    case = holding("commander", "Lark Regiment", published="2031-05-20")
    entry = case.reports[-1] = replace(case.reports[-1], record=True)
    elsewhere, theirs = bombed(case, "Lark Regiment"), bombed(case, "Lark Regiment")
    told = case.claims[-1] = replace(theirs, report_id=entry.id)
    named = case.namings["unit:lark-regiment"]
    named[-1] = replace(named[-1], claim_id=told.id)
    case.in_strike = {elsewhere.id, told.id}
    row = forces_row(case)
    assert (ids(row.for_), reasons(row)) == ([told.id], [(elsewhere.id, Reason.NO_POST_THEN)])


def test_an_act_without_an_end_reaches_no_further_than_what_is_asked_about() -> None:
    case = holding("head", "Russia", when="2032/2033")
    act = bombed(case, when="2031-05-02/..")
    assert reasons(forces_row(case, SIEGE)) == [(act.id, Reason.NO_POST_THEN)]


@pytest.mark.parametrize(
    ("operation", "whole"),
    [
        ("the siege of Port Vell", True),
        ("the raid on the market of Port Vell", False),
        ("the raid on Saint Ada hospital in Port Vell", True),
    ],
)
def test_who_is_told_to_command_the_operation_there_commands_the_forces_of_the_state_in_it(operation: str, whole: bool) -> None:
    case = holding("deputy minister", "Russia", "Oren Tasker, the former deputy minister", published=None)
    act = bombed(case)
    assert forces_row(case).for_.evidence == ()
    case.say("command", f"Tasker oversees {operation}", of="siege", superior=GENERAL, operation=operation, mode="oversees", published=None)
    for subject in (STRIKE, SIEGE):
        row = forces_row(case, subject)
        assert (ids(row.for_), reasons(row)) == (([act.id], []) if whole else ([], [(act.id, Reason.NOT_UNDER)]))


@pytest.mark.parametrize(("body", "here"), [("all Russian troops in Port Vell", True), ("all Russian troops in Old Karst", False)])
def test_who_commands_all_forces_at_a_place_commands_those_there(body: str, here: bool) -> None:
    case = holding("commander", body)
    act = bombed(case)
    assert ids(forces_row(case).for_) == ([act.id] if here else [])


def test_where_forces_are_tells_not_whose_they_are() -> None:
    case = holding("commander", "Russian forces in Ukraine")
    act = bombed(case, "Ukraine")
    assert forces_row(case).is_empty
    assert ids(row_of(case.matrix(), "crimes-other").neither) == [act.id]


@pytest.mark.parametrize(("forces", "whole"), [("the Russian forces", True), ("Russian forces", False)])
def test_who_led_forces_led_some_of_them_and_who_led_the_forces_all(forces: str, whole: bool) -> None:
    case = MadeCase()
    case.say("command", f"at Port Vell Tasker led {forces}", of="siege", superior=GENERAL, subordinate=forces, mode="commands")
    act = bombed(case)
    row = forces_row(case)
    assert (ids(row.for_), reasons(row)) == (([act.id], []) if whole else ([], [(act.id, Reason.NOT_UNDER)]))


def test_a_command_that_only_the_words_around_give_to_the_campaign_needs_a_post_at_that_time() -> None:
    case = holding("head", "Lark Regiment", published=None)
    case.say("post", "Tasker of the Russian guard", person=GENERAL, title="officer", organization="Russia", published=None)
    case.say("command", "Behind the operation, Tasker", of="siege", superior=GENERAL, operation="the operation", mode="commands")
    act = bombed(case)
    assert reasons(forces_row(case, SIEGE)) == [(act.id, Reason.NO_POST_THEN)]
    case.say("post", "Tasker of the Russian guard", person=GENERAL, title="officer", organization="Russia", when="2031")
    assert ids(forces_row(case, SIEGE).for_) == [act.id]


def test_a_denial_of_what_the_whole_did_is_one_of_what_its_part_did() -> None:
    case = holding("commander", "the Russian Lark Guard")
    bombed(case)
    denial = case.say("attack", "no hospital was bombed", source="Russia", stance="denied", **ACT)
    row = forces_row(case)
    assert (ids(row.against), len(row.neither.evidence)) == ([denial.id], 1)


def test_what_the_person_says_of_such_an_act_stays_among_the_persons_own_words() -> None:
    case = holding("commander", "the Russian Lark Guard")
    said = case.say("attack", "Russian forces bombed it", source=GENERAL, perpetrator="Russian forces", **ACT)
    assert ids(forces_row(case).own) == [said.id]
