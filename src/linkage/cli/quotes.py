"""Claims as a terminal shows them: who says so first, then the stance, the words, and where they stand."""

import re
from collections.abc import Iterable, Iterator

from linkage.cli.console import safe
from linkage.model.amount import amount
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.comparison import UnreadWords
from linkage.model.report import Report
from linkage.model.reportmarks import ReportMarks
from linkage.vocab.context import words_around

_OPENED = re.compile(r"(?:(?<!\S)\"|[“„«])$")  # a quotation of the report that begins where the quote does
_CLOSED = re.compile(r"[\"”»]")  # and one that ends where it does
_DOUBLE = tuple('"“”„«»')


def quote_words(claim: Claim, report: Report) -> str:
    """The quote of a claim in quotation marks, on one line, between the words of the report around it.

    A quote that is all of a quotation of the report stands in one pair of marks; one that is only its beginning or end, in single ones.

    Args:
        claim: The claim.
        report: Its report.
    """
    before, after = words_around(claim, report)
    opened, closed = _OPENED.search(before), _CLOSED.match(after)
    words = claim.quote.of(report.text)
    if (opened is None) is not (closed is None):
        return safe(" ".join(f"{before}‘{words}’{after}".split()))
    if opened is not None and closed is not None:
        before, after = before[: opened.start()], after[closed.end() :]
    before, after = (around if any(map(str.isalnum, around)) else "" for around in (before, after))
    return safe(" ".join(f"{before}{_mark(words)}{after}".split()))


def _mark(words: str) -> str:
    """Words of a report in quotation marks: in single ones, where they begin or end with a mark of their own."""
    return f"‘{words}’" if words[:1] in _DOUBLE or words[-1:] in _DOUBLE else f"“{words}”"


class Quotes:
    """The claims of a case, with the words and the number of each report.

    Args:
        case_file: The case.
    """

    def __init__(self, case_file: CaseFile) -> None:
        from linkage.exports.html.casewording import CaseWording

        self._wording = CaseWording(case_file)
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._reports = {report.id: report for report in case_file.reports}
        self._numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
        self._marks = ReportMarks(case_file)
        count = len(case_file.reports)
        held_back = f" (claims held back: {case_file.held_back:,})" if case_file.held_back > 0 else ""
        self._in_reports = f"in {amount(count, 'report')}{held_back}"

    @property
    def none(self) -> str:
        """What stands where nobody says anything: absence is a finding."""
        return f"no evidence found {self._in_reports}"

    @property
    def no_claim(self) -> str:
        """What stands where no claim was read, but sentences may tell of it."""
        return f"no claim of it was read {self._in_reports}"

    def cites(self, claim_ids: Iterable[str]) -> list[str]:
        """The reports that some claims are from, in order of their numbers, as `cite` gives them.

        Args:
            claim_ids: The claims.
        """
        reports = {self._claims[claim_id].report_id for claim_id in claim_ids}
        return [self.cite(report_id) for report_id in sorted(reports, key=self._numbers.__getitem__)]

    def cite(self, report_id: str) -> str:
        """A report by its number, with what was done to it since ("[3: report retracted 2031-06-01]").

        Args:
            report_id: The report.
        """
        return self._cite(report_id, self._marks.of_report(report_id))

    def _cite(self, report_id: str, mark: str) -> str:
        return f"[{self._numbers[report_id]}{f': {safe(mark)}' if mark else ''}]"

    def who(self, claim_id: str) -> str:
        """Who says so and how they stand to it, in the words of the pages, with the report's date.

        Args:
            claim_id: The claim.
        """
        _, report = self._read(claim_id)
        wording = self._wording.of(claim_id)
        told = ", ".join(part for part in (wording.via, report.dated) if part)
        return f"{safe(wording.sayer)} ({safe(told)})"

    def told(self, claim_id: str) -> str:
        """The quote with the words around it, on one line, with the number of its report.

        Args:
            claim_id: The claim.
        """
        claim, report = self._read(claim_id)
        return f"{quote_words(claim, report)} {self._cite(report.id, self._marks.of_claim(claim_id))}"

    def words(self, claim_id: str) -> str:
        """The quote with the words around it, on one line, with the number of its report and the claim's id.

        Args:
            claim_id: The claim.
        """
        return f"{self.told(claim_id)} · claim {claim_id}"

    def unread(self, unread: UnreadWords) -> str:
        """A sentence that no claim was read from, on one line, behind the publisher and the date of its report.

        Args:
            unread: The sentence.
        """
        report = self._reports[unread.report_id]
        words = " ".join(unread.span.of(report.text).split())
        printed = f"{report.publisher or 'publisher unknown'}, {report.dated}"
        return f"in {safe(printed)}: {_mark(safe(words))} {self.cite(unread.report_id)}"

    def line(self, claim_id: str) -> str:
        """Who says so, then the words.

        Args:
            claim_id: The claim.
        """
        return f"{self.who(claim_id)}: {self.words(claim_id)}"

    def lines(self, claim_ids: Iterable[str], indent: str = "  ", wider: Iterable[str] = ()) -> Iterator[str]:
        """A line for each claim; one that says so where there is none.

        Args:
            claim_ids: The claims.
            indent: Stands before each line.
            wider: Those that deny in wider terms, and are marked so.
        """
        marked = set(wider)
        told = [f"{'in wider terms: ' if claim_id in marked else ''}{self.line(claim_id)}" for claim_id in claim_ids]
        for text in told or [self.none]:
            yield f"{indent}{text}"

    def _read(self, claim_id: str) -> tuple[Claim, Report]:
        claim = self._claims[claim_id]
        return claim, self._reports[claim.report_id]
