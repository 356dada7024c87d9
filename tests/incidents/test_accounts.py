"""Which members average link puts together."""

from itertools import combinations
from random import Random

from linkage.incidents.accounts import average_link


def test_the_likeliest_are_joined_first() -> None:
    odds = {(0, 1): 2.0, (0, 2): -3.0, (1, 2): -3.0}
    assert average_link(3, odds, 0.0) == [[0, 1], [2]]


def test_one_likely_pair_does_not_join_two_unlike_clusters() -> None:
    odds = {(0, 1): 5.0, (2, 3): 5.0, (0, 2): -4.0, (0, 3): -4.0, (1, 2): 1.0, (1, 3): -4.0}
    assert average_link(4, odds, 0.0) == [[0, 1], [2, 3]]


def test_nobody_is_joined_below_the_least() -> None:
    assert average_link(2, {(0, 1): -0.1}, 0.0) == [[0], [1]]


def test_many_members_are_joined_as_by_asking_for_the_best_pair_each_time() -> None:
    draw = Random(7)
    odds = {(i, j): draw.uniform(-2.0, 1.0) for i, j in combinations(range(24), 2)}
    assert average_link(24, odds, -0.2) == _by_best_pair(24, odds, -0.2)


def _by_best_pair(size: int, odds: dict[tuple[int, int], float], least: float) -> list[list[int]]:
    clusters = [[i] for i in range(size)]
    while len(clusters) > 1:
        means = {
            (a, b): sum(odds[min(i, j), max(i, j)] for i in clusters[a] for j in clusters[b]) / (len(clusters[a]) * len(clusters[b]))
            for a, b in combinations(range(len(clusters)), 2)
        }
        a, b = max(means, key=means.__getitem__)
        if means[a, b] < least:
            break
        clusters[a] = sorted(clusters[a] + clusters.pop(b))
    return sorted(clusters)
