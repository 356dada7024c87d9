"""Settings: case.yaml as a form."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.model.conflict import ConflictType
from linkage.model.review import Bar, Profile
from linkage.web.access import Visitor
from linkage.web.settingsdraft import CampaignDraft, SettingError, SettingsDraft, draft_of_form, read_draft, save_draft
from linkage.web.workbench import Asking, Workbench, workbench_of

router = APIRouter()

CLASSES = tuple(kind for kind in ConflictType if kind is not ConflictType.NOT_CLASSIFIED)


@router.get("/settings")
def show_settings(request: Request, visitor: Asking, saved: bool = False) -> HTMLResponse:
    """The settings, to be changed."""
    workbench = workbench_of(request)
    return _page(workbench, visitor, read_draft(workbench.case_dir), saved=saved)


@router.post("/settings")
async def save_settings(request: Request, visitor: Asking) -> Response:
    """Keeps the settings and brings the case up to them; what cannot be used is told at its field."""
    form = await request.form()
    return await run_in_threadpool(_save, request, visitor, form)


def _save(request: Request, visitor: Visitor, form: FormData) -> Response:
    workbench = workbench_of(request)
    draft = draft_of_form(form)
    try:
        changed = save_draft(workbench.case_dir, draft)
    except SettingError as error:
        return _page(workbench, visitor, draft, error)
    if changed:
        workbench.runs.build()
    return RedirectResponse("/settings?saved=true", 303)


def _page(
    workbench: Workbench, visitor: Visitor, draft: SettingsDraft, error: SettingError | None = None, *, saved: bool = False
) -> HTMLResponse:
    with workbench.open_desk() as desk:
        case = desk.index.counts().name
    rows = [campaign for campaign in draft.campaigns if not campaign.is_empty] if error is None else draft.campaigns
    if not rows or not rows[-1].is_empty:
        rows = [*rows, CampaignDraft.model_validate({})]
    content = workbench.renderer(
        "settings.html.j2",
        part="settings",
        case=case,
        visitor=visitor,
        csrf=workbench.access.csrf_token(visitor),
        draft=draft,
        campaigns=rows,
        error=error,
        saved=saved,
        bars=tuple(Bar),
        profiles=tuple(Profile),
        classes=CLASSES,
        run=workbench.runs.run,
    )
    return HTMLResponse(content, 200 if error is None else 422)
