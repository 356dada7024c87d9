"""Sessions, accounts and tokens: what ends them, and what each may do."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from linkage.accounts import Accounts
from linkage.model.account import Role
from linkage.web.app import API
from madebench import PASSWORD, make_stranger, make_team_client, sign_in
from madeteam import ANALYST, OWNER, csrf, entered

pytestmark = pytest.mark.usefixtures("quick_passwords")


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
