"""Read and review: the queue, the report, the claim. A key or a click moves one claim on; htmx then fetches only what changes."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from linkage.desk import Desk, Outcome
from linkage.model.claim import Claim, ClaimKind
from linkage.model.claimrow import ClaimRow
from linkage.model.review import Status
from linkage.model.span import Span
from linkage.web.access import Visitor
from linkage.web.binding import read_at
from linkage.web.problems import Problem
from linkage.web.queries import ReviewQuery
from linkage.web.step import Step, family_of, make_fields, make_leaf, make_queue, make_step
from linkage.web.workbench import Asking, Workbench, workbench_of

router = APIRouter()

SHOWN_HEADER = "linkage-shown"


@router.get("/review")
def show_review(request: Request, query: Annotated[ReviewQuery, Query()], visitor: Asking) -> HTMLResponse:
    """The whole page or, where htmx asks, what changes from one claim to the next."""
    workbench = workbench_of(request)
    query = with_default(query, asked_status="status" in request.query_params)
    with workbench.open_desk() as desk:
        if is_step(request):
            return answer_step(request, visitor, make_step(desk, query, workbench.case_dir))
        return answer_page(workbench, visitor, desk, query)


@router.get("/review/new")
def show_new_claim(
    request: Request,
    report: str,
    at: str,
    query: Annotated[ReviewQuery, Query()],
    visitor: Asking,
) -> HTMLResponse:
    """The fields of a new claim on selected words."""
    workbench = workbench_of(request)
    quote = read_at(at)
    if quote is None:
        raise Problem(422, "input", workbench.words("new.select"))
    kind = query.kind or ClaimKind.ATTACK
    with workbench.open_desk() as desk:
        leaf, case = make_leaf(desk, report, quote), desk.index.counts().name
    content = {
        "visitor": visitor,
        "csrf": workbench.access.csrf_token(visitor),
        "leaf": leaf,
        "at": at,
        "quote": quote.of(leaf.report.text),
        "fields": make_fields(Claim(kind, report, Span(quote.start, min(quote.end, quote.start + 1)), ())),
        "kind": kind,
        "kinds": tuple(ClaimKind),
        "back": query.base().address(),
    }
    if is_step(request):
        return HTMLResponse(workbench.renderer("newclaim.html.j2", **content))
    return HTMLResponse(workbench.renderer("newpage.html.j2", part="review", case=case, **content))


def with_default(query: ReviewQuery, *, asked_status: bool) -> ReviewQuery:
    """The query with its default: what nobody has checked yet, unless one claim or another status is asked for."""
    if asked_status or query.claim != "" or query.report != "" or query.second != "":
        return query
    return query.model_copy(update={"status": Status.PROPOSED})


def is_step(request: Request) -> bool:
    """Whether htmx asks for what changes only (going back in history needs the whole page)."""
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-history-restore-request") != "true"


def answer_page(workbench: Workbench, visitor: Visitor, desk: Desk, query: ReviewQuery, outcome: Outcome | None = None) -> HTMLResponse:
    """The whole review page."""
    step, queue = make_step(desk, query, workbench.case_dir), make_queue(desk, query)
    html = workbench.renderer(
        "review.html.j2", part="review", case=desk.index.counts().name, queue=queue, **_content(workbench, visitor, step, outcome)
    )
    return HTMLResponse(html)


def answer_step(
    request: Request,
    visitor: Visitor,
    step: Step,
    outcome: Outcome | None = None,
    conflict: Outcome | None = None,
    decided: ClaimRow | None = None,
) -> HTMLResponse:
    """What changes from one claim to the next: the claim, the notice, the decided line of the queue, and the report where it is another.

    Args:
        request: It says which stretch of which report the page shows already.
        visitor: Who asks.
        step: The claim to show.
        outcome: What was just decided.
        conflict: What was just decided, where others had decided meanwhile.
        decided: The claim that was decided, as it stands now.
    """
    workbench, shown = workbench_of(request), request.headers.get(SHOWN_HEADER, "")
    html = workbench.renderer("step.html.j2", shown=shown, decided=decided, **_content(workbench, visitor, step, outcome, conflict))
    claim = "" if step.card is None else step.card.row.id
    return HTMLResponse(html, headers={"HX-Push-Url": f"/review?{step.query.base().address(claim=claim)}"})


def _content(
    workbench: Workbench, visitor: Visitor, step: Step, outcome: Outcome | None, conflict: Outcome | None = None
) -> dict[str, object]:
    return {
        "visitor": visitor,
        "csrf": workbench.access.csrf_token(visitor),
        "step": step,
        "query": step.query,
        "back": step.query.base().address(),
        "family": family_of,
        "kinds": tuple(ClaimKind),
        "done": outcome,
        "conflict": conflict,
        "problem": None,
    }
