"""`linkage serve` as it is typed: it says where it is, answers, stops, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from linkage.cli.main import run

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "terminated"])
def test_it_says_its_address_answers_there_and_stops(how: signal.Signals, case: Path) -> None:
    command = [sys.executable, "-u", "-m", "linkage.cli", "serve", str(case), "--no-browser", "--person", "A. Analyst"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("The workbench is at http://127.0.0.1:")
        about = json.loads((case / "serving.json").read_text("utf-8"))
        request = urllib.request.Request(f"{about['api']}/case", headers={"Authorization": f"Bearer {about['token']}"})  # noqa: S310 - 127.0.0.1
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310 - 127.0.0.1
            assert json.load(answer)["person"] == "A. Analyst"
        process.send_signal(how)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    assert "Every decision is kept" in out
    assert not (case / "serving.json").exists()


def test_a_folder_that_holds_other_things_than_a_case_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("ours")
    assert run(["serve", str(tmp_path), "--no-browser"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "linkage build" in err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
