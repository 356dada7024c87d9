"""From where to where people were moved, and which place stands for the whole way."""

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import group_incidents
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.incident import Incident
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_report
from smallcase import make_claim

BESIDE = " Homs lies in ruins. Witnesses in Homs spoke of hunger."


def deport(words: str, *places: str) -> Incident:
    report = make_report("ways", text=words + BESIDE)
    claims = tuple(_claim(report, words, place) for place in places)
    gazetteer, settings = load_gazetteer(), CaseSettings()
    found, _ = group_incidents([report], claims, resolve_entities([report], claims, gazetteer, settings), gazetteer, settings)
    (incident,) = found
    return incident


def _claim(report: object, words: str, place: str) -> Claim:
    return make_claim("attack", words, "Sund", report=report, act="deportation", target="villagers", target_type="civilians", place=place)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "places", "start", "name"),
    [
        ("Villagers were deported from Syria to Russia.", ("Syria", "Russia"), "Syria", "from Syria to Russia"),
        ("Villagers were deported from Aleppo to Russia.", ("Russia", "Aleppo"), "Aleppo", "from Aleppo to Russia"),
    ],
    ids=["country", "town"],
)
def test_a_deportation_stands_where_people_were_taken_from(words: str, places: tuple[str, ...], start: str, name: str) -> None:
    incident = deport(words, *places)
    assert incident.place is not None
    assert (incident.place.name, incident.place_text) == (start, start)
    assert name in incident.name


def test_a_town_beside_a_way_and_the_end_of_the_way_are_no_place_of_it() -> None:
    assert deport("Villagers were deported to Russia.", "Russia").place is None


def test_a_way_that_nobody_tells_leaves_the_place_that_claims_name() -> None:
    incident = deport("Villagers were deported in Aleppo.", "Aleppo")
    assert incident.place is not None
    assert incident.place.name == "Aleppo"
