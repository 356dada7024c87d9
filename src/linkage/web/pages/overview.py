"""The first page: what the case holds, and where to begin."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.checked import make_checked
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.get("/")
def show_overview(request: Request, visitor: Asking) -> Response:
    """The case in numbers, how far it was checked, and what to do next; an empty case opens where reports are added."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        counts, freshness = desk.index.counts(), desk.freshness()
        checked = make_checked(desk, counts, visitor.person)
    if counts.reports == 0:
        return RedirectResponse("/add", 303)
    return HTMLResponse(
        workbench.renderer(
            "overview.html.j2", part="overview", case=counts.name, counts=counts, checked=checked, freshness=freshness, visitor=visitor,
            work=workbench.working_out.work, back="/", csrf=workbench.access.csrf_token(visitor),
        )
    )  # fmt: skip
