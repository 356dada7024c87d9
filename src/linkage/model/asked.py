"""What can be asked of the index of a case: which claims, incidents and entities, and in which order."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.claim import ClaimKind, Stance
from linkage.model.review import Status


class Order(StrEnum):
    """The order in which claims come up."""

    LEAST_CERTAIN = "least certain"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; what is left out does not narrow.

    Args:
        text: Words of the quote, of a role or of the source; each must stand there, as a beginning of a word.
        kind: Kind of claim.
        status: How far it was checked.
        stance: Its stance.
        source: Who says so, exactly as written.
        since: ISO date (or year, or month): the claim's time ends on it or later.
        until: ISO date (or year, or month): the claim's time begins on it or earlier.
        place: Words of its place.
        entity_id: A person, body, place or state that it names.
        incident_id: The incident or campaign that it tells of.
        report_id: The report.
        second: A person: claims that somebody else has checked once and that wait for them.
        voice: A person whose decision on the claim stands.
    """

    text: str = ""
    kind: ClaimKind | None = None
    status: Status | None = None
    stance: Stance | None = None
    source: str = ""
    since: str = ""
    until: str = ""
    place: str = ""
    entity_id: str = ""
    incident_id: str = ""
    report_id: str = ""
    second: str = ""
    voice: str = ""


class EventOrder(StrEnum):
    """The order in which incidents and campaigns come up."""

    TIME = "time"
    MOST_TOLD = "most told"


class EntityOrder(StrEnum):
    """The order in which persons and bodies come up."""

    MOST_NAMED = "most named"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the map, in degrees.

    Args:
        west: Its western edge.
        south: Its southern edge.
        east: Its eastern edge.
        north: Its northern edge.
    """

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which incidents, or which campaigns, are asked for; what is left out does not narrow.

    Args:
        campaigns: Whether campaigns are asked for, not incidents.
        text: Words of a claim that tells of it; each must stand there, as a beginning of a word.
        since: ISO date (or year, or month): its time ends on it or later.
        until: ISO date (or year, or month): its time begins on it or earlier.
        place: Words of its place.
        act: Its act.
        campaign_id: The campaign that holds it.
        entity_id: A person, body or place that a claim of it names.
        area: Where it lies.
        denied: Only those of which somebody says that it was not so.
    """

    campaigns: bool = False
    text: str = ""
    since: str = ""
    until: str = ""
    place: str = ""
    act: str = ""
    campaign_id: str = ""
    entity_id: str = ""
    area: Area | None = None
    denied: bool = False
