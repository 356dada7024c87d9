"""Persons and bodies: the list, and one with the claims that name it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from linkage.exports.html.addresses import address_entity
from linkage.indexes.exploring import count_kinds, find_events
from linkage.model.account import Role
from linkage.model.asked import ClaimFilter, EntityOrder, EventFilter
from linkage.model.entity import Entity, EntityType
from linkage.model.indexed import EntityRow
from linkage.web.casefilepage import list_pages
from linkage.web.forms import here
from linkage.web.marklist import find_alike
from linkage.web.pages.search import find_quotes, make_facets
from linkage.web.queries import ClaimQuery, Word
from linkage.web.workbench import Asking, workbench_of
from linkage.web.written import pages_for

router = APIRouter()

A_PAGE = 50
A_FEW = 12
LISTED = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.UNIT, EntityType.STATE, EntityType.PLACE)


@router.get("/entities")
def show_entities(
    request: Request,
    visitor: Asking,
    type_: Annotated[EntityType, Query(alias="type")] = EntityType.PERSON,
    text: Word = "",
    order: EntityOrder = EntityOrder.MOST_NAMED,
    suggested: bool = False,
    after: Word = "",
) -> HTMLResponse:
    """Persons, bodies or places by how many claims name them, or by name."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        found = desk.index.find_entities(type_, text, after, A_PAGE, order, suggested=suggested)
        counts, freshness = desk.index.counts(), desk.freshness()
    html = workbench.renderer(
        "entities.html.j2", part="people", case=counts.name, rows=found.rows, after=found.after, type=type_, text=text, order=order,
        orders=tuple(EntityOrder), suggested=suggested, types=[(t, dict(counts.by_entity_type).get(t, 0)) for t in LISTED],
        freshness=freshness, visitor=visitor,
        work=workbench.runs.working_out, back=here(request), csrf=workbench.access.csrf_token(visitor),
    )  # fmt: skip
    return HTMLResponse(html)


@router.get("/entities/{entity_id:path}")
def show_entity(request: Request, entity_id: str, visitor: Asking, after: Word = "", marked: bool = False) -> HTMLResponse:
    """One person, body or place: its names, the claims that name it, the incidents that they tell of, and as what it is marked."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        entity, query = desk.index.entity(entity_id), ClaimQuery.model_validate({"entity": entity_id})
        listed = desk.index.find_claims(ClaimFilter(entity_id=entity_id), query.order, after, A_PAGE)
        events = find_events(desk.index, EventFilter(entity_id=entity_id), limit=A_FEW)
        may_mark = entity.type is EntityType.PERSON and visitor.role.may(Role.ANALYST)
        html = workbench.renderer(
            "entity.html.j2", may_mark=may_mark, alike=find_alike(desk, entity) if may_mark else (), marked=marked,
            csrf=workbench.access.csrf_token(visitor),
            work=workbench.runs.working_out, back=here(request), part="people", case=desk.index.name(), entity=entity,
            query=query, after=listed.after,
            found=find_quotes(desk, listed.rows), facets=make_facets(count_kinds(desk.index, query.filter()), query), events=events.rows,
            more_events=events.after != "",
            built=_built(entity, list_pages(pages_for(visitor, workbench.case_dir))), freshness=desk.freshness(),
            visitor=visitor,
        )  # fmt: skip
    return HTMLResponse(html)


def _built(entity: EntityRow, pages: frozenset[str]) -> str:
    """Its page in the case file; "" where it has none."""
    address = address_entity(Entity(entity.id, entity.type, entity.name, entity.names, ()))
    return address if address is not None and address in pages else ""
