"""A scene where it stands in its report -> what is read of it once, however many others it is held against."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from linkage.incidents.breadth import breadth_of, has_cue, is_habit, sentence_ends, sentences_of, span_of, stated_time, vote_of
from linkage.incidents.period import Period
from linkage.incidents.scene import DEEDS_AND_HARM, Scene
from linkage.model.claim import ClaimKind
from linkage.model.place import Place
from linkage.model.report import Report
from linkage.vocab import load_vocabulary

_WORD = re.compile(r"[^\W\d_]{4,}")
_LATELY = 12  # scenes: a sentence tells no more
_STEM = 6  # letters: "bombard" and "bombardment" begin alike
_NAME = re.compile(r"(?<=[\w,;:] )(?:the )?[A-Z][\w'’-]{2,}")
_DAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|September|October|November|December|"
    r"yesterday|today|overnight|(?:19|20)\d\d)s?\b"
)


@dataclass(frozen=True)
class Told:
    """A scene where it stands in its report, with what is read of it once, however many others it is held against.

    Args:
        scene: The scene.
        sentence: Number of the sentence in which its quote begins.
        place: Its place, else the last one that the report told before it.
        day: Its stated days, else those the report told last before it, as EDTF; "" where none was told.
        is_listed: Whether it is an attack on one of several things that its words name ("the shelling of a clinic and a school"), or
            lays them to somebody.
        is_behind_attack: Whether an attack is told before it in its sentence.
    """

    scene: Scene
    sentence: int
    place: Place | None
    day: str
    is_listed: bool
    is_behind_attack: bool

    @cached_property
    def stated(self) -> Period | None:
        """The days that its words give."""
        return stated_time(self.scene)

    @cached_property
    def stated_days(self) -> str:
        """The same as EDTF; "" where they give none."""
        return "" if self.stated is None else self.stated.edtf()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its quote."""
        return _stems(self.scene.claim.quote.of(self.scene.report.text))

    @cached_property
    def party(self) -> frozenset[str]:
        """The stems of those who are said to have done it."""
        words = [w for role in ("perpetrator", "accused", "superior") if (w := self.scene.claim.word(role)) is not None]
        return _stems(" ".join(words))

    @cached_property
    def source(self) -> frozenset[str]:
        """The stems of its source."""
        return _stems(self.scene.claim.source or "")

    @cached_property
    def place_words(self) -> frozenset[str]:
        """The stems of its place as written."""
        return _stems(self.scene.claim.word("place") or "")

    @cached_property
    def days(self) -> frozenset[str]:
        """The words for days in its sentences."""
        return frozenset(m.group() for m in _DAY.finditer(sentences_of(self.scene)))

    @cached_property
    def weekdays(self) -> frozenset[str]:
        """The days of the week that the time of a deed or harm names."""
        time = self.scene.claim.word("time") if self.scene.claim.kind in DEEDS_AND_HARM else None
        return frozenset(_WORD.findall((time or "").lower())) & weekday_names()

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital in its sentences, without those for days."""
        return frozenset(w.group().removeprefix("the ") for w in _NAME.finditer(sentences_of(self.scene))) - self.days

    @cached_property
    def cues(self) -> tuple[str, ...]:
        """The cues at the head of its sentence, up to its quote and a little into it."""
        report, quote = self.scene.report, self.scene.claim.quote
        ends = sentence_ends(report)
        before = bisect_right(ends, quote.start)
        opening = report.text[ends[before - 1] if before else 0 : min(quote.start + 60, quote.end)]
        return tuple(name for name in ("back", "another", "earlier", "elsewhere") if has_cue(opening, name))

    @cached_property
    def is_share(self) -> bool:
        """Whether its quote says that it counts a share of a number."""
        return has_cue(self.scene.claim.quote.of(self.scene.report.text), "shares")

    @cached_property
    def scope(self) -> str:
        """How much its words tell of."""
        return breadth_of(self.scene)

    @cached_property
    def vote(self) -> str:
        """What it says by itself that its account tells of."""
        return str(vote_of(self.scene) or "none")

    @cached_property
    def span(self) -> str:
        """Whether it is told of a day or of what lasts."""
        return span_of(self.scene)

    @cached_property
    def is_habit(self) -> bool:
        """Whether it tells of a way of fighting."""
        return is_habit(self.scene)

    @cached_property
    def outcome(self) -> str | None:
        """What became of the people it counts."""
        return self.scene.claim.word("outcome")

    @cached_property
    def count(self) -> int | None:
        """How many it counts at the least."""
        return self.scene.claim.number("min")


def tell(scenes: Sequence[Scene]) -> list[Told]:
    """The scenes of one report, each with what the report had told when it came to it.

    Args:
        scenes: In reading order.
    """
    told: list[Told] = []
    attacks = [scene for pair in pairwise(s for s in scenes if s.claim.kind is ClaimKind.ATTACK) if _is_list(*pair) for scene in pair]
    blamed = [s for s in scenes if s.claim.kind is ClaimKind.RESPONSIBILITY and any(s.claim.quote.overlaps(a.claim.quote) for a in attacks)]
    listed = set(map(id, (*attacks, *blamed)))
    place: Place | None = None
    day = ""
    for scene in scenes:
        place = scene.place if scene.place is not None else place
        if (stated := stated_time(scene)) is not None:
            day = stated.edtf()
        sentence = _number_of_sentence(scene.report, scene.claim.quote.start)
        behind = any(t.sentence == sentence and t.scene.claim.kind is ClaimKind.ATTACK for t in told[-_LATELY:])
        told.append(Told(scene, sentence, place, day, id(scene) in listed, behind))
    return told


def _is_list(first: Scene, second: Scene) -> bool:
    """Whether one wording tells that two things were hit."""
    return first.act == second.act and first.target != second.target and first.claim.quote.overlaps(second.claim.quote)


def _number_of_sentence(report: Report, at: int) -> int:
    return bisect_right(sentence_ends(report), at)


@cache
def weekday_names() -> frozenset[str]:
    """The names of the days of the week, in small letters."""
    listed = load_vocabulary("times")["weekdays"]
    return frozenset(str(name) for name in listed) if isinstance(listed, dict) else frozenset()


def _stems(text: str) -> frozenset[str]:
    return frozenset(w.group().casefold()[:_STEM] for w in _WORD.finditer(text))
