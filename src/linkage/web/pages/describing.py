"""Title, publisher, author, date and address of a report: as they are, who set them, and a form to set them anew."""

from collections.abc import Mapping
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
from linkage.web.problems import problem_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.get("/reports/{report_id}/about")
def show_description(request: Request, report_id: str, visitor: Asking) -> HTMLResponse:
    """What is known of a report besides its text, and the form."""
    return _show(request, report_id, visitor, {}, None)


def _show(request: Request, report_id: str, visitor: Visitor, typed: Mapping[str, str], error: InputError | None) -> HTMLResponse:
    """The page; after a refusal with what was typed, and what is wrong beside its field."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        card, history, case = desk.index.report(report_id), list_descriptions(desk.index, report_id), desk.index.name()
    return HTMLResponse(
        workbench.renderer(
            "description.html.j2", part="reports", case=case, visitor=visitor, csrf=workbench.access.csrf_token(visitor), card=card,
            history=history, values=[(name, typed.get(name, getattr(card.report, name) or "")) for name in FIELDS], longest=LONGEST,
            why=typed.get("why", ""), error=error, wrong=_wrong_field(typed),
        ),
        200 if error is None else 422,
    )  # fmt: skip


@router.post("/reports/{report_id}/about")
async def describe(request: Request, report_id: str, visitor: Asking) -> Response:
    """Sets anew what was changed in the form, and goes to the report."""
    form = await request.form()
    return await run_in_threadpool(_describe, request, report_id, visitor, form)


def _describe(request: Request, report_id: str, visitor: Visitor, form: FormData) -> Response:
    try:
        _decide(request, report_id, visitor, form)
    except InputError as error:
        problem = problem_of(error)
        if problem is None or problem.status != 422:
            raise
        return _show(request, report_id, visitor, {name: text_of(form, name) for name in (*FIELDS, "why") if name in form}, error)
    return RedirectResponse(f"/reports/{quote(report_id)}/about", 303)


def _wrong_field(typed: Mapping[str, str]) -> str:
    """The first field whose value alone is refused; "" where none is."""
    for name in FIELDS:
        try:
            Description(**{name: " ".join(typed.get(name, "").split())})
        except ValueError:
            return name
    return ""


def _decide(request: Request, report_id: str, visitor: Visitor, form: FormData) -> None:
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        description = read_description(form, desk.index.report(report_id).report)
        if description is None:
            raise InputError(workbench.words("description.unchanged"))
        desk.decide(
            visitor.person,
            [Proposal(DecisionType.DESCRIBE, (report_id,), text_of(form, "why"), Subject.REPORT, description=description)],
        )


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
