"""The pages of reports: the text with its claims highlighted, and the claims beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linkage.exports.html.addresses import address_incident, anchor_claim, anchor_quote, number_page
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.highlights import highlight, number_claims
from linkage.exports.html.labels import label_headline
from linkage.exports.html.leaves import leaf_at
from linkage.exports.html.page import Page, PageLink, number_pages
from linkage.exports.html.sections import chunk
from linkage.model.claim import Claim, ClaimKind
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
        yield from _make_pages_of(line, index)


def _make_pages_of(line: ReportLine, index: CaseIndex) -> Iterator[Page]:
    """The page of a report; a long one has several, each with its own stretch of the text and the claims of that stretch."""
    report, leaves = line.report, index.leaves(line.report)
    claims = number_claims(index.claims_by_report.get(report.id, []))
    of_leaf: list[list[Claim]] = [[] for _ in leaves]
    for claim in claims:
        of_leaf[leaf_at(leaves, claim.quote.start) - 1].append(claim)
    links = [PageLink(n, number_page(line.address, n), current=False) for n in range(1, len(leaves) + 1)]
    for number, (leaf, own) in enumerate(zip(leaves, of_leaf, strict=True), 1):
        rows = [index.row(claim) for claim in own]
        content = {
            "line": line,
            "report": report,
            "language": None if report.language == "en" else report.language,
            "paragraphs": highlight(report, [claim.quote for claim in own], leaf),
            "rows": rows,
            "ties": [tie for tie in index.case_file.origins.ties if line.report.id in tie.report_ids],
            "independent": {row.id: index.case_file.origins.saying(row.id) for row in rows},
            "families": FAMILIES,
            "incidents": {row.id: [index.incidents[i] for i in index.incident_of.get(row.id, ())] for row in rows},
            "address_incident": address_incident,
            "page_links": [replace(link, current=link.number == number) for link in links],
        }
        title = label_headline(report) + ("" if number == 1 else f" (page {number} of {len(leaves)})")
        yield Page(number_page(line.address, number), "report.html.j2", title, "reports", content, style_targets(rows))


def style_targets(rows: Sequence[ClaimRow]) -> str:
    """Rules that mark a claim's words and its note together, whichever of the two was asked for."""
    rules = []
    for row in rows:
        quote, note = anchor_quote(row.id), anchor_claim(row.id)
        rules.append(f"main:has(#{quote}:target,#{note}:target) :is(.{quote},#{note}){{background:var(--asked)}}")
    return "\n".join(rules)
