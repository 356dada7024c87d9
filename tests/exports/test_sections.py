"""Sections, cut into pages."""

from hypothesis import given
from hypothesis import strategies as st

from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.sections import Section, chunk, group_by_saying, list_kind_sections, paginate, say_none
from smallcase import CLAIMS, make_small_case

INDEX = CaseIndex(make_small_case())
ROW = INDEX.row(CLAIMS["post"])


def section(anchor: str, length: int, empty: str = "nothing") -> Section:
    return Section(anchor, anchor.title(), empty, (ROW,) * length)


@given(st.lists(st.integers(0, 25), max_size=6), st.integers(1, 10))
def test_no_page_is_too_long_and_no_claim_is_lost(lengths: list[int], length: int) -> None:
    sections = [section(f"s{n}", rows) for n, rows in enumerate(lengths)]
    pages = paginate(sections, length)
    assert all(sum(len(part.rows) for part in page) <= length for page in pages)
    for one in sections:
        parts = [part for page in pages for part in page if part.anchor == one.anchor]
        assert sum(len(part.rows) for part in parts) == len(one.rows)
        assert [part.continued for part in parts] == [False] + [True] * (len(parts) - 1)
        assert all(len({part.anchor for part in page}) == len(page) for page in pages)


def test_an_empty_section_stays_where_absence_is_a_finding() -> None:
    assert [part.anchor for part in paginate([section("asked", 0), section("rest", 0, empty="")])[0]] == ["asked"]


def test_nothing_to_show_is_still_a_page() -> None:
    assert paginate([]) == [[]]
    assert chunk([]) == [[]]


def test_one_report_is_one_report() -> None:
    assert [say_none(n) for n in (1, 5000)] == ["No evidence found in 1 report.", "No evidence found in 5,000 reports."]


def test_sources_are_grouped_in_the_order_of_first_sight() -> None:
    rows = [INDEX.row(CLAIMS[name]) for name in ("post", "accusation", "tie", "attack")]
    assert [(group.first.wording.source, len(group.rows)) for group in group_by_saying(rows)] == [
        ("Harbour Courier", 2),
        ("The town council of Port Vell", 2),
    ]


def test_every_claim_is_in_the_section_of_its_kind() -> None:
    sections = list_kind_sections(tuple(INDEX.claims), INDEX)
    assert sorted(row.id for part in sections for row in part.rows) == sorted(INDEX.claims)
