"""Several people on one case, for tests of the workbench: their names, their browsers, and what they do there."""

import re
from pathlib import Path

from starlette.testclient import TestClient

from linkage.desk import Desk
from linkage.web.app import API
from madebench import PORT, make_stranger, sign_in

OWNER, ANALYST, REVIEWER = "Olha Owner", "Ana Lyst", "Rev Iewer"
COOKIE = f"linkage-session-{PORT}"


def entered(case: Path, person: str) -> TestClient:
    """A browser in which somebody has signed in."""
    client = make_stranger(case)
    assert sign_in(client, person).status_code == 303
    return client


def csrf(client: TestClient, page: str = "/account") -> str:
    """The token that forms of a session send, as a page has it."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(page).text)
    assert found is not None
    return found[1]


def claims(case: Path) -> list[tuple[str, str]]:
    """Id and version of each claim of a case."""
    with Desk.open(case) as desk:
        return [(row.id, row.version) for row in desk.index.find_claims().rows]


def accept(client: TestClient, claim: tuple[str, str]) -> int:
    """Accepts a claim; the status of the answer."""
    body = {"decisions": [{"type": "accept", "subjects": [claim[0]], "upon": claim[1]}]}
    return client.post(f"{API}/decisions", json=body).status_code
