"""Search, people, incidents, the case file inside the workbench: links and forms alone, every state in its address."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from linkage import pipeline
from linkage.desk import Desk, Proposal
from linkage.indexes.exploring import find_events
from linkage.model.asked import ClaimFilter, EventFilter
from linkage.model.decision import DecisionType
from linkage.model.entity import EntityType
from linkage.web.beside import Work, WorkKind
from linkage.web.eventqueries import EventQuery, read_area, write_area
from linkage.web.pages.incidents import _draw
from madebench import make_client, workbench_at


def links(page: str) -> list[str]:
    return [html.unescape(link) for link in re.findall(r'href="([^"]+)"', page)]


def test_a_search_says_who_says_so_marks_the_words_and_leads_to_the_claim(client: TestClient, case: Path) -> None:
    page = client.get("/search?text=hospital").text
    with Desk.open(case) as desk:
        found = desk.index.find_claims(ClaimFilter(text="hospital")).rows
    assert "<mark>hospital</mark>" in page
    for row in found:
        (link, *_) = [link for link in links(page) if f"claim={row.id}" in link]
        assert f'data-current="{row.id}"' in client.get(link).text
    assert any(row.before for row in found)
    for row in found:
        assert row.before == "" or f'<span class="around">{html.escape(row.before)}</span>' in page
    before_quote = page.split("<blockquote")[1 - 1].rsplit('<b class="source"', 1)[1]
    assert found[0].source is None or html.escape(found[0].source) in before_quote


def test_counts_of_a_search_narrow_it_and_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/search?text=hospital").text
    (narrower, *_) = [link for link in links(page) if link.startswith("/search?") and "kind=attack" in link]
    narrowed = client.get(narrower).text
    assert 'aria-current="true"' in narrowed
    (wider, *_) = [link for link in links(narrowed.split("<aside")[1]) if link.startswith("/search?") and "kind=" not in link]
    assert client.get(wider).text.count("<blockquote") == page.count("<blockquote")


def test_a_search_that_finds_nothing_says_what_to_do(client: TestClient) -> None:
    page = client.get("/search?text=zzzz&place=nowhere").text
    assert "Take a word away" in page
    assert "/search?text=zzzz" in links(page)


def test_reports_are_found_in_their_own_script(client: TestClient) -> None:
    page = client.get("/search", params={"text": "قال الناس"}).text
    assert "<mark>قال</mark>" in page
    assert 'class="around" dir="auto"' in page


def test_a_report_that_would_run_something_is_text(client: TestClient) -> None:
    for address in ("/search", "/search?text=script", "/incidents", "/entities"):
        assert '<script>document.title = "owned"' not in client.get(address).text


def test_people_lead_to_the_claims_that_name_them(client: TestClient, case: Path) -> None:
    page = client.get("/entities").text
    with Desk.open(case) as desk:
        person = desk.index.find_entities(EntityType.PERSON).rows[0]
        own = {row.id for row in desk.index.find_claims(ClaimFilter(entity_id=person.id)).rows}
    (link, *_) = [link for link in links(page) if link.startswith("/entities/")]
    shown = client.get(link).text
    assert person.name in shown
    assert "Being named is not being accused" in shown
    assert set(re.findall(r"claim=(\w+)", shown)) == own


def test_an_incident_leads_to_its_claims_its_place_in_the_list_and_its_page_of_the_case_file(client: TestClient) -> None:
    page = client.get("/incidents").text
    (link, *_) = [link for link in links(page) if link.startswith("/incidents/")]
    shown = client.get(link).text
    (built, *_) = [link for link in links(shown) if link.startswith("/casefile/incidents/")]
    assert client.get(built).status_code == 200
    (listed, *_) = [link for link in links(shown) if link.startswith("/incidents?at=")]
    assert 'id="at" aria-current="true"' in client.get(listed).text


def test_a_mark_of_the_map_leads_to_the_incidents_of_its_place(client: TestClient, case: Path) -> None:
    marked = [link for link in links(client.get("/incidents").text) if "area=" in link]
    with Desk.open(case) as desk:
        placed = [row for row in find_events(desk.index, EventFilter()).rows if row.lat is not None]
    assert (marked != []) == (placed != [])
    for link in marked:
        page = client.get(link.removesuffix("#list")).text
        assert 0 < page.count("data-event=") <= len(placed)
        assert "Show the whole map" in page


def test_a_period_narrows_list_and_drawings(client: TestClient) -> None:
    whole, narrow = client.get("/incidents").text, client.get("/incidents?since=2022-05-09&until=2022-05-09").text
    assert narrow.count("data-event=") < whole.count("data-event=")
    assert client.get("/incidents?since=1990&until=1991").text.count("data-event=") == 0
    assert "Take a filter away" in client.get("/incidents?since=1990&until=1991").text


def test_a_part_of_the_map_that_is_none_is_refused(client: TestClient) -> None:
    response = client.get("/incidents?area=10,10,5,5")
    assert response.status_code == 422
    assert "no part of the map" in response.text


def test_an_area_holds_the_points_that_it_was_made_of() -> None:
    area = read_area(write_area(36.16, 33.2, 38.49, 37.15))
    assert area is not None
    assert area.west < 36.16 < 38.49 < area.east
    assert area.south < 33.2 < 37.15 < area.north


def test_an_address_holds_the_whole_filter_and_nothing_else() -> None:
    query = EventQuery.model_validate({"text": "bridge & tower", "since": "2022", "denied": True, "order": "most told"})
    assert query.address() == "text=bridge+%26+tower&since=2022&denied=true&order=most+told"
    assert query.address(since="", order="") == "text=bridge+%26+tower&denied=true"
    assert not EventQuery.model_validate({}).narrows


def test_the_case_file_is_shown_inside_and_its_claims_lead_to_the_review(client: TestClient, case: Path) -> None:
    page = client.get("/casefile").headers["location"]
    assert 'aria-current="page">Case file' in client.get(page).text
    people = client.get("/casefile/people.html").text
    (person, *_) = [link for link in links(people) if link.startswith("people/")]
    dossier = client.get(f"/casefile/{person}").text
    claims = [link for link in links(dossier) if link.startswith("/review?claim=")]
    assert claims != []
    shown = re.search(r"claim=(\w+)", claims[0])
    assert shown is not None
    assert f'data-current="{shown[1]}"' in client.get(claims[0]).text
    assert dossier.count("<main") == dossier.count("<h1") == 1
    assert "<style" not in dossier


def test_the_case_file_says_how_old_it_is(client: TestClient, case: Path) -> None:
    assert "Nothing was decided since then" in client.get("/casefile/people.html").text
    with Desk.open(case) as desk:
        row = desk.index.find_claims().rows[0]
        desk.decide("B. Reviewer", [Proposal(DecisionType.ACCEPT, (row.id,), upon=row.version)])
    page = client.get("/casefile/people.html").text
    assert "1 decision since then is not in it" in page
    assert "Write these pages anew" in page
    assert "people, bodies and incidents do not show it yet" in client.get("/entities").text


def test_a_report_of_the_case_file_is_the_report_in_the_review(client: TestClient, case: Path) -> None:
    listed = [link for link in links(client.get("/casefile/reports.html").text) if link.startswith("reports/")]
    response = client.get(f"/casefile/{listed[0]}")
    assert response.status_code == 303
    assert client.get(response.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "address", ["../case.yaml", "..%2Fledger.sqlite", "pages.txt", "style.css", "people/nobody.html", "%2Fetc%2Fpasswd"]
)
def test_nothing_but_pages_of_the_case_file_is_shown(client: TestClient, address: str) -> None:
    assert client.get(f"/casefile/{address}").status_code == 404


def test_a_case_without_a_case_file_says_how_to_make_it(client: TestClient, case: Path) -> None:
    for page in (case / "casefile").glob("*.*"):
        page.unlink()
    response = client.get("/casefile/index.html")
    assert response.status_code == 200
    assert "have not been written yet" in response.text
    assert "Write these pages anew" in response.text


def test_the_pages_of_the_case_file_are_written_anew_from_one_of_them(case: Path) -> None:
    asked: list[Work] = []

    def note(work: Work) -> Iterator[dict[str, Any]]:
        asked.append(work)
        yield {"added": 0, "known": 0, "failures": []}

    client = make_client(case, do=note)
    with Desk.open(case) as desk:
        row = desk.index.find_claims().rows[0]
        desk.decide("B. Reviewer", [Proposal(DecisionType.ACCEPT, (row.id,), upon=row.version)])
    page = client.get("/casefile/people.html").text
    found = re.search(r'action="/casefile">(.*?)</form>', page, re.DOTALL)
    assert found is not None
    answer = client.post("/casefile", data=dict(re.findall(r'name="([^"]+)" value="([^"]*)"', found[1])))
    assert (answer.status_code, answer.headers["location"]) == (303, "/casefile/people.html")
    workbench_at(client).runs.wait(20)
    assert [work.kind for work in asked] == [WorkKind.BUILD]


def test_the_overview_says_what_to_do_next_and_what_was_decided_last(client: TestClient, case: Path) -> None:
    assert "Nobody has decided anything yet" in client.get("/").text
    with Desk.open(case) as desk:
        row = desk.index.find_claims().rows[0]
        desk.decide("A. Analyst", [Proposal(DecisionType.ACCEPT, (row.id,), upon=row.version)])
        desk.decide("B. Reviewer", [Proposal(DecisionType.REJECT, (row.id,), "told twice")])
    page = client.get("/").text
    assert "1 claim on which people differ" in page
    assert re.search(r"B\. Reviewer rejected.*A\. Analyst accepted", page, re.DOTALL)
    assert f"/review?claim={row.id}&status=" in links(page)


def test_drawings_are_kept_until_the_index_is_written_anew(client: TestClient, case: Path) -> None:
    kept = _draw.cache_info
    client.get("/incidents")
    hits, misses = kept().hits, kept().misses
    with Desk.open(case) as desk:
        desk.decide("A", [Proposal(DecisionType.ACCEPT, (desk.index.find_claims().rows[0].id,))])
    client.get("/incidents")
    assert (kept().hits, kept().misses) == (hits + 1, misses)
    for written in (1, 2):  # the second time as after a change of case.yaml alone: nothing is new in the ledger
        pipeline.work_out(case)
        client.get("/incidents")
        assert (kept().hits, kept().misses) == (hits + 1, misses + written)
