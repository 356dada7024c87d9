"""The lists of linkage matrices: those that have a page, and those that have none, each with the command that gives it."""

import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from linkage.exports.html.addresses import address_campaign, address_entity, address_incident, address_matrix, name_file, number_page
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import PAGE_LENGTH, chunk
from linkage.model.case import CaseFile
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import MOST_PAIRS, MatrixPair

LIST, LEFT = "linkage.html", "linkage-without-page.html"


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One line of the list of matrices.

    Args:
        address: The page of the matrix; where it has none, that of the incident or campaign.
        person: The person's name.
        person_address: The person's page.
        anchor: Where the person's matrices begin; "" beside the others of the person.
        subject: The name of the incident or campaign.
        kind: "incident" or "campaign".
        conflict: The class of the conflict.
        pair: What the matrix is of.
    """

    address: str
    person: str
    person_address: str | None
    anchor: str
    subject: str
    kind: str
    conflict: str
    pair: MatrixPair


def make_matrix_lists(index: CaseIndex) -> Iterator[Page]:
    """The list of matrices that have a page and, where some have none, the list of these.

    Args:
        index: The case.
    """
    counts = {"left_count": len(index.pairs_left), "left_address": LEFT, "most_pairs": MOST_PAIRS}
    lines = [_line(pair, address_matrix(pair.person, pair.subject), None) for pair in index.pairs]
    yield from number_pages(LIST, "linkage.html.j2", "Linkage", "linkage", chunk(lines), counts)
    if not index.pairs_left:
        return
    before = (None, *(pair.person for pair in index.pairs_left))
    left = [_line(pair, address_subject(pair.subject), earlier) for pair, earlier in zip(index.pairs_left, before, strict=False)]
    yield from number_pages(LEFT, "linkageleft.html.j2", "Linkage matrices without a page", "linkage", chunk(left), counts)


def address_subject(subject: Incident | Campaign) -> str:
    """The page of an incident or campaign.

    Args:
        subject: The incident or campaign.
    """
    return address_incident(subject) if isinstance(subject, Incident) else address_campaign(subject)


def address_left(index: CaseIndex, person: Entity) -> str:
    """Where the matrices of a person that have no page are listed; "" where the person has none.

    Args:
        index: The case.
        person: The person.
    """
    place = index.place_of_left(person.id)
    return "" if place is None else f"{number_page(LEFT, place // PAGE_LENGTH + 1)}#{_anchor(person)}"


def command_of(case_file: CaseFile) -> Callable[[MatrixPair], str]:
    """How the command is written that gives a matrix; the ids are those of the case as it is shown.

    Args:
        case_file: The case.
    """
    other = case_file.profile is not case_file.settings.publish.profile
    asked = f" --profile {case_file.profile}" if other else ""
    return lambda pair: f"linkage matrix CASE{asked} {shlex.quote(pair.person.id)} {shlex.quote(pair.subject.id)}"


def name_kind(subject: Incident | Campaign) -> str:
    """ "incident" or "campaign"."""
    return "incident" if isinstance(subject, Incident) else "campaign"


def _line(pair: MatrixPair, address: str, earlier: Entity | None) -> MatrixLine:
    person, subject, made = pair.person, pair.subject, pair.classification
    anchor = "" if earlier is not None and earlier.id == person.id else _anchor(person)
    return MatrixLine(address, person.name, address_entity(person), anchor, subject.name, name_kind(subject), made.in_words, pair)


def _anchor(person: Entity) -> str:
    return f"of-{name_file(person.id)}"
