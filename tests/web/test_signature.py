"""The name that stands in decisions: asked for once by the page, kept among the user's own settings, read by the next run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from linkage.cli.main import run
from linkage.desk import Desk
from linkage.web.access import LONGEST_NAME
from linkage.web.signature import keep_name, kept_name
from madebench import SECRET, make_client


def nameless(case: Path) -> TestClient:
    """A browser at a run that was given no name."""
    return make_client(case, person="login7", entered=False, is_named=False)


def enter(client: TestClient) -> str:
    return client.get("/enter", params={"key": SECRET}).headers["location"]


def form_of(client: TestClient) -> dict[str, str]:
    """What the form of the page sends as it stands, ticked boxes only."""
    (form,) = html.fromstring(client.get("/name").text).xpath("//form[@action='/name']")
    return {e.get("name"): e.get("value") or "" for e in form.xpath(".//input[not(@type='checkbox') or @checked]")}


def give_name(client: TestClient, person: str, **more: str) -> str:
    answer = client.post("/name", data=form_of(client) | {"person": person} | more)
    assert answer.status_code == 303
    return answer.headers["location"]


def decide(client: TestClient, case: Path) -> str:
    """Accepts a claim by the page; gives under which name."""
    (form,) = html.fromstring(client.get("/review").text).xpath("//form[@id='decide']")
    client.post(
        "/review/decide", data={e.get("name"): e.get("value") or "" for e in form.xpath(".//input[@type='hidden']")} | {"do": "accept"}
    )
    with Desk.open(case) as desk:
        return desk.index.find_decisions().rows[0].person


def test_a_run_that_was_given_no_name_asks_for_it_once(case: Path) -> None:
    client = nameless(case)
    assert enter(client) == "/name"
    assert "login7" not in client.get("/name").text, "the name of an account of the machine is not offered: it may be no name"
    assert form_of(client)["person"] == ""
    assert give_name(client, "Zoya Hart") == "/"
    assert enter(client) == "/"
    assert decide(client, case) == "Zoya Hart"


def test_the_name_is_kept_for_later_runs_where_only_the_user_looks(case: Path, settings_folder: Path) -> None:
    client = nameless(case)
    enter(client)
    give_name(client, "  Zoya   Hart ")
    assert kept_name() == "Zoya Hart"
    assert (settings_folder / "linkage").stat().st_mode & 0o077 == 0
    assert [path.name for path in case.iterdir() if "Zoya" in path.name] == []


def test_a_name_is_not_kept_where_the_box_is_not_ticked(case: Path, settings_folder: Path) -> None:
    client = nameless(case)
    enter(client)
    fields = form_of(client)
    assert fields.pop("keep") == "yes"
    client.post("/name", data=fields | {"person": "A Guest"})
    assert not settings_folder.exists()


def test_somebody_who_takes_the_chair_for_a_second_look_is_not_kept_unasked(case: Path) -> None:
    keep_name("Zoya Hart")
    client = make_client(case, person=kept_name())
    assert form_of(client)["person"] == "Zoya Hart"
    give_name(client, "Second Person")
    assert decide(client, case) == "Second Person"
    assert kept_name() == "Zoya Hart"
    give_name(client, "Zoya Hart-Lim", keep="yes")
    assert kept_name() == "Zoya Hart-Lim"


def test_a_run_that_was_given_a_name_asks_nothing(case: Path) -> None:
    assert enter(make_client(case, entered=False)) == "/"


@pytest.mark.parametrize("kept", ["", "\n", "x" * (LONGEST_NAME + 1), "two\nlines", "tab\there", b"\xff\xfe\x00"], ids=repr)
def test_what_was_kept_and_is_no_name_is_asked_for_again(kept: str | bytes, settings_folder: Path) -> None:
    (settings_folder / "linkage").mkdir(parents=True)
    (settings_folder / "linkage" / "name").write_bytes(kept if isinstance(kept, bytes) else kept.encode())
    assert kept_name() == ""


def test_where_nothing_can_be_kept_the_browser_has_the_name_all_the_same(case: Path, settings_folder: Path) -> None:
    settings_folder.write_text("a file where the folder should be")
    client = nameless(case)
    enter(client)
    give_name(client, "Zoya Hart")
    assert decide(client, case) == "Zoya Hart"
    assert kept_name() == ""


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Under which names `linkage serve` would have served, and whether each was given; on an account called login7."""
    told: list[tuple[str, bool]] = []

    def serve(_case: Path, name: str, _port: int | None, ready: Callable[[str], None], *, is_named: bool) -> None:
        told.append((name, is_named))
        ready("http://127.0.0.1/")

    monkeypatch.setattr("linkage.web.serve", serve)
    monkeypatch.setattr("getpass.getuser", lambda: "login7")
    return told


@pytest.mark.parametrize(
    ("kept", "given", "person"),
    [("Zoya Hart", [], "Zoya Hart"), ("Zoya Hart", ["--person", "B"], "B"), ("", ["--person", "B"], "B")],
    ids=["kept", "given though one is kept", "given"],
)
def test_serve_takes_the_name_that_was_given_else_the_one_that_was_kept(
    kept: str, given: list[str], person: str, case: Path, served: list[tuple[str, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    if kept != "":
        keep_name(kept)
    assert run(["serve", str(case), "--no-browser", *given]) == 0
    assert served == [(person, True)]
    assert f"You decide as {person}" in capsys.readouterr().out


def test_serve_without_a_name_says_that_the_page_asks(
    case: Path, served: list[tuple[str, bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["serve", str(case), "--no-browser"]) == 0
    assert served == [("login7", False)]
    assert "The page asks for your name." in capsys.readouterr().out
