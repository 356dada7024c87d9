"""What a page shows of sentences that have the words of something and that no claim of it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from linkage.exports.html.addresses import number_page
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.leaves import leaf_at
from linkage.model.comparison import UnreadWords
from linkage.model.report import Report

SHOWN = 2  # sentences; the others are counted
_LED_BY = 5  # words that a browser looks for to lead to a sentence


@dataclass(frozen=True, slots=True)
class UnreadRow:
    """One sentence.

    Args:
        report: Its report.
        number: The report's number.
        printed: Who printed it and when.
        words: The sentence, on one line.
        address: Its report's page; a browser that can leads to the sentence.
        is_graphic: Whether the report is marked as graphic, so that its words are not shown here.
    """

    report: Report
    number: int
    printed: str
    words: str
    address: str
    is_graphic: bool


def view_unread(unread: Sequence[UnreadWords], index: CaseIndex) -> list[UnreadRow]:
    """The first sentences as a page shows them.

    Args:
        unread: The sentences.
        index: The case.
    """
    return [_view(one, index) for one in unread[:SHOWN]]


def _view(unread: UnreadWords, index: CaseIndex) -> UnreadRow:
    report = index.reports[unread.report_id]
    words = " ".join(unread.span.of(report.text).split())
    page = number_page(index.report_address(report), leaf_at(index.leaves(report), unread.span.start))
    led_by = quote(" ".join(words.split()[:_LED_BY]), safe="").replace("-", "%2D")  # a dash of its own has a meaning in such an address
    return UnreadRow(report, index.numbers[report.id], index.cite_text(report), words, f"{page}#:~:text={led_by}", index.is_graphic(report))
