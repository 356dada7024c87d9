"""Incidents and campaigns, as the claims tell them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field

from linkage.indexes.exploring import find_events
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import IncidentOut, incident_out
from linkage.web.eventqueries import EventQuery
from linkage.web.problems import documented
from linkage.web.workbench import workbench_of

router = APIRouter(tags=["incidents"])


class EventPageQuery(EventQuery):
    """Which incidents or campaigns, and which page of them."""

    campaigns: bool = Field(default=False, description="Campaigns instead of incidents.")
    after: After = ""
    limit: Limit = A_PAGE


@router.get("/incidents", response_model=PageOut[IncidentOut], responses=documented(401, 422))
def list_incidents(request: Request, query: Annotated[EventPageQuery, Query()]) -> object:
    """Reported incidents, or campaigns, filtered, in order of their time or those told of most first."""
    with workbench_of(request).open_desk() as desk:
        found = find_events(desk.index, query.filter(campaigns=query.campaigns), query.order, query.after, query.limit)
        return page_of(found, incident_out)


@router.get("/incidents/{incident_id:path}", responses=documented(401, 404, 422))
def get_incident(request: Request, incident_id: str) -> IncidentOut:
    """One incident or campaign."""
    with workbench_of(request).open_desk() as desk:
        return incident_out(desk.index.incident(incident_id))
