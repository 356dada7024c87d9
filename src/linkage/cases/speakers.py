"""Who says a claim, as the case knows them: so that the same source is the same in every report."""

from dataclasses import dataclass

from linkage.cases.casewords import CaseWords
from linkage.model.claim import Claim

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
        said = self._words.named.get(self._words.id_of(claim), {}).get(_SOURCE)
        entity = said if claim.attribution else self._called.get(name.casefold())
        if entity is not None:
            return Speaker(entity.id, entity.name, named=True)
        return Speaker(name.casefold(), name, named=not claim.attribution or claim.attribution[0].named)
