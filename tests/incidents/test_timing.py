"""When an incident was: by those who tell of it, and by nobody who denies it, is only passed on or tells it otherwise."""

from dataclasses import replace

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import group_incidents
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.incident import Incident
from linkage.model.report import Report
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report

STRIKE = {"act": "shelling", "target": "a theatre", "target_type": "theatre", "place": "Aleppo"}


def told(reports: list[Report], claims: list[Claim]) -> Incident:
    gazetteer, settings = load_gazetteer(), CaseSettings()
    (incident,), _ = group_incidents(reports, claims, resolve_entities(reports, claims, gazetteer, settings), gazetteer, settings)
    return incident


def test_a_time_that_only_a_denier_gives_or_passes_on_dates_nothing() -> None:
    teller = make_report("teller")
    denying = make_report("denying", publisher="Northern Channel", text="supposedly bombed" + " x" * 200)
    own = make_claim(teller, "attack", 0, "the mayor", **STRIKE)
    passed_on = make_claim(denying, "attack", 0, "foreigners", "alleged", edtf="2019-05", **STRIKE)
    denial = make_claim(denying, "attack", 60, "the prosecutor", "denied", edtf="2019-05", **STRIKE)
    incident = told([teller, denying], [own, passed_on, denial])
    assert incident.when is not None
    assert (incident.when.edtf, incident.timed_by) == ("", ())
    assert incident.other_times == (passed_on.id, denial.id)
    assert incident.name.endswith("date not told")
    dated = replace(own, when=passed_on.when)
    incident = told([teller, denying], [dated, passed_on, denial])
    assert incident.when is not None
    assert (incident.when.edtf, incident.timed_by) == ("2019-05", (dated.id,))


def test_of_those_who_tell_of_it_only_who_gives_this_time_is_named_for_it() -> None:
    first, second = make_report("first"), make_report("second")
    narrow = make_claim(first, "attack", 0, "the mayor", edtf="2019-05-14", **STRIKE)
    wide = make_claim(second, "attack", 0, "a nurse", edtf="2019-05", **STRIKE)
    incident = told([first, second], [narrow, wide])
    assert (incident.timed_by, incident.other_times) == ((narrow.id,), (wide.id,))


def test_the_time_of_an_evacuation_is_not_that_of_the_deportation_that_others_tell() -> None:
    text = "Belarus deported the villagers of Homs. A minister said that 4000 people were evacuated from Homs since Sunday."
    report = make_report("moved", text=text)
    deported = make_claim(
        report, "attack", 0, "Sund", act="deportation", target="the villagers", target_type="civilians", place="Homs", perpetrator="Belarus"
    )
    at = text.index("4000")
    moved = make_claim(
        report, "casualties", at, "Moor", edtf="2019-05-12/..", outcome="displaced", min=4000, victims="people", place="Homs"
    )
    moved = replace(moved, quote=replace(moved.quote, end=at + len("4000 people were evacuated")))
    incident = told([report], [deported, moved])
    assert set(incident.claim_ids) == {deported.id, moved.id}
    assert incident.when is not None
    assert (incident.when.edtf, incident.other_times) == ("", (moved.id,))


@pytest.mark.parametrize(
    ("sentence", "edtf", "head"),
    [
        (
            "Shepherds discovered the bodies of nine villagers near the town on 2 May. ",
            "../2019-05-02",
            "until 2 May 2019, when bodies were found",
        ),
        ("The remains of nine villagers were found on 2 May. ", "../2019-05-02", "until 2 May 2019, when bodies were found"),
        ("Nine villagers died in the town on 2 May, neighbours found out. ", "2019-05-02", "2 May 2019"),
    ],
    ids=["bodies discovered", "remains found", "died"],
)
def test_the_day_on_which_bodies_were_found_is_not_the_day_of_the_deaths(sentence: str, edtf: str, head: str) -> None:
    report = make_report("found", text=sentence + "x" * 300)
    dead = make_claim(report, "casualties", 4, edtf="2019-05-02", outcome="killed", min=9, max=9, victims="villagers", place="Aleppo")
    incident = told([report], [dead])
    assert incident.when is not None
    assert incident.when.edtf == edtf
    assert incident.name == f"Reported deaths · Aleppo · {head}"


def test_weeks_ago_are_about_a_day_in_the_time_and_the_heading() -> None:
    report = make_report("ago")
    incident = told([report], [make_claim(report, "attack", 0, edtf="2019-05-02~", **STRIKE)])
    assert incident.when is not None
    assert incident.when.edtf == "2019-05-02~"
    assert incident.name == "Reported shelling · theatre · Aleppo · about 2 May 2019"
    sharp = make_claim(make_report("sharp"), "attack", 0, edtf="2019-05-02", **STRIKE)
    incident = told([report, make_report("sharp")], [make_claim(report, "attack", 0, edtf="2019-05-02~", **STRIKE), sharp])
    assert incident.name == "Reported shelling · theatre · Aleppo · 2 May 2019"


def test_bodies_found_on_the_day_of_a_strike_leave_the_strike_its_day() -> None:
    report = make_report("rubble", text="The remains of nine villagers were found after the raid of 2 May. " + "x" * 300)
    dead = make_claim(report, "casualties", 4, edtf="2019-05-02", outcome="killed", min=9, max=9, victims="villagers", place="Aleppo")
    incident = told([report], [make_claim(report, "attack", 30, **STRIKE), dead])
    assert incident.when is not None
    assert incident.when.edtf == "2019-05-02"
