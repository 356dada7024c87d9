"""Who says otherwise, and what changes over time: on a page of their own and on those of incidents, campaigns and persons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_campaign, address_entity, address_incident
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import label_date
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk, say_none
from linkage.model.course import Course
from linkage.model.opposition import Opposition

ADDRESS = "otherwise.html"
LENGTH = 100  # oppositions on one page


@dataclass(frozen=True, slots=True)
class OppositionLine:
    """Claims that oppose one another.

    Args:
        ground: By what they oppose one another.
        matter: What they speak of.
        about: Heading and page of the incident, campaign or person; None where it has no page.
        sides: (what it says, the claims that say so) of each side.
    """

    ground: str
    matter: str
    about: tuple[str, str] | None
    sides: tuple[tuple[str, tuple[ClaimRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class CourseLine:
    """What one source says of one matter, time after time.

    Args:
        source: Who says so.
        change: What changes.
        matter: What it speaks of.
        about: Heading and page of the incident, campaign or person; None where it has no page.
        steps: (day in words, what it says, the claim) of each step.
    """

    source: str
    change: str
    matter: str
    about: tuple[str, str] | None
    steps: tuple[tuple[str, str, ClaimRow], ...]


def make_opposition_pages(index: CaseIndex) -> Iterator[Page]:
    """All oppositions of the case, and all courses."""
    lines = line_oppositions(index.oppositions, index)
    shared = {"total": len(lines), "courses": line_courses(index.courses, index), "no_evidence": say_none(index.report_count)}
    yield from number_pages(ADDRESS, "otherwise.html.j2", "Who says otherwise, and what changed", "otherwise", chunk(lines, LENGTH), shared)


def line_oppositions(oppositions: Sequence[Opposition], index: CaseIndex, own: str = "") -> list[OppositionLine]:
    """The oppositions as pages show them.

    Args:
        oppositions: The oppositions.
        index: The case.
        own: Id of what the page is about: it does not lead to itself.
    """
    return [
        OppositionLine(
            o.ground,
            o.matter,
            None if o.about == own else _about(o.about, index),
            tuple((s.label, tuple(index.rows(s.claim_ids))) for s in o.sides),
        )
        for o in oppositions
    ]


def line_courses(courses: Sequence[Course], index: CaseIndex, own: str = "") -> list[CourseLine]:
    """The courses as pages show them.

    Args:
        courses: The courses.
        index: The case.
        own: Id of what the page is about: it does not lead to itself.
    """
    return [
        CourseLine(
            c.source,
            c.change,
            c.matter,
            None if c.about == own else _about(c.about, index),
            tuple((label_date(s.on), s.label, index.row(index.claims[s.claim_id])) for s in c.steps),
        )
        for c in courses
    ]


def _about(id_: str, index: CaseIndex) -> tuple[str, str] | None:
    if id_ in index.incidents:
        return index.incidents[id_].name, address_incident(index.incidents[id_])
    if id_ in index.campaigns:
        return index.campaigns[id_].name, address_campaign(index.campaigns[id_])
    entity = index.entities.get(id_)
    address = None if entity is None else address_entity(entity)
    return None if entity is None or address is None else (entity.name, address)
