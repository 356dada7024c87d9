"""Figures of one source that cannot both be right, and the many that can."""

import random

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import find_contradictions, group_incidents
from linkage.incidents.victims import is_within, read_counted
from linkage.model.case import CaseSettings, DeclaredCampaign
from linkage.model.claim import Claim
from linkage.model.contradiction import Contradiction
from linkage.model.incident import Scope
from linkage.model.report import Report
from linkage.model.review import WITHHELD
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report
from madetable import make_table, read_table

COUNCIL = "Lantern Council"
SIEGE = CaseSettings(campaigns=(DeclaredCampaign("siege-of-homs", "Siege of Homs", "Homs", start="2018-03-01", end="2018-10-31"),))


def find(reports: list[Report], claims: list[Claim], settings: CaseSettings | None = None) -> tuple[Contradiction, ...]:
    gazetteer, chosen = load_gazetteer(), settings or CaseSettings()
    entities = resolve_entities(reports, claims, gazetteer, chosen)
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, chosen)
    return find_contradictions(reports, claims, entities, gazetteer, incidents, campaigns)


def killed(
    report: Report, number: int, place: str, edtf: str, source: str | None = COUNCIL, most: int | None = -1, victims: str = "people",
    outcome: str = "killed", at: int = 0, **more: str,
) -> Claim:  # fmt: skip
    """A count; `most` is the number itself unless it is given, and None for "at least"."""
    bounds = {} if most is None else {"max": number if most == -1 else most}
    return make_claim(
        report, "casualties", at, source, edtf=edtf, outcome=outcome, min=number, **bounds, victims=victims, place=place,
        time=edtf or "then", **more,
    )  # fmt: skip


@pytest.fixture
def early() -> Report:
    return make_report("early", "2019-01-20")


@pytest.fixture
def late() -> Report:
    return make_report("late", "2022-04-01")


def test_a_town_in_a_quarter_above_its_country_in_the_year_is_flagged(early: Report, late: Report) -> None:
    claims = [killed(early, 900, "Syria", "2018"), killed(late, 2300, "Homs", "2018-10-01/2018-12-31", most=None)]
    (found,) = find([early, late], claims)
    assert (found.source, found.part.claim_id, found.whole.claim_id) == (COUNCIL, claims[1].id, claims[0].id)
    assert (found.part.min, found.whole.max) == (2300, 900)
    assert found.reasons == ("Homs lies in Syria", "2018-10-01/2018-12-31 lies in 2018")


def test_two_persons_whose_names_are_withheld_do_not_contradict_themselves(early: Report, late: Report) -> None:
    claims = [killed(early, 900, "Syria", "2018", WITHHELD), killed(late, 2300, "Homs", "2018-10-01/2018-12-31", WITHHELD, most=None)]
    assert find([early, late], claims) == ()


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ({"number": 800}, {"number": 900}),
        ({"number": 900}, {"number": 900}),
        ({"number": 2300}, {"number": 900, "most": None}),
        ({"number": 0, "most": 2300}, {"number": 900}),
        ({"number": 2300}, {"number": 900, "source": "Other Council"}),
        ({"number": 2300}, {"number": 900, "outcome": "injured"}),
        ({"number": 2300, "outcome": "trapped"}, {"number": 900, "outcome": "trapped"}),
        ({"number": 2300}, {"number": 900, "place": "Ukraine"}),
        ({"number": 2300, "edtf": "2018-12/2019-02"}, {"number": 900}),
        ({"number": 2300}, {"number": 900, "victims": "civilians"}),
        ({"number": 2300}, {"number": 900, "victims": "people from abroad"}),
        ({"number": 2300, "place": "Syria", "edtf": "2018"}, {"number": 900}),
    ],
    ids=[
        "less", "equal", "whole-at-least", "part-up-to", "other-source", "other-outcome", "what-falls-too", "other-country",
        "reaches-beyond", "all-beside-civilians", "narrowed-whole", "same-extent",
    ],
)  # fmt: skip
def test_figures_that_can_both_be_right_are_left_alone(
    early: Report, late: Report, part: dict[str, object], whole: dict[str, object]
) -> None:
    claims = [
        killed(early, **{"place": "Syria", "edtf": "2018", **whole}),  # type: ignore[arg-type]
        killed(late, **{"place": "Homs", "edtf": "2018-10-01/2018-12-31", **part}),  # type: ignore[arg-type]
    ]
    assert find([early, late], claims) == ()


