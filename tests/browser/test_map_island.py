"""The map that MapLibre draws: it comes over the server's drawing, moves by hand and keys, and list, timeline and address follow."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from test_right_to_left import LETTERS, turned
from test_workbench import AXE, SHOTS, WAIT_S

import webgl
from linkage.web import serving
from linkage.web.assets import load_assets
from linkage.web.words import load_words
from listpage import asked, total
from manyincidents import DAYS, MONTHS, make_many
from servedcase import serve_case
from streetfile import write_streets

pytestmark = pytest.mark.browser

ALL = DAYS + MONTHS
CITY = "area=32.1870,48.6140,32.2140,48.6360"
SAID = "inline style|GPU stall|GL Driver Message|swiftshader|WebGL"  # what Chromium says of drawing without a graphics card


@pytest.fixture(scope="module")
def browser(launch: Callable[[Sequence[str]], Browser]) -> Browser:
    """A browser with WebGL."""
    if "map.js" not in load_assets():
        pytest.skip("the islands are not built: type `make assets`")
    return launch(webgl.WITH)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_many(tmp_path_factory.mktemp("island"))


@pytest.fixture(scope="module")
def link(case: Path) -> Iterator[str]:
    """The link that opens the case, for all tests of this file: nobody decides in it."""
    with serve_case(case) as link:
        yield link


@pytest.fixture
def open_page(link: str, new_page: Callable[..., Page]) -> Callable[..., Page]:
    def start(address: str, width: int = 1280, scheme: str = "light", said: str = SAID) -> Page:
        page = new_page(width, 1000, scheme, said=said, wait_s=2 * WAIT_S)
        page.goto(link)
        page.goto(link.split("/enter", 1)[0] + address)
        page.locator(".with-island .map-mark").first.wait_for(state="attached")
        return page

    return start


def area(page: Page) -> tuple[float, ...]:
    return tuple(float(edge) for edge in asked(page)["area"].split(","))


def do(page: Page, action: Callable[[], object]) -> None:
    """Moves the map; returns when address and list have followed."""
    before = page.url
    action()
    page.wait_for_function("was => location.href !== was", arg=before)
    page.locator("main:not([aria-busy])").wait_for()


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.locator("#map").scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    page.locator("#map").screenshot(path=SHOTS / f"{name}.png")


def ground(page: Page) -> object:
    """The colour that most of the map's edges have."""
    image = Image.open(BytesIO(page.locator(".map-island").screenshot())).convert("RGB")
    wide, high = image.size
    seen = Counter(image.getpixel((x, y)) for x in (12, wide - 12) for y in range(12, high - 60, 9))
    return seen.most_common(1)[0][0]


def test_keys_move_the_map_and_list_timeline_and_address_follow(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}#map")
    assert page.locator("[data-map] > svg").is_hidden()
    loaded = page.evaluate("performance.getEntriesByType('navigation').length + performance.timeOrigin")
    page.locator("[data-map]").focus()
    do(page, lambda: page.keyboard.press("-"))
    first = area(page)
    do(page, lambda: page.keyboard.press("ArrowRight"))
    assert area(page)[0] > first[0]
    assert abs((area(page)[2] - area(page)[0]) - (first[2] - first[0])) < 0.001
    do(page, lambda: page.keyboard.press("+"))
    assert area(page)[2] - area(page)[0] < first[2] - first[0]
    here = total(page)
    assert here == int(page.locator("[data-status]").inner_text().split()[0])
    do(page, lambda: page.keyboard.press("0"))
    assert "area" not in asked(page)
    assert total(page) == ALL > here
    assert page.evaluate("performance.getEntriesByType('navigation').length + performance.timeOrigin") == loaded, "one page all the while"


