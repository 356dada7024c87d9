"""The workbench in a language that runs right to left, with a catalogue made of the English one, and words of two scripts side by side."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from linkage import pipeline
from linkage.web import serving
from linkage.web.words import Words, load_words
from servedcase import serve_case

pytestmark = pytest.mark.browser

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
WAIT_S = 30
LETTERS = "ابج"
ENGLISH = """Example Rivertown Gazette
4 May 2023
Shelling kills nine at the Brenna mill

At least nine people were killed when shells hit the grain mill in Brenna on 3 May 2023, the mayor, Olena Hrytsenko, said.
The general, Pavel Dorokhin, said on 4 May 2023: "لم نطلق النار على المدينة". Ukraine accused Pavel Dorokhin of the attack.
"""
ARABIC = """خبر من مثال
5 مايو 2023

قال رئيس البلدية إن القصف أصاب المطحنة، وقال "We did not fire on the town" المتحدث باسم الجيش.
"""
PAGES = {
    "overview": "/",
    "review": "/review",
    "search": "/search?status=",
    "people": "/entities",
    "incidents": "/incidents",
    "reports": "/reports",
    "joins": "/joins",
    "add": "/add",
    "settings": "/settings",
    "publish": "/publish",
    "casefile": "/casefile/index.html",
}


def turned(words: Words) -> Words:
    """The catalogue with each text between Arabic letters; its names to fill in stay."""

    def wrap(text: str) -> str:
        return f"{LETTERS} {text} {LETTERS}"

    return Words("ar", {k: wrap(t) if isinstance(t, str) else {c: wrap(form) for c, form in t.items()} for k, t in words.texts.items()})


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports, case = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("case")
    (reports / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (reports / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    pipeline.build([reports], case)
    return case


Open = Callable[..., Page]


@pytest.fixture(scope="module")
def link(case: Path) -> Iterator[str]:
    """The link that opens the case with the turned catalogue."""
    words = turned(load_words())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "load_words", lambda: words)
        with serve_case(case) as link:
            yield link


@pytest.fixture
def open_page(link: str, new_page: Callable[..., Page]) -> Open:
    def start(address: str, width: int) -> Page:
        page = new_page(width, 860, wait_s=WAIT_S)
        page.goto(link)
        page.goto(link.split("/enter", 1)[0] + address)
        return page

    return start


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_from_the_right(open_page: Open, name: str, width: int) -> None:
    page = open_page(PAGES[name], width)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"rtl-{name}-{width}.png")
    assert page.locator("html").get_attribute("dir") == "rtl"
    scrolled = page.evaluate("[document.documentElement.scrollWidth, document.body.scrollWidth]")
    assert max(scrolled) <= width, f"{name} is wider than the screen"
    first = page.locator("header.top nav li").first.bounding_box()
    second = page.locator("header.top nav li").nth(1).bounding_box()
    assert first is not None and second is not None
    assert first["x"] > second["x"], "the first part stands at the right"


def test_columns_of_the_review_run_from_the_right(open_page: Open) -> None:
    page = open_page("/review", 1280)
    places = [page.locator(f"#{name}").bounding_box() for name in ("queue", "report", "claim")]
    across = [place["x"] for place in places if place is not None]
    assert across == sorted(across, reverse=True)
    assert len(across) == len(places)


# How the words of a report run does not depend on the language of the page.
DIRECTION = """words => [...document.querySelectorAll('#report *')].filter(e => [...e.childNodes].some(n => n.nodeType === 3
  && n.data.includes(words))).map(e => getComputedStyle(e.closest('p, div, blockquote, pre') ?? e).direction)"""


@pytest.mark.parametrize(("report", "words", "direction"), [("english", "grain mill", "ltr"), ("arabic", "رئيس", "rtl")])
def test_a_report_runs_as_its_words_do(open_page: Open, report: str, words: str, direction: str) -> None:
    page = open_page("/reports", 1280)
    page.locator("main a", has_text="Gazette" if report == "english" else "مثال").first.click()
    page.locator("#report .passage").first.wait_for()
    page.screenshot(path=SHOTS / f"rtl-report-{report}.png")
    found = page.evaluate(DIRECTION, words)
    assert found != []
    assert set(found) == {direction}
