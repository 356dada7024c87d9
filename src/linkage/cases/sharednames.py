"""Who is named in two campaigns: how near each claim that names them is, and whether it tells, denies or doubts what it names them with."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from linkage.cases.casewords import CaseWords
from linkage.cases.reach import Reach
from linkage.cases.tenure import Tenures, calls_former, timing_of
from linkage.cases.times import lie_apart
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign
from linkage.model.matrix import Nearness
from linkage.model.sharedentity import NamedIn, NamedSide, SharedEntity, TimedPost, Told
from linkage.model.when import When

SOURCE = "source"
ACTORS = frozenset({EntityType.PERSON, EntityType.UNIT, EntityType.ORGANIZATION})
_SAYING = frozenset({SOURCE, "speaker"})


class SharedNames:
    """The persons, units and bodies of a case that claims name in two of its campaigns.

    Args:
        words: The case, indexed.
        roles: Entity id -> claim id -> the roles that name the entity.
        claims_of: The ids of the claims of a campaign and of its incidents.
    """

    def __init__(
        self, words: CaseWords, roles: Mapping[str, Mapping[str, set[str]]], claims_of: Callable[[Campaign], Collection[str]]
    ) -> None:
        self._words = words
        self._roles = roles
        self._claims_of = claims_of
        self._order = {claim_id: n for n, claim_id in enumerate(words.claims)}
        self._tenures = Tenures(words)

    def find(self, first: Campaign, second: Campaign, likenesses: Sequence[str]) -> tuple[SharedEntity, ...]:
        """Who is named in both: in a claim of each, in one that names a campaign or its place, or in one that finds them alike.

        Args:
            first: A campaign of the case.
            second: Another.
            likenesses: Ids of the claims that find the two alike.
        """
        alike = {c: set(self._words.words(self._words.claims[c])) for c in likenesses}
        seen = [_Seen(self._words, campaign, self._claims_of(campaign), alike) for campaign in (first, second)]
        found = []
        for entity in self._words.case_file.entities:
            if entity.type not in ACTORS:
                continue
            named = self._naming(entity, alike)
            sides = [self._side(entity, named, one) for one in seen]
            if sides[0].named and sides[1].named:
                found.append(SharedEntity(entity, sides[0], sides[1]))
        return tuple(
            sorted(found, key=lambda s: (s.entity.type is not EntityType.PERSON, -len(s.first.named) - len(s.second.named), s.entity.id))
        )

    def _naming(self, entity: Entity, alike: Mapping[str, set[str]]) -> tuple[str, ...]:
        """Ids of the claims that name somebody otherwise than as their source; of those in `alike`, a surname is enough."""
        named = {claim_id for claim_id, roles in self._roles[entity.id].items() if roles != {SOURCE}}
        if entity.type is EntityType.PERSON:
            surname = entity.name.casefold().split()[-1]
            named.update(c for c, words in alike.items() if surname in words)
        return tuple(sorted(named & self._order.keys(), key=self._order.__getitem__))

    def _side(self, entity: Entity, named: Sequence[str], seen: "_Seen") -> NamedSide:
        near = {c: found for c in named if (found := seen.nearness(c)) is not None}
        within = (NamedIn(c, found, self._told(c, entity)) for c, found in near.items() if found is not Nearness.PERSON)
        apart = (c for c, found in near.items() if found is Nearness.PERSON and self._words.claims[c].kind is not ClaimKind.POST)
        return NamedSide(tuple(within), tuple(apart), self._posts(entity, named, seen.campaign))

    def _told(self, claim_id: str, entity: Entity) -> Told:
        claim = self._words.claims[claim_id]
        if claim.stance is Stance.DENIED:
            return Told.OWN_DENIAL if self._roles[entity.id].get(claim_id, set()) & _SAYING else Told.DENIED
        if self._words.speaks_against(claim):
            return Told.DOUBTED
        return Told.FOR if self._words.speaks_for(claim) else Told.NARRATIVE

    def _posts(self, entity: Entity, named: Iterable[str], campaign: Campaign) -> tuple[TimedPost, ...]:
        """The posts of a person, seen from a campaign."""
        if entity.type is not EntityType.PERSON:
            return ()
        posts = (c for c in named if self._words.claims[c].kind is ClaimKind.POST)
        return tuple(TimedPost(c, self._timing(self._words.claims[c], campaign)) for c in posts)

    def _timing(self, claim: Claim, campaign: Campaign) -> str:
        if claim.when is not None and claim.when.edtf:
            dates = self._tenures.of(claim)
            timing = timing_of(dates, "" if campaign.when is None else campaign.when.edtf)
            return dates.in_words if timing is None else f"{timing}: {dates.in_words}"
        report = self._words.reports[claim.report_id]
        published = report.published
        former = ", called a former post" if calls_former(claim, self._words.words(claim), report) else ""
        if published is None:
            return f"no time told{former}"
        if report.record:
            return f"told in a record {report.dating}, no term told{former}"
        reported = "reported at another time" if lie_apart(When("", published), campaign.when) else "reported at this time"
        return f"{reported} ({published}), no term told{former}"


class _Seen:
    """The claims of a case, seen from one of the two campaigns."""

    def __init__(self, words: CaseWords, campaign: Campaign, inside: Collection[str], alike: Mapping[str, set[str]]) -> None:
        self.campaign = campaign
        self._words = words
        self._inside = inside
        self._alike = alike
        self._reach = Reach(campaign, words)

    def nearness(self, claim_id: str) -> Nearness | None:
        """How near a claim is; None where it is neither of the campaign, nor names it, nor likens it to the other."""
        if claim_id not in self._inside and claim_id not in self._alike and not self._names(claim_id):
            return None
        near = self._reach.of_person(self._words.claims[claim_id])
        return Nearness.PASSING if near is None else near

    def _names(self, claim_id: str) -> bool:
        """Whether a claim, other than of a post, names the campaign or its place, or "both" of two that its report likens."""
        claim = self._words.claims[claim_id]
        if claim.kind is ClaimKind.POST:
            return False
        words = self._words
        return self.campaign.id in words.campaigns_in_words(claim) | words.campaigns_likened(claim) | words.campaigns_placed(claim)
