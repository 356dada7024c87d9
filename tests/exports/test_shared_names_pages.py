"""Who is named in two campaigns where people and programs read: the comparison, the dossiers, the command, the JSON."""

from pathlib import Path

import pytest
from lxml import html

from linkage import pipeline
from linkage.cases import compare_conduct, make_campaign_dossier, make_person_dossier, view_case
from linkage.cli.main import run
from linkage.exports.comparisonjson import comparison_record
from linkage.exports.html import make_dossier_html, write_html
from linkage.model.case import CaseFile
from madematrix import GENERAL, SIEGE, MadeCase

KARST = "siege-of-old-karst"
ARMY = "Russian forces"
DOUBTED = "named only in words that doubt what is told of them"


@pytest.fixture(scope="module")
def case_file() -> CaseFile:
    """The forces are told of in Old Karst, and in doubt of Port Vell; Tasker leads both, and drivers elsewhere."""
    case = MadeCase(persons=((GENERAL,),))
    case.say("attack", "the forces besieged Old Karst", source="a council", perpetrator=ARMY, act="siege", place="Old Karst")
    case.say(
        "attack",
        "the forces supposedly shelled Port Vell",
        stance="alleged",
        of="siege",
        perpetrator=ARMY,
        act="shelling",
        place="Port Vell",
    )
    for of, town in (("siege", "Port Vell"), ("", "Old Karst")):
        case.say("command", f"Tasker led the siege of {town}", of=of, superior=GENERAL, operation=f"the siege of {town}", mode="commands")
    case.say("command", "the drivers are under him", of="siege", superior=GENERAL, subordinate="the drivers", mode="commands")
    return case.case_file()


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_the_comparison_says_how_near_each_claim_is_and_what_a_naming_rests_on(case_file: CaseFile, tmp_path: Path) -> None:
    write_html(case_file, view_case(case_file), tmp_path)
    (page,) = (html.fromstring(path.read_bytes()) for path in (tmp_path / "compare").glob("*.html"))
    (summary,) = page.xpath("//dt[.='Persons, units and bodies named in both']/following-sibling::dd")
    assert f"Russian armed forces (in Siege of Port Vell {DOUBTED})" in words(summary)
    (section,) = page.xpath("//section[@aria-labelledby='shared']")
    lines = section.xpath(".//ul[@class='told']/li")
    assert len(lines) == 4
    assert all(words(line).endswith("names this campaign or its place") for line in lines)
    assert f"Siege of Port Vell: {DOUBTED}" in words(section)
    assert "Not listed: 1 claim told of them alone, naming neither this campaign’s place nor its time:" in words(section)
    assert section.xpath(".//li[contains(., 'drivers')]") == []


def test_the_dossier_of_a_campaign_shows_all_and_that_of_a_person_the_person(case_file: CaseFile) -> None:
    campaign, person = (
        words(html.document_fromstring(make_dossier_html(made, case_file)).xpath("//section[@aria-labelledby='compared']")[0])
        for made in (make_campaign_dossier(case_file, SIEGE), make_person_dossier(case_file, GENERAL))
    )
    assert f"Russian armed forces , Siege of Port Vell ({DOUBTED}) names this campaign or its place:" in campaign
    assert "Oren Tasker , Siege of Port Vell names this campaign or its place:" in campaign
    assert "What names the person in both" in person
    assert "Russian armed forces" not in person.partition("What names the person in both")[2]


def test_the_command_groups_claims_by_nearness(
    case_file: CaseFile, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: case_file)
    assert run(["compare", "case", SIEGE, KARST]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert f"Siege of Port Vell: 1 claim, {DOUBTED}" in lines
    assert "names this campaign or its place:" in lines
    assert "Not listed: 1 claim told of them alone, naming neither this campaign’s place nor its time: [5]" in lines


def test_the_json_has_nearness_how_it_is_told_and_what_it_rests_on(case_file: CaseFile) -> None:
    record = comparison_record(compare_conduct(case_file, SIEGE, KARST), case_file)
    shared = {one["entity"]: one for one in record["shared"]}
    army = shared["organization:russian-armed-forces"]["first"]
    assert [(one["nearness"], one["told"]) for one in army["claims"]] == [
        ("names this campaign or its place", "words that doubt what is told of them")
    ]
    assert army["rests_on"] == DOUBTED
    assert len(shared["person:oren-tasker"]["first"]["apart"]) == 1
