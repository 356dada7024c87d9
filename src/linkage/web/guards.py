"""What stands before every page: hosts that are ours, requests that are ours, headers that keep a page to itself.

A page of another site can make a browser send requests here, and can point a name of its own at 127.0.0.1 (DNS rebinding). The first is
refused by where the request says it comes from, the second by the host it asks for.
"""

from collections.abc import Callable, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from linkage.web.problems import Problem, problem_response

POLICY = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
A_YEAR_S = 31_536_000
MOST_BYTES = 2_000_000  # of a form or JSON body
DOORS = {"/add/files": 500_000_000, "/api/v1/files": 500_000_000}  # where files are handed over, some at a time


class Guards:
    """Lets through what was asked of this host by one of its own pages, or by a program.

    Args:
        app: What answers.
        hosts: The values of the Host header that are ours ("127.0.0.1:8765").
        admit_files: Asked before any file of a request is taken off the line; raises a `Problem` where it is refused.
        is_encrypted: Whether browsers reach it by https only: what comes past the proxy that encrypts is refused.
    """

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str], admit_files: Callable[[HTTPConnection], object], *, is_encrypted: bool = False
    ) -> None:
        self.app = app
        self.admit_files = admit_files
        self.is_encrypted = is_encrypted
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("cache-control", "no-store")
                if self.is_encrypted and scope["scheme"] == "https":
                    headers["strict-transport-security"] = f"max-age={A_YEAR_S}"
            await send(message)

        problem = self._refusal(scope)
        answer = self.app if problem is None else problem_response(problem)
        await answer(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Problem | None:
        """Why a request is refused; None where it is not."""
        headers = Headers(scope=scope)
        if headers.get("host", "").lower() not in self.hosts:
            return Problem(421, "host", "This address is not the workbench's: open the one that `linkage serve` printed.")
        if self.is_encrypted and scope["scheme"] != "https":
            return Problem(
                403,
                "encrypted",
                "This came without encryption: ask by https. (A proxy sends X-Forwarded-Proto, and is named with --behind-proxy.)",
            )
        if scope["method"] in SAFE:
            return None
        origin = headers.get("origin")
        own = {f"{scope['scheme']}://{host}" for host in self.hosts}
        if (origin is not None and origin.lower() not in own) or headers.get("sec-fetch-site", "none") not in {"same-origin", "none"}:
            return Problem(403, "origin", "This came from another page: act on the page of the workbench itself.")
        most, length = DOORS.get(scope["path"], MOST_BYTES), headers.get("content-length", "0")
        if not length.isdigit() or int(length) > most or "transfer-encoding" in headers:  # a body in chunks could be of any length
            return Problem(413, "size", f"A request may hold {most:,} bytes and says how many: send less at a time.")
        if scope["path"] in DOORS:
            try:
                self.admit_files(HTTPConnection(scope))
            except Problem as problem:
                return problem
        return None
