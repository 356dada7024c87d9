"""A page of the case file -> its parts, to be shown inside of the workbench: what was built is shown, and nothing is made a second time.

Words of reports in it were escaped when it was built. A link to a claim in a report leads to that claim in the review.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from linkage.exports.html.site import MANIFEST

_MAIN = re.compile(r'<main id="main" tabindex="-1">\n(.*)</main>\n<footer>', re.DOTALL)
_PARTS = re.compile(r'<nav aria-label="Parts of the case file">(<ul>.*?</ul>)</nav>', re.DOTALL)
_HEAD = re.compile(r'· ledger head <code title="([0-9a-f]{64})">')
_PROFILE = re.compile(r"· profile: (\w+)")
_TITLE = re.compile(r"<h1>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CLAIM = re.compile(r'href="(?:\.\./)*reports/[^"#]+#[qc]-([0-9a-f]+)"')
_REPORT = re.compile(r"reports/(\d{4,})-([0-9a-f]{8})(?:-page-\d+)?\.html")


@dataclass(frozen=True, slots=True)
class CaseFilePage:
    """A page of the case file.

    Args:
        title: Its heading.
        main: What it shows.
        parts: Links to the parts of the case file.
        head: Hash of the ledger entry for which it was built; "" where it does not say.
        profile: For whom it was built ("internal", "publish").
    """

    title: Markup
    main: Markup
    parts: Markup
    head: str
    profile: str


def list_pages(folder: Path) -> frozenset[str]:
    """The addresses of the pages that were last written; nothing else in the folder is shown.

    Args:
        folder: Where the case file lies.
    """
    manifest = folder / MANIFEST
    return frozenset(manifest.read_text(encoding="utf-8").splitlines()) if manifest.is_file() else frozenset()


def read_page(folder: Path, address: str) -> CaseFilePage | None:
    """A page of the case file; None where none of that address was last written.

    Args:
        folder: Where the case file lies.
        address: Where it lies in the case file ("people.html").
    """
    if address not in list_pages(folder):
        return None
    path = folder / address
    if not path.is_file():
        return None
    html = path.read_text(encoding="utf-8")
    main, parts = _MAIN.search(html), _PARTS.search(html)
    if main is None or parts is None:
        return None
    title, head, profile = _TITLE.search(main[1]), _HEAD.search(html), _PROFILE.search(html)
    led = _CLAIM.sub(r'href="/review?claim=\1&amp;status="', main[1])
    return CaseFilePage(
        title=Markup(_TAG.sub("", title[1])) if title is not None else Markup(""),  # noqa: S704 - written by exports/html, escaped there
        main=Markup(led),  # noqa: S704 - as above
        parts=Markup(parts[1]),  # noqa: S704 - as above
        head="" if head is None else head[1],
        profile="" if profile is None else profile[1],
    )


def report_named(address: str) -> tuple[int, str] | None:
    """Number and short id of the report whose page has that address; None where it is no report's.

    Args:
        address: Where it lies in the case file.
    """
    match = _REPORT.fullmatch(address)
    return None if match is None else (int(match[1]), match[2])
