"""`linkage matrix`: one person's link to one incident or campaign, element by element."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from linkage.cli.console import safe
from linkage.cli.options import case_argument, example, profile_option
from linkage.cli.quotes import Quotes, quote_words
from linkage.model.case import CaseFile
from linkage.model.matrix import DATED_BY_REPORT, Matrix, MatrixRow, Reason, Side
from linkage.model.review import Profile

NEITHER = "speaks for neither"


@click.command(epilog=example("linkage matrix my-case Mizintsev siege-of-mariupol-2022"))
@case_argument
@profile_option
@click.argument("name", metavar="NAME")
@click.argument("subject", metavar="INCIDENT|CAMPAIGN")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def matrix(case_dir: Path, profile: Profile | None, name: str, subject: str, as_json: bool) -> None:
    """Lays out who claims what on each element of a person's link to an incident or campaign.

    NAME is a person's name or a part of it; INCIDENT or CAMPAIGN an id, or words of its name. Nothing is scored or concluded.
    """
    from linkage import pipeline
    from linkage.cases import find_matrix
    from linkage.exports.matrixjson import matrix_record

    case_file = pipeline.load_case(case_dir, profile=profile)
    found = find_matrix(case_file, name, subject)
    if as_json:
        click.echo(json.dumps(matrix_record(found, case_file), ensure_ascii=False, indent=1))
        return
    for line in matrix_lines(found, case_file):
        click.echo(line)


def matrix_lines(found: Matrix, case_file: CaseFile) -> Iterator[str]:
    """The matrix as lines: each claim with who says so first, its quote, its report and its id.

    Args:
        found: The matrix.
        case_file: The case it is of.
    """
    told = _Told(found, case_file)
    classification = found.classification
    yield f"{safe(found.person.name)} and {safe(found.subject.name)}: what is claimed on each element, according to whom"
    if classification.is_made:
        yield f"Conflict: {safe(classification.in_words)}"
    else:
        yield "Conflict: not classified: no article number is shown"
    yield "For: would speak for the element if it were shown to be true. Against: would speak against it. No score, no verdict."
    yield "What is told of the same matter and speaks for neither stands apart, with why: nobody may count it."
    yield from told.part("RESPONSIBILITY OF COMMANDERS AND OTHER SUPERIORS", found.command)
    yield from told.part("SIGNS OF EFFECTIVE CONTROL", found.indicia)
    yield f"  ({found.indicia_authority})"
    yield from told.part("MODES OF RESPONSIBILITY THAT A CLAIM ALLEGES OR DENIES", found.modes)
    if found.denials_of_acts != "":
        yield f"  {found.denials_of_acts}"
    if found.modes_without:
        yield f"  {told.nothing} on: {'; '.join(found.modes_without)}"
    for title, side in (("THE PERSON'S OWN WORDS", found.own_words), ("OTHER CLAIMS THAT TIE THE PERSON TO IT, ON NO ROW", found.others)):
        yield from ("", title)
        yield from told.side("", side)
    yield ""
    yield from told.cited()


class _Told:
    """Tells rows and claims, and remembers which reports it cited."""

    def __init__(self, found: Matrix, case_file: CaseFile) -> None:
        from linkage.exports.html.casewording import CaseWording

        self._wording = CaseWording(case_file)
        self._articles = found.classification.is_made
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._reports = {report.id: (n, report) for n, report in enumerate(case_file.reports, 1)}
        self._quotes = Quotes(case_file)
        self._cited: set[int] = set()
        self.nothing = self._quotes.none

    def part(self, title: str, rows: Sequence[MatrixRow]) -> Iterator[str]:
        yield from ("", title)
        group = ""
        for row in rows:
            if row.group not in ("", group):
                yield f" {row.group}"
            group = row.group
            article = f" (article {row.article})" if self._articles and row.article != "" else ""
            yield f"  {row.name}{article}"
            if row.is_empty:
                yield f"    {self.nothing}"
                continue
            yield from self.side("for", row.for_, row.word_none("for it", self.nothing))
            yield from self.side("against", row.against, row.word_none("against it", self.nothing))
            if row.neither.evidence:
                yield from self.side(NEITHER, row.neither)
            if row.own.evidence:
                yield from self.side("the person's own words", row.own)

    def side(self, label: str, side: Side, nothing: str = "") -> Iterator[str]:
        lead = f"    {label}: " if label else "    "
        if not side.evidence:
            yield f"{lead}{nothing or self.nothing}"
            return
        graded = label in ("for", NEITHER) and side.best_grade is not None
        grade = f"; best grade of an incident they tell of: {side.best_grade}" if graded else ""
        counts = (f"{side.counts_in_words} from {side.origins.in_words}{grade}", f"in wider terms {side.wider_in_words}")
        yield lead + "; ".join(count for count, held in zip(counts, (side.counted, side.wider), strict=True) if held)
        for evidence in side.evidence:
            claim = self._claims[evidence.claim_id]
            number, report = self._reports[claim.report_id]
            self._cited.add(number)
            wording = self._wording.of(evidence.claim_id)
            dated = f" (report: {report.dating})" if evidence.reason in DATED_BY_REPORT else ""
            against = "" if evidence.reason is Reason.NONE else f"{evidence.reason}{dated}; "
            yield f"      {safe(wording.text)} {self._quotes.cite(report.id)}"
            yield f"        {quote_words(claim, report)} · {against}{evidence.nearness} · claim {evidence.claim_id}"

    def cited(self) -> Iterator[str]:
        for number, report in sorted(self._reports.values(), key=lambda pair: pair[0]):
            if number in self._cited:
                publisher = "publisher unknown" if report.publisher is None else safe(report.publisher)
                yield f"[{number}] {publisher}, {report.dated}: {safe(report.title)} ({safe(report.file)})"
        yield "Each claim is its source's; none is a finding of fact."
