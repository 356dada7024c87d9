"""Denials in wider terms: of the war around a siege, of a campaign around an incident, or of such acts at all."""

from dataclasses import replace

import pytest

from linkage.cases import compare_conduct, find_wider_denials, make_campaign_dossier, make_person_dossier
from linkage.cases.matrix import MatrixMaker
from linkage.cases.people import profile_people
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.dossier import FactKind
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.matrix import Nearness, Reason
from linkage.model.place import Place, WherePrecision
from linkage.model.when import When
from madematrix import GENERAL, SIEGE, STRIKE, TOWN, row_of
from madewar import ACT, BARRELS, WAR, MadeWar


def barrels_on_the_hospital(doer: str = "Russian forces") -> MadeWar:
    case = MadeWar()
    roles = {**ACT, **BARRELS}
    case.say("attack", f"{doer} dropped barrel bombs on Saint Ada hospital", perpetrator=doer, **roles)
    return case


def test_a_denial_of_the_war_stands_with_the_siege_and_with_the_incident_of_the_acts_that_it_denies() -> None:
    case = barrels_on_the_hospital()
    denial = case.deny("Russia never used barrel bombs", **BARRELS)
    assert find_wider_denials(case.case_file()) == {SIEGE: (denial.id,), STRIKE: (denial.id,)}


def test_a_denial_of_acts_of_another_kind_stands_with_neither() -> None:
    case = barrels_on_the_hospital()
    case.deny("Russia never used cluster munitions", act="shelling", weapon="cluster munitions")
    case.deny("Russia bombed no school", act="bombing", target="a school", target_type="school")
    assert find_wider_denials(case.case_file()) == {}


def test_a_denial_by_a_side_that_nobody_blames_stands_with_neither() -> None:
    case = barrels_on_the_hospital("Ukraine")
    case.deny("Russia never used barrel bombs", **BARRELS)
    assert find_wider_denials(case.case_file()) == {}


@pytest.mark.parametrize("words", ["Russia denies war crimes", "Russia denies targeting civilians", "Russia rejects all accusations"])
def test_a_denial_of_everything_stands_with_whatever_the_side_is_blamed_for(words: str) -> None:
    case = barrels_on_the_hospital()
    denial = case.deny(words, kind="responsibility", accused="Russia", act=words)
    assert find_wider_denials(case.case_file()) == {SIEGE: (denial.id,), STRIKE: (denial.id,)}


@pytest.mark.parametrize("words", ["any involvement", "the allegations"])
def test_a_denial_that_names_no_kind_of_act_and_is_not_of_everything_stands_with_neither(words: str) -> None:
    case = barrels_on_the_hospital()
    case.deny(f"Russia denied {words}", kind="responsibility", accused="Russia", act=words)
    assert find_wider_denials(case.case_file()) == {}


def test_a_denial_of_one_strike_is_in_no_wider_terms() -> None:
    case = barrels_on_the_hospital()
    case.deny("Russia dropped no barrel bomb there", of="strike", place="Port Vell", **BARRELS)
    assert find_wider_denials(case.case_file()) == {}


def test_a_denial_of_the_siege_is_a_wider_one_of_its_incident_only() -> None:
    case = barrels_on_the_hospital()
    denial = case.deny("Russia never used barrel bombs in Port Vell", of="siege", **BARRELS)
    assert find_wider_denials(case.case_file()) == {STRIKE: (denial.id,)}


@pytest.mark.parametrize(("when", "place"), [("2019", ""), ("", "Old Karst")])
def test_a_denial_of_another_time_or_town_stands_with_neither(when: str, place: str) -> None:
    case = barrels_on_the_hospital()
    case.deny("Russia used no barrel bombs", when=when, **BARRELS, **({"place": place} if place else {}))
    assert find_wider_denials(case.case_file()) == {}


def test_a_denial_of_a_town_that_no_campaign_is_of_stands_with_neither() -> None:
    case = barrels_on_the_hospital()
    denial = case.deny("Russia used no barrel bombs in Sund", place="Sund", **BARRELS)
    case_file = case.case_file()
    for place_id, stands in (("overlay:sund", False), (None, True)):
        sund = Entity("place:sund", EntityType.PLACE, "Sund", ("Sund",), (Naming(denial.id, "place", "Sund"),), place_id)
        assert bool(find_wider_denials(replace(case_file, entities=(*case_file.entities, sund)))) is stands


