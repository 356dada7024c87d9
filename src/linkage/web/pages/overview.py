"""The first page: what the case holds, what changed lately, and what to do next."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.indexes.exploring import find_todo, list_failures, list_languages
from linkage.web.checked import make_checked
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

LATELY = 8  # decisions


@router.get("/")
def show_overview(request: Request, visitor: Asking) -> Response:
    """The case in numbers, how far it was checked, what was decided last, what to do next; an empty one opens where reports are added."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        counts, freshness = desk.index.counts(), desk.freshness()
        content = {
            "checked": make_checked(desk, counts, visitor.person),
            "todo": find_todo(desk.index),
            "lately": desk.index.find_decisions(limit=LATELY).rows,
            "languages": list_languages(desk.index),
            "failures": list_failures(desk.index),
        }
    if counts.reports == 0:
        return RedirectResponse("/add", 303)
    return HTMLResponse(
        workbench.renderer(
            "overview.html.j2", part="overview", case=counts.name, counts=counts, freshness=freshness, visitor=visitor,
            work=workbench.runs.working_out, back="/", csrf=workbench.access.csrf_token(visitor), **content,
        )
    )  # fmt: skip
