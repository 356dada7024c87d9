"""Who guesses waits, longer each time; who has signed in before does not wait for others who guess."""

from collections.abc import Callable

from tests.accounts.conftest import PASSWORD, Clock

from linkage.accounts import Accounts
from linkage.accounts.waits import FORGOTTEN_S, FREE, LONGEST_S


def guess(accounts: Accounts, times: int = 1, *, name: str = "Ana Lyst", address: str = "192.0.2.7") -> float:
    """The wait after so many wrong passwords, none of which came too early."""
    waits = [accounts.sign_in(name, "a wrong guess", address).wait_s for _ in range(times)]
    return waits[-1]


def test_the_first_wrong_passwords_cost_no_wait(accounts: Accounts) -> None:
    assert guess(accounts, FREE - 1) == 0


def test_the_wait_doubles_up_to_a_quarter_of_an_hour_and_no_further(accounts: Accounts, clock: Clock) -> None:
    guess(accounts, FREE - 1)
    waits = []
    for _ in range(14):
        waits.append(guess(accounts))
        clock.on(waits[-1])
    assert waits[:5] == [1, 2, 4, 8, 16]
    assert waits[-2:] == [LONGEST_S, LONGEST_S]


def test_meanwhile_the_right_password_does_not_count_either(accounts: Accounts, clock: Clock) -> None:
    guess(accounts, FREE)
    assert accounts.sign_in("Ana Lyst", PASSWORD, "192.0.2.7").account is None
    clock.on(1)
    assert accounts.sign_in("Ana Lyst", PASSWORD, "192.0.2.7").account is not None


def test_an_attempt_that_comes_too_early_makes_the_wait_no_longer(accounts: Accounts) -> None:
    wait = guess(accounts, FREE)
    assert guess(accounts, 5) == wait


def test_the_wait_is_kept_over_a_restart(accounts: Accounts, reopen: Callable[[], Accounts]) -> None:
    wait = guess(accounts, FREE)
    assert reopen().sign_in("Ana Lyst", PASSWORD, "192.0.2.7").wait_s == wait == 1


def test_another_address_waits_for_the_same_account_and_another_account_for_the_same_address(accounts: Accounts) -> None:
    guess(accounts, FREE)
    assert guess(accounts, address="198.51.100.1") > 0
    assert guess(accounts, name="Olha Owner") > 0
    assert guess(accounts, name="Olha Owner", address="198.51.100.2") == 0


def test_it_waits_as_long_for_an_account_that_is_not_there(accounts: Accounts) -> None:
    assert guess(accounts, FREE, name="Nobody", address="198.51.100.3") == guess(accounts, FREE) > 0


def test_strangers_who_guess_do_not_keep_out_a_browser_that_has_signed_in_before(accounts: Accounts) -> None:
    known = accounts.sign_in("Ana Lyst", PASSWORD, "203.0.113.5").browser
    guess(accounts, FREE)
    assert accounts.sign_in("Ana Lyst", PASSWORD, "203.0.113.5").account is None
    assert accounts.sign_in("Ana Lyst", PASSWORD, "203.0.113.5", known).account is not None
    assert accounts.sign_in("Olha Owner", PASSWORD, "192.0.2.7", known).account is None, "it is known for its own account only"


def test_a_browser_that_is_known_waits_by_itself(accounts: Accounts) -> None:
    known = accounts.sign_in("Ana Lyst", PASSWORD, "203.0.113.5").browser
    for _ in range(FREE):
        told = accounts.sign_in("Ana Lyst", "a wrong guess", "203.0.113.5", known)
    assert told.wait_s > 0
    assert accounts.sign_in("Ana Lyst", PASSWORD, "203.0.113.9").account is not None


def test_a_new_password_lifts_the_wait_and_failures_are_forgotten_after_a_day(accounts: Accounts, clock: Clock) -> None:
    guess(accounts, FREE)
    accounts.change_password("Ana Lyst", "another four words")
    assert accounts.sign_in("Ana Lyst", "another four words", "203.0.113.5").account is not None
    guess(accounts, FREE - 1, name="Olha Owner", address="198.51.100.4")
    clock.on(FORGOTTEN_S + 60)
    assert guess(accounts, FREE - 1, name="Olha Owner", address="198.51.100.4") == 0


def test_to_ask_whether_a_password_is_right_is_counted_as_an_attempt(accounts: Accounts) -> None:
    for _ in range(FREE):
        assert not accounts.is_right("Ana Lyst", "a wrong guess", "192.0.2.7")
    assert not accounts.is_right("Ana Lyst", PASSWORD, "192.0.2.7")
