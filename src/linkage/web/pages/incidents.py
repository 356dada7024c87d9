"""Incidents and campaigns: the list beside timeline and map of the same filter, and one with the claims that tell of it."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, Response

from linkage.cases import read_settings
from linkage.desk import Desk
from linkage.exports.html.addresses import name_file
from linkage.indexes.eventmarks import MOST_DRAWN, find_marks
from linkage.indexes.exploring import count_events, count_kinds, find_events, list_acts
from linkage.ledger import CaseFolder
from linkage.model.asked import ClaimFilter, EventFilter, EventOrder
from linkage.model.incidentrow import IncidentRow
from linkage.web.access import Visitor
from linkage.web.casefilepage import list_pages
from linkage.web.drawnevents import DrawnEvents, draw_events
from linkage.web.eventqueries import EventQuery
from linkage.web.forms import here
from linkage.web.pages.search import find_quotes, make_facets
from linkage.web.queries import ClaimQuery, Word
from linkage.web.workbench import Asking, workbench_of
from linkage.web.written import pages_for

router = APIRouter()

A_PAGE = 50
A_CHOICE = 100
DRAWN_AT_ONCE = 200  # incidents: more are drawn after the list is shown
KEPT_DRAWINGS = 24  # in memory, at about 150 kB each


class EventPageQuery(EventQuery):
    """Which incidents, and where in their list."""

    after: Word = ""
    at: Word = ""
    view: Literal["", "list", "drawn"] = ""

    def base(self) -> EventQuery:
        """Which incidents."""
        return EventQuery(**{name: getattr(self, name) for name in EventQuery.model_fields})


@router.get("/incidents")
def show_incidents(request: Request, query: Annotated[EventPageQuery, Query()], visitor: Asking) -> HTMLResponse:
    """The incidents of a filter on timeline and map, and in a list."""
    return _show(request, query, visitor, campaigns=False)


@router.get("/incidents/drawn")
def show_drawings(request: Request, query: Annotated[EventPageQuery, Query()], visitor: Asking) -> HTMLResponse:  # noqa: ARG001 - asked for
    """Timeline and map of a filter, for a page that shows the list already."""
    workbench, base = workbench_of(request), query.base()
    with workbench.open_desk() as desk:
        made, total = desk.index.made(), count_events(desk.index, base.filter())
    drawn = _draw(workbench.open_desk, workbench.case_dir, made, base, "/incidents")
    return HTMLResponse(workbench.renderer("drawnevents.html.j2", drawn=drawn, query=base, total=total, most_drawn=MOST_DRAWN))


@router.get("/campaigns")
def show_campaigns(request: Request, query: Annotated[EventPageQuery, Query()], visitor: Asking) -> HTMLResponse:
    """The campaigns of a filter, in a list."""
    return _show(request, query, visitor, campaigns=True)


@router.get("/incidents/{incident_id:path}")
def show_incident(request: Request, incident_id: str, visitor: Asking, after: Word = "") -> Response:
    """One incident or campaign, and the claims that tell of it."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        event, query = desk.index.incident(incident_id), ClaimQuery.model_validate({"incident": incident_id})
        listed = desk.index.find_claims(ClaimFilter(incident_id=incident_id), query.order, after, A_PAGE)
        html = workbench.renderer(
            "incident.html.j2", part="campaigns" if event.is_campaign else "incidents", case=desk.index.name(), event=event,
            campaign=desk.index.incident(event.campaign_id) if event.campaign_id else None, query=query, after=listed.after,
            found=find_quotes(desk, listed.rows), facets=make_facets(count_kinds(desk.index, query.filter()), query),
            built=_built(event, list_pages(pages_for(visitor, workbench.case_dir))), freshness=desk.freshness(), visitor=visitor,
            work=workbench.runs.working_out, back=here(request), csrf=workbench.access.csrf_token(visitor),
        )  # fmt: skip
    return HTMLResponse(html)


def _show(request: Request, query: EventPageQuery, visitor: Visitor, *, campaigns: bool) -> HTMLResponse:
    workbench, base = workbench_of(request), query.base()
    asked = base.filter(campaigns=campaigns)
    page = "/campaigns" if campaigns else "/incidents"
    with workbench.open_desk() as desk:
        freshness, total = desk.freshness(), count_events(desk.index, asked)
        is_drawn = not campaigns and (query.view == "drawn" or (query.view == "" and total <= DRAWN_AT_ONCE))
        found = find_events(desk.index, asked, base.order, query.after, A_PAGE, query.at)
        html = workbench.renderer(
            "incidents.html.j2",
            part=page.removeprefix("/"),
            case=desk.index.name(),
            page=page,
            query=base,
            rows=found.rows,
            after=found.after,
            at=query.at,
            view=query.view,
            total=total,
            drawn=_draw(workbench.open_desk, workbench.case_dir, desk.index.made(), base, page) if is_drawn else None,
            drawn_later=not campaigns and query.view == "" and not is_drawn,
            most_drawn=MOST_DRAWN,
            orders=tuple(EventOrder),
            acts=list_acts(desk.index),
            campaigns=find_events(desk.index, EventFilter(campaigns=True), limit=A_CHOICE).rows,
            entity=desk.index.entity(base.entity) if base.entity else None,
            freshness=freshness,
            work=workbench.runs.working_out,
            back=here(request),
            csrf=workbench.access.csrf_token(visitor),
            visitor=visitor,
        )
    return HTMLResponse(html)


@lru_cache(maxsize=KEPT_DRAWINGS)
def _draw(open_desk: Callable[[], Desk], case_dir: Path, _made: str, query: EventQuery, page: str) -> DrawnEvents:
    """The drawings of a filter; incidents and settings change with the index only."""
    with open_desk() as desk:
        settings = read_settings(CaseFolder(case_dir).settings_file)
        return draw_events(desk.index.name(), find_marks(desk.index, query.filter()), desk.index.incident, query, page, settings)


def _built(event: IncidentRow, pages: frozenset[str]) -> str:
    """Its page in the case file; "" where it has none."""
    name = name_file(event.id) if event.is_campaign else name_file(event.id.removeprefix("incident:"))
    address = f"{'campaigns' if event.is_campaign else 'incidents'}/{name}.html"
    return address if address in pages else ""
