"""Sentences of an incident -> figures for the killed and injured whom they mention without a number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial

from linkage.incidents.figures import scope_of
from linkage.incidents.scene import Scene
from linkage.incidents.telling import read_tellings
from linkage.model.claim import Stance
from linkage.model.incident import Figure
from linkage.vocab import load_phrases, load_vocabulary, load_word_set

LEAST = 2  # persons: what a plural says at the least
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d,.]*|[^\w\s]")
_GROUP = 8  # words: as long as "a large number of members of the family" may be
Span = tuple[int, int]


def read_unnumbered(scenes: Sequence[Scene], numbered: Sequence[Figure]) -> Iterator[Figure]:
    """A figure for each outcome that the sentences of an incident tell of many people without saying how many.

    "Two children were killed and several others were injured" tells of two injured or more. Such a figure is made only where no source
    gives a number of two or more; it carries `unnumbered`, so that nobody takes it for a number that a source gave.

    Args:
        scenes: The scenes of one incident, in reading order.
        numbered: The figures that its sources give in numbers.

    Yields:
        At most one figure an outcome: that of the first sentence which tells of it.

    Source: Airwars' coding of unspecified plurals (two at the least).
    """
    tellings = tuple(read_tellings(scenes))
    for outcome in _forms():
        if any(f.outcome == outcome and _is_several(f) for f in numbered):
            continue
        for telling in tellings:
            group = _unnumbered(telling.text, outcome)
            claim = telling.scene.claim
            if telling.behind and claim.source is not None:
                continue  # who is quoted with the sentence before does not answer for this one
            if group is not None and claim.stance is not Stance.DENIED:
                report = telling.scene.report
                yield Figure(
                    outcome, LEAST, None, group, claim.source, scope_of(telling.scene), claim.id, report.id, report.published or "",
                    unnumbered=True,
                )  # fmt: skip
                break


def _is_several(figure: Figure) -> bool:
    """Whether a figure may count two or more; "one" and "at least one" do not, and neither does "none"."""
    return figure.min >= LEAST or (figure.max is not None and figure.max >= LEAST)


@cache
def _forms() -> dict[str, dict[str, frozenset[str]]]:
    """The printed forms of the words for an outcome: what is done, what is suffered, how it is counted."""
    listed = load_vocabulary("outcomes")["unnumbered"]
    if not isinstance(listed, dict):
        return {}
    return {str(o): {str(k): frozenset(str(w) for w in words) for k, words in forms.items()} for o, forms in listed.items()}


_words = partial(load_word_set, "counts")


@cache
def _numerals() -> frozenset[str]:
    counts = load_vocabulary("counts")
    return frozenset(str(w) for s in ("units", "multiples", "plurals") if isinstance(table := counts[s], dict) for w in table)


@cache
def _people() -> frozenset[str]:
    """Words for several people, as printed."""
    return frozenset(load_phrases("persons", "plurals"))


def _unnumbered(sentence: str, outcome: str) -> str | None:
    """The people to whom it happened, as the sentence calls them; None where it gives their number or tells of nobody."""
    spans, words, said = _read_words(sentence)
    if said.isdisjoint(_words_for(outcome)):
        return None
    forms = _forms()[outcome]
    for i, word in enumerate(words):
        group = None
        if word in forms["suffered"]:
            group = _before(words, i)
        if group is None and word in forms["done"]:
            group = _behind(words, i)
        if group is None and word in forms["counted"]:
            group = _counted(words, i)
        if group is not None:
            return sentence[spans[group[0]][0] : spans[group[1] - 1][1]]
    return None


@lru_cache(maxsize=64)
def _read_words(sentence: str) -> tuple[Sequence[Span], Sequence[str], frozenset[str]]:
    """Where its words stand, the words in small letters, and each of them once; read once for all outcomes."""
    spans = [m.span() for m in _WORD.finditer(sentence)]
    words = [sentence[a:b].lower() for a, b in spans]
    return spans, words, frozenset(words)


@cache
def _words_for(outcome: str) -> frozenset[str]:
    """Every form of the words for an outcome."""
    return frozenset().union(*_forms()[outcome].values())


@cache
def _every(form: str) -> frozenset[str]:
    """The words of one form for any outcome: "killed and injured" is told of one group."""
    return frozenset(w for forms in _forms().values() for w in forms[form])


def _before(words: Sequence[str], i: int) -> Span | None:
    """The group of "several others were critically injured", that of "were killed and injured" too."""
    end, helped = i, False
    while end > 0 and (words[end - 1] in _words("vague_helpers") or words[end - 1] in _every("suffered") | {"and"}):
        end -= 1
        helped = helped or words[end] in _words("vague_auxiliaries")
    return _group_ending(words, end) if helped else None


def _group_ending(words: Sequence[str], end: int) -> Span | None:
    start = end
    while start > 0 and end - start < _GROUP and words[start - 1] not in _words("vague_stops"):
        start -= 1
        if _is_number(words[start]) or words[start] in _words("none"):
            return None
        if words[start] in _words("vague"):
            while start > 0 and words[start - 1] in _words("vague"):
                start -= 1  # "several others"
            return start, end
    if start < end and words[end - 1] in _people():
        return start, end
    return None


def _behind(words: Sequence[str], i: int) -> Span | None:
    """The group of "injuring a number of civilians", "injured civilians"."""
    start = i + 1
    if i > 0 and words[i - 1] in _words("vague_helpers"):
        return None  # "one was killed and a number were injured": what follows is another group
    while start + 1 < len(words) and words[start] in {"and", "or"} and words[start + 1] in _every("done"):
        start += 2
    start += start < len(words) and words[start] in {"a", "the"}
    for end in range(start, min(start + 4, len(words))):
        word = words[end]
        if _is_number(word) or word in _words("none") or word in _words("vague_stops"):
            return None
        if word in _words("vague"):
            return start, _end_of_people(words, end)
        if word in _people():
            return start, end + 1
    return None


def _end_of_people(words: Sequence[str], i: int) -> int:
    return next((j + 1 for j in range(i, min(i + 5, len(words))) if words[j] in _people()), i + 1)


def _counted(words: Sequence[str], i: int) -> Span | None:
    """The group of "a number of deaths and injuries", "several wounded"."""
    start = i
    while start > 0 and (words[start - 1] in _every("counted") | {"and", "civilian", "serious", "minor", "severe"}):
        start -= 1
    for k in range(start - 1, max(-1, start - 4), -1):
        if _is_number(words[k]) or words[k] in _words("none") or words[k] in _words("vague_stops"):
            return None
        if words[k] in _words("vague"):
            return k, i + 1
    return None


def _is_number(word: str) -> bool:
    return word[0].isdecimal() or word in _numerals() or any(part in _numerals() for part in word.split("-"))
