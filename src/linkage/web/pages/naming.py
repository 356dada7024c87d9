"""Under which name somebody decides, on a machine without accounts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.access import LONGEST_NAME, write_name
from linkage.web.forms import own_address, text_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.get("/name")
def show_name(request: Request, visitor: Asking, back: Annotated[str, Query(max_length=2_000)] = "/") -> HTMLResponse:
    """The name, and a field to change it."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        case = desk.index.counts().name
    return HTMLResponse(
        workbench.renderer(
            "name.html.j2", part="name", case=case, visitor=visitor, longest=LONGEST_NAME, back=own_address(back),
            csrf=workbench.access.csrf_token(visitor),
        )
    )  # fmt: skip


@router.post("/name")
async def change_name(request: Request) -> Response:
    """Changes the name for this browser."""
    workbench, form = workbench_of(request), await request.form()
    response = RedirectResponse(own_address(text_of(form, "back")), 303)
    response.set_cookie(workbench.access.name_cookie, write_name(text_of(form, "person")), httponly=True, samesite="strict", path="/")
    return response