QUARTER = Place("overlay:salt-quay", "Salt Quay", 12.5, 42.25, "", WherePrecision.EXACT, within=TOWN.id)
OTHER_QUARTER = Place("overlay:mill-yard", "Mill Yard", 12.5, 42.25, "", WherePrecision.EXACT, within=TOWN.id)


def in_quarter(case: MadeWar, denial: Claim, *, of: Place = QUARTER) -> CaseFile:
    """The case, with the denial placed in Salt Quay, and the strike in a quarter."""
    case_file = case.case_file()
    quay = Entity("place:salt-quay", EntityType.PLACE, "Salt Quay", ("Salt Quay",), (Naming(denial.id, "place", "Salt Quay"),), QUARTER.id)
    (strike,) = case_file.incidents
    twin = replace(strike, id="bombing-salt-quay", place=QUARTER, claim_ids=(), report_ids=())  # so that the case knows the quarter
    return replace(case_file, entities=(*case_file.entities, quay), incidents=(replace(strike, place=of), twin))


@pytest.mark.parametrize("place", [QUARTER, TOWN], ids=["strike-in-that-quarter", "strike-somewhere-in-the-town"])
@pytest.mark.parametrize("words", ["Russia used no barrel bombs", "Russia used no barrel bombs in Salt Quay"])
def test_a_denial_placed_in_a_quarter_stands_with_the_siege_of_the_town_and_the_strike_in_it(place: Place, words: str) -> None:
    case = barrels_on_the_hospital()
    denial = case.deny(words, place="Salt Quay", **BARRELS)
    assert find_wider_denials(in_quarter(case, denial, of=place)) == {SIEGE: (denial.id,), STRIKE: (denial.id,)}


@pytest.mark.parametrize(("words", "stands"), [("Russia used no barrel bombs", True), ("Russia used no barrel bombs in Salt Quay", False)])
def test_a_denial_of_one_quarter_stands_with_a_strike_in_another_only_where_its_own_words_name_none(words: str, stands: bool) -> None:
    case = barrels_on_the_hospital()
    denial = case.deny(words, place="Salt Quay", **BARRELS)
    found = find_wider_denials(in_quarter(case, denial, of=OTHER_QUARTER))
    assert found == {SIEGE: (denial.id,), **({STRIKE: (denial.id,)} if stands else {})}


def test_a_denial_placed_in_a_quarter_stands_in_the_comparison_and_against_the_acts_of_the_forces() -> None:
    case = barrels_on_the_hospital()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    denial = case.deny("Russia used no barrel bombs", place="Salt Quay", **BARRELS)
    case_file = in_quarter(case, denial)
    (barrel,) = [row for row in compare_conduct(case_file, SIEGE, "siege-of-old-karst").rows if row.id == "barrel"]
    assert barrel.first.wider == (denial.id,)
    matrix = MatrixMaker(case_file).make(case_file.entities[0], case_file.incidents[0])
    assert [e.claim_id for e in row_of(matrix, "crimes-own").against.evidence] == [denial.id]


def test_a_war_that_ended_before_holds_no_siege() -> None:
    case = barrels_on_the_hospital()
    case.war_when = When("", "2019/2020")
    case.deny("Russia never used barrel bombs", **BARRELS)
    assert find_wider_denials(case.case_file()) == {}


def test_two_claims_of_one_sentence_stand_once() -> None:
    case = barrels_on_the_hospital()
    denial = case.deny("Russia denies using barrel bombs", **BARRELS)
    twin = case.deny("Russia denies using barrel bombs", kind="responsibility", accused="Russia", act="using barrel bombs")
    same = replace(twin, report_id=denial.report_id)
    for kept in (case.claims, case.in_war):
        kept[kept.index(twin)] = same
    case.namings["state:russia"].append(Naming(same.id, "source", "Russia"))
    assert find_wider_denials(case.case_file()) == {SIEGE: (denial.id,), STRIKE: (denial.id,)}


