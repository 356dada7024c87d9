"""What only who denies an act passes on, in words of doubt, stands apart wherever its incident is shown, and says so wherever it stands."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import find_otherwise, make_campaign_dossier, view_case
from linkage.exports.geojson import make_geojson
from linkage.exports.html import make_dossier_html, write_html
from linkage.exports.html.casewording import CaseWording
from linkage.exports.incidentsjson import incident_records
from linkage.exports.jsonl import claim_records
from linkage.model.case import CaseFile
from linkage.model.opposition import Ground
from madematrix import SIEGE, STRIKE, MadeCase
from madewar import ACT

WITH = "as a report that denies or doubts it passes it on"
APART = "Alleged, only as who denies or doubts it passes it on"


def made(*, with_nurse: bool = True) -> CaseFile:
    """A nurse says that gunmen struck the hospital; who denies the strike passes on, in doubt, that foreigners blame the marines."""
    case = MadeCase()
    if with_nurse:
        case.say("attack", "gunmen struck Saint Ada hospital", source="a nurse", perpetrator="gunmen", **{**ACT, "act": "other"})
    told = case.say(
        "attack",
        "foreigners say that the marines supposedly hit it",
        source="foreigners",
        stance="alleged",
        perpetrator="the marines",
        **ACT,
    )
    case.say("attack", "nothing struck Saint Ada hospital", source="the marines", stance="denied", **ACT)
    case_file = case.case_file()
    return replace(case_file, origins=replace(case_file.origins, passed_on=frozenset({told.id})))


def passed_on(case_file: CaseFile) -> str:
    (claim_id,) = case_file.origins.passed_on
    return claim_id


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def facts(case_file: CaseFile, folder: Path) -> dict[str, str]:
    write_html(case_file, view_case(case_file), folder)
    page = html.fromstring((folder / f"incidents/{STRIKE}.html").read_bytes())
    return {words(dt): words(dt.getnext()) for dt in page.xpath("//dl[@class='facts']//dt")}


def test_its_act_and_its_doer_stand_in_a_fact_of_their_own(tmp_path: Path) -> None:
    told = facts(made(), tmp_path)
    assert "foreigners" not in told["Who is said to have done it"]
    assert "foreigners" not in told["Act, as each source tells it"]
    assert told[APART].startswith("foreigners")
    assert "by the marines" in told[APART]


def test_where_nobody_else_says_who_did_it_the_page_does_not_say_that_nothing_was_found(tmp_path: Path) -> None:
    told = facts(made(with_nurse=False), tmp_path)
    assert told["Who is said to have done it"] == "No evidence found in 2 reports but for what who denies or doubts it passes on, below."


def test_its_claim_says_so_in_the_section_and_in_the_dossier(tmp_path: Path) -> None:
    facts(made(), tmp_path)
    page = html.fromstring((tmp_path / f"incidents/{STRIKE}.html").read_bytes())
    (section,) = page.xpath("//section[@aria-labelledby='passed-on']")
    assert f"foreigners allege, {WITH}" in words(section)
    (blamed,) = page.xpath("//section[@aria-labelledby='perpetrators']")
    assert "foreigners" not in words(blamed)
    document = html.document_fromstring(make_dossier_html(make_campaign_dossier(made(), SIEGE), made()))
    told = {words(dt): words(dt.getnext()) for dt in document.xpath("//article[@class='incident']//dt")}
    assert "foreigners" not in told["Told by"] + told["Who is said to have done it"]
    assert told[APART].startswith("foreigners")


def test_among_what_sources_disagree_on_it_is_a_side_of_its_own() -> None:
    case_file = made()
    (found,) = [one for one in find_otherwise(case_file)[0] if one.ground is Ground.DENIAL]
    sides = {side.label: side.claim_ids for side in found.sides}
    assert sides["alleges it, only as who denies or doubts it passes it on"] == (passed_on(case_file),)
    assert len(sides["says so"]) == 1


def test_it_names_no_other_perpetrator() -> None:
    assert Ground.PERPETRATOR not in {one.ground for one in find_otherwise(made())[0]}


def test_json_marks_the_claim_and_names_it_apart_with_its_incident() -> None:
    case_file = made()
    assert [record["passed_on"] for record in claim_records(case_file)] == [False, True, False]
    assert [record["passed_on_in_doubt"] for record in incident_records(case_file)] == [[passed_on(case_file)]]
    (feature,) = make_geojson(case_file, {}, {})["features"]  # type: ignore[misc]
    assert [claim["passed_on"] for claim in feature["properties"]["claims"]] == [False, True, False]


@pytest.mark.parametrize("is_passed_on", [True, False])
def test_the_sentence_of_a_claim_says_whether_it_is_only_passed_on(is_passed_on: bool) -> None:
    case_file = made()
    if not is_passed_on:
        case_file = replace(case_file, origins=replace(case_file.origins, passed_on=frozenset()))
    assert (WITH in CaseWording(case_file).of(passed_on(made())).text) == is_passed_on
