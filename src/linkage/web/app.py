"""The workbench as one application: pages for people, JSON for programs, guards before both."""

from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode, urlsplit

from fastapi import Depends, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from linkage.errors import LinkageError
from linkage.web import api, pages
from linkage.web.guards import SAFE, Guards
from linkage.web.problems import Problem, ProblemOut, problem_of, problem_response
from linkage.web.roles import ANALYST
from linkage.web.workbench import Workbench, admit, require_visitor, workbench_of

API = "/api/v1"
UNKNOWN = 401  # nobody is known to ask


def make_app(workbench: Workbench, hosts: Iterable[str]) -> FastAPI:
    """The application of one run.

    Args:
        workbench: What pages and JSON share.
        hosts: The values of the Host header that are ours ("127.0.0.1:8765").

    Returns:
        An ASGI application.
    """
    app = FastAPI(
        title="Linkage",
        summary="Who is answerable, for what, according to whom: the operations of the workbench.",
        version="1",
        docs_url=None,  # their pages load scripts of other hosts
        redoc_url=None,
        openapi_url=f"{API}/openapi.json",
        exception_handlers={
            Problem: _tell_problem,
            LinkageError: _tell_error,
            RequestValidationError: _tell_invalid,
            HTTPException: _tell_http,
        },
        separate_input_output_schemas=False,
    )
    app.state.workbench = workbench
    asking = [Depends(require_visitor)]  # before every route, so that none can forget it
    for router in pages.ENTRANCES:
        app.include_router(router, include_in_schema=False)
    for router in pages.ROUTERS:
        app.include_router(router, include_in_schema=False, dependencies=asking)
    for router in api.ROUTERS:
        app.include_router(router, prefix=API, dependencies=asking)
    _document_problems(app)
    app.add_middleware(
        Guards, hosts=frozenset(hosts), admit_files=partial(admit, workbench, ANALYST), is_encrypted=workbench.access.is_encrypted
    )
    return app


def _document_problems(app: FastAPI) -> None:
    """Puts the problem's schema where the documented answers point to, and says how programs show who they are."""
    make = app.openapi

    def openapi() -> dict[str, object]:
        made = make()
        components = made.setdefault("components", {})
        components.setdefault("schemas", {})["Problem"] = ProblemOut.model_json_schema()
        components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"token": []}]
        return made

    app.openapi = openapi  # type: ignore[method-assign]


async def _tell_problem(request: Request, problem: Problem) -> Response:
    return _answer(request, problem)


async def _tell_error(request: Request, error: LinkageError) -> Response:
    problem = problem_of(error)
    if problem is None:
        raise error
    return _answer(request, problem)


async def _tell_invalid(request: Request, error: RequestValidationError) -> Response:
    told = "; ".join(f"{'.'.join(str(part) for part in one['loc'][1:]) or one['loc'][0]}: {one['msg']}" for one in error.errors()[:5])
    return _answer(request, Problem(422, "input", f"{told}. See {API}/openapi.json."))


async def _tell_http(request: Request, error: HTTPException) -> Response:
    words = workbench_of(request).words
    key = f"refused.{error.status_code}"
    detail = words(key) if words.has(key) else str(error.detail)
    return _answer(request, Problem(error.status_code, "http", detail), dict(error.headers or {}))


def _answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """JSON for programs, a page or a part of one for people."""
    if request.url.path.startswith(f"{API}/"):
        return problem_response(problem, headers)
    is_part = request.headers.get("hx-request") == "true"
    if problem.status == UNKNOWN and workbench_of(request).access.is_team and request.method in SAFE:
        asked = urlsplit(request.headers.get("hx-current-url", "") if is_part else str(request.url))
        sign_in = f"/sign-in?{urlencode({'to': asked._replace(scheme='', netloc='', fragment='').geturl()})}"
        return Response(headers={"HX-Redirect": sign_in}) if is_part else RedirectResponse(sign_in, 303)
    render = workbench_of(request).renderer
    if is_part:
        told = {"HX-Retarget": "#notice", "HX-Reswap": "outerHTML", "HX-Reselect": "#notice"}
        return HTMLResponse(render("notice.html.j2", problem=problem, done=None), 200, told | (headers or {}))
    is_team = workbench_of(request).access.is_team
    return HTMLResponse(render("refused.html.j2", problem=problem, is_team=is_team), problem.status, headers)
