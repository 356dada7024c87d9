"""Two scenes of one report -> signs that settle whether they tell of one event, however near they are told."""

from collections.abc import Iterator

from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, Level, Scene
from linkage.incidents.told import Told
from linkage.model.claim import ClaimKind
from linkage.model.place import WherePrecision
from linkage.vocab.gazetteer import fold_place_name

_HITS = frozenset([ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY, ClaimKind.DAMAGE])
_ARMS = frozenset(["airstrike", "shelling", "missile", "bombing", "chemical", "siege"])
_SMALL = frozenset(["the", "a", "an", "of", "in", "at", "and", "this", "that"])


def read_bars(first: Told, second: Told) -> Iterator[str]:
    """What settles by itself whether two scenes tell of one event.

    Args:
        first: The one that stands before.
        second: The other.
    """
    for one, other in ((first, second), (second, first)):
        if one.weekdays and other.weekdays and one.weekdays.isdisjoint(other.weekdays):
            yield "days of the week apart"
        if _is_thing_hit(one) and other.span == "lasts" and _only_lasts(other.scene):
            yield "a thing that was hit and what lasts"
        overlap = one.scene.claim.quote.overlaps(other.scene.claim.quote)
        if _tells_move(one.scene) and other.scene.act in _ARMS and not overlap:
            yield "people moved and an attack"
        if _leads_war(one) and other.scene.act == "siege" and not overlap:
            yield "a part in the war and a siege"
        if _counts_at(one.scene, other.scene):
            yield "people harmed in the thing that was hit"


def _is_thing_hit(told: Told) -> bool:
    """Whether it tells once that one building, column or crowd was hit."""
    return told.scene.claim.kind in _HITS and told.scene.target in DISTINCT_TARGETS and told.vote == Level.INCIDENT and told.span != "lasts"


def _leads_war(told: Told) -> bool:
    """Whether it tells of somebody's part in a war, at no town."""
    if told.scene.claim.kind not in (ClaimKind.COMMAND, ClaimKind.RESPONSIBILITY, ClaimKind.STATEMENT) or told.scope != "war":
        return False
    return told.scene.place is None or told.scene.place.precision > WherePrecision.NEAR


def _only_lasts(scene: Scene) -> bool:
    return scene.claim.kind in DEEDS_AND_HARM and scene.act != "siege" and scene.target not in DISTINCT_TARGETS


def _tells_move(scene: Scene) -> bool:
    return scene.act == "deportation" or scene.claim.word("outcome") == "displaced"


def _counts_at(count: Scene, attack: Scene) -> bool:
    """Whether people are counted in the very building that the attack hit, by the same words."""
    if count.claim.kind is not ClaimKind.CASUALTIES or attack.claim.kind is not ClaimKind.ATTACK or count.place is not None:
        return False
    if attack.target not in DISTINCT_TARGETS:
        return False
    where, hit = _words(count, "place"), _words(attack, "target")
    return bool(where & hit) and where <= hit | _words(attack, "place")


def _words(scene: Scene, role: str) -> frozenset[str]:
    return frozenset(fold_place_name(scene.claim.word(role) or "").split()) - _SMALL
