"""Claims on which persons decided differently: all decisions and reasons, side by side."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from linkage.desk import Desk
from linkage.exports.html.wording import Wording, word_claim
from linkage.model.asked import ClaimFilter, Order
from linkage.model.claimrow import ClaimCard
from linkage.model.decision import Decision, DecisionType
from linkage.model.review import Status
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

A_PAGE = 20


@router.get("/disputed")
def show_disputed(request: Request, visitor: Asking, after: Annotated[str, Query(max_length=300)] = "") -> HTMLResponse:
    """The disputed claims, in order of the reports."""
    workbench, asked_for = workbench_of(request), ClaimFilter(status=Status.DISPUTED)
    with workbench.open_desk() as desk:
        listing = desk.index.find_claims(asked_for, Order.REPORT, after, A_PAGE)
        claims = [_with_wordings(desk, row.id) for row in listing.rows]
        graphic = desk.index.graphic()
        total, case = desk.index.count_claims(asked_for), desk.index.counts().name
    return HTMLResponse(
        workbench.renderer(
            "disputed.html.j2", part="disputed", case=case, claims=claims, total=total, after=listing.after, visitor=visitor,
            graphic=graphic, csrf=workbench.access.csrf_token(visitor),
        )
    )  # fmt: skip


@router.get("/disputed/told")
def tell_disputed(request: Request, visitor: Asking, shown: Annotated[int, Query(ge=0, le=10**9)] = 0) -> Response:
    """What the review page asks for every few seconds: whether others decided otherwise than this person; nothing where it is shown."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        count = desk.index.count_claims(ClaimFilter(status=Status.DISPUTED, voice=visitor.person))
    return Response(status_code=204) if count == shown else HTMLResponse(workbench.renderer("told.html.j2", count=count))


def _with_wordings(desk: Desk, claim_id: str) -> tuple[ClaimCard, Wording, list[tuple[Decision, Wording | None]]]:
    """The claim as it was read, and each person's decision with the wording that it is for; None where that is the reader's own."""
    card = desk.index.claim(claim_id)
    report = desk.index.report(card.row.report_id).report
    is_passed_on = card.row.is_passed_on
    original = word_claim(card.review.original, report, is_passed_on=is_passed_on)
    voices: list[tuple[Decision, Wording | None]] = []
    for decision in card.review.standing:
        claim = None if decision.type is DecisionType.REJECT else decision.claim
        wording = None if claim is None else word_claim(claim, report, is_passed_on=is_passed_on)
        voices.append((decision, None if wording == original else wording))
    return card, original, voices
