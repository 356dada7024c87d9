"""Every operation has its least role, and is refused to who has less."""

import re

import pytest
from fastapi.routing import APIRoute
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
