"""Times, drawn."""

from datetime import date

import pytest

from linkage.exports.html.labels import label_date, label_edtf
from linkage.exports.html.timeline import WIDTH, Axis, Bounds, read_bounds, span_axis

YEAR = Axis(date(2031, 1, 1), date(2031, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05-02", date(2031, 5, 2), date(2031, 5, 2)),
        ("2032-02", date(2032, 2, 1), date(2032, 2, 29)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("2031-05-02~", date(2031, 5, 2), date(2031, 5, 2)),
        ("2031-05/2031-06-03", date(2031, 5, 1), date(2031, 6, 3)),
        ("2031-05-02/..", date(2031, 5, 2), None),
        ("../2031-05-02", None, date(2031, 5, 2)),
    ],
)
def test_a_time_is_bounded_by_its_first_and_last_day(edtf: str, first: date | None, last: date | None) -> None:
    assert read_bounds(edtf) == Bounds(first, last)


@pytest.mark.parametrize("edtf", ["", "..", "../..", "spring", "2031-13", "2031-02-30", "2031-05/never", "2031-06/2031-05"])
def test_what_cannot_be_drawn_is_not_drawn(edtf: str) -> None:
    assert read_bounds(edtf) is None


def test_a_bar_is_as_long_as_the_time_is_uncertain() -> None:
    month, year = YEAR.bar(Bounds(date(2031, 6, 1), date(2031, 6, 30))), YEAR.bar(Bounds(date(2031, 1, 1), date(2031, 12, 31)))
    assert month.width == pytest.approx(WIDTH * 30 / 365, abs=0.1)
    assert year.width == WIDTH


def test_the_last_day_is_drawn_inside_the_timeline() -> None:
    bar = YEAR.bar(Bounds(date(2031, 12, 31), date(2031, 12, 31)))
    assert bar.x + bar.width <= WIDTH


def test_an_open_end_runs_to_the_edge_and_fades() -> None:
    bar = YEAR.bar(Bounds(date(2031, 7, 1), None))
    assert bar.fades_right
    assert not bar.fades_left
    assert bar.x + bar.width == pytest.approx(WIDTH, abs=0.2)


def test_without_a_day_there_is_no_axis() -> None:
    assert span_axis([]) is None
    assert span_axis([Bounds(None, None)]) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-02", "2 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-02~", "about 2 May 2031"),
        ("2031-05/..", "from May 2031 (end open)"),
        ("../2031", "until 2031"),
        ("2031-04/2031-06", "from April 2031 to June 2031"),
        ("2031-21", "2031-21"),
    ],
)
def test_a_time_is_told_in_words(edtf: str, words: str) -> None:
    assert label_edtf(edtf) == words


def test_an_impossible_date_is_shown_as_it_is() -> None:
    assert label_date("2031-02-30") == "2031-02-30"
