"""More incidents than can be drawn one by one: timeline, map and list linked, paged, by keyboard, from the map of all to one sentence."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page
from test_workbench import AXE, WAIT_S, shoot

from following import follow
from listpage import asked, total
from manyincidents import DAYS, MONTHS, make_many
from servedcase import serve_case

pytestmark = pytest.mark.browser

ALL = DAYS + MONTHS
CITY = "area=32.1870,48.6140,32.2140,48.6360"


@pytest.fixture(scope="module")
def link(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The link that opens the case, for all tests of this file: nobody decides in it."""
    with serve_case(make_many(tmp_path_factory.mktemp("many"))) as link:
        yield link


@pytest.fixture
def open_page(link: str, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def start(address: str, width: int = 1280, scheme: str = "light", script: bool = True, touch: bool = False) -> Page:
        page = new_page(width, 1000, scheme, script=script, touch=touch, wait_s=WAIT_S)
        page.goto(link)
        page.goto(link.split("/enter", 1)[0] + address)
        if script:
            page.locator("[data-map] > svg").wait_for()
        return page

    return start


def told(mark: Locator) -> int:
    """The number that a mark of the map bears."""
    return int(mark.locator(".count").text_content() or "0")


def largest(page: Page) -> Locator:
    marks = page.locator("[data-map] > svg > a").all()
    return max(marks, key=told)


def test_a_line_shows_the_count_and_the_place_that_hold_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents?since=2031-02-01")
    assert total(page) > 200
    row = page.locator("tr[data-event^='airstrike-old-port'], tr[data-event*='old-port']").first
    row.locator("th a").focus()
    (period,) = page.locator("[data-timeline] a.chosen-mark").all()
    within = parse_qs(urlsplit(period.get_attribute("href") or "").query)
    first, last = row.get_attribute("data-first") or "", row.get_attribute("data-last") or ""
    assert within["since"][0] <= first <= last <= within["until"][0]
    (place,) = page.locator("[data-map] a.chosen-mark").all()
    assert "Old Port" in (place.get_attribute("aria-label") or "")
    shoot(page, "many-linked")


def test_what_is_told_to_a_month_shows_the_bar_over_its_month(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    row = page.locator("tr[data-first$='-01']:not([data-last$='-01'])").first
    row.locator("th a").focus()
    (period,) = page.locator("[data-timeline] a.chosen-mark").all()
    assert "some time in" in (period.get_attribute("aria-label") or "")
    assert period.locator("rect.maybe").count() == 1


def test_a_mark_shows_its_lines_and_a_count_shows_its_lines(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    for mark in (largest(page), page.locator("[data-timeline] a.item").first):
        mark.focus()
        chosen = page.locator("tr.chosen-mark")
        assert 0 < chosen.count() <= 50
        assert page.locator("svg a.chosen-mark").count() == 1


def test_every_count_leads_to_what_it_counts(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    counts = page.locator("[data-timeline] a.item").all()
    ways = [(one.get_attribute("href") or "", one.get_attribute("aria-label") or "") for one in counts]
    solid = [int(re.search(r": ([\d,]+) incidents", label)[1]) for _, label in ways if "some time" not in label]  # type: ignore[index]
    months = [int(re.search(r": ([\d,]+) incidents", label)[1]) for _, label in ways if "some time in" in label]  # type: ignore[index]
    assert (sum(solid), sum(months)) == (DAYS, MONTHS)
    counts[3].locator("rect").click()
    page.wait_for_url("**since=**")
    assert total(page) >= solid[3] > 0
    page.go_back()
    page.locator("[data-map] > svg").wait_for()
    assert total(page) == ALL


def test_pages_of_the_list_hold_every_incident_once_and_keep_their_address(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    seen: list[str] = []
    while True:
        seen += [row.get_attribute("data-event") or "" for row in page.locator("tr[data-event]").all()]
        more = page.locator("a[rel=next]")
        if more.count() == 0:
            break
        more.click()
        page.wait_for_url(f"**after={'**'}")
        page.locator("[data-map] > svg").wait_for()
        assert (page.locator("#list").bounding_box() or {"y": 9999})["y"] < 1000, "the list stays in sight when the drawings come"
    assert len(seen) == len(set(seen)) == ALL
    last = page.url
    page.go_back()
    page.go_forward()
    page.locator("tr[data-event]").first.wait_for()
    assert page.url == last
    assert page.locator("tr[data-event]").last.get_attribute("data-event") == seen[-1]


def test_from_the_map_of_all_to_a_quarter_and_to_the_sentence_and_all_the_way_back(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    addresses = [page.url]
    for _ in range(6):
        mark = largest(page)
        expected, several = told(mark), "too near" in (mark.get_attribute("aria-label") or "")
        mark.locator("circle").last.click()
        page.wait_for_function("was => location.href !== was", arg=addresses[-1])
        page.locator("[data-map] > svg").wait_for()
        assert total(page) == expected
        addresses.append(page.url)
        shoot(page, f"many-way-{len(addresses)}")
        if not several:
            break
    assert 2 < len(addresses) < 6, "through the city to one of its quarters"
    (quarter,) = {row.inner_text() for row in page.locator("tr[data-event] td[data-label=Where]").all()}
    page.locator("tr[data-event] th a").first.click()
    page.locator("blockquote").first.wait_for()
    assert quarter in page.locator("blockquote").first.inner_text()
    page.locator(".found-claims .cite").first.click()
    page.wait_for_url("**/review?**")
    page.go_back()
    page.go_back()
    for address in reversed(addresses):
        assert page.url == address
        page.locator("[data-map] > svg").wait_for()
        shown = total(page)
        page.reload()
        page.locator("[data-map] > svg").wait_for()
        assert total(page) == shown
        if address != addresses[0]:
            page.go_back()


def test_the_map_is_closer_wider_and_whole_by_keyboard_and_each_has_its_address(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}#map")
    page.wait_for_function("() => document.activeElement.hasAttribute('data-map')")  # the focus that the address gives it
    widths = []
    for key in ("+", "-", "-"):
        before = page.url
        page.keyboard.press(key)
        page.wait_for_function("was => location.href !== was", arg=before)
        page.locator("[data-map] > svg").wait_for()
        page.wait_for_function("() => document.activeElement.hasAttribute('data-map')")
        west, _, east, _ = (float(part) for part in asked(page)["area"].split(","))
        widths.append(east - west)
    assert widths[0] < widths[1] < widths[2]
    page.keyboard.press("0")
    page.wait_for_url(re.compile(r"/incidents\?#map$|/incidents#map$"))
    page.locator("[data-map] > svg").wait_for()
    assert total(page) == ALL


def test_a_part_of_the_map_without_incidents_is_drawn_and_can_be_left(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents?area=30.2,48.4,30.6,48.6#map")
    assert page.locator("[data-map] .mark").count() == 0
    for _ in range(5):
        page.locator("[data-zoom=out]").click()
        page.locator("[data-map] > svg").wait_for()
        if page.locator("[data-map] .mark").count():
            break
    assert page.locator("[data-map] .mark").count() > 0


def test_a_drag_of_the_map_moves_what_closer_leads_to(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}#map")
    tool = page.locator("[data-zoom=in]")
    before = tool.get_attribute("href")
    box = page.locator("[data-map] > svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 200)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -240)
    page.keyboard.up("Control")
    page.wait_for_function("was => document.querySelector('[data-zoom=in]').getAttribute('href') !== was", arg=before)
    tool.click()
    page.wait_for_function(
        "href => location.href.includes('area=') && !href.includes(new URL(location).searchParams.get('area'))", arg=before
    )
    west, south, east, north = (float(part) for part in asked(page)["area"].split(","))
    assert 0 < east - west < 0.027
    assert 0 < north - south < 0.022
    page.locator("[data-map] > svg").wait_for()


def test_a_period_and_a_part_of_the_map_narrow_together_and_each_can_be_left(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}&since=2031-03&until=2031-05")
    both = total(page)
    page.get_by_role("link", name="Show all times").click()
    page.locator("[data-map] > svg").wait_for()
    place = total(page)
    page.go_back()
    page.get_by_role("link", name="Show the whole map").click()
    page.locator("[data-map] > svg").wait_for()
    assert 0 < both < place
    assert both < total(page)


def test_without_script_the_drawings_are_a_link_away_and_the_map_is_closer_by_a_link(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents", script=False)
    assert page.locator("[data-map]").count() == 0
    follow(page.get_by_role("link", name="Draw timeline and map"))
    assert page.locator("[data-timeline] a.item").count() > 0
    follow(page.locator("[data-zoom=in]"))
    assert asked(page)["area"]
    follow(page.locator("[data-zoom=whole]"))
    assert total(page) == ALL


def test_on_a_phone_a_finger_reaches_the_whole_of_both_drawings(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents", width=360, touch=True)
    for figure in ("[data-timeline]", "[data-map]"):
        assert page.evaluate(f"getComputedStyle(document.querySelector('{figure} > svg')).touchAction") == "auto"
        assert (
            page.evaluate(f"(f => f.scrollWidth > f.clientWidth && getComputedStyle(f).overflowX)(document.querySelector('{figure}'))")
            == "auto"
        )
    page.locator("[data-timeline] a.item").nth(2).locator("rect").tap()
    page.wait_for_url("**since=**")
    assert total(page) > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_many_incidents_fit_at_any_width(width: int, scheme: str, open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents", width=width, scheme=scheme)
    base = page.url.removesuffix("/incidents")
    for name, address in (("all", "/incidents"), ("city", f"/incidents?{CITY}#map"), ("month", "/incidents?since=2031-03&until=2031-03")):
        page.goto(base + address)
        page.locator("[data-map] > svg").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        shoot(page, f"many-{name}-{width}-{scheme}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_among_many_incidents(scheme: str, open_page: Callable[..., Page]) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: run `make setup-dev`, or name axe.min.js in LINKAGE_AXE")
    for address in ("/incidents", f"/incidents?{CITY}"):
        page = open_page(address, scheme=scheme)
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))")
        assert [one for one in found if one[0] in ("serious", "critical")] == [], address
