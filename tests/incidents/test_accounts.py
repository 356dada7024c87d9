"""Which members average link puts together."""

from linkage.incidents.accounts import average_link


def test_the_likeliest_are_joined_first() -> None:
    odds = {(0, 1): 2.0, (0, 2): -3.0, (1, 2): -3.0}
    assert average_link(3, odds, 0.0) == [[0, 1], [2]]


def test_one_likely_pair_does_not_join_two_unlike_clusters() -> None:
    odds = {(0, 1): 5.0, (2, 3): 5.0, (0, 2): -4.0, (0, 3): -4.0, (1, 2): 1.0, (1, 3): -4.0}
    assert average_link(4, odds, 0.0) == [[0, 1], [2, 3]]


def test_nobody_is_joined_below_the_least() -> None:
    assert average_link(2, {(0, 1): -0.1}, 0.0) == [[0], [1]]
