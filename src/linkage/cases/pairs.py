"""Which person and which incident or campaign get a linkage matrix of their own in the case file."""

from collections.abc import Iterator, Sequence

from linkage.cases.casewords import CaseWords
from linkage.cases.reach import Reach
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import Nearness

ACCUSING = frozenset({"accused", "perpetrator", "superior"})  # roles by which a claim ties a person to an act, not as its victim or witness
TYING = (Nearness.INCIDENT, Nearness.OBJECT, Nearness.HELD)


def pair_up(words: CaseWords) -> Iterator[tuple[Entity, Incident | Campaign]]:
    """Each declared person with each declared campaign, and each person with what a claim names the person as the doer of.

    Args:
        words: The case.

    Yields:
        Person and subject, each pair once, in the order of the case. Victims, witnesses and speakers are in no pair of the second kind.
    """
    case_file = words.case_file
    for person in case_file.entities:
        if person.type is not EntityType.PERSON:
            continue
        asked = any(set(person.names) & set(names) for names in case_file.settings.persons)
        tied = [words.claims[n.claim_id] for n in person.namings if n.role in ACCUSING and n.claim_id in words.claims]
        for campaign in case_file.campaigns:
            if (asked and campaign.declared) or _tie(tied, campaign, words):
                yield person, campaign
        for incident in case_file.incidents if tied else ():
            if _tie(tied, incident, words):
                yield person, incident


def _tie(tied: Sequence[Claim], subject: Incident | Campaign, words: CaseWords) -> bool:
    """Whether one of the claims that accuse a person is about the incident, or the campaign or an incident of it."""
    if not tied:
        return False
    reach, own = Reach(subject, words), set(subject.claim_ids)
    by_name = isinstance(subject, Campaign) and subject.declared  # a campaign that was found and not declared is no more than a name
    nearness = (*TYING, Nearness.NAMED) if by_name else TYING
    return any(words.id_of(claim) in own or reach.of_person(claim) in nearness for claim in tied)
