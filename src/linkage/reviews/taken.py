"""Decisions found again in the claims of today: by id, by what a claim was corrected to, or by kind and quote."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linkage.model.claim import Claim
from linkage.model.decision import Anchor, Decision, DecisionType, Subject
from linkage.model.review import Review
from linkage.reviews.status import review_claim, standing


@dataclass(frozen=True, slots=True)
class Bearing:
    """Decisions, and what of today's case they bear on.

    Args:
        reviews: Every claim, added ones too, with the decisions on it; in order of report and offset.
        stands: The decisions about incidents, entities, words and reports that nobody has undone, in order, with the ids of claims as
            the case has them today.
        lost: Decisions on claims that the case has no more ("decision without its claim").
    """

    reviews: tuple[Review, ...]
    stands: tuple[Decision, ...]
    lost: tuple[Decision, ...]


class Subjects:
    """Today's claims, by what a decision may call them.

    Args:
        claims: The claims as read and as added.
        decisions: All decisions: corrections give claims another id.
    """

    def __init__(self, claims: Iterable[Claim], decisions: Iterable[Decision]) -> None:
        self._ids: dict[str, str] = {}
        self._at: dict[tuple[object, ...], list[str]] = defaultdict(list)
        for claim in claims:
            self._ids[claim.id] = claim.id
            self._at[claim.report_id, claim.kind, claim.quote].append(claim.id)
        for decision in decisions:
            if decision.type is DecisionType.CORRECT and decision.claim is not None:
                found = self.find(decision.subjects[0], decision.anchors[0] if decision.anchors else None)
                if found is not None:
                    self._ids.setdefault(decision.claim.id, found)

    def find(self, subject: str, anchor: Anchor | None) -> str | None:
        """The id of the claim that is meant; None where no claim, or more than one, answers to it.

        Args:
            subject: Its id when it was decided upon.
            anchor: Where it stood.
        """
        if subject in self._ids:
            return self._ids[subject]
        if anchor is None:
            return None
        there = self._at.get((anchor.report_id, anchor.kind, anchor.quote), [])
        return there[0] if len(there) == 1 else None

    def found_in(self, decision: Decision) -> Iterator[str]:
        """The ids of today's claims that the decision names, a role's claim too.

        Args:
            decision: About claims, an incident or an entity.
        """
        for n, subject in enumerate(decision.subjects):
            claim_id = subject.rpartition(":")[0] if decision.about is Subject.ENTITY else subject
            found = self.find(claim_id, decision.anchors[n] if decision.anchors else None)
            if found is not None:
                yield found


def take_decisions(claims: Sequence[Claim], decisions: Sequence[Decision]) -> Bearing:
    """The claims with what was decided on them.

    Args:
        claims: The claims as read.
        decisions: Every decision of the case, in order.

    Returns:
        Every claim with its status, the decisions that bear on the rest, and those that have lost their claim.
    """
    read = {claim.id: claim for claim in claims}
    for decision in decisions:
        if decision.type is DecisionType.ADD and decision.claim is not None:
            read.setdefault(decision.claim.id, decision.claim)
    order = {report_id: n for n, report_id in enumerate(dict.fromkeys(c.report_id for c in read.values()))}
    subjects = Subjects(read.values(), decisions)
    histories: dict[str, list[Decision]] = defaultdict(list)
    bears_on: dict[str, list[str]] = {}
    lost = []
    for decision in decisions:
        if decision.about is Subject.DECISION:
            found = [claim_id for undone in decision.subjects for claim_id in bears_on.get(undone, [])]
        elif decision.about is Subject.CLAIM:
            found = list(subjects.found_in(decision))
        elif decision.about in (Subject.INCIDENT, Subject.ENTITY):
            if not list(subjects.found_in(decision)):
                lost.append(decision)
            continue
        else:
            continue
        bears_on[decision.id] = list(dict.fromkeys(found))
        for claim_id in bears_on[decision.id]:
            histories[claim_id].append(decision)
        if not found and decision.about is Subject.CLAIM:
            lost.append(decision)
    reviews = [review_claim(claim, histories.get(claim.id, ())) for claim in read.values()]
    reviews.sort(key=lambda r: (order[r.original.report_id], r.original.quote))
    now = {review.id: review.claim.id for review in reviews}
    others = (d for d in standing(decisions) if d.about not in (Subject.CLAIM, Subject.DECISION))
    return Bearing(tuple(reviews), tuple(_as_today(d, subjects, now) for d in others), tuple(lost))


def _as_today(decision: Decision, subjects: Subjects, now: Mapping[str, str]) -> Decision:
    """The decision with the ids that claims have today; a subject that is gone keeps the id it had."""
    if decision.about not in (Subject.INCIDENT, Subject.ENTITY):
        return decision
    named = []
    for n, subject in enumerate(decision.subjects):
        claim_id, colon, role = subject.rpartition(":") if decision.about is Subject.ENTITY else (subject, "", "")
        found = subjects.find(claim_id, decision.anchors[n] if decision.anchors else None)
        named.append(subject if found is None else f"{now[found]}{colon}{role}")
    return replace(decision, subjects=tuple(named))
