"""The words of a sentence that lie in a stretch, against a look at every word."""

import pytest

from linkage.model.parse import Sentence, Token
from linkage.model.span import Span

TEXT = "  Orlo Venn's unit left Kerra , then Tamsk."
WORDS = ("Orlo", "Venn", "'s", "unit", "left", "Kerra", ",", "then", "Tamsk", ".")


def _sentence() -> Sentence:
    sentence = Sentence(0, 0, Span(2, len(TEXT)), [])
    at = 0
    for i, word in enumerate(WORDS):
        at = TEXT.index(word, at)
        sentence.tokens.append(Token(i, word, word.lower(), "X", "X", "dep", 0, Span(at, at + len(word)), sentence))
        at += len(word)
    return sentence


@pytest.mark.parametrize("start", range(len(TEXT) + 1))
def test_words_of_every_stretch_are_those_that_a_look_at_every_word_finds(start: int) -> None:
    sentence = _sentence()
    for end in range(start, len(TEXT) + 1):
        span = Span(start, end)
        assert sentence.words_in(span) == [t for t in sentence.tokens if span.covers(t.span)]
        assert sentence.words_over(span) == [t for t in sentence.tokens if span.overlaps(t.span)]
