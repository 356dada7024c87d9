"""Ranks, with every way in which they are written: "Lieutenant General", "Lt. Gen.", "Lt-Gen", "Lt.-Gen."."""

from collections.abc import Iterator
from functools import cache
from itertools import product

from linkage.vocab.lexicon import Lexicon, load_pairs, load_phrases


@cache
def rank_lexicon() -> Lexicon:
    """All ranks in all their spellings, under the concept "rank".

    Raises:
        VocabularyError: `ranks.yaml` is not of its shape.
    """
    joined = (phrase for words in _spellings() for phrase in _joined(words))
    return Lexicon({"rank": dict.fromkeys([*joined, *rank_tokens(), *load_phrases("ranks", "acronyms")])})


@cache
def rank_words() -> frozenset[str]:
    """Every word of a rank in small letters, in full and shortened, without full stops.

    Raises:
        VocabularyError: `ranks.yaml` is not of its shape.
    """
    return frozenset(word.rstrip(".") for words in _spellings() for word in words) | set(load_phrases("ranks", "acronyms"))


@cache
def rank_tokens() -> tuple[str, ...]:
    """Shortened ranks that are one word although they hold full stops: "gen.", "maj.-gen.", "lt.col.", in small letters.

    Raises:
        VocabularyError: `ranks.yaml` is not of its shape.
    """
    short = [words for words in _spellings() if all(word.endswith(".") for word in words)]
    single = (word for words in _spellings() for word in words if word.endswith("."))
    return tuple(dict.fromkeys([*single, *("-".join(words) for words in short), *("".join(words) for words in short)]))


@cache
def _spellings() -> tuple[tuple[str, ...], ...]:
    """Each rank as its words, once for each way of shortening them."""
    short = load_pairs("ranks", "short")
    opened = (f"{opener} {rank}" for opener in load_phrases("ranks", "openers") for rank in load_phrases("ranks", "opened"))
    ranks = [rank.split() for rank in (*load_phrases("ranks", "ranks"), *opened)]
    return tuple(spelling for words in ranks for spelling in product(*(_ways(word, short) for word in words)))


def _joined(words: tuple[str, ...]) -> Iterator[str]:
    """The words with blanks and with hyphens between them: "vice-senior general"."""
    for joints in product((" ", " - "), repeat=len(words) - 1):
        yield words[0] + "".join(joint + word for joint, word in zip(joints, words[1:], strict=True))


def _ways(word: str, short: dict[str, str]) -> Iterator[str]:
    yield word
    for abbreviation in short.get(word, "").split():
        yield abbreviation
        yield f"{abbreviation}."
