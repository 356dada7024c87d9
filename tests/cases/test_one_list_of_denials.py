"""One list of denials of what a person is tied to: the page, the list of persons, the dossier and the linkage matrices agree."""

from dataclasses import replace

import pytest

from linkage.cases import make_person_dossier, profile_people
from linkage.cases.casewords import CaseWords
from linkage.cases.matrix import MatrixMaker
from linkage.cases.pairs import pair_up
from linkage.cases.widerdenials import find_wider_denials
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.dossier import FactKind
from linkage.model.matrix import Nearness, Reason
from linkage.model.profile import PersonProfile
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase, ids, row_of
from madewar import ACT, BARRELS, MadeWar

KARST = "siege-of-old-karst"
STRUCK = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell", "of": "strike"}


def profile_of(case_file: CaseFile, name: str = GENERAL) -> PersonProfile:
    return next(profile for profile in profile_people(case_file) if profile.entity.name == name)


def _move_last(case: MadeCase, report_id: str) -> Claim:
    """The last claim of a case, told in another report."""
    last = case.claims[-1]
    moved = case.claims[-1] = replace(last, report_id=report_id)
    case.namings = {
        key: [replace(n, claim_id=moved.id if n.claim_id == last.id else n.claim_id) for n in found] for key, found in case.namings.items()
    }
    return moved


def test_who_is_said_to_command_a_campaign_has_the_denials_of_what_it_holds_on_the_page_and_in_the_dossier() -> None:
    case = MadeCase()
    case.say(
        "command", "Tasker led the siege of Port Vell", of="siege", superior=GENERAL, mode="commands", operation="the siege of Port Vell"
    )
    case.say("attack", "Russian forces bombed Saint Ada hospital", perpetrator="Russian forces", **STRUCK)
    denial = case.say("attack", "our jets bombed no hospital there", source="Russia", stance="denied", **STRUCK)
    case_file = case.case_file()
    assert [claim.id for claim in profile_of(case_file).denied_or_doubted] == [denial.id]
    facts = {fact.kind: fact.claim_ids for fact in make_person_dossier(case_file, GENERAL).facts}
    assert (facts[FactKind.INCIDENT_DENIALS], facts[FactKind.OTHER_DENIALS]) == ((denial.id,), ())


def test_who_only_tells_of_the_people_of_a_campaign_has_no_denials_of_what_it_holds() -> None:
    case = MadeCase()
    case.say("statement", "I saw the siege of Port Vell, said Moor", of="siege", speaker="Ilan Moor", words="I saw it")
    case.say("attack", "our jets bombed no hospital there", source="Russia", stance="denied", **STRUCK)
    assert profile_of(case.case_file(), "Ilan Moor").denied_or_doubted == ()


def test_a_denial_that_names_the_campaign_and_is_grouped_with_nothing_stands_on_the_page_as_in_the_matrix() -> None:
    case = MadeCase()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    loose = case.say(
        "attack", "no shell fell on Port Vell", source="the harbour office", stance="denied", act="shelling", place="Port Vell"
    )
    assert ids(row_of(case.matrix(SIEGE), "crimes-unnamed").against) == [loose.id]
    assert [claim.id for claim in profile_of(case.case_file()).denied_or_doubted] == [loose.id]


def test_a_command_of_both_likened_campaigns_ties_to_both() -> None:
    case = MadeCase()
    likened = case.say("similarity", "Port Vell is another Old Karst", first="Port Vell", second="Old Karst")
    case.say("command", "Tasker was behind both operations", superior=GENERAL, mode="commands", operation="both operations")
    _move_last(case, likened.report_id)
    case_file = case.case_file()
    assert profile_of(case_file).campaign_ids == (SIEGE, KARST)
    assert [subject.id for _, subject in pair_up(CaseWords(case_file))] == [SIEGE, KARST]


def test_the_matrix_of_somebody_whom_no_claim_ties_to_a_state_holds_that_states_denials_and_counts_them_for_neither() -> None:
    case = MadeWar()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    own = case.deny("Russian jets struck no hospital", perpetrator="Russian forces", **ACT)
    wider = case.deny("Russia never used barrel bombs", perpetrator="Russia", **BARRELS)
    case_file = case.case_file()
    siege = next(campaign for campaign in case_file.campaigns if campaign.id == SIEGE)
    profile = profile_of(case_file)
    row = row_of(MatrixMaker(case_file).make(profile.entity, siege), "crimes-other")
    denied = [e for e in row.neither.evidence if e.reason is Reason.DENIES_OTHER]
    assert {e.claim_id: e.is_wider_denial for e in denied} == {own.id: False, wider.id: True}
    assert row.against.evidence == ()
    assert [claim.id for claim in profile.denied_or_doubted] == [own.id]
    assert tuple(claim.id for claim in profile.wider_denials) == (wider.id,)


