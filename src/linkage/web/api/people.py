"""Accounts, tokens, the log, and whether the ledger holds together."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from linkage.errors import InputError
from linkage.model.account import Event, Role, Token
from linkage.web import checking
from linkage.web.api.paging import A_PAGE, After, Limit, PageOut
from linkage.web.problems import documented
from linkage.web.queries import DAY
from linkage.web.roles import allow_role
from linkage.web.teamaccess import TeamAccess, address_of
from linkage.web.workbench import Asking, workbench_of

router = APIRouter(tags=["people"])


class AccountOut(BaseModel):
    """An account."""

    name: str = Field(description="The name that stands in decisions.")
    role: Role
    made_at: str
    is_disabled: bool


class TokenOut(BaseModel):
    """A token, without its secret."""

    id: str
    account: str
    role: Role
    label: str
    made_at: str
    is_revoked: bool


class NewTokenOut(TokenOut):
    """A new token."""

    secret: str = Field(description="Send it as a bearer token. It is shown this once.")


class TokenIn(BaseModel):
    """A token to make."""

    model_config = ConfigDict(extra="forbid")

    role: Role = Field(Role.READER, description="What it may do; no more than your account.")
    label: str = Field("", max_length=80, description="What it is for.")


class EventOut(BaseModel):
    """A line of the log."""

    seq: int
    at: str
    person: str
    type: str
    subject: str
    address: str


class CheckOut(BaseModel):
    """What `linkage verify` found."""

    state: str = Field(description="none, running, holds or wrong.")
    at: str
    lines: list[str]
    head: str = Field(description="Hash of the ledger's last entry when it began.")
    person: str = Field(description="Who asked for it.")


@router.get("/accounts", responses=documented(401, 403, 422))
def list_accounts(request: Request) -> list[AccountOut]:
    """Who may sign in, as what: for owners."""
    return [AccountOut(name=a.name, role=a.role, made_at=a.made_at, is_disabled=a.is_disabled) for a in _team(request).accounts.all()]


@router.get("/tokens", responses=documented(401, 403, 422))
def list_tokens(request: Request, visitor: Asking) -> list[TokenOut]:
    """Your tokens."""
    return [TokenOut(**_token(token)) for token in _team(request).accounts.tokens(visitor.person)]


@router.post("/tokens", status_code=201, responses=documented(401, 403, 422))
def make_token(request: Request, body: TokenIn, visitor: Asking) -> NewTokenOut:
    """Makes a token for a program of yours."""
    role = allow_role(visitor, body.role)
    token, secret = _team(request).accounts.make_token(visitor.person, role, body.label, visitor.person, address_of(request))
    return NewTokenOut(**_token(token), secret=secret)


@router.delete("/tokens/{token_id}", status_code=204, responses=documented(401, 403, 422))
def revoke_token(request: Request, token_id: str, visitor: Asking) -> None:
    """Ends a token of yours."""
    _team(request).accounts.revoke_token(token_id, visitor.person, visitor.person, address_of(request))


@router.get("/log", responses=documented(401, 403, 422))
def list_log(
    request: Request,
    person: Annotated[str, Query(max_length=300, description="Only what this person did.")] = "",
    day: Annotated[str, Query(pattern=DAY, description="Only of this day.")] = "",
    after: After = "",
    limit: Limit = A_PAGE,
) -> PageOut[EventOut]:
    """Sign-ins and changes of accounts, the last first: for owners."""
    if after and not (after.isdecimal() and len(after) < 19):
        raise InputError(f"{after!r} is no place in the log: give what the page before gave as `after`")
    rows = _team(request).accounts.log(int(after or 2**62), limit, person, day)
    return PageOut(items=[_event(row) for row in rows], after=str(rows[-1].seq) if len(rows) == limit else "")


@router.post("/verification", status_code=202, responses=documented(401, 403, 422))
def start_check(request: Request, visitor: Asking) -> CheckOut:
    """Starts `linkage verify` on the case, unless it is under way."""
    return _check(checking.start_check(workbench_of(request).case_dir, visitor.person))


@router.get("/verification", responses=documented(401, 403, 422))
def get_check(request: Request) -> CheckOut:
    """What the last check found."""
    return _check(checking.find_check(workbench_of(request).case_dir))


def _team(request: Request) -> TeamAccess:
    access = workbench_of(request).access
    if not isinstance(access, TeamAccess):
        raise InputError("one person works on this case, without accounts: `linkage serve --team` serves it for several")
    return access


def _token(token: Token) -> dict[str, Any]:
    return {name: getattr(token, name) for name in TokenOut.model_fields}


def _event(event: Event) -> EventOut:
    return EventOut(**{name: getattr(event, name) for name in EventOut.model_fields})


def _check(check: checking.Check) -> CheckOut:
    return CheckOut(state=check.state, at=check.at, lines=list(check.lines), head=check.head, person=check.person)
