"""Which person a claim, or case.yaml, brings together with which incident or campaign."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from linkage.cases.casewords import CaseWords
from linkage.cases.reach import Reach
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim, ClaimKind
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
    ties = Ties(words)
    for person in persons:
        asked = is_asked_about(person, words.case_file.settings)
        tied = ties.claims_of(person)
        campaigns = ties.campaigns(tied)
        yield from ((person, c) for c in words.case_file.campaigns if (asked and c.declared) or c.id in campaigns)
        yield from ((person, incident) for incident in ties.incidents(tied))


class Ties:
    """What claims tie somebody to as the doer, as who answers for it, or as its commander; one rule for matrices, pages and dossiers.

    Args:
        words: The case.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._at: dict[Spot, list[str]] = defaultdict(list)
        self._near: dict[str, Reach] = {}
        for incident in words.case_file.incidents:
            if incident.place is not None and incident.target_type is not None:
                self._at[incident.place.id, incident.target_type].append(incident.id)
                self._near[incident.id] = Reach(incident, words)
        self._order = {incident.id: n for n, incident in enumerate(words.case_file.incidents)}
        self._reaches = [(campaign, Reach(campaign, words)) for campaign in words.case_file.campaigns]

    def claims_of(self, entity: Entity) -> list[Claim]:
        """The claims that name somebody as the doer, the accused or the commander.

        Args:
            entity: A person, body or state.
        """
        named = (*((n.claim_id, n.role) for n in entity.namings), *self._words.joint.roles(entity))
        accusing = dict.fromkeys(claim_id for claim_id, role in named if role in ACCUSING and claim_id in self._words.claims)
        return [self._words.claims[claim_id] for claim_id in accusing]

    def beside(self, entity: Entity, campaign: Campaign) -> tuple[str, ...]:
        """Ids of the claims of somebody's posts, acts or command whose sentence names a campaign or its place, be it in another clause.

        They tie nobody to it; where no claim does, whoever says so shows them beside.

        Args:
            entity: A person, body or state.
            campaign: A campaign to which no claim ties it.
        """
        roles = self._words.roles_naming(entity)
        found = ((c, self._words.claims[c]) for c in self._words.claims if c in roles)
        told = ((c, claim) for c, claim in found if roles[c] & ACCUSING or (claim.kind is ClaimKind.POST and "person" in roles[c]))
        return tuple(c for c, claim in told if self._names(claim, campaign))

    def _names(self, claim: Claim, campaign: Campaign) -> bool:
        return campaign.id in self._words.campaigns_in_words(claim) or campaign.id in self._words.sentences.named(claim)

    def campaigns(self, tied: Sequence[Claim]) -> dict[str, Campaign]:
        """The campaigns that claims are about, or of which they tell an incident, by id, in the order of the case.

        Args:
            tied: Claims that tie somebody to what they tell of.
        """
        return {campaign.id: campaign for campaign, reach in self._reaches if tied and _tie(tied, campaign, reach, self._words)}

    def incidents(self, tied: Sequence[Claim]) -> list[Incident]:
        """The incidents that claims tell of, or whose place and kind of object they name, in the order of the case.

        Args:
            tied: Claims that tie somebody to what they tell of.
        """
        found = sorted(self._order[incident_id] for incident_id in _incidents_of(tied, self._at, self._near, self._words))
        return [self._words.case_file.incidents[n] for n in found]


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
    """Whether one of the claims that accuse a person is about the campaign, an incident of it, or both campaigns that its report likens."""
    own = words.claims_of[campaign.id]
    nearness = TYING_DECLARED if campaign.declared else TYING
    return any(
        words.id_of(claim) in own
        or (near := reach.of_person(claim)) in nearness
        or (near is not None and campaign.id in words.campaigns_likened(claim))
        for claim in tied
    )
