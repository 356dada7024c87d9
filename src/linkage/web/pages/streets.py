"""The file of streets of a case, sent a range of bytes at a time."""

from fastapi import APIRouter, Request
from starlette.responses import FileResponse

from linkage.web.problems import Problem
from linkage.web.streets import find_streets
from linkage.web.workbench import workbench_of

router = APIRouter()


@router.get("/map/streets")
def send_streets(request: Request) -> FileResponse:
    """Vector tiles that the team put into the case folder; the request's Range says which bytes."""
    workbench = workbench_of(request)
    path = find_streets(workbench.case_dir)
    if path is None:
        raise Problem(404, "streets", workbench.words("refused.404"))
    return FileResponse(path, media_type="application/vnd.pmtiles")
