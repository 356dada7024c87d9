"""The suite of speed, on a report written for these tests."""

import json
from pathlib import Path

import pytest
from bench.__main__ import main

TEXT = "Shells hit the market of Kerra on Friday.\n\nAt least nine people died there, the council said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kerra.txt").write_text(TEXT)
    return tmp_path


def test_reading_is_measured_beside_the_parser_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "figures.json"
    assert main(["speed", "--data", str(folder), "--copies", "2", "--workers", "1", "--rounds", "1", "--json", str(out)]) == 0
    (figures,) = json.loads(out.read_text())
    assert figures["ratio"] > 0
    assert figures["bare_seconds"] > 0
    assert "parser alone" in capsys.readouterr().out


def test_no_rounds_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["speed", "--data", str(folder), "--rounds", "0"]) == 2
    assert "at least 1" in capsys.readouterr().err
