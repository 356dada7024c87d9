"""What the page of incidents says of itself: its address and how many it lists."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page


def asked(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def total(page: Page) -> int:
    return int(page.locator("#list").inner_text().split()[0].replace(",", ""))
