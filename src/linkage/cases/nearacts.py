"""Claims of acts near an incident or campaign, and posts by their office: looked up once, whoever the matrix is about."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from linkage.cases.casewords import CaseWords
from linkage.cases.reach import TELLING_OF_ACTS, Reach
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import Nearness

Office = tuple[str, str]


class NearActs:
    """The claims of acts near each incident or campaign that is asked about.

    An incident is reached by its own claims, by those that name its kind of object at its place, by denials there in its reports and,
    where its campaign has the same place, by those that name the campaign: `Reach.of_act` says no to the others.

    Args:
        words: The case.
        only: Ids of the claims that are looked at; None for all.
    """

    def __init__(self, words: CaseWords, only: Collection[str] | None = None) -> None:
        self._words = words
        self._acts = tuple(claim for claim in words.of_kinds(TELLING_OF_ACTS) if only is None or words.id_of(claim) in only)
        self._number = {words.id_of(claim): n for n, claim in enumerate(self._acts)}
        self._at: dict[tuple[str, str], list[int]] = defaultdict(list)  # by place and object
        self._denied: dict[tuple[str, str], list[int]] = defaultdict(list)  # by place and report
        for n, claim in enumerate(self._acts):
            place = words.named.get(words.id_of(claim), {}).get("place")
            if place is None or place.place_id is None:
                continue
            for target in words.objects_named(claim):
                self._at[place.place_id, target].append(n)
            if claim.stance is Stance.DENIED:
                self._denied[place.place_id, claim.report_id].append(n)
        self._naming: dict[str, tuple[int, ...]] = {}
        self._known: dict[str, tuple[tuple[Claim, Nearness], ...]] = {}

    def of(self, subject: Incident | Campaign) -> tuple[tuple[Claim, Nearness], ...]:
        """The claims, in order of the case, each with how near it is.

        Args:
            subject: An incident or campaign.
        """
        known = self._known.get(subject.id)
        if known is None:
            reach = Reach(subject, self._words)
            found = ((claim, reach.of_act(claim)) for claim in self._may_reach(subject, reach))
            known = self._known[subject.id] = tuple((claim, near) for claim, near in found if near is not None)
        return known

    def _may_reach(self, subject: Incident | Campaign, reach: Reach) -> Iterable[Claim]:
        if isinstance(subject, Campaign):
            return self._acts
        own = {n for claim_id in subject.claim_ids if (n := self._number.get(claim_id)) is not None}
        there = () if subject.place is None else self._at.get((subject.place.id, subject.target_type or ""), ())
        denied = () if subject.place is None else (self._denied.get((subject.place.id, report_id), ()) for report_id in subject.report_ids)
        same_place = reach.campaign is not None and reach.campaign.place == subject.place
        naming = self._acts_naming(reach.campaign) if reach.campaign is not None and same_place else ()
        return (self._acts[n] for n in sorted(own.union(there, naming, *denied)))

    def _acts_naming(self, campaign: Campaign) -> tuple[int, ...]:
        """The acts whose claims name a campaign, looked for once."""
        known = self._naming.get(campaign.id)
        if known is None:
            named = (n for n, claim in enumerate(self._acts) if campaign.id in self._words.campaigns_named(claim))
            known = self._naming[campaign.id] = tuple(named)
        return known


class PostsByOffice:
    """The claims of posts by body and title.

    Args:
        words: The case.
        office_of: The body and the title of a post.
    """

    def __init__(self, words: CaseWords, office_of: Callable[[Claim], Office | None]) -> None:
        self._posts = tuple(words.of_kinds((ClaimKind.POST,)))
        self._held: dict[Office, list[int]] = defaultdict(list)
        for n, claim in enumerate(self._posts):
            office = office_of(claim)
            if office is not None:
                self._held[office].append(n)

    def of(self, offices: Collection[Office]) -> Iterable[Claim]:
        """The posts of offices, in order of the case.

        Args:
            offices: Bodies and titles.
        """
        return (self._posts[n] for n in sorted({n for office in offices for n in self._held.get(office, ())}))
