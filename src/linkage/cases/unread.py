"""Sentences with the words of a feature of which no claim was read: so that "no evidence found" hides nothing that a reader passed over."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from linkage.cases.casewords import CaseWords
from linkage.cases.roughsentences import rough_sentences
from linkage.model.comparison import UnreadWords
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_lexicon
from linkage.vocab.conditions import Concept

_ATTACKS = "attacks"  # the group of features of what was attacked


class Sentences:
    """The sentences of some reports, found by their words.

    Args:
        reports: The reports.
        words: The case.
        campaign_of: Claim id -> the campaign that holds the claim or its incident.
    """

    def __init__(self, reports: Iterable[Report], words: CaseWords, campaign_of: Mapping[str, str]) -> None:
        self._words = words
        self._all: list[tuple[UnreadWords, list[str]]] = []
        self._with: dict[str, list[int]] = defaultdict(list)
        wanted = {report.id: report for report in reports}
        self._told: dict[str, list[tuple[int, str]]] = {report_id: [] for report_id in wanted}  # where claims begin, and their campaign
        for claim in words.claims.values():
            if claim.report_id in wanted and words.id_of(claim) in campaign_of:
                self._told[claim.report_id].append((claim.quote.start, campaign_of[words.id_of(claim)]))
        for report in wanted.values():
            self._told[report.id].sort()
            for span, told in rough_sentences(report.text):
                for word in dict.fromkeys(told):
                    self._with[word].append(len(self._all))
                self._all.append((UnreadWords(report.id, span), told))

    def unread(self, feature: Concept, campaign_id: str, read: Iterable[UnreadWords]) -> tuple[UnreadWords, ...]:
        """The sentences with words of a feature in what the reports tell of a campaign.

        A sentence is told of the campaign that it names; where it names none, of the one that the claim right before it is of.

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
            if feature.other.get("group") == _ATTACKS and not any(map(_is_violent, told)):
                continue  # "a doctor of the university" is no attack on a school
            if campaign_id in (self._words.campaigns_in(told) or self._context(sentence)):
                found.append(sentence)
        return tuple(found)

    def _context(self, sentence: UnreadWords) -> frozenset[str]:
        """The campaign of the last claim that begins before the end of a sentence, else of the first of the report."""
        told = self._told[sentence.report_id]
        n = bisect_left(told, (sentence.span.end, ""))
        return frozenset(campaign_id for _, campaign_id in told[max(0, n - 1) : max(1, n)])


@cache
def _violent() -> frozenset[str]:
    lexicons = (load_lexicon("acts", "nouns"), load_lexicon("acts", "verbs"), load_lexicon("weapons"), load_lexicon("outcomes", "verbs"))
    return frozenset(word for lexicon in lexicons for word in lexicon.words())


def _is_violent(word: str) -> bool:
    """Whether a word tells of an act, a weapon or its harm, in whatever form."""
    stems = (word, word.removesuffix("s"), word.removesuffix("ed"), word.removesuffix("d"), word.removesuffix("ing"))
    return not _violent().isdisjoint(stems)