def test_a_whole_that_was_given_before_the_parts_days_were_over_is_left_alone(late: Report) -> None:
    before = make_report("before", "2018-11-01")
    claims = [killed(before, 900, "Syria", "2018"), killed(late, 2300, "Homs", "2018-10-01/2018-12-31")]
    assert find([before, late], claims) == ()


def test_since_a_day_reaches_to_the_day_on_which_it_was_said(early: Report, late: Report) -> None:
    claims = [killed(early, 900, "Syria", "2018-01-05/.."), killed(late, 2300, "Homs", "2018-10-01/2018-12-31")]
    assert len(find([early, late], claims)) == 1
    claims = [killed(early, 900, "Syria", "2018-01-05/.."), killed(late, 2300, "Homs", "2018-10-01/..")]
    assert find([early, late], claims) == ()


def test_one_strike_above_the_whole_month_of_its_town_is_flagged(early: Report, late: Report) -> None:
    claims = [killed(early, 30, "Homs", "2018-05"), killed(late, 40, "Homs", "2018-05-14")]
    (found,) = find([early, late], claims)
    assert (found.part.scope, found.whole.scope) == (Scope.INCIDENT, Scope.PLACE_AND_PERIOD)
    assert found.part_of is not None


def test_during_this_period_means_that_of_the_campaign(early: Report, late: Report) -> None:
    part = make_claim(
        late, "casualties", 40, COUNCIL, outcome="killed", min=2300, victims="people", place="Homs", time="during this period"
    )  # fmt: skip
    siege = make_claim(late, "attack", 0, act="siege", target="Homs", place="Homs", edtf="2018-03-01/2018-10-31")
    claims = [killed(early, 900, "Syria", "2018"), siege, part]
    (found,) = find([early, late], claims, SIEGE)
    assert found.part_of == "siege-of-homs"
    undated = make_claim(late, "casualties", 40, COUNCIL, outcome="killed", min=2300, victims="people", place="Homs")
    assert find([early, late], [claims[0], siege, undated], SIEGE) == ()


def test_children_above_civilians_of_one_place_and_time_are_flagged(early: Report, late: Report) -> None:
    claims = [killed(early, 50, "Homs", "2018", victims="civilians"), killed(late, 60, "Homs", "2018", victims="children")]
    (found,) = find([early, late], claims)
    assert found.reasons == ("children are counted among civilians",)


def test_a_toll_that_rises_is_no_contradiction() -> None:
    first, second = make_report("first", "2018-05-14"), make_report("second", "2018-05-16")
    claims = [killed(first, 20, "Homs", "2018-05-14"), killed(second, 38, "Homs", "2018-05-14", victims="civilians")]
    assert find([first, second], claims) == ()


def test_more_children_than_people_in_one_telling_of_a_strike_are_flagged(late: Report) -> None:
    claims = [killed(late, 5, "Homs", "2018-05-14", at=0), killed(late, 7, "Homs", "2018-05-14", victims="children", at=40)]
    assert len(find([late], claims)) == 1
    attack = make_claim(late, "attack", 0, act="chemical", target="houses", place="Aleppo", edtf="2018-05-14")
    quarter = killed(late, 7, "Bab al-Nayrab", "2018-05-14", victims="children", at=40)
    assert find([late], [attack, killed(late, 5, "Aleppo", "2018-05-14", at=20), quarter]) == ()


def test_a_rounded_whole_is_exceeded_only_beyond_a_tenth(early: Report, late: Report) -> None:
    rounded = make_claim(
        early, "casualties", 0, COUNCIL, "estimated", "2018", outcome="killed", min=1000, max=1000, victims="people", place="Syria",
        time="2018",
    )  # fmt: skip
    for number, expected in ((1090, 0), (1200, 1)):
        assert len(find([early, late], [rounded, killed(late, number, "Homs", "2018-10")])) == expected


