"""The audit page: decisions in words, the log of the accounts, and whether the ledger holds together."""

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from linkage.accounts import Accounts
from linkage.desk import Desk
from linkage.model.account import Role
from linkage.model.progress import no_progress
from linkage.model.review import Profile
from linkage.web import checking
from linkage.web.app import API
from linkage.web.beside import Work
from linkage.web.words import load_words
from linkage.web.written import write_out
from madebench import ADDRESS, make_team_client, workbench_at
from madeteam import ANALYST, OWNER, REVIEWER, accept, claims, csrf, entered

pytestmark = pytest.mark.usefixtures("quick_passwords")

WAIT_S = 20


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
    source = (Path(__file__).parents[2] / "src/linkage/accounts/store.py").read_text("utf-8")
    types = set(re.findall(r'_note\(db, [^,]+(?:\.name)?, "([^"]+)"', source)) | set(
        re.findall(r'"(account \w+|signed out[\w ]*)"', source)
    )
    assert len(types) > 7
    assert {type_ for type_ in types if not load_words().has(f"log.{type_}")} == set()


def test_the_audit_page_tells_whether_the_ledger_holds_together(case: Path, accounts: Accounts) -> None:
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
