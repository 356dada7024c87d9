"""Who and what is marked, by the decisions that stand."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkage.model.decision import Anchor, Decision, DecisionType, Mark, Subject


@dataclass(frozen=True, slots=True)
class Marked:
    """A subject that is marked.

    Args:
        about: What it is: an entity, words of a report, or a report.
        subject: Its name, as `Subject` tells.
        anchor: Where it stood; None for a report.
        by: For each of its marks, the decision that marked it so last.
    """

    about: Subject
    subject: str
    anchor: Anchor | None
    by: tuple[Decision, ...]

    @property
    def marks(self) -> frozenset[Mark]:
        """As what it is marked."""
        return frozenset(decision.mark for decision in self.by if decision.mark is not None)


def find_marked(stands: Iterable[Decision]) -> tuple[Marked, ...]:
    """What is marked today.

    Args:
        stands: Decisions that nobody has undone, in order; those that mark nothing are passed over.

    Returns:
        In order of the first mark; what was unmarked again is left out. To unmark a person under any role unmarks that naming only: the
        desk undoes or unmarks every naming that carries the mark.
    """
    marks: dict[tuple[Subject, str], dict[Mark, Decision]] = {}
    anchors: dict[tuple[Subject, str], Anchor | None] = {}
    for decision in stands:
        if decision.mark is None:
            continue
        for n, subject in enumerate(decision.subjects):
            held = marks.setdefault((decision.about, subject), {})
            anchors.setdefault((decision.about, subject), decision.anchors[n] if decision.anchors else None)
            held.pop(decision.mark, None)
            if decision.type is DecisionType.MARK:
                held[decision.mark] = decision
    return tuple(Marked(about, subject, anchors[about, subject], tuple(held.values())) for (about, subject), held in marks.items() if held)
