"""The linkage matrix as JSON."""

import json

from linkage.exports.matrixjson import matrix_record
from linkage.model.conflict import Classification, ConflictType
from madematrix import GENERAL, MadeCase


def record(classification: Classification | None = None) -> dict[str, object]:
    case = MadeCase() if classification is None else MadeCase(classification=classification)
    case.say(
        "command",
        "Tasker leads the siege of Port Vell",
        source="Ukraine",
        of="siege",
        superior=GENERAL,
        operation="the siege of Port Vell",
        mode="commands",
    )
    written = json.dumps(matrix_record(case.matrix(), case.case_file()))
    return dict(json.loads(written))


def test_each_claim_carries_its_quote_its_source_and_where_it_stands() -> None:
    rows = {row["id"]: row for row in record()["command"]}  # type: ignore[attr-defined]
    (claim,) = rows["control"]["for"]["claims"]
    assert claim["quote"] == "Tasker leads the siege of Port Vell"
    assert (claim["source"], claim["stance"], claim["report"], claim["start"], claim["end"]) == ("Ukraine", "asserted", 1, 0, 35)
    assert claim["nearness"] == "tells of the campaign that holds this incident"
    assert rows["knew"]["for"] == {"claims": [], "origins": 0, "retracted_origins": 0, "best_grade": None}


def test_articles_are_null_where_nobody_classifies_the_conflict() -> None:
    assert {row["article"] for row in record()["command"]} == {None}  # type: ignore[attr-defined]
    classified = record(Classification(ConflictType.INTERNATIONAL, "a commission"))
    assert classified["classification"] == {"type": "international", "according_to": "a commission"}
    assert None not in {row["article"] for row in classified["command"]}  # type: ignore[attr-defined]


def test_an_empty_cell_is_told_in_words() -> None:
    assert record()["no_evidence"] == "no evidence found in 1 report"
