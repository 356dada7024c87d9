"""Whether two times can be one."""

import pytest

from linkage.cases.times import lie_apart, lies_before
from linkage.model.when import When


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2031-05-02", "2031-05", False),
        ("2031-05-02", "2031-06", True),
        ("2031", "2031-05-02", False),
        ("2029/2030", "2031-05", True),
        ("2029/..", "2031-05", False),
        ("/2030-12", "2031", True),
        ("2031-05~", "2031-05-31", False),
        ("", "2031", False),
        ("sometime", "2031", False),
    ],
)
def test_only_times_that_are_known_and_share_no_day_lie_apart(one: str, other: str, apart: bool) -> None:
    assert lie_apart(When("", one), When("", other)) is apart
    assert lie_apart(When("", other), When("", one)) is apart


def test_an_unknown_time_is_told_apart_from_none() -> None:
    assert not lie_apart(None, When("", "2031"))


@pytest.mark.parametrize(
    ("edtf", "day", "before"), [("2031-05", "2031-06-01", True), ("2031-05", "2031-05-31", False), ("2031/..", "2040", False)]
)
def test_a_time_lies_before_a_day_only_where_it_has_ended(edtf: str, day: str, before: bool) -> None:
    assert lies_before(When("", edtf), day) is before


def test_nothing_lies_before_a_day_that_is_not_known() -> None:
    assert not lies_before(When("", "2031"), None)
