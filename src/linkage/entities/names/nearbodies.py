"""Names of bodies that may be one, found by their words, without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from linkage.entities.names.bodies import JOINED_LETTERS, may_pair
from linkage.entities.names.body import BodyParts, BodyWord, Weight, parse_body
from linkage.entities.names.likeness import most_wrong

_CHUNK = 512  # words that are held against all others of like length at once
_MOST_WRONG = 3  # letters


def find_near_bodies(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that `match_bodies` may find alike enough to ask about; every other pair is not.

    Two names are alike only if they are the same letters, or nearly; if one is made of the first letters of the other; or if all words of
    one of them that tell anything agree with words of the other. By the rarest of these words the other names are looked up.

    Args:
        names: Names as printed, each once.

    Yields:
        Pairs in no particular order; some come more than once, or turned round.
    """
    parsed = {name: parse_body(name) for name in names}
    yield from _of_same_letters(parsed)
    words = NearWords({word for parts in parsed.values() for word in parts.words})
    holders: dict[BodyWord, list[str]] = defaultdict(list)
    for name, parts in parsed.items():
        for word in set(parts.words):
            holders[word].append(name)
    for name, parts in parsed.items():
        telling = {word for word in parts.words if word.weight > Weight.LIGHT}
        agree = [words.near(word) for word in telling or parts.words]
        sought = agree if not telling else [min(agree, key=lambda near: sum(len(holders[word]) for word in near))]
        for other in {other for near in sought for word in near for other in holders[word]}:
            if other != name and (not telling or all(not near.isdisjoint(parsed[other].words) for near in agree)):
                yield name, other


def _of_same_letters(parsed: dict[str, BodyParts]) -> Iterator[tuple[str, str]]:
    """Names of the same letters, or of nearly the same ones parted otherwise, and names that are the first letters of others."""
    entered: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, parts in parsed.items():
        keys = {("whole", parts.whole), ("joined", parts.joined), *(("initials", own) for own in parts.initials)}
        if len(parts.joined) >= JOINED_LETTERS:
            keys |= {("lacks one", parts.joined[:n] + parts.joined[n + 1 :]) for n in range(len(parts.joined))}
            keys.add(("lacks one", parts.joined))
        for key in keys:
            entered[key].append(name)
    for (kind, _), found in entered.items():
        if kind != "initials":
            yield from ((first, second) for n, first in enumerate(found) for second in found[:n])
    for name, parts in parsed.items():
        if parts.acronym:
            yield from ((name, other) for other in entered.get(("initials", parts.acronym), ()) if other != name)


class NearWords:
    """Words of bodies' names, each with those that agree with it: by a key, by their sound, or nearly by their letters.

    Args:
        words: The words.
    """

    def __init__(self, words: Iterable[BodyWord]) -> None:
        self._near: dict[BodyWord, set[BodyWord]] = {word: {word} for word in words}
        entered: dict[str, list[BodyWord]] = defaultdict(list)
        for word in self._near:
            for key in {*(f"key {key}" for key in word.word.keys), f"shape {word.word.shape}"}:
                entered[key].append(word)
        for found in entered.values():
            self._enter((first, second) for n, first in enumerate(found) for second in found[:n])
        arabic = [word for word in self._near if word.word.arabic]
        others = [word for word in self._near if not word.word.arabic]
        self._enter((first, second) for first in arabic for second in others)
        for alike in (arabic, others):
            self._enter(_of_few_wrong_letters(alike))

    def near(self, word: BodyWord) -> set[BodyWord]:
        """The words that agree with one, itself among them.

        Args:
            word: One of the words.
        """
        return self._near[word]

    def _enter(self, pairs: Iterable[tuple[BodyWord, BodyWord]]) -> None:
        for first, second in pairs:
            if second not in self._near[first] and may_pair(first, second):
                self._near[first].add(second)
                self._near[second].add(first)


def _of_few_wrong_letters(words: Sequence[BodyWord]) -> Iterator[tuple[BodyWord, BodyWord]]:
    """Pairs of words of which at most so many letters are wrong as `wrong_letters` allows."""
    ordered = sorted((w for w in words if w.word.plain), key=lambda w: (len(w.word.plain), w.word.plain))
    plain = [w.word.plain for w in ordered]
    lengths = np.array([len(text) for text in plain])
    for start in range(0, len(plain), _CHUNK):
        rows = plain[start : start + _CHUNK]
        end = int(np.searchsorted(lengths, lengths[start + len(rows) - 1] + _MOST_WRONG, side="right"))
        wrong = cdist(rows, plain[start:end], scorer=OSA.distance, score_cutoff=_MOST_WRONG, dtype=np.uint8)
        most = np.array([most_wrong(length) for length in range(int(lengths[end - 1]) + 1)], dtype=np.uint8)
        allowed = most[np.maximum.outer(lengths[start : start + len(rows)], lengths[start:end])]
        for row, column in np.argwhere(wrong <= allowed).tolist():
            if row < column:
                yield ordered[start + row], ordered[start + column]
