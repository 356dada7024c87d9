"""The linkage matrix as JSON."""

import json
from dataclasses import replace

from linkage.exports.matrixjson import matrix_record
from linkage.model.conflict import Classification, ConflictType
from madematrix import GENERAL, MadeCase
from madewar import ACT, BARRELS, MadeWar


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
    assert claim["graphic"] is False
    assert claim["nearness"] == "tells of the campaign that holds this incident"
    wider = {"wider_quotes": 0, "wider_origins": 0, "wider_retracted_origins": 0}
    assert rows["knew"]["for"] == {
        "claims": [],
        "quotes": 0,
        "origins": 0,
        "retracted_origins": 0,
        "passed_on_origins": 0,
        "best_grade": None,
        **wider,
    }


def test_a_claim_that_speaks_neither_for_nor_against_says_so() -> None:
    case = MadeCase()
    roles = {"act": "airstrike", "target": "Saint Ada hospital", "target_type": "hospital", "place": "Port Vell"}
    case.say("attack", "Ukraine bombed Saint Ada hospital", of="strike", perpetrator="Ukraine", **roles)
    case.say("attack", "there was no strike", of="strike", source="a prosecutor", stance="denied", **roles)
    rows = {str(row["id"]): row for row in json.loads(json.dumps(matrix_record(case.matrix(), case.case_file())))["command"]}
    assert [claim["neutral"] for claim in rows["crimes-other"]["neither"]["claims"]] == [True]
    assert rows["crimes-other"]["against"]["claims"] == []
    assert [(claim["neutral"], claim["reason"]) for claim in rows["crimes-unnamed"]["against"]["claims"]] == [
        (False, "says that it was not so")
    ]


def test_articles_are_null_where_nobody_classifies_the_conflict() -> None:
    assert {row["article"] for row in record()["command"]} == {None}  # type: ignore[attr-defined]
    classified = record(Classification(ConflictType.INTERNATIONAL, "a commission"))
    assert classified["classification"] == {"type": "international", "according_to": "a commission"}
    assert None not in {row["article"] for row in classified["command"]}  # type: ignore[attr-defined]


def test_an_empty_cell_is_told_in_words() -> None:
    assert record()["no_evidence"] == "no evidence found in 1 report"
    assert record()["held_back"] == 0


def test_words_of_a_report_that_is_marked_as_graphic_are_named_as_such() -> None:
    case = MadeCase()
    case.say("command", "Tasker leads the siege of Port Vell", source="Ukraine", of="siege", superior=GENERAL, mode="commands")
    case_file = case.case_file()
    case_file = replace(case_file, graphic=frozenset({case_file.reports[0].id}))
    rows = {str(row["id"]): row for row in json.loads(json.dumps(matrix_record(case.matrix(), case_file)))["command"]}
    assert [claim["graphic"] for claim in rows["control"]["for"]["claims"]] == [True]


def test_a_denial_in_wider_terms_is_counted_apart() -> None:
    case = MadeWar()
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    case.deny("Russia never used barrel bombs", **BARRELS)
    rows = {str(row["id"]): row for row in json.loads(json.dumps(matrix_record(case.matrix(), case.case_file())))["command"]}
    against = rows["crimes-own"]["against"]
    assert [claim["in_wider_terms"] for claim in against["claims"]] == [True]
    assert (against["quotes"], against["origins"], against["wider_quotes"], against["wider_origins"]) == (0, 0, 1, 1)
