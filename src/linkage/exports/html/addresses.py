"""Where each page of the case file lies: relative addresses and file names that every file system takes."""

import hashlib
import re

from linkage.model.claim import ClaimKind
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident
from linkage.model.report import Report

LONGEST_NAME = 60  # characters of a file name before its ending; long enough to read, short enough for every file system
UNSAFE = re.compile(r"[^a-z0-9]+")
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d", re.ASCII)  # names that Windows keeps for devices


def name_file(key: str) -> str:
    """A file name, without its ending, for an id: letters a-z, digits and dashes only.

    Args:
        key: The id. Where it is not such a name already, eight digits of its hash keep two ids apart.

    Returns:
        The same name for the same id in every run, and different names for different ids.
    """
    name = UNSAFE.sub("-", key.lower()).strip("-")
    if name != "" and name == key and len(name) <= LONGEST_NAME and RESERVED.fullmatch(name) is None:
        return name
    return f"{name[:LONGEST_NAME].strip('-')}-{hashlib.sha256(key.encode()).hexdigest()[:8]}".lstrip("-")


def number_page(address: str, number: int) -> str:
    """The address of the n-th page of a long list ("claims/attack-2.html"); the first keeps the plain address."""
    return address if number == 1 else f"{address.removesuffix('.html')}-page-{number}.html"


def address_report(number: int, report: Report) -> str:
    """The page of the report that is cited as [number]."""
    return f"reports/{number:04d}-{report.short_id}.html"


def address_entity(entity: Entity) -> str | None:
    """The page of a person or body; None for a place, which has none."""
    if entity.type is EntityType.PLACE:
        return None
    name = name_file(entity.id.removeprefix(f"{entity.type}:"))
    return f"people/{name}.html" if entity.type is EntityType.PERSON else f"bodies/{entity.type}-{name}.html"


def address_incident(incident: Incident) -> str:
    """The page of an incident."""
    name = name_file(incident.id.removeprefix("incident:"))
    return f"incidents/{name}.html"


def address_campaign(campaign: Campaign) -> str:
    """The page of a campaign."""
    return f"campaigns/{name_file(campaign.id)}.html"


def address_chain(person: Entity) -> str:
    """The page of the posts and command around a person."""
    return f"command/{name_file(person.id.removeprefix(f'{person.type}:'))}.html"


def address_comparison(first: Campaign, second: Campaign) -> str:
    """The page that sets two campaigns beside each other."""
    return f"compare/{name_file(f'{first.id}-and-{second.id}')}.html"


def address_matrix(person: Entity, subject: Incident | Campaign) -> str:
    """The linkage matrix of a person and an incident or campaign."""
    kind = "incident" if isinstance(subject, Incident) else "campaign"
    return f"linkage/{name_file(f'{person.id}--{kind}-{subject.id}')}.html"


def address_kind(kind: ClaimKind) -> str:
    """The first page of the claims of a kind."""
    return f"claims/{kind}.html"


def anchor_quote(claim_id: str) -> str:
    """The anchor of a claim's highlighted words in its report."""
    return f"q-{claim_id}"


def anchor_claim(claim_id: str) -> str:
    """The anchor of a claim's note beside its report."""
    return f"c-{claim_id}"