def test_a_state_of_the_map_is_shared_and_reloaded_and_the_back_button_undoes_it(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents#map")
    whole = page.locator(".map-mark").count()
    do(page, lambda: page.locator("[data-map-zoom=in]").click())
    do(page, lambda: page.locator("[data-map-zoom=in]").click())
    there, listed = page.url, total(page)
    page.reload()
    page.locator(".with-island .map-mark").first.wait_for(state="attached")
    assert (page.url, total(page)) == (there, listed)
    do(page, page.go_back)
    do(page, page.go_back)
    assert (total(page), page.locator(".map-mark").count()) == (ALL, whole)
    assert re.search(r"[Bb]order", page.locator(".map-note").inner_text()), "stated under the map"
    island, note = page.locator(".map-island").bounding_box(), page.locator(".map-note").bounding_box()
    assert island is not None and note is not None and note["y"] >= island["y"] + island["height"], "covers no mark"


def test_a_cluster_comes_apart_and_a_place_opens_who_says_what(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents#map")
    city = max(page.locator(".map-mark").all(), key=lambda mark: int(mark.inner_text()))
    assert "too near" in (city.get_attribute("aria-label") or "")
    do(page, city.click)
    quarters = page.locator(".map-mark")
    names = " ".join(mark.get_attribute("aria-label") or "" for mark in quarters.all())
    assert all(quarter in names for quarter in ("Old Port", "Mill Hill", "Weavers Row", "North Gate"))
    port = page.locator(".map-mark[aria-label*='Old Port']").first
    told = int(port.inner_text())
    port.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".map-panel")
    panel.wait_for()
    lines = panel.locator("li").all_inner_texts()
    assert 0 < len(lines) <= 20
    assert all(line.startswith("Harm Watch") for line in lines), "who says so comes first"
    shoot(page, "map-island-place")
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('map-mark')")
    port.click()
    panel.locator("> p a").click()
    page.wait_for_url("**#list")
    page.locator("tr[data-event]").first.wait_for()
    assert total(page) == told


def test_places_at_one_point_open_at_once_for_no_map_parts_them(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents#map")
    before = page.url
    mark = page.locator(".map-mark[aria-label*='one point']").first
    told = int(mark.inner_text())
    mark.click()
    page.locator(".map-panel").wait_for()
    assert str(told) in page.locator(".map-panel > p a").inner_text()
    assert page.url == before


def test_what_is_pointed_at_in_one_shows_in_the_others(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}")
    row = page.locator("tr[data-event][data-point]").first
    row.locator("th a").focus()
    where = row.locator("td[data-label=Where]").inner_text()
    (mark,) = page.locator(".map-mark.chosen-mark").all()
    assert where in (mark.get_attribute("aria-label") or "")
    mark.focus()
    lines = page.locator("tr.chosen-mark td[data-label=Where]").all_inner_texts()
    assert set(lines) == {where}


def test_a_period_of_the_timeline_narrows_the_marks_and_what_is_typed_stays(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")

    def marked() -> int:
        return sum(int(mark.inner_text()) for mark in page.locator(".map-mark").all())

    everything = marked()
    page.locator("[name=since]").fill("2031-03")
    do(page, lambda: page.locator("[name=since]").press("Enter"))
    page.wait_for_timeout(300)
    assert 0 < marked() < everything
    page.locator("[name=place]").fill("being typed")
    page.locator("[data-map]").focus()
    do(page, lambda: page.keyboard.press("+"))
    assert page.locator("[name=place]").input_value() == "being typed"
    assert asked(page)["since"] == "2031-03"


def test_dragging_moves_the_map_and_the_wheel_alone_scrolls_the_page(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}#map")
    page.locator(".map-island").scroll_into_view_if_needed()
    box = page.locator(".map-island").bounding_box()
    assert box is not None
    x, y = box["x"] + 40, box["y"] + 60

    def drag() -> None:
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x + 200, y, steps=6)
        page.mouse.up()

    def wheel() -> None:
        page.keyboard.down("Control")
        page.mouse.wheel(0, -300)
        page.keyboard.up("Control")

    do(page, drag)
    moved = area(page)
    assert moved[0] < 32.187
    before, scrolled = page.url, page.evaluate("scrollY")
    page.mouse.wheel(0, 60)
    page.wait_for_function("was => scrollY !== was", arg=scrolled)
    page.wait_for_timeout(600)
    assert page.url == before
    do(page, wheel)
    assert area(page)[2] - area(page)[0] < moved[2] - moved[0]


def test_streets_of_the_case_folder_are_drawn_from_ranges_with_whose_they_are(
    case: Path, link: str, open_page: Callable[..., Page], new_page: Callable[..., Page]
) -> None:
    bare = ground(open_page(f"/incidents?{CITY}#map"))
    write_streets(case / "map.pmtiles")
    try:
        page = new_page(1280, 1000, said=SAID, wait_s=2 * WAIT_S)
        page.goto(link)
        ranges: list[tuple[str | None, int]] = []
        page.on("response", lambda r: ranges.append((r.request.headers.get("range"), r.status)) if "/map/streets" in r.url else None)
        page.goto(f"{link.split('/enter', 1)[0]}/incidents?{CITY}#map")
        page.locator(".with-island .map-mark").first.wait_for(state="attached")
        note = page.locator(".map-note").inner_text()
        page.wait_for_timeout(500)
        shoot(page, "map-island-streets")
        streets = ground(page)
    finally:
        (case / "map.pmtiles").unlink()
    assert "© OpenStreetMap contributors" in note
    assert re.search(r"[Bb]order", note)
    assert ranges != []
    assert all(asked is not None and status == 206 for asked, status in ranges)
    assert streets != bare, "the park covers the land"


def test_a_file_that_is_none_is_told_on_the_map_and_the_map_is_drawn(case: Path, open_page: Callable[..., Page]) -> None:
    (case / "map.pmtiles").write_bytes(b"no streets")
    try:
        page = open_page("/incidents#map")
        assert "put another in its place" in page.locator(".map-note").inner_text()
    finally:
        (case / "map.pmtiles").unlink()


def test_who_is_signed_out_is_told_by_the_page_itself(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents#map", said=rf"{SAID}|401 \(Unauthorized\)")
    page.context.clear_cookies()
    page.locator("[data-map]").focus()
    page.keyboard.press("+")
    page.locator("[data-map]").wait_for(state="detached")
    assert page.locator("tr[data-event]").count() == 0


def test_on_paper_the_drawing_of_the_server_is_the_map(open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents")
    page.emulate_media(media="print")
    assert page.locator("[data-map] > svg").is_visible()
    assert page.locator(".map-island").is_hidden()


def test_less_motion_is_none(open_page: Callable[..., Page]) -> None:
    page = open_page(f"/incidents?{CITY}#map")
    page.emulate_media(reduced_motion="reduce")
    place = page.locator(".map-mark").first
    page.locator("[data-map]").focus()
    before = place.evaluate("mark => mark.style.transform")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(60)
    moved = place.evaluate("mark => mark.style.transform")
    page.wait_for_timeout(300)
    assert before != moved == place.evaluate("mark => mark.style.transform")


def test_without_webgl_the_drawing_of_the_server_stands(link: str, launch: Callable[[Sequence[str]], Browser]) -> None:
    page = launch(webgl.WITHOUT).new_context().new_page()
    asked_for: list[str] = []
    page.on("request", lambda r: asked_for.append(urlsplit(r.url).path))
    page.goto(link)
    page.goto(f"{link.split('/enter', 1)[0]}/incidents?{CITY}#map")
    page.locator("[data-zoom=here]").wait_for()
    assert page.locator("[data-map] > svg").is_visible()
    assert page.locator("[data-map-tools]").is_hidden()
    assert "/static/map.js" not in asked_for, "nothing large is loaded in vain"


@pytest.mark.parametrize("width", [360, 1280])
def test_on_a_page_from_right_to_left_the_map_stays_and_its_words_run_from_the_right(
    width: int, case: Path, new_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = turned(load_words())
    monkeypatch.setattr(serving, "load_words", lambda: words)
    with serve_case(case) as link:
        page = new_page(width, 1000, said=SAID, wait_s=2 * WAIT_S)
        page.goto(link)
        page.goto(f"{link.split('/enter', 1)[0]}/incidents#map")
        page.locator(".with-island .map-mark").first.wait_for(state="attached")
        west = page.locator(".map-mark[aria-label*='Imbersk']").first.bounding_box()
        east = page.locator(".map-mark[aria-label*='Velmar']").first.bounding_box()
        assert west is not None
        assert east is not None
        assert west["x"] < east["x"], "west is at the left in every language"
        page.locator(".map-mark[aria-label*='Imbersk']").first.click()
        panel = page.locator(".map-panel")
        panel.wait_for()
        shoot(page, f"map-island-rtl-{width}")
        assert panel.evaluate("panel => getComputedStyle(panel).direction") == "rtl"
        name, close = panel.locator("h3").bounding_box(), panel.locator("button").bounding_box()
        assert name is not None
        assert close is not None
        assert close["x"] < name["x"]
        assert LETTERS in panel.locator("> p a").inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


@pytest.mark.parametrize("width", [360, 1280, 2560])
def test_the_map_fits_at_any_width_in_both_schemes(width: int, open_page: Callable[..., Page]) -> None:
    page = open_page("/incidents#map", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".map-island").bounding_box()
    assert box is not None
    for mark in page.locator(".map-mark").all():
        at = mark.bounding_box()
        assert at is not None
        assert at["width"] >= 24, "a finger hits it"
        assert box["x"] <= at["x"] <= box["x"] + box["width"], "the whole map shows every place"
    shoot(page, f"map-island-{width}-light")
    light = ground(page)
    page.emulate_media(color_scheme="dark")
    page.locator(".map-mark").last.click()
    page.locator(".map-panel").wait_for()
    shoot(page, f"map-island-{width}-dark")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    assert ground(page) != light, "the ground is painted anew"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_map(scheme: str, open_page: Callable[..., Page]) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not there: run `make setup-dev`, or name axe.min.js in LINKAGE_AXE")
    page = open_page(f"/incidents?{CITY}#map", scheme=scheme)
    page.locator(".map-mark").first.click()
    page.locator(".map-panel").wait_for()
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))")
    assert [one for one in found if one[0] in ("serious", "critical")] == []
