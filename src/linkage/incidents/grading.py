"""Airwars' grades, by a rule that gives its reasons."""

from collections.abc import Mapping, Sequence

from linkage.incidents.scene import Scene
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.incident import Grade

RULE = "by publishers, independence not yet checked"


def grade_incident(
    scenes: Sequence[Scene], accused: Sequence[tuple[str, str | None]], parties: Mapping[tuple[str, str], frozenset[str]]
) -> tuple[Grade, tuple[str, ...]]:
    """The grade of an incident and why.

    Confirmed: a party admitted it. Discounted: every claim of it is a denial. Contested: different parties are said to have done it.
    Fair: two or more publishers report it. Weak: one does. Publishers are counted, and whether they drew on one origin is not looked into
    yet; the reasons say so.

    Args:
        scenes: The incident's scenes.
        accused: Who is said to have done it, and by whom, as written.
        parties: (claim id, role) -> the sides named; "Moscow" and "Russian forces" are one side, and a joint wording names both.

    Returns:
        The grade, and its reasons in plain words.

    Source: Airwars, "Methodology note: civilian harm grading" (confirmed, fair, weak, contested, discounted).
    """
    claims = [s.claim for s in scenes]
    told = [c for c in claims if c.kind in (ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY, ClaimKind.CASUALTIES)]
    admitted = [c for c in told if c.stance is Stance.ADMITTED]
    if admitted:
        return Grade.CONFIRMED, (f"admitted, according to {admitted[0].source or 'the report'}",)
    if told and all(c.stance is Stance.DENIED for c in told):
        return Grade.DISCOUNTED, ("every claim of it found so far is a denial",)
    sides = [side for c in told if c.stance is not Stance.DENIED and (side := _side(c, parties))]
    if any(not a & b for a in sides for b in sides):
        names = sorted({name for name, _ in accused})
        return Grade.CONTESTED, (f"different parties are said to have done it: {', '.join(names)}",)
    publishers = {s.report.publisher for s in scenes if s.report.publisher is not None}
    unnamed = any(s.report.publisher is None for s in scenes)
    if len(publishers) > 1:
        return Grade.FAIR, (f"{len(publishers)} publishers report it ({', '.join(sorted(publishers))}): {RULE}",)
    name = next(iter(publishers), "one without a name")
    more = " and reports without a named publisher" if unnamed and publishers else ""
    return Grade.WEAK, (f"one publisher reports it ({name}){more}: {RULE}",)


def _side(claim: Claim, parties: Mapping[tuple[str, str], frozenset[str]]) -> frozenset[str]:
    """The side that the claim names as the one that did it; empty where it names none, or only people without a name."""
    return parties.get((claim.id, "accused" if claim.kind is ClaimKind.RESPONSIBILITY else "perpetrator"), frozenset())
