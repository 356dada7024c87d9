"""The page of reports that were corrected, retracted or replaced, and of what rested on them."""

from dataclasses import dataclass

from linkage.exports.html.addresses import address_incident
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.page import Page
from linkage.exports.html.sections import say_none
from linkage.model.correction import Correction, Standing
from linkage.model.incident import Incident
from linkage.model.report import Report

ADDRESS = "corrections.html"


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One notice with what rests on its report.

    Args:
        report: The report.
        notice: The notice.
        by: The report that takes its place, or None.
        claim_count: How many claims the report has.
        incidents: (incident, its page, whether all that tells of it is retracted, or rests on what was).
        copies: (a report with claims that rest on this one, these claims).
    """

    report: Report
    notice: Correction
    by: Report | None
    claim_count: int
    incidents: tuple[tuple[Incident, str, bool], ...]
    copies: tuple[tuple[Report, tuple[ClaimRow, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class VersionLine:
    """Two versions of one report.

    Args:
        earlier: The earlier one.
        later: The later one.
        why: Why they are versions of one report.
        only_earlier: Claims that only the earlier one has.
        only_later: Claims that only the later one has.
    """

    earlier: Report
    later: Report
    why: str
    only_earlier: tuple[ClaimRow, ...]
    only_later: tuple[ClaimRow, ...]


def make_correction_page(index: CaseIndex) -> Page:
    """The notices, the versions, and what is named in them and is not in the case."""
    notices = [_notice(notice, index) for notice in index.corrections.notices]
    versions = [
        VersionLine(
            index.reports[v.earlier], index.reports[v.later], v.why, tuple(index.rows(v.only_earlier)), tuple(index.rows(v.only_later))
        )
        for v in index.corrections.versions
    ]
    content = {
        "notices": notices,
        "versions": versions,
        "unknown": index.corrections.unknown,
        "no_evidence": say_none(index.report_count),
    }
    return Page(ADDRESS, "corrections.html.j2", "Reports corrected, retracted or replaced", "corrections", content)


def _notice(notice: Correction, index: CaseIndex) -> NoticeLine:
    told = [i for i in index.case_file.incidents if notice.report_id in i.report_ids]
    retracted = notice.standing is Standing.RETRACTED
    resting = index.case_file.origins.resting_on(notice.report_id) if retracted else {}
    return NoticeLine(
        index.reports[notice.report_id],
        notice,
        None if notice.by is None else index.reports[notice.by],
        len(index.claims_by_report.get(notice.report_id, ())),
        tuple((i, address_incident(i), index.only_retracted(i.claim_ids)) for i in told),
        tuple((index.reports[i], tuple(index.rows(resting[i]))) for i in sorted(resting, key=index.numbers.__getitem__)),
    )
