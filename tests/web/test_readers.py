"""Readers see the case as it was last published, and never a name that is withheld."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from linkage.desk import Desk, Proposal
from linkage.model.account import Role
from linkage.model.decision import DecisionType, Mark, Subject
from linkage.model.entity import EntityType
from linkage.model.progress import no_progress
from linkage.model.review import Profile
from linkage.web.app import API
from linkage.web.written import published_index, write_out
from madebench import make_team_client

MOST = 250  # pages that are walked
NAME = re.compile("korin|olena", re.IGNORECASE)


def mark_nurse(case: Path, type_: DecisionType = DecisionType.MARK) -> None:
    with Desk.open(case) as desk:
        (row,) = desk.index.find_entities(EntityType.PERSON, "korin").rows
        desk.decide("A. Analyst", [Proposal(type_, (row.subject,), about=Subject.ENTITY, mark=Mark.WITNESS)])


def publish(case: Path) -> None:
    write_out(case, Profile.PUBLISH, no_progress)


@pytest.fixture
def reader(case: Path) -> TestClient:
    return make_team_client(case, "R. Reader", Role.READER)


def walk(client: TestClient) -> dict[str, str]:
    """Every page, part and JSON answer that links and ids lead to, and what each says."""
    seen: dict[str, str] = {}
    ids = {
        kind: [item["id"] for item in client.get(f"{API}/{kind}").json()["items"]]
        for kind in ("claims", "reports", "entities", "incidents")
    }
    waiting = ["/", "/review", "/review?status=", "/search?text=school", "/reports?text=school", "/incidents/drawn", "/casefile/index.html"]
    waiting += [
        f"{API}/case",
        f"{API}/claims/counts",
        f"{API}/entities?limit=200",
        f"{API}/incidents?campaigns=true",
        f"{API}/openapi.json",
    ]
    waiting += [f"{API}/{kind}/{id_}" for kind, found in ids.items() for id_ in found]
    while waiting and len(seen) < MOST:
        address = waiting.pop()
        if address in seen or not address.startswith("/") or address.startswith("/static/"):
            continue
        answer = client.get(address)
        seen[address] = answer.text if answer.status_code == 200 else ""
        waiting += [link.partition("#")[0].replace("&amp;", "&") for link in re.findall(r'(?:href|hx-get|src)="([^"]+)"', seen[address])]
    return seen


def test_before_anything_is_published_readers_see_nothing_and_are_told_why(reader: TestClient) -> None:
    for address in ("/", "/search?text=school", "/casefile/index.html", f"{API}/claims"):
        answer = reader.get(address)
        assert (answer.status_code, "has been published yet" in answer.text) == (409, True)


def test_readers_walk_through_everything_that_was_published_and_find_no_name_that_is_withheld(case: Path, reader: TestClient) -> None:
    mark_nurse(case)
    publish(case)
    found = walk(reader)
    shown = {address for address, text in found.items() if text}
    assert len(shown) > 60
    assert any("[name withheld]" in text for text in found.values())
    assert {address for address, text in found.items() if NAME.search(text)} == set()


def test_no_search_or_filter_tells_a_name_that_is_withheld(case: Path, reader: TestClient) -> None:
    publish(case)
    asked = [
        f"{API}/claims?text=korin",
        f"{API}/reports?text=olena",
        f"{API}/entities?text=korin",
        f"{API}/claims?source=Olena%20Korin",
    ]
    assert [len(reader.get(address).json()["items"]) > 0 for address in asked] == [True] * 4
    mark_nurse(case)
    publish(case)
    assert [reader.get(address).json()["items"] for address in asked] == [[]] * 4


def test_from_the_moment_that_a_name_is_marked_until_it_is_published_anew_readers_see_nothing(case: Path, reader: TestClient) -> None:
    publish(case)
    addresses = ("/", f"{API}/claims", "/casefile/index.html", "/written/publish/pages/index.html")
    assert [reader.get(address).status_code for address in addresses] == [200] * 4
    mark_nurse(case)
    assert [reader.get(address).status_code for address in addresses] == [409] * 4
    assert not NAME.search("".join(reader.get(address).text for address in addresses))
    publish(case)
    assert [reader.get(address).status_code for address in addresses] == [200] * 4


def test_a_mark_that_is_taken_back_is_published_anew_too(case: Path, reader: TestClient) -> None:
    mark_nurse(case)
    publish(case)
    mark_nurse(case, DecisionType.UNMARK)
    assert reader.get("/").status_code == 409
    publish(case)
    assert NAME.search(reader.get(f"{API}/entities?text=korin").text)


def test_a_report_that_is_marked_as_graphic_keeps_readers_out_of_nothing_else(case: Path, reader: TestClient) -> None:
    publish(case)
    with Desk.open(case) as desk:
        report = desk.index.find_reports().rows[0]
        desk.decide("A. Analyst", [Proposal(DecisionType.MARK, (report.id,), about=Subject.REPORT, mark=Mark.GRAPHIC)])
    assert reader.get("/").status_code == 200
    publish(case)
    shown = reader.get(f"{API}/reports/{report.id}").json()
    assert shown["row"]["is_graphic"] is True


def test_readers_see_how_far_claims_were_checked_and_not_who_decided_why(case: Path, reader: TestClient) -> None:
    with Desk.open(case) as desk:
        row = desk.index.find_claims().rows[0]
        desk.decide("Very Private", [Proposal(DecisionType.ACCEPT, (row.id,), "a reason to keep", upon=row.version)])
    publish(case)
    items = reader.get(f"{API}/claims?limit=200").json()["items"]
    assert [item["status"] for item in items if item["id"] == row.id] == ["checked once"]
    assert reader.get(f"{API}/claims/{row.id}").json()["row"]["status"] == "checked once"
    assert not re.search("Very Private|a reason to keep", "".join(walk(reader).values()))


def test_readers_see_what_passes_the_bar_of_the_case_and_nothing_else(case: Path, reader: TestClient) -> None:
    (case / "case.yaml").write_text("name: Velm\npublish: {claims: checked once}\n", encoding="utf-8")
    with Desk.open(case) as desk:
        row = desk.index.find_claims().rows[0]
        desk.decide("A. Analyst", [Proposal(DecisionType.ACCEPT, (row.id,), upon=row.version)])
    publish(case)
    assert [item["id"] for item in reader.get(f"{API}/claims").json()["items"]] == [row.id]


def test_readers_are_not_given_the_file_as_it_was_captured_nor_the_index_itself(case: Path, reader: TestClient) -> None:
    publish(case)
    (pdf,) = [item for item in reader.get(f"{API}/reports").json()["items"] if item["media_type"] == "application/pdf"]
    assert reader.get(f"/printed/{pdf['id']}/1.png").status_code == 403
    assert "/printed/" not in reader.get(f"/review?report={pdf['id']}&status=").text
    assert reader.get("/written/publish/index.sqlite").status_code == 404
    write_out(case, Profile.INTERNAL, no_progress)
    assert reader.get("/written/internal/pages/index.html").status_code == 404


def test_nobody_decides_on_what_was_published(case: Path) -> None:
    publish(case)
    from linkage.errors import NotAllowedError

    with Desk.open_published(case, published_index(case)) as desk:
        row = desk.index.find_claims().rows[0]
        with pytest.raises(NotAllowedError, match="readers decide nothing"):
            desk.decide("R. Reader", [Proposal(DecisionType.ACCEPT, (row.id,))])


def test_what_another_version_published_is_not_shown_until_it_is_published_anew(case: Path, reader: TestClient) -> None:
    publish(case)
    assert reader.get("/").status_code == 200
    with closing(sqlite3.connect(published_index(case))) as index:
        index.execute("PRAGMA user_version = 4")
    told = reader.get("/")
    assert told.status_code != 200
    assert "made by another version" in told.text
    assert "linkage build" not in told.text
    publish(case)
    assert reader.get("/").status_code == 200
