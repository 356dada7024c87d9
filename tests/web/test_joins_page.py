"""Join, split, keep apart, undo; the second pair of eyes: by links and forms alone."""

import html
import re
import shutil
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from linkage import pipeline
from linkage.claims import RulesReader
from linkage.claims.reader import ReaderOutput
from linkage.desk import Desk, Proposal
from linkage.indexes.joins import named_at
from linkage.jobs import reading
from linkage.ledger import CaseFolder, SqliteLedger
from linkage.model.asked import ClaimFilter
from linkage.model.claimrow import ClaimRow
from linkage.model.decision import DecisionType, Subject
from linkage.model.entity import EntityType
from linkage.model.indexed import EntityRow
from linkage.model.parse import ParsedReport
from linkage.model.review import Status
from linkage.web.pairs import Pair, list_pairs
from madebench import make_client
from madejoins import make_join_case

WAIT_S = 60


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_join_case(tmp_path_factory.mktemp("joins"))


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "case"))


@pytest.fixture
def client(case: Path) -> TestClient:
    return make_client(case, do=None)


def pairs(case: Path, about: Subject = Subject.ENTITY) -> tuple[Pair, ...]:
    with Desk.open(case) as desk:
        return list_pairs(desk, about).rows


def people(case: Path) -> list[str]:
    return sorted(person.name for person in rows_of_people(case))


def rows_of_people(case: Path) -> tuple[EntityRow, ...]:
    with Desk.open(case) as desk:
        return desk.index.find_entities(EntityType.PERSON).rows


def claims(case: Path, **asked: object) -> tuple[ClaimRow, ...]:
    with Desk.open(case) as desk:
        return desk.index.find_claims(ClaimFilter(**asked)).rows  # type: ignore[arg-type]


def address(pair: Pair) -> str:
    return f"/joins/{pair.row.about}?{urlencode({'first': pair.first.subject, 'second': pair.second.subject})}"


def form(page: str, action: str, **more: object) -> dict[str, object]:
    """What the first form with that action sends, with more fields."""
    found = re.search(rf'<form[^>]*action="{action}".*?</form>', page, re.DOTALL)
    assert found is not None, action
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', found[0])
    return {name: html.unescape(value) for name, value in fields} | more


def decide(client: TestClient, pair: Pair, do: str, why: str = "", **more: object) -> str:
    """Presses a button of the pair's page; gives the page that comes."""
    page = client.get(address(pair)).text
    response = client.post("/joins/decide", data=form(page, "/joins/decide", do=do, why=why, **more))
    assert response.status_code == 303, response.text
    return client.get(response.headers["location"]).text


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def work_out(client: TestClient) -> None:
    """Presses the button, and waits as the page does."""
    page = client.get("/joins").text
    assert client.post("/working-out", data=form(page, "/working-out")).headers["location"].startswith("/joins")
    deadline = time.monotonic() + WAIT_S
    while "hx-refresh" not in client.get("/working-out").headers:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_suggestions_come_first_with_their_reasons(client: TestClient) -> None:
    page = words(client.get("/joins").text)
    assert "Oleh Krib" in page
    assert "“Krib” is nearly “Kril”" in page
    incidents = words(client.get("/joins?about=incident").text)
    assert "the figure of 12 killed in both" in incidents
    assert "Speaks for two: days that differ" in incidents


def test_the_evidence_stands_side_by_side_and_every_value_leads_to_its_claim(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case, Subject.INCIDENT)
    page = client.get(address(pair)).text
    table = re.findall(r"<tr class=\"d-(\w+)\">.*?<th scope=\"row\">([^<]*)</th>(.*?)</tr>", page, re.DOTALL)
    marks = {name: mark for mark, name, _ in table}
    assert marks["Figures"] == "same"
    assert marks["Dates"] == "differs"
    for _, name, cells in table:
        assert cells.count('class="value"') <= len(re.findall(r'href="/review\?claim=\w+"', cells)), name
    shown = set(re.findall(r'name="chosen" value="(\w+)"', page))
    assert shown == {row.id for end in (pair.row.first, pair.row.second) for row in claims(case, incident_id=end)}
    assert "becomes" not in page
    assert f"the case shows one incident with {pair.first.claims + pair.second.claims} claims" in words(page)


