"""The case in numbers."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from linkage.indexes.exploring import find_todo
from linkage.web.problems import documented
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["case"])


class CaseOut(BaseModel):
    """The case in numbers, and how new they are."""

    name: str
    person: str = Field(description="Who you are: the name that stands in your decisions.")
    reports: int
    claims: int
    by_status: dict[str, int]
    by_kind: dict[str, int]
    incidents: int
    campaigns: int
    issues: int
    publishable: int = Field(description="Claims that the case's bar lets out.")
    bar: str
    pending: int = Field(description="Decisions that entities and incidents do not show yet: build the case.")
    disputed: int = Field(description="Claims on which persons differ.")
    failed: int = Field(description="Files that could not be read.")
    suggestions: int = Field(description="Names that may be the same as another.")
    lost: int = Field(description="Decisions without their claim.")
    unread: int = Field(description="Reports that are not in the index yet: build the case.")


@router.get("/case", responses=documented(401, 422))
def get_case(request: Request, visitor: Asking) -> CaseOut:
    """What the case holds, and how far it was checked."""
    with workbench_of(request).open_desk() as desk:
        counts, freshness, todo = desk.index.counts(), desk.freshness(), find_todo(desk.index)
    return CaseOut(
        name=counts.name,
        person=visitor.person,
        reports=counts.reports,
        claims=counts.claims,
        by_status={str(status): number for status, number in counts.by_status},
        by_kind={str(kind): number for kind, number in counts.by_kind},
        incidents=counts.incidents,
        campaigns=counts.campaigns,
        issues=counts.issues,
        publishable=counts.publishable,
        bar=str(counts.bar),
        pending=freshness.pending,
        disputed=todo.disputed,
        failed=todo.failed,
        suggestions=todo.suggestions,
        lost=todo.lost,
        unread=freshness.unread,
    )
