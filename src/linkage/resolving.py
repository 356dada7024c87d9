"""What is on record -> the case file: who is who, what is said to have happened; for everybody, with names withheld before it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from linkage.cases import find_corrections
from linkage.entities import fold_word, is_spelling_of, resolve_entities
from linkage.incidents import event_of, find_contradictions, find_passed_on, grade_incidents, group_incidents, name_doers, withdraw_figures
from linkage.ledger import Records
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.decision import Decision, DecisionType, Mark
from linkage.model.issue import Issue
from linkage.model.progress import Progress, no_progress
from linkage.model.reading import Reading
from linkage.model.report import Report
from linkage.model.review import Bar, Profile, Review
from linkage.origins import declare_pairs, find_origins, find_ties
from linkage.reviews import Alphabets, LetOut, describe_reports, find_marked, standing_claims, take_decisions, withhold
from linkage.vocab.gazetteer import load_gazetteer

REVIEWS = "reviews"  # the stage of issues that tell who decided what: for those who work on the case


def resolve(settings: CaseSettings, records: Records, progress: Progress = no_progress, profile: Profile | None = None) -> CaseFile:
    """The case file of what is on record: who is who, and what is said to have happened.

    Args:
        settings: What the case asks about.
        records: Readings, issues and decisions.
        progress: Told how far it is.
        profile: For whom it is; None for what the settings say.

    Returns:
        The case file; the same for the same records and settings.
    """
    return resolve_for(settings, records, progress, profile)[0]


def resolve_for(settings: CaseSettings, records: Records, progress: Progress, profile: Profile | None) -> tuple[CaseFile, LetOut | None]:
    """The case file, and what it lets out where it is for everybody; None where it is for those who work on it.

    Args:
        settings: What the case asks about.
        records: Readings, issues and decisions.
        progress: Told how far it is.
        profile: For whom it is; None for what the settings say.
    """
    reports = tuple({reading.report.id: reading.report for reading in records.readings}.values())
    known = {report.id for report in reports}
    decisions = [d for d in records.decisions if d.type is not DecisionType.ADD or (d.claim is not None and d.claim.report_id in known)]
    taken = take_decisions(_claims_of(records.readings), decisions)
    reports = describe_reports(reports, taken.stands)
    issues = (*issues_of(records), *(_lost(decision) for decision in taken.lost))
    claims = standing_claims(taken.reviews, Bar.ANY)
    case_file = _resolve(settings, reports, claims, taken.stands, issues, records.head, progress)
    graphic = frozenset(one.subject for one in find_marked(taken.stands) if Mark.GRAPHIC in one.marks)
    case_file = replace(case_file, reviews=taken.reviews, head_at=records.head_at, graphic=graphic)
    if (profile or settings.publish.profile) is Profile.INTERNAL:
        return case_file, None
    return _publish(case_file, taken.stands, progress)


def _resolve(
    settings: CaseSettings,
    reports: tuple[Report, ...],
    claims: tuple[Claim, ...],
    decisions: Sequence[Decision],
    issues: tuple[Issue, ...],
    head: str,
    progress: Progress,
) -> CaseFile:
    progress("resolving names", 0, 3)
    gazetteer = load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, settings, decisions)
    progress("grouping incidents", 1, 3)
    corrections = find_corrections(reports, claims, settings.corrections)
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, settings, decisions)
    progress("finding origins", 2, 3)
    declared = declare_pairs(reports, settings)
    prose = [report for report in reports if not report.is_table]
    ties = find_ties(prose, fold_word, gazetteer, declared.same, declared.different)
    origins = find_origins(reports, claims, entities, ties, event_of(incidents, campaigns))
    origins = replace(origins, retracted=corrections.retracted)
    origins = replace(origins, passed_on=find_passed_on((*incidents, *campaigns), reports, claims, origins))
    incidents = withdraw_figures(name_doers(incidents, reports, claims, origins), origins)
    incidents = grade_incidents(incidents, reports, claims, entities, origins, settings.grading)
    contradictions = find_contradictions(reports, claims, entities, gazetteer, incidents, campaigns)
    progress("finding origins", 3, 3)
    issues = (*issues, *declared.issues)
    return CaseFile(
        settings, reports, claims, entities, incidents, campaigns, issues, head, contradictions, origins=origins, corrections=corrections
    )


def _publish(case_file: CaseFile, stands: Sequence[Decision], progress: Progress) -> tuple[CaseFile, LetOut]:
    """The case as it may be shown to everybody: worked out again from what it lets out."""
    declared = set(declare_pairs(case_file.reports, case_file.settings).issues)  # they come again when the case is worked out again
    out = withhold(
        replace(case_file, issues=tuple(issue for issue in case_file.issues if issue not in declared and issue.stage != REVIEWS)),
        stands,
        Alphabets(fold_word, is_spelling_of),
    )
    shown = _resolve(out.settings, out.reports, out.claims, out.decisions, out.issues, case_file.head, progress)
    reviews = tuple(Review(claim, claim, out.statuses[claim.id]) for claim in shown.claims)
    shown = replace(
        shown,
        profile=Profile.PUBLISH,
        held_back=out.held_back,
        masked=out.masked,
        head_at=case_file.head_at,
        reviews=reviews,
        graphic=case_file.graphic,
    )
    return shown, out


def _lost(decision: Decision) -> Issue:
    """The notice of a decision whose claim the case has no more."""
    return Issue(
        file="",
        stage=REVIEWS,
        reason="decision without its claim",
        advice=f"{decision.person} decided to {decision.type} it on {decision.decided_at[:10]}: look at the report again and decide anew",
        report_id=decision.anchors[0].report_id if decision.anchors else None,
        span=decision.anchors[0].quote if decision.anchors else None,
        value=", ".join(decision.subjects),
    )


def _claims_of(readings: Iterable[Reading]) -> tuple[Claim, ...]:
    """Every claim once, in order of report and offset, whichever reader found it first."""
    by_report: dict[str, dict[str, Claim]] = {}
    for reading in readings:
        found = by_report.setdefault(reading.report.id, {})
        for claim in reading.claims:
            found.setdefault(claim.id, claim)
    return tuple(claim for found in by_report.values() for claim in sorted(found.values(), key=lambda claim: claim.quote))


def issues_of(records: Records) -> tuple[Issue, ...]:
    """What was seen and left out, files that gave no report first.

    Args:
        records: Readings, issues and decisions.
    """
    return (*records.issues, *(issue for reading in records.readings for issue in reading.issues))
