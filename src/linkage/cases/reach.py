"""How near a claim is to the incident or campaign that is asked about, if it reaches it at all."""

from linkage.cases.casewords import CaseWords
from linkage.cases.times import in_common, lie_apart
from linkage.cases.wholes import may_be_of
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import Nearness

TELLING_OF_ACTS = (
    ClaimKind.ATTACK,
    ClaimKind.RESPONSIBILITY,
    ClaimKind.DEPRIVATION,
)  # kinds that tell of an act; counts and damage tell of its harm
STANDING = (ClaimKind.POST, ClaimKind.AFFILIATION, ClaimKind.COMMAND)  # kinds that tell what somebody is, not what somebody did


class Reach:
    """One incident or campaign, and how near each claim is to it.

    Args:
        subject: The incident or campaign.
        words: The case.
    """

    def __init__(self, subject: Incident | Campaign, words: CaseWords) -> None:
        self.subject = subject
        self._words = words
        self.campaign = subject if isinstance(subject, Campaign) else words.campaigns.get(subject.campaign_id or "")
        dated = subject.when is not None and subject.when.edtf != ""
        held = None if self.campaign is None else self.campaign.when  # an incident of "2022" lies within its campaign's days
        self.when = in_common(subject.when, held) if dated else held or subject.when
        self.incident = subject if isinstance(subject, Incident) else None
        self._own = set(subject.claim_ids)
        self._whole = frozenset() if self.campaign is None else words.claims_of[self.campaign.id]
        self._held = set() if isinstance(subject, Incident) else set(subject.incident_ids)

    def of_person(self, claim: Claim) -> Nearness | None:
        """How near a claim about a person is; None where it is about something else.

        Args:
            claim: A claim that names the person.
        """
        if claim.kind is ClaimKind.POST:
            dated = claim.when is not None and claim.when.edtf != "" and self.when is not None
            return Nearness.TIME if dated and not lie_apart(claim.when, self.when) else Nearness.PERSON
        if self._is_elsewhere(claim):
            return None
        if self.incident is not None and self._words.id_of(claim) in self._own:
            return Nearness.INCIDENT
        if self._names_object(claim):
            return Nearness.OBJECT
        return self._near_campaign(claim)

    def of_act(self, claim: Claim) -> Nearness | None:
        """How near a claim that tells of an act, or denies it, is; None where it tells of another act.

        Args:
            claim: A claim.
        """
        if claim.kind not in TELLING_OF_ACTS or claim.word("target_type") == "military" or self._is_elsewhere(claim):
            return None
        if self.incident is None:
            return self._near_campaign(claim)
        if self._words.id_of(claim) in self._own:
            return Nearness.INCIDENT
        if self._names_object(claim):
            return Nearness.OBJECT
        unspecific = claim.stance is Stance.DENIED and not self._words.objects_named(claim) and self._is_there(claim)
        return Nearness.PLACE if unspecific and claim.report_id in self.incident.report_ids else None

    def _near_campaign(self, claim: Claim) -> Nearness | None:
        """Nearness by the campaign: the subject itself, or the one that holds the incident."""
        standing = claim.kind in STANDING
        incidents = self._words.incidents_of.get(self._words.id_of(claim), [])
        if self.campaign is not None:
            if self._held.intersection(incidents):
                return Nearness.HELD
            names_it = self._names_campaign(claim)
            of_another = self.incident is not None and incidents and not standing  # it is told of another incident, and so not of this one
            whole = self._words.id_of(claim) in self._whole or self.campaign.id in self._words.campaigns_likened(claim)
            if self.campaign.id in self._words.campaigns_placed(claim):
                return Nearness.PLACED
            if whole and claim.kind is ClaimKind.COMMAND and not names_it and claim.value("operation") is None:
                return Nearness.PERSON  # whom somebody commands, and in no operation, is told of the person
            if whole or (names_it and not of_another):
                return self._word_nearness(claim, self.campaign, names_it=names_it, is_whole=whole)
        told = self._words.id_of(claim) in self._words.in_campaigns or incidents or self._words.campaigns_of_roles(claim)
        told = told or self._words.campaigns_placed(claim)
        return Nearness.PERSON if standing and not told else None

    def _word_nearness(self, claim: Claim, campaign: Campaign, *, names_it: bool, is_whole: bool) -> Nearness:
        """How near a claim of the campaign is: a place that only the words around it give is not named by it.

        Args:
            claim: The claim.
            campaign: The campaign: the subject, or the one that holds it.
            names_it: Whether the claim is told of it by name, be it in the words around.
            is_whole: Whether it is grouped with the campaign as a whole.
        """
        if campaign.id in self._words.campaigns_quoted(claim) or (is_whole and names_it and self.incident is not None):
            return Nearness.NAMED if self.incident is None else Nearness.CAMPAIGN
        groups = (self._words.campaigns[key] for key in self._words.campaigns_of_whole(claim) if key != campaign.id)
        if any(may_be_of(group, campaign) for group in groups):
            return Nearness.WIDER
        return Nearness.PLACED if names_it else Nearness.CONTEXT

    def _names_object(self, claim: Claim) -> bool:
        """Whether it names an object of the incident's kind, there: of another report, or grouped otherwise."""
        if self.incident is None or self.incident.target_type in (None, "other"):
            return False
        return self.incident.target_type in self._words.objects_named(claim) and self._is_there(claim)

    def _is_there(self, claim: Claim) -> bool:
        """Whether its place is that of the incident."""
        entity = self._words.named.get(self._words.id_of(claim), {}).get("place")
        place = self.subject.place
        if entity is not None and entity.place_id is not None and place is not None:
            return entity.place_id == place.id
        return place is not None and self.campaign is not None and self.campaign.place == place and self._names_campaign(claim)

    def _names_campaign(self, claim: Claim) -> bool:
        return self.campaign is not None and self.campaign.id in self._words.campaigns_named(claim)

    def _is_elsewhere(self, claim: Claim) -> bool:
        """Whether what it is about is the place of other campaigns only, or its time lies apart."""
        named = self._words.campaigns_of_roles(claim)
        other_place = bool(named) and (self.campaign is None or self.campaign.id not in named)
        grouped_here = self.campaign is None and self._words.id_of(claim) in self._own
        return (other_place and not grouped_here) or lie_apart(claim.when, self.when)