def test_a_comparison_marks_what_is_denied_in_wider_terms() -> None:
    case = barrels_on_the_hospital()
    denial = case.deny("Russia never used barrel bombs", **BARRELS)
    large = case.deny("Russia denies war crimes", kind="responsibility", accused="Russia", act="war crimes")
    found = compare_conduct(case.case_file(), SIEGE, "siege-of-old-karst")
    (barrel,) = [row for row in found.rows if row.id == "barrel"]
    assert (barrel.first.wider, barrel.first.state_in_words) == ((denial.id, large.id), "told, and denied in wider terms")
    (hospitals,) = [row for row in found.rows if row.id == "hospitals"]
    assert hospitals.first.wider == (denial.id, large.id), "as on the page of the strike that hit it"
    assert [row.id for row in found.rows if row.first.wider] == ["hospitals", "barrel"], "of what no claim tells nothing is denied"
    assert set(found.wider) == {denial.id, large.id}
    assert set(found.first_denials) == {denial.id, large.id}


def test_in_a_matrix_it_stands_against_the_acts_of_the_forces_and_says_that_it_is_wider() -> None:
    case = barrels_on_the_hospital()
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    denial = case.deny("Russia never used barrel bombs", **BARRELS)
    for subject in (SIEGE, STRIKE):
        against = row_of(case.matrix(subject), "crimes-own").against.evidence
        assert [(e.claim_id, e.nearness, e.reason) for e in against] == [(denial.id, Nearness.WIDER, Reason.DENIES)]


def test_a_dossier_holds_them_apart_from_denials_of_the_act() -> None:
    case = barrels_on_the_hospital()
    own = case.deny("Russia did not strike the hospital", **ACT)
    wider = case.deny("Russia never used barrel bombs", **BARRELS)
    dossier = make_campaign_dossier(case.case_file(), SIEGE)
    assert (dossier.denial_ids, dossier.wider_ids) == ((own.id,), (wider.id,))
    facts = {fact.kind: fact.claim_ids for fact in dossier.facts}
    assert (facts[FactKind.CAMPAIGN_DENIALS], facts[FactKind.WIDER_DENIALS]) == ((own.id,), (wider.id,))
    assert dossier.wider[STRIKE] == (wider.id,)


def test_the_dossier_of_a_person_has_those_of_the_incidents_that_it_holds() -> None:
    case = barrels_on_the_hospital()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    wider = case.deny("Russia never used barrel bombs", **BARRELS)
    dossier = make_person_dossier(case.case_file(), GENERAL)
    assert (dossier.wider_ids, wider.id in dossier.denial_ids) == ((wider.id,), False)


def test_a_dossier_counts_the_denials_of_a_person_as_the_persons_page_does_with_those_of_what_the_campaign_holds() -> None:
    case = barrels_on_the_hospital()
    case.say("responsibility", "Tasker is behind the strike", source="Ukraine", of="strike", accused=GENERAL, act="the strike")
    own = case.deny("Russia did not strike the hospital", **ACT)
    wider = case.deny("Russia never used barrel bombs", **BARRELS)
    besieging = {"act": "siege", "place": "Port Vell"}
    case.say("attack", "Russian forces besieged Port Vell", of="siege", perpetrator="Russian forces", **besieging)
    other = case.deny("Russia did not besiege Port Vell", of="siege", **besieging)
    case_file = replace(case.case_file(), settings=replace(case.case_file().settings, persons=((GENERAL,),)))
    (profile,) = [p for p in profile_people(case_file) if p.entity.name == GENERAL]
    assert ([c.id for c in profile.denied_or_doubted], tuple(claim.id for claim in profile.wider_denials)) == (
        [own.id, other.id],
        (wider.id,),
    )
    dossier = make_person_dossier(case_file, GENERAL)
    facts = {fact.kind: fact.claim_ids for fact in dossier.facts}
    kinds = (FactKind.INCIDENT_DENIALS, FactKind.WIDER_DENIALS, FactKind.OTHER_DENIALS)
    assert [facts[kind] for kind in kinds] == [(own.id, other.id), (wider.id,), ()]
    assert dossier.denial_ids == (own.id, other.id), "all of them stand in full"


def test_of_the_war_itself_it_is_a_denial_like_any_other() -> None:
    case = barrels_on_the_hospital()
    case.deny("Russia never used barrel bombs", **BARRELS)
    assert WAR not in find_wider_denials(case.case_file())
