"""Several people on one case: signing in, sessions, forms, tokens, second checks."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from linkage.accounts import Accounts, passwords
from linkage.accounts.waits import FREE
from linkage.desk import Desk
from linkage.model.account import Role
from linkage.model.review import Status
from linkage.web import checking
from linkage.web.app import API
from linkage.web.beside import Work
from madebench import ADDRESS, HOST, PASSWORD, make_client, make_stranger, make_team_client, sign_in, workbench_at

OWNER, ANALYST, REVIEWER = "Olha Owner", "Ana Lyst", "Rev Iewer"
COOKIE = "linkage-session-8765"
WAIT_S = 20


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_N", 2)
    monkeypatch.setattr(passwords, "_NOBODY", f"scrypt$2$8$3${'00' * 16}${'00' * 32}")


@pytest.fixture
def accounts(case: Path) -> Accounts:
    made = Accounts(case)
    for name, role in ((OWNER, Role.OWNER), (ANALYST, Role.ANALYST), (REVIEWER, Role.REVIEWER)):
        made.add(name, role, PASSWORD)
    return made


@pytest.fixture
def stranger(case: Path, accounts: Accounts) -> TestClient:
    return make_stranger(case)


def entered(case: Path, person: str) -> TestClient:
    """A browser in which somebody has signed in."""
    client = make_stranger(case)
    assert sign_in(client, person).status_code == 303
    return client


def csrf(client: TestClient, page: str = "/account") -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found is not None
    return found[1]


def claims(case: Path) -> list[tuple[str, str]]:
    with Desk.open(case) as desk:
        return [(row.id, row.version) for row in desk.index.find_claims().rows]


def accept(client: TestClient, claim: tuple[str, str]) -> int:
    body = {"decisions": [{"type": "accept", "subjects": [claim[0]], "upon": claim[1]}]}
    return client.post(f"{API}/decisions", json=body).status_code


# signing in


def test_who_has_not_signed_in_is_led_to_the_form_and_back_to_where_they_wanted(stranger: TestClient) -> None:
    answer = stranger.get("/search?text=school&kind=attack")
    assert answer.status_code == 303
    assert "school" in answer.headers["location"]
    assert sign_in(stranger, ANALYST, to="/search?text=school&kind=attack").headers["location"] == "/search?text=school&kind=attack"
    assert stranger.get("/search?text=school").status_code == 200


@pytest.mark.parametrize(
    "to",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/evil.example", ""],
    ids=["a site", "no scheme", "a backslash", "a script", "a line break", "nothing"],
)
def test_nobody_is_led_to_another_site(to: str, stranger: TestClient) -> None:
    assert sign_in(stranger, ANALYST, to=to).headers["location"] == "/"


def test_the_form_tells_nothing_of_the_case(stranger: TestClient, case: Path) -> None:
    page = stranger.get("/sign-in").text
    with Desk.open(case) as desk:
        assert desk.index.counts().name not in page
    assert ANALYST not in page


def test_a_wrong_password_says_no_more_than_a_name_that_is_not_there(stranger: TestClient) -> None:
    wrong, nobody = sign_in(stranger, ANALYST, "a wrong guess"), sign_in(stranger, "Nobody", PASSWORD)
    assert (wrong.status_code, wrong.text) == (nobody.status_code, nobody.text)
    assert wrong.status_code == 401
    assert ANALYST not in wrong.text
    assert f"{COOKIE}=" not in wrong.headers["set-cookie"]


def test_who_guesses_is_told_how_long_to_wait_also_after_a_restart(stranger: TestClient, case: Path) -> None:
    for _ in range(FREE):
        answer = sign_in(stranger, ANALYST, "a wrong guess")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert "try again in 1 second" in answer.text
    assert sign_in(make_stranger(case), ANALYST).status_code == 429


def test_a_browser_that_has_signed_in_before_is_not_kept_out_by_strangers(case: Path, stranger: TestClient) -> None:
    known = entered(case, ANALYST)
    for _ in range(FREE):
        sign_in(stranger, ANALYST, "a wrong guess")
    assert sign_in(stranger, ANALYST).status_code == 429
    assert sign_in(known, ANALYST).status_code == 303


def test_the_form_of_another_site_signs_nobody_in(stranger: TestClient) -> None:
    form = {"name": ANALYST, "password": PASSWORD, "to": "/"}
    for nonce in ({}, {"csrf": ""}, {"csrf": "x" * 32}):
        assert stranger.post("/sign-in", data=form | nonce).status_code == 403
    stranger.cookies.set(f"{COOKIE}-form", "", domain="127.0.0.1")
    assert stranger.post("/sign-in", data=form | {"csrf": ""}).status_code == 403


def test_the_form_in_another_tab_still_holds(stranger: TestClient) -> None:
    first, second = (re.search(r'name="csrf" value="([^"]+)"', stranger.get("/sign-in").text) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first[1] == second[1]


def test_a_session_that_was_given_to_a_browser_beforehand_is_not_the_one_it_gets(stranger: TestClient, accounts: Accounts) -> None:
    stranger.cookies.set(COOKIE, "planted", domain="127.0.0.1")
    answer = sign_in(stranger, ANALYST)
    assert "planted" not in answer.headers["set-cookie"]
    assert accounts.of_session("planted") is None


def test_cookies_are_for_this_site_and_not_for_scripts(stranger: TestClient) -> None:
    cookies = sign_in(stranger, ANALYST).headers.get_list("set-cookie")
    assert len(cookies) == 2
    assert [cookie for cookie in cookies if not ("HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/" in cookie)] == []


def test_over_an_encrypted_line_cookies_are_sent_over_no_other_and_set_by_no_other_host(case: Path, accounts: Accounts) -> None:
    client = make_stranger(case, is_encrypted=True)
    cookies = [*client.get("/sign-in").headers.get_list("set-cookie"), *sign_in(client, ANALYST).headers.get_list("set-cookie")]
    assert len(cookies) == 3
    assert [c for c in cookies if not (c.startswith("__Host-linkage-") and "Secure" in c and "Path=/" in c and "Domain" not in c)] == []
    assert client.get("/").status_code == 200


def test_over_an_encrypted_line_browsers_are_told_to_use_no_other(case: Path, accounts: Accounts) -> None:
    client = make_stranger(case, is_encrypted=True)
    for address in ("/sign-in", "/nowhere", "/static/htmx.js", f"{API}/case"):
        assert client.get(address).headers["strict-transport-security"] == "max-age=31536000", address
    client.base_url = f"http://{HOST}"  # type: ignore[assignment]
    assert "strict-transport-security" not in client.get("/sign-in").headers, "browsers heed it over https only (RFC 6797, 7.2)"


def test_on_a_line_that_is_not_encrypted_nothing_is_said_of_encryption(case: Path, stranger: TestClient) -> None:
    for client in (stranger, make_client(case)):  # a browser would keep it for every other server of the host
        for scheme in ("http", "https"):
            client.base_url = f"{scheme}://{HOST}"  # type: ignore[assignment]
            assert "strict-transport-security" not in client.get("/sign-in").headers


# hosts, origins, forms


def test_what_comes_past_the_line_that_is_encrypted_is_refused(case: Path, accounts: Accounts) -> None:
    client = make_stranger(case, is_encrypted=True)
    client.base_url = f"http://{HOST}"  # type: ignore[assignment]
    answer = client.get("/sign-in")
    assert answer.status_code == 403
    assert "X-Forwarded-Proto" in answer.json()["detail"]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("origin", ["https://evil.example", "null", f"https://{HOST}"], ids=["another", "none", "another scheme"])
def test_what_another_origin_sends_is_refused_also_with_the_right_token(origin: str, case: Path, accounts: Accounts) -> None:
    client = entered(case, ANALYST)
    form = {"csrf": csrf(client)}
    assert client.post("/account/sign-out", data=form, headers={"origin": origin}).status_code == 403
    assert client.post("/account/sign-out", data=form, headers={"origin": f"http://{HOST}"}).status_code == 303


def test_another_host_is_refused_before_anything_is_asked_of_it(stranger: TestClient) -> None:
    assert stranger.get("/sign-in", headers={"host": "evil.example"}).status_code == 421


def test_a_form_needs_the_token_of_its_own_session(case: Path, accounts: Accounts) -> None:
    client, other = entered(case, OWNER), entered(case, ANALYST)
    form = {"do": "add", "name": "New", "role": "owner", "password": PASSWORD}
    for token in ({}, {"csrf": ""}, {"csrf": csrf(other)}):
        assert client.post("/accounts", data=form | token).status_code == 403
    assert client.post("/accounts", data=form | {"csrf": csrf(client)}).status_code == 303


def test_a_program_needs_no_form(case: Path) -> None:
    client = make_team_client(case, ANALYST, Role.ANALYST)
    assert accept(client, claims(case)[0]) == 201


@pytest.mark.parametrize("scheme", ["Bearer guess", "Bearer ", "Basic x", ""], ids=["guessed", "empty", "another scheme", "nothing"])
def test_a_program_without_a_token_is_told_so_and_not_led_to_the_form(scheme: str, stranger: TestClient) -> None:
    answer = stranger.get(f"{API}/claims", headers={"authorization": scheme})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert "serving.json" not in answer.json()["detail"]


def test_a_part_of_a_page_whose_session_has_ended_leads_the_whole_page_to_the_form(stranger: TestClient) -> None:
    told = {"hx-request": "true", "hx-current-url": f"http://{HOST}/review?status=&claim=1#claim"}
    answer = stranger.get("/review?claim=2", headers=told)
    assert answer.headers["hx-redirect"] == "/sign-in?to=%2Freview%3Fstatus%3D%26claim%3D1"


# sessions and accounts


def test_to_sign_out_ends_the_session_and_not_only_the_cookie(case: Path, accounts: Accounts) -> None:
    client = entered(case, ANALYST)
    cookies = dict(client.cookies)
    assert client.post("/account/sign-out", data={"csrf": csrf(client)}).status_code == 303
    thief = make_stranger(case)
    thief.cookies.update(cookies)
    assert thief.get("/").status_code == 303


def test_to_sign_out_everywhere_ends_the_other_browsers_too(case: Path, accounts: Accounts) -> None:
    here, there, other = entered(case, ANALYST), entered(case, ANALYST), entered(case, OWNER)
    here.post("/account/sign-out-everywhere", data={"csrf": csrf(here)})
    assert [client.get("/").status_code for client in (here, there, other)] == [303, 303, 200]


@pytest.mark.parametrize(
    "form",
    [{"do": "role", "role": "reviewer"}, {"do": "disable"}, {"do": "password", "password": "another four words"}],
    ids=["another role", "disabled", "another password"],
)
def test_what_an_owner_changes_ends_the_sessions_of_the_account_at_once(form: dict[str, str], case: Path, accounts: Accounts) -> None:
    owner, client = entered(case, OWNER), entered(case, ANALYST)
    done = owner.post("/accounts", data=form | {"name": ANALYST, "csrf": csrf(owner)})
    assert done.status_code == 303
    assert "sessions" in owner.get(done.headers["location"]).text
    assert client.get("/").status_code == 303
    assert owner.get("/").status_code == 200


def test_a_disabled_account_signs_in_no_more_and_its_token_opens_nothing(case: Path, accounts: Accounts, stranger: TestClient) -> None:
    program = make_team_client(case, ANALYST, Role.ANALYST)
    accounts.disable(ANALYST, disabled=True)
    assert sign_in(stranger, ANALYST).status_code == 401
    assert program.get(f"{API}/claims").status_code == 401


def test_ones_own_password_is_changed_by_who_knows_it_and_guesses_are_counted(case: Path, accounts: Accounts) -> None:
    client = entered(case, ANALYST)
    form = {"csrf": csrf(client), "new": "another four words"}
    assert client.post("/account/password", data=form | {"old": "a wrong guess"}).status_code == 422
    assert client.get("/").status_code == 200
    assert client.post("/account/password", data=form | {"old": PASSWORD}).status_code == 303
    assert client.get("/").status_code == 303, "every session has ended"
    assert sign_in(client, ANALYST).status_code == 401
    assert sign_in(client, ANALYST, "another four words").status_code == 303
    assert [e.type for e in accounts.log(limit=4)] == ["signed in", "sign-in refused", "password changed", "sign-in refused"]


def test_the_last_owner_cannot_lock_everybody_out(case: Path, accounts: Accounts) -> None:
    owner = entered(case, OWNER)
    answer = owner.post("/accounts", data={"do": "disable", "name": OWNER, "csrf": csrf(owner)})
    assert answer.status_code == 422
    assert "only owner" in answer.text
    assert owner.get("/accounts").status_code == 200


def test_who_is_shown_nothing_yet_may_still_sign_out_and_change_the_password(case: Path, accounts: Accounts) -> None:
    accounts.add("R. Reader", Role.READER, PASSWORD)
    client = entered(case, "R. Reader")
    refused = client.get("/")
    assert (refused.status_code, 'href="/account"' in refused.text) == (409, True)
    assert client.post("/account/sign-out", data={"csrf": csrf(client)}).status_code == 303


# tokens


def test_a_token_with_less_than_its_account_makes_none_with_more(case: Path, accounts: Accounts) -> None:
    secret = accounts.make_token(OWNER, Role.READER, "")[1]
    program = make_stranger(case)
    program.headers["authorization"] = f"Bearer {secret}"
    assert program.post(f"{API}/tokens", json={"role": "owner"}).status_code == 422
    assert program.post("/account/token", data={"role": "owner"}).status_code == 422
    assert program.get(f"{API}/accounts").status_code == 403
    assert [token.role for token in accounts.tokens(OWNER)] == [Role.READER]


def test_a_token_does_what_its_account_may_by_now(case: Path) -> None:
    program = make_team_client(case, ANALYST, Role.ANALYST)
    Accounts(case).add(OWNER, Role.OWNER, PASSWORD)
    assert program.get(f"{API}/decisions").status_code == 200
    Accounts(case).change_role(ANALYST, Role.READER)
    assert program.get(f"{API}/decisions").status_code == 403


def test_a_token_is_shown_once(case: Path, accounts: Accounts) -> None:
    client = entered(case, ANALYST)
    page = client.post("/account/token", data={"csrf": csrf(client), "role": "reader", "label": "a script"})
    found = re.search(r"lk_[\w-]{43}", page.text)
    assert found is not None
    again = client.get("/account").text
    assert "a script" in again
    assert found[0] not in again
    program = make_stranger(case)
    assert program.get(f"{API}/tokens", headers={"authorization": f"Bearer {found[0]}"}).status_code == 200


# decisions


def test_the_second_check_is_refused_to_an_analyst_and_given_to_a_reviewer(case: Path) -> None:
    analyst, reviewer = make_team_client(case, ANALYST, Role.ANALYST), make_team_client(case, REVIEWER, Role.REVIEWER)
    other = make_team_client(case, "Another Analyst", Role.ANALYST)
    claim = claims(case)[0]
    assert accept(analyst, claim) == 201
    after = next(one for one in claims(case) if one[0] == claim[0])
    assert accept(other, after) == 403
    assert accept(reviewer, after) == 201
    with Desk.open(case) as desk:
        row = desk.index.claim(claim[0]).row
        assert (row.status, set(row.checked_by)) == (Status.CHECKED_TWICE, {ANALYST, REVIEWER})


def test_a_claim_that_waits_for_a_reviewer_says_so_to_an_analyst_in_place_of_the_button(case: Path, accounts: Accounts) -> None:
    accept(make_team_client(case, REVIEWER, Role.REVIEWER), claims(case)[0])
    address = f"/review?status=&claim={claims(case)[0][0]}"
    analyst, reviewer = entered(case, ANALYST).get(address).text, entered(case, OWNER).get(address).text
    assert ("second check is for a reviewer" in analyst, 'data-key="a"' in analyst) == (True, False)
    assert ("second check is for a reviewer" in reviewer, 'data-key="a"' in reviewer) == (False, True)


def test_the_name_beside_a_decision_is_that_of_the_account(case: Path, accounts: Accounts) -> None:
    client, claim = entered(case, ANALYST), claims(case)[0]
    form = {
        "csrf": csrf(client, "/review"),
        "claim": claim[0],
        "upon": claim[1],
        "do": "accept",
        "back": "status=",
        "person": "Somebody Else",
    }
    client.cookies.set("linkage-name-8765", "U29tZWJvZHk=", domain="127.0.0.1")
    assert client.post("/review/decide", data=form).status_code == 303
    with Desk.open(case) as desk:
        assert desk.index.claim(claim[0]).row.checked_by == (ANALYST,)
    assert client.get("/name").status_code in (403, 404)


# the audit page and the log


def test_the_audit_page_names_what_was_decided_in_words_and_what_was_taken_back(case: Path, accounts: Accounts) -> None:
    client = entered(case, OWNER)
    with Desk.open(case) as desk:
        row = next(row for row in desk.index.find_claims().rows if "school" in row.quote)
    accept(make_team_client(case, ANALYST, Role.ANALYST), (row.id, row.version))
    page = client.get("/audit").text
    assert "troops shelled a school" in page
    assert f"/review?claim={row.id}" in page
    assert "undone" not in page
    with Desk.open(case) as desk:
        decision = desk.index.find_decisions().rows[0]
    body = {"decisions": [{"type": "undo", "about": "decision", "subjects": [decision.id]}]}
    make_team_client(case, ANALYST, Role.ANALYST).post(f"{API}/decisions", json=body)
    page = client.get("/audit").text
    assert page.count('class="undone"') == 1
    assert page.count("troops shelled a school") == 2, "in the decision, and in what took it back"
    narrowed = client.get("/audit", params={"type": "undo", "person": ANALYST}).text
    assert narrowed.count("<tr id=") == 1
    assert "No decision answers" in client.get("/audit", params={"person": "Nobody"}).text


def test_publishing_and_files_taken_away_are_in_the_log_which_owners_see_and_nobody_else(case: Path, accounts: Accounts) -> None:
    from linkage.model.progress import no_progress
    from linkage.model.review import Profile
    from linkage.web.written import write_out

    reviewer = entered(case, REVIEWER)
    assert reviewer.post("/publish", data={"csrf": csrf(reviewer), "profile": "publish"}).status_code == 303
    workbench_at(reviewer).runs.wait(WAIT_S)
    write_out(case, Profile.PUBLISH, no_progress)
    assert reviewer.get("/written/publish/incidents.geojson").status_code == 200
    assert [(e.person, e.type, e.subject, e.address) for e in accounts.log(limit=4)] == [
        (REVIEWER, "file taken away", "publish · incidents.geojson", ADDRESS),
        (REVIEWER, "publishing done", "publish", ADDRESS),
        (REVIEWER, "publishing begun", "publish", ADDRESS),
        (REVIEWER, "publishing asked for", "publish", ADDRESS),
    ]
    assert "publishing done" in entered(case, OWNER).get("/audit").text
    assert "publishing done" not in reviewer.get("/audit").text


def test_publishing_that_fails_is_in_the_log_as_failed(case: Path, accounts: Accounts) -> None:
    def fail(_work: Work) -> Iterator[dict[str, Any]]:
        yield {"problem": "the disk is full"}

    client = make_team_client(case, REVIEWER, Role.REVIEWER, do=fail)
    assert client.post("/publish", data={"profile": "publish"}).status_code == 303
    assert workbench_at(client).runs.wait(WAIT_S).problem == "the disk is full"
    assert [e.type for e in accounts.log(limit=3)] == ["publishing failed", "publishing begun", "publishing asked for"]


def test_every_type_of_the_log_has_its_words(case: Path, accounts: Accounts) -> None:
    from linkage.web.words import load_words

    source = (Path(__file__).parents[2] / "src/linkage/accounts/store.py").read_text("utf-8")
    types = set(re.findall(r'_note\(db, [^,]+(?:\.name)?, "([^"]+)"', source)) | set(
        re.findall(r'"(account \w+|signed out[\w ]*)"', source)
    )
    assert len(types) > 7
    assert {type_ for type_ in types if not load_words().has(f"log.{type_}")} == set()


# what is shown is allowed


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_no_page_offers_what_is_refused_to_who_sees_it(role: Role, case_of_roles: dict[Role, TestClient]) -> None:
    from starlette.routing import Match

    from linkage.web import pages
    from linkage.web.roles import least_role

    client = case_of_roles[role]

    def least(method: str, path: str) -> Role:
        scope = {"type": "http", "method": method, "path": path, "headers": []}
        routes = [route for router in (*pages.ENTRANCES, *pages.ROUTERS) for route in router.routes]
        found = [route for route in routes if route.matches(scope)[0] is Match.FULL]
        assert found, (method, path)
        return Role.READER if any(found[0] in router.routes for router in pages.ENTRANCES) else least_role(found[0].endpoint)  # type: ignore[attr-defined]

    waiting, seen, refused, tried = ["/"], set(), set(), 0
    while waiting and len(seen) < 60:
        address = waiting.pop(0)
        path = re.sub(r"/[0-9a-f]{8,}[^/]*", "/1", address.partition("?")[0])
        if path in seen or path.startswith(("/static", "/casefile/", "/written")):
            continue
        seen.add(path)
        text = client.get(address.replace("&amp;", "&")).text
        asked = [("GET", one) for one in re.findall(r'(?:href|hx-get)="(/[^"#]*)', text)]
        for form in re.findall(r"<form\b[^>]*>", text):
            method = "POST" if 'method="post"' in form else "GET"
            asked += [(method, one) for one in re.findall(r'action="(/[^"]*)"', form)]
        asked += [("POST", one) for one in re.findall(r'hx-post="(/[^"]*)"', text)]
        tried += len(asked)
        refused |= {(address, method, to) for method, to in asked if not role.may(least(method, to.partition("?")[0]))}
        waiting += [to for method, to in asked if method == "GET"]
    assert len(seen) >= 8
    assert tried > 80
    assert refused == set()


def test_the_audit_page_tells_whether_the_ledger_holds_together(case: Path, accounts: Accounts) -> None:
    import sqlite3

    client = entered(case, ANALYST)
    assert "has not been checked" in client.get("/audit").text

    def check() -> str:
        assert client.post("/audit/check", data={"csrf": csrf(client)}).headers["location"] == "/audit#holds"
        deadline = time.monotonic() + 60
        while checking.find_check(case).state == "running" and time.monotonic() < deadline:
            time.sleep(0.05)
        return client.get("/audit").text

    assert "Every hash and every quote holds." in check()
    with sqlite3.connect(case / "ledger.sqlite") as db:
        for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {trigger}")
        db.execute("UPDATE entries SET body = replace(body, 'school', 'market')")
    db.close()
    assert "Something does not hold." in check()


def test_what_came_of_a_check_is_kept_with_who_asked_and_as_of_when(case: Path, accounts: Accounts) -> None:
    client = entered(case, ANALYST)
    client.post("/audit/check", data={"csrf": csrf(client)})
    deadline = time.monotonic() + 60
    while checking.find_check(case).state == "running" and time.monotonic() < deadline:
        time.sleep(0.05)
    kept = json.loads((case / checking.KEPT).read_text("utf-8"))
    with Desk.open(case) as desk:
        assert (kept["state"], kept["person"], kept["head"]) == ("holds", ANALYST, desk.index.head())
    accept(make_team_client(case, REVIEWER, Role.REVIEWER), claims(case)[0])
    page = entered(case, OWNER).get("/audit").text  # another server, so nothing is remembered
    assert f"Asked for by {ANALYST}; done {kept['at'][:10]}" in page
    assert f"as of ledger head {kept['head'][:8]}. 1 decision since then." in page
    (case / checking.KEPT).write_text('{"state": "holds"', encoding="utf-8")
    assert "has not been checked" in client.get("/audit").text
