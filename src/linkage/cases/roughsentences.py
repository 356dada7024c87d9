"""A report -> rough sentences with their words: long enough to be understood, short enough to be quoted."""

import re
from collections.abc import Iterator

from linkage.model.claim import LONGEST_QUOTE
from linkage.model.span import Span

_SENTENCE = re.compile(r"\S.*?(?:(?<![\s.][A-Z])[.!?…]+[\"'”’»)]*(?=\s)|$)", re.MULTILINE)  # not behind "U.N." or an initial
_WORD = re.compile(r"[^\W_]+")


def rough_sentences(text: str) -> Iterator[tuple[Span, list[str]]]:
    """Each sentence of a text, with its words in small letters.

    Args:
        text: The text of a report.
    """
    for found in _SENTENCE.finditer(text):
        span = Span(found.start(), min(found.end(), found.start() + LONGEST_QUOTE))
        yield span, [word.casefold() for word in _WORD.findall(span.of(text))]
