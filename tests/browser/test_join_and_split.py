"""Join and split, and two people at one claim, in a real browser: one server, two browsers with names of their own."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from following import follow
from linkage.desk import Desk
from linkage.model.decision import Subject
from linkage.model.entity import EntityType
from linkage.model.review import Status
from linkage.web.pairs import Pair, list_pairs
from madejoins import make_join_case
from servedcase import serve_case

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "screenshots"
AXE = Path(os.environ.get("LINKAGE_AXE", ROOT / "build/npm/node_modules/axe-core/axe.min.js"))
WAIT_S = 60

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_join_case(tmp_path_factory.mktemp("joins"))


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "case"))


@pytest.fixture
def link(case: Path) -> Iterator[str]:
    """The link that opens the case, served."""
    with serve_case(case) as link:
        yield link


@pytest.fixture
def open_page(link: str, new_page: Callable[..., Page]) -> Open:
    """Opens a page in a browser of its own, under a name of its own; at the end nothing may have gone wrong in it."""

    def start(address: str, person: str = "", width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        page = new_page(width, 860, scheme, script=script, wait_s=WAIT_S)
        page.goto(link)
        base = link.split("/enter", 1)[0]
        if person:
            page.goto(f"{base}/name")
            page.locator("#person").fill(person)
            follow(page.locator("main button"))
        page.goto(base + address)
        return page

    return start


def pairs(case: Path, about: Subject = Subject.ENTITY) -> tuple[Pair, ...]:
    with closing(Desk.open(case)) as desk:
        return list_pairs(desk, about).rows


def address(pair: Pair) -> str:
    return f"/joins/{pair.row.about}?{urlencode({'first': pair.first.subject, 'second': pair.second.subject})}"


def people(case: Path) -> list[str]:
    with closing(Desk.open(case)) as desk:
        return sorted(person.name for person in desk.index.find_entities(EntityType.PERSON).rows)


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def press(page: Page, key: str) -> None:
    """A key, once the page is there with its script."""
    page.wait_for_load_state("load")
    page.keyboard.press(key)


def test_one_key_joins_one_undoes_and_the_case_shows_it(case: Path, open_page: Open) -> None:
    page = open_page("/joins")
    follow(page.locator(".pair-names a").first)
    press(page, "a")
    page.locator("#notice .done").wait_for()
    assert "joined" in page.locator("#notice").inner_text()
    shoot(page, "joins-joined")
    press(page, "w")
    page.get_by_text("The case shows these two as one now.").wait_for()
    assert people(case) == ["Ivan Sova", "Oleh Kril"]
    press(page, "u")
    page.get_by_text("taken back").wait_for()
    press(page, "w")
    page.get_by_text("Two names: of one, or of two?").wait_for()
    assert people(case) == ["Ivan Sova", "Oleh Krib", "Oleh Kril"]


def test_keys_typed_into_the_reason_are_text(case: Path, open_page: Open) -> None:
    page = open_page(address(pairs(case)[0]))
    page.locator("#why").focus()
    page.keyboard.type("a matter of luck, ux")
    assert page.locator("#why").input_value() == "a matter of luck, ux"
    press(page, "Escape")
    press(page, "x")
    page.locator("#notice .done").wait_for()
    assert "a matter of luck, ux" in page.locator("main").inner_text()


def test_marked_claims_are_split_off_without_script(case: Path, open_page: Open) -> None:
    page = open_page(address(pairs(case, Subject.INCIDENT)[0]), script=False)
    side = page.locator(".side").first
    side.locator("input[type=checkbox]").first.check()
    follow(side.locator(".split button"))
    assert "split off" in page.locator("#notice").inner_text()
    page.locator("#working-out button").click()
    deadline = time.monotonic() + WAIT_S
    while "shown in the case" not in page.locator("main").inner_text():
        assert time.monotonic() < deadline
        time.sleep(0.1)
        page.reload()


def test_two_browsers_at_one_claim_lose_nothing_and_both_are_told(case: Path, open_page: Open) -> None:
    with closing(Desk.open(case)) as desk:
        row = desk.index.find_claims().rows[0]
    first, second = (open_page(f"/review?status=&claim={row.id}", person) for person in ("Anna", "Bohdan"))
    second.locator("#why").fill("they only met")
    first.keyboard.press("a")  # neither waits for the other
    second.locator("#why").press("Enter")
    for page in (first, second):
        page.locator("#notice .done, #claim .conflict").first.wait_for()
    with closing(Desk.open(case)) as desk:
        review = desk.index.claim(row.id).review
    assert review.status is Status.DISPUTED
    assert [(d.person, d.why) for d in review.standing] == [("Anna", ""), ("Bohdan", "they only met")]
    earlier, later = (decision.person for decision in review.history)  # either of them may be the first
    assert earlier in {"Anna": first, "Bohdan": second}[later].locator("#claim .conflict").inner_text()
    for page in (first, second):
        page.locator("#told .conflict").wait_for()
        assert "Somebody decided otherwise than you on 1 claim" in page.locator("#told").inner_text()
    follow(first.locator("#told a"))
    told = first.locator("main").inner_text()
    assert all(word in told for word in ("Anna", "Bohdan", "they only met"))
    shoot(first, "disputed")


def test_a_second_person_finds_what_waits_for_them(case: Path, open_page: Open) -> None:
    anna = open_page("/review", "Anna")
    checked = anna.locator("#claim [data-current]").get_attribute("data-current")
    anna.keyboard.press("a")
    anna.wait_for_function("() => document.querySelector('#notice')?.innerText.includes('checked once')")
    follow(anna.get_by_text("What waits for a second person"))
    assert "Nothing waits" in anna.locator("#queue").inner_text()
    bohdan = open_page("/", "Bohdan")
    follow(bohdan.get_by_text("waiting for you as the second person"))
    assert bohdan.locator("#claim [data-current]").get_attribute("data-current") == checked
    assert "Anna accepted" in bohdan.locator(".claim-state").inner_text()
    shoot(bohdan, "review-second")
    bohdan.keyboard.press("a")
    bohdan.wait_for_function("() => document.querySelector('#notice')?.innerText.includes('checked twice')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_no_page_scrolls_sideways_and_axe_finds_nothing_serious(width: int, scheme: str, case: Path, open_page: Open) -> None:
    pages = {"joins": "/joins", "search": "/joins?about=incident&text=school", "name": "/name", "disputed": "/disputed"}
    pages |= {f"pair-{about}": address(pairs(case, about)[0]) for about in (Subject.ENTITY, Subject.INCIDENT)}
    page = open_page("/", width=width, scheme=scheme)
    base = page.url.rstrip("/")
    for name, where in pages.items():
        page.goto(f"{base}{where}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
        shoot(page, f"{name}-{width}-{scheme}")
        if AXE.is_file():
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate(
                "axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))"
            )
            assert [one for one in found if one[0] in ("serious", "critical")] == [], where
