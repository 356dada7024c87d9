"""Whether what a claim is given to is nobody, but a narrative, a myth or propaganda, as its report calls it."""

import re
from functools import cache

from linkage.model.claim import Claim
from linkage.vocab.conditions import Phrases
from linkage.vocab.lexicon import load_phrases

_WORD = re.compile(r"[^\W_]+")


@cache
def _nobody() -> Phrases:
    return Phrases(load_phrases("attribution", "nobody"))


@cache
def _going_on() -> frozenset[str]:
    return frozenset(load_phrases("attribution", "nobody_of"))


def is_narrative(claim: Claim) -> bool:
    """Whether a claim is only what a report calls a narrative or the like: nobody tells it, and the report does not stand behind it.

    It speaks neither for what it tells nor against it: that such a narrative is spread is no report of the act, and no denial of it.

    Args:
        claim: The claim.
    """
    return bool(claim.attribution) and not claim.attribution[0].named and _is_nobody(claim.attribution[0].source)


@cache
def _is_nobody(source: str) -> bool:
    """Whether a source as written is such a word: "the propaganda narrative", "a myth of theirs"; not "researchers of propaganda"."""
    words = [word.casefold() for word in _WORD.findall(source)]
    head = words[: next((n for n, word in enumerate(words) if word in _going_on()), len(words))]
    return any((length := _nobody().length_at(head, n)) and n + length == len(head) for n in range(len(head)))


def label_narrative(source: str, publisher: str) -> str:
    """What stands where a source would: a report's word for it, and that it is the report's.

    Args:
        source: The source as written.
        publisher: The publisher of the report.
    """
    return f"what {publisher} calls “{source}”"
