"""Decisions from the review page: accept, reject, correct, add, undo. What was decided is in the ledger before the answer."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from linkage.desk import Desk, Outcome, Proposal
from linkage.errors import InputError
from linkage.model.claimrow import ClaimCard
from linkage.model.decision import DecisionType, Subject
from linkage.reviews import claim_as_seen, edit_claim, make_claim
from linkage.web.access import Visitor
from linkage.web.forms import read_edit, read_kind, read_new, text_of
from linkage.web.pages.review import answer_step, is_step
from linkage.web.queries import ReviewQuery, read_query
from linkage.web.step import make_step
from linkage.web.workbench import Asking, Workbench, workbench_of

router = APIRouter()

MOST_AT_ONCE = 200  # claims accepted together: more than a screen shows


@router.post("/review/decide")
async def decide(request: Request, visitor: Asking) -> Response:
    """Accepts, rejects or corrects one claim and goes on to the next."""
    form = await request.form()
    return await run_in_threadpool(_decide, request, visitor, form)


@router.post("/review/accept-shown")
async def accept_shown(request: Request, visitor: Asking) -> Response:
    """Accepts the claims that were on the screen, each in the version that was shown, and no other."""
    form = await request.form()
    return await run_in_threadpool(_accept_shown, request, visitor, form)


@router.post("/review/undo")
async def undo(request: Request, visitor: Asking) -> Response:
    """Withdraws a decision and shows its claim again."""
    form = await request.form()
    return await run_in_threadpool(_undo, request, visitor, form)


@router.post("/review/add")
async def add(request: Request, visitor: Asking) -> Response:
    """Adds a claim on selected words."""
    form = await request.form()
    return await run_in_threadpool(_add, request, visitor, form)


def _decide(request: Request, visitor: Visitor, form: FormData) -> Response:
    workbench = workbench_of(request)
    query = read_query(text_of(form, "back"))
    with workbench.open_desk() as desk:
        card = desk.index.claim(text_of(form, "claim"))
        proposal = _proposal(desk, card, visitor, form)
        (outcome,) = desk.decide(visitor.person, [proposal])
        if outcome.unseen:
            return _show(request, workbench, visitor, desk, query, card.row.id, conflict=outcome, decided=card.row.id)
        _, later = desk.index.neighbours(card.row.id, query.filter(), query.order)
        return _show(request, workbench, visitor, desk, query, later or "", outcome, decided=card.row.id)


def _proposal(desk: Desk, card: ClaimCard, visitor: Visitor, form: FormData) -> Proposal:
    """What the form proposes; fields that were changed make an acceptance a correction."""
    do, subjects, upon, why = text_of(form, "do"), (card.row.id,), text_of(form, "upon"), text_of(form, "why")
    if do == "reject":
        return Proposal(DecisionType.REJECT, subjects, why, upon=upon)
    if do != "accept":
        raise InputError("press one of the buttons of the claim: accept or reject")
    report = desk.index.report(card.row.report_id).report
    seen = claim_as_seen(card.review, upon)
    edit = read_edit(form, seen, report)
    if edit is None:
        return Proposal(DecisionType.ACCEPT, subjects, why, upon=upon)
    corrected = edit_claim(seen, edit, report, visitor.person)
    return Proposal(DecisionType.CORRECT, subjects, why, upon=upon, claim=corrected)


def _accept_shown(request: Request, visitor: Visitor, form: FormData) -> Response:
    workbench = workbench_of(request)
    shown = [str(value).partition(":") for value in form.getlist("shown")]
    if not shown:
        raise InputError(workbench.words("queue.none_shown"))
    if len(shown) > MOST_AT_ONCE:
        raise InputError(f"at most {MOST_AT_ONCE} claims are accepted at once: a screen shows no more")
    query = read_query(text_of(form, "back"))
    proposals = [Proposal(DecisionType.ACCEPT, (claim_id,), upon=version) for claim_id, _, version in shown]
    with workbench.open_desk() as desk:
        desk.decide(visitor.person, proposals)
    return _go(request, f"/review?{query.address()}")


def _undo(request: Request, visitor: Visitor, form: FormData) -> Response:
    workbench = workbench_of(request)
    query = read_query(text_of(form, "back"))
    with workbench.open_desk() as desk:
        row = desk.index.decision(text_of(form, "decision"))
        (outcome,) = desk.decide(visitor.person, [Proposal(DecisionType.UNDO, (row.id,), about=Subject.DECISION)])
        if row.type == DecisionType.DESCRIBE:
            return _go(request, f"/reports/{quote(row.subjects[0])}/about")
        claim = row.subjects[0] if row.about == Subject.CLAIM and row.type != DecisionType.ADD else ""
        return _show(request, workbench, visitor, desk, query, claim, outcome, decided=claim)


def _add(request: Request, visitor: Visitor, form: FormData) -> Response:
    workbench = workbench_of(request)
    query = read_query(text_of(form, "back"))
    with workbench.open_desk() as desk:
        report = desk.index.report(text_of(form, "report")).report
        kind, (quote, edit) = read_kind(form), read_new(form, report)
        claim = make_claim(report, kind, quote, edit, visitor.person)
        (outcome,) = desk.decide(visitor.person, [Proposal(DecisionType.ADD, claim=claim)])
        return _show(request, workbench, visitor, desk, query, claim.id, outcome)


def _show(
    request: Request,
    workbench: Workbench,
    visitor: Visitor,
    desk: Desk,
    query: ReviewQuery,
    claim: str,
    outcome: Outcome | None = None,
    conflict: Outcome | None = None,
    decided: str = "",
) -> Response:
    """The next claim; without htmx by its address."""
    if not is_step(request):
        return RedirectResponse(f"/review?{query.base().address(claim=claim)}", 303)
    step = make_step(desk, query.model_copy(update={"claim": claim}), workbench.case_dir)
    return answer_step(request, visitor, step, outcome, conflict, None if decided == "" else desk.index.claim(decided).row)


def _go(request: Request, address: str) -> Response:
    if is_step(request):
        return Response(headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)
