"""What holds for all names, whatever their letters."""

from hypothesis import given
from hypothesis import strategies as st

from linkage.entities.names import NameKind, block_keys, clear_caches, match_names

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
