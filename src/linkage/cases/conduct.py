"""CaseFile -> Comparison: the conduct of two campaigns beside each other, as the sources tell it."""

from collections import defaultdict
from dataclasses import replace
from functools import cached_property
from itertools import combinations

from linkage.cases.actkinds import ActKinds
from linkage.cases.asked import find_campaign
from linkage.cases.casewords import CaseWords
from linkage.cases.featurecells import FeatureCells
from linkage.cases.sharednames import SharedNames
from linkage.cases.sides import Sides
from linkage.cases.unread import Sentences
from linkage.cases.wholes import may_be_of
from linkage.cases.widerdenials import WiderDenials
from linkage.errors import InputError
from linkage.model.case import CaseFile
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.comparison import BaseRate, Comparison, Documented, FeatureCell, FeatureRow, UnreadWords
from linkage.model.incident import Campaign
from linkage.vocab import load_pairs
from linkage.vocab.conditions import Concept, load_concepts
from linkage.vocab.states import states_named

VOCABULARY = "conduct"
SOURCE = "source"
BLAMED = frozenset({"perpetrator", "accused", "superior"})
_EXAMPLES = 3  # of the campaigns and incidents elsewhere that a row leads to


class Conduct:
    """What the claims of a case tell of the conduct of its campaigns, worked out once for all comparisons.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._case = words.case_file
        self._campaign_of = _campaign_of(self._case)
        self._sides = Sides(words)
        self._roles = self._sides.roles
        self._kinds = ActKinds(words)
        self.wider = WiderDenials(words, self._sides, self._kinds)
        self.features = load_concepts(VOCABULARY, "features")
        self.groups = load_pairs(VOCABULARY, "groups")

    @cached_property
    def _borne(self) -> dict[str, dict[str, list[Claim]]]:
        """Campaign id -> feature id -> the claims that bear on it, in reading order; "" holds the claims of no campaign."""
        found: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        by_kind: dict[ClaimKind, list[Concept]] = {
            kind: [f for f in self.features if any(kind in c.kinds for c in f.conditions)] for kind in ClaimKind
        }
        for claim_id, claim in self._words.claims.items():
            asked = by_kind[claim.kind]
            words = self._words.words(claim) if asked else []
            for feature in asked:
                if feature.borne_on_by(claim, words):
                    found[self._campaign_of.get(claim_id, "")][feature.id].append(claim)
        return found

    @cached_property
    def _make(self) -> FeatureCells:
        return FeatureCells(self._words, self._sides, self.wider, self._kinds)

    @cached_property
    def _named(self) -> SharedNames:
        return SharedNames(self._words, self._roles, self.claims_of)

    @cached_property
    def _incidents_telling(self) -> dict[str, dict[str, set[str]]]:
        """Feature id -> campaign id -> the incidents of which a claim tells it."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for campaign_id, features in self._borne.items():
            for feature_id, claims in features.items():
                told = (self._words.id_of(claim) for claim in claims if self._words.speaks_for(claim))
                standing = self._case.origins.standing(told)
                found[feature_id][campaign_id] = {i for claim_id in standing for i in self._words.incidents_of.get(claim_id, ())}
        return found

    def cells(self, campaign: Campaign) -> dict[str, FeatureCell]:
        """Every feature of one campaign, by its key.

        Args:
            campaign: A campaign of the case.
        """
        borne = self._borne.get(campaign.id, {})
        around = self.wider.around(campaign)
        made = {}
        for feature in self.features:
            wider = [claim for claim in around if feature.borne_on_by(claim, self._words.words(claim))]
            made[feature.id] = self._make.make(borne.get(feature.id, ()), campaign, wider)
        return made

    def _with_unread(self, campaign: Campaign, cells: dict[str, FeatureCell]) -> dict[str, FeatureCell]:
        """The cells, those without a claim with the sentences that have words of their feature; all claims must be shown to tell which."""
        empty = [f for f in self.features if cells[f.id].state is Documented.NO_INFORMATION]
        if self._case.held_back or not empty:
            return cells
        told_of = {self._words.claims[claim_id].report_id for claim_id in self.claims_of(campaign)}
        sentences = Sentences((r for r in self._case.reports if r.id in told_of), self._words, self._campaign_of)
        found = dict(cells)
        for feature in empty:
            read = (UnreadWords(c.report_id, c.quote) for features in self._borne.values() for c in features.get(feature.id, ()))
            found[feature.id] = replace(cells[feature.id], unread=sentences.unread(feature, campaign.id, read))
        return found

    def _base_rate(self, feature_id: str, but: tuple[str, str]) -> BaseRate:
        both = [self._words.campaigns[campaign_id] for campaign_id in but]
        others = [c.id for c in self._case.campaigns if c.id not in but and not any(may_be_of(c, one) for one in both)]
        told = {campaign_id for campaign_id in others if self._is_told(campaign_id, feature_id)}
        telling = self._incidents_telling.get(feature_id, {})
        inside = {i for c in self._case.campaigns if c.id in but for i in c.incident_ids}
        incidents = {i for campaign_id, found in telling.items() if campaign_id not in but for i in found}
        told_of = [*sorted(told), *sorted(incidents - inside)][:_EXAMPLES]
        told_by = tuple((id_, claim_id) for id_ in told_of if (claim_id := self._first_telling(id_, feature_id)) is not None)
        return BaseRate(len(told), len(others), len(incidents - inside), len(self._case.incidents) - len(inside), told_by, tuple(others))

    def _first_telling(self, id_: str, feature_id: str) -> str | None:
        """The first claim that tells a feature of a campaign, or of an incident."""
        campaign_id = id_ if id_ in self._words.campaigns else self._words.incidents[id_].campaign_id or ""
        told = (c for c in self._borne.get(campaign_id, {}).get(feature_id, ()) if self._words.speaks_for(c))
        ids = map(self._words.id_of, told)
        return next((c for c in ids if id_ == campaign_id or id_ in self._words.incidents_of.get(c, ())), None)

    def _is_told(self, campaign_id: str, feature_id: str) -> bool:
        """Whether a claim that does not rest on a retracted report tells of a feature in a campaign."""
        claims = self._borne.get(campaign_id, {}).get(feature_id, [])
        return any(self._words.speaks_for(claim) and self._words.id_of(claim) not in self._case.origins.withdrawn for claim in claims)

    def compare(self, first: Campaign, second: Campaign) -> Comparison:
        """Two campaigns side by side.

        Args:
            first: A campaign of the case.
            second: Another.
        """
        cells = [self._with_unread(campaign, self.cells(campaign)) for campaign in (first, second)]
        both = (first.id, second.id)
        rows = tuple(
            FeatureRow(f.id, f.name, self.groups[f.other["group"]], cells[0][f.id], cells[1][f.id], self._base_rate(f.id, both))
            for f in self.features
        )
        likenesses = self._likenesses(first, second)
        wider = [self._make.in_order(self.wider.of(campaign)) for campaign in (first, second)]
        denials = [self._make.in_order([*self._denials(campaign), *own]) for campaign, own in zip((first, second), wider, strict=True)]
        shared = self._named.find(first, second, likenesses)
        return Comparison(first, second, rows, denials[0], denials[1], likenesses, shared, self._make.in_order(c for w in wider for c in w))

    def compare_declared(self) -> tuple[Comparison, ...]:
        """Every two of the campaigns that case.yaml declares, side by side."""
        declared = [campaign for campaign in self._case.campaigns if campaign.declared]
        return tuple(self.compare(first, second) for first, second in combinations(declared, 2))

    def claims_of(self, campaign: Campaign) -> set[str]:
        """Ids of the claims of a campaign and of its incidents."""
        return {claim_id for claim_id, campaign_id in self._campaign_of.items() if campaign_id == campaign.id}

    def _denials(self, campaign: Campaign) -> tuple[str, ...]:
        """The denials, within a campaign, by somebody whom its claims blame, or who speaks for the same state."""
        inside = self.claims_of(campaign)
        names: dict[str, set[str]] = defaultdict(set)  # entity id -> the states that its names tell
        blamed: set[str] = set()
        deniers: dict[str, set[str]] = defaultdict(set)
        for entity in self._case.entities:
            for claim_id, roles in self._roles[entity.id].items():
                if claim_id not in inside:
                    continue
                denied = self._words.claims[claim_id].stance is Stance.DENIED
                if denied and SOURCE in roles:
                    deniers[claim_id].add(entity.id)
                elif not denied and roles & BLAMED:
                    blamed.add(entity.id)
            names[entity.id] = {state for name in entity.names for state in states_named(name)}
        states = {state for entity_id in blamed for state in names[entity_id]}
        return self._make.in_order(c for c, by in deniers.items() if by & blamed or any(names[entity_id] & states for entity_id in by))

    def _likenesses(self, first: Campaign, second: Campaign) -> tuple[str, ...]:
        """The claims that somebody finds the two alike: naming both, or of the one and naming the other."""
        both = {first.id, second.id}
        found = []
        for claim in self._words.of_kinds([ClaimKind.SIMILARITY]):
            claim_id = self._words.id_of(claim)
            if both <= {*self._words.campaigns_in_words(claim), self._campaign_of.get(claim_id)}:
                found.append(claim_id)
        return self._make.in_order(found)


