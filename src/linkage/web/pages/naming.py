"""Under which name somebody decides, on a machine without accounts."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.access import LONGEST_NAME, LoopbackAccess, read_name, write_name
from linkage.web.forms import own_address, text_of
from linkage.web.problems import Problem
from linkage.web.signature import keep_name, kept_name
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


def _one_person(request: Request) -> LoopbackAccess:
    """The access of one person on this machine; an account has its name already."""
    access = workbench_of(request).access
    if not isinstance(access, LoopbackAccess):
        raise Problem(404, "name", workbench_of(request).words("refused.404"))
    return access


@router.get("/name")
def show_name(request: Request, visitor: Asking, back: Annotated[str, Query(max_length=2_000)] = "/") -> HTMLResponse:
    """The name, and a field to change it."""
    workbench, access = workbench_of(request), _one_person(request)
    with workbench.open_desk() as desk:
        case = desk.index.counts().name
    return HTMLResponse(
        workbench.renderer(
            "name.html.j2", part="name", case=case, visitor=visitor, longest=LONGEST_NAME, is_first=access.asks_name(request),
            kept=kept_name(),
            back=own_address(back), csrf=access.csrf_token(visitor),
        )
    )  # fmt: skip


@router.post("/name")
async def change_name(request: Request) -> Response:
    """Changes the name for this browser; keeps it for later runs where that is asked for."""
    access, form = _one_person(request), await request.form()
    cookie = write_name(text_of(form, "person"))
    if text_of(form, "keep") != "":
        await run_in_threadpool(keep_name, read_name(cookie))
    response = RedirectResponse(own_address(text_of(form, "back")), 303)
    response.set_cookie(access.name_cookie, cookie, httponly=True, samesite="strict", path="/")
    return response
