"""Which person a claim, or case.yaml, brings together with which incident or campaign."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkage.cases.casewords import CaseWords
from linkage.cases.reach import Reach
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import Nearness

ACCUSING = frozenset({"accused", "perpetrator", "superior"})  # roles by which a claim ties a person to an act, not as its victim or witness
Spot = tuple[str, str]  # a place of the gazetteer and a target type
TYING = (Nearness.INCIDENT, Nearness.OBJECT, Nearness.HELD)
TYING_DECLARED = (*TYING, Nearness.NAMED, Nearness.PLACED, Nearness.WIDER)  # a campaign that was found is no more than a name


def pair_up(words: CaseWords) -> Iterator[tuple[Entity, Incident | Campaign]]:
    """Each declared person with each declared campaign, and each person with what a claim names the person as the doer of.

    Args:
        words: The case.

    Yields:
        Person and subject, each pair once, in the order of the case. Victims, witnesses and speakers are in no pair of the second kind.
    """
    yield from _pair_up(words, (e for e in words.case_file.entities if e.type is EntityType.PERSON))


def pair_with(words: CaseWords, persons: Iterable[Entity]) -> list[tuple[Entity, Incident | Campaign]]:
    """The pairs of `pair_up`, of some persons only.

    Args:
        words: The case.
        persons: Persons of the case.
    """
    return list(_pair_up(words, persons))


def _pair_up(words: CaseWords, persons: Iterable[Entity]) -> Iterator[tuple[Entity, Incident | Campaign]]:
    case_file = words.case_file
    at: dict[Spot, list[str]] = defaultdict(list)
    near: dict[str, Reach] = {}
    for incident in case_file.incidents:
        if incident.place is not None and incident.target_type is not None:
            at[incident.place.id, incident.target_type].append(incident.id)
            near[incident.id] = Reach(incident, words)
    order = {incident.id: n for n, incident in enumerate(case_file.incidents)}
    reaches = [Reach(campaign, words) for campaign in case_file.campaigns]
    for person in persons:
        asked = is_asked_about(person, case_file.settings)
        named = (*((n.claim_id, n.role) for n in person.namings), *words.joint.roles(person))
        accusing = dict.fromkeys(claim_id for claim_id, role in named if role in ACCUSING and claim_id in words.claims)
        tied = [words.claims[claim_id] for claim_id in accusing]
        for campaign, reach in zip(case_file.campaigns, reaches, strict=True):
            if (asked and campaign.declared) or (tied and _tie(tied, campaign, reach, words)):
                yield person, campaign
        tied_to = sorted(order[incident_id] for incident_id in _incidents_of(tied, at, near, words))
        yield from ((person, case_file.incidents[n]) for n in tied_to)


def is_asked_about(person: Entity, settings: CaseSettings) -> bool:
    """Whether case.yaml declares a person as one of interest.

    Args:
        person: The person.
        settings: What the case asks about.
    """
    return any(set(person.names) & set(names) for names in settings.persons)


def _incidents_of(tied: Sequence[Claim], at: Mapping[Spot, Sequence[str]], near: Mapping[str, Reach], words: CaseWords) -> set[str]:
    """Ids of the incidents that claims which accuse a person tell of, or whose place and kind of object they name."""
    found: set[str] = set()
    for claim in tied:
        found.update(words.incidents_of.get(words.id_of(claim), ()))
        spots = {(place, target) for place in words.places_named(claim) for target in words.objects_named(claim)}
        found.update(i for spot in spots for i in at.get(spot, ()) if near[i].of_person(claim) in TYING)
    return found


def _tie(tied: Sequence[Claim], campaign: Campaign, reach: Reach, words: CaseWords) -> bool:
    """Whether one of the claims that accuse a person is about the campaign or an incident of it."""
    own = words.claims_of[campaign.id]
    nearness = TYING_DECLARED if campaign.declared else TYING
    return any(words.id_of(claim) in own or reach.of_person(claim) in nearness for claim in tied)
