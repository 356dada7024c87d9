"""Claim -> the campaigns that its sentence goes on to name where its quote ends: "… leading the brigade | during the battle of Vell"."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from linkage.model.claim import Claim
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.conditions import Phrases
from linkage.vocab.context import read_context

LONGEST = 12  # words of a phrase of place: what lies further on is more than that
BEHIND_BOTH = 3  # words within which "both" says both of what
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[,;:()\[\]“”«»\"—–]|\s-\s|\n")  # where a phrase ends
VOCABULARY = "sentences"

Named = Callable[[Sequence[str]], frozenset[str]]


class SentenceWords:
    """What stands around the quotes of a case, in their sentences.

    A phrase of place or time right before a quote or right behind it tells where that was which the quote tells, as far as no other clause
    begins. All else of a sentence may be about something else.

    Args:
        reports: The reports of the case, by id.
        campaigns_in: Words in small letters -> ids of the campaigns that they name.
    """

    def __init__(self, reports: Mapping[str, Report], campaigns_in: Named) -> None:
        self._reports = reports
        self._campaigns_in = campaigns_in

    def placed(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns that a phrase right before the quote or behind it names.

        Args:
            claim: A claim.
        """
        return frozenset(key for phrase in self._phrases(claim) for key in self._campaigns_in(phrase))

    def named(self, claim: Claim) -> frozenset[str]:
        """Ids of the campaigns that its sentence names around the quote, in whatever clause.

        Args:
            claim: A claim.
        """
        around = read_context(self._reports[claim.report_id], claim.quote)
        return self._campaigns_in(split_words(f"{around.before} | {around.after}"))

    def says_both(self, claim: Claim) -> bool:
        """Whether such a phrase is of "both" campaigns, or of their places.

        Args:
            claim: A claim.
        """
        return any(are_both(phrase) for phrase in self._phrases(claim))

    def _phrases(self, claim: Claim) -> Iterator[list[str]]:
        around = read_context(self._reports[claim.report_id], claim.quote)
        yield from _opened(_PART.split(around.after, maxsplit=1)[0])
        before = _PART.split(around.before.rstrip().removesuffix(","))
        if len(before) == 1:  # nothing else stands between the beginning of the sentence and the quote
            yield from _opened(before[0])


def are_both(words: Sequence[str]) -> bool:
    """Whether words say "both" of campaigns or of their places: "both operations", never "both sides".

    Args:
        words: Words in small letters.
    """
    both, of_what = _list("both"), Phrases(load_phrases(VOCABULARY, "both_of"))
    return any(word in both and of_what.stand_in(words[i + 1 : i + 1 + BEHIND_BOTH]) for i, word in enumerate(words))


def split_words(text: str) -> list[str]:
    """The words of a text, in small letters.

    Args:
        text: A text.
    """
    return [word.casefold() for word in _WORD.findall(text)]


def _opened(text: str) -> Iterator[list[str]]:
    """The words of a phrase that a preposition opens, up to where another clause begins."""
    words = split_words(text)
    if not words or words[0] not in _list("prepositions"):
        return
    end = next((i for i, word in enumerate(words) if word in _list("clauses")), len(words))
    yield words[: min(end, LONGEST)]


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_phrases(VOCABULARY, name))
