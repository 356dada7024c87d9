"""The heading of an incident: its act where a claim gives one, else the harm that is told; when it was, in words."""

import re
from collections.abc import Sequence
from datetime import date

from linkage.incidents.actword import names_act
from linkage.incidents.breadth import sentence_start
from linkage.incidents.period import Period
from linkage.incidents.scene import DISTINCT_TARGETS, Scene
from linkage.model.claim import ClaimKind
from linkage.vocab.accusing import told_act

UNTOLD = "act-not-told"
_ACTS = {"chemical": "chemical attack", "execution": "killing", "missile": "missile strike", "other": "attack"}
_HARM = {"killed": "deaths", "injured": "injuries", "missing": "missing people", "trapped": "trapped people", "displaced": "displacement"}


def head_of(act: str, scenes: Sequence[Scene], target: str | None) -> str:
    """What a heading says is reported: the act, else the harm, which is no act; else that no act is told.

    Args:
        act: The act that claims give; "" where none gives one.
        scenes: The scenes that tell of the incident.
        target: The kind of thing that it is said to have hit.
    """
    if act:
        return f"Reported {_ACTS.get(act, act)}"
    harm = untold_harm(scenes, target)
    return f"Reported {harm}" if harm else "Act not told"


def untold_harm(scenes: Sequence[Scene], target: str | None) -> str:
    """The harm that is told where nobody tells the act: damage to the very thing named with it, else what became of people; "" for none.

    Args:
        scenes: The scenes that tell of the incident.
        target: The kind of thing that it is said to have hit.
    """
    if any(s.claim.kind is ClaimKind.DAMAGE and (s.target == target or target not in DISTINCT_TARGETS) for s in scenes):
        return "damage"
    outcomes = {s.claim.word("outcome") for s in scenes if s.claim.kind is ClaimKind.CASUALTIES and s.claim.number("max") != 0}
    return next((word for outcome, word in _HARM.items() if outcome in outcomes), "")


def time_in_words(period: Period | None, act: str, giving: Sequence[Scene], telling: Sequence[Scene]) -> str:
    """When it was; where those who give that time give another act or none, of what they tell it: "2031, as told of a bombing".

    A heading with the act of one claim and the time of another would say what nobody says.

    Args:
        period: The days.
        act: The act of the heading; "" where none is told.
        giving: The scenes that give this time.
        telling: All that tell of the incident.
    """
    words = date_in_words(period)
    if period is None or not period.stated or act == "" or not giving:
        return words
    acting = [scene for scene in telling if told_act(scene.claim) == act]
    if any(_tells_of(scene, act) or any(_in_one_sentence(scene, other) for other in acting) for scene in giving):
        return words
    return f"{words}, as told of {_told_of(giving[0])}"


def _tells_of(scene: Scene, act: str) -> bool:
    """Whether a scene tells of an act: a row of a table does as a whole, and an attack without its means may be of any."""
    return scene.claim.record is not None or told_act(scene.claim) in (act, "other") or names_act(scene, act)


def _in_one_sentence(one: Scene, other: Scene) -> bool:
    return one.report.id == other.report.id and sentence_start(one) == sentence_start(other)


def _told_of(scene: Scene) -> str:
    """What a scene tells of instead: another act, else its harm."""
    act = told_act(scene.claim)
    if act:
        word = _ACTS.get(act, act)
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    return untold_harm([scene], scene.target) or "something else"


def date_in_words(period: Period | None) -> str:
    """A day, a month or an interval as people write it."""
    if period is None or not period.stated:
        return "date not told"
    if period.days == 1:
        return f"{period.first_day.day} {period.first_day:%B %Y}"
    first, slash, last = period.edtf().partition("/")
    if slash == "":
        return _one_date(first)
    if last in ("", ".."):
        return f"from {_one_date(first)}"
    return f"until {_one_date(last)}" if first in ("", "..") else f"{_one_date(first)} to {_one_date(last)}"


def _one_date(told: str) -> str:
    """A day or month in words; a year, or what is no plain date, as it is."""
    if re.fullmatch(r"\d{4}-\d{2}", told):
        return f"{date.fromisoformat(told + '-01'):%B %Y}"
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        day = date.fromisoformat(told)
        return f"{day.day} {day:%B %Y}"
    return told
