"""`linkage export` of documents: what is asked for, and what is said where it cannot be had."""

import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from linkage import pipeline
from linkage.cli.main import run
from linkage.errors import InputError
from linkage.exports import pdf
from smallcase import make_small_case


@pytest.fixture(autouse=True)
def _a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load_case", lambda _, profile: make_small_case())


def test_a_dossier_is_written_twice_the_same(tmp_path: Path) -> None:
    first, second = tmp_path / "a.html", tmp_path / "b.html"
    for path in (first, second):
        assert run(["export", "case", "--as", "html", "--person", "Oren Tasker", "-o", str(path)]) == 0
    assert first.read_bytes() == second.read_bytes()
    assert b"\r\n" not in first.read_bytes()


def test_a_campaign_has_a_dossier(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    assert run(["export", "case", "--as", "html", "--campaign", make_small_case().campaigns[0].id, "-o", str(path)]) == 0
    assert make_small_case().campaigns[0].name in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--as", "html"], "name what the dossier is of"),
        (["--as", "pdf", "--person", "a", "--campaign", "b"], "name what the dossier is of"),
        (["--as", "geojson", "--person", "a"], "leave --person and --campaign out"),
        (["--as", "html", "--person", "nobody at all"], "no person of the case is called"),
    ],
    ids=["nobody", "both", "not of incidents", "unknown"],
)
def test_what_cannot_be_had_is_told_in_one_line(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", "case", *arguments, "-o", str(tmp_path / "a")]) == 2
    assert told in capsys.readouterr().err


def test_without_the_maker_of_pdf_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_: str) -> bytes:
        raise InputError(f"a PDF needs the package weasyprint: {pdf.HOW_TO_INSTALL}")

    monkeypatch.setattr(pdf, "make_pdf", missing)
    assert run(["export", "case", "--as", "pdf", "--person", "Oren Tasker", "-o", str(tmp_path / "a.pdf")]) == 2
    assert f"{shlex.quote(sys.executable)} -m pip install 'linkage-evidence[pdf]'" in capsys.readouterr().err
    assert not (tmp_path / "a.pdf").exists()


def test_the_help_names_the_formats() -> None:
    from linkage.cli.export import export

    assert "[geojson|timemap|html|pdf]" in CliRunner().invoke(export, ["--help"]).output
