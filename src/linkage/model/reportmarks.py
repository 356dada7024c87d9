"""What stands beside a citation: that its report was corrected, retracted or replaced, or that it is a copy of one that was retracted."""

from collections.abc import Mapping

from linkage.model.case import CaseFile
from linkage.model.resting import Resting


class ReportMarks:
    """The marks of a case, made once; the one place that words them.

    Args:
        case_file: The case, resolved.
    """

    def __init__(self, case_file: CaseFile) -> None:
        numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
        self._own = case_file.corrections.marks
        self._report_of: dict[str, str] = {}
        self._resting: dict[str, str] = {}
        said: dict[str, dict[str, None]] = {report_id: {mark: None} for report_id, mark in self._own.items()}
        resting = case_file.origins.resting
        for claim in case_file.claims:
            self._report_of[claim.id] = claim.report_id
            if claim.id in resting:
                words = self._resting[claim.id] = _word(resting[claim.id], numbers)
                if resting[claim.id].by_text:
                    said.setdefault(claim.report_id, {})[words] = None
        self.of_reports: Mapping[str, str] = {report_id: "; ".join(words) for report_id, words in said.items()}

    def of_report(self, report_id: str) -> str:
        """The mark of a report; "" where nothing says anything of it.

        Args:
            report_id: The report.
        """
        return self.of_reports.get(report_id, "")

    def of_claim(self, claim_id: str) -> str:
        """The mark of a claim: that of its report, and the retracted report that this very claim rests on; "" where there is none.

        Args:
            claim_id: A claim of the case.
        """
        own = self._own.get(self._report_of[claim_id], "")
        return "; ".join(words for words in (own, self._resting.get(claim_id, "")) if words)


def _word(resting: Resting, numbers: Mapping[str, int]) -> str:
    return f"{resting.how} a report that was retracted, [{numbers[resting.report_id]}]"
