"""The lines of JSON that other programs read."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from linkage.errors import InputError
from linkage.exports.incidentsjson import incident_records
from linkage.exports.jsonl import claim_records, entity_records, issue_records, json_lines, mention_records, write_jsonl
from linkage.model.case import CaseFile
from linkage.model.mention import Mention, MentionType
from linkage.model.span import Span
from madereading import make_reading, span_of
from smallcase import CLAIMS

Json = dict[str, object]


@pytest.fixture
def claims(small_case: CaseFile) -> dict[str, Json]:
    """The claims of the small case by its own names for them."""
    by_id = {str(record["id"]): record for record in claim_records(small_case)}
    return {name: by_id[claim.id] for name, claim in CLAIMS.items()}


def test_a_claim_has_every_field_of_the_format(claims: dict[str, Json]) -> None:
    assert list(claims["attack"]) == [
        "file", "kind", "quote", "before", "after", "start", "end", "roles", "source", "stance", "told_by", "passed_on", "event",
        "entities", "id", "report", "graphic", "attribution", "mentions", "when", "reader", "confidence",
            "origin", "independent_origins", "retracted_origins", "says_the_same", "mark", "status",
    ]  # fmt: skip


def test_the_quote_is_the_text_at_its_offsets(small_case: CaseFile, claims: dict[str, Json]) -> None:
    texts = {report.file: report.text for report in small_case.reports}
    for claim in claims.values():
        assert texts[str(claim["file"])][claim["start"] : claim["end"]] == claim["quote"]  # type: ignore[misc]


def test_the_words_around_a_quote_stand_beside_it_in_the_report(small_case: CaseFile, claims: dict[str, Json]) -> None:
    attack = claims["attack"]
    assert attack["before"] == "The town council of Port Vell accuses General Oren Tasker of "
    texts = {report.file: report.text for report in small_case.reports}
    assert texts[str(attack["file"])][: attack["start"]].endswith(str(attack["before"]))  # type: ignore[misc]


def test_of_an_admission_that_is_only_told_it_says_by_whom(claims: dict[str, Json]) -> None:
    assert (claims["command"]["source"], claims["command"]["told_by"]) == ("Oren Tasker", "Harbour Courier")
    assert claims["attack"]["told_by"] is None


def test_roles_are_plain_values_and_a_list_stays_a_list(claims: dict[str, Json]) -> None:
    assert claims["deprivation"]["roles"] == {"what": ["water", "food"], "place": "Port Vell", "time": "for nine days"}


def test_an_open_upper_bound_is_null_and_a_closed_one_a_number(claims: dict[str, Json]) -> None:
    assert claims["casualties"]["roles"] == {
        "outcome": "killed",
        "min": 12,
        "victims": "patients",
        "place": "Saint Ada hospital",
        "max": None,
    }
    assert claims["low-count"]["roles"] == {"outcome": "killed", "min": 3, "max": 3, "place": "Port Vell"}
    assert "max" not in claims["attack"]["roles"]  # type: ignore[operator]


def test_the_source_is_the_originator_and_the_whole_chain_is_there(claims: dict[str, Json]) -> None:
    assert claims["casualties"]["source"] == "residents"
    assert claims["casualties"]["attribution"] == [
        {"source": "residents", "cue": "said", "named": False, "start": None, "end": None},
        {"source": "the council", "cue": "said", "named": False, "start": None, "end": None},
    ]


def test_the_reports_own_voice_has_no_source(claims: dict[str, Json]) -> None:
    assert claims["age"]["source"] is None
    assert claims["age"]["attribution"] == []


def test_the_event_is_the_incident_else_the_campaign_else_null(claims: dict[str, Json]) -> None:
    assert claims["attack"]["event"] == "incident:shelling-port-vell-2031-05-02"
    assert claims["deprivation"]["event"] == "siege-of-port-vell"
    assert claims["age"]["event"] is None


def test_entities_are_given_by_role_and_source(claims: dict[str, Json]) -> None:
    assert claims["listing"]["entities"] == {"person": "person:oren-tasker", "authority": "state:sund"}
    assert claims["denial"]["entities"] == {"source": "organization:northern-ministry-of-defence"}
    assert claims["likeness"]["entities"] == {}


def test_mentions_give_the_place_of_each_role_that_has_one() -> None:
    reading = make_reading()
    case_file = CaseFile(None, (reading.report,), reading.claims, (), (), (), (), "")  # type: ignore[arg-type]
    killed, lacking = claim_records(case_file)
    place = span_of("Orlivka")
    assert killed["mentions"]["place"] == {"start": place.start, "end": place.end}  # type: ignore[index]
    assert lacking["mentions"] == {}
    assert killed["when"] == {"edtf": "2024-04-29", "text": "on Monday"}


def test_mentions_come_before_relations_and_quotations_are_left_out() -> None:
    reading = make_reading()
    quotation = Mention(MentionType.QUOTATION, Span(0, 3), "The")
    records = list(mention_records([replace(reading, mentions=(quotation, *reading.mentions))]))
    rank, person = span_of("Col."), span_of("Petro Hnat")
    assert records[1:] == [
        {"file": "a.txt", "type": "rank", "start": rank.start, "end": rank.end, "text": "Col."},
        {"file": "a.txt", "type": "person", "start": person.start, "end": person.end, "text": "Petro Hnat"},
        {"file": "a.txt", "relation": "has_rank", "head": [person.start, person.end], "tail": [rank.start, rank.end]},
    ]


def test_an_incident_has_figures_by_source_and_a_range_by_a_named_rule(small_case: CaseFile) -> None:
    (incident,) = incident_records(small_case)
    killed = incident["killed"]
    assert isinstance(killed, dict)
    assert (killed["low"], killed["high"], killed["rule"]) == (3, None, "lowest and highest source")
    assert [(figure["source"], figure["min"], figure["max"], figure["report"]) for figure in killed["by_source"]] == [
        ("residents", 12, None, "council.txt"),
        ("It", 3, 3, "ministry.txt"),
    ]


def test_an_outcome_nobody_counts_has_no_numbers_rather_than_zero(small_case: CaseFile) -> None:
    (incident,) = incident_records(small_case)
    assert incident["injured"] == {
        "low": None,
        "high": None,
        "rule": None,
        "by_source": [],
        "independent_origins": 0,
        "retracted_origins": 0,
    }


def test_an_incident_tells_where_when_and_according_to_whom(small_case: CaseFile) -> None:
    (incident,) = incident_records(small_case)
    assert incident["reports"] == ["council.txt", "ministry.txt"]
    assert incident["place"] == {
        "name": "Port Vell", "lat": 12.5, "lon": 42.25, "precision": 2, "id": "overlay:port-vell", "text": "Port Vell",
    }  # fmt: skip
    assert incident["when"] == {"edtf": "2031-05-02", "text": "on 2 May"}
    assert incident["perpetrators"] == [{"name": "Oren Tasker", "source": "The town council of Port Vell"}]
    assert (incident["grade"], incident["campaign"]) == ("contested", "siege-of-port-vell")
    assert incident["denied_by"] == ["The Northern Ministry of Defence"]


def test_a_place_the_gazetteer_does_not_know_keeps_its_name(small_case: CaseFile) -> None:
    unknown = replace(small_case.incidents[0], place=None)
    nowhere = replace(unknown, place_text="", when=None)
    first, second = incident_records(replace(small_case, incidents=(unknown, nowhere)))
    assert first["place"] == {"name": "Port Vell", "lat": None, "lon": None, "precision": None, "id": None, "text": "Port Vell"}
    assert (second["place"], second["when"]) == (None, None)


def test_an_entity_lists_every_claim_that_names_it(small_case: CaseFile) -> None:
    sund = next(record for record in entity_records(small_case.entities) if record["id"] == "state:sund")
    assert sund["claims"] == [{"claim": CLAIMS["listing"].id, "role": "authority", "text": "Sund"}]


def test_an_issue_says_what_to_do(small_case: CaseFile) -> None:
    first, second = issue_records(small_case.issues)
    assert (first["severity"], first["advice"], first["start"]) == ("failure", "run it through text recognition", None)
    assert (second["start"], second["end"], second["value"]) == (44, 60, "it")


def test_lines_hold_letters_of_every_script_and_no_line_end_inside(small_case: CaseFile) -> None:
    text = "Маріуполь\u2028حلب\u0085\nend"
    (line,) = json_lines([{"name": text}])
    assert "Маріуполь" in line
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"name": text}


def test_a_file_is_written_whole_with_ordinary_rights_and_nothing_beside_it(tmp_path: Path) -> None:
    path = write_jsonl([{"a": 1}, {"b": "ї"}], tmp_path / "new" / "claims.jsonl")
    assert path.read_bytes() == '{"a": 1}\n{"b": "ї"}\n'.encode()
    assert list(path.parent.iterdir()) == [path]
    (tmp_path / "ordinary").touch()
    assert path.stat().st_mode == (tmp_path / "ordinary").stat().st_mode


def test_a_file_that_cannot_be_made_to_the_end_leaves_the_old_one_alone(tmp_path: Path) -> None:
    path = write_jsonl([{"a": 1}], tmp_path / "claims.jsonl")
    with pytest.raises(TypeError):
        write_jsonl([{"a": 2}, {"b": object()}], path)
    assert path.read_text() == '{"a": 1}\n'
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_to_is_a_mistake_of_the_user(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="choose another place with -o"):
        write_jsonl([], tmp_path / "file" / "claims.jsonl")
    assert list(tmp_path.iterdir()) == [tmp_path / "file"]