def test_two_are_joined_and_one_is_shown_when_the_case_was_worked_out(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    page = decide(client, pair, "join", "one man, two spellings")
    assert "joined Undo u" in words(page)
    assert "A. Analyst joined" in words(client.get("/joins").text)
    assert people(case) == ["Ivan Sova", "Oleh Krib", "Oleh Kril"]
    assert "1 decision is entered, but people, bodies and incidents do not show it yet" in words(page)
    work_out(client)
    assert people(case) == ["Ivan Sova", "Oleh Kril"]
    again = words(client.get(address(pair)).text)
    assert "The case shows these two as one now." in again
    assert "one man, two spellings” · shown in the case" in again or "one man, two spellings · shown in the case" in again
    assert pairs(case) == ()


def test_undo_parts_them_again(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    page = decide(client, pair, "join")
    work_out(client)
    make_client(case, person="B. Reviewer").post("/joins/undo", data=form(page, "/joins/undo"))
    work_out(client)
    assert people(case) == ["Ivan Sova", "Oleh Krib", "Oleh Kril"]
    assert "A. Analyst joined" in words(client.get(address(pair)).text)
    assert "taken back by B. Reviewer" in words(client.get(address(pair)).text)


def test_two_incidents_that_are_kept_apart_are_not_suggested_again(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case, Subject.INCIDENT)
    assert "kept apart" in words(decide(client, pair, "apart", "two days"))
    (listed,) = pairs(case, Subject.INCIDENT)
    assert listed.decided is not None
    work_out(client)
    assert pairs(case, Subject.INCIDENT) == ()
    assert "A. Analyst kept apart" in words(client.get(address(pair)).text)


def test_claims_that_are_about_another_are_split_off(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    page = client.get(address(pair)).text
    own = next(end for end in (pair.first, pair.second) if end.name == "Oleh Kril")
    third = [row for row in claims(case, entity_id=own.id) if "Sova" in row.quote or row.quote.startswith("Oleh Kril, commander")]
    data = form(page, "/joins/decide", do="split", side=own.id, why="a namesake", chosen=[row.id for row in third])
    assert client.post("/joins/decide", data=data).status_code == 303
    work_out(client)
    assert people(case).count("Oleh Kril") + people(case).count("Kril") == 2
    with Desk.open(case) as desk:
        named = {named_at(desk.index, Subject.ENTITY, f"{row.id}:person") for row in third if row.kind in ("affiliation", "post")}
    assert len(named) == 1


@pytest.mark.parametrize(
    ("do", "told"),
    [("split", "choose the claims"), ("burn", "press one of the buttons")],
)
def test_what_cannot_be_done_is_refused_with_what_to_do(do: str, told: str, case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    page = client.get(address(pair)).text
    refused = client.post("/joins/decide", data=form(page, "/joins/decide", do=do, side=pair.first.id))
    assert refused.status_code == 422
    assert told in refused.text


def test_a_person_and_a_unit_cannot_be_one(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    with Desk.open(case) as desk:
        (unit,) = desk.index.find_entities(EntityType.UNIT, "third").rows
    data = form(client.get(address(pair)).text, "/joins/decide", do="join", second=unit.subject)
    refused = client.post("/joins/decide", data=data)
    assert refused.status_code == 422
    assert "choose two of a kind" in refused.text


def test_any_two_are_chosen_by_search(case: Path, client: TestClient) -> None:
    page = client.get("/joins?about=incident&text=school").text
    (first, *_) = re.findall(r'href="(/joins\?about=incident&amp;first=[^"]+)"', page)
    chosen = client.get(html.unescape(first)).text
    (compare,) = re.findall(r'href="(/joins/incident\?first=[^"]+&amp;second=[^"]+)"[^>]*>Set side by side', chosen)
    assert "One incident, or two?" in client.get(html.unescape(compare)).text


def test_decisions_of_two_persons_on_one_pair_are_both_kept_and_told(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    other = make_client(case, person="B. Reviewer")
    theirs = other.get(address(pair)).text  # opened before the first decides
    decide(client, pair, "join", "one man")
    response = other.post("/joins/decide", data=form(theirs, "/joins/decide", do="apart", why="two ranks"))
    told = words(other.get(response.headers["location"]).text)
    assert "Others decided on these while you had them before you: A. Analyst joined" in told
    assert "B. Reviewer kept apart" in words(client.get(address(pair)).text)


def test_decisions_survive_a_second_build_with_a_new_reader(
    built: Path, case: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    (person,), (incident,) = pairs(case), pairs(case, Subject.INCIDENT)
    decide(client, person, "join", "one man")
    decide(client, incident, "apart", "two days")
    with Desk.open(case) as desk:
        (row,) = desk.index.find_claims(ClaimFilter(text="commanded fourth")).rows
        desk.decide("A. Analyst", [Proposal(DecisionType.ACCEPT, (row.id,), upon=row.version)])
        before = {row.id for row in desk.index.find_claims().rows}
    monkeypatch.setattr(reading, "_reader", NewReader)
    pipeline.build([built.parent / "reports"], case, workers=1)
    with Desk.open(case) as desk:
        after = {row.id for row in desk.index.find_claims().rows}
        (row,) = desk.index.find_claims(ClaimFilter(text="commanded fourth")).rows
    assert len(after - before) > 3
    assert row.status is Status.CHECKED_ONCE
    assert people(case) == ["Ivan Sova", "Oleh Kril"]
    assert (pairs(case), pairs(case, Subject.INCIDENT)) == ((), ())
    kept = next(one for one in rows_of_people(case) if one.name == "Oleh Kril")
    page = words(client.get(f"/joins/entity?{urlencode({'first': kept.subject})}").text)
    assert "A. Analyst joined" in page
    assert "one man" in page


class NewReader:
    """A later version, which gives most claims other contents, and so other ids."""

    name, version = RulesReader().name, "of the future"

    def read(self, parsed: ParsedReport) -> ReaderOutput:
        output = RulesReader().read(parsed)
        gone = ("rank", "time", "tie", "addressee", "mode")
        return ReaderOutput(
            tuple(replace(c, roles=tuple(role for role in c.roles if role.name not in gone)) for c in output.claims), output.issues
        )


def test_pages_answer_while_another_run_writes_and_say_why_the_case_was_not_worked_out(case: Path, client: TestClient) -> None:
    (pair,) = pairs(case)
    decide(client, pair, "join")
    with closing(SqliteLedger.open(CaseFolder(case).ledger_file)) as ledger, ledger.writing():
        client.post("/working-out", data=form(client.get("/joins").text, "/working-out"))
        deadline = time.monotonic() + WAIT_S
        while "another run is writing" not in client.get("/").text:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert "is being worked out" not in client.get("/joins").text
    assert people(case) == ["Ivan Sova", "Oleh Krib", "Oleh Kril"]


def test_a_page_of_another_host_is_never_where_a_form_leads(client: TestClient) -> None:
    page = client.get("/name").text
    for back in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        response = client.post("/name", data=form(page, "/name", person="B", back=back))
        assert response.headers["location"] == "/"


def test_the_name_is_changed_on_the_page_and_stands_beside_later_decisions_only(case: Path, client: TestClient) -> None:
    first, second = claims(case)[:2]
    accept(client, first)
    page = client.get("/name").text
    assert "a name is only a name" in words(page)
    client.post("/name", data=form(page, "/name", person="  Зоя   Б. "))
    assert "Зоя Б. · on this machine only" in words(client.get("/").text)
    accept(client, second)
    with Desk.open(case) as desk:
        assert [row.person for row in desk.index.find_decisions().rows] == ["Зоя Б.", "A. Analyst"]
    refused = client.post("/name", data=form(page, "/name", person=" "))
    assert refused.status_code == 422


def accept(client: TestClient, row: ClaimRow, **more: object) -> None:
    page = client.get(f"/review?claim={row.id}").text
    assert client.post("/review/decide", data=form(page, "/review/decide", claim=row.id, **({"do": "accept"} | more))).status_code == 303


def test_what_waits_for_a_second_person_is_not_what_that_person_checked(case: Path, client: TestClient) -> None:
    first, second = claims(case)[:2]
    accept(client, first)
    other = make_client(case, person="B. Reviewer")
    accept(other, second)
    assert [row.id for row in claims(case, second="A. Analyst")] == [second.id]
    assert [row.id for row in claims(case, second="B. Reviewer")] == [first.id]
    page = client.get("/review?second=A.+Analyst&status=").text
    assert re.findall(r'id="row-(\w+)"', page) == [second.id]
    assert "checked once (B. Reviewer)" in words(page)
    accept(client, second)
    assert claims(case, second="A. Analyst") == ()
    assert claims(case, status=Status.CHECKED_TWICE)[0].checked_by == ("A. Analyst", "B. Reviewer")


def test_what_was_taken_back_waits_for_nobody(case: Path, client: TestClient) -> None:
    first = claims(case)[0]
    accept(client, first)
    with Desk.open(case) as desk:
        decision = desk.index.find_decisions().rows[0].id
        desk.decide("A. Analyst", [Proposal(DecisionType.UNDO, (decision,))])
    assert claims(case, second="B. Reviewer") == ()


def test_the_overview_says_how_many_are_checked_and_what_the_rule_lets_out(case: Path, client: TestClient) -> None:
    (case / "case.yaml").write_text("publish: checked twice\n")
    pipeline.build([], case)
    row = claims(case)[0]
    accept(client, row)
    other = make_client(case, person="B. Reviewer")
    assert "waiting for you as the second person 1" in words(other.get("/").text)
    assert "waiting for you as the second person 0" in words(client.get("/").text)
    accept(other, row)
    page = words(client.get("/").text)
    assert "checked twice 1 may be published" in page
    assert "checked once 0 not published" in page
    assert "By the case's rule (checked by two persons) 1 claim may be published." in page


def test_a_disputed_claim_stands_with_both_decisions_and_reasons(case: Path, client: TestClient) -> None:
    row = claims(case)[0]
    accept(client, row)
    other = make_client(case, person="B. Reviewer")
    data = form(other.get(f"/review?claim={row.id}").text, "/review/decide", do="reject", claim=row.id, why="They only met")
    other.post("/review/decide", data=data)
    page = words(client.get("/disputed").text)
    assert "1 claim on which persons decided differently" in page
    assert "A. Analyst accepted" in page
    assert "No reason was given" in page
    assert "B. Reviewer rejected" in page
    assert "They only met" in page
    for person in (client, other):
        assert "Somebody decided otherwise than you on 1 claim" in person.get("/disputed/told").text


def test_programs_join_and_work_out_by_the_same_operations(case: Path) -> None:
    from madebench import SECRET

    api = make_client(case, entered=False, do=None)
    api.headers.update({"authorization": f"Bearer {SECRET}"})
    (pair,) = api.get("/api/v1/possible-joins").json()["items"]
    decision = {"type": "join", "about": "entity", "subjects": [pair["first"]["subject"], pair["second"]["subject"]], "why": "one man"}
    assert api.post("/api/v1/decisions", json={"decisions": [decision]}).status_code == 201
    assert api.get("/api/v1/possible-joins").json()["items"][0]["decided"]["type"] == "join"
    assert api.post("/api/v1/working-out").status_code == 202
    deadline = time.monotonic() + WAIT_S
    while api.get("/api/v1/working-out").json()["is_running"]:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert api.get("/api/v1/possible-joins").json()["items"] == []
    assert api.get("/api/v1/working-out").json()["pending"] == 0
    assert not api.post("/api/v1/working-out").json()["is_running"]
