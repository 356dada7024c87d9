"""How people who are counted as displaced were moved, by the words that stand nearest to their number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from linkage.model.claim import Claim, ClaimKind
from linkage.model.incident import Movement
from linkage.vocab.conditions import Concept, Phrases, load_concepts
from linkage.vocab.lexicon import load_vocabulary

_SENTENCE_REST = re.compile(r"[^.!?;\n]{0,160}")  # a quote often ends before the place
_WORD = re.compile(r"[^\W_]+")
_TELLING = ("outcome", "min", "max", "victims")  # roles whose words stand by those that tell the movement, the nearest first
_JOINING = frozenset({"and", "but", "while", "и", "а", "но", "і", "та", "але", "y", "pero"})
_DISPLACED, _DEPORTATION = "displaced", "deportation"
_NOT_A_WAY = ["according"]  # "according to Ruritania" tells no way


def read_movement(claim: Claim, text: str) -> Movement:
    """How those whom a claim counts as displaced were moved; UNTOLD for other claims, and where the words do not tell.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    if claim.kind is not ClaimKind.CASUALTIES or claim.word("outcome") != _DISPLACED:
        return Movement.UNTOLD
    words = [(m.start() + claim.quote.start, m[0].casefold()) for m in _WORD.finditer(claim.quote.of(text))]
    told_at = next((role.span.start for name in _TELLING if (role := claim.role(name)) is not None and role.span is not None), None)
    at = next((n for n, (start, _) in enumerate(words) if told_at is not None and start >= told_at), 0)
    folded = [word for _, word in words]
    found = [(_distance(folded, begin, end, at), movement) for begin, end, movement in _find(folded)]
    return min(found, key=lambda one: one[0], default=(0, Movement.UNTOLD))[1]


def _distance(words: Sequence[str], begin: int, end: int, at: int) -> int:
    """How far a phrase is from a word: one of another clause ("40 were deported and 900 fled") is farther than any of its own."""
    if begin <= at < end:
        return 0
    between = words[at + 1 : begin] if begin > at else words[end:at]
    return len(between) + 1 + (len(words) if _JOINING.intersection(between) else 0)


def _find(words: Sequence[str]) -> Iterator[tuple[int, int, Movement]]:
    """Where each phrase begins and ends that tells a movement; within a longer one ("asked to be evacuated") none is looked for."""
    n = 0
    while n < len(words):
        length, movement = max(((phrases.length_at(words, n), movement) for movement, phrases in _phrases()), key=lambda one: one[0])
        if length > 0:
            yield n, n + length, movement
        n += max(length, 1)


@cache
def _phrases() -> tuple[tuple[Movement, Phrases], ...]:
    listed = load_vocabulary("outcomes")["moved"]
    if not isinstance(listed, dict):
        return ()
    return tuple((Movement[str(name).upper()], Phrases(map(str, words))) for name, words in listed.items())


def tells_movement(claim: Claim) -> bool:
    """Whether a claim tells of people who were moved: a deportation, or people who are counted as displaced.

    Args:
        claim: The claim.
    """
    return claim.word("act") == _DEPORTATION or claim.word("outcome") == _DISPLACED


def tells_deportation(claim: Claim, text: str) -> bool:
    """Whether a claim tells of a deportation or forcible transfer.

    Args:
        claim: The claim.
        text: The text of its report.
    """
    if claim.kind is ClaimKind.ATTACK:
        return claim.word("act") == _DEPORTATION
    if claim.kind is ClaimKind.RESPONSIBILITY:
        return _concept("norms", "displacement").borne_on_by(claim, ())
    return read_movement(claim, text) is Movement.DEPORTED


def tells_own_will(claim: Claim, words: Sequence[str]) -> bool:
    """Whether a claim says of those who left that they asked for it, went of their own will, or were evacuated.

    Args:
        claim: The claim.
        words: The words of it, in small letters.
    """
    return _concept("defeaters", "own-will").borne_on_by(claim, words)


@cache
def _concept(section: str, key: str) -> Concept:
    return next(concept for concept in load_concepts("norms", section) if concept.id == key)


def read_ways(claim: Claim, text: str, places: Iterable[str]) -> Iterator[tuple[str, str]]:
    """("from" or "to", place) for each of some places that a claim says people were moved from or to; none for other claims.

    Args:
        claim: The claim.
        text: The text of its report.
        places: Names of places, as written.
    """
    if not tells_movement(claim):
        return
    rest = _SENTENCE_REST.match(text, claim.quote.end)
    quote = text[claim.quote.start : claim.quote.end if rest is None else rest.end()]
    for place in places:
        for found in re.finditer(rf"\b{re.escape(place)}\b", quote):
            before = [m[0].casefold() for m in _WORD.finditer(quote[: found.start()])]
            before = before[:-1] if before[-1:] == ["the"] else before
            yield from ((way, place) for way, words in _ways() if _ends_with(before, words))


def _ends_with(before: Sequence[str], listed: Iterable[Sequence[str]]) -> bool:
    return any(list(before[-len(words) :]) == list(words) and before[-len(words) - 1 : -len(words)] != _NOT_A_WAY for words in listed)


@cache
def _ways() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    listed = load_vocabulary("outcomes")["ways"]
    if not isinstance(listed, dict):
        return ()
    return tuple((str(way), tuple(tuple(str(phrase).split()) for phrase in phrases)) for way, phrases in listed.items())
