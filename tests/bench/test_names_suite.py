"""The suite `names`: its own pairs, and what it counts."""

import csv
import json
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.namepairs import OWN, Pair, count, read_own

from linkage.entities.names import NameKind

HEADER = ["schema", "name1", "name2", "is_match", "quality", "category"]


def write_cases(folder: Path, *rows: list[str]) -> Path:
    with (folder / "cases.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return folder


def test_own_pairs_are_enough_and_hard() -> None:
    pairs = [p for name in OWN for p in read_own(name)]
    assert len(pairs) >= 300
    assert len(read_own("arabic")) * 3 >= len(pairs)
    assert sum(not p.is_match for p in pairs) >= 0.4 * len(pairs)
    assert all(p.category for p in pairs)
    assert len({p.key for p in pairs}) == len(pairs)


def test_half_of_the_own_pairs_is_never_read() -> None:
    for name in OWN:
        pairs = read_own(name)
        assert abs(sum(p.is_read for p in pairs) - len(pairs) / 2) <= 3


def test_right_and_wrong_answers_are_counted() -> None:
    def pair(*, is_match: bool) -> Pair:
        return Pair("a", "b", NameKind.PERSON, is_match, "Person", "", is_read=True)

    found = count([(pair(is_match=m), said) for m, said in [(True, True), (True, False), (False, True), (False, False)]])
    assert (found.hits, found.missed, found.false, found.pairs) == (1, 1, 1, 4)
    assert found.f1 == 0.5


def test_the_suite_prints_figures_and_lists_only_errors_that_may_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = ["Person", "Sofia Kovalevskaya", "Boris Polevoy", "true", "", "slip"]
    unread = ["Person", "Naji Haddad", "Karam Mutran", "true", "", "slip"]
    data = write_cases(tmp_path, wrong, unread)
    assert main(["names", "--data", str(data), "--json", str(tmp_path / "out.json"), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "Polevoy" in printed
    assert "Mutran" not in printed
    assert json.loads((tmp_path / "out.json").read_text("utf-8"))["cases"]["recall"] == 0


def test_a_file_without_its_columns_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases.csv").write_text("name1,name2\na,b\n", encoding="utf-8")
    assert main(["names", "--data", str(tmp_path)]) == 2
    assert "lacks the columns schema" in capsys.readouterr().err


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["names", "--data", str(tmp_path)]) == 2
    assert "give --data the folder" in capsys.readouterr().err
