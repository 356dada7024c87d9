"""Scenes of an incident -> when it was, by those who tell of it alone, and who gives that time and who another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from linkage.incidents.breadth import sentences_of
from linkage.incidents.period import FIRST, Period
from linkage.incidents.scene import DEEDS_AND_HARM, Scene
from linkage.incidents.scenegroup import Group
from linkage.model.claim import ClaimKind
from linkage.model.when import When
from linkage.vocab import load_phrases
from linkage.vocab.accusing import told_act
from linkage.vocab.conditions import read_words
from linkage.vocab.movements import tells_deportation, tells_own_will


@dataclass(frozen=True, slots=True)
class Timing:
    """When an incident was.

    Args:
        period: The days that those who tell of it allow.
        when: The same as a time with its words.
        timed_by: Ids of the claims that give this very time; where none does alone, of all that tell of it and date it.
        other_times: Ids of the other claims that date it: with a wider or another time, or of who denies it, tells it otherwise or is only
            passed on.
        is_found: Whether the day is that on which the dead were found, who died on any day before; of an act that is told, none is.
    """

    period: Period | None
    when: When
    timed_by: tuple[str, ...]
    other_times: tuple[str, ...]
    is_found: bool = False

    def said_of(self, words: str) -> str:
        """A time in words, with how near it is known and what was found then.

        Args:
            words: The time in words.
        """
        about = "about " if self.when.edtf.endswith("~") else ""
        return f"{about}{words}{', when bodies were found' if self.is_found else ''}"


def time_incident(scenes: Sequence[Scene], telling: Sequence[Scene]) -> Timing:
    """When an incident was: no time of who denies it, is only passed on or tells of another movement of people dates what others tell.

    Args:
        scenes: All scenes of the incident, in reading order.
        telling: Those that tell of it.
    """
    own = _of_one_account(telling)
    period = Group.of_scenes(own).period
    is_stated = period is not None and period.stated
    dated = [s for s in scenes if _is_dated(s)]
    giving = [s for s in dated if s in own]
    giving = [s for s in giving if s.period == period] or giving
    is_found = is_stated and giving != [] and all(_tells_finding(s) for s in giving) and not any(told_act(s.claim) for s in telling)
    if is_found and period is not None:
        period = Period(FIRST, period.end)
    about = "~" if is_stated and not is_found and giving and all(_is_about(s) for s in giving) else ""
    when = When(_wording(giving or own), period.edtf() + about) if period is not None and is_stated else When(_undated_wording(own), "")
    return Timing(period, when, tuple(s.claim.id for s in giving), tuple(s.claim.id for s in dated if s not in giving), is_found)


def _of_one_account(telling: Sequence[Scene]) -> Sequence[Scene]:
    """Those who tell of a deportation, where somebody does, without those who tell the same movement as an evacuation."""
    deporting = [s for s in telling if tells_deportation(s.claim, s.report.text)]
    if not deporting:
        return telling
    return [s for s in telling if s in deporting or not tells_own_will(s.claim, read_words(s.claim, s.report.text))]


def _is_dated(scene: Scene) -> bool:
    """Whether a claim of a deed or harm gives a time that fixes days."""
    return scene.claim.kind in DEEDS_AND_HARM and scene.period is not None and scene.period.stated


def _wording(scenes: Sequence[Scene]) -> str:
    """The words that date it; those of the deed or harm before when somebody spoke or commanded."""
    found = sorted((s for s in scenes if s.claim.when is not None), key=lambda s: s.claim.kind not in DEEDS_AND_HARM)
    dated = [s.claim.when.text for s in found if s.claim.when is not None and s.claim.when.edtf]
    return dated[0] if dated else _undated_wording(scenes)


def _undated_wording(scenes: Sequence[Scene]) -> str:
    """The words that tell when it was done and fix no date; "" where there are none: when somebody spoke is another time."""
    return next((w.text for s in scenes if s.claim.kind in DEEDS_AND_HARM and (w := s.claim.when) is not None and not w.edtf), "")


def _is_about(scene: Scene) -> bool:
    """Whether a claim gives a day of which its words say only about when it was ("three weeks ago")."""
    return scene.claim.when is not None and scene.claim.when.edtf.endswith("~") and "/" not in scene.claim.when.edtf


def _tells_finding(scene: Scene) -> bool:
    """Whether a count of the dead is told of bodies that were found: the day is that of the finding."""
    if scene.claim.kind is not ClaimKind.CASUALTIES or scene.claim.word("outcome") != "killed":
        return False
    return _finding().search(sentences_of(scene)) is not None


@cache
def _finding() -> re.Pattern[str]:
    found, remains = ("|".join(map(re.escape, load_phrases("outcomes", section))) for section in ("finding", "remains"))
    return re.compile(rf"\b(?:{found})\b[^.;:]{{0,40}}?\b(?:{remains})\b|\b(?:{remains})\b[^.;:]{{0,60}}?\b(?:{found})\b", re.IGNORECASE)
