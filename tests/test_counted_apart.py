"""A group that no range holds is named beside the ranges wherever a case shows them: pages, terminal, JSON, workbench."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from linkage.cases.figures import count_figures
from linkage.cli.incidents import figures_text
from linkage.cli.main import run
from linkage.desk import Desk
from linkage.indexes.exploring import find_events
from linkage.model.asked import EventFilter
from linkage.pipeline import build, load_case
from linkage.web.app import API
from madebench import SECRET, make_client

SAID = (
    "The town council of Orlivka said that 40 people were killed in the shelling of the hospital in Orlivka on 3 May 2022.\n",
    "The Harbour Rights Network said that 6 children were killed in the shelling of the hospital in Orlivka on 3 May 2022.\n",
)
RANGE, APART = "killed 40", "killed 6 children"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("apart")
    (reports := folder / "reports").mkdir()
    for n, text in enumerate(SAID, 1):
        (reports / f"{n}.txt").write_text(text, encoding="utf-8")
        (reports / f"{n}.json").write_text(json.dumps({"report": {"publisher": f"Post {n}", "published": "2022-05-04"}}), encoding="utf-8")
    build([reports], folder / "case", workers=1)
    return folder / "case"


@pytest.fixture
def browser(case: Path) -> TestClient:
    return make_client(case)


@pytest.fixture
def event_id(case: Path) -> str:
    with Desk.open(case) as desk:
        (row,) = find_events(desk.index, EventFilter()).rows
    return row.id


@pytest.mark.parametrize("name", ["incidents.html", "index.html"])
def test_a_list_of_incidents_names_it_under_the_range(case: Path, name: str) -> None:
    page = html.fromstring((case / "casefile" / name).read_bytes())
    cells = [" ".join(" ".join(cell.itertext()).split()) for cell in page.xpath("//td[@data-label='Figures']")]
    if name == "incidents.html":
        assert cells == [f"{RANGE} counted apart: {APART}"]
    assert "all sources" not in " ".join(page.xpath("//th/text()"))


def test_the_terminal_names_it_where_it_gives_a_range(case: Path) -> None:
    (incident,) = load_case(case).incidents
    alike = replace(incident.figures[0], claim_id=incident.figures[-1].claim_id)
    sets = count_figures(load_case(case), replace(incident, figures=(*incident.figures, alike)))
    lines = figures_text(incident, sets).splitlines()
    assert lines[-2:] == ["killed, lowest to highest of those who count everybody: 40", f"counted apart: {APART}"]
    assert "lowest" not in figures_text(incident, count_figures(load_case(case), incident)), "each figure stands there by itself"


def test_json_gives_it_apart_and_marks_which_figures_the_range_of_killed_counts(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["incidents", str(case), "--json"]) == 0
    (incident,) = json.loads(capsys.readouterr().out)
    assert [(one["group"], one["low"], one["high"]) for one in incident["ranges"]] == [("all", 40, 40)]
    apart = [(one["outcome"], one["group"], one["low"], one["scope"]) for one in incident["counted_apart"]]
    assert apart == [("killed", "children", 6, "incident")]
    (own,) = load_case(case).incidents
    (counted,) = own.ranges
    marked = {figure["claim"] for figure in incident["killed"]["by_source"] if figure["in_range"]}
    assert marked == {figure.claim_id for figure in counted.figures}


def test_the_workbench_and_its_programs_name_it(case: Path, browser: TestClient, event_id: str) -> None:
    page = html.fromstring(browser.get(f"/incidents/{event_id}").text)
    facts = {d.findtext("dt"): " ".join(" ".join(d.find("dd").itertext()).split()) for d in page.xpath("//dl[@class='facts']/div")}
    assert facts["Counted apart"].startswith(APART)
    program = make_client(case, entered=False)
    program.headers["authorization"] = f"Bearer {SECRET}"
    told = program.get(f"{API}/incidents/{event_id}").json()
    assert [one["in_words"] for one in told["ranges"]] == ["40"]
    assert [(one["group"], one["in_words"]) for one in told["apart"]] == [("children", APART)]
