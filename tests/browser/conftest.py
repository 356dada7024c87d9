"""A real Chromium for the tests of pages."""

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

import webgl

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[[Sequence[str]], Browser]]:
    """Starts browsers with further arguments."""
    named = os.environ.get("LINKAGE_CHROMIUM")
    program = named if named is not None else next((path for name in NAMES if (path := shutil.which(name)) is not None), None)
    if program is None:
        pytest.skip("no Chromium was found: install one (apt-get install chromium) or name it in LINKAGE_CHROMIUM")
    with sync_playwright() as playwright:
        started: list[Browser] = []

        def start(more: Sequence[str]) -> Browser:
            try:
                started.append(playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *more]))
            except Error as error:
                pytest.skip(f"{program} does not start: {error.message.splitlines()[0]}")
            return started[-1]

        yield start
        for browser in started:
            browser.close()


@pytest.fixture(scope="session")
def browser(launch: Callable[[Sequence[str]], Browser]) -> Browser:
    return launch(webgl.WITHOUT)


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Makes an empty page in a browser of its own; at the end nothing may have gone wrong in any, nor asked anything of another machine.

    A fixture that serves a case for it is named before it, so that pages end before what they ask.
    """
    contexts, troubles = [], []

    def make(
        width: int = 1280, height: int = 1000, scheme: str = "light", *, script: bool = True, touch: bool = False, base: str | None = None,
        said: str = "inline style", wait_s: int = 20,
    ) -> Page:  # fmt: skip
        """An empty page; `said` is what the console may say: of styles, as Playwright sets its own."""
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script, has_touch=touch, base_url=base,  # type: ignore[arg-type]
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(wait_s * 1000)
        page.on("console", lambda message: None if re.search(said, message.text) else troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith("http://127.0.0.1:") else troubles.append(request.url))
        return page

    yield make
    for context in contexts:
        context.close()
    assert troubles == []
