"""Incidents that a wrong date may part, and ends of sentences, are found without looking at everything, and none is lost by it."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.incidents import telling
from linkage.incidents.joins import near_in_time
from linkage.incidents.period import Period
from linkage.incidents.scenegroup import Group
from linkage.model.span import Span
from madeclaims import make_report

_DAY = 737_000
periods = st.none() | st.builds(
    lambda start, days, stated: Period(_DAY + start, _DAY + start + days, stated=stated),
    st.integers(0, 40),
    st.integers(0, 20),
    st.booleans(),
)


def of_period(period: Period | None) -> Group:
    group = Group()
    group.period = period
    return group


@given(st.lists(periods, max_size=12))
def test_no_pair_within_a_week_is_missed_and_no_other_is_sought(given_periods: list[Period | None]) -> None:
    groups = {f"{n:02}": of_period(period) for n, period in enumerate(given_periods)}
    expected = []
    for a, b in combinations(sorted(groups), 2):
        first, second = groups[a].period, groups[b].period
        told = first is not None and second is not None and first.stated and second.stated
        if not told or first.overlaps(second, slack_days=7):
            expected.append((a, b))
    assert sorted(near_in_time(sorted(groups), groups)) == expected


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["He said", "It fell", "“No", "U.S", "p.m", ". ", ".” ", "! ", "\n", " ", "(A", "12"]), max_size=30).map(
        "".join
    ),
    st.data(),
)
def test_a_sentence_begins_where_reading_from_the_start_finds_it(text: str, data: st.DataObject) -> None:
    report = make_report(text or "x")
    at = data.draw(st.integers(0, max(0, len(report.text) - 1)))
    span = telling.sentence_around(report, Span(at, min(at + 3, len(report.text))))
    before = [m.end() for m in telling._END.finditer(report.text, 0, at + 1) if m.end() <= at]
    assert span.start == max(before, default=0)
