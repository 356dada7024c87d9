"""The verbs by which somebody tells something, with the stance that each gives what is told."""

from functools import cache

from linkage.vocab.lexicon import Lexicon, load_lexicon


@cache
def speech_verbs() -> Lexicon:
    """The verbs of speech by stance."""
    return load_lexicon("attribution", "verbs")
