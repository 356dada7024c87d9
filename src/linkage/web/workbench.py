"""What every page and every JSON answer of one run share."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from linkage.desk import Desk
from linkage.web.access import LoopbackAccess, Visitor
from linkage.web.assets import Assets
from linkage.web.guards import SAFE
from linkage.web.problems import Problem
from linkage.web.rendering import Renderer
from linkage.web.runs import Runs
from linkage.web.words import Words

CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf"
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class Workbench:
    """One run of the workbench.

    Args:
        open_desk: Opens the case; one desk a request.
        case_dir: The case.
        access: Who may ask.
        words: The texts of its pages.
        renderer: Its templates.
        assets: What pages load.
        runs: What goes on beside the server.
    """

    open_desk: Callable[[], Desk]
    case_dir: Path
    access: LoopbackAccess
    words: Words
    renderer: Renderer
    assets: Assets
    runs: Runs


def workbench_of(request: Request) -> Workbench:
    """The workbench that is asked."""
    workbench = request.app.state.workbench
    if not isinstance(workbench, Workbench):
        raise TypeError("make_app sets the workbench")
    return workbench


async def require_visitor(request: Request) -> Visitor:
    """Who is asking; what would change anything must come from a page of this run, or from a program with its token.

    `make_app` puts this before every route but those of the entrance, so that none can forget it.

    Raises:
        Problem: Nothing shows who it is, or the request did not come from a page of this run.
    """
    workbench = workbench_of(request)
    visitor = workbench.access.visitor(request)
    if visitor is None:
        raise Problem(401, "visitor", workbench.words("refused.visitor"))
    if request.method not in SAFE and not workbench.access.is_own_form(visitor, await _csrf_of(request)):
        await request.close()  # lets go of files that came with it
        raise Problem(403, "form", workbench.words("refused.form"))
    return visitor


async def _csrf_of(request: Request) -> str:
    """What the request carries to show that it came from one of our pages; "" for nothing."""
    token = request.headers.get(CSRF_HEADER)
    if token is None and request.headers.get("content-type", "").startswith(FORMS):
        token = str((await request.form()).get(CSRF_FIELD, ""))
    return token or ""


Asking = Annotated[Visitor, Depends(require_visitor)]  # a route that wants to know who asks
