"""Working the case out again from the page, so that a join shows: beside the server, with progress."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.forms import own_address, text_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.post("/working-out")
async def start(request: Request) -> Response:
    """Begins, and goes back to the page."""
    form = await request.form()
    workbench_of(request).runs.work_out()
    return RedirectResponse(own_address(text_of(form, "back")), 303)


@router.get("/working-out")
def show(request: Request, visitor: Asking, back: Annotated[str, Query(max_length=2_000)] = "/") -> HTMLResponse:
    """How far it is; when it has ended the page that asks is loaded anew."""
    workbench = workbench_of(request)
    work = workbench.runs.working_out
    with workbench.open_desk() as desk:
        freshness = desk.freshness()
    html = workbench.renderer(
        "workingout.html.j2", work=work, freshness=freshness, back=own_address(back), csrf=workbench.access.csrf_token(visitor)
    )
    is_over = not work.is_running and work.problem == ""
    return HTMLResponse(html, headers={"HX-Refresh": "true"} if is_over else None)
