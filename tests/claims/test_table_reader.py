"""What the rows of a table become: claims of its publisher, each with its row and its cells."""

import pytest
import yaml

from linkage.claims import TableReader, example_mapping
from linkage.claims.tablemapping import read_mapping
from linkage.errors import ReportError
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.report import Report
from madetable import HEADER, MAPPING, ROWS, make_table, read_table


def claims_of(report: Report, key: str) -> list[Claim]:
    return [c for c in read_table(report).claims if c.record is not None and c.record.key == key]


def reasons(report: Report) -> list[tuple[str, str | None]]:
    return [(issue.reason, issue.value) for issue in read_table(report).issues]


def test_every_quote_is_the_row_and_every_role_stands_in_its_cell() -> None:
    report = make_table()
    output = read_table(report)
    assert output.claims
    for claim in output.claims:
        assert claim.quote.of(report.text) in ROWS
        for role in claim.roles:
            if role.span is not None:
                assert claim.quote.covers(role.span)
    place = next(c for c in output.claims if c.value("place") == "Saraqib, market").role("place")
    assert place is not None
    assert place.span is not None
    assert place.span.of(report.text) == "Saraqib, market"


def test_a_row_is_the_claim_of_the_publisher_with_the_stance_of_the_mapping() -> None:
    attack = next(c for c in claims_of(make_table(), "H2") if c.kind is ClaimKind.ATTACK)
    assert (attack.source, attack.stance, attack.word("act"), attack.word("perpetrator")) == (
        None,
        Stance.ALLEGED,
        "shelling",
        "North Army",
    )
    assert attack.when is not None
    assert attack.when.edtf == "2019-05-14"


def test_a_column_of_sources_says_who_says_so() -> None:
    report = make_table(mapping=MAPPING.replace("  record: id", "  record: id\n  source: remark"))
    assert {c.source for c in claims_of(report, "H1")} == {"x"}
    assert {c.source for c in claims_of(report, "H2")} == {None}


def test_the_point_and_the_publishers_own_grade_are_kept() -> None:
    record = claims_of(make_table(), "H1")[0].record
    assert record is not None
    assert (record.where.lat, record.where.lon, record.where.regions, record.where.country) == (35.8642, 36.8006, ("Idlib",), "SY")
    assert (record.detail("grade"), record.detail("url")) == ("Fair", "https://h.example/1")


def test_several_who_are_blamed_give_an_accusation_each_and_none_is_chosen_for_the_attack() -> None:
    claims = claims_of(make_table(), "H1")
    assert [c.value("perpetrator") for c in claims if c.kind is ClaimKind.ATTACK] == [None]
    assert [c.value("accused") for c in claims if c.kind is ClaimKind.RESPONSIBILITY] == ["North Army", "South Militia"]


def test_several_targets_in_a_cell_give_an_attack_each() -> None:
    attacks = [c for c in claims_of(make_table(), "H3") if c.kind is ClaimKind.ATTACK]
    assert [c.value("target_type") for c in attacks] == ["school", "hospital"]


def test_bounds_are_those_of_the_cells_and_an_empty_most_is_left_open() -> None:
    killed = {
        key: [(c.number("min"), c.number("max")) for c in claims_of(make_table(), key) if c.value("outcome") == "killed"]
        for key in ("H1", "H2", "H3")
    }
    assert killed == {"H1": [(3, 5)], "H2": [(1, None)], "H3": [(0, 4)]}


def test_none_injured_is_a_finding_and_an_empty_cell_is_nothing() -> None:
    report = make_table()
    assert [c.number("max") for c in claims_of(report, "H2") if c.value("outcome") == "injured"] == [0]
    assert [c for c in claims_of(report, "H3") if c.value("outcome") == "injured"] == []


@pytest.mark.parametrize(
    ("old", "new", "reason", "lost"),
    [
        ("2019-05-14,Saraqib,Idlib,", "14 May,Saraqib,Idlib,", "no date", "time"),
        (",1,,0,Weak", ",some,,0,Weak", "no whole number", "killed"),
        (",1,,0,Weak", ",9,2,0,Weak", "greater than the most", "killed"),
        ("35.8642,36.8006,North", "95.8642,36.8006,North", "no point", "point"),
        ("Shells", "Drones", "does not explain", "act"),
    ],
    ids=["date", "number", "bounds", "point", "word"],
)
def test_a_cell_that_cannot_be_read_is_told_with_its_row_and_costs_nothing_else(old: str, new: str, reason: str, lost: str) -> None:
    report = make_table((ROWS[0], ROWS[1].replace(old, new), ROWS[2]))
    told = [value for why, value in reasons(report) if reason in why]
    assert len(told) == 1
    assert told[0] is not None
    assert told[0].startswith("row 3: ")
    claims = claims_of(report, "H2")
    assert any(c.value("outcome") == "injured" for c in claims)
    assert any(c.value("outcome") == "killed" for c in claims) == (lost != "killed")
    assert any(c.kind is ClaimKind.ATTACK for c in claims) == (lost != "act")
    assert (claims[0].when is None) == (lost == "time")
    assert claims[0].record is not None
    assert (claims[0].record.where.lat is None) == (lost == "point")


