"""The search for circles rests while a case is worked out, and is as it was afterwards."""

import gc

import pytest

from linkage.collector import no_search_for_circles


def test_the_search_rests_and_goes_on_afterwards() -> None:
    assert gc.isenabled()
    with no_search_for_circles(), no_search_for_circles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_search_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="stopped"), no_search_for_circles():
        raise ValueError("stopped")
    assert gc.isenabled()


def test_where_it_was_at_rest_before_it_stays_at_rest() -> None:
    gc.disable()
    try:
        with no_search_for_circles():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
