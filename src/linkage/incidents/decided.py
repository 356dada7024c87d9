"""Incidents as read, with what a person decided: claims joined in one incident, claims split off into one of their own."""

from collections.abc import Iterable, Sequence

from linkage.incidents.scene import Scene
from linkage.incidents.scenegroup import Group
from linkage.model.decision import Decision, DecisionType, Subject


def apply_decisions(groups: Sequence[Group], scenes: Iterable[Scene], decisions: Sequence[Decision]) -> list[Group]:
    """The incidents after the decisions, taken in the order in which they were made: a later one goes before an earlier one.

    A decision names claims, whose ids are the same in every reading; claims that are not told of here are passed over.

    Args:
        groups: The incidents as read.
        scenes: All scenes of the case: a join may bring a claim in that was read as of a campaign.
        decisions: Join: the incidents of its claims become one. Split: its claims become an incident of their own. Apart: where one
            incident holds claims of both sides, those of the second side are split off.

    Returns:
        The incidents, none without scenes.
    """
    known = {s.claim.id: s for s in scenes}
    kept = list(groups)
    for decision in decisions:
        named = {subject for subject in decision.subjects if subject in known}
        if decision.about is not Subject.INCIDENT:
            continue
        if decision.type is DecisionType.SPLIT and named:
            kept = _split(kept, [known[n] for n in sorted(named)])
        elif decision.type is DecisionType.APART:
            kept = _part(kept, *decision.sides, known)
        elif decision.type is DecisionType.JOIN and len(named) > 1:
            kept = _join(kept, named, known)
    return [g for g in kept if g.scenes]


def _split(groups: Sequence[Group], own: Sequence[Scene]) -> list[Group]:
    off = {s.claim.id for s in own}
    return [*(Group.of_scenes([s for s in g.scenes if s.claim.id not in off]) for g in groups), Group.of_scenes(own)]


def _part(groups: Sequence[Group], one: frozenset[str], other: frozenset[str], known: dict[str, Scene]) -> list[Group]:
    """The groups, none of which holds claims of both sides."""
    parted = list(groups)
    for group in groups:
        told = {s.claim.id for s in group.scenes}
        off = (other - one) & told
        if told & one and off:
            parted = _split(parted, [known[claim_id] for claim_id in sorted(off)])
    return parted


def _join(groups: Sequence[Group], named: set[str], known: dict[str, Scene]) -> list[Group]:
    touched = [g for g in groups if any(s.claim.id in named for s in g.scenes)]
    told = {s.claim.id for g in touched for s in g.scenes}
    one = [s for g in touched for s in g.scenes] + [known[n] for n in sorted(named - told)]
    return [*(g for g in groups if not any(g is t for t in touched)), Group.of_scenes(one)]
