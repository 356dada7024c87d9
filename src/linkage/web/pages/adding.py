"""Add: what is handed over is read beside the server; how far it is, and what came of it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from linkage.model.asked import ClaimFilter
from linkage.model.issue import Severity
from linkage.model.review import Status
from linkage.reports.reading import FILE_TYPES, LARGEST_FILE_MB
from linkage.web.forms import text_of
from linkage.web.handing import MOST_FILES, hand_over, hand_path, may_name_paths
from linkage.web.workbench import Asking, Workbench, workbench_of

router = APIRouter()

MOST_SHOWN = 100  # files that gave no report
AT_ONCE = 40  # files that the page's script sends in one request
AT_ONCE_BYTES = 20_000_000


@router.get("/add")
def show_add(request: Request, visitor: Asking) -> HTMLResponse:
    """Where reports are dropped; below it what goes on, and what could not be read so far."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        counts = desk.index.counts()
        left = desk.index.count_claims(ClaimFilter(status=Status.PROPOSED))
        unread = [issue for issue in desk.index.find_issues(limit=MOST_SHOWN).rows if issue.severity is Severity.FAILURE]
    content = {
        "case": counts.name,
        "reports": counts.reports,
        "left": left,
        "unread": unread,
        "refused": workbench.runs.refused,
        "may_name_paths": may_name_paths(workbench),
        "endings": " ".join(sorted(FILE_TYPES)),
        "largest_mb": LARGEST_FILE_MB,
        "at_once": AT_ONCE,
        "at_once_bytes": AT_ONCE_BYTES,
    }
    return HTMLResponse(
        workbench.renderer(
            "add.html.j2", part="add", visitor=visitor, csrf=workbench.access.csrf_token(visitor), run=workbench.runs.run, **content
        )
    )


@router.get("/progress")
def show_progress(request: Request, visitor: Asking, page: Annotated[str, Query(max_length=20)] = "") -> HTMLResponse:
    """How far the work is; a page that has shown it to its end is told to show itself anew."""
    workbench = workbench_of(request)
    run = workbench.runs.run
    content = workbench.renderer("progress.html.j2", run=run, part=page, csrf=workbench.access.csrf_token(visitor))
    ended = not run.is_running and page in ("add", "publish", "casefile")
    return HTMLResponse(content, headers={"HX-Refresh": "true"} if ended else None)


@router.post("/add/files")
async def take_files(request: Request, visitor: Asking) -> Response:  # noqa: ARG001 - who may ask is asked
    """Takes files in; the page's script sends them some at a time, a form without script all at once."""
    form = await request.form(max_files=MOST_FILES, max_fields=2 * MOST_FILES + 10)
    try:
        return await run_in_threadpool(_take, request, form)
    finally:
        await request.close()


@router.post("/add/path")
async def take_path(request: Request, visitor: Asking) -> Response:  # noqa: ARG001
    """Has a path of this machine read."""
    form = await request.form()
    await run_in_threadpool(hand_path, workbench_of(request), text_of(form, "path"))
    return RedirectResponse("/add", 303)


@router.post("/run/again")
def run_again(request: Request, visitor: Asking) -> Response:  # noqa: ARG001
    """Reads what waits, once more; where nothing does, builds."""
    runs = workbench_of(request).runs
    if runs.incoming.waiting():
        runs.add()
    else:
        runs.build()
    return RedirectResponse("/add", 303)


@router.post("/run/leave-out")
def leave_out(request: Request, visitor: Asking) -> Response:  # noqa: ARG001
    """Lets go of what waits."""
    workbench_of(request).runs.leave_out()
    return RedirectResponse("/add", 303)


def _take(request: Request, form: FormData) -> Response:
    workbench: Workbench = workbench_of(request)
    uploads = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    paths = [str(path) for path in form.getlist("paths")]
    names = paths if len(paths) == len(uploads) else [upload.filename or "" for upload in uploads]
    files = [(name, upload.file) for name, upload in zip(names, uploads, strict=True)]
    handed = hand_over(workbench, files, text_of(form, "batch"), is_last=text_of(form, "more") == "")
    if request.headers.get("accept", "").startswith("application/json"):
        return JSONResponse({"batch": handed.batch, "taken": handed.taken, "refused": len(handed.refused)})
    return RedirectResponse("/add", 303)
