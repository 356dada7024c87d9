"""The word before a post that says that it has ended, or that it is held in fact only: a quote without it would say more."""

import re
from functools import cache

from linkage.model.span import Span
from linkage.vocab import load_phrases

_LONGEST = 40  # characters of such words


@cache
def _before() -> re.Pattern[str]:
    words = {phrase for section in ("ended", "in_fact") for phrase in load_phrases("tenure", section)}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})[\s-]+$", re.IGNORECASE)


def with_tenure(quote: Span, text: str) -> Span:
    """The quote of a post, widened to "former", "acting" or the like right before it.

    Args:
        quote: The quote.
        text: The report's text.
    """
    told = _before().search(text, max(0, quote.start - _LONGEST), quote.start)
    return quote if told is None else Span(told.start(), quote.end)
