"""Pairs that may be one. To join, keep apart or split, send a decision: see /decisions."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from linkage.model.decision import Subject
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.api.schemas import AuditOut, audit_out
from linkage.web.pairs import End, Pair, list_pairs
from linkage.web.problems import documented
from linkage.web.workbench import workbench_of

router = APIRouter(tags=["joins"])


class EndOut(BaseModel):
    """One of a pair."""

    id: str
    name: str
    kind: str
    subject: str = Field(description="What a decision about it takes as its subject.")
    claims: int
    reports: int


class PossibleJoinOut(BaseModel):
    """Two that may be one; nobody has decided it, unless `decided` says so."""

    about: Subject
    first: EndOut
    second: EndOut
    score: float = Field(description="How well they agree, from 0 to 1; it orders the list.")
    reasons: list[str]
    against: list[str]
    decided: AuditOut | None = Field(description="What was decided since entities and incidents were worked out.")


@router.get("/possible-joins", response_model=PageOut[PossibleJoinOut], responses=documented(401, 422))
def list_possible_joins(
    request: Request,
    about: Annotated[Literal["entity", "incident"], Query(description="Entities or incidents.")] = "entity",
    after: After = "",
    limit: Limit = A_PAGE,
) -> object:
    """Pairs that may be one, the likeliest first. To join or to keep apart, send a decision about their subjects."""
    with workbench_of(request).open_desk() as desk:
        return page_of(list_pairs(desk, Subject(about), after, limit), _pair_out)


def _pair_out(pair: Pair) -> PossibleJoinOut:
    return PossibleJoinOut(
        about=pair.row.about,
        first=_end_out(pair.first),
        second=_end_out(pair.second),
        score=pair.row.score,
        reasons=list(pair.row.reasons),
        against=list(pair.row.against),
        decided=None if pair.decided is None else audit_out(pair.decided),
    )


def _end_out(end: End) -> EndOut:
    return EndOut.model_validate(end, from_attributes=True)
