"""Quotes as the terminal shows them, and what it says where nothing was found."""

from dataclasses import replace

import pytest

from linkage.cli.quotes import Quotes, quote_words
from linkage.model.claim import Claim, ClaimKind
from linkage.model.span import Span
from smallcase import CLAIMS, REPORTS, make_claim, make_report, make_small_case


def test_where_nothing_was_found_it_says_in_how_many_reports_and_how_many_claims_were_not_looked_through() -> None:
    case_file = make_small_case()
    assert Quotes(case_file).none == f"no evidence found in {len(REPORTS)} reports"
    held_back = Quotes(replace(case_file, held_back=17))
    assert held_back.none == f"no evidence found in {len(REPORTS)} reports (claims held back: 17)"


def test_a_quote_stands_between_the_words_of_its_sentence_and_who_says_so() -> None:
    assert quote_words(CLAIMS["attack"], REPORTS[0]).startswith(
        "The town council of Port Vell accuses General Oren Tasker of “the shelling"
    )
    assert Quotes(make_small_case()).words(CLAIMS["attack"].id).startswith("The town council of Port Vell accuses")


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ('The smith said: "It was an order." He left.', "It was an order.", "The smith said: “It was an order.”"),
        ('The smith spoke of "an old order" of his.', "an old order", "The smith spoke of “an old order” of his."),
        ("The smith spoke of «an old order» of his.", "an old order", "The smith spoke of “an old order” of his."),
        ('The smith said: "It was an order of old."', "It was an order", 'The smith said: "‘It was an order’ of old."'),
        ('He spoke of "a very old order" of his.', "old order", 'He spoke of "a very ‘old order’" of his.'),
        ('"The barn fell" was all he said.', "all he said", '"The barn fell" was “all he said”'),
        ('"The barn fell" was all he said.', '"The barn fell" was all', '‘"The barn fell" was all’ he said.'),
        ('He called it "old" and left the barn.', "left the barn", 'He called it "old" and “left the barn”'),
    ],
)
def test_no_mark_of_quotation_is_doubled(text: str, quote: str, shown: str) -> None:
    report = make_report(text, "A barn")
    start = text.index(quote)
    claim = Claim(ClaimKind.STATEMENT, report.id, Span(start, start + len(quote)), ())
    assert quote_words(claim, report) == shown


def test_who_says_so_is_told_in_the_words_of_the_pages() -> None:
    small = make_small_case()
    told = make_claim(
        "responsibility", small.claims[0].quote.of(REPORTS[0].text), "Oren Tasker", stance="admitted", accused="Oren Tasker", act="it"
    )
    assert Quotes(replace(small, claims=(told,))).who(told.id).startswith("Oren Tasker (told by Harbour Courier) is reported to admit (")
