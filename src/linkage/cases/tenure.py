"""Whether the words of a post call it a former one, and so say that it was held before they were written, and not when."""

import re
from functools import cache

from linkage.model.claim import Claim
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.conditions import Phrases

_WORD = re.compile(r"[^\W_]+")
_OPENING, _BEFORE = 12, 2  # words of the quote, and before it, that may say that a post has ended


def calls_former(claim: Claim, words: list[str], report: Report) -> bool:
    """Whether a claim calls a post a former one.

    Args:
        claim: The claim of a post.
        words: Its words, as `read_words` gives them.
        report: Its report.
    """
    return _ended().stand_in([*_words_before(claim, report), *words[:_OPENING]])


def _words_before(claim: Claim, report: Report) -> list[str]:
    """The last words before the quote in its sentence: a title is often quoted without the "former" before it."""
    before = re.split(r"[.;:\n]", report.text[: claim.quote.start])[-1]
    return [word.casefold() for word in _WORD.findall(before)][-_BEFORE:]


@cache
def _ended() -> Phrases:
    return Phrases(load_phrases("tenure", "ended"))
