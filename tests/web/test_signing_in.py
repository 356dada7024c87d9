"""Signing in to a case that several people work on: the form, its cookies, and who guesses."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from linkage.accounts import Accounts
from linkage.accounts.waits import FREE
from linkage.desk import Desk
from linkage.web.app import API
from madebench import HOST, PASSWORD, make_client, make_stranger, sign_in
from madeteam import ANALYST, COOKIE, entered

pytestmark = pytest.mark.usefixtures("quick_passwords")


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
