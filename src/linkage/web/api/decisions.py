"""Decisions: the audit list, and everything that is decided without a new wording of a claim."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from linkage.model.decision import DecisionType
from linkage.web.api.bodies import DecisionsIn
from linkage.web.api.claims import outcome_out
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import AuditOut, OutcomeOut, audit_out
from linkage.web.problems import documented
from linkage.web.queries import DAY
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["decisions"])


@router.get("/decisions", response_model=PageOut[AuditOut], responses=documented(401, 422))
def list_decisions(
    request: Request,
    lost: Annotated[bool, Query(description="Only those whose subjects nothing in the case answers to any more.")] = False,
    person: Annotated[str, Query(max_length=300, description="Only those of this person.")] = "",
    type_: Annotated[DecisionType | None, Query(alias="type", description="Only those of this type.")] = None,
    day: Annotated[str, Query(pattern=DAY, description="Only those of this day, month or year.")] = "",
    after: After = "",
    limit: Limit = A_PAGE,
) -> object:
    """Every decision of the ledger, the last first."""
    with workbench_of(request).open_desk() as desk:
        return page_of(desk.index.find_decisions(lost=lost, person=person, type_=type_, day=day, after=after, limit=limit), audit_out)


@router.post("/decisions", status_code=201, responses=documented(401, 403, 404, 422, 503))
def decide(request: Request, body: DecisionsIn, visitor: Asking) -> list[OutcomeOut]:
    """Accepts, rejects, undoes, joins, splits, marks or unmarks: all of the decisions or, where one cannot be, none."""
    proposals = [decision.proposal() for decision in body.decisions]
    with workbench_of(request).open_desk() as desk:
        return [outcome_out(outcome) for outcome in desk.decide(visitor.person, proposals)]
