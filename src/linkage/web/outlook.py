"""What the case would let out as it stands."""

from dataclasses import dataclass

from linkage.desk import Desk
from linkage.model.asked import ClaimFilter
from linkage.model.decision import Mark, Subject
from linkage.model.review import Bar, Status


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be shown, and what not.

    Args:
        name: The case.
        bar: How far a claim must have been checked.
        claims: Claims of the case.
        shown: Those that pass.
        unchecked: Those of the shown that nobody has checked.
        rejected: Those that were rejected.
        held_back: Those that were not checked far enough.
        masked: Persons and words that are marked, so that names are withheld.
    """

    name: str
    bar: Bar
    claims: int
    shown: int
    unchecked: int
    rejected: int
    held_back: int
    masked: int


def read_outlook(desk: Desk) -> Outlook:
    """What the case would let out as it stands.

    Args:
        desk: The case.
    """
    counts = desk.index.counts()
    rejected = desk.index.count_claims(ClaimFilter(status=Status.REJECTED))
    masked = sum(1 for marked in desk.index.marked() if marked.about in (Subject.ENTITY, Subject.WORDS) and marked.marks - {Mark.GRAPHIC})
    unchecked = desk.index.count_claims(ClaimFilter(status=Status.PROPOSED)) if counts.bar == Bar.ANY else 0
    held_back = counts.claims - counts.publishable - rejected
    return Outlook(counts.name, Bar(counts.bar), counts.claims, counts.publishable, unchecked, rejected, held_back, masked)
