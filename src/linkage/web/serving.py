"""Runs the workbench on this machine and nowhere else."""

import json
import os
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import uvicorn

from linkage.accounts import Accounts
from linkage.desk import Desk
from linkage.errors import InputError
from linkage.model.account import Role
from linkage.web.access import Access, LoopbackAccess
from linkage.web.app import API, make_app
from linkage.web.assets import load_assets
from linkage.web.hosts import LOOPBACK, Team, own_hosts, team_hosts
from linkage.web.rendering import Renderer
from linkage.web.runs import Runs
from linkage.web.teamaccess import TeamAccess
from linkage.web.words import load_words
from linkage.web.workbench import Workbench, open_for_visitor

DEFAULT_PORT = 8765
BACKLOG = 128
SERVING = "serving.json"  # in the case folder while it is served: what a program needs to ask


def serve_team(case_dir: Path, team: Team, port: int | None, ready: Callable[[str], None]) -> None:
    """Serves a case to people with accounts until it is stopped with Ctrl-C.

    Args:
        case_dir: The case.
        team: How.
        port: The port; None for the usual one.
        ready: Told the address, once it can be opened.

    Raises:
        NotACaseError: The folder holds no case, or one that must be built again first.
        InputError: The port is taken, or the case has no owner who could sign in.
        SetupError: What `make setup` fetches is missing.
    """
    open_desk, accounts = partial(Desk.open, case_dir), Accounts(case_dir)
    with open_desk():
        pass
    if not any(account.role is Role.OWNER and not account.is_disabled for account in accounts.all()):
        raise InputError(f"nobody could sign in as owner: `linkage accounts {case_dir} add NAME --role owner` makes the first account")
    with closing(_listen(port, team.host)) as listener:
        port = listener.getsockname()[1]
        workbench = make_workbench(open_desk, case_dir, TeamAccess(accounts, team.is_encrypted, port))
        config = uvicorn.Config(
            make_app(workbench, team_hosts(team, port)), log_level="warning", server_header=False, ws="none", access_log=False,
            proxy_headers=team.behind_proxy != "", forwarded_allow_ips=team.behind_proxy or None,
            ssl_certfile=team.certificate, ssl_keyfile=team.key,
        )  # fmt: skip
        scheme = "https" if team.is_encrypted else "http"
        with closing(workbench.runs):
            _run(uvicorn.Server(config), workbench.runs, listener, lambda: ready(f"{scheme}://{team.address(port)}/"))


def serve(case_dir: Path, person: str, port: int | None, ready: Callable[[str], None], *, is_named: bool = True) -> None:
    """Serves a case until it is stopped with Ctrl-C.

    Args:
        case_dir: The case.
        person: The name that stands in decisions.
        port: The port; None for the usual one, or a free one where that is taken.
        ready: Told the link that opens the workbench, once it can be opened.
        is_named: Whether the person gave that name; else the page asks for one.

    Raises:
        NotACaseError: The folder holds no case, or one that must be built again first.
        InputError: The port is taken.
        SetupError: What `make setup` fetches is missing.
    """
    open_desk = partial(Desk.open, case_dir)
    with open_desk():
        pass
    with closing(_listen(port)) as listener:
        port = listener.getsockname()[1]
        access = LoopbackAccess(person, port, is_named=is_named)
        workbench = make_workbench(open_desk, case_dir, access)
        config = uvicorn.Config(
            make_app(workbench, own_hosts(port)), log_level="warning", server_header=False, proxy_headers=False, ws="none", access_log=False
        )
        with _announced(case_dir, access), closing(workbench.runs):
            _run(uvicorn.Server(config), workbench.runs, listener, lambda: ready(f"http://{LOOPBACK}:{port}/enter?key={access.secret}"))


def _run(server: uvicorn.Server, runs: Runs, listener: socket.socket, ready: Callable[[], None]) -> None:
    """Serves until it is stopped; what a server that was stopped left unread is read first."""
    runs.incoming.take_up()
    runs.add()
    ready()
    signal.signal(signal.SIGTERM, _stop)  # the server hands it on when it has ended
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        return


def make_workbench(open_desk: Callable[[], Desk], case_dir: Path, access: Access, runs: Runs | None = None) -> Workbench:
    """What one run shares.

    Args:
        open_desk: Opens the case.
        case_dir: The case.
        access: Who may ask.
        runs: What goes on beside the server; None to begin with nothing.
    """
    words, assets = load_words(), load_assets()
    if access.is_team:
        open_desk = partial(open_for_visitor, case_dir)
    return Workbench(open_desk, case_dir, access, words, Renderer(words, assets), assets, runs or Runs(case_dir))


def _listen(port: int | None, host: str = LOOPBACK) -> socket.socket:
    """A socket on this machine's own address, unless another was asked for."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for wanted in (DEFAULT_PORT, 0) if port is None else (port,):
        listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # named, or asyncio lets small answers wait
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, wanted))
            listener.listen(BACKLOG)  # from now on, so that the link works as soon as it is told
        except OSError as error:
            listener.close()
            if port is not None:
                raise InputError(f"port {port} cannot be used ({error.strerror}): choose another with --port, or leave it out") from error
        else:
            return listener
    raise InputError("no port is free on this machine: close a program that serves pages, then try again")


@contextmanager
def _announced(case_dir: Path, access: LoopbackAccess) -> Iterator[None]:
    """Leaves address and token where the user's own programs find them, readable for that user only, while the run lasts."""
    path = case_dir / SERVING
    about = {"api": f"http://{LOOPBACK}:{access.port}{API}", "token": access.secret}
    try:
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(json.dumps(about) + "\n")
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; the case must be in a folder that you can write to") from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _stop(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt
