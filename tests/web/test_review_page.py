"""Review without a script: links and forms alone."""

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from linkage.desk import Desk, Proposal
from linkage.exports.html import leaves
from linkage.model.asked import ClaimFilter
from linkage.model.claim import ClaimKind, Stance
from linkage.model.claimrow import ClaimCard, ClaimRow
from linkage.model.decision import DecisionType
from linkage.model.review import Status
from madebench import SENTENCE, make_client


def hidden(page: str, form: str) -> dict[str, str]:
    """What a form of a page sends as it stands: its hidden and its filled fields."""
    found = re.search(rf'<form[^>]*id="{form}".*?</form>', page, re.DOTALL)
    assert found is not None
    fields = re.findall(r'<input[^>]*?name="([^"]+)"[^>]*?value="([^"]*)"', found[0])
    chosen = re.findall(r'<select id="[^"]*" name="([^"]+)".*?</select>', found[0], re.DOTALL)
    for name in chosen:
        option = re.search(
            rf'name="{re.escape(name)}".*?<option value="([^"]*)" selected', found[0].split("</select>")[chosen.index(name)], re.DOTALL
        )
        fields.append((name, "" if option is None else option[1]))
    return {name: html.unescape(value) for name, value in fields}


def rows(case: Path, **asked: object) -> tuple[ClaimRow, ...]:
    with Desk.open(case) as desk:
        return desk.index.find_claims(ClaimFilter(**asked)).rows  # type: ignore[arg-type]


def card(case: Path, claim_id: str) -> ClaimCard:
    with Desk.open(case) as desk:
        return desk.index.claim(claim_id)


def one(case: Path, kind: ClaimKind, words: str = "Orlivka") -> ClaimRow:
    return next(row for row in rows(case, kind=kind) if words in row.quote or words in row.place)


def test_the_queue_begins_with_the_least_certain_that_nobody_has_checked(case: Path, client: TestClient) -> None:
    page = client.get("/review").text
    shown = re.findall(r'id="row-(\w+)"', page)
    found = rows(case, status=Status.PROPOSED)
    assert shown == [row.id for row in found][: len(shown)]
    assert f'data-current="{found[0].id}"' in page


def test_a_claim_is_accepted_and_the_next_one_is_shown(case: Path, client: TestClient) -> None:
    first, second = rows(case, status=Status.PROPOSED)[:2]
    response = client.post("/review/decide", data={**hidden(client.get("/review").text, "decide"), "do": "accept"})
    assert response.status_code == 303
    assert f"claim={second.id}" in response.headers["location"]
    review = card(case, first.id).review
    assert (review.status, review.standing[0].type, review.standing[0].person) == (Status.CHECKED_ONCE, DecisionType.ACCEPT, "A. Analyst")


def test_a_rejection_has_a_reason(case: Path, client: TestClient) -> None:
    first = rows(case, status=Status.PROPOSED)[0]
    form = hidden(client.get("/review").text, "reject")
    refused = client.post("/review/decide", data={**form, "why": " "})
    assert refused.status_code == 422
    assert "has a reason" in refused.text
    client.post("/review/decide", data={**form, "why": "The words do not say this"})
    review = card(case, first.id).review
    assert (review.status, review.standing[0].why) == (Status.REJECTED, "The words do not say this")