def _likening(told: str, goes_on: str = "", **roles: str) -> tuple[MadeCase, Claim]:
    """A case in which the report of a command likens the two sieges."""
    case = MadeCase()
    likened = case.say("similarity", "Port Vell is another Old Karst", first="Port Vell", second="Old Karst")
    command = case.say("command", told, goes_on=goes_on, superior=GENERAL, mode="commands", **roles)
    case.claims[0] = replace(likened, report_id=command.report_id)
    return case, command


@pytest.mark.parametrize("goes_on", [" in both cities", " during both of these sieges", " of both besieged populations"])
def test_a_command_whose_sentence_goes_on_to_say_in_both_cities_ties_to_both(goes_on: str) -> None:
    case, _ = _likening("Tasker planned the worst of it", goes_on)
    assert profile_of(case.case_file()).campaign_ids == (SIEGE, KARST)


@pytest.mark.parametrize(
    ("goes_on", "roles"),
    [(" of both sides", {}), (" and saw both cities", {}), ("", {"operation": "the ruin of both hospitals"})],
    ids=["both sides", "another clause", "both hospitals"],
)
def test_both_of_what_is_no_campaign_and_no_place_of_one_ties_to_neither(goes_on: str, roles: dict[str, str]) -> None:
    case, _ = _likening("Tasker planned the worst of it", goes_on, **roles)
    assert profile_of(case.case_file()).campaign_ids == ()


def test_both_of_three_campaigns_that_a_report_likens_ties_to_none() -> None:
    case, command = _likening("Tasker planned the worst of it", " in both cities")
    third = case.say("similarity", "the siege of Sund was as that of Old Karst", first="the siege of Sund", second="Old Karst")
    case.claims[-1] = replace(third, report_id=command.report_id)
    case_file = case.case_file()
    sund = replace(case_file.campaigns[1], id="siege-of-sund", name="Siege of Sund", place=None)
    assert profile_of(replace(case_file, campaigns=(*case_file.campaigns, sund))).campaign_ids == ()


def test_one_denial_is_in_wider_terms_for_whoever_is_tied_to_the_war_and_for_whoever_is_tied_to_its_siege() -> None:
    case = MadeWar()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    blame = case.say("responsibility", "Moor is accused of crimes in the war", source="Ukraine", accused="Ilan Moor", act="crimes")
    case.in_war.append(blame)
    denial = case.deny("Russia never used barrel bombs", perpetrator="Russia", **BARRELS)
    case_file = case.case_file()
    for name in (GENERAL, "Ilan Moor"):
        profile = profile_of(case_file, name)
        assert ([c.id for c in profile.denied_or_doubted], [c.id for c in profile.wider_denials]) == ([], [denial.id]), name
        dossier = make_person_dossier(case_file, name)
        facts = {fact.kind: fact.claim_ids for fact in dossier.facts}
        assert (facts[FactKind.WIDER_DENIALS], facts[FactKind.OTHER_DENIALS], dossier.denial_ids) == ((denial.id,), (), ()), name
        assert dossier.wider_ids == (denial.id,)


def test_a_denial_of_such_acts_in_the_report_of_a_strike_is_in_wider_terms_in_its_matrix_as_on_its_page() -> None:
    case = MadeWar()
    told = case.say(
        "attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS}
    )
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    case.deny("Russia never used barrel bombs", of="nothing", perpetrator="Russia", place="Port Vell", **BARRELS)
    moved = _move_last(case, told.report_id)
    case.in_war.append(moved)
    case_file = case.case_file()
    assert find_wider_denials(case_file)[STRIKE] == (moved.id,)
    strike = case_file.incidents[0]
    rows = MatrixMaker(case_file).make(profile_of(case_file).entity, strike).rows
    stands = [e for row in rows for side in row.sides for e in side.evidence if e.claim_id == moved.id]
    assert stands
    assert {e.nearness for e in stands} == {Nearness.WIDER}


def test_what_a_sentence_denies_of_somebody_by_name_is_not_told_once_more_in_wider_terms() -> None:
    case = MadeWar()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    named = case.deny("Russia and Tasker never used barrel bombs", kind="responsibility", accused=GENERAL, act="barrel bombs")
    other = case.deny("Russia and Tasker never used barrel bombs", perpetrator="Russia", **BARRELS)
    case.in_war.remove(other)
    case.in_war.append(_move_last(case, named.report_id))
    profile = profile_of(case.case_file())
    assert ([c.id for c in profile.denials_by_others], profile.wider_denials) == ([named.id], ())
