"""What a report says of its own correction, and what it says of others'."""

import pytest

from linkage.cases.ownnotice import find_notices
from linkage.model.correction import Standing, ToldIn
from smallcase import make_report

BODY = "The mill burned\n\nThe mill at Orlivka burned on 3 May. "


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("Correction: an earlier version gave the wrong day.", Standing.CORRECTED),
        ("CORRECTION (5 May 2031): the mill has two floors.", Standing.CORRECTED),
        ("An earlier version of this article said that nine had died.", Standing.CORRECTED),
        ("This article has been amended.", Standing.CORRECTED),
        ("This story was later corrected to give the mayor's name.", Standing.CORRECTED),
        ("Retraction: the pictures were of another mill.", Standing.RETRACTED),
        ("This report has since been withdrawn.", Standing.RETRACTED),
        ("We have retracted this article.", Standing.RETRACTED),
    ],
)
def test_a_report_that_tells_of_its_own_correction_is_recognised(words: str, standing: Standing) -> None:
    report = make_report(f"{BODY}\n\n{words}\n", "News")
    (notice,) = find_notices(report)
    assert (notice.standing, notice.note, notice.told_in) == (standing, words, ToldIn.TEXT)
    assert notice.span is not None
    assert notice.span.of(report.text) == words


@pytest.mark.parametrize(
    "words",
    [
        "The ministry retracted its statement.",
        "The newspaper corrected that article.",
        "The gunners asked for a correction: two degrees to the left.",
        "The army withdrew from this post.",
        "The brigade was withdrawn. This report was written in Orlivka.",
        "This article was first published in May.",
        "The general said this story was untrue.",
    ],
)
def test_what_is_said_of_others_is_no_notice(words: str) -> None:
    assert list(find_notices(make_report(f"{BODY}{words}", "News"))) == []
