"""The list of reports, and search in their full texts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

A_PAGE = 50
FOUND = ("\x02", "\x03")  # what an excerpt sets around the words that were found


@router.get("/reports")
def show_reports(
    request: Request,
    visitor: Asking,
    text: Annotated[str, Query(max_length=300)] = "",
    after: Annotated[str, Query(max_length=300)] = "",
) -> HTMLResponse:
    """Reports in order, or those that hold the words that were asked for."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        found, case = desk.index.find_reports(text, after=after, limit=A_PAGE), desk.index.counts().name
    rows = [(row, cut_excerpt(row.excerpt)) for row in found.rows]
    return HTMLResponse(
        workbench.renderer("reports.html.j2", part="reports", case=case, rows=rows, after=found.after, text=text, visitor=visitor)
    )


def cut_excerpt(excerpt: str) -> list[tuple[str, bool]]:
    """An excerpt in pieces, each with whether it was asked for."""
    pieces = []
    for n, piece in enumerate(excerpt.split(FOUND[0])):
        asked, end, rest = piece.partition(FOUND[1]) if n > 0 else ("", "", piece)
        pieces += [(asked, True)] if end else []
        pieces += [(rest if end or n == 0 else piece, False)]
    return [(text, asked) for text, asked in pieces if text != ""]
