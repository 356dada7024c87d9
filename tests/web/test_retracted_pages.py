"""Pages of the workbench say wherever a report is shown that it was retracted, or was made from one that was."""

import json
import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from linkage import pipeline
from linkage.desk import Desk
from linkage.indexes.exploring import find_events
from linkage.model.asked import EventFilter
from linkage.model.incidentrow import IncidentRow
from linkage.model.indexed import ReportRow
from linkage.web.app import API
from madebench import SECRET, make_client

NOTE = "the toll was wrong"
TOLD = (
    "The town council of Orlivka said that {n} people were killed in the shelling of the hospital in Orlivka on 3 May 2022. "
    "Nurse Olena Korin said that rescuers from Velm and Tarny worked at the hospital for 14 hours on that day. "
    "Governor Ivan Stets said that the shelling destroyed 3 floors of the hospital, 2 ambulances and a store of the Harbour Aid Group.\n"
)
OTHER = "The Harbour Rights Network said that 7 people were killed in the shelling of the hospital in Orlivka on 3 May 2022.\n"
RETRACTED, COPY, OWN = "1-wire.txt", "2-copy.txt", "3-own.txt"


@pytest.fixture(scope="module")
def retracted_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("retracted")
    reports = folder / "reports"
    reports.mkdir()
    wire = {"publisher": "Harbour Wire", "published": "2022-05-04", "status": "retracted", "status_date": "2022-05-09", "status_note": NOTE}
    paper = {"publisher": "Velm Post", "published": "2022-05-05"}
    for file, text, said in (
        (RETRACTED, TOLD.format(n=40), wire),
        (COPY, TOLD.format(n=40), paper),
        (OWN, OTHER, {"publisher": "Tarny Day"}),
    ):
        (reports / file).write_text(text if file != COPY else f"News of the region, in short.\n\n{text}", encoding="utf-8")
        (reports / file).with_suffix(".json").write_text(json.dumps({"report": said}), encoding="utf-8")
    pipeline.build([reports], folder / "case", workers=1)
    return folder / "case"


@pytest.fixture
def browser(retracted_case: Path) -> TestClient:
    return make_client(retracted_case)


@pytest.fixture
def rows(retracted_case: Path) -> dict[str, ReportRow]:
    with Desk.open(retracted_case) as desk:
        return {row.file: row for row in desk.index.find_reports().rows}


@pytest.fixture
def event(retracted_case: Path) -> IncidentRow:
    with Desk.open(retracted_case) as desk:
        (found,) = [row for row in find_events(desk.index, EventFilter()).rows if row.reports == len((RETRACTED, COPY, OWN))]
    return found


def marks(page: str) -> list[str]:
    return [" ".join(e.text_content().split()) for e in html.fromstring(page).xpath("//*[contains(@class, 'standing')]")]


IS_RETRACTED = f"Notice: report retracted 2022-05-09: {NOTE}"
IS_COPY = "Notice: copy of a report that was retracted, [1]"


def test_the_list_of_reports_marks_the_retracted_one_and_its_copy_and_no_other(browser: TestClient) -> None:
    lines = html.fromstring(browser.get("/reports").text).xpath("//tbody/tr")
    assert [marks(html.tostring(line, encoding="unicode")) for line in lines] == [[IS_RETRACTED], [IS_COPY], []]


def test_beside_its_text_stands_that_a_report_was_retracted(browser: TestClient, rows: dict[str, ReportRow]) -> None:
    for file, said in ((RETRACTED, [IS_RETRACTED]), (COPY, [IS_COPY]), (OWN, [])):
        assert marks(browser.get(f"/review?report={rows[file].id}&status=").text) == said


def test_a_step_to_a_claim_of_a_retracted_report_brings_its_mark(browser: TestClient, rows: dict[str, ReportRow]) -> None:
    step = browser.get(f"/review?report={rows[RETRACTED].id}&status=", headers={"hx-request": "true"}).text
    assert marks(step) == [IS_RETRACTED]


def test_the_page_about_a_report_says_that_it_was_retracted(browser: TestClient, rows: dict[str, ReportRow]) -> None:
    for file, said in ((RETRACTED, [IS_RETRACTED]), (COPY, [IS_COPY]), (OWN, [])):
        assert marks(browser.get(f"/reports/{rows[file].id}/about").text) == said


def test_an_incident_says_which_figures_are_left_out_and_why(browser: TestClient, event: IncidentRow) -> None:
    page = html.fromstring(browser.get(f"/incidents/{event.id}").text)
    facts = {d.findtext("dt"): d.find("dd") for d in page.xpath("//dl[@class='facts']/div")}
    toll = facts["killed, lowest to highest of those who count the same"].text_content()
    assert toll == "7", "40 is told by the retracted report and its copy alone"
    left_out = facts["Left out of figures and grade"]
    lines = [" ".join(line.text_content().split()) for line in left_out.iter("li")]
    assert [re.sub(r"\d+ claims?", "claims", line) for line in lines] == [f"[1] claims: {IS_RETRACTED}", f"[2] claims: {IS_COPY}"]
    for link in left_out.iter("a"):
        assert browser.get(link.get("href")).status_code == 200
    assert [m for m in marks(browser.get(f"/incidents/{event.id}").text) if m == IS_RETRACTED][1:], "beside its claims too"


def test_programs_are_told_the_same(retracted_case: Path, rows: dict[str, ReportRow], event: IncidentRow) -> None:
    program = make_client(retracted_case, entered=False)
    program.headers["authorization"] = f"Bearer {SECRET}"
    row = program.get(f"{API}/reports/{rows[RETRACTED].id}").json()["row"]
    assert f"Notice: {row['mark']}" == IS_RETRACTED
    told = program.get(f"{API}/incidents/{event.id}").json()["left_out"]
    assert [(one["number"], f"Notice: {one['why']}") for one in told] == [(1, IS_RETRACTED), (2, IS_COPY)]
