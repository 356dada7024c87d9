"""What other hosts, other origins and forms of other sessions send to a case that several people work on."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from linkage.accounts import Accounts
from linkage.model.account import Role
from linkage.web.app import API
from madebench import HOST, PASSWORD, make_stranger, make_team_client
from madeteam import ANALYST, OWNER, accept, claims, csrf, entered

pytestmark = pytest.mark.usefixtures("quick_passwords")


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
