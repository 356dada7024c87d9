"""One's own account: signing out, the password, tokens for programs."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.accounts import SHORTEST
from linkage.errors import InputError, NotPublishedError
from linkage.model.account import Role
from linkage.web.access import Visitor
from linkage.web.forms import text_of
from linkage.web.pages.signin import team_of
from linkage.web.roles import allow_role
from linkage.web.teamaccess import address_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()


@router.get("/account")
def show_account(request: Request, visitor: Asking) -> HTMLResponse:
    """Who one is, and one's tokens."""
    return _page(request, visitor)


@router.post("/account/sign-out")
def sign_out(request: Request, visitor: Asking) -> Response:
    """Ends this session."""
    return _leave(request, visitor, everywhere=False)


@router.post("/account/sign-out-everywhere")
def sign_out_everywhere(request: Request, visitor: Asking) -> Response:
    """Ends every session of the account."""
    return _leave(request, visitor, everywhere=True)


@router.post("/account/password")
async def change_password(request: Request, visitor: Asking) -> Response:
    """Changes the password, for who knows the one before; every session ends."""
    form = await request.form()
    return await run_in_threadpool(_change_password, request, visitor, form)


@router.post("/account/token")
async def make_token(request: Request, visitor: Asking) -> HTMLResponse:
    """Makes a token and shows it, once."""
    form = await request.form()
    return await run_in_threadpool(_make_token, request, visitor, form)


@router.post("/account/revoke")
async def revoke_token(request: Request, visitor: Asking) -> Response:
    """Ends a token of one's own."""
    form = await request.form()
    accounts = team_of(request).accounts
    await run_in_threadpool(accounts.revoke_token, text_of(form, "token"), visitor.person, visitor.person, address_of(request))
    return RedirectResponse("/account", 303)


def read_role(text: str) -> Role:
    """A role, from a form.

    Raises:
        InputError: It is none.
    """
    try:
        return Role(text)
    except ValueError as error:
        raise InputError(f"choose a role: {', '.join(Role)}") from error


def _page(request: Request, visitor: Visitor, secret: str = "") -> HTMLResponse:
    accounts, workbench = team_of(request).accounts, workbench_of(request)
    try:
        with workbench.open_desk() as desk:
            case = desk.index.counts().name
    except NotPublishedError:  # who is shown nothing may still sign out
        case = workbench.words("account.case")
    roles = [role for role in Role if visitor.role.may(role)]
    html = workbench.renderer(
        "account.html.j2", part="account", case=case, visitor=visitor, csrf=workbench.access.csrf_token(visitor), secret=secret,
        tokens=accounts.tokens(visitor.person), roles=roles, shortest=SHORTEST,
    )  # fmt: skip
    return HTMLResponse(html)


def _leave(request: Request, visitor: Visitor, *, everywhere: bool) -> Response:
    access = team_of(request)
    access.accounts.sign_out(visitor.session, everywhere=everywhere, address=address_of(request))
    response = RedirectResponse("/sign-in", 303)
    access.forget(response)
    return response


def _change_password(request: Request, visitor: Visitor, form: FormData) -> Response:
    access = team_of(request)
    if not access.is_right(request, visitor.person, str(form.get("old", ""))):
        raise InputError(workbench_of(request).words("account.wrong_password"))
    access.accounts.change_password(visitor.person, str(form.get("new", "")), visitor.person, address_of(request))
    return RedirectResponse("/sign-in", 303)


def _make_token(request: Request, visitor: Visitor, form: FormData) -> HTMLResponse:
    role = allow_role(visitor, read_role(text_of(form, "role")))
    _, secret = team_of(request).accounts.make_token(visitor.person, role, text_of(form, "label"), visitor.person, address_of(request))
    return _page(request, visitor, secret)
