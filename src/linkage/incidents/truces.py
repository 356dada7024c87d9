"""Scenes of reports -> what is said of a truce and its breaches, apart from strikes, sieges and wars."""

from collections.abc import Sequence
from itertools import pairwise

from linkage.incidents.breadth import has_cue
from linkage.incidents.campaigns import CampaignGroup
from linkage.incidents.scene import Scene
from linkage.incidents.statenames import state_name
from linkage.incidents.strangers import is_fault
from linkage.incidents.whereabouts import countries_of
from linkage.model.claim import ClaimKind
from linkage.vocab.gazetteer import Gazetteer, fold_place_name

_TALK = frozenset([ClaimKind.STATEMENT, ClaimKind.RESPONSIBILITY])
_FEWEST = 2  # claims: one alone makes no campaign


def find_truce_talk(scenes: Sequence[Scene]) -> list[Scene]:
    """What is told of a truce, in the order given.

    Words that name a truce or lay its end to somebody are of it, what the same source says right before or behind them too, and the
    dead of its breaches.

    Args:
        scenes: Scenes in reading order, of any number of reports.
    """
    of_truce = {s.claim.id for s in scenes if s.claim.kind in _TALK and _names_truce(s)}
    for pair in (*pairwise(scenes), *pairwise(reversed(scenes))):
        known, other = pair
        if known.claim.id in of_truce and known.report.id == other.report.id and (_goes_on(known, other) or _counts_breaches(other)):
            of_truce.add(other.claim.id)
    return [s for s in scenes if s.claim.id in of_truce]


def group_truces(scenes: Sequence[Scene], gazetteer: Gazetteer) -> list[CampaignGroup]:
    """A campaign for the truce in a country of which reports of one year tell.

    Args:
        scenes: What is told of truces, as `find_truce_talk` gives it.
        gazetteer: Places by name.
    """
    by_report: dict[str, list[Scene]] = {}
    for scene in scenes:
        by_report.setdefault(scene.report.id, []).append(scene)
    found: dict[str, CampaignGroup] = {}
    for own in by_report.values():
        countries, year = countries_of(own[0].report, gazetteer), (own[0].report.published or "")[:4]
        place = gazetteer.find(state_name(countries[0])) if countries else None
        where = "a country not named" if place is None else place.name
        key = "-".join(filter(None, ["truce", "-".join(fold_place_name(where).split()), year]))
        name = f"Reported truce in {where}{f', {year}' if year else ''}"
        found.setdefault(key, CampaignGroup(key, name, place, None)).scenes.extend(own)
    return [group for group in found.values() if len(group.scenes) >= _FEWEST]


def _names_truce(scene: Scene) -> bool:
    words = f"{scene.claim.quote.of(scene.report.text)} {scene.claim.word('target') or ''}"
    return has_cue(words, "truce") and (scene.claim.kind is ClaimKind.STATEMENT or is_fault(scene))


def _goes_on(known: Scene, other: Scene) -> bool:
    """Whether the same source says more of it: other words, or whose fault it was."""
    if known.claim.source is None or known.claim.source != other.claim.source:
        return False
    return other.claim.kind is ClaimKind.STATEMENT or is_fault(other)


def _counts_breaches(scene: Scene) -> bool:
    return scene.claim.kind is ClaimKind.CASUALTIES and has_cue(scene.claim.quote.of(scene.report.text), "breaches")
