"""One person on this machine, and nothing else: hosts, origins, the link, the cookie, forms, headers."""

import asyncio
import re
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.testclient import TestClient
from starlette.types import Message

from linkage.errors import InputError
from linkage.web import api, pages, serving
from linkage.web.access import LoopbackAccess
from linkage.web.guards import POLICY
from madebench import PORT, SECRET, make_client


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/review").text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.2:{PORT}", f"[::1]:{PORT}", ""])
def test_another_host_is_refused_whatever_it_asks_for(host: str, client: TestClient) -> None:
    for address in ("/review", "/static/linkage.css", "/api/v1/claims"):
        response = client.get(address, headers={"host": host})
        assert response.status_code == 421
        assert "linkage serve" in response.json()["detail"]


def test_the_names_of_this_machine_are_its_own(client: TestClient) -> None:
    assert client.get("/", headers={"host": f"LOCALHOST:{PORT}"}).status_code == 200


def all_routes(client: TestClient) -> list[tuple[str, str]]:
    """(method, address) of everything that the workbench answers, with something in the place of each id."""
    app = client.app
    assert isinstance(app, FastAPI)
    found = {(method, path) for path, about in app.openapi()["paths"].items() for method in about}
    for router in (*pages.ROUTERS, *api.ROUTERS):
        found |= {(m, r.path) for r in router.routes if isinstance(r, APIRoute) for m in r.methods if router not in api.ROUTERS}
    return sorted((method.upper(), re.sub(r"\{[^}]*\}", "1", path)) for method, path in found)


def test_without_the_link_nothing_of_the_case_is_shown_whatever_is_asked(case: Path) -> None:
    stranger = make_client(case, entered=False)
    asked = all_routes(stranger)
    assert len(asked) >= 20
    assert {(method, path): stranger.request(method, path).status_code for method, path in asked} == dict.fromkeys(asked, 401)


def test_a_wrong_link_opens_nothing(case: Path) -> None:
    stranger = make_client(case, entered=False)
    response = stranger.get("/enter", params={"key": "guess"})
    assert response.status_code == 403
    assert "set-cookie" not in response.headers


def test_the_link_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(case: Path) -> None:
    response = make_client(case, entered=False).get("/enter", params={"key": SECRET})
    cookie = response.headers["set-cookie"]
    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert SECRET not in cookie


def test_every_answer_keeps_the_page_to_itself(client: TestClient) -> None:
    for address in ("/review", "/nowhere", "/static/htmx.js", "/api/v1/case"):
        headers = client.get(address).headers
        assert headers["content-security-policy"] == POLICY
        assert "'unsafe" not in headers["content-security-policy"]
        assert "blob:" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
    assert client.get("/review").headers["cache-control"] == "no-store"


def test_no_page_holds_script_or_style_of_its_own(client: TestClient) -> None:
    for address in ("/", "/review", "/reports"):
        text = client.get(address).text
        assert re.findall(r"<style\b|\sstyle=|\son\w+=|javascript:", text) == []
        assert re.findall(r"<script(?![^>]*\bsrc=)", text) == []


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
    ids=["another origin", "no origin", "another site", "another port"],
)
def test_what_another_page_sends_is_refused(headers: dict[str, str], client: TestClient) -> None:
    form = {"csrf": csrf(client), "do": "accept"}
    assert client.post("/review/decide", data=form, headers=headers).status_code == 403


@pytest.mark.parametrize("form", [{}, {"csrf": ""}, {"csrf": "0" * 64}], ids=["none", "empty", "guessed"])
def test_a_form_without_the_token_of_this_run_decides_nothing(form: dict[str, str], client: TestClient) -> None:
    for address in ("/review/decide", "/review/undo", "/review/accept-shown", "/review/add"):
        assert client.post(address, data=form).status_code == 403
    body = {"decisions": [{"type": "accept", "subjects": ["x"]}]}
    assert client.post("/api/v1/decisions", json=body).status_code == 403


def test_a_program_needs_the_token_and_no_form(case: Path) -> None:
    program = make_client(case, entered=False)
    assert program.get("/api/v1/case", headers={"authorization": f"Bearer {SECRET}"}).json()["person"] == "A. Analyst"
    assert program.get("/api/v1/case", headers={"authorization": "Bearer guess"}).status_code == 401
    assert program.get("/api/v1/case", headers={"authorization": f"Basic {SECRET}"}).status_code == 401


def test_a_request_that_is_too_large_is_refused(client: TestClient) -> None:
    response = client.post("/review/decide", content=b"x" * 2_000_001)
    assert response.status_code == 413


def test_words_of_a_report_are_never_run(client: TestClient) -> None:
    page = client.get("/review?status=&order=report").text
    assert "&lt;script&gt;document.title" in page
    assert "<script>document" not in page


def test_the_cookie_of_one_run_does_not_open_the_next(case: Path) -> None:
    before, after = LoopbackAccess("A", PORT), LoopbackAccess("A", PORT)
    assert before.enter(before.secret) != after.enter(after.secret)
    assert after.enter(before.secret) is None


def test_the_workbench_listens_on_this_machine_only() -> None:
    with serving._listen(None) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with serving._listen(None) as listener:
        listener.listen()
        port = listener.getsockname()[1]
        with pytest.raises(InputError, match=f"port {port} cannot be used"):
            serving._listen(port)


def test_a_program_finds_address_and_token_only_while_the_case_is_served(tmp_path: Path) -> None:
    path = tmp_path / "serving.json"
    with serving._announced(tmp_path, LoopbackAccess("A", PORT, SECRET)):
        assert SECRET in path.read_text("utf-8")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()


def test_the_secret_is_not_in_what_is_printed_of_it() -> None:
    assert SECRET not in repr(LoopbackAccess("A", PORT, SECRET))


@pytest.mark.parametrize("path", ["/add/files", "/api/v1/files"])
def test_files_of_who_is_not_known_are_not_even_taken_off_the_line(path: str, case: Path) -> None:
    app = make_client(case, entered=False).app
    told: list[Message] = []

    async def receive() -> Message:
        raise AssertionError("the body was read")

    async def send(message: Message) -> None:
        told.append(message)

    headers = [
        (b"host", f"127.0.0.1:{PORT}".encode()),
        (b"content-length", b"400000000"),
        (b"content-type", b"multipart/form-data; boundary=x"),
    ]
    scope = {
        "type": "http", "method": "POST", "path": path, "raw_path": path.encode(), "query_string": b"", "headers": headers,
        "scheme": "http", "server": ("127.0.0.1", PORT), "client": ("127.0.0.1", 1), "root_path": "", "http_version": "1.1",
    }  # fmt: skip
    with ThreadPoolExecutor(1) as apart:  # a browser that an earlier test drives keeps the loop of this thread
        apart.submit(lambda: asyncio.run(app(scope, receive, send))).result()
    assert told[0]["status"] == 401
