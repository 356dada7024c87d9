"""The incidents of a case for programs that draw maps."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from linkage import pipeline
from linkage.cases import find_tellers
from linkage.cli.main import run
from linkage.exports.geojson import make_geojson
from linkage.exports.timemap import make_timemap
from linkage.model.case import CaseFile
from linkage.model.when import When


def test_geojson_holds_every_incident_even_without_a_point(small_case: CaseFile) -> None:
    nowhere = replace(small_case, incidents=(*small_case.incidents, replace(small_case.incidents[0], id="incident:2", place=None)))
    features = make_geojson(nowhere, {}, find_tellers(nowhere))["features"]
    assert isinstance(features, list)
    assert [f["geometry"] is None for f in features] == [False, True]
    assert features[0]["geometry"]["coordinates"] == [42.25, 12.5]


def test_geojson_carries_each_claim_with_its_source_and_its_quote(small_case: CaseFile) -> None:
    texts = {report.id: report.text for report in small_case.reports}
    for feature in make_geojson(small_case, {}, find_tellers(small_case))["features"]:  # type: ignore[attr-defined]
        assert len(feature["properties"]["claims"]) == len(small_case.incidents[0].claim_ids)
        for claim in feature["properties"]["claims"]:
            assert texts[claim["report"]][claim["start"] : claim["end"]] == claim["quote"] != ""
            assert claim["before"] + claim["quote"] + claim["after"] in texts[claim["report"]]


def test_timemap_says_who_says_so_and_every_source_is_there(small_case: CaseFile) -> None:
    data = make_timemap(small_case, {}, find_tellers(small_case))
    (event,) = data["events"]  # type: ignore[misc]
    assert event["description"].startswith("According to ")  # type: ignore[index]
    assert event["date"] == "05/02/2031"  # type: ignore[index]
    assert set(event["sources"]) == set(data["sources"])  # type: ignore[index,arg-type]
    words = [source["description"] for source in data["sources"].values()]  # type: ignore[attr-defined]
    assert any(told.startswith("The town council of Port Vell accuses General Oren Tasker of “the shelling") for told in words)


def test_timemap_makes_no_day_of_a_month(small_case: CaseFile) -> None:
    month = replace(small_case, incidents=(replace(small_case.incidents[0], when=When("in May", "2031-05")),))
    (event,) = make_timemap(month, {}, find_tellers(month))["events"]  # type: ignore[misc]
    assert (event["date"], event["time_display"]) == ("", "2031-05")  # type: ignore[index]


def test_timemap_names_what_it_leaves_out(small_case: CaseFile) -> None:
    bare = replace(small_case, incidents=(replace(small_case.incidents[0], when=None, place=None),))
    data = make_timemap(bare, {}, find_tellers(bare))
    assert (data["events"], data["left_out"]) == ([], [small_case.incidents[0].id])


@pytest.mark.parametrize("format_", ["geojson", "timemap"])
def test_the_command_writes_the_file(small_case: CaseFile, format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: small_case)
    path = tmp_path / "out.json"
    assert run(["export", "case", "--as", format_, "-o", str(path)]) == 0
    assert json.loads(path.read_text("utf-8"))


def test_a_folder_as_output_is_refused_in_one_line(
    small_case: CaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: small_case)
    assert run(["export", "case", "--as", "geojson", "-o", str(tmp_path)]) == 2
    assert "name another file" in capsys.readouterr().err
