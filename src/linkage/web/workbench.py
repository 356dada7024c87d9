"""What every page and every JSON answer of one run share."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from linkage.desk import Desk
from linkage.errors import NotAllowedError
from linkage.model.account import Role
from linkage.web.access import Access, Visitor
from linkage.web.assets import Assets
from linkage.web.guards import SAFE
from linkage.web.problems import Problem
from linkage.web.rendering import Renderer
from linkage.web.roles import least_role
from linkage.web.runs import Runs
from linkage.web.words import Words
from linkage.web.written import published_index

CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf"
_ASKING: ContextVar[Visitor | None] = ContextVar("asking", default=None)  # who asks in this request
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
    access: Access
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


def admit(workbench: Workbench, least: Role, connection: HTTPConnection) -> Visitor:
    """Who is asking, where they may do what needs that role.

    Args:
        workbench: What is asked.
        least: The role.
        connection: The request; nothing of its body is read.

    Raises:
        Problem: Nothing shows who it is, or the role is less.
    """
    visitor = workbench.access.visitor(connection)
    if visitor is None:
        raise Problem(
            401, "visitor", workbench.words("refused.signed_out") if workbench.access.is_team else workbench.words("refused.visitor")
        )
    if not visitor.role.may(least):
        raise Problem(403, "role", workbench.words("refused.role", role=workbench.words(f"account.role.{visitor.role}")))
    return visitor


async def require_visitor(request: Request) -> Visitor:
    """Who is asking; what would change anything must come from a page of this run, or from a program with its token.

    `make_app` puts this before every route but those of the entrance, so that none can forget it.

    Raises:
        Problem: Nothing shows who it is, the role is less, or the request did not come from a page of this run.
    """
    workbench = workbench_of(request)
    visitor = admit(workbench, least_role(request.scope["endpoint"]), request)
    if request.method not in SAFE and not workbench.access.is_own_form(visitor, await _csrf_of(request)):
        await request.close()  # lets go of files that came with it
        raise Problem(403, "form", workbench.words("refused.form"))
    _ASKING.set(visitor)
    return visitor


def open_for_visitor(case_dir: Path) -> Desk:
    """The case as whoever asks in this request may have it: readers as it was last published, analysts without second checks.

    Args:
        case_dir: The case.

    Raises:
        NotAllowedError: Nobody is known to ask.
        NotPublishedError: Readers are shown nothing now.
    """
    visitor = _ASKING.get()
    if visitor is None:
        raise NotAllowedError("nobody is signed in: sign in, then do it again")
    if not visitor.role.may(Role.ANALYST):
        return Desk.open_published(case_dir, published_index(case_dir))
    desk = Desk.open(case_dir)
    desk.may_check_second = visitor.role.may(Role.REVIEWER)
    return desk


async def _csrf_of(request: Request) -> str:
    """What the request carries to show that it came from one of our pages; "" for nothing."""
    token = request.headers.get(CSRF_HEADER)
    if token is None and request.headers.get("content-type", "").startswith(FORMS):
        token = str((await request.form()).get(CSRF_FIELD, ""))
    return token or ""


Asking = Annotated[Visitor, Depends(require_visitor)]  # a route that wants to know who asks
