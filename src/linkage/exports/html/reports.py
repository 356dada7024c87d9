"""The pages of reports: the text with its claims highlighted, and the claims beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_incident, anchor_claim, anchor_quote
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.highlights import highlight, number_claims
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk
from linkage.model.claim import ClaimKind
from linkage.model.report import Report

# What a claim is about decides the colour of its underline; its stance decides the line.
FAMILIES: dict[ClaimKind, str] = {
    ClaimKind.POST: "who",
    ClaimKind.COMMAND: "who",
    ClaimKind.AFFILIATION: "who",
    ClaimKind.IDENTITY: "who",
    ClaimKind.DESIGNATION: "who",
    ClaimKind.RESPONSIBILITY: "harm",
    ClaimKind.ATTACK: "harm",
    ClaimKind.CASUALTIES: "harm",
    ClaimKind.DAMAGE: "harm",
    ClaimKind.DEPRIVATION: "harm",
    ClaimKind.STATEMENT: "said",
    ClaimKind.SIMILARITY: "said",
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One line of the list of reports.

    Args:
        number: It is cited as [number].
        report: The report.
        address: Its page.
        claims: How many claims were read in it.
    """

    number: int
    report: Report
    address: str
    claims: int


def list_reports(index: CaseIndex) -> list[ReportLine]:
    """The reports in the order of the ledger."""
    return [
        ReportLine(n, report, index.report_address(report), len(index.claims_by_report.get(report.id, ())))
        for n, report in enumerate(index.case_file.reports, 1)
    ]


def make_report_pages(index: CaseIndex) -> Iterator[Page]:
    """The list of reports, and a page a report."""
    lines = list_reports(index)
    yield from number_pages("reports.html", "reports.html.j2", "Reports", "reports", chunk(lines), {"total": len(lines)})
    for line in lines:
        claims = number_claims(index.claims_by_report.get(line.report.id, []))
        rows = [index.row(claim) for claim in claims]
        content = {
            "line": line,
            "report": line.report,
            "language": None if line.report.language == "en" else line.report.language,
            "paragraphs": highlight(line.report, claims),
            "rows": rows,
            "families": FAMILIES,
            "incidents": {row.id: [index.incidents[i] for i in index.incident_of.get(row.id, ())] for row in rows},
            "address_incident": address_incident,
        }
        yield Page(line.address, "report.html.j2", line.report.title, "reports", content, style_targets(rows))


def style_targets(rows: Sequence[ClaimRow]) -> str:
    """Rules that mark a claim's words and its note together, whichever of the two was asked for."""
    rules = []
    for row in rows:
        quote, note = anchor_quote(row.id), anchor_claim(row.id)
        rules.append(f"main:has(#{quote}:target,#{note}:target) :is(.{quote},#{note}){{background:var(--asked)}}")
    return "\n".join(rules)
