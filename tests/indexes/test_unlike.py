"""The index of a case names, with each incident and campaign, who denies it in wider terms, tells it otherwise or is only passed on."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from linkage.indexes import Index, write_index
from linkage.indexes.eventmarks import find_marks
from linkage.indexes.exploring import find_events
from linkage.ledger import SqliteLedger, append_reading
from linkage.model.asked import ClaimFilter, EventFilter
from linkage.model.case import CaseFile
from linkage.model.reading import Reading
from linkage.model.review import Review, Status
from linkage.web.api.schemas import claim_row_out, incident_out
from linkage.web.drawnevents import make_timeline
from madematrix import SIEGE, STRIKE
from madewar import ACT, BARRELS, WAR, MadeWar


def indexed(made: CaseFile, folder: Path) -> Index:
    with closing(SqliteLedger.create(folder / "ledger.sqlite")) as ledger:
        with ledger.writing():
            for report in made.reports:
                append_reading(ledger, Reading(report, "rules/1", (), (), tuple(c for c in made.claims if c.report_id == report.id), ()))
        case_file = replace(made, head=ledger.head())
        write_index(folder / "index.sqlite", case_file, [Review(c, c, Status.PROPOSED) for c in made.claims], ledger)
    return Index.open(folder / "index.sqlite")


@pytest.fixture
def war() -> CaseFile:
    """Russia is blamed for barrel bombs, and denies them in the whole war; foreigners are only passed on to allege it."""
    case = MadeWar()
    case.say("attack", "Russian forces dropped barrel bombs", perpetrator="Russian forces", publisher="Harbour Post", **{**ACT, **BARRELS})
    told = case.say("attack", "foreigners say it was supposedly hit", source="foreigners", stance="alleged", **{**ACT, **BARRELS})
    case.deny("Russia never used barrel bombs", **BARRELS)
    made = case.case_file()
    return replace(made, origins=replace(made.origins, passed_on=frozenset({told.id})))


def test_an_incident_names_who_denies_it_in_wider_terms_and_who_is_only_passed_on(war: CaseFile, tmp_path: Path) -> None:
    with indexed(war, tmp_path) as index:
        (row,) = find_events(index, EventFilter()).rows
        assert row.said_by == ("Harbour Post",)
        assert row.unlike == (
            ("denied_in_wider_terms_by", ("Russia (of bombing with barrel bombs)",)),
            ("passed_on_in_doubt", ("foreigners",)),
        )
        sent = incident_out(row)
        assert (sent.denied_in_wider_terms_by, sent.passed_on_in_doubt) == (["Russia (of bombing with barrel bombs)"], ["foreigners"])


def test_a_campaign_names_who_denies_it_and_who_denies_it_in_wider_terms(war: CaseFile, tmp_path: Path) -> None:
    with indexed(war, tmp_path) as index:
        rows = {row.id: row for row in find_events(index, EventFilter(campaigns=True)).rows}
        assert dict(rows[WAR].unlike)["denied_by"] == ("Russia",)
        assert rows[WAR].said_by == ()
        assert "denied_in_wider_terms_by" in dict(rows[SIEGE].unlike)


def test_who_asks_for_what_is_denied_finds_what_is_denied_in_wider_terms(war: CaseFile, tmp_path: Path) -> None:
    with indexed(war, tmp_path) as index:
        assert [row.id for row in find_events(index, EventFilter(denied=True)).rows] == [STRIKE]


def test_the_timeline_of_the_workbench_says_it_as_that_of_the_case_file(war: CaseFile, tmp_path: Path) -> None:
    with indexed(war, tmp_path) as index:
        timeline, _ = make_timeline("All", find_marks(index, EventFilter()), index.incident)
        (item,) = timeline.items
        assert (item.said_by, item.wider) == (("Harbour Post",), ("Russia (of bombing with barrel bombs)",))
        assert item.apart == (("alleged, only as who denies or doubts it passes it on, by", ("foreigners",)),)


def test_a_claim_in_a_list_says_that_it_is_only_passed_on(war: CaseFile, tmp_path: Path) -> None:
    with indexed(war, tmp_path) as index:
        rows = index.find_claims(ClaimFilter()).rows
        assert {row.id for row in rows if claim_row_out(row).is_passed_on} == set(war.origins.passed_on)
