"""Who may ask, on a machine that others may use too.

The workbench is opened by a link that holds a secret of this run. It is changed for a cookie, so that another user of the machine, or
another page in the same browser, can neither read nor decide anything. Programs send the secret as a bearer token.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import HTTPConnection

from linkage.errors import InputError
from linkage.model.account import Role

BEARER = "bearer "
LONGEST_NAME = 80
Note = Callable[[str, str], None]
TAKEN = "file taken away"  # in the log


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who may ask.

    Args:
        person: The name that stands in decisions.
        session: What the browser's cookie holds; "" for a program with a token, which no other page can make speak.
        role: What they may do; one person on their own machine may do everything.
        is_team: Whether they have an account.
    """

    person: str
    session: str = ""
    role: Role = Role.OWNER
    is_team: bool = False

    def may(self, least: str) -> bool:
        """Whether they may do what needs that role at least; templates ask it.

        Args:
            least: The role.
        """
        return self.role.may(Role(least))


class Access(Protocol):
    """Who may ask: one person on this machine, or people with accounts."""

    @property
    def is_team(self) -> bool:
        """Whether people have accounts."""

    @property
    def is_encrypted(self) -> bool:
        """Whether browsers reach it by https only."""

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""

    def enter(self, key: str) -> str | None:
        """The session that a link's secret opens."""

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who is asking."""

    def csrf_token(self, visitor: Visitor) -> str:
        """What every form of this visitor's pages carries."""

    def is_own_form(self, visitor: Visitor, token: str) -> bool:
        """Whether a form came from one of our pages."""

    def note(self, connection: HTTPConnection, visitor: Visitor, type_: str, subject: str) -> None:
        """Enters into the log what is no decision, and so not in the ledger."""

    def noter(self, connection: HTTPConnection, visitor: Visitor) -> Note:
        """Enters into the log, under the name of who asks now, what comes of it later; given kind and subject."""


@dataclass(frozen=True, slots=True)
class LoopbackAccess:
    """One person on this machine, known by a secret of this run.

    Args:
        person: Their name.
        port: The port; it is part of the cookie's name, as browsers keep one set of cookies for all ports of a host.
        secret: The secret; made anew for every run.
        is_named: Whether the person gave that name; else it is that of an account of the machine, and the page asks for one.
    """

    person: str
    port: int
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    is_team: bool = False
    is_encrypted: bool = False
    is_named: bool = True

    @property
    def name_cookie(self) -> str:
        """The name of the cookie that holds under which name this browser decides."""
        return f"linkage-name-{self.port}"

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"linkage-{self.port}"

    def asks_name(self, connection: HTTPConnection) -> bool:
        """Whether nobody has said yet under which name this browser decides."""
        return not self.is_named and read_name(connection.cookies.get(self.name_cookie, "")) == ""

    def enter(self, key: str) -> str | None:
        """The session that a link's secret opens; None where it is not this run's."""
        return self._derive("session") if _same(key, self.secret) else None

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who is asking; None where nothing shows it."""
        scheme = connection.headers.get("authorization", "")
        if scheme.lower().startswith(BEARER):
            return Visitor(self.person) if _same(scheme[len(BEARER) :].strip(), self.secret) else None
        session = connection.cookies.get(self.cookie, "")
        named = read_name(connection.cookies.get(self.name_cookie, "")) or self.person
        return Visitor(named, session) if _same(session, self._derive("session")) else None

    def csrf_token(self, visitor: Visitor) -> str:
        """What every form of this visitor's pages carries."""
        return self._derive(f"csrf:{visitor.session}")

    def is_own_form(self, visitor: Visitor, token: str) -> bool:
        """Whether a form came from one of our pages; always so for a program with a token."""
        return visitor.session == "" or _same(token, self.csrf_token(visitor))

    def note(self, connection: HTTPConnection, visitor: Visitor, type_: str, subject: str) -> None:
        """Enters nothing: one person on their own machine keeps no log of what they do."""

    def noter(self, connection: HTTPConnection, visitor: Visitor) -> Note:  # noqa: ARG002
        """Enters nothing either."""
        return lambda _type, _subject: None

    def _derive(self, purpose: str) -> str:
        return hmac.new(self.secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def write_name(name: str) -> str:
    """A person's name as a cookie holds it.

    Args:
        name: The name, one line.

    Raises:
        InputError: It is empty, too long or no line of text.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise InputError(f"give a name of 1 to {LONGEST_NAME} letters: it stands beside every decision that you make")
    return base64.urlsafe_b64encode(name.encode()).decode()


def read_name(cookie: str) -> str:
    """The name that a cookie holds; "" where it holds none that a page gave."""
    try:
        name = base64.urlsafe_b64decode(cookie.encode("ascii", "replace")).decode()
    except ValueError:
        return ""
    return name if len(name) <= LONGEST_NAME and name.isprintable() else ""


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())
