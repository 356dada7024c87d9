"""Denials in wider terms: a side that is blamed for an act denies such acts of the war, of the campaign around it, or at all."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.cases.onequote import quoted_once
from linkage.cases.sides import Sides
from linkage.cases.times import lie_apart
from linkage.cases.wholes import may_be_of
from linkage.cases.withinplaces import WithinPlaces
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.incident import Campaign, Incident
from linkage.vocab.states import states_named

_OF_ACTS = frozenset({ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY, ClaimKind.COMMAND, ClaimKind.DEPRIVATION})


class WiderDenials:
    """The denials of a case that are told of more than one act.

    Such a denial stands with a campaign that may hold less than it tells of, as a siege within a war, and with the incidents of its own
    campaign and of those; but only where claims blame a side of the one who denies, for acts of the kind that is denied.

    Args:
        words: The case, indexed.
        sides: Its sides.
        kinds: The kinds of its acts.
    """

    def __init__(self, words: CaseWords, sides: Sides, kinds: ActKinds) -> None:
        self._words = words
        self._sides = sides
        self._kinds = kinds
        self._places = WithinPlaces(words.case_file)
        self._around: dict[str, tuple[Claim, ...]] = {}
        self._found: dict[str, tuple[str, ...]] = {}

    def all(self) -> dict[str, tuple[str, ...]]:
        """Id of a campaign or incident -> the denials that stand with it in wider terms; those that have none are left out."""
        case_file = self._words.case_file
        subjects: list[Campaign | Incident] = [*case_file.campaigns, *case_file.incidents]
        found = {subject.id: self.of(subject) for subject in subjects}
        return {id_: claim_ids for id_, claim_ids in found.items() if claim_ids}

    def of(self, subject: Campaign | Incident) -> tuple[str, ...]:
        """The denials that stand with a campaign or incident in wider terms, one for each sentence, in order of the case.

        Args:
            subject: A campaign or incident of the case.
        """
        told = [self._words.claims[claim_id] for claim_id in self.told_of(subject)]
        return tuple(map(self._words.id_of, quoted_once(told)))

    def told_of(self, subject: Campaign | Incident) -> tuple[str, ...]:
        """The same, every claim of each sentence.

        Args:
            subject: A campaign or incident of the case.
        """
        known = self._found.get(subject.id)
        if known is None:
            found = set(self._of_campaign(subject) if isinstance(subject, Campaign) else self._of_incident(subject))
            known = self._found[subject.id] = tuple(claim_id for claim_id in self._words.claims if claim_id in found) if found else ()
        return known

    @cached_property
    def everywhere(self) -> frozenset[str]:
        """Ids of the denials that stand in wider terms with anything of the case: with whoever is asked about, they do."""
        subjects: list[Campaign | Incident] = [*self._words.case_file.campaigns, *self._words.case_file.incidents]
        return frozenset(claim_id for subject in subjects for claim_id in self.told_of(subject))

    def around(self, campaign: Campaign) -> tuple[Claim, ...]:
        """Denials told of what may hold a campaign, or of no campaign in a report that tells of it, whoever denies whatever.

        Args:
            campaign: A campaign of the case.
        """
        known = self._around.get(campaign.id)
        if known is None:
            holding = (c for c in self._over if c.id != campaign.id and may_be_of(c, campaign) and not lie_apart(c.when, campaign.when))
            told = [claim for over in holding for claim in self._whole[over.id]]
            reports = {self._words.claims[c].report_id for c in (*campaign.claim_ids, *self._held(campaign)) if c in self._words.claims}
            loose = [claim for claim in self._whole.get("", ()) if claim.report_id in reports] if "" in self._whole else []
            known = self._around[campaign.id] = tuple(c for c in (*told, *loose) if not self._is_elsewhere(c, campaign))
        return known

    def answers(self, denial: Claim, told: Claim) -> bool:
        """Whether a denial is one by a side that a claim blames, of what the claim tells.

        Args:
            denial: A claim that denies something.
            told: A claim that tells of something.
        """
        return not self._sides.speaking(denial).isdisjoint(self._sides.blamed(told)) and self._kinds.may_answer(denial, told)

    @cached_property
    def _whole(self) -> Mapping[str, list[Claim]]:
        """Campaign id -> the denials told of it as a whole; "" holds those that are told of no campaign and of no incident."""
        campaign_of = {c: campaign.id for campaign in self._words.case_file.campaigns for c in campaign.claim_ids}
        found: dict[str, list[Claim]] = {}
        for claim_id, claim in self._words.claims.items():
            if claim.stance is Stance.DENIED and not self._words.incidents_of.get(claim_id):
                found.setdefault(campaign_of.get(claim_id, ""), []).append(claim)
        return found

    @cached_property
    def _over(self) -> list[Campaign]:
        """The campaigns of which something is denied as a whole."""
        return [campaign for campaign in self._words.case_file.campaigns if campaign.id in self._whole]

    def _held(self, campaign: Campaign) -> Iterator[str]:
        return (c for i in campaign.incident_ids if i in self._words.incidents for c in self._words.incidents[i].claim_ids)

    def _of_campaign(self, campaign: Campaign) -> Iterator[str]:
        denials = self.around(campaign)
        if not denials:
            return
        told = [self._words.claims[c] for c in (*campaign.claim_ids, *self._held(campaign)) if c in self._words.claims]
        speaking = [claim for claim in told if self._words.speaks_for(claim)]
        yield from (self._words.id_of(denial) for denial in denials if any(self.answers(denial, claim) for claim in speaking))
        wider = set(map(self._words.id_of, denials))
        for incident_id in campaign.incident_ids:
            if incident_id in self._words.incidents:
                yield from wider.intersection(self.told_of(self._words.incidents[incident_id]))

    def _of_incident(self, incident: Incident) -> Iterator[str]:
        """Claims of one incident tell of one act: whom one of them blames is denying what another tells by name."""
        campaign = self._words.campaigns.get(incident.campaign_id or "")
        if campaign is None:
            return
        denials = [c for c in (*self._whole.get(campaign.id, ()), *self.around(campaign)) if not self._is_elsewhere(c, incident)]
        if not denials:
            return
        told = [claim for c in incident.claim_ids if (claim := self._words.claims.get(c)) is not None and self._words.speaks_for(claim)]
        blamed = frozenset(side for claim in told for side in self._sides.blamed(claim))
        for denial in denials:
            speaking = self._sides.speaking(denial)
            if not speaking.isdisjoint(blamed) and any(self._kinds.may_answer(denial, c) for c in told if c.kind in _OF_ACTS):
                yield self._words.id_of(denial)

    def _is_elsewhere(self, denial: Claim, subject: Campaign | Incident) -> bool:
        """Whether a denial is told of another place or time than a campaign or incident; a whole state is no other place.

        A quarter of the campaign's town is no other place than the campaign; than an incident in another quarter it is one only where the
        words of the denial name it: what was denied without a place beside news of one quarter is denied of the others, too.
        """
        campaign = subject if isinstance(subject, Campaign) else self._words.campaigns.get(subject.campaign_id or "")
        named = self._words.campaigns_of_roles(denial)
        if lie_apart(denial.when, subject.when) or (named and campaign is not None and campaign.id not in named):
            return True
        entity = self._words.named.get(self._words.id_of(denial), {}).get("place")
        if entity is None or entity.place_id is None or states_named(entity.name):
            return False
        place = entity.place_id
        if subject.place is not None and self._places.overlap(subject.place.id, place):
            return False
        if isinstance(subject, Campaign):
            return place not in self._places_in(subject)
        if campaign is None or campaign.place is None:
            return True
        is_told_of_it = subject.place is None or place == campaign.place.id or not self._words.names_place(denial)
        return not (is_told_of_it and self._places.overlap(campaign.place.id, place))

    def _places_in(self, campaign: Campaign) -> set[str]:
        """The ids of the places of a campaign's incidents, which the gazetteer may not know to lie within its own."""
        held = (self._words.incidents[i].place for i in campaign.incident_ids if i in self._words.incidents)
        return {place.id for place in held if place is not None}


def find_wider_denials(case_file: CaseFile) -> dict[str, tuple[str, ...]]:
    """Id of a campaign or incident -> the denials that stand with it in wider terms.

    Args:
        case_file: The case, resolved.
    """
    words = CaseWords(case_file)
    return WiderDenials(words, Sides(words), ActKinds(words)).all()
