"""EDTF as days: what is not told is the whole year or month, an open end is open, and nothing is guessed."""

from datetime import date

import pytest

from linkage.cases.extents import read_extent
from linkage.cases.times import days_of
from linkage.exports.html.timeline import read_bounds
from linkage.incidents.period import period_of_edtf
from linkage.model.edtf import read_edtf


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022-03-16", date(2022, 3, 16), date(2022, 3, 16)),
        ("2022-02~", date(2022, 2, 1), date(2022, 2, 28)),
        ("2016?", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02-XX", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-11-15/..", date(2016, 11, 15), None),
        ("/2016-11", None, date(2016, 11, 30)),
        ("2022-02-24/2022-05", date(2022, 2, 24), date(2022, 5, 31)),
    ],
)
def test_a_time_has_the_days_that_it_can_be(edtf: str, first: date | None, last: date | None) -> None:
    time = read_edtf(edtf)
    assert time is not None
    assert (time.first, time.last, time.is_whole, time.is_backwards) == (first, last, True, False)


@pytest.mark.parametrize("edtf", ["", "..", "../..", "soon", "2022-13-01", "2022-02-30", "22"])
def test_what_no_calendar_has_gives_no_day(edtf: str) -> None:
    assert read_edtf(edtf) is None


def test_an_interval_of_which_one_end_is_no_date_is_not_whole() -> None:
    time = read_edtf("2022-03-16/soon")
    assert time is not None
    assert (time.first, time.last, time.is_whole) == (date(2022, 3, 16), None, False)


@pytest.mark.parametrize("edtf", ["2022-03-16", "2022-02~", "2016-11-15/..", "/2016-11", "2022-02-24/2022-05"])
def test_everything_that_compares_or_draws_times_reads_the_same_days(edtf: str) -> None:
    time, days, extent, bounds, period = read_edtf(edtf), days_of(edtf), read_extent(edtf), read_bounds(edtf), period_of_edtf(edtf)
    assert time is not None and days is not None and extent is not None and bounds is not None and period is not None
    assert (extent.first, extent.last) == (bounds.first, bounds.last) == (time.first, time.last)
    assert time.first is None or (days.first, period.first_day) == (time.first.isoformat(), time.first)
    assert time.last is None or (days.last, date.fromordinal(period.end)) == (time.last.isoformat(), time.last)
