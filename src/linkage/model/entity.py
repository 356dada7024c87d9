"""A real person, body, place or state that claims are about."""

from dataclasses import dataclass
from enum import StrEnum


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    UNIT = "unit"
    PLACE = "place"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Naming:
    """One claim role that names an entity.

    Args:
        claim_id: The claim.
        role: The role that names it, or "source".
        text: The name as the claim has it.
    """

    claim_id: str
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another entity that may be the same one; nobody has decided it.

    Args:
        entity_id: The other entity.
        score: How well the best two of their names match, from 0 to 1.
        reasons: What speaks for and against, in plain words.
    """

    entity_id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """A real person, body, place or state, and every name under which the claims mention it.

    Args:
        id: Readable and the same in every run: type and folded name ("person:mikhail-mizintsev").
        type: What it is.
        name: The fullest name found, as printed.
        names: All names found, fullest first.
        namings: Where it is named.
        place_id: The gazetteer's id, for a place that it knows.
        reasons: Why the names were joined, in plain words, one each join.
        suggestions: Entities that may be the same and were not joined, the likeliest first.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    namings: tuple[Naming, ...]
    place_id: str | None = None
    reasons: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
