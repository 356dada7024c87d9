"""A number with its noun."""

import pytest

from linkage.model.amount import amount


@pytest.mark.parametrize(
    ("number", "noun", "nouns", "told"),
    [
        (0, "claim", "", "0 claims"),
        (1, "claim", "", "1 claim"),
        (2_345, "claim", "", "2,345 claims"),
        (1, "entry", "entries", "1 entry"),
        (2, "entry", "entries", "2 entries"),
    ],
)
def test_a_noun_stands_in_the_number_that_is_asked_for(number: int, noun: str, nouns: str, told: str) -> None:
    assert amount(number, noun, nouns) == told
