"""Publish: what the case would let out, the writing of it, and what was written."""

import mimetypes

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from linkage.model.account import Role
from linkage.model.review import Profile
from linkage.web.access import TAKEN
from linkage.web.forms import text_of
from linkage.web.outlook import read_outlook
from linkage.web.problems import Problem
from linkage.web.workbench import Asking, workbench_of
from linkage.web.written import PAGES, find_written, read_written

router = APIRouter()

# The pages name the one style block that they hold by its hash, in a policy of their own, which holds beside this one.
PAGES_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@router.get("/publish")
def show_publish(request: Request, visitor: Asking) -> HTMLResponse:
    """What would be published and for whom, and what was."""
    workbench = workbench_of(request)
    with workbench.open_desk() as desk:
        outlook, freshness, head = read_outlook(desk), desk.freshness(), desk.index.head()
    written = [found for profile in Profile if (found := read_written(workbench.case_dir, profile)) is not None]
    content = workbench.renderer(
        "publish.html.j2",
        part="publish",
        case=outlook.name,
        visitor=visitor,
        csrf=workbench.access.csrf_token(visitor),
        outlook=outlook,
        freshness=freshness,
        head=head,
        written=written,
        run=workbench.runs.run,
    )
    return HTMLResponse(content)


@router.post("/publish")
async def publish(request: Request, visitor: Asking) -> Response:
    """Has the case file written for the profile that was chosen."""
    form = await request.form()
    workbench = workbench_of(request)
    chosen = text_of(form, "profile")
    if chosen not in list(Profile):
        raise Problem(422, "input", workbench.words("publish.choose"))
    await run_in_threadpool(workbench.runs.publish, Profile(chosen), workbench.access.noter(request, visitor))
    return RedirectResponse("/publish", 303)


@router.get("/written/{profile}/{name:path}")
def send_written(request: Request, profile: str, name: str, visitor: Asking) -> Response:
    """A page of the case file, or a file to take away."""
    workbench = workbench_of(request)
    with workbench.open_desk():  # refuses readers where names have been marked since
        theirs = list(Profile) if visitor.role.may(Role.ANALYST) else [Profile.PUBLISH]
    path = find_written(workbench.case_dir, Profile(profile), name) if profile in theirs else None
    if path is None:
        raise Problem(404, "written", workbench.words("refused.404"))
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if name.startswith(f"{PAGES}/"):
        return FileResponse(path, media_type=media_type, headers={"content-security-policy": PAGES_POLICY})
    workbench.access.note(request, visitor, TAKEN, f"{profile} · {name}")
    return FileResponse(path, media_type=media_type, filename=f"{profile}-{path.name}")
