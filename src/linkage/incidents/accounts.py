"""Scenes of one report -> accounts: the scenes that tell of one event, joined by average link over a trained pair model."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import combinations

from linkage.incidents.anchors import find_named, find_told
from linkage.incidents.scene import Scene
from linkage.incidents.signs import read_signs
from linkage.incidents.told import Told, tell
from linkage.vocab.gazetteer import Gazetteer
from linkage.vocab.weights import load_weights

WEIGHTS = "accounts.json"
_NEVER = frozenset(
    [
        "target other building", "target other thing", "time apart", "place in other country", "attacks on two places",
        "a day and what lasts", "a deed and a habit", "another day in the sentence",
        "days of the week apart", "a thing that was hit and what lasts", "people moved and an attack", "a part in the war and a siege",
        "a part told behind the whole", "attacks on a thing and an area", "the toll of a war and a town", "casualties behind two things",
        "long ago and undated",
    ]
)  # fmt: skip
_OF_THE_ATTACK = "casualties in the sentence of the attack"
_ONE = frozenset(["thing named again", "people harmed in the thing that was hit"])
_DECIDES = 10.0  # log-odds: two things or two days are two incidents however near they are told; who died in a strike died in it
Pair = tuple[int, int]


def tell_reports(scenes: Iterable[Scene]) -> dict[str, list[Told]]:
    """Report id -> its scenes, each with what the report had told when it came to it.

    Args:
        scenes: In reading order, of any number of reports.
    """
    by_report: dict[str, list[Scene]] = {}
    for scene in scenes:
        by_report.setdefault(scene.report.id, []).append(scene)
    return {report_id: tell(own) for report_id, own in by_report.items()}


def read_accounts(told: Mapping[str, Sequence[Told]], gazetteer: Gazetteer) -> list[list[Scene]]:
    """The accounts that reports give, each a list of scenes in reading order.

    Two scenes of one report are more or less likely to tell of one event, by the signs between them. The two accounts whose scenes are
    on average the most likely to be of one event are joined, again and again, until no two are likely enough.

    Args:
        told: Report id -> its scenes in reading order, as `tell_reports` gives them.
        gazetteer: Says which place lies in which.
    """
    model = load_weights("linkage.incidents", WEIGHTS)
    return [account for own in told.values() for account in _accounts(own, gazetteer, model.threshold)]


def _accounts(told: Sequence[Told], gazetteer: Gazetteer, threshold: float) -> list[list[Scene]]:
    saying = find_told(told)
    own = [n for n in range(len(told)) if n not in saying]  # words that tell two deeds make no one event of them
    odds = {(a, b): weigh_pair(told, own[a], own[b], gazetteer).odds for a, b in combinations(range(len(own)), 2)}
    account_of = {own[n]: k for k, members in enumerate(average_link(len(own), odds, _logit(threshold))) for n in members}
    for said, deed in (find_named(told) | saying).items():
        account_of[said] = account_of[deed]
    accounts: dict[int, list[Scene]] = {}
    for n, scene_told in enumerate(told):
        accounts.setdefault(account_of[n], []).append(scene_told.scene)
    return list(accounts.values())


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the signs between two scenes of one report come to.

    Args:
        odds: Log-odds that both tell of one event.
        weights: What each sign adds to them, or takes away.
    """

    odds: float
    weights: tuple[tuple[str, float], ...]

    @property
    def likelihood(self) -> float:
        """How likely it is that both tell of one event."""
        return 1.0 / (1.0 + math.exp(-self.odds))


def weigh_pair(told: Sequence[Told], i: int, j: int, gazetteer: Gazetteer) -> Weighed:
    """How likely two scenes of one report tell of one event, sign by sign.

    Args:
        told: The scenes of the report.
        i: Number of the one that stands before.
        j: Number of the other.
        gazetteer: Says which place lies in which.
    """
    return _weigh(tuple(read_signs(told[i], told[j], told[i + 1 : j], gazetteer)))


@lru_cache(maxsize=65536)
def _weigh(signs: tuple[str, ...]) -> Weighed:
    """What signs come to; the same ones are met again and again."""
    model = load_weights("linkage.incidents", WEIGHTS)
    weights = [(sign, model.weights.get(sign, 0.0)) for sign in signs]
    against = sorted(_NEVER.intersection(signs))
    if _OF_THE_ATTACK in signs:
        weights.append((_OF_THE_ATTACK, _DECIDES))
    elif against:
        weights += [(sign, -_DECIDES) for sign in against]
    else:
        weights += [(sign, _DECIDES) for sign in sorted(_ONE.intersection(signs))]
    return Weighed(model.bias + math.fsum(weight for _, weight in weights), tuple(weights))


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))


def average_link(size: int, odds: dict[Pair, float], least: float) -> list[list[int]]:
    """Clusters of 0..size-1: the two with the highest mean odds between their members are joined first; the same in every run.

    Args:
        size: How many members there are.
        odds: Log-odds that two members, the lower first, belong together.
        least: Where no two clusters reach this mean, nothing more is joined.

    Returns:
        Clusters in the order of their first members, each in order.
    """
    clusters = {i: [i] for i in range(size)}
    sums = dict(odds)  # between clusters, each named by its first member

    def mean(a: int, b: int) -> float:
        return sums[a, b] / (len(clusters[a]) * len(clusters[b]))

    nearest = [(-mean(a, b), a, b) for a, b in odds]
    heapify(nearest)
    while nearest and -nearest[0][0] >= least:
        odds_against, a, b = heappop(nearest)
        if a not in clusters or b not in clusters or odds_against != -mean(a, b):
            continue  # of clusters that have been joined to others since
        members = sorted(clusters[a] + clusters.pop(b))
        for c in clusters:
            if c != a:
                sums[min(a, c), max(a, c)] += sums[min(b, c), max(b, c)]
        clusters[a] = members
        for c in clusters:
            if c != a:
                heappush(nearest, (-mean(min(a, c), max(a, c)), min(a, c), max(a, c)))
    return [clusters[first] for first in sorted(clusters)]
