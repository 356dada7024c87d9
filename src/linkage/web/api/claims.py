"""Claims: list, one, add, correct."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from linkage.desk import Outcome, Proposal
from linkage.indexes.exploring import count_kinds
from linkage.model.decision import DecisionType
from linkage.reviews import claim_as_seen, edit_claim, make_claim
from linkage.web.api.bodies import CorrectionIn, NewClaimIn
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import (
    ClaimCountsOut,
    ClaimOut,
    ClaimRowOut,
    OutcomeOut,
    claim_counts_out,
    claim_out,
    claim_row_out,
    decision_out,
    review_out,
)
from linkage.web.problems import documented
from linkage.web.queries import ClaimQuery
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["claims"])


class ClaimPageQuery(ClaimQuery):
    """Which claims, and which page of them."""

    after: After = ""
    limit: Limit = A_PAGE


@router.get("/claims", response_model=PageOut[ClaimRowOut], responses=documented(401, 422))
def list_claims(request: Request, query: Annotated[ClaimPageQuery, Query()]) -> object:
    """Claims, filtered, the least certain first or in order of the reports."""
    with workbench_of(request).open_desk() as desk:
        return page_of(desk.index.find_claims(query.filter(), query.order, query.after, query.limit), claim_row_out)


@router.get("/claims/counts", responses=documented(401, 422))
def get_counts(request: Request, query: Annotated[ClaimQuery, Query()]) -> ClaimCountsOut:
    """How many claims there are of those asked for, by kind, stance and status."""
    with workbench_of(request).open_desk() as desk:
        return claim_counts_out(count_kinds(desk.index, query.filter()))


@router.get("/claims/{claim_id}", responses=documented(401, 404, 422))
def get_claim(request: Request, claim_id: str) -> ClaimOut:
    """A claim with everything that was decided on it."""
    with workbench_of(request).open_desk() as desk:
        return claim_out(desk.index.claim(claim_id))


@router.post("/claims", status_code=201, responses=documented(401, 403, 404, 422, 503))
def add_claim(request: Request, body: NewClaimIn, visitor: Asking) -> OutcomeOut:
    """Adds a claim on selected words of a report."""
    with workbench_of(request).open_desk() as desk:
        report, quote = desk.index.report(body.report).report, body.quote.span()
        claim = make_claim(report, body.kind, quote, body.edit(body.kind, quote, report), visitor.person)
        (outcome,) = desk.decide(visitor.person, [Proposal(DecisionType.ADD, claim=claim)])
        return outcome_out(outcome)


@router.post("/claims/{claim_id}/corrections", status_code=201, responses=documented(401, 403, 404, 422, 503))
def correct_claim(request: Request, claim_id: str, body: CorrectionIn, visitor: Asking) -> OutcomeOut:
    """Corrects a claim; the reading that it corrects is kept."""
    with workbench_of(request).open_desk() as desk:
        card = desk.index.claim(claim_id)
        report, seen = desk.index.report(card.row.report_id).report, claim_as_seen(card.review, body.upon)
        claim = edit_claim(seen, body.edit(seen.kind, seen.quote, report), report, visitor.person)
        (outcome,) = desk.decide(visitor.person, [Proposal(DecisionType.CORRECT, (card.row.id,), body.why, upon=body.upon, claim=claim)])
        return outcome_out(outcome)


def outcome_out(outcome: Outcome) -> OutcomeOut:
    """What came of a decision as it is sent."""
    return OutcomeOut(
        decision=decision_out(outcome.decision),
        review=None if outcome.review is None else review_out(outcome.review),
        unseen=[decision_out(decision) for decision in outcome.unseen],
    )
