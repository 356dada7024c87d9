"""Links followed in a real browser: what is asked next is asked of the page that they lead to."""

from playwright.sync_api import Locator


def follow(link: Locator) -> None:
    """Click a link or a button that leads to another page, and wait until that page is all there: a click only waits until it begins."""
    page = link.page
    with page.expect_event("load"):
        link.click()
