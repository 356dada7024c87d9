"""Surnames of which one may be a spelling of another, found without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator

from linkage.entities.spelling import fold_word


class SurnameIndex:
    """Numbers entered under surnames; `same_surname` says no to every surname that `find` leaves out.

    A surname is found by its folded form, by that of each of its words, and by either with a letter left out: two words that differ in
    one letter are alike where the same letter is left out of both, or the one too many out of one.
    """

    def __init__(self) -> None:
        self._entered: dict[str, set[int]] = defaultdict(set)

    def put(self, surname: str, number: int) -> None:
        """Enter a number.

        Args:
            surname: As printed.
            number: What is entered under it.
        """
        for key in _keys(surname):
            self._entered[key].add(number)

    def find(self, surname: str) -> list[int]:
        """The numbers under surnames that may be spellings of one, and under those that have it as one of their words.

        Args:
            surname: As printed.

        Returns:
            The numbers, rising.
        """
        return sorted({number for key in _keys(surname) for number in self._entered.get(key, ())})


def _keys(surname: str) -> Iterator[str]:
    folded = fold_word(surname)
    yield from {folded, *map(fold_word, surname.split()), *(folded[:n] + folded[n + 1 :] for n in range(len(folded)))}
