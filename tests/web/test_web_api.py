"""The JSON side: the same operations, documented; nothing that anybody sends breaks it."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance
from starlette.testclient import TestClient

from linkage.accounts import Accounts
from linkage.desk import Desk
from linkage.model.account import Role
from madebench import HOST, SECRET, make_client, make_team_client

TOKEN = {"authorization": f"Bearer {SECRET}", "host": HOST}
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def api(case: Path) -> TestClient:
    client = make_client(case, entered=False)
    client.headers.update({"authorization": f"Bearer {SECRET}"})
    client.base_url = client.base_url.join("/api/v1/")
    return client


def test_pages_of_a_list_hold_every_claim_once(api: TestClient, case: Path) -> None:
    found, after = [], ""
    while True:
        page = api.get("claims", params={"limit": 3, "after": after}).json()
        found += [item["id"] for item in page["items"]]
        after = page["after"]
        if after == "":
            break
    with Desk.open(case) as desk:
        assert len(found) == len(set(found)) == desk.index.count_claims() > 3


def test_a_quote_is_where_it_says_in_code_points(api: TestClient) -> None:
    around = []
    for row in api.get("reports").json()["items"]:
        report = api.get(f"reports/{row['id']}").json()
        assert report["claims"] != []
        for claim in report["claims"]:
            assert report["text"][claim["at"]["start"] : claim["at"]["end"]] == claim["quote"]
            assert claim["before"].removeprefix("…") + claim["quote"] + claim["after"].removesuffix("…") in report["text"]
            around += [claim["before"], claim["after"]]
    assert any(around)


def test_a_decision_changes_status_and_version_and_is_in_the_audit_list(api: TestClient) -> None:
    claim = api.get("claims").json()["items"][0]
    body = {"decisions": [{"type": "accept", "subjects": [claim["id"]], "upon": claim["version"]}]}
    (outcome,) = api.post("decisions", json=body).json()
    assert outcome["review"]["status"] == "checked once"
    assert outcome["review"]["version"] != claim["version"]
    assert outcome["unseen"] == []
    assert api.get("decisions").json()["items"][0]["id"] == outcome["decision"]["id"]


def test_decisions_are_entered_together_or_not_at_all(api: TestClient) -> None:
    claim = api.get("claims").json()["items"][0]
    body = {"decisions": [{"type": "accept", "subjects": [claim["id"]]}, {"type": "accept", "subjects": ["nope"]}]}
    refused = api.post("decisions", json=body)
    assert (refused.status_code, "take an id that the case shows" in refused.json()["detail"]) == (404, True)
    assert api.get(f"claims/{claim['id']}").json()["history"] == []


def test_a_correction_binds_words_of_the_report(api: TestClient) -> None:
    claim = next(c for c in api.get("claims", params={"kind": "attack"}).json()["items"] if "school" in c["quote"])
    body = {"roles": {"target": {"value": "a school in Orlivka"}}, "upon": claim["version"]}
    outcome = api.post(f"claims/{claim['id']}/corrections", json=body).json()
    target = next(role for role in outcome["review"]["claim"]["roles"] if role["name"] == "target")
    text = api.get(f"reports/{claim['report']}").json()["text"]
    assert text[target["at"]["start"] : target["at"]["end"]] == "a school in Orlivka"
    refused = api.post(f"claims/{claim['id']}/corrections", json={"roles": {"target": {"value": "a library"}}})
    assert (refused.status_code, refused.headers["content-type"]) == (422, "application/problem+json")
    assert "does not stand in the report" in refused.json()["detail"]


def test_a_claim_is_added_and_can_be_taken_back(api: TestClient) -> None:
    report = api.get("reports").json()["items"][0]
    text = api.get(f"reports/{report['id']}").json()["text"]
    start = text.index("We do not shell")
    body = {
        "report": report["id"],
        "kind": "statement",
        "quote": {"start": start, "end": start + 15},
        "roles": {"speaker": {"value": "Hnat"}},
    }
    added = api.post("claims", json=body)
    assert added.status_code == 201
    decision = added.json()["decision"]
    undone = api.post("decisions", json={"decisions": [{"type": "undo", "about": "decision", "subjects": [decision["id"]]}]})
    assert undone.status_code == 201
    assert api.get(f"claims/{decision['subjects'][0]}").json()["row"]["status"] == "rejected"


def test_an_error_says_what_to_do(api: TestClient) -> None:
    problem = api.get("claims", params={"limit": 0})
    assert problem.headers["content-type"] == "application/problem+json"
    assert set(problem.json()) == {"type", "title", "status", "detail"}
    assert api.get("nowhere").json()["status"] == 404
    assert api.put("claims").json()["status"] == 405


@pytest.mark.parametrize("address", ["claims/nope", "reports/nope", "entities/person:nope", "incidents/nope"])
def test_what_the_case_does_not_hold_is_not_found(api: TestClient, address: str) -> None:
    problem = api.get(address)
    assert (problem.status_code, problem.json()["type"]) == (404, "urn:linkage:problem:unknown")
    assert ": take an id" in problem.json()["detail"] or ": look it up" in problem.json()["detail"]


def test_every_operation_and_parameter_is_documented(api: TestClient) -> None:
    schema = api.get("openapi.json").json()
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            assert operation.get("summary"), (path, method)
            assert operation["description"], (path, method)
            assert {"401", "422"} <= set(operation["responses"]), (path, method)
            assert [p["name"] for p in operation.get("parameters", []) if p["in"] == "query" and not p.get("description")] == [], path


@pytest.fixture
def schema(case: Path) -> schemathesis.schemas.BaseSchema:
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_client(case, entered=False).app, headers=TOKEN)


@pytest.fixture
def team(case: Path) -> tuple[schemathesis.schemas.BaseSchema, dict[str, str]]:
    """The same for a case that several work on, and what an owner's program sends."""
    client = make_team_client(case, "Olha Owner", Role.OWNER)
    headers = {"authorization": client.headers["authorization"], "host": HOST}
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app, headers=headers), headers


