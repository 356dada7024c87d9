"""The day of a report is worded in one place, whether a terminal or a page tells it."""

from dataclasses import replace

import pytest

from linkage.exports.html.labels import label_dating, label_day_of
from linkage.model.report import YOUNGER
from smallcase import make_report

NEWS = make_report("A report.", "News", published="2031-05-02")


@pytest.mark.parametrize(
    ("published", "record", "day", "dating"),
    [
        ("2031-05-02", False, "2 May 2031", "2 May 2031"),
        ("2031-05-02", True, "listed on 2 May 2031", f"listed on 2 May 2031, {YOUNGER}"),
        (None, True, "date unknown", "date unknown"),
    ],
    ids=["news", "record", "no date"],
)
def test_a_page_words_it_as_a_terminal_does_but_for_the_date(published: str | None, record: bool, day: str, dating: str) -> None:
    report = replace(NEWS, published=published, record=record)
    assert (label_day_of(report), label_dating(report)) == (day, dating)
    assert (report.dated, report.dating) == tuple(words.replace("2 May 2031", "2031-05-02") for words in (day, dating))
