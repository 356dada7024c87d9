"""The accounts of the case: for owners."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.accounts import SHORTEST
from linkage.errors import InputError
from linkage.model.account import Role
from linkage.web.access import Visitor
from linkage.web.forms import text_of
from linkage.web.pages.account import read_role
from linkage.web.pages.signin import team_of
from linkage.web.teamaccess import address_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter()

DONE = ("add", "role", "password", "disable", "enable", "revoke")  # what the page can do, and says that it did


@router.get("/accounts")
def show_accounts(request: Request, visitor: Asking, done: str = "") -> HTMLResponse:
    """Who may sign in, as what."""
    accounts, workbench = team_of(request).accounts, workbench_of(request)
    with workbench.open_desk() as desk:
        case = desk.index.counts().name
    html = workbench.renderer(
        "accounts.html.j2", part="accounts", case=case, visitor=visitor, csrf=workbench.access.csrf_token(visitor),
        accounts=accounts.all(), tokens=accounts.tokens(), roles=list(Role), shortest=SHORTEST, done=done if done in DONE else "",
    )  # fmt: skip
    return HTMLResponse(html)


@router.post("/accounts")
async def change_accounts(request: Request, visitor: Asking) -> Response:
    """Adds an account, gives it another role or password, keeps it out or lets it in again, or ends a token."""
    form = await request.form()
    await run_in_threadpool(_change, request, visitor, form)
    return RedirectResponse(f"/accounts?done={text_of(form, 'do')}", 303)


def _change(request: Request, visitor: Visitor, form: FormData) -> None:
    accounts, do, name = team_of(request).accounts, text_of(form, "do"), text_of(form, "name")
    by, address = visitor.person, address_of(request)
    if do == "add":
        accounts.add(name, read_role(text_of(form, "role")), str(form.get("password", "")), by, address)
    elif do == "role":
        accounts.change_role(name, read_role(text_of(form, "role")), by, address)
    elif do == "password":
        accounts.change_password(name, str(form.get("password", "")), by, address)
    elif do in ("disable", "enable"):
        accounts.disable(name, disabled=do == "disable", by=by, address=address)
    elif do == "revoke":
        accounts.revoke_token(text_of(form, "token"), by=by, address=address)
    else:
        raise InputError("press one of the buttons of the page")
