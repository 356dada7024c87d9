"""The ways in which lists write dates."""

import pytest

from linkage.entities.lists.dates import read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [("31/03/2022", "2022-03-31"), ("3.6.2022", "2022-06-03"), ("2012-12-31", "2012-12-31"), ("2026-02-27T00:00:09.554Z", "2026-02-27"),
     ("11 Sep 1965", "1965-09-11"), ("19-Nov-2025", "2025-11-19"), ("1 January 1990", "1990-01-01"), ("dd/mm/1961", "1961"),
     ("dd/05/1961", "1961-05"), ("Mar 1971", "1971-03"), ("1971", "1971"), ("31/02/2022", ""), ("between 1960 and 1970", ""), ("", "")],
)  # fmt: skip
def test_a_date_is_told_as_far_as_its_words_tell_it(text: str, date: str) -> None:
    assert read_date(text) == date
