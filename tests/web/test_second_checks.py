"""Decisions of several people: whose name stands beside them, and who may check a second time."""

from pathlib import Path

import pytest

from linkage.accounts import Accounts
from linkage.desk import Desk
from linkage.model.account import Role
from linkage.model.review import Status
from madebench import make_team_client
from madeteam import ANALYST, OWNER, REVIEWER, accept, claims, csrf, entered

pytestmark = pytest.mark.usefixtures("quick_passwords")


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
