"""Accounts, sessions, tokens and the log."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.accounts.conftest import PASSWORD, Clock

from linkage.accounts import Accounts, store
from linkage.accounts.store import IDLE_S, LONGEST_S
from linkage.errors import InputError
from linkage.model.account import Role

ADDRESS = "192.0.2.7"


def enter(accounts: Accounts, name: str = "Ana Lyst") -> str:
    signed_in = accounts.sign_in(name, PASSWORD, ADDRESS)
    assert signed_in.account is not None
    return signed_in.session


def types(accounts: Accounts) -> list[str]:
    return [event.type for event in accounts.log()]


@pytest.mark.parametrize("name", ["ana lyst", "ANA  LYST", "Ａｎａ Lyst"], ids=["case", "spaces", "wide letters"])
def test_names_that_look_alike_are_one(name: str, accounts: Accounts) -> None:
    with pytest.raises(InputError, match="already"):
        accounts.add(name, Role.READER, PASSWORD)
    assert accounts.sign_in(name, PASSWORD, ADDRESS).account is not None


@pytest.mark.parametrize("name", ["", "  ", "a\u0007b", "x" * 81], ids=["empty", "spaces", "a bell", "too long"])
def test_a_name_that_could_not_stand_beside_a_decision_is_refused(name: str, accounts: Accounts) -> None:
    with pytest.raises(InputError, match="1 to 80"):
        accounts.add(name, Role.READER, PASSWORD)


def test_the_file_is_for_its_user_only_and_holds_no_secret(accounts: Accounts) -> None:
    session, (_, token) = enter(accounts), accounts.make_token("Ana Lyst", Role.READER, "a script")
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    content = accounts.path.read_bytes()
    assert [secret for secret in (PASSWORD, session, token) if secret.encode() in content] == []


def test_another_who_opens_the_file_takes_no_lock_from_who_has_it(accounts: Accounts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_WAIT_S", 0)
    ask = f"import sqlite3; sqlite3.connect({str(accounts.path)!r}, timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
    with accounts._open():
        with pytest.raises(InputError, match="locked"):
            accounts.all()
        done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    assert "locked" in done.stderr


@pytest.mark.parametrize(("seconds", "holds"), [(IDLE_S - 1, True), (IDLE_S + 1, False)], ids=["in use", "left alone"])
def test_a_session_ends_when_it_is_left_alone(seconds: float, holds: bool, accounts: Accounts, clock: Clock) -> None:
    session = enter(accounts)
    clock.on(seconds)
    assert (accounts.of_session(session) is not None) is holds


def test_a_session_ends_after_a_week_however_busy(accounts: Accounts, clock: Clock) -> None:
    session, hours = enter(accounts), 0
    while accounts.of_session(session) is not None:
        clock.on(6 * 3_600)
        hours += 6
    assert hours == LONGEST_S / 3_600


def test_each_sign_in_is_a_session_of_its_own(accounts: Accounts) -> None:
    first, second = enter(accounts), enter(accounts)
    assert first != second
    accounts.sign_out(first)
    assert accounts.of_session(first) is None
    assert accounts.of_session(second) is not None


def test_to_sign_out_everywhere_ends_the_sessions_of_that_account_only(accounts: Accounts) -> None:
    first, second, other = enter(accounts), enter(accounts), enter(accounts, "Olha Owner")
    accounts.sign_out(first, everywhere=True)
    assert [accounts.of_session(session) is None for session in (first, second, other)] == [True, True, False]


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.change_role("Ana Lyst", Role.OWNER),
        lambda accounts: accounts.disable("Ana Lyst", disabled=True),
        lambda accounts: accounts.change_password("Ana Lyst", "another four words"),
    ],
    ids=["another role", "disabled", "another password"],
)
def test_what_changes_an_account_ends_its_sessions(change: Callable[[Accounts], None], accounts: Accounts) -> None:
    session, other = enter(accounts), enter(accounts, "Olha Owner")
    change(accounts)
    assert accounts.of_session(session) is None
    assert accounts.of_session(other) is not None


def test_a_disabled_account_is_refused_as_a_wrong_password_is(accounts: Accounts) -> None:
    _, token = accounts.make_token("Ana Lyst", Role.READER, "")
    accounts.disable("Ana Lyst", disabled=True)
    assert accounts.sign_in("Ana Lyst", PASSWORD, ADDRESS) == accounts.sign_in("Ana Lyst", "a wrong guess", ADDRESS)
    assert accounts.of_token(token) is None
    accounts.disable("Ana Lyst", disabled=False)
    assert accounts.of_token(token) is not None


def test_there_is_always_an_owner(accounts: Accounts) -> None:
    for leave in (lambda: accounts.change_role("Olha Owner", Role.READER), lambda: accounts.disable("olha owner", disabled=True)):
        with pytest.raises(InputError, match="only owner"):
            leave()
    accounts.change_role("Ana Lyst", Role.OWNER)
    accounts.disable("Olha Owner", disabled=True)
    with pytest.raises(InputError, match="only owner"):
        accounts.change_role("Ana Lyst", Role.ANALYST)


def test_a_token_is_made_for_no_more_than_its_account_may(accounts: Accounts) -> None:
    with pytest.raises(InputError, match="analyst"):
        accounts.make_token("Ana Lyst", Role.REVIEWER, "")


def test_a_token_never_does_more_than_its_account_may_by_then(accounts: Accounts) -> None:
    _, secret = accounts.make_token("Ana Lyst", Role.ANALYST, "")
    accounts.change_role("Ana Lyst", Role.READER)
    found = accounts.of_token(secret)
    assert found is not None
    assert (found.name, found.role) == ("Ana Lyst", Role.READER)


def test_a_token_that_has_ended_opens_nothing_and_is_ended_by_its_own_account_only(accounts: Accounts) -> None:
    token, secret = accounts.make_token("Ana Lyst", Role.READER, "")
    with pytest.raises(InputError, match="no token"):
        accounts.revoke_token(token.id, of="Olha Owner")
    accounts.revoke_token(token.id, of="Ana Lyst")
    assert accounts.of_token(secret) is None
    assert [one.is_revoked for one in accounts.tokens("ana lyst")] == [True]


def test_the_log_says_who_did_what_to_whom_from_where_the_last_first(accounts: Accounts) -> None:
    session = enter(accounts)
    accounts.change_role("Ana Lyst", Role.REVIEWER, "Olha Owner", "198.51.100.1")
    accounts.sign_out(session)
    accounts.sign_in("Ana Lyst", "a wrong guess", ADDRESS)
    accounts.sign_in("my password by mistake", "x", ADDRESS)
    events = accounts.log(limit=3)
    assert [(e.person, e.type, e.subject, e.address) for e in events] == [
        ("", "sign-in refused", "no account of this name", ADDRESS),
        ("", "sign-in refused", "Ana Lyst", ADDRESS),
        ("Olha Owner", "role changed", "Ana Lyst · analyst → reviewer", "198.51.100.1"),
    ]
    assert [e.type for e in accounts.log(before=events[-1].seq, person="Ana Lyst", day="2031-05-04")] == ["signed in"]
    assert accounts.log(day="2031-05-05") == ()


@pytest.mark.parametrize("statement", ["DELETE FROM log", "UPDATE log SET person = 'somebody else'"], ids=["deleted", "changed"])
def test_the_log_only_grows(statement: str, accounts: Accounts) -> None:
    before = accounts.log()
    with sqlite3.connect(accounts.path) as db, pytest.raises(sqlite3.IntegrityError, match="only grows"):
        db.execute(statement)
    db.close()
    assert accounts.log() == before


def test_what_fails_leaves_nothing_behind(accounts: Accounts) -> None:
    before = (accounts.all(), types(accounts))
    with pytest.raises(InputError):
        accounts.change_role("Olha Owner", Role.READER)
    with pytest.raises(InputError, match="12 characters"):
        accounts.add("New", Role.READER, "short")
    with pytest.raises(InputError, match="no account"):
        accounts.change_password("Nobody", PASSWORD)
    assert (accounts.all(), types(accounts)) == before


def test_a_file_that_is_none_of_accounts_is_told(accounts: Accounts) -> None:
    accounts.path.write_bytes(b"not a database at all, but long enough to be looked at" * 10)
    with pytest.raises(InputError, match="put back a copy"):
        accounts.all()
