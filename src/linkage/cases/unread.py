"""Sentences with the words of a feature of which no claim was read: so that "no evidence found" hides nothing that a reader passed over."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from linkage.cases.casewords import CaseWords
from linkage.model.claim import LONGEST_QUOTE
from linkage.model.comparison import UnreadWords
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.conditions import Concept

_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"'”’»)]*(?=\s)|$)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")


class Sentences:
    """The sentences of some reports, found by their words.

    Args:
        reports: The reports.
        words: The case.
    """

    def __init__(self, reports: Iterable[Report], words: CaseWords) -> None:
        self._words = words
        self._all: list[tuple[UnreadWords, list[str]]] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        for report in reports:
            for span in _split(report.text):
                told = [word.casefold() for word in _WORD.findall(span.of(report.text))]
                for word in dict.fromkeys(told):
                    self._with[word].append(len(self._all))
                self._all.append((UnreadWords(report.id, span), told))

    def unread(self, feature: Concept, campaign_id: str, read: Iterable[UnreadWords]) -> tuple[UnreadWords, ...]:
        """The sentences with words of a feature, less those that name other campaigns only.

        Args:
            feature: The feature.
            campaign_id: The campaign that is asked about.
            read: Where the quotes stand of the claims that tell of the feature, of whatever campaign: their sentences are left out.
        """
        quotes: dict[str, list[Span]] = defaultdict(list)
        for quote in read:
            quotes[quote.report_id].append(quote.span)
        numbers = {n for word, holding in self._with.items() if feature.may_begin_with(word) for n in holding}
        found = []
        for sentence, told in (self._all[n] for n in sorted(numbers)):
            if not feature.may_stand_in(told) or any(quote.overlaps(sentence.span) for quote in quotes[sentence.report_id]):
                continue
            named = self._words.campaigns_in(told)
            if not named or campaign_id in named:
                found.append(sentence)
        return tuple(found)


def _split(text: str) -> Iterator[Span]:
    """Rough sentences: they only have to be long enough to be understood, and short enough to be quoted."""
    for found in _SENTENCE.finditer(text):
        yield Span(found.start(), min(found.end(), found.start() + LONGEST_QUOTE))
