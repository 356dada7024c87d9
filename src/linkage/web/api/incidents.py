"""Incidents and campaigns, as the claims tell them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import IncidentOut, incident_out
from linkage.web.problems import documented
from linkage.web.workbench import workbench_of

router = APIRouter(tags=["incidents"])


@router.get("/incidents", response_model=PageOut[IncidentOut], responses=documented(401, 422))
def list_incidents(
    request: Request,
    campaigns: Annotated[bool, Query(description="Campaigns instead of incidents.")] = False,
    campaign: Annotated[str, Query(max_length=300, description="Only incidents of this campaign.")] = "",
    after: After = "",
    limit: Limit = A_PAGE,
) -> object:
    """Reported incidents, or campaigns, in order of their time."""
    with workbench_of(request).open_desk() as desk:
        return page_of(desk.index.find_incidents(campaigns=campaigns, campaign_id=campaign, after=after, limit=limit), incident_out)


@router.get("/incidents/{incident_id:path}", responses=documented(401, 422))
def get_incident(request: Request, incident_id: str) -> IncidentOut:
    """One incident or campaign."""
    with workbench_of(request).open_desk() as desk:
        return incident_out(desk.index.incident(incident_id))
