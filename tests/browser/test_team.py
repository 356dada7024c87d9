"""Several people with accounts in browsers of their own: what they decide, what a reader sees, how their pages look."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from linkage.accounts import Accounts
from linkage.desk import Desk, Proposal
from linkage.model.account import Role
from linkage.model.claim import ClaimKind
from linkage.model.decision import DecisionType
from linkage.model.progress import no_progress
from linkage.model.review import Profile, Status
from linkage.web.written import write_out
from madebench import PASSWORD, make_case
from servedcase import serve_team_case

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "screenshots"
AXE = Path(os.environ.get("LINKAGE_AXE", ROOT / "build/npm/node_modules/axe-core/axe.min.js"))
PEOPLE = {"Olha Owner": Role.OWNER, "Ana Lyst": Role.ANALYST, "Rev Iewer": Role.REVIEWER, "R. Reader": Role.READER}

Enter = Callable[..., Page]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with four accounts that was published, with a decision that was taken back."""
    case = make_case(tmp_path_factory.mktemp("team"))
    accounts = Accounts(case)
    for name, role in PEOPLE.items():
        accounts.add(name, role, PASSWORD)
    write_out(case, Profile.PUBLISH, no_progress)
    accounts.make_token("Ana Lyst", Role.READER, "a script that counts")
    with Desk.open(case) as desk:
        row = desk.index.find_claims().rows[-1]
        (made,) = desk.decide("Rev Iewer", [Proposal(DecisionType.REJECT, (row.id,), "told twice", upon=row.version)])
        desk.decide("Rev Iewer", [Proposal(DecisionType.UNDO, (made.decision.id,))])
    return case


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "case"))


@pytest.fixture
def served(case: Path) -> Iterator[str]:
    with serve_team_case(case) as base:
        yield base


@pytest.fixture
def enter(served: str, new_page: Callable[..., Page]) -> Enter:
    """Signs somebody in, with the keyboard, in a browser of their own; at the end nothing may have gone wrong in any."""

    def enter_(person: str, address: str = "/", width: int = 1280, scheme: str = "light") -> Page:
        page = new_page(width, 860, scheme, base=served)
        page.goto(address)
        page.keyboard.press("Tab")
        page.keyboard.type(person)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{served}{address}")
        return page

    return enter_


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"team-{name}.png", full_page=True)


def test_two_people_check_one_claim_and_a_reader_sees_it_once_it_is_published_again(case: Path, enter: Enter) -> None:
    with closing(Desk.open(case)) as desk:
        row = next(row for row in desk.index.find_claims().rows if row.kind is ClaimKind.ATTACK and "school" in row.quote)
    address = f"/review?status=&claim={row.id}"
    analyst, reviewer = enter("Ana Lyst", address), enter("Rev Iewer", address)
    reader = enter("R. Reader", address)
    analyst.keyboard.press("a")
    analyst.wait_for_function("() => document.querySelector('#notice')?.innerText.includes('accepted')")
    reviewer.keyboard.press("a")
    reviewer.locator(".conflict").wait_for()
    assert "Ana Lyst accepted" in reviewer.locator(".conflict").inner_text()
    shoot(reviewer, "second-check")
    with closing(Desk.open(case)) as desk:
        card = desk.index.claim(row.id)
    assert card.row.status is Status.CHECKED_TWICE
    assert [(d.person, d.type) for d in card.review.standing] == [("Ana Lyst", DecisionType.ACCEPT), ("Rev Iewer", DecisionType.ACCEPT)]
    reader.reload()
    assert "proposed" in reader.locator(".claim-state").inner_text()
    shoot(reader, "reader-review")
    write_out(case, Profile.PUBLISH, no_progress)
    reader.reload()
    assert "checked twice" in reader.locator(".claim-state").inner_text()
    assert reader.locator("form[method=post], [data-key=a], [data-key=x], [data-key=n]").count() == 0
    assert "Ana Lyst" not in reader.content()


def test_a_reader_finds_nothing_that_is_refused_on_any_page_they_can_open(enter: Enter) -> None:
    page = enter("R. Reader")
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(f"{page.url} -> {answer.url}") if answer.status >= 400 else None)
    for address in page.locator("nav a").evaluate_all("links => links.map(a => a.getAttribute('href'))"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        inside = "() => [...document.querySelectorAll('main a[href^=\"/\"]')].slice(0, 6).map(a => a.getAttribute('href'))"
        for link in page.evaluate(inside):
            assert page.request.get(link).ok, link
    page.goto("/review?status=")
    page.wait_for_timeout(5_500)  # what a page asks for by itself, every five seconds
    assert refused == []


def test_an_owner_sets_a_password_which_ends_the_session_that_it_was_set_for(enter: Enter) -> None:
    owner, analyst = enter("Olha Owner", "/accounts"), enter("Ana Lyst", "/search?text=school")
    row = owner.locator("tr", has=owner.locator("th", has_text="Ana Lyst")).first
    row.locator("summary").click()
    row.locator("input[type=password]").fill("another four words")
    row.locator("input[type=password]").press("Enter")
    owner.locator("[role=status]", has_text="password was set").wait_for()
    analyst.reload()
    assert "/sign-in?to=%2Fsearch%3Ftext%3Dschool" in analyst.url
    owner.goto("/audit#log")
    assert "password changed · Ana Lyst" in owner.locator("#log + p + table").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_a_team_are_legible_at_any_width_and_axe_finds_nothing_serious(scheme: str, enter: Enter) -> None:
    page = enter("Olha Owner", scheme=scheme)
    pages = ("/sign-in", "/account", "/accounts", "/audit", "/audit?person=Nobody")
    for name, address in zip(("sign-in", "account", "accounts", "audit", "audit-empty"), pages, strict=True):
        page.goto(address)
        for width in (360, 1280, 2560):
            page.set_viewport_size({"width": width, "height": 860})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            shoot(page, f"{name}-{width}-{scheme}")
        if AXE.is_file():
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate(
                "axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))"
            )
            assert [one for one in found if one[0] in ("serious", "critical")] == [], address
