"""Persons, bodies, places and states."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from linkage.model.asked import EntityOrder
from linkage.model.entity import EntityType
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import EntityOut, entity_out
from linkage.web.problems import documented
from linkage.web.workbench import workbench_of

router = APIRouter(tags=["entities"])


@router.get("/entities", response_model=PageOut[EntityOut], responses=documented(401, 422))
def list_entities(
    request: Request,
    kind: Annotated[EntityType | None, Query(alias="type", description="What they are.")] = None,
    text: Annotated[str, Query(max_length=300, description="Words of a name.")] = "",
    order: Annotated[EntityOrder, Query(description="Their order.")] = EntityOrder.MOST_NAMED,
    suggested: Annotated[bool, Query(description="Only those that may be the same as another.")] = False,
    after: After = "",
    limit: Limit = A_PAGE,
) -> object:
    """Entities, those of most claims first, or by name."""
    with workbench_of(request).open_desk() as desk:
        return page_of(desk.index.find_entities(kind, text, after, limit, order, suggested=suggested), entity_out)


@router.get("/entities/{entity_id:path}", responses=documented(401, 404, 422))
def get_entity(request: Request, entity_id: str) -> EntityOut:
    """One entity with its names."""
    with workbench_of(request).open_desk() as desk:
        return entity_out(desk.index.entity(entity_id))
