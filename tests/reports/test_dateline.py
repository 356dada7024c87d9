"""Dates of publication and bylines that a report prints at its top."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.reports.byline import read_byline
from linkage.reports.dateline import read_dateline


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Posted on August 12 2016", "2016-08-12"),
        ("Posted on August 12 2016 by Jane Doe Bridge hit at dawn", "2016-08-12"),
        ("Date of publication 11 August 2016 A bridge was hit", "2016-08-11"),
        ("Published: 2 July 2016", "2016-07-02"),
        ("Tue May 3 2016 Bridge hit at dawn.", "2016-05-03"),
        ("Last updated at Oct 042017 PORT CITY A bridge", "2017-10-04"),
        ("Thursday, August 8, 2019", "2019-08-08"),
        ("10/22/2017", "2017-10-22"),
        ("22/10/2017", "2017-10-22"),
        ("21.05.2017(updated 2139 22.05.2017)", "2017-05-21"),
        ("04-04-2016 Two killed", "2016-04-04"),
        ("2022-04-01", "2022-04-01"),
        ("1st April 2022", "2022-04-01"),
        ("22 марта 2022", "2022-03-22"),
        ("5 березня 2022", "2022-03-05"),
        ("16 de marzo de 2022", "2022-03-16"),
        ("PORT CITY, August 12, 2016 (Agency) - A bridge was hit", "2016-08-12"),
        ("By Jane Doe | 12 May 2017", "2017-05-12"),
        ("Bridge hit XYZ Wednesday 15 Jul 2015 Thirteen people", "2015-07-15"),
    ],
)
def test_a_date_that_stands_as_the_date_of_publication_is_read(line: str, date: str) -> None:
    assert read_dateline(f"Bridge hit at dawn\n\n{line}\n\nTwo people were killed.") == date


@pytest.mark.parametrize(
    "line",
    [
        "On 11 August 2016 two people were killed on the bridge.",
        "The bridge was built on May 3, 1986, and was hit in 2016.",
        "11 August 2016 was the day on which the bridge fell.",
        "He was born on Tuesday 5 May 1970 in the port city.",
        "3/4/2016",
        "31 February 2016",
        "Nothing here is a date.",
    ],
)
def test_a_date_inside_a_sentence_or_open_to_two_readings_is_not_taken(line: str) -> None:
    assert read_dateline(f"Bridge hit at dawn\n\n{line}\n\nTwo people were killed.") is None


def test_a_chronology_has_no_date_of_publication() -> None:
    assert read_dateline("Siege, day by day\n\n24 February 2022\nThe first shells fall.\n\n2 March 2022\nThe power fails.") is None


def test_a_date_far_down_is_not_the_date_of_publication() -> None:
    assert read_dateline("Headline\n\n" + "Words of the report. " * 50 + "\n\n12 May 2017\n") is None


def test_the_day_of_publication_wins_over_the_day_of_an_update() -> None:
    assert read_dateline("Headline\n\nUpdated 5 May 2017\nPublished 3 May 2017\n") == "2017-05-03"


@given(st.text(max_size=300))
def test_no_text_breaks_the_search_for_a_date(text: str) -> None:
    date = read_dateline(text)
    assert date is None or len(date) == 10


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by time news", "time news"),
        ("By Jane Doe | 12 May 2017", "Jane Doe"),
        ("By Jane Doe and Omar al-Example, port city", "Jane Doe and Omar al-Example"),
        ("BY JANE DOE", "JANE DOE"),
    ],
)
def test_a_line_that_is_plainly_a_byline_names_the_author(line: str, name: str) -> None:
    assert read_byline(f"Headline\n\n{line}\n\nText.") == name


@pytest.mark.parametrize(
    "line", ["By dawn the bridge was gone, and nobody had been warned of it by anyone at all.", "The bridge was hit by Jane Doe"]
)
def test_a_sentence_is_no_byline(line: str) -> None:
    assert read_byline(f"Headline\n\nLead of the report.\n\nMore of it.\n\n{line}\n\nText.") is None
