"""What a page ran together with the first sentence of its text."""

import pytest
from tests.claims.conftest import make_report

from linkage.mentions import parse_report
from linkage.reports.runin import find_run_in

TITLE = "Nine killed in shelling of Varna market"
BODY = "Nine people were killed when shells hit the market of Varna on Monday, a monitor said."


def cut(first_line: str, title: str = TITLE) -> list[str]:
    text = f"{title}\n\n{first_line}"
    return [span.of(text).strip() for span in find_run_in(text)]


@pytest.mark.parametrize(
    "stamp",
    [
        "Date of publication 4 June 2013",
        "Published June 4 2013",
        "Last updated at Jun 042013",
        "Tue Jun 4 2013",
        "Tuesday 4 June 2013 14:28",
        "04.06.2013Get short URL 0 15",
        "04.06.2013(updated 2139 05.06.2013) Get short URL 101",
        "04-06-2013",
        "2013-06-04",
    ],
)
def test_the_day_of_publication_before_the_first_sentence_is_the_pages(stamp: str) -> None:
    assert cut(f"{stamp} {BODY}") == [stamp]


def test_the_headline_that_is_printed_again_is_the_pages() -> None:
    assert cut(f"{TITLE} {BODY}") == [TITLE]
    assert cut(f"Tue Jun 4 2013 {TITLE}. {BODY}") == [f"Tue Jun 4 2013 {TITLE}."]


def test_the_headline_is_known_again_without_the_sections_of_the_site() -> None:
    assert cut(f"{TITLE} {BODY}", f"{TITLE} - World - Example Online") == [TITLE]


def test_an_agency_and_a_day_between_a_summary_and_the_first_sentence_are_the_pages() -> None:
    summary = "Mayor calls for an inquiry into the attack"
    assert cut(f"{TITLE} {summary} XNA Tuesday 4 Jun 2013 {BODY}") == [TITLE, "XNA Tuesday 4 Jun 2013"]


@pytest.mark.parametrize(
    "line",
    [
        "On 4 June 2013 nine people were killed in Varna, a monitor said.",
        "Nine people were killed in Varna on Tuesday 4 June 2013 and others fled, a monitor said.",
        "4 June 2013 was the worst day of the war, a monitor said.",
        "Nine killed in shelling, says the mayor of Varna, who asked for help on Monday.",
        "Nine killed in shelling of Varna markets were buried on Monday, a monitor said.",
        "June 4 2013",
        TITLE,
    ],
)
def test_a_sentence_or_a_line_of_its_own_is_left(line: str) -> None:
    assert cut(line) == []


def test_a_record_of_one_line_is_left() -> None:
    assert find_run_in("Tue Jun 4 2013 Nine people were killed.") == ()


def test_sentences_begin_behind_what_is_the_pages() -> None:
    text = f"{TITLE}\n\n{TITLE} XNA Tuesday 4 Jun 2013 {BODY}"
    parsed = parse_report(make_report(text, boilerplate=find_run_in(text)))
    assert [s.span.of(text) for s in parsed.sentences] == [TITLE, BODY]
