"""A case on disk for tests of the workbench, with emoji, Cyrillic and Arabic before its claims, so that offsets in bytes or UTF-16 show."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fpdf import FPDF
from httpx import Response
from starlette.testclient import TestClient

from linkage import pipeline
from linkage.accounts import Accounts
from linkage.desk import Desk
from linkage.ledger import utc_now
from linkage.model.account import Role
from linkage.web.access import LoopbackAccess
from linkage.web.app import make_app
from linkage.web.beside import Work
from linkage.web.hosts import own_hosts
from linkage.web.runs import Do, Runs
from linkage.web.serving import make_workbench
from linkage.web.teamaccess import TeamAccess
from linkage.web.workbench import Workbench

PORT = 8765
HOST = f"127.0.0.1:{PORT}"
SECRET = "a secret of the tests"  # noqa: S105 - of the tests
ADDRESS = "192.0.2.7"
PASSWORD = "four words of tests"  # noqa: S105 - of the tests

TEXT = """Shelling in Orlivka 🕊️

🧯 Усі в місті чули це. قال الناس هذا أيضا. The town council of Orlivka said that at least {n} people were killed in Orlivka on 3 May \
2022. Colonel Petro Hnat, commander of the Third Brigade, denied that his troops shelled the hospital. \
<script>document.title = "owned"</script>

Nurse Olena Korin said that Russian troops shelled a school in Orlivka 💥 on 4 May 2022. Hnat told reporters: “We do not shell hospitals.”
"""
SENTENCE = "The town council of Velm said that 12 people were killed in the shelling of the hospital in Velm on 9 May 2022."


def make_case(folder: Path) -> Path:
    """Builds the case: two reports of text and a PDF."""
    reports = folder / "reports"
    reports.mkdir(parents=True)
    for n in (3, 4):
        (reports / f"{n}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    pdf.add_page()
    pdf.multi_cell(0, 8, "A first page about the weather in Velm, which was fine and dry for most of the week.\n")
    pdf.add_page()
    pdf.multi_cell(0, 8, f"The report begins here with a sentence about nothing much at all.\n\n{SENTENCE} Nobody else was hurt.\n")
    pdf.output(str(reports / "velm.pdf"))
    pipeline.build([reports], folder / "case", workers=1)
    return folder / "case"


def do_nothing(work: Work) -> Iterator[dict[str, Any]]:
    """Stands for the process beside the server."""
    yield {"added": 0, "known": len(work.paths), "failures": []}


def make_client(
    case: Path, *, person: str = "A. Analyst", entered: bool = True, host: str = HOST, do: Do | None = do_nothing, is_named: bool = True
) -> TestClient:
    """A browser, as far as requests go, at the workbench of a case; with its cookie where it has entered.

    Work beside the server is done by `do`; in a process of its own where that is None.
    """
    access = LoopbackAccess(person, PORT, SECRET, is_named=is_named)
    runs = Runs(case, do=do)
    app = make_app(make_workbench(lambda: Desk.open(case, utc_now), case, access, runs), own_hosts(PORT))
    client = TestClient(app, base_url=f"http://{host}", follow_redirects=False)
    if entered:
        client.get("/enter", params={"key": SECRET})
    return client


def make_stranger(case: Path, *, do: Do | None = do_nothing, is_encrypted: bool = False) -> TestClient:
    """A browser at a case that several work on, before it has signed in."""
    access = TeamAccess(Accounts(case), is_encrypted=is_encrypted, port=PORT)
    app = make_app(make_workbench(lambda: Desk.open(case, utc_now), case, access, Runs(case, do=do)), own_hosts(PORT))
    scheme = "https" if is_encrypted else "http"
    return TestClient(app, base_url=f"{scheme}://{HOST}", follow_redirects=False, client=(ADDRESS, 50_000))


def workbench_at(client: TestClient) -> Workbench:
    """What a browser's server has at hand."""
    found = client.app.state.workbench  # type: ignore[attr-defined]
    assert isinstance(found, Workbench)
    return found


def sign_in(client: TestClient, person: str, password: str = PASSWORD, to: str = "/") -> Response:
    """Signs in as a person does: by the form of the page."""
    form = client.get("/sign-in", params={"to": to}).text
    nonce, back = (html.unescape(re.search(rf'name="{name}" value="([^"]*)"', form)[1]) for name in ("csrf", "to"))  # type: ignore[index]
    return client.post("/sign-in", data={"csrf": nonce, "to": back, "name": person, "password": password})


def make_team_client(case: Path, person: str, role: Role, *, do: Do | None = do_nothing) -> TestClient:
    """A program of somebody with an account of that role, which is made where it is missing; it sends a token with every request."""
    accounts, client = Accounts(case), make_stranger(case, do=do)
    if person not in {account.name for account in accounts.all()}:
        accounts.add(person, role, PASSWORD)
    client.headers["authorization"] = f"Bearer {accounts.make_token(person, role, 'tests')[1]}"
    return client
