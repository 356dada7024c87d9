"""Marking persons as victim, witness or minor, words as a name to withhold, reports as graphic; and what is marked."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.access import Visitor
from linkage.web.forms import own_address, text_of
from linkage.web.marking import propose_mark
from linkage.web.marklist import list_marks
from linkage.web.queries import Word, read_query
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


A_PAGE = 50


@router.get("/marks")
def show_marks(request: Request, visitor: Asking, after: Word = "", marked: bool = False) -> HTMLResponse:
    """Everybody and everything that is marked: as what, by whom and when."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        found, case = list_marks(desk, after, A_PAGE), desk.index.name()
    content = workbench.renderer(
        "marklist.html.j2", part="publish", case=case, visitor=visitor, csrf=workbench.access.csrf_token(visitor), items=found.rows,
        after=found.after, marked=marked,
    )  # fmt: skip
    return HTMLResponse(content)


@router.post("/mark")
async def mark(request: Request, visitor: Asking) -> Response:
    """Marks or unmarks, and goes back to the claim or to the page that it was done on."""
    form = await request.form()
    return await run_in_threadpool(_mark, request, visitor, form)


def _mark(request: Request, visitor: Visitor, form: FormData) -> Response:
    query, page = read_query(text_of(form, "back")), text_of(form, "page")
    with workbench_of(request).open_desk() as desk:
        proposal = propose_mark(
            desk, text_of(form, "about"), text_of(form, "subject"), text_of(form, "mark"), unmark=text_of(form, "do") == "unmark",
            why=text_of(form, "why"),
        )  # fmt: skip
        desk.decide(visitor.person, [proposal])
    if page:
        return RedirectResponse(f"{own_address(page)}?marked=true", 303)
    return RedirectResponse(f"/review?{query.base().address(claim=text_of(form, 'claim'))}", 303)