def test_two_spellings_of_a_source_are_one_source(early: Report, late: Report) -> None:
    claims = [
        killed(early, 900, "Syria", "2018", source="the Lantern Network for Human Rights"),
        killed(late, 2300, "Homs", "2018-10", source="Lantern Network for Human Rights"),
    ]
    assert len(find([early, late], claims)) == 1


def test_a_source_without_a_name_contradicts_nobody(early: Report, late: Report) -> None:
    from dataclasses import replace

    claims = [killed(early, 900, "Syria", "2018", "activists"), killed(late, 2300, "Homs", "2018-10", "activists")]
    unnamed = [replace(c, attribution=(replace(c.attribution[0], named=False),)) for c in claims]
    assert find([early, late], unnamed) == ()


def test_what_a_publisher_says_itself_stands_beside_what_others_quote_it_for(early: Report) -> None:
    own = make_report("own", "2022-04-01", publisher=COUNCIL)
    claims = [killed(early, 900, "Syria", "2018"), killed(own, 2300, "Homs", "2018-10", source=None)]
    assert [c.source for c in find([early, own], claims)] == [COUNCIL]


def test_a_row_with_more_children_than_people_is_flagged_and_its_neighbours_are_not() -> None:
    mapping = """
report: {publisher: Harm Watch, published: 2020-01-31}
table:
  record: id
  date: day
  place: town
  casualties: [{outcome: killed, count: all}, {outcome: killed, count: young, victims: children}]
"""
    table = make_table(("A,2019-05-14,Homs,3,4", "B,2019-05-14,Homs,9,1"), mapping, "id,day,town,all,young")
    (found,) = find([table], list(read_table(table).claims))
    assert (found.part.min, found.whole.max) == (4, 3)


def test_the_order_of_the_claims_does_not_matter(early: Report, late: Report) -> None:
    claims = [
        killed(early, 900, "Syria", "2018"), killed(early, 30, "Homs", "2018-05", at=60),
        killed(late, 2300, "Homs", "2018-10-01/2018-12-31"), killed(late, 40, "Homs", "2018-05-14", at=60),
    ]  # fmt: skip
    first = find([early, late], claims)
    assert len(first) == 2
    random.Random(3).shuffle(claims)
    assert set(find([late, early], claims)) == set(first)


def test_figures_of_different_scope_are_never_in_one_range(early: Report, late: Report) -> None:
    gazetteer = load_gazetteer()
    strike = make_claim(late, "attack", 0, act="airstrike", target="a hospital", target_type="hospital", place="Homs", edtf="2018-05-14")
    claims = [
        strike, killed(late, 12, "Homs", "2018-05-14", at=30), killed(late, 340, "Homs", "2018-05", at=60),
        killed(early, 900, "Syria", "2018"),
    ]  # fmt: skip
    entities = resolve_entities([early, late], claims, gazetteer, CaseSettings())
    incidents, campaigns = group_incidents([early, late], claims, entities, gazetteer, CaseSettings())
    ranges = [r for i in incidents for r in i.ranges]
    assert [(r.low, r.high) for r in ranges] == [(12, 12)]
    assert {f.scope for r in ranges for f in r.figures} == {Scope.INCIDENT}
    assert {f.min for c in campaigns for f in c.figures} <= {340, 900}


@pytest.mark.parametrize(
    ("part", "whole", "within"),
    [
        ("children", "civilians", True),
        ("12 children", "people", True),
        ("civilians", "", True),
        ("aid workers", "people", True),
        ("civilians, mostly women", "civilians", True),
        ("civilians", "children", False),
        ("women", "civilians", False),
        ("people", "civilians", False),
        ("fighters", "civilians", False),
        ("civilians", "foreign civilians", False),
        ("foreign civilians", "civilians", True),
        ("foreign civilians", "foreign civilians", True),
        ("a woman and her child", "women", False),
        ("drivers", "aid workers", False),
    ],
)
def test_who_is_counted_among_whom(part: str, whole: str, *, within: bool) -> None:
    assert is_within(read_counted(part), read_counted(whole)) is within
