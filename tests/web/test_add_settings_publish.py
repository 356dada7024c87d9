"""Add, settings and publish by page and by JSON: the same operations."""

import hashlib
import re
from pathlib import Path

import pytest
import yaml
from starlette.testclient import TestClient

from linkage.model.review import Profile
from linkage.web.access import LoopbackAccess
from linkage.web.guards import DOORS
from linkage.web.written import find_written, write_out
from madebench import SECRET, make_client, workbench_at


@pytest.fixture
def api(case: Path) -> TestClient:
    client = make_client(case, entered=False)
    client.headers.update({"authorization": f"Bearer {SECRET}"})
    client.base_url = client.base_url.join("/api/v1/")
    return client


def waiting(client: TestClient) -> list[str]:
    return sorted(path.name for path in (workbench_at(client).case_dir / "incoming").rglob("*") if path.is_file())


def token(client: TestClient, page: str) -> str:
    found = re.search(r'name="csrf" value="([^"]+)"', client.get(page).text)
    assert found is not None
    return found[1]


def test_a_case_without_reports_opens_where_they_are_added(tmp_path: Path) -> None:
    from linkage import pipeline

    pipeline.begin_case(tmp_path / "case")
    client = make_client(tmp_path / "case")
    assert client.get("/").headers["location"] == "/add"
    assert "Drop reports here. Linkage reads them on this machine; nothing is sent anywhere." in client.get("/add").text


def test_files_are_handed_over_some_at_a_time_and_a_path_in_a_name_stays_below(api: TestClient) -> None:
    first = api.post("files", files=[("files", ("sub/a.txt", b"A"))], data={"is_last": "false"})
    assert (first.status_code, first.json()["taken"], waiting(api)) == (202, 1, ["a.txt"])
    more = {"batch": first.json()["batch"], "is_last": "true"}
    second = api.post("files", files=[("files", ("../../b.txt", b"B")), ("files", (".c", b"C"))], data=more).json()
    assert [one["file"] for one in second["refused"]] == [".c"]
    assert workbench_at(api).runs.wait(20).known == 1
    assert api.get("run").json()["waiting"] == 0
    refused = api.post("files", files=[("files", ("d.txt", b"D"))], data=more)
    assert refused.status_code == 422


def test_a_form_without_script_hands_files_over(case: Path) -> None:
    client = make_client(case, do=lambda _: iter(()))
    form = {"csrf": token(client, "/add")}
    answer = client.post("/add/files", data=form, files=[("files", ("a.txt", b"A")), ("files", ("", b""))])
    assert (answer.status_code, answer.headers["location"]) == (303, "/add")
    workbench_at(client).runs.wait(20)
    assert waiting(client) == ["a.txt", "batch.json"]
    page = client.get("/add").text
    assert "Try again" in page
    assert client.post("/run/leave-out", data=form).status_code == 303
    assert waiting(client) == []
    assert client.post("/add/files", data={"csrf": "guessed"}, files=[("files", ("a.txt", b"A"))]).status_code == 403
    assert client.post("/add/files", data=form).status_code == 422


def test_a_body_larger_than_a_door_takes_or_of_no_known_length_is_refused(api: TestClient) -> None:
    most = DOORS["/api/v1/files"]
    assert api.post("files", content=b"", headers={"content-length": str(most + 1)}).status_code == 413
    assert api.post("files", content=iter([b"x"])).status_code == 413


