"""From an empty folder to a published page, as a new user goes: `linkage serve`, a browser, and no manual."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from linkage.desk import Desk
from linkage.model.asked import ClaimFilter
from linkage.model.review import Status

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SHOTS = ROOT / "build" / "screenshots"
AXE = Path(os.environ.get("LINKAGE_AXE", ROOT / "build/npm/node_modules/axe-core/axe.min.js"))
SAID = "inline style|status of 422"  # Playwright's own; what a form refused
READ_MS = 120_000  # models are loaded in the process that reads

DROP = """files => {
  const dropped = new DataTransfer();
  for (const [name, base64] of files) {
    const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0));
    dropped.items.add(new File([bytes], name));
  }
  document.getElementById('drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }));
}"""

STEPPED = """before => {
  const step = document.querySelector('#claim:not(.waiting) [data-current]');
  return step !== null && step.dataset.current !== before;
}"""


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Starts the workbench as a user does; gives the link that it prints."""
    running = []

    def start(case: Path, *given: str) -> str:
        command = [sys.executable, "-m", "linkage.cli", "serve", str(case), "--no-browser", *given]
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "XDG_CONFIG_HOME": str(tmp_path / "settings")}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        running.append(process)
        assert process.stdout is not None
        for line in process.stdout:
            found = re.search(r"http://\S+", line)
            if found is not None:
                return found[0]
        raise AssertionError("the workbench did not start")

    yield start
    for process in running:
        process.terminate()
        process.wait(20)
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture
def open_page(serve: Callable[..., str], new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the workbench of a case; at the end nothing may have gone wrong in a page of it."""

    def start(case: Path, *given: str, script: bool = True) -> Page:
        page = new_page(1280, 860, script=script, said=SAID, wait_s=30)
        page.goto(serve(case, *given))
        return page

    return start


def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def drop(page: Page, *paths: Path) -> None:
    """Drops files on the page."""
    import base64

    page.evaluate(DROP, [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in paths])


def look_everywhere(page: Page, name: str) -> None:
    """Pictures at every width, light and dark; nothing scrolls sideways, and axe finds nothing serious."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in (360, 1280, 2560):
            page.set_viewport_size({"width": width, "height": 860})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
            shoot(page, f"{name}-{width}-{scheme}")
        if AXE.is_file():
            page.evaluate(AXE.read_text("utf-8"))
            found = page.evaluate(
                "axe.run().then(r => r.violations.map(v => [v.impact, v.id, v.nodes[0].html, v.nodes[0].failureSummary]))"
            )
            assert [one for one in found if one[0] in ("serious", "critical")] == [], name
    page.set_viewport_size({"width": 1280, "height": 860})
    page.emulate_media(color_scheme="light")


def test_from_an_empty_folder_to_a_published_page(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    case = tmp_path / "case"
    case.mkdir()
    page = open_page(case)
    expect(page.locator("h1")).to_have_text("Under which name do you decide?")
    look_everywhere(page, "new-name")
    page.keyboard.type("Zoya Hart")
    page.keyboard.press("Enter")
    expect(page.locator(".lead")).to_have_text("Drop reports here. Linkage reads them on this machine; nothing is sent anywhere.")
    look_everywhere(page, "add-empty")

    scan = tmp_path / "photo.png"
    scan.write_bytes(b"\x89PNG")
    names = ("02-theatre-denial.txt", "02-theatre-denial.json", "11-aleppo-hospital.txt", "11-aleppo-hospital.json")
    drop(page, *(EXAMPLES / name for name in names), scan)
    page.locator("#run progress").wait_for()
    shoot(page, "add-progress")
    page.goto(page.url.split("/add")[0] + "/reports")  # pages go on answering
    page.goto(page.url.split("/reports")[0] + "/add")
    expect(page.locator("#came")).to_have_text("2 reports were added", timeout=READ_MS)
    expect(page.locator(".came .failures")).to_contain_text("run text recognition (OCR)")
    look_everywhere(page, "add-came")
    assert list((case / "incoming").iterdir()) == []
    with closing(Desk.open(case)) as desk:
        assert {row.publisher for row in desk.index.find_reports().rows} != {""}  # from the sidecars
        proposed = desk.index.count_claims(ClaimFilter(status=Status.PROPOSED))
    left = page.get_by_role("link", name="claims to review")
    assert left.inner_text() == f"{proposed} claims to review"
    left.click()

    def current() -> str:
        return page.locator("#claim [data-current]").get_attribute("data-current") or ""

    def press(key: str) -> None:
        """A key, and the claim that comes of it."""
        before = current()
        page.keyboard.press(key)
        page.wait_for_function(STEPPED, arg=before)

    look_everywhere(page, "new-review")
    first = current()
    press("j")
    press("k")
    assert current() == first
    press("j")
    claim = current()
    assert claim not in ("", first)
    press("a")
    expect(page.locator("#notice")).to_contain_text("accepted")
    press("u")
    assert current() == claim, "what was taken back is before the person again"
    press("a")
    look_everywhere(page, "new-accepted")
    page.goto(page.url.split("/review")[0] + "/")
    expect(page.locator("main")).to_contain_text("Zoya Hart accepted")
    look_everywhere(page, "new-overview")

    page.get_by_role("link", name="Settings").click()
    page.locator("[id='c1-name']").fill("A siege")
    page.locator("#bar").select_option("checked once")
    page.locator("#name").fill("")
    page.get_by_role("button", name="Keep the settings").click()
    expect(page.locator("#wrong-name")).to_have_text("give the case a name")
    page.locator("#name").fill("Two cities")
    page.get_by_role("button", name="Keep the settings").click()
    expect(page.locator("#wrong-campaigns")).to_contain_text("place")
    expect(page.locator("#c1-name")).to_have_value("A siege")
    expect(page.locator("[aria-invalid]")).to_have_attribute("name", "campaigns.1.place")
    shoot(page, "settings-wrong")
    page.locator("[id='c1-place']").fill("Aleppo")
    page.get_by_role("button", name="Keep the settings").click()
    expect(page.locator(".saved")).to_be_visible()
    expect(page.locator("#run")).to_contain_text("The case is up to date.", timeout=READ_MS)
    look_everywhere(page, "settings")

    page.get_by_role("link", name="Publish").click()
    expect(page.locator(".case")).to_contain_text("Two cities")
    rows = page.locator("#would + table tr td").all_inner_texts()
    assert rows == ["1", str(proposed - 1), "0", "0"]
    page.get_by_role("button", name="Write the case file").click()
    expect(page.locator("#written-publish")).to_be_visible(timeout=READ_MS)
    expect(page.locator(".written")).to_contain_text("It shows 1 claim.")
    look_everywhere(page, "publish")
    with page.expect_download() as download:
        page.get_by_role("link", name="All pages (.zip)").click()
    assert download.value.suggested_filename == "publish-pages.zip"
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open the case file").click()
    published = opened.value
    expect(published.locator("body")).to_contain_text("Two cities")
    published.get_by_role("link", name="Claims", exact=True).first.click()
    published.locator("main tr", has=published.locator("td", has_text=re.compile("^1$"))).get_by_role("link").first.click()
    with closing(Desk.open(case)) as desk:
        row = desk.index.claim(claim).row
    assert (row.status, row.checked_by) == (Status.CHECKED_ONCE, ("Zoya Hart",))
    expect(published.locator("main")).to_contain_text(" ".join(row.quote.split())[:60])
    assert "Zoya Hart" not in "".join(path.read_text("utf-8") for path in (case / "written").rglob("*.html")), "who decided is not let out"
    look_everywhere(published, "published-claims")
    published.goto(published.url.split("/pages/")[0] + "/pages/index.html")
    look_everywhere(published, "published-index")
    page.goto(page.url.split("/publish")[0] + "/audit")
    look_everywhere(page, "new-audit")


def test_files_are_added_without_script(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    case = tmp_path / "case"
    page = open_page(case, "--person", "A. Analyst", script=False)
    page.locator("#files").set_input_files([EXAMPLES / "03-theatre-six-hundred.txt", EXAMPLES / "03-theatre-six-hundred.json"])
    page.get_by_role("button", name="Read them").click()
    expect(page.locator("#run progress")).to_be_visible()
    assert page.locator("noscript meta[http-equiv=refresh], meta[http-equiv=refresh]").count() == 1  # it asks again by itself
