"""Ranks and titles before a name, in the languages that are read by light grammar."""

from collections.abc import Sequence

from linkage.model.parse import Token
from linkage.vocab.light import LightVocabulary

_LONGEST = 6  # words of a rank or title


def is_titled(tokens: Sequence[Token], i: int, vocabulary: LightVocabulary) -> bool:
    """Whether a rank or title stands right before a word.

    Args:
        tokens: The words of a sentence.
        i: The index of the word.
        vocabulary: The words of its language.
    """
    ends = {i}
    if vocabulary.language == "es" and i > 1 and tokens[i - 1].text == ",":  # "el ministro sirio, X"
        ends |= {i - 1} | ({i - 2} if tokens[i - 2].lemma in vocabulary.words("demonyms") else set())
    lexicons = (vocabulary.lexicon("ranks"), vocabulary.lexicon("titles"))
    hits = (lexicon.at(tokens, start) for start in range(max(0, i - _LONGEST), i) for lexicon in lexicons)
    return any(hit is not None and hit.end in ends for hit in hits)