def test_a_row_with_a_cell_too_many_is_left_out_with_an_issue() -> None:
    report = make_table((ROWS[0], ROWS[1] + ",more"))
    assert ("a row with another number of cells than the 15 columns", "row 3: 16 cells") in reasons(report)
    assert claims_of(report, "H2") == []


def test_columns_that_the_mapping_does_not_name_are_told_once() -> None:
    assert [value for why, value in reasons(make_table()) if "says nothing" in why] == ["remark"]
    ignored = make_table(mapping=MAPPING + "  ignore: [remark]\n")
    assert [value for why, value in reasons(ignored) if "says nothing" in why] == []


def test_a_row_longer_than_a_quote_may_be_is_quoted_by_the_cells_of_the_claim() -> None:
    report = make_table((ROWS[1] + "z" * 900,))
    for claim in read_table(report).claims:
        assert 0 < len(claim.quote) <= 700
        assert all(r.span is None or claim.quote.covers(r.span) for r in claim.roles)


def test_another_mapping_is_another_reader_and_claims_that_stay_keep_their_ids() -> None:
    first = make_table()
    second = make_table(mapping=MAPPING.replace("  grade: grade\n", ""))
    assert TableReader(first.mapping).version != TableReader(second.mapping).version
    assert [c.id for c in read_table(first).claims] == [c.id for c in read_table(second).claims]


def test_days_in_another_form_and_periods_are_read() -> None:
    mapping = """
report: {publisher: Harm Watch}
table:
  date: {column: from, end: until, format: "%d %B %Y", precision: {column: how exact, values: {day: day, month: month}}}
  place: town
  casualties: [{outcome: killed, count: dead}]
"""
    rows = ("02 May 2019,05 May 2019,day,Homs,3", "02 May 2019,,month,Homs,4", "05 May 2019,02 May 2019,day,Homs,5")
    report = make_table(rows, mapping, "from,until,how exact,town,dead")
    assert [c.when.edtf if c.when is not None else None for c in read_table(report).claims] == ["2019-05-02/2019-05-05", "2019-05", None]


def test_a_precision_that_is_no_word_for_one_is_noted_and_the_day_stands() -> None:
    mapping = """
report: {publisher: Harm Watch}
table:
  date: {column: day, format: "%Y-%m-%d", precision: day}
  place: town
  casualties: [{outcome: killed, count: dead}]
"""
    report = make_table(("2019-05-02,Homs,3",), mapping, "day,town,dead")
    assert [c.when.edtf for c in read_table(report).claims if c.when is not None] == ["2019-05-02"]
    assert [value for why, value in reasons(report) if "the mapping does not explain" in why] == ["row 2: 2019-05-02"]


def test_tabs_and_thousands_are_read() -> None:
    report = Report("0" * 64, "t.tsv", "text/tab-separated-values", "town\tdead\nHoms\t1,200\n", "t", mapping="""
report: {publisher: Harm Watch}
table: {place: town, casualties: [{outcome: killed, count: dead}]}
""")  # fmt: skip
    assert [c.number("max") for c in read_table(report).claims] == [1200]


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ("report: {}\ntable: {}", "names no publisher"),
        ("report: {publisher: P}\ntable: {places: town}", "'places', which is not known"),
        ("report: {publisher: P}\ntable: {act: {column: how, values: {Shells: artillery}}}", "should be one of airstrike"),
        ("report: {publisher: P}\ntable: {stance: sure}", "should be one of asserted"),
        ("report: {publisher: P}\ntable: {casualties: [{outcome: killed}]}", "needs an outcome and a column"),
        ("report: {publisher: P}\ntable: {place: {column: town, lat: lat}}", "one of lat and lon"),
        ("report: {publisher: P}\ntable: {place: city}", "'city', which the table does not have"),
        ("report: {publisher: P}\ntable: {url: [a", "no YAML at line"),
        ("- a list", "should be names with values"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_and_says_where(mapping: str, words: str) -> None:
    with pytest.raises(ReportError, match=words):
        read_table(make_table(mapping=mapping))


def test_a_quotation_mark_that_is_never_closed_refuses_the_table_with_its_line() -> None:
    with pytest.raises(ReportError, match="line 3"):
        read_table(make_table((ROWS[1], '"H4,2019-05-14')))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (HEADER, {"record": "id", "casualties": [{"outcome": "killed", "min": "dead_min", "max": "dead_max"}]}),
        (
            "event_id_cnty,event_date,actor1,location,latitude,longitude,fatalities",
            {"record": "event_id_cnty", "casualties": [{"outcome": "killed", "count": "fatalities"}]},
        ),
        (
            "id,side_a,where_prec,latitude,longitude,date_start,date_end,best,high,low",
            {"record": "id", "casualties": [{"outcome": "killed", "min": "low", "max": "high"}]},
        ),
    ],
    ids=["own", "ACLED", "UCDP"],
)
def test_a_table_without_a_mapping_is_shown_one_of_its_own_columns_that_can_be_read(header: str, expected: dict[str, object]) -> None:
    report = make_table((",".join("1" for _ in header.split(",")),), "", header)
    text = example_mapping(report)
    assert "\n" not in text
    assert {k: v for k, v in yaml.safe_load(text)["table"].items() if k in expected} == expected
    assert set(header.split(",")) == set(read_mapping(text).named())
    assert read_table(make_table(report.text.splitlines()[1:], text, header)).claims  # type: ignore[arg-type]
