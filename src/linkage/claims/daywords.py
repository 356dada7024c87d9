"""Words for days, months and parts of a day."""

from functools import cache

from linkage.vocab import load_vocabulary


@cache
def day_words() -> frozenset[str]:
    """ "monday", "june", "yesterday", "dawn", in small letters."""
    times = load_vocabulary("times")
    return frozenset(
        str(word) for s in ("months", "weekdays", "days", "parts") if isinstance(table := times[s], (dict, list)) for word in table
    )
