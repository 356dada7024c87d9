"""The claims that name one person, looked up once for all of the person's matrices."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from linkage.cases.casewords import CaseWords
from linkage.cases.reach import Reach
from linkage.model.claim import ClaimKind
from linkage.model.entity import Entity
from linkage.model.incident import Campaign
from linkage.vocab.admissions import is_told_admission
from linkage.vocab.conditions import Concept

_OWN_ROLES = frozenset(["source", "speaker"])


class PersonClaims:
    """The claims that name a person.

    Args:
        person: The person.
        roles: Claim id -> the roles that name the person.
        words: The case.
    """

    def __init__(self, person: Entity, roles: Mapping[str, set[str]], words: CaseWords) -> None:
        self.person = person
        self.roles = roles
        self._words = words
        self._bearing: dict[str, list[tuple[str, bool]]] = {}
        self._order = {claim_id: n for n, claim_id in enumerate(roles)}
        self._of_kind: dict[ClaimKind, list[str]] = defaultdict(list)
        self._dated: list[str] = []  # posts
        self._at: dict[str, list[str]] = defaultdict(list)
        for claim_id in roles:
            claim, place = words.claims[claim_id], words.named.get(claim_id, {}).get("place")
            self._of_kind[claim.kind].append(claim_id)
            if claim.kind is ClaimKind.POST and claim.when is not None and claim.when.edtf != "":
                self._dated.append(claim_id)
            elif place is not None and place.place_id is not None:
                self._at[place.place_id].append(claim_id)

    def is_own(self, claim_id: str) -> bool:
        """Whether the person says it; what a report says that they admit, without their words, is the report's telling.

        Args:
            claim_id: A claim.
        """
        claim = self._words.claims[claim_id]
        says = not _OWN_ROLES.isdisjoint(self.roles.get(claim_id, ()))
        return says and not is_told_admission(claim, self._words.reports[claim.report_id])

    def bearing(self, concept: Concept) -> list[tuple[str, bool]]:
        """The claims that name the person in a role that a row asks for and bear on it, each with whether it says the contrary.

        Args:
            concept: A row of `elements.yaml`.
        """
        known = self._bearing.get(concept.id)
        if known is None:
            asked = set(concept.other.get("person", "any").split())
            kinds = frozenset().union(*(condition.kinds for condition in (*concept.conditions, *concept.opposed)))
            of_kinds = sorted((i for kind in kinds for i in self._of_kind.get(kind, ())), key=self._order.__getitem__)
            named = [i for i in of_kinds if "any" in asked or asked & self.roles[i]]
            told = ((i, *self._words.weigh(concept, self._words.claims[i])) for i in named)  # kept here, and for one person at a time
            known = self._bearing[concept.id] = [(i, opposes) for i, bears, opposes in told if bears or opposes]
        return known

    def within(self, reach: Reach) -> Iterable[str]:
        """The claims that may be nearer to a subject than to the person in general: `Reach.of_person` tells which are.

        Args:
            reach: The incident or campaign.
        """
        if reach.campaign is not None or isinstance(reach.subject, Campaign):
            return self.roles
        place = reach.subject.place
        own = (claim_id for claim_id in reach.subject.claim_ids if claim_id in self.roles)
        found = {*own, *self._dated, *(() if place is None else self._at.get(place.id, ()))}
        return sorted(found, key=self._order.__getitem__)
