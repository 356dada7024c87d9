"""Who may ask, where several work on a case: accounts, sessions and tokens in place of the link of one person."""

import hashlib
import hmac
from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.responses import Response

from linkage.accounts import Accounts, SignedIn
from linkage.web.access import BEARER, Note, Visitor

BROWSER_S = 180 * 86_400


@dataclass(frozen=True, slots=True)
class TeamAccess:
    """People with accounts.

    Args:
        accounts: The accounts of the case.
        is_encrypted: Whether browsers reach it by https only; its cookies are then sent over nothing else.
        port: The port; a part of the cookies' names where it is not.
    """

    accounts: Accounts
    is_encrypted: bool
    port: int
    is_team: bool = True

    @property
    def cookie(self) -> str:
        """The name of the session's cookie."""
        return self._name("session")

    def enter(self, key: str) -> str | None:  # noqa: ARG002 - the link of one person, which opens nothing here
        """None: no link opens what several work on."""
        return None

    def visitor(self, connection: HTTPConnection) -> Visitor | None:
        """Who is asking; None where nothing shows it."""
        scheme = connection.headers.get("authorization", "")
        if scheme.lower().startswith(BEARER):
            account, session = self.accounts.of_token(scheme[len(BEARER) :].strip()), ""
        else:
            session = connection.cookies.get(self.cookie, "")
            account = self.accounts.of_session(session) if session else None
        return None if account is None else Visitor(account.name, session, account.role, is_team=True)

    def csrf_token(self, visitor: Visitor) -> str:
        """What every form of this visitor's pages carries."""
        return hmac.new(visitor.session.encode(), b"csrf", hashlib.sha256).hexdigest()

    def is_own_form(self, visitor: Visitor, token: str) -> bool:
        """Whether a form came from one of our pages; always so for a program with a token."""
        return visitor.session == "" or hmac.compare_digest(token.encode(), self.csrf_token(visitor).encode())

    def sign_in(self, connection: HTTPConnection, name: str, password: str) -> SignedIn:
        """Tries a name and a password."""
        return self.accounts.sign_in(name, password, address_of(connection), connection.cookies.get(self._name("browser"), ""))

    def is_right(self, connection: HTTPConnection, name: str, password: str) -> bool:
        """Whether a password is that of the account; counted as an attempt to sign in is."""
        return self.accounts.is_right(name, password, address_of(connection), connection.cookies.get(self._name("browser"), ""))

    def note(self, connection: HTTPConnection, visitor: Visitor, type_: str, subject: str) -> None:
        """Enters into the log what is no decision, and so not in the ledger."""
        self.accounts.note(visitor.person, type_, subject, address_of(connection))

    def noter(self, connection: HTTPConnection, visitor: Visitor) -> Note:
        """Enters into the log, under the name of who asks now, what comes of it later; given kind and subject."""
        address = address_of(connection)
        return lambda type_, subject: self.accounts.note(visitor.person, type_, subject, address)

    def keep(self, response: Response, signed_in: SignedIn) -> None:
        """Gives the browser its new session, and a way to be known again by."""
        for name, value, age in ((self.cookie, signed_in.session, None), (self._name("browser"), signed_in.browser, BROWSER_S)):
            response.set_cookie(name, value, max_age=age, path="/", secure=self.is_encrypted, httponly=True, samesite="strict")

    def forget(self, response: Response) -> None:
        """Takes the session from the browser."""
        response.delete_cookie(self.cookie, path="/", secure=self.is_encrypted, httponly=True, samesite="strict")

    def _name(self, purpose: str) -> str:
        return f"__Host-linkage-{purpose}" if self.is_encrypted else f"linkage-{purpose}-{self.port}"


def address_of(connection: HTTPConnection) -> str:
    """The network address that asks."""
    return "" if connection.client is None else connection.client.host
