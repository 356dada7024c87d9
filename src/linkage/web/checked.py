"""How far the claims of a case were checked, and what its rule lets out."""

from dataclasses import dataclass

from linkage.desk import Desk
from linkage.model.asked import ClaimFilter
from linkage.model.indexed import CaseCounts
from linkage.model.review import Bar, Status, passes


@dataclass(frozen=True, slots=True)
class Checked:
    """The claims by how far they were checked.

    Args:
        rows: (status, claims, whether the case's rule lets them out), every status.
        waiting: Claims that somebody else has checked once, and that wait for this person.
    """

    rows: tuple[tuple[Status, int, bool], ...]
    waiting: int


def make_checked(desk: Desk, counts: CaseCounts, person: str) -> Checked:
    """The claims by how far they were checked.

    Args:
        desk: The case.
        counts: Its numbers.
        person: Who asks.
    """
    numbers, bar = dict(counts.by_status), Bar(counts.bar)
    rows = tuple((status, numbers.get(status, 0), passes(status, bar)) for status in Status)
    return Checked(rows, desk.index.count_claims(ClaimFilter(second=person)))
