"""The first page, the issues, and the method."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_kind
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.disagreements import is_disputed
from linkage.exports.html.incidents import CampaignLine, IncidentLine, line_incidents, make_campaign_lines
from linkage.exports.html.labels import KINDS
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.people import line_person
from linkage.exports.html.sections import chunk
from linkage.exports.html.wording import STANCES
from linkage.model.claim import Stance
from linkage.model.incident import Incident
from linkage.model.issue import Severity
from linkage.model.profile import PersonProfile
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.context import read_context

SHOWN = 10  # lines of each list of the first page
PUBLISHERS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Tally:
    """What the case holds of one language or publisher.

    Args:
        name: The language's code or the publisher's name.
        reports: How many reports.
        unread: How many of them gave no claim.
    """

    name: str
    reports: int
    unread: int


def make_overview_page(profiles: Sequence[PersonProfile], index: CaseIndex) -> Page:
    """The first page: what the case holds, what was not read, and where to look first."""
    case_file = index.case_file
    publishers = _tally([report.publisher or "publisher unknown" for report in case_file.reports], index)
    opposed = _most_disputed(index)
    disputed: list[IncidentLine] = line_incidents(opposed[:SHOWN], None, index)[0]
    campaigns: list[CampaignLine] = make_campaign_lines(index)
    content = {
        "publishers": publishers[:PUBLISHERS_SHOWN],
        "publisher_count": len({r.publisher for r in case_file.reports if r.publisher is not None}),
        "publishers_left": max(0, len(publishers) - PUBLISHERS_SHOWN),
        "languages": _tally([report.language for report in case_file.reports], index),
        "unread": sum(report.id not in index.claims_by_report for report in case_file.reports),
        "people": [line_person(profile, index) for profile in profiles[:SHOWN]],
        "people_count": len(profiles),
        "disputed": disputed,
        "disputed_count": len(opposed),
        "campaigns": campaigns[:SHOWN],
        "failures": sum(issue.severity is Severity.FAILURE for issue in case_file.issues),
        "kinds": [(title, address_kind(kind), sum(c.kind is kind for c in case_file.claims)) for kind, (_, title) in KINDS.items()],
        "stances": [(stance, STANCES[stance], sum(c.stance is stance for c in case_file.claims)) for stance in Stance],
    }
    return Page("index.html", "index.html.j2", case_file.settings.name, "index", content)


def make_issue_pages(index: CaseIndex) -> Iterator[Page]:
    """What was seen and not understood: failures first, in the order of the files."""
    issues = sorted(index.case_file.issues, key=lambda i: (i.severity is not Severity.FAILURE, i.file, i.stage, i.reason, i.value or ""))
    lines = []
    for issue in issues:
        report = index.reports.get(issue.report_id) if issue.report_id is not None else None
        lines.append((issue, report, None if report is None or issue.span is None else _quote_in_context(report, issue.span)))
    reasons = Counter((issue.stage, issue.reason) for issue in issues).most_common()
    content = {"total": len(lines), "reasons": reasons}
    title = "What was seen and not understood"
    yield from number_pages("issues.html", "issues.html.j2", title, "issues", chunk(lines), content)


def _quote_in_context(report: Report, span: Span) -> tuple[str, str, str]:
    """The words before, of and after a stretch of a report."""
    before, after = read_context(report, span)
    return before, span.of(report.text), after


def make_method_page(index: CaseIndex) -> Page:
    """How the case file was made, how to check it, and what it does not say."""
    readers = sorted({claim.reader for claim in index.case_file.claims})
    return Page("method.html", "method.html.j2", "Method and limits", "method", {"readers": readers, "stances": STANCES})


def _tally(names: Sequence[str], index: CaseIndex) -> list[Tally]:
    """How many reports bear each name, and how many of those gave no claim; most reports first."""
    reports: Counter[str] = Counter(names)
    unread: Counter[str] = Counter(
        name for name, report in zip(names, index.case_file.reports, strict=True) if report.id not in index.claims_by_report
    )
    return [Tally(name, count, unread[name]) for name, count in sorted(reports.items(), key=lambda item: (-item[1], item[0]))]


def _most_disputed(index: CaseIndex) -> list[Incident]:
    """The incidents that somebody denies, doubts or tells otherwise, or whose figures differ, told by most reports first."""
    found = [incident for incident in index.case_file.incidents if is_disputed(incident, index)]
    return sorted(found, key=lambda i: (-len(i.report_ids), -len(i.claim_ids), i.id))
