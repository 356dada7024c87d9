"""Incidents by a filter, claims counted, and what is left to do, as the index answers."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from linkage.errors import InputError
from linkage.indexes import Index, write_index
from linkage.indexes.exploring import cite_reports, count_events, count_kinds, find_events, find_todo, list_acts, list_languages
from linkage.indexes.folding import cut_asked
from linkage.ledger import SqliteLedger, append_reading
from linkage.model.asked import Area, ClaimFilter, EntityOrder, EventFilter, EventOrder
from linkage.model.claim import ClaimKind
from linkage.model.reading import Reading
from linkage.model.review import Review, Status
from smallcase import CLAIMS, REPORTS, make_small_case

INCIDENT, CAMPAIGN = "incident:shelling-port-vell-2031-05-02", "siege-of-port-vell"


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with closing(SqliteLedger.create(tmp_path / "ledger.sqlite")) as ledger:
        with ledger.writing():
            for report in REPORTS:
                append_reading(
                    ledger, Reading(report, "rules/1", (), (), tuple(c for c in CLAIMS.values() if c.report_id == report.id), ())
                )
        case_file = make_small_case(head=ledger.head())
        write_index(tmp_path / "index.sqlite", case_file, [Review(c, c, Status.PROPOSED) for c in CLAIMS.values()], ledger)
    with Index.open(tmp_path / "index.sqlite") as opened:
        yield opened


@pytest.mark.parametrize(
    ("asked_for", "is_found"),
    [
        (EventFilter(), True),
        (EventFilter(since="2031-05-02", until="2031-05-02"), True),
        (EventFilter(since="2031-05-03"), False),
        (EventFilter(until="2031-05-01"), False),
        (EventFilter(place="port v"), True),
        (EventFilter(place="PORT vell"), True),
        (EventFilter(place="elsewhere"), False),
        (EventFilter(campaign_id=CAMPAIGN), True),
        (EventFilter(campaign_id="another"), False),
        (EventFilter(area=Area(42.0, 12.0, 43.0, 13.0)), True),
        (EventFilter(area=Area(42.3, 12.0, 43.0, 13.0)), False),
        (EventFilter(act="shelling"), True),
        (EventFilter(act="arson"), False),
        (EventFilter(text="hospital"), True),
        (EventFilter(text="nowhere told"), False),
        (EventFilter(entity_id="person:nobody"), False),
    ],
    ids=lambda value: "" if isinstance(value, bool) else str(value),
)
def test_filters_of_incidents_narrow(index: Index, asked_for: EventFilter, is_found: bool) -> None:
    assert [row.id for row in find_events(index, asked_for).rows] == ([INCIDENT] if is_found else [])
    assert count_events(index, asked_for) == int(is_found)


def test_incidents_without_a_day_come_last_and_pages_go_on_through_them(tmp_path: Path) -> None:
    (told,) = make_small_case().incidents
    undated = [replace(told, id=f"incident:{name}", when=None, claim_ids=()) for name in ("a", "b")]
    with closing(SqliteLedger.create(tmp_path / "ledger.sqlite")) as ledger:
        with ledger.writing():
            for report in REPORTS:
                append_reading(ledger, Reading(report, "rules/1", (), (), (), ()))
        write_index(tmp_path / "index.sqlite", make_small_case(incidents=(*undated, told), head=ledger.head()), [], ledger)
    with Index.open(tmp_path / "index.sqlite") as opened:
        first = find_events(opened, EventFilter(), limit=2)
        assert [row.id for row in first.rows] == [told.id, "incident:a"]
        assert [row.id for row in find_events(opened, EventFilter(), after=first.after, limit=2).rows] == ["incident:b"]


def test_a_campaign_is_found_by_the_words_of_its_incidents(index: Index) -> None:
    assert [row.id for row in find_events(index, EventFilter(campaigns=True, text="hospital")).rows] == [CAMPAIGN]


def test_an_incident_says_who_tells_of_it_and_where_the_gazetteer_has_it(index: Index) -> None:
    (row,) = find_events(index, EventFilter()).rows
    assert len(row.said_by) == len(set(row.said_by)) > 0
    assert row.place_id != ""


@pytest.mark.parametrize("order", EventOrder)
def test_a_page_begins_after_a_row_or_at_one(index: Index, order: EventOrder) -> None:
    assert find_events(index, EventFilter(), order, after=INCIDENT).rows == ()
    assert [row.id for row in find_events(index, EventFilter(), order, begin_at=INCIDENT).rows] == [INCIDENT]
    with pytest.raises(InputError, match="first page"):
        find_events(index, EventFilter(), order, after="incident:gone")


def test_a_date_that_is_none_is_refused(index: Index) -> None:
    with pytest.raises(InputError, match="no date"):
        find_events(index, EventFilter(since="soon"))


def test_counts_of_kinds_stances_and_statuses_add_up(index: Index) -> None:
    counts = count_kinds(index, ClaimFilter())
    assert counts.total == len(CLAIMS)
    for words in (counts.kinds, counts.stances, counts.statuses):
        assert sum(n for _, n in words) == len(CLAIMS)  # type: ignore[misc]
    assert not counts.is_cut
    assert dict(count_kinds(index, ClaimFilter(kind=ClaimKind.POST)).kinds) == {ClaimKind.POST: 1}


def test_what_is_left_to_do_is_counted(index: Index) -> None:
    todo = find_todo(index)
    assert (todo.proposed, todo.disputed, todo.lost) == (len(CLAIMS), 0, 0)


def test_reports_are_cited_by_number(index: Index) -> None:
    cited = cite_reports(index, [REPORTS[1].id, REPORTS[1].id])
    assert [(row.id, row.number) for row in cited.values()] == [(REPORTS[1].id, 2)]
    assert index.report_numbered(2, REPORTS[1].short_id) == REPORTS[1].id
    with pytest.raises(InputError, match="list of reports"):
        index.report_numbered(1, REPORTS[1].short_id)


def test_acts_and_languages_are_listed_with_their_numbers(index: Index) -> None:
    assert list_acts(index) == (("shelling", 1),)
    assert sum(n for _, n in list_languages(index)) == len(REPORTS)


def test_entities_by_name_come_once_each_over_pages(index: Index) -> None:
    everyone = [row.id for row in index.find_entities(limit=100, order=EntityOrder.NAME).rows]
    found, after = [], ""
    while True:
        page = index.find_entities(after=after, limit=2, order=EntityOrder.NAME)
        found += [row.id for row in page.rows]
        after = page.after
        if after == "":
            break
    assert found == everyone
    names = [index.entity(id_).name.casefold() for id_ in everyone]
    assert names[0] <= names[-1]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The school and the schools were hit", "school hit", ["school", "schools", "hit"]),
        ("قَالَ المَسؤولون إنّ المستشفى قُصِف", "المستشفي", ["المستشفى"]),
        ("больницу обстреляли ещё раз", "ЕЩЕ", ["ещё"]),
        ("nothing of it", "other", []),
        ("nothing asked", "", []),
    ],
)
def test_every_word_that_was_asked_for_is_marked_and_the_text_is_whole(text: str, query: str, marked: list[str]) -> None:
    pieces = cut_asked(text, query)
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, asked in pieces if asked] == marked
