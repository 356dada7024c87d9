"""Exploring in a real browser: search, people, the case file; timeline and map linked with the list; looks."""

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page
from test_workbench import AXE, WAIT_S, shoot

from following import follow
from linkage import pipeline
from listpage import asked
from madebench import make_case
from servedcase import serve_case

pytestmark = pytest.mark.browser

TOLD = """Strikes on hospitals, told again

The city council of Mariupol said that three people were killed in the bombing of the maternity hospital in Mariupol on 9 March 2022. \
The city council said that at least 300 people were killed in the bombing of the drama theatre in Mariupol on 16 March 2022. \
Residents of Aleppo said that 20 people were killed in the shelling of a hospital in Aleppo on 3 May 2016. \
Residents of Homs said that five people were killed in the shelling of a school in Homs on 7 February 2012.
"""
PAGES = (
    ("overview", "/"),
    ("search", "/search?text=hospital"),
    ("search-arabic", "/search?text=%D8%A7%D9%84%D9%86%D8%A7%D8%B3"),
    ("people", "/entities"),
    ("incidents", "/incidents"),
    ("campaigns", "/campaigns"),
    ("casefile", "/casefile/linkage.html"),
)


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that opens a case that nobody decides in, for all tests of this file."""
    folder = tmp_path_factory.mktemp("explore")
    case = make_case(folder)
    told = folder / "told.txt"
    told.write_text(TOLD, encoding="utf-8")
    pipeline.build([told], case, workers=1)
    with serve_case(case) as link:
        yield link


@pytest.fixture
def open_page(link: str, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def start(address: str, width: int = 1280, scheme: str = "light", script: bool = True) -> Page:
        page = new_page(width, 1000, scheme, script=script, wait_s=WAIT_S)
        page.goto(link)
        page.goto(link.split("/enter", 1)[0] + address)
        return page

    return start


def test_a_bar_of_the_timeline_shows_its_line_and_the_address_keeps_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    bar = page.locator("[data-timeline] a.item").first
    bar.locator("text").click()
    row = page.locator("tr#at")
    assert row.get_attribute("data-event") == asked(page)["at"]
    assert page.evaluate("document.activeElement.closest('tr')?.id") == "at"
    page.reload()
    assert page.locator("tr#at").get_attribute("data-event") == asked(page)["at"]
    shoot(page, "explore-linked")


def test_a_line_shows_its_bar_and_its_place(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    led = page.locator("[data-timeline] a.item").first.get_attribute("href") or ""
    key = parse_qs(urlsplit(led).query)["at"][0]
    page.locator(f"tr[data-event='{key}'] th a").focus()
    assert page.locator("[data-timeline] a.chosen-mark").count() == 1
    placed = page.locator("tr[data-event][data-point] th a").first
    placed.focus()
    assert page.locator("[data-map] a.chosen-mark").count() == 1


def test_a_mark_of_the_map_leads_to_its_incidents(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    everything = page.locator("tr[data-event]").count()
    page.locator("[data-map] a .mark").first.click()
    page.wait_for_url("**area=**")
    assert 0 < page.locator("tr[data-event]").count() < everything
    page.reload()
    assert 0 < page.locator("tr[data-event]").count() < everything


def test_a_drag_across_the_timeline_chooses_a_period(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    box = page.locator("[data-timeline] svg").bounding_box()
    assert box is not None
    figure = page.locator("[data-timeline]")
    first, last = figure.get_attribute("data-first") or "", figure.get_attribute("data-last") or ""
    page.mouse.move(box["x"] + box["width"] * 0.1, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 12, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=**")
    assert first < asked(page)["since"] < asked(page)["until"] < last
    assert page.locator("[name=since]").input_value() == asked(page)["since"]


def test_the_map_is_zoomed_and_moved_by_wheel_keys_and_dragging_and_lists_what_it_shows(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    svg = page.locator("[data-map] svg")

    def view() -> list[float]:
        return [float(part) for part in (svg.get_attribute("viewBox") or "").split()]

    whole = view()
    at = svg.bounding_box()
    assert at is not None
    page.mouse.move(at["x"] + 300, at["y"] + 200)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    seen = " ".join(f"{part:g}" for part in whole)
    page.wait_for_function("was => document.querySelector('[data-map] > svg').getAttribute('viewBox') !== was", arg=seen)
    closer = view()
    assert closer[2] < whole[2]
    page.locator("[data-map]").focus()
    page.keyboard.press("ArrowRight")
    assert view()[0] > closer[0]
    box = svg.bounding_box()
    assert box is not None
    before = view()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 150, steps=3)
    page.mouse.up()
    assert view()[0] < before[0]
    page.locator("[data-zoom=here]").click()
    page.wait_for_url("**area=**")
    west, _, east, _ = (float(part) for part in asked(page)["area"].split(","))
    assert west < east
    assert page.locator("[data-map] > svg").count() == 1, "also where nothing lies in it"


def test_exploring_works_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents", script=False)
    follow(page.locator(".map-tools [data-zoom=in]"))
    assert "area" in asked(page), "closer is a link"
    page = open_page("/incidents", script=False)
    page.locator("[name=since]").fill("2022-05-09")
    follow(page.locator("#event-filter button.main"))
    assert asked(page)["since"] == "2022-05-09"
    assert page.locator("tr[data-event]").count() > 0


def test_what_is_written_from_right_to_left_is_shown_so(open_page: Callable[..., Page]) -> None:
    page = open_page("/search?text=%D8%A7%D9%84%D9%86%D8%A7%D8%B3")
    marked = page.locator("mark")
    assert marked.first.inner_text() == "الناس"
    page.evaluate("""() => { const quote = document.querySelector('.around, blockquote'); quote.textContent = 'قال الناس هذا أيضا'; }""")
    assert page.evaluate("getComputedStyle(document.querySelector('.around, blockquote')).direction") == "rtl"


def test_a_search_reloads_as_it_was_and_leads_to_its_claim(open_page: Callable[..., Page]) -> None:
    page = open_page("/")
    page.locator("input[name=text]").fill("hospital")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?text=hospital**")
    before = page.locator("blockquote").count()
    page.reload()
    assert page.locator("blockquote").count() == before > 0
    page.locator(".found-claims .cite").first.click()
    page.wait_for_url("**/review?**")
    assert page.locator("#claim [data-current]").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_no_page_scrolls_sideways_at_any_width(width: int, scheme: str, open_page: Callable[..., Page]) -> None:
    page = open_page("/", width=width, scheme=scheme)
    base = page.url.rstrip("/")
    for name, address in PAGES:
        page.goto(f"{base}{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        shoot(page, f"explore-{name}-{width}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(scheme: str, open_page: Callable[..., Page]) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: run `make setup-dev`, or name axe.min.js in LINKAGE_AXE")
    page = open_page("/entities", scheme=scheme)
    base = page.url.removesuffix("/entities")
    person = page.locator("tbody th a").first.get_attribute("href")
    page.goto(f"{base}/incidents")
    incident = page.locator("tbody th a").first.get_attribute("href")
    for address in (*(address for _, address in PAGES), person, incident):
        page.goto(f"{base}{address}")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))")
        assert [one for one in found if one[0] in ("serious", "critical")] == [], address
