"""Oppositions, courses and corrections -> JSON that other programs read."""

from collections.abc import Iterator, Sequence

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.correction import Corrections
from linkage.model.course import Course
from linkage.model.opposition import Opposition


def opposition_records(oppositions: Sequence[Opposition], case_file: CaseFile) -> Iterator[Json]:
    """Who says otherwise: one object an opposition, with the words of all sides.

    Args:
        oppositions: The oppositions.
        case_file: The case.
    """
    teller = Teller(case_file)
    for one in oppositions:
        sides = [
            {"says": side.label, "told_otherwise": side.is_otherwise, "claims": [teller.claim(i) for i in side.claim_ids]}
            for side in one.sides
        ]
        yield {"ground": one.ground, "about": one.about, "matter": one.matter, "sides": sides}


def course_records(courses: Sequence[Course], case_file: CaseFile) -> Iterator[Json]:
    """What changed over time: one object a course, with the words of each step.

    Args:
        courses: The courses.
        case_file: The case.
    """
    teller = Teller(case_file)
    for one in courses:
        steps = [{"on": step.on, "says": step.label, **teller.claim(step.claim_id)} for step in one.steps]
        yield {"source": one.source, "change": one.change, "about": one.about, "matter": one.matter, "steps": steps}


def corrections_record(corrections: Corrections, case_file: CaseFile) -> Json:
    """Notices, versions, and what is named in them and is not in the case.

    Args:
        corrections: The corrections.
        case_file: The case.
    """
    files = {report.id: report.file for report in case_file.reports}
    teller = Teller(case_file)
    return {
        "notices": [
            {
                "file": files[n.report_id],
                "report": n.report_id,
                "status": n.standing,
                "date": n.date,
                "note": n.note,
                "told_in": n.told_in,
                "start": None if n.span is None else n.span.start,
                "end": None if n.span is None else n.span.end,
                "replaced_by": n.by,
                "resting": {copy_id: list(claim_ids) for copy_id, claim_ids in sorted(case_file.origins.resting_on(n.report_id).items())},
            }
            for n in corrections.notices
        ],
        "versions": [
            {
                "earlier": v.earlier,
                "later": v.later,
                "why": v.why,
                "only_earlier": [teller.claim(i) for i in v.only_earlier],
                "only_later": [teller.claim(i) for i in v.only_later],
            }
            for v in corrections.versions
        ],
        "unknown": list(corrections.unknown),
    }
