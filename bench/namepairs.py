"""Pairs of names with a judgement, as files have them."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkage.entities.names import NameKind
from linkage.errors import InputError

OWN = ("slavic", "arabic", "bodies")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that are one person's or body's, or are not.

    Args:
        first: A name.
        second: Another.
        kind: What bears them.
        is_match: What the file says.
        schema: The file's word for what bears them.
        category: What the pair tests; "" where the file does not say.
        is_read: Whether errors on the pair may be looked at while rules are made; the other half only measures.
    """

    first: str
    second: str
    kind: NameKind
    is_match: bool
    schema: str
    category: str
    is_read: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells the pair from others of a file."""
        return self.schema, self.first, self.second


@dataclass(frozen=True, slots=True)
class Agreement:
    """Right and wrong answers on pairs.

    Args:
        hits: Pairs rightly said to match.
        false: Pairs wrongly said to match.
        missed: Pairs wrongly said not to.
        pairs: All pairs.
    """

    hits: int
    false: int
    missed: int
    pairs: int

    @property
    def precision(self) -> float:
        """The share of matches that are right."""
        return self.hits / max(self.hits + self.false, 1)

    @property
    def recall(self) -> float:
        """The share of right matches that were found."""
        return self.hits / max(self.hits + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.hits / max(2 * self.hits + self.false + self.missed, 1)


def count(said: Iterable[tuple[Pair, bool]]) -> Agreement:
    """Right and wrong answers.

    Args:
        said: Each pair with what was said of it.
    """
    answers = [(pair.is_match, match) for pair, match in said]
    return Agreement(answers.count((True, True)), answers.count((False, True)), answers.count((True, False)), len(answers))


def read_cases(path: Path) -> list[Pair]:
    """The pairs of a published file; every other one, from the first, may be read.

    Args:
        path: A CSV file with the columns schema, name1, name2, is_match and category.

    Raises:
        InputError: The file is missing or lacks a column.
    """
    rows = _rows(path, ("schema", "name1", "name2", "is_match", "category"))
    return [_pair(row, row["category"] or "", is_read=n % 2 == 0) for n, row in enumerate(rows)]


def read_own(name: str) -> list[Pair]:
    """The pairs of one file of our own.

    Args:
        name: One of OWN.
    """
    rows = _rows(Path(__file__).with_name("names") / f"{name}.csv", ("schema", "name1", "name2", "is_match", "tests", "half"))
    return [_pair(row, row["tests"], is_read=row["half"] == "train") for row in rows]


def read_scores(path: Path) -> dict[tuple[str, str, str], float]:
    """A matcher's frozen scores by pair.

    Args:
        path: A CSV file with the columns schema, name1, name2 and score.

    Raises:
        InputError: The file is missing or lacks a column.
    """
    rows = _rows(path, ("schema", "name1", "name2", "score"))
    try:
        return {(row["schema"], row["name1"], row["name2"]): float(row["score"]) for row in rows}
    except ValueError as error:
        raise InputError(f"{path}: a score is no number ({error}): give a file whose scores are from 0 to 1") from error


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}): give --data the folder that holds it") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not in UTF-8: give a file that is") from error
    lacking = [c for c in columns if not rows or c not in rows[0]]
    if lacking:
        raise InputError(f"{path}: lacks the columns {', '.join(lacking)}: give a file that has them")
    return rows


def _pair(row: dict[str, str], category: str, *, is_read: bool) -> Pair:
    kind = NameKind.PERSON if row["schema"] == "Person" else NameKind.BODY
    return Pair(row["name1"], row["name2"], kind, row["is_match"] == "true", row["schema"], category, is_read)