def test_a_path_is_read_where_it_is_by_the_one_person_at_the_machine(
    api: TestClient, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text("A")
    assert api.post("paths", json={"path": str(tmp_path / "more")}).status_code == 202
    workbench_at(api).runs.wait(20)
    for path, told in (
        (str(case.parent), "lies inside the reports"),
        ("more", "whole path"),
        ("/no/such", "does not exist"),
        ("/a\0", "exist"),
    ):
        refused = api.post("paths", json={"path": path})
        assert (refused.status_code, told in refused.json()["detail"]) == (422, True), path
    monkeypatch.setattr("linkage.web.handing.LoopbackAccess", type("Other", (LoopbackAccess,), {}))
    assert api.post("paths", json={"path": str(tmp_path / "more")}).status_code == 403
    assert "by its whole path" not in api.get(str(api.base_url.join("/add"))).text


def test_settings_keep_what_only_an_editor_changes_and_the_file_as_it_was(api: TestClient, case: Path) -> None:
    before = "# Ours.\nname: Old  # the name\n\n# How incidents are graded.\ngrading: publishers\npersons:\n  - [A. Person, A. P.]\n"
    (case / "case.yaml").write_text(before)
    settings = api.get("settings").json()
    assert (settings["name"], settings["persons"]) == ("Old", [["A. Person", "A. P."]])
    settings |= {"name": "New", "campaigns": [{"name": "Siege of Velm", "place": "Velm", "start": "2022-05"}]}
    assert api.put("settings", json=settings).status_code == 200
    assert (case / "case.before.yaml").read_text() == before
    text = (case / "case.yaml").read_text()
    assert "# How incidents are graded.\ngrading: publishers\npersons:\n  - [A. Person, A. P.]\n" in text
    kept = yaml.safe_load(text)
    assert (kept["name"], kept["campaigns"][0]["id"], kept["campaigns"][0]["start"]) == ("New", "siege-of-velm", "2022-05")
    assert api.put("settings", json=settings).status_code == 422  # of before the change: somebody may have changed it
    assert workbench_at(api).runs.wait(20).kind == "build"


def test_a_setting_that_cannot_be_used_is_told_at_its_field_and_nothing_is_kept(case: Path) -> None:
    client = make_client(case)
    page = client.get("/settings").text
    upon = re.search(r'name="upon" value="([^"]*)"', page)
    assert upon is not None
    form = {"csrf": token(client, "/settings"), "upon": upon[1], "name": "A case", "persons": "A. One; A. 1\n", "places": ""}
    form |= {"bar": "any", "profile": "internal", "campaigns.1.name": "Siege", "campaigns.1.place": "Velm", "campaigns.1.id": ""}
    wrong = client.post("/settings", data=form | {"campaigns.1.start": "yesterday"})
    assert wrong.status_code == 422
    assert 'id="wrong-campaigns"' in wrong.text
    assert "should be a date such as 2022-02-24" in wrong.text
    assert 'value="yesterday"' in wrong.text
    none = client.post("/settings", data=form | {"campaigns.1.end": "2022-02-30"})
    assert none.status_code == 422
    assert "should be a day that the calendar has" in none.text
    assert 'id="wrong-campaigns"' in client.post("/settings", data=form | {"campaigns.1.classification": "disputed"}).text
    assert 'id="wrong-name"' in client.post("/settings", data=form | {"name": " "}).text
    assert not (case / "case.yaml").exists()
    assert client.post("/settings", data=form).headers["location"] == "/settings?saved=true"
    assert yaml.safe_load((case / "case.yaml").read_text())["persons"] == [["A. One", "A. 1"]]


def test_what_is_written_for_one_is_not_among_what_is_for_another(api: TestClient, client: TestClient, case: Path) -> None:
    claim, other = api.get("claims").json()["items"][:2]
    reject = {"type": "reject", "subjects": [claim["id"]], "upon": claim["version"], "why": "told twice"}
    api.post("decisions", json={"decisions": [reject, {"type": "accept", "subjects": [other["id"]], "upon": other["version"]}]})
    outlook = api.get("publication").json()
    assert outlook["unchecked"] == outlook["shown"] - 1
    assert f'checked by nobody: review them first</a></th><td class="n">{outlook["unchecked"]}<' in client.get("/publish").text
    assert (outlook["shown"], outlook["held_back"], outlook["rejected"]) == (outlook["claims"] - 1, 0, 1)
    assert outlook["written"] == []
    (case / "case.yaml").write_text(
        "campaigns:\n- {id: orlivka, name: Orlivka, place: Orlivka}\npersons:\n- [Petro Hnat]\n- [Nobody Named]\n"
    )
    run = write_out(case, Profile.PUBLISH, lambda *_: None)
    assert len(run.case_file.claims) == outlook["shown"]
    (written,) = api.get("publication").json()["written"]
    assert (written["profile"], written["claims"], written["held_back"]) == ("publish", outlook["shown"], 0)
    for address in (written["page"], *written["downloads"]):
        assert api.get(str(api.base_url.join(address))).status_code == 200, address
    names = {address.rpartition("/")[2] for address in written["downloads"]}
    assert {"pages.zip", "incidents.geojson", "timemap.json", "dossier-orlivka.html", "dossier-person-1.html"} <= names
    assert "dossier-person-2.html" not in names
    page = api.get(str(api.base_url.join(written["page"])))
    assert "script-src" not in page.headers["content-security-policy"]
    assert find_written(case, Profile.INTERNAL, "pages/index.html") is None


@pytest.mark.parametrize("name", ["../../ledger.sqlite", "pages/../../../ledger.sqlite", "/etc/passwd", "pages", "", "a\0b", "x" * 999])
def test_only_what_was_written_is_sent(name: str, case: Path, built_case: Path) -> None:
    (case / "written" / "publish" / "pages").mkdir(parents=True)
    assert find_written(case, Profile.PUBLISH, name) is None


def test_publishing_is_for_somebody(case: Path) -> None:
    client = make_client(case)
    form = {"csrf": token(client, "/publish")}
    assert client.post("/publish", data=form | {"profile": "everyone"}).status_code == 422
    assert client.post("/publish", data=form | {"profile": "internal"}).headers["location"] == "/publish"
    assert workbench_at(client).runs.wait(20).profile is Profile.INTERNAL


def test_a_date_that_is_none_in_a_part_that_only_an_editor_changes_is_told(api: TestClient, case: Path) -> None:
    settings = api.get("settings").json()
    text = "corrections:\n  - {report: a, date: 2022-02-30}\n"
    (case / "case.yaml").write_text(text)
    assert "a date in it is no day" in api.get("settings").text
    put = api.put("settings", json=settings | {"upon": hashlib.sha256(text.encode()).hexdigest()})
    assert put.status_code == 422
    assert "case.yaml holds a date that is no day" in put.text
