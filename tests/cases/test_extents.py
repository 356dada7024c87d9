"""The days that a time can cover, and those it is told for."""

from datetime import date

import pytest

from linkage.cases.extents import extent_of_post, read_extent
from linkage.model.command import FourDates
from linkage.model.timeline import Extent
from linkage.model.tolddays import Given, ToldDays


def test_a_day_is_told_for_that_day() -> None:
    day = date(2031, 5, 2)
    assert read_extent("2031-05-02") == Extent(day, day, day, day)


def test_a_month_is_some_day_of_it_and_no_day_is_sure() -> None:
    assert read_extent("2032-02") == Extent(date(2032, 2, 1), date(2032, 2, 29))


def test_an_interval_of_what_lasts_is_sure_from_the_end_of_its_start_to_the_start_of_its_end() -> None:
    extent = read_extent("2031-04/2031-06", lasts=True)
    assert extent == Extent(date(2031, 4, 1), date(2031, 6, 30), date(2031, 4, 30), date(2031, 6, 1))


def test_an_interval_of_what_happened_once_is_sure_for_no_day() -> None:
    assert read_extent("2031-04-03/2031-04-07") == Extent(date(2031, 4, 3), date(2031, 4, 7))


@pytest.mark.parametrize("edtf", ["2031/..", "2031/"])
def test_an_open_end_has_no_last_day(edtf: str) -> None:
    extent = read_extent(edtf)
    assert extent is not None
    assert (extent.first, extent.last) == (date(2031, 1, 1), None)


@pytest.mark.parametrize(("edtf", "marks"), [("2031-05~", (True, False)), ("2031?", (False, True)), ("2031%/2032", (True, True))])
def test_the_marks_of_edtf_are_kept(edtf: str, marks: tuple[bool, bool]) -> None:
    extent = read_extent(edtf)
    assert extent is not None
    assert (extent.approximate, extent.uncertain) == marks


@pytest.mark.parametrize("edtf", ["", "..", "../..", "20XX", "2031-13", "2031-02-30", "2032/2031", "2031/20XX"])
def test_what_gives_no_day_is_not_drawn(edtf: str) -> None:
    assert read_extent(edtf) is None


def test_a_post_told_for_one_day_is_open_at_both_ends() -> None:
    day = date(2031, 5, 4)
    assert extent_of_post(FourDates(told=(ToldDays("2031-05-04", "2031-05-04", Given.REPORT),))) == Extent(None, None, day, day)


def test_a_post_told_on_two_days_is_solid_on_these_and_not_between() -> None:
    told = (ToldDays("2031-05-04", "2031-05-04", Given.REPORT), ToldDays("2032-01-07", "2032-03-01", Given.TO_REPORT))
    extent = extent_of_post(FourDates("2031-05-01", told=told))
    assert extent is not None
    assert extent.sure == ((date(2031, 5, 4), date(2031, 5, 4)), (date(2032, 1, 7), date(2032, 3, 1)))
    assert (extent.first, extent.sure_first, extent.sure_last, extent.last) == (date(2031, 5, 1), date(2031, 5, 4), date(2032, 3, 1), None)


def test_a_post_told_on_some_day_of_a_month_is_solid_on_none() -> None:
    extent = extent_of_post(FourDates(told=(ToldDays("2031-05-01", "2031-05-31", Given.REPORT, on_some_day=True),)))
    assert extent == Extent(date(2031, 5, 1), date(2031, 5, 31))
    assert extent.sure == ()


def test_a_post_without_dates_is_not_drawn() -> None:
    assert extent_of_post(FourDates()) is None
