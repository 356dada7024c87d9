"""Marks: set on a person's page, listed with who set them, taken back; graphic reports closed on every page."""

import re
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from linkage.desk import Desk, Proposal
from linkage.model.account import Role
from linkage.model.asked import ClaimFilter
from linkage.model.decision import DecisionType, Mark, Subject
from linkage.model.entity import EntityType
from linkage.web.app import API
from madebench import make_team_client

WORDS = "said that at least"  # of a quote of the report that is marked as graphic


def address_of(case: Path, name: str) -> str:
    with Desk.open(case) as desk:
        (row,) = desk.index.find_entities(EntityType.PERSON, name).rows
    return f"/entities/{row.id}"


def form_of(page: str, do: str) -> dict[str, str]:
    (form,) = [f for f in html.fromstring(page).xpath("//form[@action='/mark']") if f.xpath(f".//button[@value='{do}']")]
    chosen = {e.get("name"): e.get("value") or (e.xpath("string(.//option/@value)")) for e in form.xpath(".//input | .//select")}
    return {**{name: value or "" for name, value in chosen.items() if name}, "do": do}


def mark_report(case: Path) -> str:
    with Desk.open(case) as desk:
        report = desk.index.find_reports().rows[0].id
        desk.decide("A. Analyst", [Proposal(DecisionType.MARK, (report,), about=Subject.REPORT, mark=Mark.GRAPHIC)])
    return report


def test_a_person_is_marked_on_their_own_page_which_lists_the_spellings_and_says_what_follows(client: TestClient, case: Path) -> None:
    address = address_of(case, "korin")
    page = client.get(address).text
    assert re.search(r"These spellings will be withheld:\s*<bdi>Olena Korin</bdi>", page)
    form = form_of(page, "mark") | {"mark": "minor", "why": "she is 16"}
    answer = client.post("/mark", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{address.replace(':', '%3A')}?marked=true")
    after = client.get(answer.headers["location"]).text
    assert "publish again before you hand anything out" in after
    assert '<span class="tag">minor</span>' in after


def test_the_list_says_who_marked_whom_as_what_when_and_why_and_takes_marks_back(client: TestClient, case: Path) -> None:
    client.post("/mark", data=form_of(client.get(address_of(case, "korin")).text, "mark") | {"mark": "witness", "why": "she asked"})
    report = mark_report(case)
    page = client.get("/marks").text
    rows = [" ".join(row.text_content().split()) for row in html.fromstring(page).xpath("//tbody/tr")]
    assert re.match(r"Olena Korin witness Take back A\. Analyst, \d{4}-\d\d-\d\d \d\d:\d\d UTC: she asked$", rows[0])
    assert "graphic" in rows[1]
    items = client.get(f"{API}/marks").json()["items"]
    assert (items[0]["about"], items[0]["names"][0], [m["mark"] for m in items[0]["marks"]]) == ("entity", "Olena Korin", ["witness"])
    assert items[1]["report"] == report
    forms = html.fromstring(page).xpath("//form[@action='/mark']")
    back = {e.get("name"): e.get("value") for e in forms[0].xpath(".//input")}
    assert client.post("/mark", data={**back, "do": "unmark"}).headers["location"] == "/marks?marked=true"
    assert [item["about"] for item in client.get(f"{API}/marks").json()["items"]] == ["report"]


def test_words_that_were_marked_are_listed_with_their_report(client: TestClient, case: Path) -> None:
    with Desk.open(case) as desk:
        report = desk.index.report(desk.index.find_reports().rows[0].id).report
        at = report.text.index("Third Brigade")
        subject = f"{report.id}:{at}-{at + 13}"
        desk.decide("A. Analyst", [Proposal(DecisionType.MARK, (subject,), about=Subject.WORDS, mark=Mark.MASKED)])
    (item,) = client.get(f"{API}/marks").json()["items"]
    assert (item["about"], item["names"], item["report"], item["entity"]) == ("words", ["Third Brigade"], report.id, None)
    assert "Words that were selected in report [1]" in client.get("/marks").text


def test_a_person_whom_two_persons_marked_stands_once(client: TestClient, case: Path) -> None:
    with Desk.open(case) as desk:
        claims = desk.index.find_claims(ClaimFilter(source="Olena Korin")).rows
        assert len(claims) > 1
        for claim, person, mark in zip(claims, ("A", "B"), (Mark.WITNESS, Mark.VICTIM), strict=False):
            desk.decide(person, [Proposal(DecisionType.MARK, (f"{claim.id}:source",), about=Subject.ENTITY, mark=mark)])
    (item,) = client.get(f"{API}/marks").json()["items"]
    assert sorted((m["person"], m["mark"]) for m in item["marks"]) == [("A", "witness"), ("B", "victim")]


def test_a_list_of_marks_has_pages_and_refuses_a_place_that_none_gave(client: TestClient, case: Path) -> None:
    mark_report(case)
    client.post("/mark", data=form_of(client.get(address_of(case, "korin")).text, "mark") | {"mark": "minor"})
    first = client.get(f"{API}/marks?limit=1").json()
    second = client.get(f"{API}/marks", params={"limit": 1, "after": first["after"]}).json()
    assert ([i["about"] for i in first["items"] + second["items"]], second["after"]) == (["entity", "report"], "")
    assert client.get(f"{API}/marks?after=x").status_code == 422


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST])
def test_readers_see_no_marks(case_of_roles: dict[Role, TestClient], role: Role) -> None:
    status = 403 if role is Role.READER else 200
    assert [case_of_roles[role].get(address).status_code for address in ("/marks", f"{API}/marks")] == [status] * 2


def test_nobody_is_sent_to_another_site_after_a_mark(client: TestClient, case: Path) -> None:
    form = form_of(client.get(address_of(case, "korin")).text, "mark")
    assert client.post("/mark", data=form | {"page": "//elsewhere.example"}).headers["location"] == "/?marked=true"


def test_a_team_is_told_that_readers_see_nothing_until_it_is_published_again(case: Path) -> None:
    team = make_team_client(case, "T. Analyst", Role.ANALYST)
    assert "Readers see nothing until the case has been published again" in team.get("/marks?marked=true").text


def test_words_of_a_graphic_report_are_closed_wherever_claims_are_read_and_decided(client: TestClient, case: Path) -> None:
    addresses = ["/review?status=", "/search?text=council", "/joins/incident", address_of(case, "hnat")]
    with Desk.open(case) as desk:
        claim = next(row for row in desk.index.find_claims(ClaimFilter(), limit=200).rows if WORDS in row.quote)
    addresses[0] += f"&claim={claim.id}"
    addresses[2] += f"?first={claim.id}"
    before = [client.get(address).text for address in addresses]
    assert [WORDS in page for page in before[:3]] == [True] * 3
    for row in (mark_report(case), "the other"):
        if row == "the other":
            with Desk.open(case) as desk:
                other = desk.index.find_reports().rows[1].id
                desk.decide("A", [Proposal(DecisionType.MARK, (other,), about=Subject.REPORT, mark=Mark.GRAPHIC)])
    for address in addresses:
        page = html.fromstring(client.get(address).text)
        for closed in page.xpath("//details[contains(@class, 'graphic')]"):
            closed.getparent().remove(closed)
        shown = page.text_content() + " ".join(page.xpath("//input/@value"))
        assert WORDS not in shown, address
