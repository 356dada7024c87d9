"""Every operation has its least role, is refused to who has less, and is offered to nobody who has less."""

import re

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Match
from starlette.testclient import TestClient

from linkage.model.account import Role
from linkage.web import api, pages
from linkage.web.app import API
from linkage.web.roles import LEAST, least_role, name_of


def routes() -> list[tuple[str, str, APIRoute]]:
    """(method, address, route) of everything behind the entrance, with something in the place of each id."""
    found = [(prefix, route) for prefix, routers in (("", pages.ROUTERS), (API, api.ROUTERS)) for r in routers for route in r.routes]
    return [
        (method, prefix + re.sub(r"\{[^}]*\}", "1", route.path), route)
        for prefix, route in found
        if isinstance(route, APIRoute)
        for method in sorted(route.methods)
    ]


def test_every_operation_stands_in_the_table_and_nothing_else_does() -> None:
    assert {name_of(route.endpoint) for _, _, route in routes()} == set(LEAST)


def test_an_operation_that_nobody_thought_about_is_for_owners() -> None:
    def show_everything() -> None:
        """New."""

    assert least_role(show_everything) is Role.OWNER


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.REVIEWER], ids=str)
def test_what_needs_more_is_refused_and_what_does_not_is_answered(role: Role, case_of_roles: dict[Role, TestClient]) -> None:
    client = case_of_roles[role]
    asked = [(method, path, route) for method, path, route in routes() if method == "GET"]
    more = {(path, client.request(method, path).status_code) for method, path, route in asked if not role.may(least_role(route.endpoint))}
    allowed = {(path, client.get(path).status_code == 403) for _, path, route in asked if role.may(least_role(route.endpoint))}
    assert {status for _, status in more} == {403}
    assert {path for path, is_refused in allowed if is_refused} == set()


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.REVIEWER], ids=str)
def test_what_would_change_something_is_refused_before_anything_of_it_is_read(role: Role, case_of_roles: dict[Role, TestClient]) -> None:
    asked = [(method, path) for method, path, r in routes() if method not in ("GET", "HEAD") and not role.may(least_role(r.endpoint))]
    statuses = {case_of_roles[role].request(method, path).status_code for method, path in asked}
    assert len(asked) >= 4
    assert statuses == {403}


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_no_page_offers_what_is_refused_to_who_sees_it(role: Role, case_of_roles: dict[Role, TestClient]) -> None:
    client = case_of_roles[role]

    def least(method: str, path: str) -> Role:
        scope = {"type": "http", "method": method, "path": path, "headers": []}
        offered = [route for router in (*pages.ENTRANCES, *pages.ROUTERS) for route in router.routes]
        found = [route for route in offered if route.matches(scope)[0] is Match.FULL]
        assert found, (method, path)
        return Role.READER if any(found[0] in router.routes for router in pages.ENTRANCES) else least_role(found[0].endpoint)  # type: ignore[attr-defined]

    waiting, seen, refused, tried = ["/"], set(), set(), 0
    while waiting and len(seen) < 60:
        address = waiting.pop(0)
        path = re.sub(r"/[0-9a-f]{8,}[^/]*", "/1", address.partition("?")[0])
        if path in seen or path.startswith(("/static", "/casefile/", "/written")):
            continue
        seen.add(path)
        text = client.get(address.replace("&amp;", "&")).text
        asked = [("GET", one) for one in re.findall(r'(?:href|hx-get)="(/[^"#]*)', text)]
        for form in re.findall(r"<form\b[^>]*>", text):
            method = "POST" if 'method="post"' in form else "GET"
            asked += [(method, one) for one in re.findall(r'action="(/[^"]*)"', form)]
        asked += [("POST", one) for one in re.findall(r'hx-post="(/[^"]*)"', text)]
        tried += len(asked)
        refused |= {(address, method, to) for method, to in asked if not role.may(least(method, to.partition("?")[0]))}
        waiting += [to for method, to in asked if method == "GET"]
    assert len(seen) >= 8
    assert tried > 80
    assert refused == set()
