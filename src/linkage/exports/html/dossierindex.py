"""The index of a dossier: every claim is cited as [exhibit.claim] and leads to its words in the same document."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from linkage.exports.html.addresses import anchor_claim
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.counted import SubjectFigures
from linkage.model.norm import IncidentNorms
from linkage.model.opposition import Opposition
from linkage.model.report import Report


class DossierIndex(CaseIndex):
    """The case, indexed for one document: nothing leads out of it; a claim of a corrected report is cited with what was done to it.

    Args:
        case_file: The case, resolved.
        figures: The figures that the document draws.
        norms: The rules that it names.
        oppositions: Who says otherwise.
        cites: Claim id -> how the claim is cited; a claim that has none yet is cited by its report.
        wider: Id of a campaign or incident -> the claims that deny it in wider terms.
    """

    def __init__(
        self,
        case_file: CaseFile,
        figures: Sequence[SubjectFigures] = (),
        norms: Sequence[IncidentNorms] = (),
        oppositions: Sequence[Opposition] = (),
        cites: Mapping[str, str] | None = None,
        wider: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(case_file, (), norms, oppositions, figures=figures, wider=wider)
        self._cites = {} if cites is None else cites

    def report_address(self, report: Report) -> str:
        """Where the exhibit of a report begins."""
        return f"#{anchor_exhibit(self.numbers[report.id])}"

    def _make_row(self, claim_id: str, claim: Claim) -> ClaimRow:
        row = super()._make_row(claim_id, claim)
        here = f"#{anchor_claim(claim_id)}"
        cite = self._cites.get(claim_id, row.cite)
        marked = f"{cite}; {row.mark}" if row.mark != "" else cite
        return replace(row, links={}, address=here, note_address=here, cite=marked, mark="")


def anchor_exhibit(number: int) -> str:
    """The anchor of an exhibit.

    Args:
        number: The number of its report.
    """
    return f"exhibit-{number}"


def number_cites(claim_ids: Sequence[str], index: CaseIndex) -> dict[str, str]:
    """How each claim is cited: by the number of its report and its own within it ("14.3"), in the order in which they stand there.

    Args:
        claim_ids: The claims that the document cites.
        index: The case.
    """
    counts: dict[int, int] = {}
    cites = {}
    for row in index.rows(tuple(claim_ids)):
        counts[row.number] = counts.get(row.number, 0) + 1
        cites[row.id] = f"{row.number}.{counts[row.number]}"
    return cites
