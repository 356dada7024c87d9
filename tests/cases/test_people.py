"""Profiles of persons."""

from dataclasses import replace

import pytest

from linkage.cases import profile_people
from linkage.model.case import CaseFile
from linkage.model.entity import Entity, EntityType, Naming
from smallcase import CLAIMS, REPORTS, make_claim, make_small_case


def test_people_are_ordered_by_how_many_claims_name_them(small_case: CaseFile) -> None:
    assert [(p.entity.name, len(p.claims)) for p in profile_people(small_case)] == [("Oren Tasker", 8), ("Ilan Moor", 1)]


def test_each_claim_stands_in_the_section_of_its_kind_and_role(small_case: CaseFile) -> None:
    general = profile_people(small_case)[0]
    assert general.accusations == (CLAIMS["accusation"], CLAIMS["attack"])
    assert general.commands == (CLAIMS["command"],)
    assert general.posts == (CLAIMS["post"],)
    assert general.ties == (CLAIMS["tie"],)
    assert general.statements == (CLAIMS["statement"],)
    assert general.listings == (CLAIMS["listing"],)
    assert general.identity == (CLAIMS["age"],)


def test_every_claim_that_names_a_person_is_in_exactly_one_section(small_case: CaseFile) -> None:
    for profile in profile_people(small_case):
        named = {naming.claim_id for naming in profile.entity.namings}
        assert sorted(claim.id for claim in profile.claims) == sorted(named)


def test_who_accuses_is_named_once(small_case: CaseFile) -> None:
    assert profile_people(small_case)[0].accusers == ("The town council of Port Vell",)


def test_a_denial_of_the_incident_by_another_stands_beside_the_accusation(small_case: CaseFile) -> None:
    general = profile_people(small_case)[0]
    assert general.incident_denials == (CLAIMS["denial"],)
    assert general.incident_ids == ("incident:shelling-port-vell-2031-05-02",)
    assert general.campaign_ids == ("siege-of-port-vell",)


@pytest.mark.parametrize(("roles", "section"), [(("accused",), "denials_by_others"), (("source", "accused"), "denials")])
def test_a_denied_accusation_is_a_denial_of_who_denies_it_and_no_accusation(roles: tuple[str, ...], section: str) -> None:
    denied = make_claim("responsibility", "Tasker, 51", "Ilan Moor", "denied", accused="Oren Tasker", act="it")
    namings = tuple(Naming(denied.id, role, "Oren Tasker") for role in roles)
    person = Entity("person:oren-tasker", EntityType.PERSON, "Oren Tasker", ("Oren Tasker",), namings)
    (profile,) = profile_people(make_small_case(claims=(denied,), entities=(person,), incidents=(), campaigns=()))
    assert {name for name in ("denials", "denials_by_others") if getattr(profile, name) == (denied,)} == {section}
    assert profile.claims == (denied,)
    assert profile.accusations == ()


def test_being_only_the_source_of_a_claim_ties_nobody_to_its_incident() -> None:
    speaker = Entity("person:witness", EntityType.PERSON, "Witness", ("Witness",), (Naming(CLAIMS["attack"].id, "source", "Witness"),))
    profile = profile_people(make_small_case(entities=(speaker,)))[0]
    assert profile.said == (CLAIMS["attack"],)
    assert profile.incident_ids == ()


def test_a_naming_of_a_claim_that_is_gone_is_passed_over(small_case: CaseFile) -> None:
    case_file = replace(small_case, claims=tuple(c for c in small_case.claims if c.id != CLAIMS["post"].id))
    assert profile_people(case_file)[0].posts == ()


def test_reports_are_listed_in_the_order_of_the_case(small_case: CaseFile) -> None:
    assert profile_people(small_case)[0].report_ids == (REPORTS[0].id,)


def test_a_denial_of_the_campaign_itself_stands_with_who_is_tied_to_it(small_case: CaseFile) -> None:
    denial = CLAIMS["denial"].id
    incidents = tuple(replace(i, claim_ids=tuple(c for c in i.claim_ids if c != denial)) for i in small_case.incidents)
    (campaign,) = small_case.campaigns
    told = replace(campaign, claim_ids=(*campaign.claim_ids, denial))
    general = profile_people(replace(small_case, incidents=incidents, campaigns=(told,)))[0]
    assert general.denied_or_doubted == (CLAIMS["denial"],)
