"""A case held against sanctions lists, end to end."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from linkage import pipeline
from linkage.cli.main import run
from linkage.errors import ListError
from madelists import ALL, write_lists

TOLD = (
    "General Oren Pavlovich Tasker commands the Orlivka Rifle Brigade, the town council of Orlivka said.\n\n"
    "Ilan Moor, the mayor of Orlivka, said that at least 12 people were killed in Orlivka on 3 May 2031.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case built with lists, which are then taken away."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(TOLD)
    pipeline.build([reports], tmp_path / "case", lists_dir=write_lists(tmp_path / "lists", ALL))
    return tmp_path / "case"


def listed_of(case: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, list[dict[str, object]]]]:
    capsys.readouterr()
    assert run(["entities", str(case), "--jsonl"]) == 0
    return {one["name"]: one for one in map(json.loads, capsys.readouterr().out.splitlines())}


def test_entities_bear_their_listings_and_where_they_are_not_listed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entities = listed_of(case, capsys)
    general = next(one for name, one in entities.items() if "Tasker" in name)
    assert [(one["authority"], one["id"], one["listed_on"]) for one in general["listings"]][:2] == [
        ("European Union", "EU.7001.1", "2031-06-03"), ("United States (OFAC)", "101", None)]  # fmt: skip
    assert general["listings"][0]["evidence"][0]["line"] == 2  # type: ignore[index]
    mayor = next(one for name, one in entities.items() if "Moor" in name)
    assert mayor["listings"] == []
    assert [one["as_of"] for one in mayor["not_listed"]] == ["2031-05-05", None, "2031-05-05", "2031-05-05"]


def test_pages_say_according_to_whom_and_on_which_lists_a_person_is_not(case: Path) -> None:
    pages = {
        path.stem: " ".join(html.parse(path).getroot().text_content().split()) for path in (case / "casefile" / "people").glob("*.html")
    }
    general = next(text for stem, text in pages.items() if "tasker" in stem)
    assert "According to United Kingdom: listed on 31 March 2031 as “Oren Pavlovich TASKER”, entry ZZZ0001, regime Zelva" in general
    assert "Tasker is said to have ordered the shelling of Orlivka." in general
    mayor = next(text for stem, text in pages.items() if "moor" in stem)
    assert "United Nations Security Council, UN Security Council Consolidated List (as of 5 May 2031)" in mayor
    assert "Specially Designated Nationals (date of the list not told)" in mayor


def test_everything_can_be_verified_and_a_changed_list_is_seen(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pipeline.verify_case(case).failures == []
    kept = next(path for path in (case / "archive").glob("??/*") if b"ZZZ0001" in path.read_bytes())
    kept.write_bytes(kept.read_bytes().replace(b"ordered", b"forbade"))
    assert any("changed" in failure for failure in pipeline.verify_case(case).failures)


def test_a_later_build_uses_the_lists_that_the_case_keeps(case: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "lists")
    (tmp_path / "reports" / "b.txt").write_text("Colonel Oren Pavlovich Tasker was promoted, the ministry of Zelva said.\n")
    before = pipeline.load_case(case)
    done = pipeline.build([tmp_path / "reports"], case)
    assert done.case_file == pipeline.load_case(case)
    assert done.case_file.screening is not None
    assert before.screening is not None
    assert done.case_file.screening.lists == before.screening.lists


def test_the_summary_tells_how_many_are_listed(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["build", str(tmp_path / "reports"), "-o", str(case)]) == 0
    assert "listed      2 of 3 persons and bodies, on 4 sanctions lists" in capsys.readouterr().out


def test_building_again_with_the_same_lists_adds_nothing(case: Path, tmp_path: Path) -> None:
    head = pipeline.load_case(case).head
    assert pipeline.build([tmp_path / "reports"], case, lists_dir=tmp_path / "lists").case_file.head == head


def test_a_malformed_list_stops_a_build_before_anything_is_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TOLD)
    with pytest.raises(ListError):
        pipeline.build([tmp_path / "a.txt"], tmp_path / "case", lists_dir=write_lists(tmp_path / "lists", {"x.csv": "a,b\n1\n"}))
    assert not (tmp_path / "case").exists()


def test_screen_tells_authority_number_day_reasons_and_absence(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = pipeline.load_case(case).head
    capsys.readouterr()
    assert run(["screen", str(case), "--lists", str(tmp_path / "lists")]) == 0
    out = capsys.readouterr().out
    assert "according to United Kingdom: listed as “Oren Pavlovich TASKER” (ZZZ0001, Zelva, 2031-03-31)" in out
    assert "reasons that it gives: “Tasker is said to have ordered the shelling of Orlivka.”" in out
    assert "not found on these lists as of their dates" in out
    assert pipeline.load_case(case).head == head, "screen keeps nothing"
    assert run(["screen", str(case), "--lists", str(tmp_path / "lists"), "--jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all({"id", "listings", "listing_suggestions", "not_listed"} <= set(one) for one in records)
