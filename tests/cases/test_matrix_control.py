"""Control: which claims of command are about the incident or campaign asked about, and which of something else."""

import pytest

from linkage.model.matrix import Nearness, Reason
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase, ids, row_of


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


@pytest.mark.parametrize(
    ("words", "bears"), [("Tasker supplied weapons to the crews", True), ("Tasker answers for children in armed conflict", False)]
)
def test_giving_means_is_a_sign_of_control_and_armed_conflict_is_not(words: str, bears: bool) -> None:
    case = MadeCase()
    case.say("responsibility", words, source="a council", stance="alleged", of="strike", accused=GENERAL, act=words)
    assert row_of(case.matrix(), "means").is_empty is not bears
