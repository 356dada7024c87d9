"""Passwords are kept so that who reads the file does not have them."""

import pytest

from linkage.accounts import SHORTEST, hash_password, is_password, passwords
from linkage.errors import InputError


def test_a_password_is_known_again_and_no_other_is() -> None:
    kept = hash_password("ми не обстрілюємо лікарень")
    assert is_password("ми не обстрілюємо лікарень", kept)
    assert not is_password("ми не обстрілюємо лікарень ", kept)
    assert not is_password("", kept)


def test_what_is_kept_holds_no_word_of_it_and_differs_for_the_same_password() -> None:
    first, second = hash_password("four words of tests"), hash_password("four words of tests")
    assert "words" not in first
    assert first != second


def test_what_was_kept_at_another_cost_still_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = hash_password("four words of tests")
    monkeypatch.setattr(passwords, "_N", 4)
    assert is_password("four words of tests", kept)


@pytest.mark.parametrize("password", ["x" * (SHORTEST - 1), "x" * 1_001], ids=["too short", "too long"])
def test_a_password_of_the_wrong_length_is_refused_with_what_to_do(password: str) -> None:
    with pytest.raises(InputError, match="12 characters or more"):
        hash_password(password)


@pytest.mark.parametrize("typed", ["", "four words of tests", "x" * 100_000], ids=["nothing", "words", "very long"])
def test_nothing_is_the_password_of_nobody(typed: str) -> None:
    assert not is_password(typed, "")


def test_where_there_is_no_account_as_much_is_worked_out_as_where_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    costs: list[tuple[int, int, int]] = []
    derive = passwords._derive

    def count(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
        costs.append((n, r, p))
        return derive(password, salt, n, r, p)

    kept = hash_password("four words of tests")
    monkeypatch.setattr(passwords, "_derive", count)
    is_password("a wrong password", kept)
    is_password("a wrong password", "")
    assert costs[0] == costs[1]
