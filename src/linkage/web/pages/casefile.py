"""The case file as it was last built, inside of the workbench: figures, linkage matrix, comparison, command, and every other part."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.casefilepage import list_pages, read_page, report_named
from linkage.web.forms import here, own_address, text_of
from linkage.web.problems import Problem
from linkage.web.workbench import Asking, workbench_of
from linkage.web.written import pages_for

router = APIRouter()

FIRST = "index.html"


@router.get("/casefile")
def enter_case_file() -> Response:
    """Leads to its first page, from which its own links go on."""
    return RedirectResponse(f"/casefile/{FIRST}", 307)


@router.get("/casefile/{address:path}")
def show_case_file(request: Request, address: str, visitor: Asking) -> Response:
    """One page of the case file; a page of a report is the report in the review."""
    workbench = workbench_of(request)
    named = report_named(address)
    with workbench.open_desk() as desk:
        if named is not None:
            return RedirectResponse(f"/review?report={desk.index.report_numbered(*named)}&status=&order=report", 303)
        page, case = read_page(pages_for(visitor, workbench.case_dir), address), desk.index.name()
        since = desk.decisions_since(page.head) if page is not None and page.head else None
        unread = desk.freshness().unread
    if page is None and (address != FIRST or list_pages(pages_for(visitor, workbench.case_dir))):
        raise Problem(404, "page", workbench.words("refused.404"))
    html = workbench.renderer(
        "casefile.html.j2", part="casefile", case=case, page=page, since=since, unread=unread, visitor=visitor, run=workbench.runs.run,
        back=here(request), csrf=workbench.access.csrf_token(visitor),
    )  # fmt: skip
    return HTMLResponse(html)


@router.post("/casefile")
async def write_case_file(request: Request, visitor: Asking) -> Response:  # noqa: ARG001 - who may ask is asked
    """Has the pages written anew, and goes back to the one that asks."""
    form = await request.form()
    await run_in_threadpool(workbench_of(request).runs.build)
    return RedirectResponse(own_address(text_of(form, "back")), 303)
