"""The map as data: places, what lies under them, and the file of streets that a team may put into its case."""

import json
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient

from linkage import pipeline
from linkage.exports.html.maplayers import Borders
from linkage.model.account import Role
from linkage.vocab.borderlines import BorderLines
from linkage.vocab.borders import Territory
from linkage.web.mapground import make_ground, nest_rings
from madebench import make_client
from streetfile import write_streets

STREETS = "/map/streets"
SHORE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
LAKE = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0))
ISLE = ((4.0, 4.0), (6.0, 4.0), (6.0, 6.0), (4.0, 6.0))
FAR = ((20.0, 0.0), (30.0, 0.0), (30.0, 10.0))
CLAIMED = Territory("Claimed Land", "UA", frozenset(), "a resolution", ((0.0, 0.0), (0.0, 1.0), (1.0, 1.0)))


TOLD = """Strikes on hospitals

The city council of Mariupol said that three people were killed in the bombing of the maternity hospital in Mariupol on 9 March 2022. \
Residents of Homs said that five people were killed in the shelling of a school in Homs on 7 February 2012.
"""


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A case whose incidents have places, for what changes nothing."""
    folder = tmp_path_factory.mktemp("placed")
    (folder / "told.txt").write_text(TOLD, encoding="utf-8")
    pipeline.build([folder / "told.txt"], folder / "case", workers=1)
    return make_client(folder / "case")


def bounds(ring: tuple[tuple[float, float], ...]) -> tuple[float, float, float, float]:
    return min(x for x, _ in ring), min(y for _, y in ring), max(x for x, _ in ring), max(y for _, y in ring)


def lines(borders: tuple[tuple[tuple[float, float], ...], ...] = ()) -> BorderLines:
    return BorderLines("somebody's lines", (SHORE, FAR), borders)


def test_a_place_is_as_wide_as_it_is_uncertain_and_leads_to_its_incidents(placed: TestClient) -> None:
    found = placed.get("/api/v1/map").json()
    assert found["places"] != []
    west, south, east, north = found["bounds"]
    for place in found["places"]:
        assert place["radius_m"] > 0
        assert place["name"] in place["title"]
        assert west < place["lon"] < east
        assert south < place["lat"] < north
        there = placed.get("/api/v1/incidents", params={"area": place["area"]}).json()["items"]
        assert len(there) >= place["incidents"] > 0
    assert {"Mariupol", "Homs"} <= {place["name"] for place in found["places"]}


def test_a_filter_holds_for_the_map_too(placed: TestClient) -> None:
    assert [place["name"] for place in placed.get("/api/v1/map", params={"since": "2022"}).json()["places"]] == ["Mariupol"]
    nothing = placed.get("/api/v1/map", params={"until": "1950"}).json()
    assert (nothing["places"], nothing["bounds"]) == ([], None)
    assert placed.get("/api/v1/map", params={"area": "not a part"}).status_code == 422


@pytest.mark.parametrize(("asked", "word"), [("policy", "policy"), ("source", "source"), ("none", "none")])
def test_which_borders_are_drawn_is_told(asked: str, word: str, case: Path) -> None:
    (case / "case.yaml").write_text(f"name: Orlivka\nborders: {asked}\n", encoding="utf-8")
    client = make_client(case)
    told = client.get("/api/v1/map").json()
    assert told["drawn_by"] in {word, "missing"}
    assert any("takes no position" in sentence for sentence in told["borders"])
    ground = json.loads(client.get("/api/v1/map/ground").content)
    parts = {feature["properties"]["part"] for feature in ground["features"]}
    assert ("disputed" in parts) == (asked == "policy")
    assert "border" not in parts or asked != "none"


def test_the_ground_is_kept_by_the_browser_as_long_as_it_is_the_same(client: TestClient) -> None:
    version = client.get("/api/v1/map").json()["ground"]
    assert "immutable" in client.get("/api/v1/map/ground", params={"v": version}).headers["cache-control"]
    assert client.get("/api/v1/map/ground", params={"v": "another"}).headers["cache-control"] == "no-store"


def test_a_lake_is_cut_out_of_its_land_and_an_isle_in_it_is_land_again() -> None:
    rings = [ISLE, SHORE, FAR, LAKE]
    assert nest_rings(rings, [bounds(ring) for ring in rings]) == [[ISLE], [SHORE, LAKE], [FAR]]


def test_the_ground_has_what_the_policy_asks_for_and_each_outline_says_according_to_whom() -> None:
    ground = json.loads(make_ground(Borders(lines(borders=(SHORE,)), None, (CLAIMED,))).content)
    assert [feature["properties"]["part"] for feature in ground["features"]] == ["land", "border", "disputed"]
    assert all(ring[0] == ring[-1] for polygon in ground["features"][0]["geometry"]["coordinates"] for ring in polygon)
    assert "according to a resolution" in ground["features"][2]["properties"]["told"]
    bare = json.loads(make_ground(Borders(None, None, ())).content)
    assert bare["features"] == []


def test_another_policy_is_another_version_of_the_ground() -> None:
    assert make_ground(Borders(lines(), None, ())).version != make_ground(Borders(lines(), None, (CLAIMED,))).version


def test_without_a_file_of_streets_there_is_none(client: TestClient) -> None:
    assert client.get(STREETS).status_code == 404
    told = client.get("/api/v1/map").json()
    assert (told["streets"], told["streets_problem"]) == ("", "")


def test_streets_are_sent_by_ranges_of_bytes(case: Path) -> None:
    content = write_streets(case / "map.pmtiles").read_bytes()
    client = make_client(case)
    part = client.get(STREETS, headers={"range": "bytes=0-126"})
    assert (part.status_code, part.content) == (206, content[:127])
    assert part.headers["content-range"] == f"bytes 0-126/{len(content)}"
    assert client.get(STREETS, headers={"range": f"bytes={len(content) - 5}-{len(content) + 99}"}).content == content[-5:]
    beyond = client.get(STREETS, headers={"range": f"bytes={len(content)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(content)}")
    assert client.get(STREETS).content == content


def test_another_file_of_streets_has_another_address(case: Path) -> None:
    write_streets(case / "map.pmtiles")
    client = make_client(case)
    first = client.get("/api/v1/map").json()["streets"]
    write_streets(case / "map.pmtiles", attribution="Somebody else")
    assert "" != first != client.get("/api/v1/map").json()["streets"]


def test_what_is_no_file_of_streets_is_refused_and_the_map_says_what_to_do(case: Path) -> None:
    (case / "map.pmtiles").write_bytes(b"PK\x03\x04 something else")
    client = make_client(case)
    assert client.get(STREETS).status_code == 422
    told = client.get("/api/v1/map").json()
    assert told["streets"] == ""
    assert "put another in its place" in told["streets_problem"]


def test_streets_are_for_who_is_signed_in(case: Path, case_of_roles: dict[Role, TestClient]) -> None:
    write_streets(case / "map.pmtiles")
    assert make_client(case, entered=False).get(STREETS).status_code == 401
    assert case_of_roles[Role.READER].get(STREETS).status_code == 404, "readers may ask; this case has none"


def test_the_page_gives_the_island_its_texts_and_stays_whole_without_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    page = client.get("/incidents?area=30,40,40,50").text
    assert "<svg" in page
    workbench = client.app.state.workbench  # type: ignore[attr-defined]
    for name in ("explore.js", "map.js", "mapworker.js"):
        monkeypatch.delitem(workbench.assets, name, raising=False)
    bare = client.get("/incidents?area=30,40,40,50").text
    assert "<svg" in bare
    assert "explore.js" not in bare
    assert "data-island" not in bare
    assert parse_qs(bare.split('data-zoom="out" href="/incidents?', 1)[1].split('"', 1)[0].replace("&amp;", "&"))["area"]