def compare_conduct(case_file: CaseFile, first: str, second: str) -> Comparison:
    """Two campaigns of a case side by side.

    Args:
        case_file: The case, resolved.
        first: The id of a campaign, or its name.
        second: Another.

    Raises:
        InputError: The case has no such campaign, or both are one.
    """
    return Conduct(CaseWords(case_file)).compare(*find_two(case_file, first, second))


def find_two(case_file: CaseFile, first: str, second: str) -> tuple[Campaign, Campaign]:
    """Two different campaigns by id or name.

    Args:
        case_file: The case.
        first: One.
        second: The other.

    Raises:
        InputError: The case has no such campaign, or both are one.
    """
    found = find_campaign(case_file, first), find_campaign(case_file, second)
    if found[0].id == found[1].id:
        raise InputError(f"{first!r} and {second!r} are one campaign ({found[0].id}): name two")
    return found


def _campaign_of(case_file: CaseFile) -> dict[str, str]:
    """Claim id -> the campaign that holds the claim or its incident."""
    found = {claim_id: campaign.id for campaign in case_file.campaigns for claim_id in campaign.claim_ids}
    for incident in case_file.incidents:
        if incident.campaign_id is not None:
            found.update(dict.fromkeys(incident.claim_ids, incident.campaign_id))
    return found
