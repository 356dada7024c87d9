"""The door: the link of the run, and what pages load before anybody is known."""

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from linkage.web.access import LoopbackAccess
from linkage.web.problems import Problem
from linkage.web.workbench import workbench_of

router = APIRouter()

A_YEAR_S = 31_536_000


@router.get("/enter")
def enter(request: Request, key: str = "") -> Response:
    """Changes the secret of the link for a cookie, and leaves it out of the address."""
    workbench = workbench_of(request)
    access = workbench.access
    session = access.enter(key)
    if session is None:
        raise Problem(403, "link", workbench.words("refused.link"))
    is_asked = isinstance(access, LoopbackAccess) and access.asks_name(request)
    response = RedirectResponse("/name" if is_asked else "/", 303)
    response.set_cookie(access.cookie, session, httponly=True, samesite="strict", path="/")
    return response


@router.get("/static/{name}")
def send_asset(request: Request, name: str) -> Response:
    """One file that pages load; it holds nothing of the case."""
    workbench = workbench_of(request)
    asset = workbench.assets.get(name)
    if asset is None:
        raise Problem(404, "asset", workbench.words("refused.404"))
    return Response(asset.content, media_type=asset.media_type, headers={"cache-control": f"public, max-age={A_YEAR_S}, immutable"})
