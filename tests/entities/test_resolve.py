"""Which names mean the same person, body, place or state."""

import random

import pytest

from linkage.entities import resolve_entities
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.model.report import Report
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def resolve(reports: list[Report], claims: list[Claim], settings: CaseSettings | None = None) -> tuple[Entity, ...]:
    return resolve_entities(reports, claims, load_gazetteer(), settings or CaseSettings())


def persons(report: Report, *names: str) -> list[Entity]:
    claims = [make_claim(report, "post", 30 * n, person=name, title="mayor", organization="Gori") for n, name in enumerate(names)]
    return [e for e in resolve([report], claims) if e.type is EntityType.PERSON]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("General Ivan Petrov", "Ivan Petrov"),
        ("Ivan Sergeyevich PETROV", "Ivan Petrov"),
        ("Ivan Petrov", "Petrov"),
        ("Иван Петров", "Ivan Petrov"),
        ("Serhiy Kovalenko", "Sergei Kovalenko"),
    ],
    ids=["rank", "patronymic", "surname", "script", "transliteration"],
)
def test_spellings_of_one_name_are_one_person(first: str, second: str) -> None:
    assert len(persons(make_report("a"), first, second)) == 1


@pytest.mark.parametrize(
    ("first", "second"), [("Ivan Petrov", "Boris Petrov"), ("Ivan Petrov", "Ivan Orlov")], ids=["brothers", "same-given-name"]
)
def test_namesakes_stay_apart(first: str, second: str) -> None:
    assert len(persons(make_report("a"), first, second)) == 2


def test_a_join_says_why() -> None:
    (person,) = persons(make_report("a"), "Ivan Petrov", "Petrov")
    assert set(person.names) == {"Ivan Petrov", "Petrov"}
    assert person.reasons


def test_a_description_names_nobody() -> None:
    report = make_report("a")
    claims = [
        make_claim(report, "attack", act="shelling", perpetrator="armed men", target="civilians", target_type="civilians", place="Gori")
    ]
    assert {e.type for e in resolve([report], claims)} <= {EntityType.PLACE}


def test_a_seat_of_government_that_acts_is_the_state() -> None:
    report = make_report("a")
    claims = [
        make_claim(report, "responsibility", 0, accused="Moscow", act="the shelling of the town"),
        make_claim(report, "responsibility", 40, accused="Russia", act="the siege of the town"),
    ]
    states = [e for e in resolve([report], claims) if e.type is EntityType.STATE]
    assert len(states) == 1


def test_the_order_of_the_claims_changes_nothing() -> None:
    reports = [make_report("a"), make_report("b")]
    names = ["Ivan Petrov", "Petrov", "General Petrov", "Boris Orlov", "Ivan PETROV"]
    claims = [make_claim(reports[n % 2], "post", 30 * n, person=name, title="mayor", organization="Gori") for n, name in enumerate(names)]
    expected = resolve(reports, claims)
    for seed in range(5):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)
        assert resolve(reports, shuffled) == expected


def test_spellings_that_the_case_declares_are_one_person() -> None:
    report = make_report("a")
    claims = [
        make_claim(report, "post", 30 * n, person=name, title="mayor", organization="Gori")
        for n, name in enumerate(["Ivan Petrov", "Vanya P. Petroff"])
    ]
    settings = CaseSettings(persons=(("Ivan Petrov", "Vanya P. Petroff"),))
    assert len([e for e in resolve([report], claims, settings) if e.type is EntityType.PERSON]) == 1


def test_who_is_called_by_a_nickname_of_the_report_is_the_person_so_called() -> None:
    report = make_report("a")
    claims = [
        make_claim(report, "identity", person="Oren Tasker", attribute="alias", value="the Baker of Gori"),
        make_claim(report, "responsibility", 40, accused="the Baker of Gori", act="the siege of Gori"),
        make_claim(make_report("b"), "responsibility", 40, accused="the Baker of Gori", act="the siege of Gori"),
    ]
    (tasker,) = [e for e in resolve([report, make_report("b")], claims) if e.type is EntityType.PERSON]
    assert {(n.claim_id, n.role) for n in tasker.namings} == {(claims[0].id, "person"), (claims[1].id, "accused")}


def named_as(perpetrator: str, source: str | None = None) -> dict[str, tuple[str, ...]]:
    report = make_report("a")
    claim = make_claim(report, "attack", source=source, act="airstrike", perpetrator=perpetrator, target="a mill", target_type="other")
    found = resolve([report], [claim])
    return {e.name: tuple(n.role for n in e.namings) for e in found}


def test_one_state_or_another_is_not_both_of_them() -> None:
    assert named_as("Peruvian or Chilean warplanes") == {"Chile or Peru": ("perpetrator",)}
    assert named_as("Peruvian and Chilean warplanes") == {"Chile and Peru": ("perpetrator",)}


@pytest.mark.parametrize("source", ["Peru", "the Peruvian Defence Ministry", "Lima"])
def test_its_aircraft_are_those_of_the_state_that_speaks(source: str) -> None:
    assert "perpetrator" in named_as("its aircraft", source).get("Peruvian air force", ())
    assert "perpetrator" in named_as("its jets or those of its Chilean allies", source).get("Chile or Peru", ())


@pytest.mark.parametrize("source", [None, "the Peruvian Monitor of the Highlands", "Oren Tasker"], ids=["nobody", "monitor", "person"])
def test_its_aircraft_are_nobodys_where_no_state_speaks(source: str | None) -> None:
    assert all("perpetrator" not in roles for roles in named_as("its aircraft", source).values())
