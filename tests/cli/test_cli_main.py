"""The program as a whole: help, mistakes, how runs end."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from linkage import pipeline
from linkage.cli.main import linkage, run
from linkage.errors import LedgerBusyError

COMMANDS = sorted(linkage.commands)
HEAVY = ("spacy", "thinc", "numpy", "trafilatura", "pypdfium2", "docx", "rich")


@pytest.mark.parametrize("module", ["linkage.cli.main", "linkage.pipeline"])
def test_the_parser_is_not_loaded_by_commands_that_do_not_need_it(module: str) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "spacy" not in loaded
    if module == "linkage.cli.main":
        assert loaded == []


def test_the_commands_are_listed_in_the_order_of_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    positions = [out.index(f"\n  {name} ") for name in ("build", "read", "claims", "entities", "incidents", "issues", "verify")]
    assert positions == sorted(positions)


@pytest.mark.parametrize("name", [None, *COMMANDS], ids=["linkage", *COMMANDS])
def test_every_help_text_has_one_example_of_its_command(name: str | None, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*([] if name is None else [name]), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.count("Example:") == 1
    assert f"linkage {'build' if name is None else name} " in out.split("Example:")[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_a_help_text(name: str) -> None:
    options = [parameter for parameter in linkage.commands[name].params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if option.help is None] == []


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("linkage, version ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["biuld"], "No such command"),
        (["build", "reports"], "Missing option '-o'"),
        (["build", "-o", "case"], "no file or folder was given: name at least one"),
        (["build", "nowhere", "-o", "case"], "nowhere does not exist"),
        (["read", "nowhere"], "nowhere does not exist"),
        (["read", ".", "--workers", "0"], "--workers"),
        (["build", ".", "-o", "../case", "--engine", "ray"], "linkage-evidence[ray]"),
        (["read", ".", "--engine", "ray"], "not part of this version"),
        (["build", ".", "-o", "../case", "--lists", "lists"], "lists is no folder"),
        (["build", ".", "-o", "../case", "--lists", "."], "holds no list"),
        (["screen", "case", "--lists", "lists"], "case"),
        (["build", ".", "-o", "../case", "--case", "nowhere.yaml"], "nowhere.yaml"),
        (["build", ".", "-o", "case"], "lies inside the reports"),
        (["claims", "case", "--kind", "rumour"], "rumour"),
        (["verify", "case", "--head", "xyz"], "hexadecimal"),
        (["serve"], "name the folder of a case"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_mistake_is_one_line_on_stderr_and_status_2(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Nobody was hurt.")
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("linkage: ")
    assert err.count("\n") == 1
    assert told in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"], "a mistake leaves nothing behind"


def test_a_busy_case_is_told_with_advice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def busy(*_: object) -> None:
        raise LedgerBusyError("another run is writing to case: wait until it has ended")

    monkeypatch.setattr(pipeline, "build", busy)
    (tmp_path / "a.txt").write_text("Nobody was hurt.")
    assert run(["build", str(tmp_path), "-o", "case"]) == 2
    assert capsys.readouterr().err == "linkage: another run is writing to case: wait until it has ended\n"


def test_stopping_with_ctrl_c_says_that_running_again_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", stop)
    (tmp_path / "a.txt").write_text("Nobody was hurt.")
    assert run(["build", str(tmp_path), "-o", "case"]) == 130
    assert "run the same command again to go on" in capsys.readouterr().err


def test_a_reader_of_a_pipe_that_has_had_enough_is_no_error(tmp_path: Path) -> None:
    text = " ".join(f"At least {number} people were killed in Orlivka, officials said." for number in range(2, 40))
    (tmp_path / "a.txt").write_text(text)
    command = f"{sys.executable} -m linkage.cli read {tmp_path} | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
