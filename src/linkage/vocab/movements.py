"""How people who are counted as displaced were moved, by the words that stand nearest to their number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from linkage.model.claim import Claim, ClaimKind
from linkage.model.incident import Movement
from linkage.vocab.conditions import Phrases
from linkage.vocab.lexicon import load_vocabulary

_WORD = re.compile(r"[^\W_]+")
_DISPLACED = "displaced"


def read_movement(claim: Claim, text: str) -> Movement:
    """How those whom a claim counts as displaced were moved; UNTOLD for other claims, and where the words do not tell.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    if claim.kind is not ClaimKind.CASUALTIES or claim.word("outcome") != _DISPLACED:
        return Movement.UNTOLD
    words = [(m.start() + claim.quote.start, m[0].casefold()) for m in _WORD.finditer(claim.quote.of(text))]
    number = next((role.span.start for name in ("min", "max", "victims") if (role := claim.role(name)) is not None and role.span), None)
    at = next((n for n, (start, _) in enumerate(words) if number is not None and start >= number), 0)
    return min(((abs(n - at), movement) for n, movement in _find([word for _, word in words])), default=(0, Movement.UNTOLD))[1]


def _find(words: Sequence[str]) -> Iterator[tuple[int, Movement]]:
    """Where each phrase begins that tells a movement; within a longer one ("asked to be evacuated") none is looked for."""
    n = 0
    while n < len(words):
        length, movement = max(((phrases.length_at(words, n), movement) for movement, phrases in _phrases()), key=lambda one: one[0])
        if length > 0:
            yield n, movement
        n += max(length, 1)


@cache
def _phrases() -> tuple[tuple[Movement, Phrases], ...]:
    listed = load_vocabulary("outcomes")["moved"]
    if not isinstance(listed, dict):
        return ()
    return tuple((Movement[str(name).upper()], Phrases(map(str, words))) for name, words in listed.items())
