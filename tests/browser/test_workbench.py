"""The workbench in a real browser, served on this machine: keys, selections, two people at one claim, looks."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Page

from following import follow
from linkage.desk import Desk
from linkage.model.asked import ClaimFilter
from linkage.model.claim import ClaimKind, Stance
from linkage.model.claimrow import ClaimRow
from linkage.model.review import Status
from madebench import SENTENCE, make_case
from servedcase import serve_case

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "build" / "screenshots"
AXE = Path(os.environ.get("LINKAGE_AXE", ROOT / "build/npm/node_modules/axe-core/axe.min.js"))
WAIT_S = 20

Serve = Callable[..., str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_case(tmp_path_factory.mktemp("workbench"))


@pytest.fixture
def case(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "case"))


@pytest.fixture
def serve(case: Path) -> Iterator[Serve]:
    """Serves the case to a person; gives the link that opens it."""
    with ExitStack() as running:
        yield lambda person="A. Analyst": running.enter_context(serve_case(case, person))


@pytest.fixture
def open_page(serve: Serve, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page of the workbench; at the end nothing may have gone wrong in it."""

    def start(address: str = "/review", person: str = "A. Analyst", width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        page = new_page(width, 860, scheme, script=script, wait_s=WAIT_S)
        link = serve(person)
        page.goto(link)
        page.goto(link.split("/enter", 1)[0] + address)
        return page

    return start


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


def rows(case: Path, **asked: object) -> tuple[ClaimRow, ...]:
    with closing(Desk.open(case)) as desk:
        return desk.index.find_claims(ClaimFilter(**asked)).rows  # type: ignore[arg-type]


def status(case: Path, claim_id: str) -> Status:
    with closing(Desk.open(case)) as desk:
        return desk.index.claim(claim_id).row.status


def current(page: Page) -> str:
    return page.locator("#claim [data-current]").get_attribute("data-current") or ""


def press(page: Page, key: str) -> str:
    """Presses a key that leads to another claim, and gives that claim."""
    before = current(page)
    page.keyboard.press(key)
    page.wait_for_function("before => document.querySelector('#claim [data-current]')?.dataset.current !== before", arg=before)
    page.wait_for_function("() => !document.querySelector('#claim.waiting')")
    return current(page)


def select(page: Page, words: str) -> None:
    """Selects words of the report as a mouse does."""
    page.evaluate(
        """words => {
          const walker = document.createTreeWalker(document.querySelector('[data-text]'), NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            node.parentElement.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
            return;
          }
          throw new Error(`no such words: ${words}`);
        }""",
        words,
    )


def test_keys_go_through_the_queue_accept_reject_and_undo(case: Path, open_page: Callable[..., Page]) -> None:
    page = open_page()
    first, second, third = (row.id for row in rows(case, status=Status.PROPOSED)[:3])
    assert current(page) == first
    assert press(page, "j") == second
    assert press(page, "k") == first
    assert press(page, "a") == second
    assert status(case, first) is Status.CHECKED_ONCE
    assert "checked once" in page.locator(f"#row-{first}").inner_text()
    page.keyboard.press("x")
    page.keyboard.type("The words do not say this")
    assert page.evaluate("document.activeElement.id") == "why"
    assert press(page, "Enter") == third
    assert status(case, second) is Status.REJECTED
    assert press(page, "u") == second
    assert status(case, second) is Status.PROPOSED
    shoot(page, "review-keys")


def test_every_key_is_written_on_its_button(open_page: Callable[..., Page]) -> None:
    page = open_page()
    press(page, "j")
    press(page, "a")
    for key in ("j", "k", "a", "x", "e", "n", "s", "u", "?"):
        assert page.locator(f"[data-key='{key}']:visible").first.locator("kbd").inner_text() == key
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    shoot(page, "review-help")
    page.keyboard.press("Escape")
    assert not page.locator("dialog#keys").is_visible()


def test_keys_typed_into_a_field_are_text(case: Path, open_page: Callable[..., Page]) -> None:
    page = open_page()
    first = current(page)
    page.keyboard.press("s")
    page.keyboard.press("End")
    page.keyboard.type(" jaxu")
    assert page.locator("#f-source").input_value().endswith(" jaxu")
    assert current(page) == first
    assert status(case, first) is Status.PROPOSED


@pytest.mark.parametrize("words", ["on 4 May 2022", "💥", "Усі в місті", "قال الناس"], ids=["latin", "emoji", "cyrillic", "arabic"])
def test_selected_words_fill_a_field_with_their_place_in_code_points(words: str, case: Path, open_page: Callable[..., Page]) -> None:
    row = next(row for row in rows(case, kind=ClaimKind.ATTACK) if "school" in row.quote)
    page = open_page(f"/review?status=&claim={row.id}")
    page.locator("[id='f-role.weapon']").focus()
    select(page, words)
    assert page.locator("[id='f-role.weapon']").input_value() == words
    before = page.locator(".claim-state").inner_text()
    page.locator("#decide button[value=accept]").click()
    page.wait_for_function("before => document.querySelector('.claim-state')?.innerText !== before", arg=before)
    with closing(Desk.open(case)) as desk:
        card = desk.index.claim(row.id)
        weapon = card.review.claim.role("weapon")
        assert weapon is not None
        assert weapon.span is not None
        assert weapon.span.of(desk.index.report(row.report_id).report.text) == weapon.value == words


def test_a_claim_is_added_from_a_selection_with_n(case: Path, open_page: Callable[..., Page]) -> None:
    page = open_page("/review?status=&order=report")
    before = len(rows(case))
    page.keyboard.press("n")
    assert "Select the words" in page.locator("#notice").inner_text()
    select(page, "We do not shell hospitals.")
    page.keyboard.press("n")
    page.locator("#f-kind").wait_for()
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    page.locator("#f-kind").select_option("statement")
    page.locator("[id='f-role.speaker']").fill("Hnat")
    shoot(page, "review-new")
    page.locator("#decide button.main").click()
    page.locator("#claim [data-current]:not([data-current=''])").wait_for()
    page.wait_for_function("() => document.querySelector('#notice')?.innerText.includes('added')")
    assert len(rows(case)) == before + 1
    with closing(Desk.open(case)) as desk:
        claim = desk.index.claim(current(page)).review.claim
    assert (claim.kind, claim.value("speaker")) == (ClaimKind.STATEMENT, "Hnat")


def test_only_claims_that_were_on_the_screen_are_accepted_together(case: Path, open_page: Callable[..., Page]) -> None:
    page = open_page("/review?status=&order=report")
    page.wait_for_function("() => !document.querySelector('[data-shown-button]').disabled")
    page.wait_for_timeout(300)
    seen = page.evaluate("[...document.querySelectorAll('[data-shown]:not(:disabled)')].map(e => e.value.split(':')[0])")
    everything = {row.id for row in rows(case)}
    assert 0 < len(seen) < len(everything)
    assert f"Accept the {len(seen)} that were on the screen" in page.locator("[data-shown-button]").inner_text()
    page.locator("[data-shown-button]").click()
    page.wait_for_function("() => document.querySelectorAll('.st-checked-once').length > 0")
    assert {row.id for row in rows(case, status=Status.CHECKED_ONCE)} == set(seen)


def test_two_people_at_one_claim_lose_nothing(case: Path, open_page: Callable[..., Page]) -> None:
    row = next(row for row in rows(case, kind=ClaimKind.ATTACK) if "school" in row.quote)
    address = f"/review?status=&claim={row.id}"
    first, second = open_page(address, "A. Analyst"), open_page(address, "B. Reviewer")
    first.locator("#f-stance").select_option("alleged")
    first.locator("#decide button[value=accept]").click()
    first.wait_for_function("() => document.querySelector('#notice')?.innerText.includes('corrected')")
    second.locator("body").press("x")
    second.keyboard.type("told twice")
    second.keyboard.press("Enter")
    second.locator(".conflict").wait_for()
    assert "A. Analyst corrected" in second.locator(".conflict").inner_text()
    shoot(second, "review-conflict")
    with closing(Desk.open(case)) as desk:
        review = desk.index.claim(row.id).review
    assert review.status is Status.DISPUTED
    assert [(d.person, d.why, None if d.claim is None else d.claim.stance) for d in review.standing] == [
        ("A. Analyst", "", Stance.ALLEGED),
        ("B. Reviewer", "told twice", row.stance),
    ]


def test_a_pdf_shows_its_page_with_the_sentence_marked(case: Path, open_page: Callable[..., Page]) -> None:
    row = next(row for row in rows(case) if row.quote in SENTENCE)
    page = open_page(f"/review?status=&claim={row.id}")
    page.wait_for_function("() => performance.getEntriesByType('resource').some(e => e.name.endsWith('/2.png') && e.responseEnd > 0)")
    box = page.locator("svg.sheet .marked").first.bounding_box()
    assert box is not None
    assert box["width"] > 50
    shoot(page, "review-pdf")


def test_the_plain_actions_work_without_script(case: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(script=False)
    first = rows(case, status=Status.PROPOSED)[0].id
    follow(page.locator("button[data-key=a]"))
    assert status(case, first) is Status.CHECKED_ONCE
    page.goto(f"{page.url.split('/review')[0]}/review?status=&claim={first}")
    page.locator("#why").fill("The words do not say this")
    follow(page.locator("#reject button"))
    assert status(case, first) is Status.REJECTED


def test_the_address_follows_and_reloads_at_the_same_claim(open_page: Callable[..., Page]) -> None:
    page = open_page()
    here = press(page, "j")
    assert here in page.url
    page.reload()
    assert current(page) == here


def test_a_report_runs_nothing(open_page: Callable[..., Page]) -> None:
    page = open_page("/review?status=&order=report")
    assert page.title() != "owned"
    assert "<script>" in page.locator("[data-text]").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1280, 2560])
def test_no_page_scrolls_sideways_at_any_width(width: int, scheme: str, open_page: Callable[..., Page]) -> None:
    page = open_page("/", width=width, scheme=scheme)
    base = page.url.rstrip("/")
    for name, address in (("overview", "/"), ("review", "/review"), ("report", "/review#report"), ("reports", "/reports?text=Orlivka")):
        page.goto(f"{base}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        shoot(page, f"{name}-{width}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(scheme: str, case: Path, open_page: Callable[..., Page]) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: run `make setup-dev`, or name axe.min.js in LINKAGE_AXE")
    row = next(row for row in rows(case) if row.quote in SENTENCE)
    page = open_page("/", scheme=scheme)
    base = page.url.rstrip("/")
    for address in ("/", "/review", f"/review?status=&claim={row.id}", "/reports"):
        page.goto(f"{base}{address}")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))")
        assert [one for one in found if one[0] in ("serious", "critical")] == [], address
