"""A heading says nothing that nobody says: no act of one claim with the time of another that tells of something else."""

from dataclasses import replace

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import group_incidents
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report

MILL = {"target": "the mill theatre", "target_type": "theatre", "place": "Aleppo"}
DEATHS = {"outcome": "killed", "min": 9, "max": 9, "place": "Aleppo"}


def names(reports: list[Report], claims: list[Claim]) -> list[str]:
    gazetteer, settings = load_gazetteer(), CaseSettings()
    incidents, _ = group_incidents(reports, claims, resolve_entities(reports, claims, gazetteer, settings), gazetteer, settings)
    return [incident.name for incident in incidents]


def test_a_time_that_only_a_claim_of_another_act_gives_is_told_with_that_act() -> None:
    first, second = make_report("first", text="x" * 300), make_report("second", text="y" * 300)
    shelled = [make_claim(first, "attack", at, "the reeve", act="shelling", **MILL) for at in (0, 60)]
    bombed = make_claim(second, "attack", 0, edtf="2019", act="bombing", **MILL)
    assert names([first, second], [*shelled, bombed]) == ["Reported shelling · theatre · Aleppo · 2019, as told of a bombing"]


def test_a_time_that_a_claim_of_the_act_gives_stands_alone() -> None:
    first, second = make_report("first", text="x" * 300), make_report("second", text="y" * 300)
    shelled = make_claim(first, "attack", 0, "the reeve", act="shelling", **MILL)
    dated = make_claim(second, "attack", 0, edtf="2019", act="shelling", **MILL)
    assert names([first, second], [shelled, dated]) == ["Reported shelling · theatre · Aleppo · 2019"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine people were killed. The mill theatre had been shelled by raiders.", ", as told of deaths"),
        ("Nine people were killed in the shelling. The mill theatre burned when raiders came.", ""),
        ("Nine people were killed when raiders shelled the mill theatre, one said.", ""),
    ],
    ids=["another sentence", "its own words name the act", "one sentence"],
)
def test_a_time_of_the_deaths_is_that_of_the_act_where_their_sentence_tells_it(text: str, told: str) -> None:
    report = make_report("mill", text=text)
    deaths = replace(make_claim(report, "casualties", 0, edtf="2019-05-14", **DEATHS), quote=Span(0, text.index(".")))
    attack = make_claim(report, "attack", text.lower().index("raiders"), act="shelling", **MILL)
    assert names([report], [deaths, attack]) == [f"Reported shelling · theatre · Aleppo · 14 May 2019{told}"]


def test_what_only_a_deed_of_another_kind_was_done_to_is_not_in_the_heading() -> None:
    text = "Raiders seized a barracks there and began shelling the rows of houses."
    report = make_report("barracks", text=text)
    seized = make_claim(report, "attack", 0, act="other", target="a barracks", target_type="military", place="Aleppo", edtf="2019-05-14")
    shelled = make_claim(report, "attack", text.index("shelling"), act="shelling", place="Aleppo", edtf="2019-05-14")
    assert names([report], [seized, shelled]) == ["Reported shelling · Aleppo · 14 May 2019"]
