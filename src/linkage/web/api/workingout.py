"""Entities and incidents worked out again from what was decided."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from linkage.web.problems import documented
from linkage.web.workbench import Workbench, workbench_of

router = APIRouter(tags=["case"])


class WorkOut(BaseModel):
    """How far the working out is, and what entities and incidents do not show yet."""

    is_running: bool
    stage: str = Field(description="What is being done; empty where nothing is.")
    done: int
    total: int
    problem: str = Field(description="Why the last one ended early, and what to do; empty where it did not.")
    pending: int = Field(description="Decisions that entities and incidents do not show yet.")


@router.get("/working-out", responses=documented(401, 422))
def get_work(request: Request) -> WorkOut:
    """How far it is."""
    return _work_out(workbench_of(request))


@router.post("/working-out", status_code=202, responses=documented(401, 403, 422))
def start_work(request: Request) -> WorkOut:
    """Works entities and incidents out again, beside the server; where they show everything already, nothing is done."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        is_stale = desk.freshness().is_stale
    if is_stale:
        workbench.runs.work_out()
    return _work_out(workbench)


def _work_out(workbench: Workbench) -> WorkOut:
    work = workbench.runs.working_out
    with workbench.open_desk() as desk:
        pending = desk.freshness().pending
    return WorkOut(is_running=work.is_running, stage=work.stage, done=work.done, total=work.total, problem=work.problem, pending=pending)
