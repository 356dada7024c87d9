"""Words that stand before a person's name and are no part of it."""

from functools import cache

from linkage.entities.names.letters import to_plain
from linkage.vocab import load_phrases, rank_words

_NOT_TITLES = frozenset(["a", "an", "late", "saint"])


@cache
def title_words() -> frozenset[str]:
    """Ranks, offices and forms of address, as `to_plain` has them.

    Raises:
        VocabularyError: A vocabulary is not of its shape.
    """
    printed = (*load_phrases("persons", "honorifics"), *load_phrases("givennames", "titles"), *rank_words())
    words = {part for title in printed for part in to_plain(title).replace("-", " ").split()}
    return frozenset(words | {w.removeprefix("ال") for w in words}) - _NOT_TITLES
