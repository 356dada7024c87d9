"""What holds for every suite: it says what it measures, and is loud where it has nothing to measure on."""

from pathlib import Path

import pytest
from bench.__main__ import SUITES, main

BENCH = Path(__file__).parents[2] / "bench"
OTHER_SHAPES = {
    "nothing": {},
    "notes": {"notes.md": "# Notes\n", "table.csv": "a,b\n1,2\n"},
    "objects": {"ground-truth.json": "{}", "a.json": '{"a": 1}', "a.jsonl": '{"a": 1}\n', "a.ann": "T1\n"},
    "lists": {"ground-truth.json": "[]", "a.json": "[1]", "a.jsonl": "[1]\n"},
    "halves": {"ground-truth.json": "{", "a.json": "{", "a.jsonl": "{"},
}


def run(arguments: list[str]) -> int:
    """The exit status, however the command line ends."""
    try:
        return main(arguments)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1


def test_every_file_that_is_a_suite_is_registered() -> None:
    suites = {file.stem for file in BENCH.glob("*.py") if "def add_arguments(" in file.read_text("utf-8")}
    assert suites == set(SUITES)


def test_without_a_suite_all_are_listed_with_what_they_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    listed = " ".join(capsys.readouterr().err.split())
    for name, suite in SUITES.items():
        assert f"{name} {suite.HELP}" in listed


def test_an_unknown_suite_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["nosuch"]) == 2
    assert "nosuch" in capsys.readouterr().err


@pytest.mark.parametrize("name", SUITES)
def test_the_help_of_a_suite_says_what_it_measures_on_and_gives_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert SUITES[name].HELP in printed
    assert "--data DIR" in printed
    assert "--json OUT" in printed
    assert f"for example: python -m bench {name}" in printed


@pytest.mark.parametrize("name", SUITES)
def test_an_absent_folder_is_named_with_what_to_give_instead(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--data", str(tmp_path / "absent")]) == 2
    told = capsys.readouterr().err
    assert told.startswith("bench: ")
    assert str(tmp_path / "absent") in told
    assert "give" in told


@pytest.mark.parametrize("shape", OTHER_SHAPES)
@pytest.mark.parametrize("name", SUITES)
def test_a_folder_of_another_shape_is_refused(name: str, shape: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file, content in OTHER_SHAPES[shape].items():
        (tmp_path / file).write_text(content)
    assert run([name, "--data", str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert told.startswith("bench: ")
    assert str(tmp_path) in told
    assert "give" in told
