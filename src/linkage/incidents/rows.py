"""Words for days in a row -> the days on which a deed was done: "on Monday, for the fourth day in a row" began on Friday."""

import re
from functools import cache

from linkage.incidents.period import Period
from linkage.vocab import load_phrases, load_vocabulary


def days_in_a_row(text: str, stated: Period | None) -> Period | None:
    """The days that a day told as the last of several in a row goes back over; what is stated where the words tell of no such row.

    Args:
        text: The words that tell of the deed.
        stated: The days that its time gives.
    """
    if stated is None or stated.days > 1:
        return stated
    found = _row().search(text)
    if found is None:
        return stated
    days = _numbers()[found["nth"].lower()]
    return Period(stated.start - days + 1, stated.end)


@cache
def _row() -> re.Pattern[str]:
    numbers = "|".join(_numbers())
    close, behind = ("|".join(map(re.escape, load_phrases("times", name))) for name in ("unbroken", "unbroken behind"))
    return re.compile(rf"\b(?P<nth>{numbers})(?: (?:{close}) day\b| day (?:{behind})\b)", re.IGNORECASE)


@cache
def _numbers() -> dict[str, int]:
    values = load_vocabulary("times")["nth"]
    return {str(word): int(number) for word, number in values.items()} if isinstance(values, dict) else {}
