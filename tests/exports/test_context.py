"""The words around a short quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.exports.html.context import LONG_ENOUGH, REACH, read_context
from linkage.model.span import Span

TEXT = "It rained. The 59-year-old heads the centre. It was built in 2014.\nNext"


def around(quote: str, text: str = TEXT) -> tuple[str, str]:
    start = text.index(quote)
    return read_context(text, Span(start, start + len(quote)))


@pytest.mark.parametrize(
    ("quote", "before", "after"),
    [
        ("59", "The ", "-year-old heads the centre."),
        ("It rained", "", "."),
        ("It was built in 2014.", "", ""),
        ("Next", "", ""),
    ],
)
def test_a_short_quote_is_shown_in_its_sentence(quote: str, before: str, after: str) -> None:
    assert around(quote) == (before, after)


def test_a_long_sentence_is_cut_at_a_word() -> None:
    before, after = around("X", f"{'word ' * 60}X{' word' * 60}")
    assert before.startswith("…word ")
    assert after.endswith(" word…")


def test_a_long_quote_stands_for_itself() -> None:
    assert read_context("a" * 300, Span(100, 100 + LONG_ENOUGH)) == ("", "")


@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 300))
def test_the_words_around_a_quote_are_those_of_the_report(text: str, start: int, end: int) -> None:
    quote = Span(min(start, end, len(text)), min(max(start, end), len(text)))
    before, after = read_context(text, quote)
    assert before.removeprefix("…") in text[max(0, quote.start - REACH) : quote.start] or before == ""
    assert after.removesuffix("…").rstrip() in text[quote.end : quote.end + REACH]
