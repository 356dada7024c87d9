"""Claim -> Scene: what a claim says was done, to what, where and when, in a form that can be compared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from linkage.incidents.period import LAST, Period, period_of_edtf, read_period
from linkage.incidents.rows import days_in_a_row
from linkage.model.claim import Claim, ClaimKind
from linkage.model.entity import Entity
from linkage.model.place import Place, WherePrecision
from linkage.model.record import Record
from linkage.model.report import NEWS_DAYS, Report
from linkage.model.telling import OF_ACT_OR_HARM
from linkage.vocab import load_phrases
from linkage.vocab.gazetteer import Gazetteer
from linkage.vocab.points import pinned_place

# Kinds that tell of something that happened; the others say who somebody is.
HAPPENINGS = frozenset(
    [
        ClaimKind.ATTACK, ClaimKind.CASUALTIES, ClaimKind.DAMAGE, ClaimKind.DEPRIVATION, ClaimKind.RESPONSIBILITY, ClaimKind.COMMAND,
        ClaimKind.STATEMENT, ClaimKind.SIMILARITY,
    ]
)  # fmt: skip
# Kinds that tell of what was done or suffered, and so of when it was: somebody's command or words have times of their own.
DEEDS_AND_HARM = OF_ACT_OR_HARM
# Targets that are one building, column or crowd: what happens to them is an incident even where no day is given.
DISTINCT_TARGETS = frozenset(
    ["hospital", "school", "theatre", "market", "shelter", "convoy", "religious", "journalists", "cultural", "aid"]
)
AID = frozenset(["aid", "convoy"])  # a convoy of aid is told by those who drive it too
_TARGET_WORDS = (
    ("hospital", "hospital clinic maternity medical роддом больниц госпитал"), ("theatre", "theatre theater театр"),
    ("school", "school kindergarten"), ("convoy", "convoy trucks truck"), ("market", "market bazaar"), ("religious", "mosque church"),
)  # fmt: skip
_HOSPITALS = tuple(dict(_TARGET_WORDS)["hospital"].split())
MANY = re.compile(r"\b(?:hospitals|clinics|schools|markets|mosques|churches|bakeries|shelters|medical facilities)\b", re.IGNORECASE)
SIDE_OF_TOWN = re.compile(r"^(?:eastern|western|northern|southern)\b", re.IGNORECASE)
_WAR = re.compile(r"\b(?:conflict|war|uprising|invasion|civil war)\b", re.IGNORECASE)
_SPAN_WORDS = re.compile(
    r"\b(?:since|during this period|during the (?:siege|war|conflict|offensive)|for (?:weeks|months|years|days)|so far|over the past)\b",
    re.IGNORECASE,
)
_CAMPAIGN_WORDS = re.compile(
    r"\b(?:siege|besieg\w*|encircl\w*|offensive|invasion|war|campaign|bombardments?|capture|storming|assaults?|"
    r"operations?|shelling of|fighting)\b",
    re.IGNORECASE,
)
SHORT_DAYS = 3  # an incident covers no more
_RECORD_DAYS = 31  # a row of a table that covers more counts a place over a period


class Level(StrEnum):
    """How much a claim is about."""

    INCIDENT = "incident"
    CAMPAIGN = "campaign"
    WAR = "war"
    OPEN = "open"  # names neither a place of its own nor a day: it belongs to what stands beside it


@dataclass(frozen=True, slots=True)
class Scene:
    """What a claim tells of.

    Args:
        claim: The claim.
        report: Its report.
        act: A closed word of `CODES["act"]`, or "" where the claim names none.
        target: A closed word for the thing attacked, or "".
        building: Id of the named building that was attacked, or "".
        place: The place named, as the gazetteer has it.
        town: The town that holds the place; the place itself where none does.
        period: The days the claim allows, with those taken from the report's date where it gives none.
        level: How much the claim is about.
    """

    claim: Claim
    report: Report
    act: str
    target: str
    building: str
    place: Place | None
    town: Place | None
    period: Period | None
    level: Level

    def __hash__(self) -> int:
        return hash(self.claim)

    @property
    def order(self) -> tuple[str, int, str]:
        """Reading order."""
        return self.report.id, self.claim.quote.start, self.claim.id


class SceneReader:
    """Reads scenes with what the entities say about places.

    Args:
        reports: The reports.
        entities: The resolved entities.
        gazetteer: Places by id and by name.
    """

    def __init__(self, reports: Sequence[Report], entities: Sequence[Entity], gazetteer: Gazetteer) -> None:
        self._reports: Mapping[str, Report] = {r.id: r for r in reports}
        self._gazetteer = gazetteer
        self._entity = {(n.claim_id, n.role): e for e in entities for n in e.namings}

    def read(self, claim: Claim) -> Scene | None:
        """The scene of a claim; None where the claim tells of nothing that happened, or its report is not given.

        Args:
            claim: A claim.
        """
        report = self._reports.get(claim.report_id)
        if claim.kind not in HAPPENINGS or report is None:
            return None
        act = (claim.word("act") or "") if claim.kind is ClaimKind.ATTACK else ""
        if claim.record is not None:
            return self._of_record(claim, claim.record, report, act)
        place, building = self._place(claim)
        town = self.town_of(place)
        target = claim.word("target_type") or self._target_of_words(claim) or _victims_hit(claim)
        stated = _left_open(claim, days_in_a_row(claim.quote.of(report.text), read_period(claim.when)))
        level = self._level(claim, act, target, place, stated)
        period = stated if stated is not None else _period_of_report(report)
        return Scene(claim, report, act, target, building, place, town, period, level)

    def _of_record(self, claim: Claim, record: Record, report: Report, act: str) -> Scene:
        """The scene of a row of a table, which says by its own cells where and when it was."""
        place, holder = pinned_place(claim.word("place") or "", record.where, self._gazetteer)
        known = holder if place is not None and holder is not None and holder.id == place.id else place
        period = read_period(claim.when)
        level = Level.INCIDENT if period is None or period.days <= _RECORD_DAYS else Level.CAMPAIGN
        return Scene(claim, report, act, claim.word("target_type") or "", "", place, self.town_of(known), period, level)

    def town_of(self, place: Place | None) -> Place | None:
        """The town that holds the place; the place itself where none does."""
        step, steps = place, 0
        while step is not None and step.within is not None and step.precision <= WherePrecision.NEAR and steps < 4:
            above = self._gazetteer.by_id(step.within)
            if above is None or above.precision >= WherePrecision.DISTRICT:
                break
            step, steps = above, steps + 1
        return step

    def _place(self, claim: Claim) -> tuple[Place | None, str]:
        found: list[Place] = []
        building = ""
        roles = ("target", "object", "first") if _is_taken_to(claim) else ("target", "object", "place", "first")
        for role in roles:
            entity = self._entity.get((claim.id, role))
            if entity is None:
                continue
            place = None if entity.place_id is None else self._gazetteer.by_id(entity.place_id)
            if place is not None:
                found.append(place)
            elif " " in entity.name or role != "place":
                building = building or entity.id
        # The narrower of target and place, unless they lie apart.
        place = min(found, key=lambda p: (p.precision, p.population > 0, p.id), default=None)
        return place, building

    @staticmethod
    def _target_of_words(claim: Claim) -> str:
        # A hospital is where the injured of any attack are treated: as the place of casualties it was not attacked.
        roles = (
            ("target", "object", "act", "operation")
            if claim.kind is ClaimKind.CASUALTIES
            else ("target", "object", "place", "act", "operation")
        )
        told = (_military_schools().sub("", str(claim.value(r) or "").casefold()) for r in roles)  # what was hit before what it was part of
        return next((kind for words in told for kind, stems in _TARGET_WORDS if any(s in words for s in stems.split())), "")

    @staticmethod
    def _level(claim: Claim, act: str, target: str, place: Place | None, stated: Period | None) -> Level:
        time = claim.word("time") or ""
        words = " ".join(str(claim.value(r) or "") for r in ("act", "operation", "target", "first", "second"))
        long = (stated is not None and stated.days > SHORT_DAYS) or _SPAN_WORDS.search(time) is not None
        if claim.word("outcome") == "displaced" and place is not None and place.precision is WherePrecision.COUNTRY:
            return Level.OPEN  # the country is where they went
        if place is not None and place.precision is WherePrecision.COUNTRY and (long or stated is None):
            return Level.WAR
        if _WAR.search(time) is not None and long:
            return Level.WAR
        if act == "siege":
            return Level.CAMPAIGN
        lasting = _SPAN_WORDS.search(time) is not None or (long and claim.when is not None and "/" in claim.when.edtf)
        many = MANY.search(f"{claim.word('target') or ''} {claim.word('object') or ''}") is not None
        if many and stated is None and place is not None:
            return Level.CAMPAIGN
        if target in DISTINCT_TARGETS and not lasting and claim.kind in (ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY, ClaimKind.DAMAGE):
            return Level.INCIDENT
        if stated is not None and not long and (place is not None or claim.kind is ClaimKind.ATTACK):
            return Level.INCIDENT
        if long and place is not None:
            return Level.CAMPAIGN
        if (
            place is not None
            and place.precision <= WherePrecision.NEAR
            and place.within is not None
            and place.population == 0
            and stated is None
        ):
            return Level.INCIDENT if claim.kind is ClaimKind.ATTACK and not SIDE_OF_TOWN.search(place.name) else Level.OPEN
        if claim.kind is ClaimKind.ATTACK and place is not None:
            return Level.CAMPAIGN if act in ("other", "siege") or target in ("other", "residential", "civilians", "") else Level.INCIDENT
        if claim.kind in (ClaimKind.COMMAND, ClaimKind.RESPONSIBILITY, ClaimKind.SIMILARITY) and _CAMPAIGN_WORDS.search(words) is not None:
            return Level.CAMPAIGN
        return Level.OPEN


def _left_open(claim: Claim, stated: Period | None) -> Period | None:
    """The days stated; "since it began on the 5th" has no end."""
    time = (claim.word("time") or "").casefold()
    return replace(stated, end=LAST) if stated is not None and stated.days == 1 and time.startswith("since ") else stated


def _victims_hit(claim: Claim) -> str:
    """What was hit where those who were killed bring relief, as an attack on them has it; "" for others."""
    victims = " ".join((claim.word("victims") or "").casefold().split()[-2:])
    return "aid" if claim.word("outcome") == "killed" and victims in load_phrases("persons", "relief") else ""


def _is_taken_to(claim: Claim) -> bool:
    """Whether its place is a hospital at which injured people are treated: where that is says nothing of where they were hurt."""
    words = (claim.word("place") or "").casefold()
    return claim.word("outcome") == "injured" and any(stem in words for stem in _HOSPITALS)


@cache
def _military_schools() -> re.Pattern[str]:
    """Schools for soldiers, which are no protected school: the military targets that are called a school."""
    called = [phrase for phrase in load_phrases("targets", "military") if phrase.endswith("school")]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, called))})s?\b")


def _period_of_report(report: Report) -> Period | None:
    """The days in which an undated act of the report can have happened: the month before a news report, any day before a record."""
    if report.published is None:
        return None
    day = period_of_edtf(report.published)
    if day is None or day.end >= LAST:
        return None
    return Period(1 if report.record else day.start - NEWS_DAYS, day.end, stated=False)
