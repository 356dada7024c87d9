"""Who says a claim, as the case knows them: so that the same source is the same in every report."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from linkage.cases.casewords import CaseWords
from linkage.model.claim import Claim
from linkage.model.review import WITHHELD
from linkage.vocab.admissions import told_by
from linkage.vocab.narratives import is_narrative, label_narrative
from linkage.vocab.sourcenames import name_source

_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so.

    Args:
        key: The same for the same source.
        name: The name to show.
        named: Whether the source is named: "residents" of two reports need not be the same people.
    """

    key: str
    name: str
    named: bool


class Speakers:
    """The sources of a case's claims.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._called = {
            name.casefold(): entity
            for entity in words.case_file.entities
            if any(naming.role == _SOURCE for naming in entity.namings)
            for name in entity.names
        }

    def of(self, claim: Claim) -> Speaker:
        """Who says the claim first; for a report's own voice its publisher, else the report.

        Args:
            claim: A claim of the case.
        """
        report = self._words.reports[claim.report_id]
        name = claim.attribution[0].source if claim.attribution else report.publisher or report.file
        if is_narrative(claim):
            label = label_narrative(name, report.publisher or report.file)
            return Speaker(label.casefold(), label, named=False)
        told = told_by(claim, report)
        speaker = self._named(claim, name)
        return replace(speaker, name=f"{speaker.name} (told by {told})") if told else speaker

    def _named(self, claim: Claim, name: str) -> Speaker:
        """Who is named, as the case knows whom the name is for."""
        said = self._words.named.get(self._words.id_of(claim), {}).get(_SOURCE)
        entity = said if claim.attribution else self._called.get(name.casefold())
        if entity is not None:
            return Speaker(entity.id, name_source(name, entity) if claim.attribution else entity.name, named=True)
        is_one = WITHHELD not in name  # two names that are withheld need not be one person's
        return Speaker(name.casefold(), name, named=is_one and (not claim.attribution or claim.attribution[0].named))

    def differ(self, one: Iterable[Claim], other: Iterable[Claim]) -> bool:
        """Whether some claims and others are of different sources; who speaks for a body is no other source than the body.

        Args:
            one: Claims.
            other: Claims.
        """
        pairs = [(first, second) for first in one for second in other]
        return any(self.of(a).key != self.of(b).key and not self._share_origin(a, b) for a, b in pairs)

    def _share_origin(self, one: Claim, other: Claim) -> bool:
        of_claim = self._words.case_file.origins.of_claim
        first, second = (of_claim.get(self._words.id_of(claim)) for claim in (one, other))
        return bool(one.attribution and other.attribution) and first is not None and first == second
