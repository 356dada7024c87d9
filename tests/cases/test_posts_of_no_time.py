"""A post without a day speaks for capacity and official position where a report of that time tells it, and for neither elsewhere."""

from dataclasses import replace

import pytest

from linkage.model.claim import Claim
from linkage.model.matrix import Reason
from linkage.model.when import When
from madematrix import GENERAL, SIEGE, MadeCase, ids, row_of

POST = {"person": GENERAL, "rank": "General", "title": "commander", "organization": "Russia"}
ROWS = ("commander", "official-position")


def told(case: MadeCase, published: str | None) -> Claim:
    return case.say("post", "General Oren Tasker, commander", published=published, **POST)


@pytest.mark.parametrize(
    ("published", "counts"),
    [("2031-05-10", True), ("2031-06-20", True), ("2034-02-01", False), ("2025-02-01", False), (None, False)],
)
def test_a_post_without_a_day_counts_where_a_report_of_that_time_tells_it(published: str | None, counts: bool) -> None:
    case = MadeCase()
    post = told(case, published)
    for key in ROWS:
        row = row_of(case.matrix(SIEGE), key)
        assert (ids(row.for_), ids(row.neither)) == (([post.id], []) if counts else ([], [post.id]))
        assert [e.reason for e in row.neither.evidence] == ([] if counts else [Reason.NOT_THEN])
        assert row.against.evidence == ()


def test_reports_before_and_after_that_time_give_it_for_the_time_between() -> None:
    case = MadeCase()
    posts = [told(case, "2031-01-10"), told(case, "2031-12-10")]
    assert ids(row_of(case.matrix(SIEGE), "commander").for_) == [post.id for post in posts]


@pytest.mark.parametrize("tells", [True, False])
def test_the_entry_of_a_list_gives_its_post_for_what_it_tells_of_itself(tells: bool) -> None:
    case = MadeCase()
    post = told(case, "2034-02-01")
    here = "Tasker is responsible for the siege of Port Vell"
    act = case.say("responsibility", here, of="siege", accused=GENERAL, act="the siege of Port Vell")
    if tells:
        moved = replace(act, report_id=post.report_id)
        case.claims[-1], case.in_siege = moved, {moved.id}
        case.namings = {
            key: [replace(n, claim_id=moved.id) if n.claim_id == act.id else n for n in found] for key, found in case.namings.items()
        }
    case.reports[0] = replace(case.reports[0], record=True)
    assert ids(row_of(case.matrix(SIEGE), "commander").for_) == ([post.id] if tells else [])


@pytest.mark.parametrize(("published", "counts"), [("2031-05-10", True), ("2025-02-01", False)])
def test_a_command_that_names_no_campaign_is_asked_for_its_time_too(published: str, counts: bool) -> None:
    case = MadeCase()
    command = case.say(
        "command", "Tasker, commander of the gunners", published=published, superior=GENERAL, subordinate="the gunners", mode="commands"
    )
    row = row_of(case.matrix(SIEGE), "commander")
    assert (ids(row.for_), ids(row.neither)) == (([command.id], []) if counts else ([], [command.id]))


def test_a_strike_that_is_told_of_a_year_lies_within_the_days_of_its_campaign() -> None:
    case = MadeCase(strike_when=When("", "2031"))
    post = told(case, "2031-12-20")  # months after the siege
    assert [e.reason for e in row_of(case.matrix(), "commander").neither.evidence] == [Reason.NOT_THEN]
    assert ids(row_of(case.matrix(), "commander").neither) == [post.id]
