"""Who says otherwise, and what changes over time: on a page of their own and on those of incidents, campaigns and persons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linkage.exports.html.addresses import address_campaign, address_entity, address_incident, number_page
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import label_date, label_days
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk, say_none
from linkage.model.course import Course

ADDRESS = "otherwise.html"
LENGTH = 100  # oppositions on one page
MOST_SHOWN = 12  # oppositions on the page of an incident, campaign or person; the others stand on the pages of all


@dataclass(frozen=True, slots=True)
class OppositionLine:
    """Claims that oppose one another.

    Args:
        ground: By what they oppose one another.
        matter: What they speak of.
        about: Heading and page of the incident, campaign or person; None where it has no page.
        sides: (what it says, the claims that say so) of each side.
        anchor: Where it stands on the page of all of them.
    """

    ground: str
    matter: str
    about: tuple[str, str] | None
    sides: tuple[tuple[str, tuple[ClaimRow, ...]], ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Opposed:
    """Who says otherwise, on the page of an incident, campaign or person.

    Args:
        lines: The oppositions that the page shows: all of them, or the first.
        count: How many there are.
        elsewhere: (number, where they begin) of each page of all oppositions that has others of them.
    """

    lines: list[OppositionLine]
    count: int
    elsewhere: list[tuple[int, str]]


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
    shared = {"total": len(index.oppositions), "courses": line_courses(index.courses, index), "no_evidence": say_none(index.report_count)}
    title = "Who says otherwise, and what changed"
    chunks = chunk(range(len(index.oppositions)), LENGTH)
    pages = number_pages(ADDRESS, "otherwise.html.j2", title, "otherwise", chunks, shared)
    for page, numbers in zip(pages, chunks, strict=True):  # the lines of one page at a time: a large case has more than fit
        yield replace(page, content={**page.content, "chunk": [_line(n, index) for n in numbers]})


def line_opposed(about: str, index: CaseIndex) -> Opposed:
    """Who says otherwise of an incident, campaign or person, as its page shows it.

    Args:
        about: Id of what the page is about: it does not lead to itself.
        index: The case.
    """
    numbers = index.opposed(about)
    elsewhere: dict[int, str] = {}
    for n in numbers[MOST_SHOWN:]:
        page = n // LENGTH + 1
        elsewhere.setdefault(page, f"{number_page(ADDRESS, page)}#{_anchor(n)}")
    return Opposed([_line(n, index, about) for n in numbers[:MOST_SHOWN]], len(numbers), list(elsewhere.items()))


def _line(n: int, index: CaseIndex, own: str = "") -> OppositionLine:
    """The opposition of a number, as pages show it."""
    found = index.oppositions[n]
    about = None if found.about == own else _about(found.about, index)
    sides = tuple((label_days(side.label), tuple(index.rows(side.claim_ids))) for side in found.sides)
    return OppositionLine(found.ground, label_days(found.matter), about, sides, _anchor(n))


def _anchor(n: int) -> str:
    return f"opposition-{n + 1}"


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
            label_days(c.matter),
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
