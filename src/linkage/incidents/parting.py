"""An account of several buildings, or of a building within a siege -> an account of each building, and one of what is left."""

from collections import defaultdict
from collections.abc import Sequence

from linkage.incidents.breadth import vote_of
from linkage.incidents.scene import AID, DISTINCT_TARGETS, Level, Scene
from linkage.model.claim import ClaimKind

_HITS = frozenset([ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY, ClaimKind.DAMAGE])
_NEAR = 400  # characters: the dead are told so soon after what killed them


def part_account(account: Sequence[Scene]) -> list[list[Scene]]:
    """The accounts that an account holds: what befell one building is no part of what befell another, or of the siege around both.

    Args:
        account: Scenes of one report, in the order of the report.

    Returns:
        One account or more; no scene is lost.
    """
    hits = [s for s in account if _hits_one(s)]
    targets = {_thing(s) for s in hits}
    lasting = any(s.act == "siege" for s in account)
    if len(targets) + lasting < 2 or not targets:
        return [list(account)]
    parts: dict[str, list[Scene]] = defaultdict(list)
    for scene in account:
        parts[_thing(scene) if scene in hits else _hit_before(scene, hits)].append(scene)
    return list(parts.values())


def _hits_one(scene: Scene) -> bool:
    """Whether a scene tells that one building, column or crowd was hit."""
    return scene.claim.kind in _HITS and scene.target in DISTINCT_TARGETS and vote_of(scene) is Level.INCIDENT


def _hit_before(scene: Scene, hits: Sequence[Scene]) -> str:
    """What was hit by that of which a scene tells the dead; "" where it tells of something else."""
    if scene.claim.kind is not ClaimKind.CASUALTIES or scene.target or vote_of(scene) is Level.CAMPAIGN:
        return ""
    start = scene.claim.quote.start
    before = [h for h in hits if h.claim.quote.start <= start and start - h.claim.quote.end <= _NEAR]
    return _thing(max(before, key=lambda h: h.claim.quote.start)) if before else ""


def _thing(scene: Scene) -> str:
    """What was hit: aid workers and their convoy are one."""
    return "aid" if scene.target in AID else scene.target
