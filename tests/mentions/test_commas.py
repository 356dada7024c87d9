"""Commas that the parser is shown where a text has lost them all."""

import pytest

from linkage.mentions import parse_report
from linkage.mentions.commas import lacks_commas, restore_commas
from linkage.model.parse import ParsedReport
from linkage.model.report import Report

LONG = "The ferry crossed the river at noon and came back at dusk. " * 8


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Shells hit the quay killing six the council said.", "Shells hit the quay,killing six,the council said."),
        ("Shells hit the quay a source close to the mayor said.", "Shells hit the quay,a source close to the mayor said."),
        ("Shells hit the quay local activists said on Monday.", "Shells hit the quay,local activists said on Monday."),
        ("Shells hit the quay twice he said.", "Shells hit the quay twice,he said."),
        ("Six shells hit the quay at noon said the League.", "Six shells hit the quay at noon,said the League."),
        ("Six shells fell overnight director Ida Koren told LNA.", "Six shells fell overnight,director Ida Koren told LNA."),
        ("Six shells fell in Karsa LNA news agency reported.", "Six shells fell in Karsa,LNA news agency reported."),
        ("Shells hit the quay the council said adding that six died.", "Shells hit the quay,the council said,adding that six died."),
        ("According to the council the shells hit the quay.", "According to the council,the shells hit the quay."),
    ],
)
def test_a_comma_stands_where_the_parser_needs_one(text: str, shown: str) -> None:
    assert restore_commas(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "The council said six people died.",
        "The head of the council said.",
        "He was accused of killing the mayor.",
        "The League said Monday.",
        "They shelled the quay and said nothing.",
    ],
)
def test_no_comma_stands_where_none_is_missing(text: str) -> None:
    assert restore_commas(text) == text


def test_a_short_text_or_one_with_commas_has_lost_none() -> None:
    assert lacks_commas(LONG)
    assert not lacks_commas("Shells hit the quay.")
    assert not lacks_commas(LONG + "It rained, it snowed, and the ferry stayed.")


def parsed(text: str) -> ParsedReport:
    return parse_report(Report(id="0" * 64, text=text, file="t.txt", media_type="text/plain", title="t", language="en"))


def test_a_restored_comma_is_a_word_whose_place_in_the_report_is_a_blank() -> None:
    text = LONG + "Shells hit the quay killing six the council said."
    report = parsed(text)
    commas = [t for s in report.sentences for t in s.tokens if t.text == ","]
    assert [t.span.of(text) for t in commas] == [" ", " "]
    assert report.report.text == text
