"""What is counted for a report against all others at once is what comparing pair by pair gives."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.origins.heldweights import HeldWeights
from linkage.origins.likeness import Match, in_order

weights = st.lists(st.dictionaries(st.integers(0, 8), st.integers(1, 10**10), max_size=6), min_size=1, max_size=7)


@settings(deadline=None)
@given(weights)
def test_each_report_holds_of_anothers_weight_what_the_terms_of_both_weigh(own: list[dict[int, int]]) -> None:
    held = HeldWeights(own)
    for n, terms in enumerate(own):
        expected = [sum(weight for term, weight in terms.items() if term in other) for other in own]
        assert held.of(n).tolist() == expected
        assert held.totals[n] == expected[n]


@given(st.lists(st.integers(0, 6), max_size=8))
def test_the_share_in_order_is_that_of_the_longest_chain_that_does_not_fall(places: list[int]) -> None:
    matches = [Match(n, (at,), 1.0, 1.0, frozenset()) for n, at in enumerate(places)]
    chains = (chosen for size in range(len(places) + 1) for chosen in combinations(places, size) if list(chosen) == sorted(chosen))
    longest = max(map(len, chains))
    assert in_order(matches) == (longest / len(places) if places else 0.0)


def test_reports_without_any_term_hold_nothing() -> None:
    assert np.array_equal(HeldWeights([{}, {}]).of(0), np.zeros(2))
