"""Figures of one day that may stand against one another, and which of them have no number in common.

What is vaguer, or a part, or of another strike opposes nothing: a number in words such as "dozens"; one of which its words say that it is
a share ("ten of the dead"); one in a sentence that turns to something else ("Elsewhere, ..."); the dead of two fighting sides. Within one
report, what an unnamed source counts is mostly a part of what the report tells, and opposes nothing of it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from linkage.cases.casewords import CaseWords
from linkage.cases.figures import FigureCounter
from linkage.cases.speakers import Speakers
from linkage.model.claim import Claim
from linkage.model.count import word_bounds
from linkage.model.counted import FigureSet
from linkage.model.incident import Campaign, Figure, Incident, Scope
from linkage.vocab import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[.!?][\"”»’)\]]*\s|\n")
_OPENS_QUOTE = re.compile(r"[\"“«„]\s*$")
_LONGEST = 400  # characters before a figure in its sentence
_FIGHTERS = "fighters"
_VAGUE = "plurals"

Sides = list[tuple[str, list[Claim]]]


class OtherCounts:
    """The figures of a case that stand against one another.

    Args:
        words: The case, indexed.
        speakers: Who says what.
    """

    def __init__(self, words: CaseWords, speakers: Speakers) -> None:
        self._words = words
        self._speakers = speakers
        self._figures = FigureCounter(words.case_file)

    def find(self, subject: Incident | Campaign) -> Iterator[tuple[str, Sides]]:
        """The matter and the sides, of figures of one outcome, group, scope and day that have no number in common.

        Args:
            subject: An incident or campaign.
        """
        for counted in self._figures.count(subject) if len(subject.figures) > 1 else ():
            for day, figures in self._by_day(counted).items():
                sides: dict[tuple[int, int | None], list[Claim]] = defaultdict(list)
                for figure in figures:
                    if any(self._oppose(counted.group, figure, other) for other in figures):
                        sides[figure.min, figure.max].append(self._words.claims[figure.claim_id])
                matter = f"{counted.outcome}, {counted.group}, {counted.scope}, as of {day}"
                yield matter, [(f"{word_bounds(low, high)} {counted.outcome}", claims) for (low, high), claims in sides.items()]

    def _by_day(self, counted: FigureSet) -> Mapping[str, list[Figure]]:
        """The figures of each day that are exact enough, and of the whole."""
        by_day: dict[str, list[Figure]] = defaultdict(list)
        for figure in counted.figures if counted.scope is not Scope.PLACE_AND_PERIOD else ():
            claim = self._words.claims.get(figure.claim_id)
            if claim is None or not figure.as_of:
                continue
            text = self._words.reports[figure.report_id].text
            if not (is_vague(figure, claim, text) or _is_share(claim, text) or _is_of_another(claim, text)):
                by_day[figure.as_of].append(figure)
        return by_day

    def _oppose(self, group: str, one: Figure, other: Figure) -> bool:
        """Whether no number fits both, and they are of different sources that may mean the same people."""
        if not _exclude(one, other) or (group == _FIGHTERS and not _nouns(one) & _nouns(other)):
            return False
        claims = [self._words.claims[f.claim_id] for f in (one, other)]
        if not self._speakers.differ(claims[:1], claims[1:]):
            return False
        return one.report_id != other.report_id or all(map(self._says_itself, claims))

    def _says_itself(self, claim: Claim) -> bool:
        """Whether a named source says it, or the report in its own voice and not within quotation marks."""
        if claim.attribution:
            return self._speakers.of(claim).named
        return _OPENS_QUOTE.search(self._words.reports[claim.report_id].text[: claim.quote.start]) is None


def is_vague(figure: Figure, claim: Claim, text: str) -> bool:
    """Whether the number is only a word such as "dozens".

    Args:
        figure: The figure.
        claim: Its claim.
        text: The text of its report.
    """
    words = [word.casefold() for word in _WORD.findall(claim.quote.of(text))]
    said = f" {' '.join(words)} "
    return figure.max is None and any(f" {word} " in said for word, least in _vague().items() if least == figure.min)


def _is_share(claim: Claim, text: str) -> bool:
    """Whether its words make it a part of a number that stands elsewhere."""
    return _has(claim.quote.of(text), "shares")


def _is_of_another(claim: Claim, text: str) -> bool:
    """Whether its sentence begins with a turn to something else."""
    before = text[max(0, claim.quote.start - _LONGEST) : claim.quote.end]
    ends = [end.end() for end in _SENTENCE_ENDS.finditer(before, 0, len(before) - len(claim.quote))]
    opening = " ".join(_WORD.findall(before[ends[-1] if ends else 0 :].casefold()))
    return any(f"{opening} ".startswith(f"{phrase} ") for phrase in load_phrases("otherwise", "others"))


def _has(text: str, key: str) -> bool:
    said = f" {' '.join(_WORD.findall(text.casefold()))} "
    return any(f" {phrase} " in said for phrase in load_phrases("otherwise", key))


def _nouns(figure: Figure) -> set[str]:
    """The words for those who are counted, in the singular."""
    return {word.casefold().removesuffix("s") for word in _WORD.findall(figure.victims)}


def _exclude(one: Figure, other: Figure) -> bool:
    """Whether no number fits both."""
    return (one.max is not None and one.max < other.min) or (other.max is not None and other.max < one.min)


@cache
def _vague() -> dict[str, int]:
    plurals = load_vocabulary("counts")[_VAGUE]
    return {str(word): int(least) for word, least in plurals.items()} if isinstance(plurals, dict) else {}
