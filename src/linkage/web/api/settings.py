"""The settings of the case."""

from fastapi import APIRouter, Request

from linkage.web.problems import documented
from linkage.web.settingsdraft import SettingsDraft, read_draft, save_draft
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["settings"])


@router.get("/settings", responses=documented(401, 422))
def get_settings(request: Request, visitor: Asking) -> SettingsDraft:  # noqa: ARG001 - who may ask is asked
    """What can be set, as it is."""
    return read_draft(workbench_of(request).case_dir)


@router.put("/settings", responses=documented(401, 403, 422))
def put_settings(request: Request, body: SettingsDraft, visitor: Asking) -> SettingsDraft:  # noqa: ARG001
    """Sets all of it, keeps the rest of case.yaml as it is, and brings the case up to date."""
    workbench = workbench_of(request)
    if save_draft(workbench.case_dir, body):
        workbench.runs.build()
    return read_draft(workbench.case_dir)
