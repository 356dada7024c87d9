"""The pages of organisations, units and states."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkage.exports.html.addresses import address_entity
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.listings import list_listings
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.people import list_alike, list_names
from linkage.exports.html.sections import chunk, list_body_sections, list_wider_denials, paginate
from linkage.model.entity import Entity, EntityType
from linkage.model.profile import ANSWERING, BodyProfile
from linkage.vocab.states import read_together, states_named, word_together

TYPES = {EntityType.ORGANIZATION: "organisation", EntityType.UNIT: "unit", EntityType.STATE: "state"}


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line of the list of bodies.

    Args:
        profile: The body, and what is denied of it.
        type_label: "organisation", "unit", "state", or "states" with a mark of whether all of them are meant.
        address: Its page.
        named_in: How many claims name it.
        source_of: Of how many it is the source.
        reports: How many reports name it.
        denied: How many claims deny or doubt what is said of it or of forces of the states it names, or what it is tied to.
        wider: How many deny these in wider terms.
    """

    profile: BodyProfile
    type_label: str
    address: str
    named_in: int
    source_of: int
    reports: int
    denied: int
    wider: int

    @property
    def entity(self) -> Entity:
        """The body."""
        return self.profile.entity


def list_roles(entity: Entity, index: CaseIndex) -> dict[str, set[str]]:
    """Claim id -> the roles of the claim that name the entity."""
    roles: dict[str, set[str]] = defaultdict(set)
    for naming in entity.namings:
        if naming.claim_id in index.claims:
            roles[naming.claim_id].add(naming.role)
    return roles


def label_body_type(entity: Entity) -> str:
    """What a body is, in words; several states that are named together are no state."""
    return word_together(entity.name, entity.type) or TYPES[entity.type]


def list_together(entity: Entity, index: CaseIndex) -> list[tuple[Entity, str, int]]:
    """The states of which this one is named together, or that are named together with it: each with its page and number of claims."""
    if entity.type is not EntityType.STATE:
        return []
    own, is_one = states_named(entity.name), read_together(entity.name) is None
    others = (e for e in index.case_file.entities if e.type is EntityType.STATE and e.id != entity.id and states_named(e.name) & own)
    found = (
        (other, address, len(list_roles(other, index)))
        for other in others
        if (address := address_entity(other)) is not None and is_one is not (read_together(other.name) is None)
    )
    return sorted(found, key=lambda one: one[1])


def line_body(profile: BodyProfile, address: str, roles: Mapping[str, set[str]], index: CaseIndex) -> BodyLine:
    """A body's line in the list."""
    answers = any(named & ANSWERING for named in roles.values())  # who only spoke of an incident answers for none
    return BodyLine(
        profile,
        label_body_type(profile.entity),
        address,
        named_in=len(roles),
        source_of=sum("source" in named for named in roles.values()),
        reports=len({index.claims[claim_id].report_id for claim_id in roles}),
        denied=len(profile.denials_by_others) + (len(profile.tied.denials) + len(profile.other_denials) if answers else 0),
        wider=len(list_wider_denials(profile, index)) if answers else 0,
    )


def make_body_pages(profiles: Sequence[BodyProfile], index: CaseIndex) -> Iterator[Page]:
    """The list of organisations, units and states, and a page a body.

    Args:
        profiles: The bodies.
        index: The case.
    """
    lines = [
        line_body(profile, address, list_roles(profile.entity, index), index)
        for profile in profiles
        if (address := address_entity(profile.entity)) is not None
    ]
    lines.sort(key=lambda line: (-line.named_in, line.entity.name, line.entity.id))
    title = "Organisations, units and states"
    yield from number_pages("bodies.html", "bodies.html.j2", title, "bodies", chunk(lines), {"total": len(lines)})
    for line in lines:
        shared = {
            "line": line,
            "together": list_together(line.entity, index),
            "names": list_names(line.entity, index),
            "alike": list_alike(line.entity, index),
            "listed": list_listings(line.entity, index.case_file.screening),
        }
        pages = paginate(list_body_sections(line.profile, list_roles(line.entity, index), index))
        yield from number_pages(line.address, "body.html.j2", line.entity.name, "bodies", pages, shared)
