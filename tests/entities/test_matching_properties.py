"""What holds for all names, whatever their letters."""

from hypothesis import given
from hypothesis import strategies as st

from linkage.entities.names import SUGGEST_THRESHOLD, NameKind, are_two, block_keys, clear_caches, match_names

LETTERS = "abcdefghijklmnoprstuvyzABDHKMSVšéłабвгёжийклщыьєіїأابتجدعقلمنهوية習가 -.'’,&0129IVX()"
NAMES = st.text(st.sampled_from(LETTERS), max_size=24) | st.text(max_size=12)
KINDS = st.sampled_from(list(NameKind))


@given(NAMES, NAMES, KINDS)
def test_a_score_is_a_share_has_reasons_and_is_the_same_both_ways(first: str, second: str, kind: NameKind) -> None:
    match = match_names(first, second, kind)
    assert 0 <= match.score <= 1
    assert match.reasons
    assert match == match_names(second, first, kind)


@given(NAMES, KINDS)
def test_keys_of_a_name_are_the_same_after_everything_is_forgotten(name: str, kind: NameKind) -> None:
    keys = block_keys(name, kind)
    clear_caches()
    assert block_keys(name, kind) == keys


@given(NAMES, NAMES, KINDS)
def test_what_was_read_before_changes_no_score(first: str, second: str, kind: NameKind) -> None:
    match = match_names(first, second, kind)
    clear_caches()
    assert match_names(first, second, kind) == match


_GIVEN, _SURNAMES = ("Karim", "Karima", "Kareem", "Oleh", "Oleg", "Ali", "O."), ("Hulko", "Gulko", "Hulk", "Varnitsky", "Varnitska", "Ali")


@given(*(st.tuples(st.sampled_from(_GIVEN), st.sampled_from(_SURNAMES)) for _ in range(2)))
def test_names_that_are_surely_of_two_are_never_alike_enough_to_ask(first: tuple[str, str], second: tuple[str, str]) -> None:
    one, other = " ".join(first), " ".join(second)
    assert are_two(one, other) == are_two(other, one)
    assert not are_two(one, other) or match_names(one, other, NameKind.PERSON).score < SUGGEST_THRESHOLD


def test_names_of_one_surname_and_other_given_names_are_surely_of_two() -> None:
    assert are_two("Karim Hulko", "Oleh Hulko")
    assert not are_two("Karim Hulko", "Kareem Hulko")
