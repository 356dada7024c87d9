"""The suite of casualty figures, on narratives made up here."""

import json

import pytest
from bench.__main__ import main
from bench.figures import distance_km, half_of, load_coded

NARRATIVE = (
    "On Monday, March 4, 2019, between five and eight civilians were killed and three others were injured in an alleged air strike"
    " on a house in Idlib.\nThe Example Observatory reported that five people died."
)


def row(**changed: object) -> str:
    fields = {
        "id": "A1", "narrative": NARRATIVE, "date": "March 4, 2019", "lat": 35.93, "lon": 36.63, "killed": [5, 8], "injured": [3, 3],
        "strike_type": "Airstrike",
    }  # fmt: skip
    return json.dumps({**fields, **changed}) + "\n"


def test_a_narrative_is_read_and_measured(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text(row())
    out = tmp_path / "out.json"
    assert main(["figures", "--data", str(tmp_path), "--json", str(out)]) == 0
    figures = json.loads(out.read_text())
    assert {name: f["share"] for name, f in figures.items()} == {
        "killed, exact": 1.0, "killed, overlapping": 1.0, "injured, exact": 1.0, "injured, overlapping": 1.0, "date, exact": 1.0,
        "place, within 10 km": 1.0, "strike type": 1.0,
    }  # fmt: skip
    assert "1 narratives" in capsys.readouterr().out


def test_a_span_of_days_has_no_single_day(tmp_path):
    (tmp_path / "a.jsonl").write_text(row(date="March 4–6, 2019"))
    assert load_coded(tmp_path)[0].day is None


def test_a_folder_without_incidents_is_refused(tmp_path, capsys):
    assert main(["figures", "--data", str(tmp_path)]) == 2
    assert "no .jsonl file" in capsys.readouterr().err


def test_a_line_of_another_shape_is_refused(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_text('{"id": "A1"}\n')
    assert main(["figures", "--data", str(tmp_path)]) == 2
    assert "a.jsonl, line 1" in capsys.readouterr().err


def test_a_degree_of_latitude_is_about_a_hundred_and_eleven_kilometres():
    assert distance_km((0.0, 0.0), 1.0, 0.0) == pytest.approx(111.2, abs=0.1)


def test_the_two_halves_share_no_incident_and_leave_none_out():
    codes = [f"MADE{n}" for n in range(40)]
    halves = [{code for code in codes if half_of(code) == half} for half in (0, 1)]
    assert halves[0] | halves[1] == set(codes)
    assert all(halves)
