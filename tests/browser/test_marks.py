"""Marks in a real browser: a minor marked on their page and gone from what is published; a graphic report closed until it is opened."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_workbench import AXE, WAIT_S, shoot

from following import follow
from linkage import pipeline
from linkage.desk import Desk, Proposal
from linkage.model.decision import DecisionType, Mark, Subject
from madebench import make_case
from servedcase import serve_case

pytestmark = pytest.mark.browser

PUBLISH_S = 60
WARNING = "The words of this report may describe injured or dead people."


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that opens a case with a report that is marked as graphic."""
    case: Path = make_case(tmp_path_factory.mktemp("marks"))
    with Desk.open(case) as desk:
        report = desk.index.find_reports().rows[0].id
        desk.decide("A. Analyst", [Proposal(DecisionType.MARK, (report,), about=Subject.REPORT, mark=Mark.GRAPHIC)])
    pipeline.build([], case)
    with serve_case(case) as link:
        yield link


@pytest.fixture
def open_page(served: str, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def start(address: str, width: int = 1280, scheme: str = "light") -> Page:
        page = new_page(width, 1000, scheme, wait_s=WAIT_S)
        page.goto(served)
        page.goto(served.split("/enter", 1)[0] + address)
        return page

    return start


def visit(page: Page, name: str) -> None:
    page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + f"/entities?text={name}")
    follow(page.get_by_role("link", name="Olena Korin").first)


def test_a_minor_is_marked_and_gone_from_what_is_published_where_a_graphic_report_opens_on_a_click(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    visit(page, "korin")
    page.get_by_text("Victim, witness or minor?").click()
    expect(page.get_by_text("These spellings will be withheld:")).to_be_visible()
    shoot(page, "marks-person")
    page.get_by_label("Mark Olena Korin as").select_option("minor")
    page.get_by_role("button", name="Mark", exact=True).click()
    expect(page.get_by_text("publish again before you hand anything out")).to_be_visible()
    follow(page.get_by_role("link", name="Publish again"))
    page.get_by_role("button", name="Write the case file").click()
    opening = page.get_by_role("link", name="Open the case file").first
    opening.wait_for(timeout=PUBLISH_S * 1000)
    page.goto(page.url.split("/publish", maxsplit=1)[0] + (opening.get_attribute("href") or ""))
    for name in ("People", "Claims", "Reports"):
        follow(page.get_by_role("navigation").get_by_role("link", name=name, exact=True).first)
        assert "Korin" not in page.content()
    follow(page.locator("th a").last)
    assert "Korin" not in page.content()
    page.go_back()
    follow(page.get_by_role("row", name="[graphic]").get_by_role("link").first)
    assert "Korin" not in page.content()
    expect(page.get_by_text(WARNING).first).to_be_visible()
    expect(page.locator(".report-text .passage").first).to_be_hidden()
    shoot(page, "marks-graphic-closed")
    page.locator("details.graphic > summary").first.click()
    expect(page.get_by_text("[name withheld]").first).to_be_visible()
    shoot(page, "marks-published")


def test_a_link_to_the_words_of_a_graphic_report_leads_to_its_warning_or_its_words(open_page: Callable[..., Page]) -> None:
    page = open_page("/casefile/claims/casualties.html")
    closed = page.locator("details.graphic").first
    assert not closed.locator("blockquote").is_visible()
    follow(page.locator("a.cite").first)
    expect(page.locator("details.graphic").first).to_be_visible()


def test_in_the_workbench_its_words_are_closed_and_the_fields_open_with_a_key(open_page: Callable[..., Page]) -> None:
    page = open_page("/review?status=&order=report")
    assert not page.locator("#claim blockquote").is_visible()
    assert not page.locator("#report .report-text").is_visible()
    page.keyboard.press("e")
    expect(page.locator("#claim .grid input").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_marks_can_be_looked_at(open_page: Callable[..., Page], width: int, scheme: str) -> None:
    page = open_page("/marks", width, scheme)
    shoot(page, f"marks-list-{width}-{scheme}")
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide
    visit(page, "korin")
    page.locator("#mark").evaluate("one => one.open = true")
    shoot(page, f"marks-entity-{width}-{scheme}")
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@pytest.mark.parametrize("address", ["/marks?marked=true", "/review?status=&order=report", "/casefile/reports.html"])
def test_axe_finds_nothing_serious(open_page: Callable[..., Page], address: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: run `make setup-dev`, or name axe.min.js in LINKAGE_AXE")
    page = open_page(address)
    for closed in page.locator("details").all():
        closed.evaluate("one => one.open = true")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id))")
    assert found == []
