"""A name, date, count or thing that a report mentions."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.span import Span


class MentionType(StrEnum):
    """What a mention names. The first ten are the types of `mentions.jsonl`."""

    PERSON = "person"
    RANK = "rank"
    TITLE = "title"
    ROLE = "role"
    ORGANIZATION = "organization"
    PLACE = "place"
    DATE = "date"
    COUNT = "count"
    WEAPON = "weapon"
    OBJECT = "object"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a report that names something.

    Args:
        type: What it names.
        span: Where it stands.
        text: The words as printed; always `span.of(report.text)`.
        concept: The vocabulary term it belongs to (a target type for an object, an act for a weapon), or None.
    """

    type: MentionType
    span: Span
    text: str
    concept: str | None = None


class RelationType(StrEnum):
    """How two mentions hang together (Security Force Monitor's scheme); the head is a person."""

    HAS_RANK = "has_rank"
    HAS_TITLE = "has_title"
    HAS_ROLE = "has_role"
    IS_POSTED = "is_posted"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between two mentions of one report."""

    type: RelationType
    head: Span
    tail: Span
