"""The pages of organisations, units and states."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from linkage.exports.html.addresses import address_entity
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.listings import list_listings
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.people import list_alike, list_names
from linkage.exports.html.sections import chunk, list_body_sections, paginate
from linkage.model.entity import Entity, EntityType

TYPES = {EntityType.ORGANIZATION: "organisation", EntityType.UNIT: "unit", EntityType.STATE: "state"}


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line of the list of bodies.

    Args:
        entity: The body.
        type_label: "organisation", "unit" or "state".
        address: Its page.
        named_in: How many claims name it.
        source_of: Of how many it is the source.
        reports: How many reports name it.
    """

    entity: Entity
    type_label: str
    address: str
    named_in: int
    source_of: int
    reports: int


def list_roles(entity: Entity, index: CaseIndex) -> dict[str, set[str]]:
    """Claim id -> the roles of the claim that name the entity."""
    roles: dict[str, set[str]] = defaultdict(set)
    for naming in entity.namings:
        if naming.claim_id in index.claims:
            roles[naming.claim_id].add(naming.role)
    return roles


def make_body_pages(index: CaseIndex) -> Iterator[Page]:
    """The list of organisations, units and states, and a page a body."""
    lines = []
    for entity in index.case_file.entities:
        address = address_entity(entity)
        if entity.type in TYPES and address is not None:
            roles = list_roles(entity, index)
            source_of = sum("source" in named for named in roles.values())
            reports = len({index.claims[claim_id].report_id for claim_id in roles})
            lines.append(BodyLine(entity, TYPES[entity.type], address, len(roles), source_of, reports))
    lines.sort(key=lambda line: (-line.named_in, line.entity.name, line.entity.id))
    title = "Organisations, units and states"
    yield from number_pages("bodies.html", "bodies.html.j2", title, "bodies", chunk(lines), {"total": len(lines)})
    for line in lines:
        shared = {
            "line": line,
            "names": list_names(line.entity, index),
            "alike": list_alike(line.entity, index),
            "listed": list_listings(line.entity, index.case_file.screening),
        }
        pages = paginate(list_body_sections(list_roles(line.entity, index), index))
        yield from number_pages(line.address, "body.html.j2", line.entity.name, "bodies", pages, shared)
