"""Search: one box and filters over every claim and every report, in whatever language they are written."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from linkage.desk import Desk
from linkage.indexes.exploring import cite_reports, count_kinds
from linkage.indexes.folding import cut_asked
from linkage.model.claim import ClaimKind
from linkage.model.claimrow import ClaimCounts, ClaimRow
from linkage.model.indexed import Listing, ReportRow
from linkage.web.pages.reports import cut_excerpt
from linkage.web.queries import ClaimQuery
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

A_PAGE = 30
A_FEW = 5  # reports beside the claims; the list of reports shows all


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim that was found.

    Args:
        row: The claim.
        pieces: Its quote in pieces, each with whether it was asked for.
        report: Its report.
    """

    row: ClaimRow
    pieces: tuple[tuple[str, bool], ...]
    report: ReportRow

    @property
    def is_marked(self) -> bool:
        """Whether a word that was asked for stands in the quote; else it stands in a role, the source or the place."""
        return any(asked for _, asked in self.pieces)


@dataclass(frozen=True, slots=True)
class Facet:
    """One word by which what was found can be narrowed.

    Args:
        key: Its text in the catalogue.
        count: How many claims.
        address: The query that it leads to.
        is_chosen: Whether it is asked for already; then its address leaves it out.
    """

    key: str
    count: int
    address: str
    is_chosen: bool


class SearchQuery(ClaimQuery):
    """What is sought, and which page of it."""

    after: Annotated[str, Query(max_length=300)] = ""


@router.get("/search")
def search(request: Request, query: Annotated[SearchQuery, Query()], visitor: Asking) -> HTMLResponse:
    """The claims that were found, with who says so; how many of each kind; reports that hold the words."""
    workbench, base = workbench_of(request), query.base()
    with workbench.open_desk() as desk:
        found = desk.index.find_claims(query.filter(), query.order, query.after, A_PAGE)
        counts = count_kinds(desk.index, query.filter())
        reports: Listing[ReportRow] = desk.index.find_reports(query.text, limit=A_FEW) if query.text else Listing(())
        content = {
            "case": desk.index.name(),
            "found": find_quotes(desk, found.rows, query.text),
            "entity": desk.index.entity(query.entity) if query.entity else None,
            "incident": desk.index.incident(query.incident) if query.incident else None,
            "report": next(iter(cite_reports(desk.index, [query.report]).values()), None) if query.report else None,
        }
    html = workbench.renderer(
        "search.html.j2",
        part="search",
        query=base,
        after=found.after,
        counts=counts,
        facets=make_facets(counts, base),
        reports=[(row, cut_excerpt(row.excerpt)) for row in reports.rows],
        more_reports=reports.after != "",
        kinds=tuple(ClaimKind),
        visitor=visitor,
        **content,
    )
    return HTMLResponse(html)


def find_quotes(desk: Desk, rows: tuple[ClaimRow, ...], text: str = "") -> list[FoundClaim]:
    """Claims with what a list shows of them.

    Args:
        desk: The case.
        rows: The claims.
        text: The words that were sought, to be marked.
    """
    reports = cite_reports(desk.index, (row.report_id for row in rows))
    return [FoundClaim(row, cut_asked(row.quote, text), reports[row.report_id]) for row in rows]


def make_facets(counts: ClaimCounts, query: ClaimQuery) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    """Kinds, stances and statuses of what was found, each as a link that narrows, or widens again.

    Args:
        counts: How many there are.
        query: What was sought.
    """

    def make(name: str, words: tuple[tuple[str, int], ...]) -> tuple[str, tuple[Facet, ...]]:
        chosen = getattr(query, name)
        return name, tuple(
            Facet(f"{name}.{word}", n, query.model_copy(update={name: None if word == chosen else word}).address(), word == chosen)
            for word, n in words
        )

    return make("kind", counts.kinds), make("stance", counts.stances), make("status", counts.statuses)
