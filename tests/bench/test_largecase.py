"""The suite of a large case works a made case out and tells every stage."""

import json
from pathlib import Path

from bench.__main__ import main
from bench.madecase import make_case


def test_a_made_case_is_worked_out_and_written_with_every_stage_told(tmp_path: Path) -> None:
    made = make_case(tmp_path / "case", 6, 130)
    out = tmp_path / "figures.json"
    assert main(["largecase", "--data", str(tmp_path / "case"), "--pages", "--json", str(out)]) == 0
    told = json.loads(out.read_text("utf-8"))
    assert (told["reports"], told["claims"]) == (len(made.reports), len(made.claims))
    assert told["entities"] > 0
    assert told["incidents"] > 0
    assert told["files"] > told["reports"]
    stages = {stage["name"]: stage["seconds"] for stage in told["stages"]}
    whole = stages["all of working out"]
    parts = [stages[name] for name in ("reading the ledger", "resolving names", "grouping incidents", "finding origins", "the rest")]
    assert abs(sum(parts) - whole) < 1e-9
    assert min(stages["pages"], *parts[:-1]) > 0
    assert not list((tmp_path / "case").glob("casefile/*"))
