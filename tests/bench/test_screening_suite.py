"""The suite `screening`, on an invented report and invented lists."""

import json
from pathlib import Path

import pytest
from bench.__main__ import main

from bench import screening
from linkage.model.entity import Entity, EntityType
from linkage.model.listing import ListedKind, ListedName, Listing, NamingKind
from linkage.model.screening import ListMatch, ScreenedList, Screening
from madelists import ALL, write_lists

RECORD = "OREN TASKER\nZEi.001\nListed as a general of Zelva.\n"
GOLD = {
    "report": {"title": "OREN TASKER", "publisher": "United Nations Security Council", "language": "en"},
    "claims": [
        {"kind": "designation", "quote": "Listed as a general", "stance": "asserted",
         "roles": {"person": "Oren Tasker", "authority": "United Nations Security Council", "instrument": "sanctions"}},
        {"kind": "post", "quote": "general of Zelva", "stance": "asserted",
         "roles": {"person": "Oren Tasker", "title": "general", "organization": "Zelva"}},
    ],
}  # fmt: skip


def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.txt").write_text(RECORD)
    (gold / "a.json").write_text(json.dumps(GOLD))
    lists = write_lists(tmp_path / "lists", ALL)
    status = main(["screening", "--data", str(gold), "--lists", str(lists), "--json", str(tmp_path / "out.json")])
    return status, capsys.readouterr().out


def test_hits_are_printed_for_review_and_records_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out = run(tmp_path, capsys)
    assert "un ZEi.001, Zelva, 2031-03-01: OREN TASKER" in out
    assert "reports that are the record of an entry of these lists: 1; found as that entry: 1" in out
    assert status == 1, "the general of the founding article is in no report"
    figures = json.loads((tmp_path / "out.json").read_text())
    assert (figures["records"], figures["found"], figures["general"]) == (1, 1, False)


def test_without_lists_it_says_what_to_give(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(RECORD)
    (tmp_path / "a.json").write_text(json.dumps(GOLD))
    assert main(["screening", "--data", str(tmp_path)]) == 2
    assert "--lists DIR" in capsys.readouterr().err


def listed(list_id: str, id_: str, day: str) -> ListMatch:
    names = (ListedName(screening.GENERAL, NamingKind.PRIMARY),)
    entry = Listing(list_id, id_, ListedKind.PERSON, names, listed_on=day)
    return ListMatch("person:m", entry, screening.GENERAL, screening.GENERAL, 1.0, is_hit=True, reasons=())


@pytest.mark.parametrize(
    ("matches", "faults"),
    [
        ((listed("uk", "RUS1112", "2022-03-31"), listed("eu", "X I.PERSONS 1157", "2022-06-03")), 0),
        ((listed("uk", "RUS1112", "2022-03-30"), listed("eu", "X I.PERSONS 1157", "2022-06-03")), 1),
        ((listed("uk", "RUS1112", "2022-03-31"), listed("ofac", "1", "")), 2),
    ],
    ids=["right", "another day", "missing on one, wrong on another"],
)
def test_the_general_must_be_on_two_lists_with_number_and_day(matches: tuple[ListMatch, ...], faults: int) -> None:
    general = Entity("person:m", EntityType.PERSON, screening.GENERAL, (screening.GENERAL,), ())
    lists = tuple(ScreenedList(id_, id_, id_, "", "", (), 1) for id_ in ("uk", "eu", "ofac", "un"))
    assert len(screening.general_faults(Screening(lists, ("person:m",), matches), [general])) == faults
