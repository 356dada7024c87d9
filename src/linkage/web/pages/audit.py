"""The audit page: every decision of the ledger, the log of sign-ins and accounts, and whether the ledger holds together."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import BeforeValidator
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.indexes.audit import list_deciders
from linkage.model.account import Event, Role
from linkage.model.decision import DecisionType
from linkage.web import checking
from linkage.web.audited import name_subjects
from linkage.web.queries import DAY
from linkage.web.teamaccess import TeamAccess
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

A_PAGE = 50


@router.get("/audit")
def show_audit(
    request: Request,
    visitor: Asking,
    person: Annotated[str, Query(max_length=300)] = "",
    type_: Annotated[DecisionType | None, BeforeValidator(lambda value: value or None), Query(alias="type")] = None,
    day: Annotated[str, Query(pattern=DAY)] = "",
    after: Annotated[str, Query(max_length=300)] = "",
    before: Annotated[str, Query(pattern=r"^[0-9]{0,18}$")] = "",
) -> HTMLResponse:
    """Who decided what, when and why; owners see sign-ins and changes of accounts too."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        found = desk.index.find_decisions(person=person, type_=type_, day=day, after=after, limit=A_PAGE)
        check = checking.find_check(workbench.case_dir)
        since = desk.decisions_since(check.head) if check.head else None
        rows, people, case = [name_subjects(desk, row) for row in found.rows], list_deciders(desk.index), desk.index.counts().name
    access = workbench.access
    log: tuple[Event, ...] | None = None
    if isinstance(access, TeamAccess) and visitor.role.may(Role.OWNER):
        log = access.accounts.log(int(before or 2**62), A_PAGE + 1, person, day)
        people = tuple(sorted({*people, *(account.name for account in access.accounts.all())}))
    html = workbench.renderer(
        "audit.html.j2", part="audit", case=case, visitor=visitor, csrf=access.csrf_token(visitor), rows=rows, after=found.after,
        person=person, type=type_, day=day, types=tuple(DecisionType), people=people, check=check, since=since,
        log=None if log is None else log[:A_PAGE], before=log[A_PAGE - 1].seq if log is not None and len(log) > A_PAGE else "",
        asked=urlencode({"person": person, "type": type_ or "", "day": day}), is_narrowed=bool(person or type_ or day or after),
    )  # fmt: skip
    return HTMLResponse(html)


@router.post("/audit/check")
def start_check(request: Request, visitor: Asking) -> Response:
    """Starts `linkage verify`."""
    checking.start_check(workbench_of(request).case_dir, visitor.person)
    return RedirectResponse("/audit#holds", 303)