def test_nothing_that_is_sent_breaks_it(schema: schemathesis.schemas.BaseSchema) -> None:
    assert send_anything(schema, TOKEN, 15) > 100


def test_nothing_that_an_owner_of_a_team_sends_breaks_it(team: tuple[schemathesis.schemas.BaseSchema, dict[str, str]], case: Path) -> None:
    assert send_anything(*team, 4) > 60
    assert any(account.role is Role.OWNER and not account.is_disabled for account in Accounts(case).all())


def send_anything(schema: schemathesis.schemas.BaseSchema, headers: dict[str, str], examples: int) -> int:
    """Sends what the schema allows, and more; the number of requests."""
    called = 0

    for result in schema.get_all_operations():
        operation = result.ok()

        @seed(20260101)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def run(case: schemathesis.Case) -> None:
            nonlocal called
            called += 1
            case.call_and_validate(headers=headers, checks=CHECKS)

        schemathesis_given(operation, run)
    return called


def schemathesis_given(operation: object, run: object) -> None:
    from hypothesis import given

    given(case=operation.as_strategy())(run)()  # type: ignore[attr-defined]


def test_counts_are_those_of_the_list_that_they_count(api: TestClient) -> None:
    counts = api.get("claims/counts", params={"kind": "attack"}).json()
    listed = api.get("claims", params={"kind": "attack", "limit": 200}).json()["items"]
    assert counts["total"] == len(listed) == counts["by_kind"]["attack"] > 0


def test_incidents_are_filtered_as_on_the_page(api: TestClient) -> None:
    everything = api.get("incidents").json()["items"]
    dated = api.get("incidents", params={"since": "2022-05-09", "until": "2022-05-09"}).json()["items"]
    assert 0 < len(dated) < len(everything)
    assert all(item["said_by"] for item in everything)
