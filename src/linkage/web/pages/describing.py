"""Title, publisher, author, date and address of a report: as they are, who set them, and a form to set them anew."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.desk import Proposal
from linkage.errors import InputError
from linkage.indexes.audit import list_descriptions
from linkage.model.decision import DecisionType, Subject
from linkage.model.description import FIELDS, LONGEST, Description
from linkage.model.report import Report
from linkage.web.access import Visitor
from linkage.web.forms import text_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.get("/reports/{report_id}/about")
def show_description(request: Request, report_id: str, visitor: Asking) -> HTMLResponse:
    """What is known of a report besides its text, and the form."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        card, history, case = desk.index.report(report_id), list_descriptions(desk.index, report_id), desk.index.name()
    return HTMLResponse(
        workbench.renderer(
            "description.html.j2", part="reports", case=case, visitor=visitor, csrf=workbench.access.csrf_token(visitor), card=card,
            history=history, values=[(name, getattr(card.report, name) or "") for name in FIELDS], longest=LONGEST,
        )
    )  # fmt: skip


@router.post("/reports/{report_id}/about")
async def describe(request: Request, report_id: str, visitor: Asking) -> Response:
    """Sets anew what was changed in the form, and goes to the report."""
    form = await request.form()
    return await run_in_threadpool(_describe, request, report_id, visitor, form)


def _describe(request: Request, report_id: str, visitor: Visitor, form: FormData) -> Response:
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        description = read_description(form, desk.index.report(report_id).report)
        if description is None:
            raise InputError(workbench.words("description.unchanged"))
        desk.decide(
            visitor.person,
            [Proposal(DecisionType.DESCRIBE, (report_id,), text_of(form, "why"), Subject.REPORT, description=description)],
        )
    return RedirectResponse(f"/reports/{quote(report_id)}/about", 303)


def read_description(form: FormData, report: Report) -> Description | None:
    """What a form sets anew; None where it changes nothing.

    Args:
        form: A field for each of `FIELDS`.
        report: The report as it is described now.

    Raises:
        InputError: The date is none, or a value is too long.
    """
    given = {name: " ".join(text_of(form, name).split()) for name in FIELDS if name in form}
    changed = {name: value for name, value in given.items() if value != (getattr(report, name) or "")}
    if not changed:
        return None
    try:
        return Description(**changed)
    except ValueError as error:
        raise InputError(str(error)) from error
