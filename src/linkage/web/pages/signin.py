"""Signing in, where several work on a case."""

import hmac
import re
import secrets
from math import ceil
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.web.forms import text_of
from linkage.web.problems import Problem
from linkage.web.teamaccess import TeamAccess
from linkage.web.workbench import CSRF_FIELD, workbench_of

router = APIRouter()

REFUSED, TOO_MANY = 401, 429
NONCE = re.compile(r"[\w-]{32}")


@router.get("/sign-in")
def show_sign_in(request: Request, to: Annotated[str, Query(max_length=2_000)] = "/") -> Response:
    """The form; it says nothing of the case."""
    return _form(request, team_of(request), to)


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Changes a name and a password for a new session."""
    access, form = team_of(request), await request.form()
    nonce = request.cookies.get(_nonce_cookie(access), "")
    if nonce == "" or not hmac.compare_digest(text_of(form, CSRF_FIELD).encode(), nonce.encode()):
        raise Problem(403, "form", workbench_of(request).words("refused.form"))
    password = form.get("password", "")  # as typed: spaces belong to it
    signed_in = await run_in_threadpool(access.sign_in, request, text_of(form, "name"), password if isinstance(password, str) else "")
    if signed_in.account is None:
        return _form(request, access, text_of(form, "to"), ceil(signed_in.wait_s), refused=True)
    response = RedirectResponse(_local(text_of(form, "to")), 303)
    access.keep(response, signed_in)
    return response


def team_of(request: Request) -> TeamAccess:
    """The access of a case that several work on.

    Raises:
        Problem: One person works on it, without accounts.
    """
    access = workbench_of(request).access
    if not isinstance(access, TeamAccess):
        raise Problem(404, "team", workbench_of(request).words("refused.no_team"))
    return access


def _form(request: Request, access: TeamAccess, to: str, wait_s: int = 0, *, refused: bool = False) -> HTMLResponse:
    nonce = request.cookies.get(_nonce_cookie(access), "")
    if not NONCE.fullmatch(nonce):  # kept, so that a form in another tab holds too
        nonce = secrets.token_urlsafe(24)
    html = workbench_of(request).renderer("signin.html.j2", nonce=nonce, to=_local(to), wait=wait_s, refused=refused)
    response = HTMLResponse(html, (TOO_MANY if wait_s > 0 else REFUSED) if refused else 200)
    if wait_s > 0:
        response.headers["retry-after"] = str(wait_s)
    name = _nonce_cookie(access)
    response.set_cookie(name, nonce, path="/", secure=access.is_encrypted, httponly=True, samesite="strict")
    return response


def _nonce_cookie(access: TeamAccess) -> str:
    return f"{access.cookie}-form"


def _local(address: str) -> str:
    """An address of our own; the first page for any other."""
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if ours else "/"
