"""Figures that stand against one another: no number fits both, and the later is not the higher, which may be a toll that rose.

What is vaguer, or a part, or of another strike opposes nothing: a number in words such as "dozens"; one of which its words say that it is
a share ("ten of the dead"); one in a sentence that turns to something else ("Elsewhere, ..."); the dead of two fighting sides. Within one
report, what an unnamed source counts is mostly a part of what the report tells, and opposes nothing of it; nor does a source that gives
several numbers of one day there, strike by strike. A later figure of another source that is higher is shown as a course.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from linkage.cases.casewords import CaseWords
from linkage.cases.figures import FigureCounter
from linkage.cases.peoplecounted import named_one_by_one
from linkage.cases.samepeople import may_be_same
from linkage.cases.speakers import Speakers
from linkage.model.claim import Claim
from linkage.model.count import word_bounds
from linkage.model.counted import EVERYBODY, FigureSet, word_group
from linkage.model.course import SAID_BY, Step
from linkage.model.incident import Campaign, Figure, Incident, Scope
from linkage.vocab import load_phrases, load_vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_ENDS = re.compile(r"[.!?][\"”»’)\]]*\s|\n")
_OPENS_QUOTE = re.compile(r"[\"“«„]\s*$")
_LONGEST = 400  # characters before a figure in its sentence
_FIGHTERS = "fighters"
_VAGUE = "plurals"

Sides = list[tuple[str, list[Claim]]]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A figure with whom it counts, its claim and the text of its report."""

    people: str
    figure: Figure
    claim: Claim
    text: str

    def may_be_of(self, other: "_Counted") -> bool:
        """Whether the other may count the same people."""
        one, two = ((c.people, c.figure, c.claim, c.text) for c in (self, other))
        return may_be_same(one, two)


Join = Callable[[_Counted, _Counted], bool]


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
        """The matter and the sides, of figures that have no number in common and cannot be one toll that rose.

        Args:
            subject: An incident or campaign.
        """
        for outcome, scope, members in self._joined(subject, self._oppose):
            people = sorted({counted.people for counted in members}, key=lambda name: (name != EVERYBODY, name))
            days = sorted({counted.figure.as_of for counted in members})
            sides: dict[tuple[str, str, str], list[_Counted]] = defaultdict(list)
            for counted in members:
                sides[_bounds(counted.figure), counted.people, counted.figure.as_of].append(counted)
            labelled = [
                (_label_side(outcome, same, is_one_group=len(people) == 1, is_one_day=len(days) == 1), [c.claim for c in same])
                for same in sides.values()
            ]
            yield f"{told_of(outcome, people)}, {scope}, as of {' and '.join(days)}", labelled

    def find_risen(self, subject: Incident | Campaign) -> Iterator[tuple[str, tuple[Step, ...]]]:
        """The matter and the steps, of figures of different sources of which the later is the higher: a rise, or another count.

        Args:
            subject: An incident or campaign.
        """
        for outcome, _, members in self._joined(subject, self._may_rise):
            people = sorted({counted.people for counted in members}, key=lambda name: (name != EVERYBODY, name))
            ordered = sorted(members, key=lambda c: (c.figure.as_of, c.figure.min, c.figure.claim_id))
            steps = [(c, self._speakers.of(c.claim).name) for c in ordered]
            yield (
                told_of(outcome, people),
                tuple(Step(c.figure.as_of, f"{word_counted(c.figure, c.people)}{SAID_BY}{name}", c.figure.claim_id) for c, name in steps),
            )

    def _joined(self, subject: Incident | Campaign, join: Join) -> Iterator[tuple[str, Scope, list[_Counted]]]:
        """The outcome, the scope and the figures, of those that are joined pair by pair, in the order of days and numbers."""
        by_kind: dict[tuple[str, Scope], list[_Counted]] = defaultdict(list)
        for counted_set in self._figures.count(subject) if len(subject.figures) > 1 else ():
            if counted_set.scope is not Scope.PLACE_AND_PERIOD:
                by_kind[counted_set.outcome_in_words, counted_set.scope].extend(self._exact(counted_set))
        for (outcome, scope), figures in by_kind.items():
            whole = [counted for counted in figures if not self._is_one_of_several(counted, figures)]
            for members in _groups_of(whole, join):
                yield outcome, scope, members

    def _exact(self, counted: FigureSet) -> Iterator[_Counted]:
        """The figures that have a day, are exact enough, and of the whole."""
        for figure in counted.figures:
            claim = self._words.claims.get(figure.claim_id)
            if claim is None or not figure.as_of:
                continue
            text = self._words.reports[figure.report_id].text
            if not (is_vague(figure, claim, text) or _is_share(claim, text) or _is_of_another(claim, text)):
                yield _Counted(counted.group, figure, claim, text)

    def _is_one_of_several(self, one: _Counted, others: Sequence[_Counted]) -> bool:
        """Whether its source gives several numbers of the same people on one day in one report: strike by strike, none the whole."""
        key = self._speakers.of(one.claim).key
        return any(
            other.figure.report_id == one.figure.report_id
            and other.figure.as_of == one.figure.as_of
            and other.people == one.people
            and _exclude(one.figure, other.figure)
            and self._speakers.of(other.claim).key == key
            for other in others
        )

    def _oppose(self, one: _Counted, other: _Counted) -> bool:
        """Whether no number fits both, and the later is not the higher."""
        return self._differ(one, other) and not _is_later_and_higher(one.figure, other.figure)

    def _may_rise(self, one: _Counted, other: _Counted) -> bool:
        """Whether no number fits both, and the later is the higher."""
        return self._differ(one, other) and _is_later_and_higher(one.figure, other.figure)

    def _differ(self, one: _Counted, other: _Counted) -> bool:
        """Whether no number fits both, and they are of different sources that may mean the same people."""
        if not _exclude(one.figure, other.figure) or not one.may_be_of(other):
            return False
        if _FIGHTERS in (one.people, other.people) and not _nouns(one.figure) & _nouns(other.figure):
            return False
        if not self._speakers.differ([one.claim], [other.claim]):
            return False
        return one.figure.report_id != other.figure.report_id or all(map(self._says_itself, (one.claim, other.claim)))

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


