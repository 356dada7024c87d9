"""The first page: what the case holds, and where to begin."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.get("/")
def show_overview(request: Request, visitor: Asking) -> HTMLResponse:
    """The case in numbers, how far it was checked, and what to do next."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        counts, freshness = desk.index.counts(), desk.freshness()
    return HTMLResponse(
        workbench.renderer("overview.html.j2", part="overview", case=counts.name, counts=counts, freshness=freshness, visitor=visitor)
    )
