"""A case served on this machine while a test looks at it in a browser."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import uvicorn

from linkage.accounts import Accounts
from linkage.desk import Desk
from linkage.web import serving
from linkage.web.access import LoopbackAccess
from linkage.web.app import make_app
from linkage.web.hosts import own_hosts
from linkage.web.teamaccess import TeamAccess

START_S = 60


@contextmanager
def serve_case(case: Path, person: str = "A. Analyst") -> Iterator[str]:
    """Serves a case to a person, in a thread; the link that opens it."""
    with closing(serving._listen(None)) as listener:
        access = LoopbackAccess(person, listener.getsockname()[1])
        with _served(case, access, listener):
            yield f"http://127.0.0.1:{access.port}/enter?key={access.secret}"


@contextmanager
def serve_team_case(case: Path) -> Iterator[str]:
    """Serves a case to people with accounts, in a thread; its address."""
    with closing(serving._listen(None)) as listener:
        access = TeamAccess(Accounts(case), is_encrypted=False, port=listener.getsockname()[1])
        with _served(case, access, listener):
            yield f"http://127.0.0.1:{access.port}"


@contextmanager
def _served(case: Path, access: LoopbackAccess | TeamAccess, listener: socket.socket) -> Iterator[None]:
    workbench = serving.make_workbench(lambda: Desk.open(case), case, access)
    server = uvicorn.Server(uvicorn.Config(make_app(workbench, own_hosts(access.port)), log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + START_S
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield
    finally:
        server.should_exit = True
        thread.join(START_S)
        workbench.runs.close()
