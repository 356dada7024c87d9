"""About a report: title, publisher, author, date and address set anew by a decision; bytes, text and claims stay."""

from contextlib import closing
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from linkage import pipeline
from linkage.desk import Desk, Proposal
from linkage.ledger import CaseFolder, EntryKind, SqliteLedger
from linkage.ledger.entry import Draft
from linkage.model.decision import Decision, DecisionType, Subject
from linkage.model.description import Description
from linkage.model.indexed import ReportCard
from linkage.web.app import API
from madebench import SECRET


def card(case: Path) -> ReportCard:
    with Desk.open(case) as desk:
        return desk.index.report(desk.index.find_reports().rows[0].id)


def form_of(page: str) -> dict[str, str]:
    (form,) = html.fromstring(page).xpath("//form[contains(@class, 'described')]")
    return {e.get("name"): e.get("value") or "" for e in form.xpath(".//input")}


def describe(client: TestClient, case: Path, **values: str) -> str:
    address = f"/reports/{card(case).report.id}/about"
    answer = client.post(address, data=form_of(client.get(address).text) | values)
    assert (answer.status_code, answer.headers.get("location")) == (303, address)
    return client.get(address).text


def test_what_is_set_shows_at_once_and_names_who_set_it(client: TestClient, case: Path) -> None:
    before = card(case)
    page = describe(client, case, publisher="River Post", published="2022-05", why="its front page")
    after = card(case)
    assert (after.row.publisher, after.report.published) == ("River Post", "2022-05")
    assert (after.report.id, after.report.text, after.report.title) == (before.report.id, before.report.text, before.report.title)
    assert [row.id for row in after.claims] == [row.id for row in before.claims]
    assert "A. Analyst described anew" in page
    assert "River Post" in client.get("/reports").text
    assert "its front page" in client.get("/audit").text


def test_what_was_set_is_found_by_its_words_and_no_more_by_those_it_had(client: TestClient, case: Path) -> None:
    describe(client, case, title="A quite unheard-of heading")
    with Desk.open(case) as desk:
        assert [row.number for row in desk.index.find_reports("unheard-of").rows] == [1]
        desk.decide(
            "A", [Proposal(DecisionType.DESCRIBE, (card(case).report.id,), about=Subject.REPORT, description=Description(title=""))]
        )
    with Desk.open(case) as desk:
        assert desk.index.find_reports("unheard-of").rows == ()


def test_taking_it_back_gives_what_was_read_and_an_earlier_word_where_there_was_one(client: TestClient, case: Path) -> None:
    before = card(case)
    describe(client, case, publisher="River Post")
    page = describe(client, case, publisher="Hill Post", author="M. Halle")
    undo = html.fromstring(page).xpath("//form[@action='/review/undo']")[0]
    client.post("/review/undo", data={e.get("name"): e.get("value") for e in undo.xpath(".//input")})
    assert (card(case).row.publisher, card(case).report.author) == ("River Post", before.report.author)
    undo = html.fromstring(client.get(f"/reports/{before.report.id}/about").text).xpath("//form[@action='/review/undo']")[0]
    client.post("/review/undo", data={e.get("name"): e.get("value") for e in undo.xpath(".//input")})
    assert card(case).report == before.report


def test_a_case_that_is_built_again_has_it_in_its_pages_and_an_index_like_the_one_before(client: TestClient, case: Path) -> None:
    describe(client, case, title="Set by a person", publisher="River Post")
    describe(client, case, published="2022-05-04")

    def rows() -> list[tuple[object, ...]]:
        with Desk.open(case) as desk:
            return desk.index.connection.execute("SELECT * FROM reports ORDER BY number").fetchall()

    then = rows()
    run = pipeline.build([], case)
    assert (run.case_file.reports[0].publisher, run.case_file.reports[0].published) == ("River Post", "2022-05-04")
    assert "Set by a person" in (CaseFolder(case).pages / "reports.html").read_text()
    assert rows() == then
    assert pipeline.verify_case(case).failures == []


def test_another_reading_of_the_file_leaves_it_as_a_person_set_it(client: TestClient, case: Path) -> None:
    describe(client, case, publisher="River Post")
    report = card(case).report
    with closing(SqliteLedger.open(CaseFolder(case).ledger_file)) as ledger, ledger.writing():
        entry = ledger.last_of(EntryKind.REPORT, f"{report.id}:")
        assert entry is not None
        assert "River Post" not in entry.body  # what was read stays what was read
        ledger.append([Draft(EntryKind.REPORT, f"{entry.key}~2", entry.body)])
    pipeline.work_out(case)
    assert card(case).row.publisher == "River Post"


def test_a_form_that_changes_nothing_and_a_date_that_is_none_are_refused(client: TestClient, case: Path) -> None:
    address = f"/reports/{card(case).report.id}/about"
    form = form_of(client.get(address).text)
    unchanged = client.post(address, data=form)
    assert (unchanged.status_code, "Nothing was changed" in unchanged.text) == (422, True)
    typed = form | {"published": "2022-13", "publisher": "River Post", "why": "its front page"}
    refused = client.post(address, data=typed)
    assert refused.status_code == 422
    assert form_of(refused.text) == typed  # nothing of what was typed is lost
    (wrong,) = html.fromstring(refused.text).xpath("//input[@aria-invalid='true']")
    (told,) = html.fromstring(refused.text).xpath(f"//*[@id='{wrong.get('aria-describedby')}']")
    assert (wrong.get("name"), "write a year, month or day" in told.text) == ("published", True)
    assert client.get("/reports/nothing/about").status_code == 404


def test_programs_set_it_too_and_see_it_in_the_list_of_decisions(client: TestClient, case: Path) -> None:
    report_id = card(case).report.id
    client.headers["authorization"] = f"Bearer {SECRET}"
    answer = client.post(f"{API}/reports/{report_id}/descriptions", json={"author": " M.  Halle "})
    assert answer.status_code == 201
    assert client.get(f"{API}/reports/{report_id}").json()["author"] == "M. Halle"
    assert client.get(f"{API}/decisions").json()["items"][0]["set_anew"] == [["author", "M. Halle"]]
    assert client.post(f"{API}/reports/{report_id}/descriptions", json={}).status_code == 422
    by_the_other_door = {"decisions": [{"type": "describe", "subjects": [report_id]}]}
    assert client.post(f"{API}/decisions", json=by_the_other_door).status_code == 422


@pytest.mark.parametrize("published", ["2022-02-30", "22", "2022-4", "in May", "２０２２"], ids=str)
def test_a_date_is_a_year_a_month_or_a_day(published: str) -> None:
    with pytest.raises(ValueError, match="year, month or day"):
        Description(published=published)


def test_a_description_sets_something_in_one_line() -> None:
    with pytest.raises(ValueError, match="say what is set anew"):
        Description()
    with pytest.raises(ValueError, match="one line"):
        Description(title="two\nlines")
    with pytest.raises(ValueError, match="give its description"):
        Decision(DecisionType.DESCRIBE, ("r",), "A", "2031-05-02T10:00:00+00:00", "")
