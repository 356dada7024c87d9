"""Rows of tables as incidents: one a record, joined with reports only where nothing else fits."""

import random

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import clusters, group_incidents, records
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.incident import Incident, Scope
from linkage.model.report import Report
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim
from madeclaims import make_report as make_text
from madetable import MAPPING, ROWS, make_table, read_table


def group(reports: list[Report], claims: list[Claim]) -> tuple[Incident, ...]:
    gazetteer, settings = load_gazetteer(), CaseSettings()
    return group_incidents(reports, claims, resolve_entities(reports, claims, gazetteer, settings), gazetteer, settings)[0]


def keys(incidents: tuple[Incident, ...]) -> list[list[str]]:
    return sorted([c.key for c in i.codings] for i in incidents)


def shelling(report: Report, day: str = "2019-05-15", place: str = "Homs") -> list[Claim]:
    killed = {"outcome": "killed", "min": 4, "max": 4, "victims": "people", "place": place}
    return [
        make_claim(report, "attack", 0, edtf=day, act="shelling", target="houses", target_type="residential", place=place),
        make_claim(report, "casualties", 30, edtf=day, **killed),  # type: ignore[arg-type]
    ]


def test_two_rows_of_one_day_and_town_are_two_incidents() -> None:
    table = make_table((ROWS[1], ROWS[1].replace("H2", "H9")))
    assert keys(group([table], list(read_table(table).claims))) == [["H2"], ["H9"]]


def test_rows_with_one_id_are_one_incident() -> None:
    table = make_table((ROWS[1], ROWS[1].replace("Shells", "Air raid").replace(",1,", ",2,")))
    (incident,) = group([table], list(read_table(table).claims))
    assert len(incident.claim_ids) == 6
    assert [c.key for c in incident.codings] == ["H2"]


def test_a_row_without_an_id_column_is_an_incident_of_its_own() -> None:
    table = make_table((ROWS[1], ROWS[1]), MAPPING.replace("  record: id\n", ""))
    assert len(group([table], list(read_table(table).claims))) == 2


def test_an_incident_of_a_table_has_its_point_its_id_and_the_publishers_own_grade() -> None:
    table = make_table()
    found = {i.codings[0].key: i for i in group([table], list(read_table(table).claims))}
    incident = found["H2"]
    assert incident.id == "shelling-saraqib-2019-05-14-h2"
    assert incident.place is not None
    assert (incident.place.lat, incident.place.lon) == (35.8642, 36.8006)
    assert (incident.codings[0].publisher, incident.codings[0].grade) == ("Harm Watch", "Weak")
    assert incident.perpetrators == (("North Army", None),)


def test_numbers_of_one_row_are_never_added_up() -> None:
    mapping = (
        MAPPING + "    - {outcome: killed, count: women, victims: women}\n    - {outcome: killed, count: children, victims: children}\n"
    )
    mapping = mapping.replace("  grade: grade\n  url: link\n", "")
    table = make_table(
        (ROWS[1] + ",2,3",), mapping, "id,day,town,region,lat,lon,who,how,what,dead_min,dead_max,hurt,grade,link,remark,women,children"
    )
    (incident,) = group([table], list(read_table(table).claims))
    assert [(f.min, f.victims) for f in incident.figures if f.outcome == "killed"] == [(1, "civilians"), (2, "women"), (3, "children")]
    assert all(f.parts == () and not f.unnumbered for f in incident.figures)


def test_no_number_of_a_table_stands_at_its_opening() -> None:
    mapping = "report: {publisher: P}\ntable: {date: day, place: adm 2, casualties: [{outcome: killed, count: dead}]}"
    table = make_table(("2019-05-14,Homs,2",), mapping, "day,adm 2,dead")
    (incident,) = group([table], list(read_table(table).claims))
    assert [(f.min, f.leads) for f in incident.figures] == [(2, False)]


def test_a_report_of_the_same_act_place_and_day_joins_the_row() -> None:
    table, text = make_table((ROWS[2].replace("Air raid and shells", "Shells").replace('"school, clinic"', ""),)), make_text("a")
    (incident,) = group([table, text], [*read_table(table).claims, *shelling(text)])
    assert set(incident.report_ids) == {table.id, text.id}
    assert [(r.low, r.high) for r in incident.ranges if r.outcome == "killed"] == [(4, 4)]


def test_a_report_that_several_rows_fit_joins_the_one_with_its_dead_or_none() -> None:
    row = ROWS[2].replace("Air raid and shells", "Shells").replace('"school, clinic"', "")
    alike = row.replace("H3", "H4")
    other = alike.replace(",,4,", ",7,9,")
    text = make_text("a")
    for rows, expected in (((row.replace(",,4,", ",4,4,"), other), [["H3"], ["H4"]]), ((row, alike), [[], ["H3"], ["H4"]])):
        table = make_table(rows)
        assert keys(group([table, text], [*read_table(table).claims, *shelling(text)])) == expected


def test_another_day_or_town_does_not_join() -> None:
    table, a, b = make_table((ROWS[1],)), make_text("a"), make_text("b")
    incidents = group([table, a, b], [*read_table(table).claims, *shelling(a), *shelling(b, "2019-05-14", "Idlib")])
    assert len(incidents) == 3


def test_a_row_without_a_place_joins_nothing() -> None:
    table, text = make_table((ROWS[0].replace('"Saraqib, market",Idlib,35.8642,36.8006', ",,,"),)), make_text("a")
    attack = make_claim(text, "attack", 0, edtf="2019-05-14", act="airstrike", target="a market", target_type="market")
    assert len(group([table, text], [*read_table(table).claims, attack])) == 2


def test_rows_of_two_tables_join_as_a_report_does() -> None:
    first, second = make_table((ROWS[1],)), make_table((ROWS[1].replace("H2", "Z7"),), publisher="Count Project")
    claims = [*read_table(first).claims, *read_table(second).claims]
    (incident,) = group([first, second], claims)
    assert sorted(c.key for c in incident.codings) == ["H2", "Z7"]


def test_the_order_of_the_claims_does_not_matter() -> None:
    table, text = make_table(), make_text("a")
    claims = [*read_table(table).claims, *shelling(text)]
    first = group([table, text], claims)
    random.Random(7).shuffle(claims)
    assert group([text, table], claims) == first


def test_a_row_over_months_counts_a_place_over_a_period() -> None:
    mapping = "report: {publisher: P}\ntable: {date: {column: a, end: b}, place: town, casualties: [{outcome: killed, count: dead}]}"
    table = make_table(("2019-01-01,2019-06-30,Homs,70",), mapping, "a,b,town,dead")
    (incident,) = group([table], list(read_table(table).claims))
    assert [f.scope for f in incident.figures] == [Scope.PLACE_AND_PERIOD]
    assert incident.ranges == ()


def test_only_incidents_that_share_a_day_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [f"2019-{month:02}-{day:02}" for month in range(1, 11) for day in range(1, 28)]
    row = ROWS[2].replace("Air raid and shells", "Shells").replace('"school, clinic"', "")
    table = make_table(tuple(row.replace("H3", f"D{n}").replace("2019-05-15", day) for n, day in enumerate(days)))
    texts = [make_text(f"r{n}") for n in range(5)]
    claims = [claim for n, text in enumerate(texts) for claim in shelling(text, f"2019-0{n + 1}-10")]
    compared = []

    def count(*groups: object, **rest: object) -> bool:
        compared.append(groups)
        return clusters.is_same(*groups, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(records, "is_same", count)
    incidents = group([table, *texts], [*read_table(table).claims, *claims])
    assert len(incidents) == len(days)
    assert len(compared) <= 3 * len(texts)
