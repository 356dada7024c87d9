"""`linkage accounts`, and `linkage serve --team` up to where it would listen."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from linkage import pipeline
from linkage.accounts import Accounts
from linkage.cli import accounts as command
from linkage.cli.main import run
from linkage.model.account import Role

PASSWORD = "four words of tests"  # noqa: S105 - of the tests

Do = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    pipeline.begin_case(tmp_path / "case")
    return tmp_path / "case"


@pytest.fixture
def do(case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Do:
    """Runs `linkage accounts CASE ...`; gives its status and what it said."""
    monkeypatch.setattr(command, "_ask_password", lambda: PASSWORD)

    def do_(*arguments: str) -> tuple[int, str, str]:
        status = run(["accounts", str(case), *arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return do_


def test_the_first_owner_is_made_and_may_sign_in(do: Do, case: Path) -> None:
    assert do("add", "A. Person", "--role", "owner") == (0, "done: add A. Person\n", "")
    assert do("list") == (0, "A. Person · owner\n", "")
    signed_in = Accounts(case).sign_in("A. Person", PASSWORD, "127.0.0.1")
    assert signed_in.account is not None
    assert signed_in.account.role is Role.OWNER


def test_an_account_is_changed_disabled_and_let_in_again(do: Do, case: Path) -> None:
    do("add", "A. Person", "--role", "owner")
    do("add", "B. Person", "--role", "reader")
    assert do("role", "B. Person", "--role", "reviewer")[0] == 0
    assert do("password", "b. person")[0] == 0
    assert do("disable", "B. Person")[0] == 0
    assert do()[1].splitlines() == ["A. Person · owner", "B. Person · reviewer · disabled"]
    assert do("enable", "B. Person")[0] == 0
    assert [event.type for event in Accounts(case).log(limit=4)] == [
        "account enabled",
        "account disabled",
        "password changed",
        "role changed",
    ]


def test_a_token_is_shown_once_and_ended_by_its_id(do: Do, case: Path) -> None:
    do("add", "A. Person", "--role", "owner")
    secret = do("token", "A. Person", "--role", "analyst", "--label", "a script")[1].splitlines()[0]
    (token,) = Accounts(case).tokens()
    assert Accounts(case).of_token(secret) is not None
    assert do("list")[1].splitlines()[1] == f"token {token.id} · A. Person · analyst · a script"
    assert secret not in do("list")[1]
    assert do("revoke", token.id)[0] == 0
    assert Accounts(case).of_token(secret) is None
    assert do("list")[1].endswith("· revoked\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "A. Person"], "say what it may do"),
        (["add"], "say whose account"),
        (["disable", "Nobody"], "there is no account"),
        (["revoke", "0123"], "there is no token"),
    ],
    ids=["no role", "no name", "no such account", "no such token"],
)
def test_what_is_missing_is_told_in_one_line(arguments: list[str], told: str, do: Do) -> None:
    status, out, err = do(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err


def test_a_folder_that_is_no_case_gets_no_accounts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["accounts", str(tmp_path), "list"]) == 2
    assert "linkage build" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--team", "--host", "0.0.0.0"], "give --cert and --key"),  # noqa: S104 - refused
        (["--team", "--host", "192.0.2.7"], "give --cert and --key"),
        (["--team", "--host", "0.0.0.0", "--behind-proxy", "192.0.2.8"], "say with --name"),  # noqa: S104 - refused
        (["--team", "--behind-proxy", "*"], "is no address of a machine"),
        (["--team", "--host", "case.example.org"], "is no address of a machine"),
        (["--team", "--name", "https://case.example.org/"], "without https://"),
        (["--team", "--cert", "cert.pem"], "give --cert and --key together"),
        (["--team", "--cert", os.devnull, "--key", os.devnull], "no certificate and its key"),
        (["--team", "--cert", "nowhere.pem", "--key", "nowhere.pem"], "no certificate and its key"),
        (["--host", "0.0.0.0"], "without --team"),  # noqa: S104 - refused
        (["--name", "case.example.org"], "without --team"),
        (["--team"], "nobody could sign in as owner"),
    ],
    ids=[
        "every address", "one address", "every address by a proxy", "any proxy", "a name to listen on", "a name with its scheme",
        "half a key",
        "no PEM", "no file", "one person", "one person by name", "no owner",
    ],
)  # fmt: skip
def test_a_case_is_not_served_in_the_open(options: list[str], told: str, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", str(case), "--no-browser", *options]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert told in err


def test_a_case_whose_only_owner_is_disabled_is_not_served(do: Do, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    do("add", "A. Person", "--role", "reviewer")
    assert run(["serve", str(case), "--team"]) == 2
    assert "--role owner" in capsys.readouterr().err