def test_typed_words_are_bound_to_where_they_stand_nearest_to_the_quote(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    form |= {
        "do": "accept",
        "role.perpetrator": "Russian troops",
        "role.perpetrator.at": "",
        "role.target": "a school",
        "role.target.at": "",
    }
    assert client.post("/review/decide", data=form).status_code == 303
    review = card(case, row.id).review
    with Desk.open(case) as desk:
        text = desk.index.report(row.report_id).report.text
    target = review.claim.role("target")
    assert target is not None
    assert target.span is not None
    assert target.span.of(text) == target.value == "a school"
    assert review.is_corrected
    assert review.standing[0].type is DecisionType.CORRECT


def test_a_name_that_is_not_in_the_report_is_never_in_a_claim(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    response = client.post("/review/decide", data={**form, "do": "accept", "role.target": "a library", "role.target.at": ""})
    assert response.status_code == 422
    assert "“a library” does not stand in the report" in response.text
    assert card(case, row.id).review.status is Status.PROPOSED


def test_selected_words_are_taken_by_code_points_behind_emoji_and_arabic(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    with Desk.open(case) as desk:
        text = desk.index.report(row.report_id).report.text
    start = text.index("💥 on 4 May")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    form |= {"do": "accept", "role.time": "anything", "role.time.at": f"{start + 2}-{start + 10}"}
    client.post("/review/decide", data=form)
    assert card(case, row.id).review.claim.value("time") == "on 4 May"


def test_stance_and_source_are_corrected(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    client.post("/review/decide", data={**form, "do": "accept", "stance": "alleged", "source": "Olena Korin", "source.at": ""})
    claim = card(case, row.id).review.claim
    assert (claim.stance, claim.source) == (Stance.ALLEGED, "Olena Korin")


def test_a_claim_is_added_by_selecting_words(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    with Desk.open(case) as desk:
        text = desk.index.report(row.report_id).report.text
    start = text.index("We do not shell")
    at = f"{start}-{start + len('We do not shell hospitals.')}"
    page = client.get("/review/new", params={"report": row.report_id, "at": at, "kind": "statement", "status": ""}).text
    form = hidden(page, "decide") | {"role.speaker": "Hnat", "role.utterance": "We do not shell hospitals."}
    response = client.post("/review/add", data=form)
    added = card(case, response.headers["location"].split("claim=")[1])
    assert added.review.claim.kind is ClaimKind.STATEMENT
    assert added.review.claim.quote.of(text) == "We do not shell hospitals."
    assert added.review.claim.reader == "person/A. Analyst"


def test_accepting_what_was_shown_accepts_nothing_else(case: Path, client: TestClient) -> None:
    first, second, third = rows(case, status=Status.PROPOSED)[:3]
    form = hidden(client.get("/review").text, "shown-form")
    client.post("/review/accept-shown", data={**form, "shown": [f"{first.id}:{first.version}", f"{third.id}:{third.version}"]})
    assert [card(case, row.id).review.status for row in (first, second, third)] == [
        Status.CHECKED_ONCE,
        Status.PROPOSED,
        Status.CHECKED_ONCE,
    ]


def test_nothing_is_accepted_where_nothing_was_shown(client: TestClient) -> None:
    form = {"csrf": hidden(client.get("/review").text, "shown-form")["csrf"], "back": ""}
    assert "No claim was on the screen" in client.post("/review/accept-shown", data=form).text


def test_a_decision_is_undone(case: Path, client: TestClient) -> None:
    first = rows(case, status=Status.PROPOSED)[0]
    form = hidden(client.get("/review").text, "decide")
    client.post("/review/decide", data={**form, "do": "accept"})
    decision = card(case, first.id).review.standing[0]
    client.post("/review/undo", data={"csrf": form["csrf"], "back": form["back"], "decision": decision.id})
    assert card(case, first.id).review.status is Status.PROPOSED


def test_what_another_person_decided_meanwhile_is_told_and_both_decisions_are_kept(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    with Desk.open(case) as desk:
        desk.decide("B. Reviewer", [Proposal(DecisionType.REJECT, (row.id,), "told twice")])
    page = client.post("/review/decide", data={**form, "do": "accept", "stance": "alleged"}, headers={"hx-request": "true"}).text
    assert 'role="alert"' in page
    assert "B. Reviewer rejected" in page
    assert "told twice" in page
    assert f'data-current="{row.id}"' in page
    review = card(case, row.id).review
    assert review.status is Status.DISPUTED
    assert {(d.person, d.type) for d in review.standing} == {("A. Analyst", DecisionType.CORRECT), ("B. Reviewer", DecisionType.REJECT)}


def test_who_decided_alike_meanwhile_is_told_without_a_word_of_disagreement(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    with Desk.open(case) as desk:
        desk.decide("B. Reviewer", [Proposal(DecisionType.ACCEPT, (row.id,), upon=row.version)])
    page = client.post("/review/decide", data={**form, "do": "accept"}, headers={"hx-request": "true"}).text
    assert "You decided alike: both decisions are kept, and the claim is checked twice." in page
    assert "undo yours" not in page


def test_what_was_taken_back_can_be_put_back_from_what_is_told(case: Path, client: TestClient) -> None:
    first = rows(case, status=Status.PROPOSED)[0]
    form = hidden(client.get("/review").text, "decide")
    told = client.post("/review/decide", data={**form, "do": "accept"}, headers={"hx-request": "true"}).text
    for words, status in (("took back · what was taken back stays on record", Status.PROPOSED), ("took back", Status.CHECKED_ONCE)):
        (done,) = re.findall(r'<form class="done".*?</form>', told, re.DOTALL)
        fields = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', done))
        told = client.post("/review/undo", data=fields, headers={"hx-request": "true"}).text
        assert words in told
        assert card(case, first.id).review.status is status


def test_who_accepts_a_claim_does_not_agree_to_a_correction_that_they_have_not_seen(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    form = hidden(client.get(f"/review?status=&claim={row.id}").text, "decide")
    other = make_client(case, person="B. Reviewer")
    theirs = hidden(other.get(f"/review?status=&claim={row.id}").text, "decide")
    other.post("/review/decide", data={**theirs, "do": "accept", "role.target": "a school", "role.target.at": ""})
    client.post("/review/decide", data={**form, "do": "accept"})
    review = card(case, row.id).review
    mine = next(d for d in review.standing if d.person == "A. Analyst")
    assert mine.type is DecisionType.ACCEPT
    assert mine.claim == review.original
    assert review.status is Status.DISPUTED


def test_htmx_gets_only_what_changes(case: Path, client: TestClient) -> None:
    row = one(case, ClaimKind.ATTACK, "school")
    leaf = re.search(r'data-leaf="([^"]+)"', client.get(f"/review?status=&claim={row.id}").text)
    assert leaf is not None
    headers = {"hx-request": "true", "linkage-shown": leaf[1]}
    step = client.get(f"/review?status=&claim={row.id}", headers=headers)
    assert "data-text" not in step.text
    assert "<html" not in step.text
    assert step.headers["hx-push-url"] == f"/review?status=&claim={row.id}"
    assert "data-text" in client.get(f"/review?status=&claim={row.id}", headers={"hx-request": "true"}).text


def test_parts_of_a_long_report_lead_to_one_another(case: Path, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "MOST_CLAIMS", 1)
    row = one(case, ClaimKind.ATTACK, "school")
    page = client.get(f"/review?status=&claim={row.id}").text
    assert "part 1 of" not in page
    numbers = []
    while True:
        found = re.search(r"part (\d+) of (\d+)", page)
        assert found is not None
        numbers.append(int(found[1]))
        before = re.search(r'<a rel="prev" href="([^"]+)"', page)
        if before is None:
            break
        page = client.get(html.unescape(before[1])).text
    assert numbers == list(range(numbers[0], 0, -1))
    assert len(numbers) > 1
    later = re.search(r'<a rel="next" href="([^"]+)"', page)
    assert later is not None
    assert "part 2 of" in client.get(html.unescape(later[1])).text


def test_the_address_of_a_queue_can_be_shared(case: Path, client: TestClient) -> None:
    page = client.get("/review?kind=attack&status=&stance=&source=&text=school&since=2022&until=&place=&order=report").text
    shown = re.findall(r'id="row-(\w+)"', page)
    assert shown != []
    assert {card(case, claim).row.kind for claim in shown} == {ClaimKind.ATTACK}
    assert "kind=attack&amp;since=2022&amp;order=report&amp;status=" in page


@pytest.mark.parametrize("query", ["kind=war", "since=yesterday", "order=best", "after=nope"])
def test_an_address_that_cannot_be_understood_is_told(query: str, client: TestClient) -> None:
    assert client.get(f"/review?{query}").status_code == 422


def test_a_report_without_a_claim_opens_so_that_one_can_be_added(case: Path, client: TestClient) -> None:
    report = rows(case)[0].report_id
    page = client.get(f"/review?report={report}&status=rejected").text
    assert f'data-report="{report}"' in page
    assert 'class="passage' in page
    assert 'data-key="n" data-new="/review/new"' in page
    assert 'data-key="a"' not in page


def test_who_is_the_second_is_told_when_nothing_waits(client: TestClient) -> None:
    page = client.get("/review", params={"second": "A. Analyst", "status": ""}).text
    assert "when another person has checked it once" in page
    assert 'href="/name">Decide under another name' in page


def test_an_address_of_a_claim_that_is_not_there_is_not_found(client: TestClient) -> None:
    page = client.get("/review?claim=nope")
    assert page.status_code == 404
    assert "take an id that the case shows" in page.text


def test_a_pdf_shows_its_page_with_the_sentence_marked(case: Path, client: TestClient) -> None:
    row = next(row for row in rows(case) if row.quote in SENTENCE)
    page = client.get(f"/review?status=&claim={row.id}").text
    image = re.search(r'<image href="(/printed/\w+/2\.png)"', page)
    assert image is not None
    assert '<rect class="marked"' in page
    picture = client.get(image[1])
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(image[1].replace("/2.png", "/9.png")).status_code == 404


def test_reports_are_found_by_their_words(client: TestClient) -> None:
    page = client.get("/reports", params={"text": "Velm"}).text
    assert "<mark>Velm</mark>" in page
    assert "No report holds all of these words" in client.get("/reports", params={"text": "zeppelin"}).text


def test_the_overview_leads_to_the_queue_and_counts_by_status(client: TestClient) -> None:
    page = client.get("/").text
    assert 'href="/review?status=proposed"' in page
    assert "Review the least certain first" in page
