import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkage.mentions.counts import read_counts, read_number
from linkage.model.mention import MentionType


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12), ("twenty - two", 22), ("3,500", 3500), ("1 million", 1_000_000), ("2.8 million", 2_800_000), ("a dozen", 12),
        ("three hundred and ten", 310), ("200 000", 200_000), ("two dozen", 24),
    ],
)  # fmt: skip
def test_numbers_in_words_and_digits(words, value):
    tokens = words.split()
    start = 1 if tokens[0] == "a" else 0
    found = read_number(tokens, start)
    assert found is not None
    assert found[0] == value


@given(st.integers(min_value=0, max_value=9_999_999))
def test_digits_with_and_without_commas_are_the_same_number(number):
    assert read_number([f"{number:,}"], 0) == read_number([str(number)], 0) == (number, 1)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("at least a dozen civilians", (12, None)),
        ("up to 40 fighters", (0, 40)),
        ("between 300 and 600 people", (300, 600)),
        ("hundreds of residents", (200, None)),
        ("tens of thousands of people", (20000, None)),
        ("nearly 50 soldiers", (50, 50)),
        ("10 to 15 people", (10, 15)),
    ],
)
def test_wording_sets_the_bounds(parse, text, bounds):
    (hit,) = read_counts(parse(f"There were {text} there.").sentences[0].tokens)
    assert (hit.count.min, hit.count.max) == bounds


def test_a_phrase_without_a_number_gives_no_count(parse):
    assert list(read_counts(parse("Many people came.").sentences[0].tokens)) == []


@pytest.mark.parametrize(
    "text", ["He is 40 years old.", "It happened in 2016.", "Prices rose 90% here.", "They met on 04-04-2016.", "They met on 12 May."]
)
def test_ages_years_shares_and_dates_are_no_counts(texts_of, text):
    assert texts_of(text, MentionType.COUNT) == []
