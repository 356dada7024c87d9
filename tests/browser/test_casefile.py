"""The case file in a real browser, opened from the disk."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from linkage.cases import view_case
from linkage.exports.html import write_html
from smallcase import CLAIMS, REPORTS, make_small_case

pytestmark = pytest.mark.browser

REPORT_PAGE = f"reports/0001-{REPORTS[0].short_id}.html"
INCIDENT_PAGE = "incidents/shelling-port-vell-2031-05-02.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case_file = make_small_case()
    return write_html(case_file, view_case(case_file), tmp_path_factory.mktemp("casefile")).parent


@pytest.fixture
def troubles() -> list[str]:
    """What went wrong on the pages of one test: console errors, failed requests, requests to a network."""
    return []


@pytest.fixture
def page(browser: Browser, troubles: list[str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("console", lambda message: troubles.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("requestfailed", lambda request: troubles.append(f"failed: {request.url}"))
    page.on("request", lambda request: None if request.url.startswith("file:") else troubles.append(f"network: {request.url}"))
    yield page
    context.close()


def addresses(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def colour(page: Page, selector: str) -> str:
    found = page.locator(selector).first.evaluate("element => getComputedStyle(element).backgroundColor")
    assert isinstance(found, str)
    return found


def test_every_page_opens_from_the_disk_without_errors_or_network(site: Path, page: Page, troubles: list[str]) -> None:
    for address in addresses(site):
        page.goto((site / address).as_uri())
        assert page.title() != "owned"
        assert page.locator("h1").count() == 1
    assert troubles == []


def test_the_stylesheet_is_not_blocked_by_the_content_policy(site: Path, page: Page) -> None:
    page.goto((site / REPORT_PAGE).as_uri())
    assert "serif" in page.locator(".passage").first.evaluate("element => getComputedStyle(element).fontFamily")


@pytest.mark.parametrize("width", [360, 768, 1280, 2560])
def test_no_page_scrolls_sideways(width: int, site: Path, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in addresses(site):
        page.goto((site / address).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_click_leads_from_the_accusation_to_its_sentence(site: Path, page: Page) -> None:
    claim = CLAIMS["accusation"]
    page.goto((site / "people/oren-tasker.html").as_uri())
    row = page.locator(f"section[aria-labelledby=accusations] [data-claim='{claim.id}']")
    assert row.inner_text().startswith("The town council of Port Vell")
    row.locator("blockquote a").click()
    page.wait_for_url(f"**/{REPORT_PAGE}#q-{claim.id}")
    marked = page.locator(f".q-{claim.id}")
    assert "".join(marked.all_inner_texts()) == claim.quote.of(REPORTS[0].text)
    assert page.locator(f"#q-{claim.id}").evaluate(
        "e => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }"
    )


def test_a_click_leads_from_a_cell_of_the_matrix_to_its_claims_and_to_the_sentence(site: Path, page: Page) -> None:
    matrix = next(a for a in addresses(site) if a.startswith("linkage/") and "campaign" in a)
    page.goto((site / matrix).as_uri())
    cell = page.locator("table.matrix td:has(a)").first
    cell.locator("a").first.click()
    page.wait_for_url("**#for-*")
    cell.locator("a.cite").first.click()
    page.wait_for_url("**/reports/*#q-*")


def test_the_words_asked_for_are_marked_whole_and_with_their_note(site: Path, page: Page) -> None:
    asked, other = CLAIMS["accusation"].id, CLAIMS["post"].id
    page.goto(f"{(site / REPORT_PAGE).as_uri()}#q-{asked}")
    colours = {colour(page, f".q-{asked} >> nth={n}") for n in range(page.locator(f".q-{asked}").count())}
    assert colours == {colour(page, f"#c-{asked}")}
    assert colour(page, f"#q-{other}") not in colours


def test_a_click_on_the_words_shows_the_claim(site: Path, page: Page) -> None:
    claim = CLAIMS["tie"]
    page.goto((site / REPORT_PAGE).as_uri())
    page.locator(f"#q-{claim.id}").click()
    page.wait_for_url(f"**#c-{claim.id}")
    assert colour(page, f"#c-{claim.id}") == colour(page, f"#q-{claim.id}") != "rgba(0, 0, 0, 0)"


def test_a_keyboard_reaches_the_content_first(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_page_prints_on_a4_with_its_sources_and_without_navigation(site: Path, page: Page, tmp_path: Path) -> None:
    page.goto((site / "people/oren-tasker.html").as_uri())
    page.pdf(path=tmp_path / "person.pdf", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(tmp_path / "person.pdf") as document:
        assert document[0].get_size() == pytest.approx((595, 842), abs=1)
        words = " ".join(" ".join(leaf.get_textpage().get_text_range() for leaf in document).split())
    assert "[1] Harbour Courier, 4 May 2031" in words
    assert REPORTS[0].id[:16] in words
    assert "Not understood" not in words


CONTRAST = """() => {
  const channel = v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const level = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(v => channel(Number(v) / 255));
                       return .2126 * r + .7152 * g + .0722 * b };
  const paper = level(getComputedStyle(document.body).backgroundColor);
  let lowest = [21, ""];
  for (const element of document.querySelectorAll("main *, header *, footer *")) {
    if (![...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim() !== "")) continue;
    const ink = level(getComputedStyle(element).color);
    const ratio = (Math.max(ink, paper) + .05) / (Math.min(ink, paper) + .05);
    if (ratio < lowest[0]) lowest = [ratio, element.outerHTML.slice(0, 80)];
  }
  return lowest;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_the_paper_in_both_schemes(scheme: str, site: Path, browser: Browser) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    matrix = next(a for a in addresses(site) if a.startswith("linkage/"))
    for address in ("index.html", "people/oren-tasker.html", INCIDENT_PAGE, REPORT_PAGE, matrix):
        page.goto((site / address).as_uri())
        ratio, where = page.evaluate(CONTRAST)
        assert ratio >= 4.5, f"{address}: {where}"
    context.close()


def test_long_words_of_the_facts_have_the_whole_row(site: Path, page: Page) -> None:
    for address in [INCIDENT_PAGE, *(a for a in addresses(site) if a.startswith("linkage/"))]:
        page.goto((site / address).as_uri())
        facts = page.locator("dl.facts").first
        whole = facts.evaluate("element => element.clientWidth")
        for term in facts.locator("dt", has_text="How to read it").or_(facts.locator("dt", has_text="Grade")).all():
            assert term.evaluate("element => element.parentElement.clientWidth") == whole, address
