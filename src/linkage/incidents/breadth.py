"""Scenes -> how much they tell of: one incident, a campaign of some length, a whole war."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from linkage.incidents.period import LAST, Period
from linkage.incidents.scene import DEEDS_AND_HARM, DISTINCT_TARGETS, MANY, SHORT_DAYS, Level, Scene
from linkage.model.claim import ClaimKind
from linkage.model.place import WherePrecision
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.actnames import names_act
from linkage.vocab.gazetteer import fold_place_name
from linkage.vocab.tolls import is_war_toll

_TOWNS = 3  # more than so many attacked in one account: it tells of a war
_DOING = re.compile(r"(?:\w+ly )?(\w+ing)\s+(?!of\b)", re.IGNORECASE)
_TOLD_DOING = re.compile(
    r"\b(?:accus(?:ed?|es|ing)(?: (?!of\b)[\w’'-]+){0,4} of|den(?:y|ies|ied|ying)) (?:\w+ly )?(\w+ing)\b", re.IGNORECASE
)
_AND_OTHERS = re.compile(r"\band other((?: [\w’'-]+){1,3})", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n+")


@lru_cache(maxsize=8192)
def sentence_ends(report: Report) -> tuple[int, ...]:
    """Where the sentences of a report end, without its last.

    Args:
        report: The report.
    """
    return tuple(m.end() for m in _SENTENCE_END.finditer(report.text))


@lru_cache(maxsize=4096)
def sentences_of(scene: Scene) -> str:
    """The sentences over which the quote of a scene runs.

    Args:
        scene: The scene.
    """
    report, quote = scene.report, scene.claim.quote
    ends = sentence_ends(report)
    before, behind = bisect_right(ends, quote.start), bisect_left(ends, quote.end)
    start = ends[before - 1] if before > 0 else 0
    end = ends[behind] if behind < len(ends) else len(report.text)
    return report.text[start:end]


def sentence_start(scene: Scene) -> int:
    """Where the sentence starts in which the quote of a scene begins.

    Args:
        scene: The scene.
    """
    ends = sentence_ends(scene.report)
    before = bisect_right(ends, scene.claim.quote.start)
    return ends[before - 1] if before > 0 else 0


@lru_cache(maxsize=4096)
def breadth_of(scene: Scene) -> str:
    """Whether the words of a scene tell of a "war", of what is "lasting", whether only its sentence does ("lasting about"), or "one".

    Args:
        scene: The scene.
    """
    own = f"{scene.claim.quote.of(scene.report.text)} {scene.claim.word('time') or ''}"
    for name in ("war", "lasting"):
        if has_cue(own, name):
            return name
    about = sentences_of(scene)
    return "lasting about" if has_cue(about, "war") or has_cue(about, "lasting") else "one"


def has_cue(text: str, section: str) -> bool:
    """Whether a text holds a word or phrase of a section of the vocabulary of discourse.

    Args:
        text: Some words.
        section: "war", "lasting", ...
    """
    if text.isascii():
        return _small_cues(section).search(text.lower()) is not None
    return _cues(section).search(text) is not None


@cache
def _small_cues(section: str) -> re.Pattern[str]:
    """The same for texts in small letters, which is found much more quickly than whatever the letters."""
    return re.compile(_cues(section).pattern.lower(), re.ASCII)


@cache
def _cues(section: str) -> re.Pattern[str]:
    forms = (re.escape(cue.removesuffix("*")) + (r"\w*" if cue.endswith("*") else "") for cue in load_phrases("discourse", section))
    return re.compile(rf"\b(?:{'|'.join(sorted(forms))})\b", re.IGNORECASE)


def level_of(account: Sequence[Scene]) -> Level:
    """What most scenes of an account say that it tells of: one incident, a campaign, a war.

    Args:
        account: Scenes of one report that tell of one event.
    """
    if any(s.act == "siege" for s in account):
        return Level.CAMPAIGN
    if any(_is_invasion(s) for s in account) or 2 * sum(tells_war_toll(s) for s in account) > len(account):
        return Level.WAR
    if len({s.town.id for s in account if s.town is not None and s.claim.kind is ClaimKind.ATTACK}) > _TOWNS:
        return Level.WAR
    deeds = [s for s in account if s.claim.kind in DEEDS_AND_HARM]
    if 2 * sum(is_habit(s) for s in deeds) > len(deeds):
        return Level.WAR
    votes = Counter(vote for s in account if (vote := vote_of(s)) is not None)
    days = sum(span_of(s) == "day" for s in account)
    votes[Level.INCIDENT] += days
    if days == 0 and any(map(_is_town_ruined, account)) and not any(s.target in DISTINCT_TARGETS for s in account):
        return Level.CAMPAIGN
    if votes[Level.INCIDENT] >= votes[Level.CAMPAIGN] and votes[Level.INCIDENT] > 0 and not _is_only_since(account):
        return Level.INCIDENT
    countries = sum(s.place is not None and s.place.precision is WherePrecision.COUNTRY for s in account)
    places = sum(s.place is not None for s in account)
    if 2 * countries > places or (places == 0 and any(breadth_of(s) == "war" for s in account)):
        return Level.WAR
    if votes[Level.CAMPAIGN] == 0 and any(s.claim.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE) for s in account):
        return Level.INCIDENT
    return Level.CAMPAIGN if places > 0 else Level.OPEN


def _is_only_since(account: Sequence[Scene]) -> bool:
    """Whether every time that an account states only says since when; what befell one building is an incident all the same."""
    times = [t for s in account if (t := stated_time(s)) is not None]
    goes = any(map(goes_on, account))
    return (times != [] or goes) and all(t.end == LAST for t in times) and not any(s.target in DISTINCT_TARGETS for s in account)


def _is_invasion(scene: Scene) -> bool:
    """Whether it tells that a whole country was attacked by war."""
    if scene.act != "other" or scene.place is None or scene.place.precision is not WherePrecision.COUNTRY:
        return False
    return has_cue(scene.claim.quote.of(scene.report.text), "invasion")


def _on_whole_country(scene: Scene) -> bool:
    """Whether it tells of a war on a country, which begins on a day and does not end on it."""
    return scene.place is not None and scene.place.precision is WherePrecision.COUNTRY and breadth_of(scene) == "war"


def _runs(scene: Scene) -> bool:
    """Whether its time only says since when, or for how long."""
    return has_cue(scene.claim.word("time") or "", "running")


@lru_cache(maxsize=4096)
def goes_on(scene: Scene) -> bool:
    """Whether the words of a deed or harm tell of what is done again and again at the time of the report, and so of no single day.

    Args:
        scene: The scene.
    """
    return scene.claim.kind in DEEDS_AND_HARM and has_cue(scene.claim.quote.of(scene.report.text), "going on")


def stated_time(scene: Scene) -> Period | None:
    """The time that a scene states for what was done or suffered; when somebody spoke, or was in command, is another time.

    Args:
        scene: The scene.
    """
    period = scene.period
    return period if scene.claim.kind in DEEDS_AND_HARM and period is not None and period.stated else None


def tells_war_toll(scene: Scene) -> bool:
    """Whether it counts so many people that no battle, siege or month can have cost them: the toll of a war.

    Args:
        scene: The scene.
    """
    count = scene.claim.number("min")
    return count is not None and is_war_toll(scene.claim.word("outcome") or "", count)


def span_of(scene: Scene) -> str:
    """Whether the time of a scene is a "day", "lasts" for more, or is not told (""); a siege lasts whatever its time.

    Args:
        scene: The scene.
    """
    stated = stated_time(scene)
    if scene.act == "siege" or _runs(scene) or goes_on(scene):
        return "lasts"
    return "" if stated is None else "day" if stated.days <= SHORT_DAYS else "lasts"


def vote_of(scene: Scene) -> Level | None:
    """What a scene by itself says that its account tells of: an incident or a campaign; None where it says neither.

    Args:
        scene: The scene.
    """
    stated = stated_time(scene)
    time = scene.claim.word("time") or ""
    if scene.act == "siege" or _runs(scene) or goes_on(scene) or _on_whole_country(scene):
        return Level.CAMPAIGN
    if stated is not None and stated.days <= SHORT_DAYS:
        return Level.INCIDENT
    if stated is not None and has_cue(time, "spans"):
        return Level.CAMPAIGN  # without such words ("last week", "in May") it is a day that is not told
    words = f"{scene.claim.word('target') or ''} {scene.claim.word('object') or ''}"
    if MANY.search(words) is not None:
        return Level.CAMPAIGN
    if scene.target in DISTINCT_TARGETS:
        return Level.INCIDENT
    if _is_town_ruined(scene):
        return Level.CAMPAIGN
    if breadth_of(scene) in ("war", "lasting"):
        return Level.CAMPAIGN
    if scene.report.record or (scene.act == "other" and scene.target in ("", "other") and scene.place is not None):
        return Level.CAMPAIGN if scene.claim.kind is ClaimKind.ATTACK else None
    if breadth_of(scene) == "one" and scene.claim.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE):
        return Level.INCIDENT
    return None


def _is_town_ruined(scene: Scene) -> bool:
    """Whether it tells, without a day, that a whole town was ruined: no single strike does that."""
    if scene.claim.kind is not ClaimKind.DAMAGE or scene.place is None or scene.place.population == 0:
        return False
    ruined, town = (set(fold_place_name(words).split()) for words in (scene.claim.word("object") or "", scene.place.name))
    return ruined <= town | set(load_phrases("discourse", "whole town"))


@lru_cache(maxsize=4096)
def is_habit(scene: Scene) -> bool:
    """Whether a news report tells of a side's way of fighting, and not of a deed: no place of its own, no time, nothing that was hit.

    "They are accused of using barrel bombs", "it denies using gas", "it continues to kill civilians"; not "the bombing of the clinic". Such
    a claim is of the war, however near to an incident it is told. The records of sanctions lists tell little else, and are left out.

    Args:
        scene: The scene.
    """
    claim = scene.claim
    if claim.kind not in (ClaimKind.RESPONSIBILITY, ClaimKind.ATTACK) or scene.report.record or scene.target in DISTINCT_TARGETS:
        return False
    if claim.word("time") is not None or _has_own_place(scene):
        return False
    quote = claim.quote.of(scene.report.text)
    if any(word.endswith("s") and names_act(word) for words in _AND_OTHERS.findall(quote) for word in words.lower().split()):
        return True  # "gas and other attacks" are no single one
    if claim.kind is ClaimKind.ATTACK:
        told = _TOLD_DOING.search(quote)
        return told is not None and not names_act(told[1])
    doing = _DOING.match(claim.word("act") or "")
    return (doing is not None and not names_act(doing[1])) or has_cue(quote, "habit")


def _has_own_place(scene: Scene) -> bool:
    """Whether the words of a claim name its place; one that it has from words before says nothing of a habit."""
    place = scene.claim.role("place")
    return scene.place is not None and (place is None or place.span is None or scene.claim.quote.covers(place.span))