def word_counted(figure: Figure, group: str) -> str:
    """A number with its bounds in words, and with the source's own words where it names those counted one by one.

    Args:
        figure: The figure.
        group: Whom it counts, as `read_people` says.
    """
    named = named_one_by_one(figure, group)
    return f"{_bounds(figure)} ({named})" if named else _bounds(figure)


def told_of(outcome: str, people: Sequence[str]) -> str:
    """What figures tell of, in words: "killed (everybody counted)".

    Args:
        outcome: What happened to those counted.
        people: Whom the figures count.
    """
    return f"{outcome} ({_in_words(people)})"


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


def _is_later_and_higher(one: Figure, other: Figure) -> bool:
    """Whether one of two figures of different days is of the later day and the higher: it may be what the other rose to."""
    earlier, later = sorted((one, other), key=lambda f: f.as_of)
    return earlier.as_of < later.as_of and later.min > earlier.min


def _groups_of(figures: Sequence[_Counted], join: Join) -> list[list[_Counted]]:
    """Figures that are joined with one another, directly or by others."""
    groups: list[list[_Counted]] = []
    for figure in figures:
        near = [g for g in groups if any(join(figure, other) for other in g)]
        groups = [g for g in groups if g not in near]
        groups.append([*(other for g in near for other in g), figure])
    return [g for g in groups if len(g) > 1]


def _in_words(people: Sequence[str]) -> str:
    """Whom figures count, so that nobody reads "killed, all" as if all had been killed."""
    return " and ".join("everybody counted" if name == EVERYBODY else word_group(name) for name in people)


def _label_side(outcome: str, same: Sequence[_Counted], *, is_one_group: bool, is_one_day: bool) -> str:
    """What one of the sides says: "3 killed (civilians, as of 2031-05-06)", by a source's own words where it names people one by one."""
    named = [words for counted in same if (words := named_one_by_one(counted.figure, counted.people))]
    others = [_in_words([counted.people]) for counted in same if not named_one_by_one(counted.figure, counted.people)]
    told = [] if is_one_group and not named else ["; ".join(dict.fromkeys([*others, *named]))]
    told += [] if is_one_day else [f"as of {same[0].figure.as_of}"]
    more = f" ({', '.join(told)})" if told else ""
    return f"{_bounds(same[0].figure)} {outcome}{more}"


def _bounds(figure: Figure) -> str:
    return word_bounds(figure.min, figure.max)


@cache
def _vague() -> dict[str, int]:
    plurals = load_vocabulary("counts")[_VAGUE]
    return {str(word): int(least) for word, least in plurals.items()} if isinstance(plurals, dict) else {}
