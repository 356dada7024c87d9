"""Files handed over, and the work beside the server."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from linkage.model.issue import Issue
from linkage.model.review import Profile
from linkage.web.beside import WorkKind
from linkage.web.handing import hand_over, hand_path
from linkage.web.problems import documented
from linkage.web.workbench import Asking, Workbench, workbench_of

router = APIRouter(tags=["add"])


class UnreadOut(BaseModel):
    """A file that gave no report, or was not taken in."""

    file: str
    reason: str
    advice: str


class HandedOut(BaseModel):
    """What came of a hand-over."""

    batch: str = Field(description="Give it back as `batch` for more files of the same folder.")
    taken: int = Field(description="Files that are kept to be read.")
    refused: list[UnreadOut]


class RunOut(BaseModel):
    """How far the work beside the server is, or what came of the last."""

    kind: WorkKind | None
    is_running: bool
    stage: str
    done: int
    total: int
    per_minute: int | None = Field(description="Files a minute; null before it is known.")
    left_s: int | None = Field(description="Seconds until all files are read, if it goes on like this; null before it is known.")
    problem: str = Field(description="Why it ended early and what to do; empty where it did not.")
    added: int = Field(description="Reports that it added.")
    known: int = Field(description="Files that the case had already.")
    failures: list[UnreadOut] = Field(description="Files that gave no report.")
    profile: Profile | None = Field(description="For whom pages are written.")
    waiting: int = Field(description="Hand-overs that wait or are being read.")


class PathIn(BaseModel):
    """A file or folder on the machine of the workbench."""

    model_config = ConfigDict(extra="forbid")

    path: str = Field(min_length=1, max_length=2000, description="The whole path.")


class Doing(StrEnum):
    """What can be asked of the work."""

    BUILD = "build"
    TRY_AGAIN = "try again"
    LEAVE_OUT = "leave out"


class DoIn(BaseModel):
    """What is asked of the work."""

    model_config = ConfigDict(extra="forbid")

    do: Doing = Field(description="build: bring the case up to date; try again: read what waits; leave out: let go of what waits.")


@router.post("/files", status_code=202, responses=documented(401, 403, 413, 422))
def add_files(
    request: Request,
    files: list[UploadFile],
    visitor: Asking,  # noqa: ARG001 - who may ask is asked
    batch: Annotated[str, Form(max_length=32, description="The hand-over that they belong to; empty for a new one.")] = "",
    is_last: Annotated[bool, Form(description="Whether none of it is to come: then it is read.")] = True,
) -> HandedOut:
    """Hands files over to be read; a sidecar goes with its report, and a name may hold folders. `GET /run` tells how far it is."""
    named = [(file.filename or "", file.file) for file in files]
    handed = hand_over(workbench_of(request), named, batch, is_last=is_last)
    return HandedOut(batch=handed.batch, taken=handed.taken, refused=[unread_out(issue) for issue in handed.refused])


@router.post("/paths", status_code=202, responses=documented(401, 403, 422))
def add_path(request: Request, body: PathIn, visitor: Asking) -> RunOut:  # noqa: ARG001
    """Has a file or folder of this machine read where it is; for the one person who works on it alone."""
    workbench = workbench_of(request)
    hand_path(workbench, body.path)
    return run_out(workbench)


@router.get("/run", responses=documented(401, 422))
def get_run(request: Request, visitor: Asking) -> RunOut:  # noqa: ARG001
    """How far the work is, or what came of the last."""
    return run_out(workbench_of(request))


@router.post("/run", status_code=202, responses=documented(401, 403, 422))
def do_run(request: Request, body: DoIn, visitor: Asking) -> RunOut:  # noqa: ARG001
    """Brings the case up to date, reads once more what waits, or lets go of it."""
    workbench = workbench_of(request)
    if body.do is Doing.LEAVE_OUT:
        workbench.runs.leave_out()
    elif body.do is Doing.TRY_AGAIN:
        workbench.runs.add()
    else:
        workbench.runs.build()
    return run_out(workbench)


def unread_out(issue: Issue) -> UnreadOut:
    """A file that was not read, as it is sent."""
    return UnreadOut(file=issue.file, reason=issue.reason, advice=issue.advice)


def run_out(workbench: Workbench) -> RunOut:
    """The work, as it is sent.

    Args:
        workbench: The workbench.
    """
    run = workbench.runs.run
    return RunOut(
        kind=run.kind,
        is_running=run.is_running,
        stage=run.stage,
        done=run.done,
        total=run.total,
        per_minute=run.per_minute,
        left_s=run.left_s,
        problem=run.problem,
        added=run.added,
        known=run.known,
        failures=[unread_out(issue) for issue in run.failures],
        profile=run.profile,
        waiting=len(workbench.runs.incoming.waiting()),
    )
