"""Scenes of one report -> accounts: the scenes that tell of one event, joined by average link over a trained pair model."""

import math
from collections.abc import Sequence
from itertools import combinations

from linkage.incidents.scene import Scene
from linkage.incidents.signs import Told, read_signs, tell
from linkage.vocab.gazetteer import Gazetteer
from linkage.vocab.weights import Weights, load_weights

WEIGHTS = "accounts.json"
_NEVER = frozenset(["target other building", "target other thing", "time apart", "place in other country", "attacks on two places"])
_OF_THE_ATTACK = "casualties in the sentence of the attack"
_DECIDES = 10.0  # log-odds: two things or two days are two incidents however near they are told; who died in a strike died in it
Pair = tuple[int, int]


def read_accounts(scenes: Sequence[Scene], gazetteer: Gazetteer) -> list[list[Scene]]:
    """The accounts that reports give, each a list of scenes in reading order.

    Two scenes of one report are more or less likely to tell of one event, by the signs between them. The two accounts whose scenes are
    on average the most likely to be of one event are joined, again and again, until no two are likely enough.

    Args:
        scenes: Scenes in reading order, of any number of reports.
        gazetteer: Says which place lies in which.
    """
    model = load_weights("linkage.incidents", WEIGHTS)
    by_report: dict[str, list[Scene]] = {}
    for scene in scenes:
        by_report.setdefault(scene.report.id, []).append(scene)
    return [account for own in by_report.values() for account in _accounts(own, gazetteer, model)]


def _accounts(scenes: Sequence[Scene], gazetteer: Gazetteer, model: Weights) -> list[list[Scene]]:
    told = tell(scenes)
    odds = {(i, j): _odds(told, i, j, gazetteer, model) for i, j in combinations(range(len(told)), 2)}
    return [[scenes[i] for i in members] for members in average_link(len(told), odds, _logit(model.threshold))]


def _odds(told: Sequence[Told], i: int, j: int, gazetteer: Gazetteer, model: Weights) -> float:
    signs = read_signs(told[i], told[j], told[i + 1 : j], gazetteer)
    odds = model.bias + math.fsum(model.weights.get(sign, 0.0) for sign in signs)
    if _OF_THE_ATTACK in signs:
        return odds + _DECIDES
    return odds - _DECIDES * sum(sign in _NEVER for sign in signs)


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
    while len(clusters) > 1:
        mean, a, b = max((sums[a, b] / (len(clusters[a]) * len(clusters[b])), -a, -b) for a, b in combinations(sorted(clusters), 2))
        if mean < least:
            break
        a, b = -a, -b
        for c in clusters:
            if c not in (a, b):
                sums[min(a, c), max(a, c)] += sums[min(b, c), max(b, c)]
        clusters[a] = sorted(clusters[a] + clusters.pop(b))
    return [clusters[first] for first in sorted(clusters)]
