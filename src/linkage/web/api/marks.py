"""What is marked. To mark or unmark, send a decision: see /decisions."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from linkage.model.decision import Decision, Mark, Subject
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut, page_of
from linkage.web.marklist import MarkedItem, list_marks
from linkage.web.problems import documented
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["decisions"])


class MarkOut(BaseModel):
    """A mark, with who set it."""

    mark: Mark
    person: str
    decided_at: str
    why: str
    decision: str = Field(description="Id of the decision, to undo it by.")


class MarkedOut(BaseModel):
    """A person, words of a report or a report that is marked."""

    about: Subject = Field(description="entity, words or report.")
    subject: str = Field(description="What a decision about it takes as its subject.")
    names: list[str] = Field(description="The spellings that are withheld, the fullest first; the title, for a report.")
    entity: str | None = Field(description="Id of the person as the case has them now; null where no claim names them so any more.")
    report: str | None = Field(description="Id of the report of marked words, or that is marked; null for a person.")
    marks: list[MarkOut]


@router.get("/marks", response_model=PageOut[MarkedOut], responses=documented(401, 403, 422))
def list_marked(request: Request, visitor: Asking, after: After = "", limit: Limit = A_PAGE) -> object:  # noqa: ARG001 - who asks is asked
    """Everybody and everything that is marked: persons, then words, then reports, with who marked them and when.

    A name that is marked is withheld from everything that is published; readers see nothing until the case is published again. To mark or
    unmark, send a decision with `type` mark or unmark about the `subject`.
    """
    with workbench_of(request).open_desk() as desk:
        return page_of(list_marks(desk, after, limit), _marked_out)


def _marked_out(item: MarkedItem) -> MarkedOut:
    return MarkedOut(
        about=item.about,
        subject=item.subject,
        names=list(item.names),
        entity=item.entity_id or None,
        report=None if item.report is None else item.report.id,
        marks=[_mark_out(decision, decision.mark) for decision in item.by if decision.mark is not None],
    )


def _mark_out(decision: Decision, mark: Mark) -> MarkOut:
    return MarkOut(mark=mark, person=decision.person, decided_at=decision.decided_at, why=decision.why, decision=decision.id)
