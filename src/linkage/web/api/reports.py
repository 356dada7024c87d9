"""Reports: list and full-text search, and one with its text."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from linkage.web.api.bodies import DescriptionIn
from linkage.web.api.claims import outcome_out
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import OutcomeOut, ReportOut, ReportRowOut, report_out, report_row_out
from linkage.web.problems import documented
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["reports"])


@router.get("/reports", response_model=PageOut[ReportRowOut], responses=documented(401, 422))
def list_reports(
    request: Request,
    text: Annotated[str, Query(max_length=300, description="Words, each of which stands in the report or its title.")] = "",
    after: After = "",
    limit: Limit = A_PAGE,
) -> object:
    """Reports in the order in which they entered the case."""
    with workbench_of(request).open_desk() as desk:
        return page_of(desk.index.find_reports(text, after, limit), report_row_out)


@router.get("/reports/{report_id}", responses=documented(401, 404, 422))
def get_report(request: Request, report_id: str) -> ReportOut:
    """A report with its text and its claims in order of their quotes."""
    with workbench_of(request).open_desk() as desk:
        return report_out(desk.index.report(report_id))


@router.post("/reports/{report_id}/descriptions", status_code=201, responses=documented(401, 403, 404, 422, 503))
def describe_report(request: Request, report_id: str, body: DescriptionIn, visitor: Asking) -> OutcomeOut:
    """Sets title, publisher, author, date or address anew, as a decision; the bytes, the text and the claims stay as they are."""
    with workbench_of(request).open_desk() as desk:
        (outcome,) = desk.decide(visitor.person, [body.proposal(report_id)])
        return outcome_out(outcome)
