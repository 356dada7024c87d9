"""What a person decided about a claim, an entity or an incident."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionType(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    JOIN = "join"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Decision:
    """A dated judgement of a person; it never changes the claim, it stands beside it.

    Args:
        type: What was decided.
        subjects: Ids of the claims, entities or incidents it is about.
        person: Who decided.
        decided_at: ISO 8601 time with its offset from UTC.
        why: The reason given.
    """

    type: DecisionType
    subjects: tuple[str, ...]
    person: str
    decided_at: str
    why: str
