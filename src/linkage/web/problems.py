"""Errors of the JSON side: problem+json that says what to do.

Source: RFC 9457, Problem Details for HTTP APIs.
"""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse

from linkage import errors

MEDIA_TYPE = "application/problem+json"


@dataclass(eq=False)  # neither frozen nor slotted: Python writes the traceback into what is raised
class Problem(Exception):  # noqa: N818 - it is told to the user as it stands
    """Why a request was not carried out.

    Args:
        status: The HTTP status.
        kind: A short word for it, stable for programs.
        detail: What is wrong and what to do, in one or two sentences.
    """

    status: int
    kind: str
    detail: str


class ProblemOut(BaseModel):
    """What went wrong and what to do about it (RFC 9457)."""

    model_config = ConfigDict(title="Problem")

    type: str = Field(examples=["urn:linkage:problem:unknown"], description="Stable name of the problem.")
    title: str = Field(description="The problem in a few words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What is wrong, and what to do.")


TITLES = {
    400: "Not understood",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    409: "Somebody was quicker",
    413: "Too large",
    429: "Too many attempts",
    421: "Wrong address",
    422: "Not valid",
    503: "Busy",
}

# The first that fits; what is not listed is a fault of ours and stays one (status 500).
STATUSES: tuple[tuple[type[errors.LinkageError], int, str], ...] = (
    (errors.LedgerBusyError, 503, "busy"),
    (errors.NotAllowedError, 403, "role"),
    (errors.NotPublishedError, 409, "published"),
    (errors.UnknownIdError, 404, "unknown"),
    (errors.InputError, 422, "input"),
)


def problem_of(error: errors.LinkageError) -> Problem | None:
    """The problem that an error of Linkage is to whoever asked; None for one that is a fault of the program or the disk."""
    for kind, status, name in STATUSES:
        if isinstance(error, kind):
            return Problem(status, name, str(error))
    return None


def problem_response(problem: Problem, headers: dict[str, str] | None = None) -> JSONResponse:
    """The problem as JSON."""
    body = ProblemOut(
        type=f"urn:linkage:problem:{problem.kind}",
        title=TITLES.get(problem.status, "Not carried out"),
        status=problem.status,
        detail=problem.detail,
    )
    return JSONResponse(body.model_dump(), problem.status, headers, MEDIA_TYPE)


def documented(*statuses: int) -> dict[int | str, dict[str, object]]:
    """The problems of a route, for OpenAPI.

    Args:
        statuses: Those it may end with.
    """
    schema = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": TITLES[status], "content": schema} for status in statuses}
