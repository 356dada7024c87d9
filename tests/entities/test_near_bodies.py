"""Bodies and surnames that may be one are found without comparing all with all, and none is lost by it."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkage.entities.names import SUGGEST_THRESHOLD, NameKind, find_near_bodies, match_names
from linkage.entities.spelling import fold_word, same_surname
from linkage.entities.surnames import SurnameIndex

_WORDS = (
    "Ministry", "ministry", "Health", "health", "of", "the", "Zelva", "Zelwa", "Selva", "Ardova", "Ardovo", "Brigade", "5th", "64th",
    "Council", "Town", "Bar", "Association", "Northern", "Command", "Relief", "Committee", "ZRC", "MoH", "LLC", "Varnitsa", "Warnica",
    "Вельна", "бригада", "زلفا", "لواء", "Zel", "va", "Petroleum", "Petrolium", "Syrian", "Russian", "Kharkov", "Kharkiv", "sky", "и",
)  # fmt: skip
names_of_bodies = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=4).map(" ".join)
slips = st.text("abekorvz", min_size=1, max_size=14)


@settings(max_examples=150, deadline=None)
@given(st.lists(names_of_bodies | st.tuples(slips, slips).map(" ".join) | slips.map(str.title), min_size=2, max_size=14, unique=True))
def test_no_two_bodies_that_may_be_one_are_missed(names: list[str]) -> None:
    found = {frozenset(pair) for pair in find_near_bodies(names)}
    for pair in combinations(names, 2):
        score = max(match_names(*both, NameKind.BODY).score for both in (pair, pair[::-1]))
        assert score < SUGGEST_THRESHOLD or frozenset(pair) in found, pair


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Zelva Relief Committee", "ZRC", id="its first letters"),
        pytest.param("Bluewater Holdings", "Blue Water Holdings", id="parted into words otherwise"),
        pytest.param("Ministry of Health of Zelva", "Ministry of Health", id="a word more"),
        pytest.param("Petrolium Zelva", "Petroleum Zelva", id="a slip"),
    ],
)
def test_bodies_that_agree_are_found(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.BODY).score >= SUGGEST_THRESHOLD
    assert frozenset((first, second)) in {frozenset(pair) for pair in find_near_bodies([first, second])}


def test_bodies_that_each_have_a_word_of_their_own_are_not_looked_at() -> None:
    towns = ("Ardova", "Lipova", "Brod", "Varnitsa", "Toruk", "Halm")
    assert list(find_near_bodies([f"town council of {town}" for town in towns])) == []


@settings(max_examples=150, deadline=None)
@given(st.lists(slips | st.sampled_from(["Mizintsev", "Mizincew", "Мизинцев", "al Masri", "Masri", "de Vries", "Vries"]), max_size=25))
def test_no_surname_that_may_be_a_spelling_of_another_is_missed(surnames: list[str]) -> None:
    index = SurnameIndex()
    for number, surname in enumerate(surnames):
        index.put(surname, number)
    for sought in surnames:
        fits = [n for n, s in enumerate(surnames) if same_surname(sought, s) or fold_word(sought) in map(fold_word, s.split())]
        assert set(fits) <= set(index.find(sought))
