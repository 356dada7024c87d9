"""CaseFile -> a folder of static pages that need neither network nor script."""

import base64
import hashlib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from linkage.errors import InputError
from linkage.exports.html.bodies import make_body_pages
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.claims import make_claim_pages
from linkage.exports.html.command import make_command_pages
from linkage.exports.html.comparisons import make_comparison_pages
from linkage.exports.html.contradictions import make_contradiction_pages
from linkage.exports.html.corrections import make_correction_page
from linkage.exports.html.drawings import Drawings
from linkage.exports.html.drawnpages import make_map_pages, make_timeline_pages
from linkage.exports.html.figures import make_figure_pages, word_orders
from linkage.exports.html.incidents import make_campaign_pages, make_incident_pages
from linkage.exports.html.labels import label_date, label_day_of, label_days, label_headline, label_language
from linkage.exports.html.listings import word_list_date
from linkage.exports.html.matrix import make_matrix_pages
from linkage.exports.html.matrixlist import command_of
from linkage.exports.html.oppositions import make_opposition_pages
from linkage.exports.html.overview import make_issue_pages, make_method_page, make_overview_page
from linkage.exports.html.page import Page
from linkage.exports.html.people import make_people_pages
from linkage.exports.html.reports import make_report_pages
from linkage.exports.html.sections import list_cited
from linkage.exports.html.timewords import list_sayers
from linkage.model.amount import amount
from linkage.model.case import CaseFile
from linkage.model.views import CaseViews

STYLESHEET = "style.css"
MANIFEST = "pages.txt"  # what the last run wrote, so that the next can take away what is no longer true
MOST_KEPT = 20_000  # claims as a template made them, some 2 kB each
NAVIGATION = (
    ("index", "index.html", "Case"),
    ("people", "people.html", "People"),
    ("bodies", "bodies.html", "Organisations"),
    ("incidents", "incidents.html", "Incidents"),
    ("campaigns", "campaigns.html", "Campaigns"),
    ("timeline", "timeline.html", "Timeline"),
    ("map", "map.html", "Map"),
    ("command", "command.html", "Command"),
    ("figures", "figures.html", "Figures"),
    ("linkage", "linkage.html", "Linkage"),
    ("compare", "compare.html", "Compare"),
    ("contradictions", "contradictions.html", "Figures at odds"),
    ("otherwise", "otherwise.html", "Says otherwise"),
    ("corrections", "corrections.html", "Corrections"),
    ("claims", "claims.html", "Claims"),
    ("reports", "reports.html", "Reports"),
    ("issues", "issues.html", "Not understood"),
    ("method", "method.html", "Method and limits"),
)


def write_html(case_file: CaseFile, views: CaseViews, folder: Path) -> Path:
    """Writes the case file as static pages; the same case gives the same bytes.

    Pages that an earlier run wrote to the folder and that the case no longer has are removed; nothing else in the folder is touched.

    Args:
        case_file: The case, resolved.
        views: What it shows beyond the case itself.
        folder: Where to write; made if it is not there.

    Returns:
        The first page, `index.html`.

    Raises:
        InputError: The folder cannot be written to.
    """
    index = CaseIndex(
        case_file,
        views.pairs,
        views.norms,
        views.oppositions,
        views.courses,
        views.figures,
        views.commands,
        views.pairs_left,
        views.wider_denials,
    )
    environment = make_environment(case_file)
    try:
        before = _read_manifest(folder)
        _write(folder, STYLESHEET, files(__package__).joinpath("templates", STYLESHEET).read_text(encoding="utf-8"))
        written = set()
        with (folder / MANIFEST).open("a", encoding="utf-8", newline="\n") as manifest:  # a run that is killed leaves no page unlisted
            for page in make_pages(views, index):
                manifest.write(f"{page.address}\n")
                manifest.flush()
                _write(folder, page.address, render(page, index, environment))
                written.add(page.address)
        for address in before - written:
            (folder / address).unlink(missing_ok=True)
        _write(folder, MANIFEST, "".join(f"{address}\n" for address in sorted(written)))
    except OSError as error:
        raise InputError(f"cannot write the case file to {folder}: {error.strerror}; free the space or name another folder") from error
    return folder / "index.html"


def make_pages(views: CaseViews, index: CaseIndex) -> Iterator[Page]:
    """Every page of the case file, one after the other.

    Args:
        views: What it shows beyond the case itself.
        index: The case.
    """
    drawings = Drawings(views, index)
    yield make_overview_page(views.profiles, index)
    yield from make_people_pages(views.profiles, index, drawings)
    yield from make_body_pages(views.bodies, index)
    yield from make_incident_pages(index, drawings)
    yield from make_campaign_pages(index, drawings)
    yield from make_timeline_pages(drawings)
    yield from make_map_pages(drawings)
    yield from make_comparison_pages(views.comparisons, index)
    yield from make_command_pages(views, index)
    yield from make_figure_pages(index)
    yield from make_matrix_pages(views.matrices, index)
    yield from make_contradiction_pages(index)
    yield from make_opposition_pages(index)
    yield make_correction_page(index)
    yield from make_claim_pages(index)
    yield from make_report_pages(index)
    yield from make_issue_pages(index)
    yield make_method_page(index)


def make_environment(case_file: CaseFile) -> Environment:
    """The templates: everything is escaped, and a name that is not there is an error.

    Args:
        case_file: The case.
    """
    environment = Environment(
        loader=PackageLoader("linkage.exports.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["date"] = label_date
    environment.filters["days"] = label_days
    environment.filters["headline"] = label_headline
    environment.filters["day_of"] = label_day_of
    environment.filters["language"] = label_language
    environment.filters["cited"] = list_cited
    environment.filters["list_date"] = word_list_date
    environment.filters["matrix_command"] = command_of(case_file)
    environment.filters["sayers"] = list_sayers
    environment.filters["amount"] = amount
    environment.filters["number"] = lambda value: f"{value:,}"
    environment.globals["once"] = _keep_made()
    environment.globals["orders"] = word_orders()
    environment.globals["held_back"] = case_file.held_back  # asked wherever nothing was found
    return environment


def render(page: Page, index: CaseIndex, environment: Environment) -> str:
    """The HTML of a page.

    Args:
        page: The page.
        index: The case.
        environment: The templates.
    """
    return environment.get_template(page.template).render(
        page=page,
        case=index.case_file,
        index=index,
        up="../" * page.address.count("/"),
        navigation=NAVIGATION,
        styles_hash=base64.b64encode(hashlib.sha256(page.styles.encode()).digest()).decode(),
        **page.content,
    )


def _keep_made() -> Callable[[ClaimRow, str, Callable[[ClaimRow, str], str]], str]:
    """Keeps what a template made of a claim, for the claims that were shown last."""
    kept: dict[tuple[str, str], str] = {}

    def once(row: ClaimRow, up: str, make: Callable[[ClaimRow, str], str]) -> str:
        made = kept.pop((row.id, up), None)
        if made is None:
            made = make(row, up)
            if len(kept) >= MOST_KEPT:
                del kept[next(iter(kept))]
        kept[row.id, up] = made  # last, as the one that was shown last
        return made

    return once


def _write(folder: Path, address: str, text: str) -> None:
    """Writes one file, with plain newlines on every system."""
    path = folder / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))


def _read_manifest(folder: Path) -> set[str]:
    """What the last run wrote: plain relative addresses only, so that nothing outside the folder can be named."""
    path = folder / MANIFEST
    if not path.is_file():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line.endswith(".html") and not line.startswith("/") and ".." not in line and ":" not in line}
