"""Sentences told of an incident that have the words of what would defeat a rule, and from which no claim of it was read."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from linkage.cases.roughsentences import rough_sentences
from linkage.model.claim import Claim
from linkage.model.comparison import UnreadWords
from linkage.model.incident import Incident
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.conditions import Concept


class PassedOver:
    """The sentences of a case's reports, each split once.

    Args:
        reports: The reports, by id.
        claims: The claims of the case.
    """

    def __init__(self, reports: Mapping[str, Report], claims: Sequence[tuple[str, Claim]]) -> None:
        self._reports = reports
        self._begun: dict[str, list[tuple[int, str]]] = {}  # where the claims of a report begin
        for claim_id, claim in claims:
            self._begun.setdefault(claim.report_id, []).append((claim.quote.start, claim_id))
        for begun in self._begun.values():
            begun.sort()
        self._split: dict[str, list[tuple[Span, list[str]]]] = {}

    def of(self, incident: Incident, concept: Concept, read: Sequence[Claim]) -> tuple[UnreadWords, ...]:
        """The sentences of an incident with a concept's words: those that stand behind a claim of the incident, before any of another.

        Args:
            incident: The incident.
            concept: What would defeat a rule; without words to look for it has no such sentence.
            read: The claims that report it: their sentences are left out.
        """
        return tuple(self._find(incident, concept, read)) if concept.looked_for else ()

    def _find(self, incident: Incident, concept: Concept, read: Sequence[Claim]) -> Iterator[UnreadWords]:
        own = set(incident.claim_ids)
        for report_id in (r for r in incident.report_ids if r in self._reports):
            quotes = [claim.quote for claim in read if claim.report_id == report_id]
            for span, words in self._sentences(report_id):
                told = concept.may_stand_in(words) and not any(quote.overlaps(span) for quote in quotes)
                if told and self._last_before(report_id, span.end) in own:
                    yield UnreadWords(report_id, span)

    def _last_before(self, report_id: str, end: int) -> str:
        begun = self._begun.get(report_id, [])
        n = bisect_left(begun, (end, ""))
        return begun[n - 1][1] if n > 0 else ""

    def _sentences(self, report_id: str) -> list[tuple[Span, list[str]]]:
        if report_id not in self._split:
            self._split[report_id] = list(rough_sentences(self._reports[report_id].text))
        return self._split[report_id]
