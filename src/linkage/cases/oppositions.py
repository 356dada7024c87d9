"""CaseFile -> Oppositions: who says otherwise, on what ground.

The rule is the same whoever speaks: claims oppose one another only where they are of different sources, tell of one matter, and cannot all
be right as worded. The sides stand in the order of the reports. What is merely silent, wider or vaguer opposes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.command import Command
from linkage.cases.forces import states_of
from linkage.cases.movedotherwise import MovedOtherwise
from linkage.cases.othercounts import OtherCounts
from linkage.cases.otherdoers import OtherDoers
from linkage.cases.speakers import Speakers
from linkage.cases.tenure import times_overlap
from linkage.cases.times import lie_apart
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.command import Post
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Campaign, Incident
from linkage.model.opposition import Ground, Opposition, Position
from linkage.model.place import Place, WherePrecision
from linkage.vocab import load_phrases
from linkage.vocab.doubts import is_doubted
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer

DONE = (ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY)  # claims that somebody did something
DENIES, DOUBTS = "says it was not so", "passes it on in words that doubt it"
PASSED_ON = "alleges it, only as who denies or doubts it passes it on"
_NEAR_DEGREES = 0.5  # some 50 km: a place is often told by the next town
Apart = Callable[[Claim, Claim], bool]


class Oppositions:
    """Who says otherwise in a case.

    Args:
        words: The case, indexed.
        command: Its posts.
    """

    def __init__(self, words: CaseWords, command: Command) -> None:
        self._words = words
        self._command = command
        self._speakers = Speakers(words)
        self._counts = OtherCounts(words, self._speakers)
        self._moved = MovedOtherwise(words)
        self._kinds = ActKinds(words)
        self._others = OtherDoers(words)
        self._order = {claim_id: n for n, claim_id in enumerate(words.claims)}
        self._gazetteer: Gazetteer | None = None

    def find(self) -> tuple[Opposition, ...]:
        """All oppositions: of incidents, then of campaigns, then of persons' posts."""
        case_file = self._words.case_file
        found: list[Opposition] = []
        for incident in case_file.incidents:
            found.extend(self.of_incident(incident))
        for campaign in case_file.campaigns:
            found.extend(self.of_campaign(campaign))
        return (*found, *self.of_posts())

    def of_incident(self, incident: Incident) -> Iterator[Opposition]:
        """What is said otherwise of one incident.

        Args:
            incident: An incident of the case.
        """
        claims = [self._words.claims[i] for i in incident.claim_ids if i in self._words.claims]
        yield from self._denials(incident.id, claims)
        moved = [Position(label, self._ids(found), is_otherwise) for label, found, is_otherwise in self._moved.sides(claims)]
        yield from self._opposition(Ground.MOVEMENT, incident.id, "how those who left were moved", moved)
        told = [c for c in claims if c.kind in DONE and self._words.speaks_for(c) and not self._is_passed_on(c)]
        yield from self._perpetrators(incident.id, [c for c in told if self._others.tell_of(incident, c)])
        yield from self._apart(incident.id, told, Ground.PLACE, "where it is said to have been", "place", self._places_apart)
        yield from self._apart(incident.id, told, Ground.DATE, "when it is said to have been", "time", _times_apart)
        yield from self._other_figures(incident)

    def of_campaign(self, campaign: Campaign) -> Iterator[Opposition]:
        """What is said otherwise of a campaign as a whole.

        Args:
            campaign: A campaign of the case.
        """
        claims = [self._words.claims[i] for i in campaign.claim_ids if i in self._words.claims]
        yield from self._denials(campaign.id, claims)
        yield from self._other_figures(campaign)

    def of_posts(self) -> Iterator[Opposition]:
        """Posts that are denied, or given to two persons at one time."""
        posts: dict[tuple[str, str], list[Post]] = defaultdict(list)
        for entity in self._words.case_file.entities:
            if entity.type is not EntityType.PERSON:
                continue
            for post in self._command.posts(entity):
                if post.holder.id != entity.id:
                    continue
                if post.claim_ids and post.denied_ids:
                    matter = f"the post of {post.title} of {post.holder.name}"
                    told = _label_saying([self._words.claims[claim_id] for claim_id in post.claim_ids])
                    sides = [Position(told, post.claim_ids), Position(DENIES, post.denied_ids)]
                    yield from self._opposition(Ground.DENIAL, entity.id, matter, sides)
                if post.body is not None and post.title and post.claim_ids:
                    posts[post.body.id, post.title.casefold()].append(post)
        for same in posts.values():
            for one, other in combinations(same, 2):
                if _are_two(one.holder, other.holder) and times_overlap(one.dates, other.dates):
                    sides = [Position(post.holder.name, post.claim_ids) for post in (one, other)]
                    yield from self._opposition(Ground.POST, one.holder.id, f"{one.title}, {one.body_text}", sides)

    def _denials(self, about: str, claims: Sequence[Claim]) -> Iterator[Opposition]:
        """Denials of an act with the claims of others that it was done by those of whom it is denied."""
        told = [c for c in claims if c.kind in DONE and c.stance is not Stance.DENIED]
        doubted = [c for c in told if is_doubted(c, self._words.text(c))]
        denied: dict[str, list[Claim]] = defaultdict(list)
        for claim in (c for c in claims if c.kind in DONE and c.stance is Stance.DENIED):
            doer = self._words.doer(claim)
            denied[_key(doer)].append(claim)
        if not denied and doubted:
            denied[""] = []
        for members in denied.values():
            doer = self._words.doer(min(members, key=lambda c: self._order[self._words.id_of(c)])) if members else None
            opposed = [c for c in told if c not in doubted and self._is_of(doer, c) and self._may_answer(c, members or doubted)]
            saying = [c for c in opposed if not self._is_passed_on(c)]
            passed_on = [c for c in opposed if self._is_passed_on(c)]
            labelled = ((_label_saying(saying), saying), (PASSED_ON, passed_on), (DENIES, members), (DOUBTS, doubted))
            sides = [Position(label, self._ids(found)) for label, found in labelled]
            yield from self._opposition(Ground.DENIAL, about, "that it was done" + ("" if doer is None else f" by {doer.name}"), sides)

    def _is_passed_on(self, claim: Claim) -> bool:
        """Whether only a report that denies or doubts the same passes on, in words of doubt, that its source alleges it."""
        return self._words.id_of(claim) in self._words.case_file.origins.passed_on

    def _may_answer(self, claim: Claim, denials: Sequence[Claim]) -> bool:
        """Whether a claim tells of what is denied or doubted: of no other kind of object, and of no other kind of act."""
        return any(_is_alike(claim, denial) and self._kinds.may_answer(denial, claim) for denial in denials)

    def _is_of(self, doer: Doer | None, claim: Claim) -> bool:
        """Whether a claim tells of a deed of the doer; of any, where the denial names none."""
        if doer is None:
            return True
        other = self._words.doer(claim)
        if other is None:
            return False
        same = doer.entity is not None and other.entity is not None and doer.entity.id == other.entity.id
        return same or doer.name.casefold() == other.name.casefold() or bool(states_of(doer) & states_of(other))

    def _perpetrators(self, about: str, told: Sequence[Claim]) -> Iterator[Opposition]:
        """Doers of different sides; those that one claim names together are one side."""
        named = [Position(" · ".join(names), self._ids(claims)) for names, claims in self._others.apart(told)]
        yield from self._opposition(Ground.PERPETRATOR, about, "who is said to have done it", named)

    def _apart(self, about: str, told: Sequence[Claim], ground: Ground, matter: str, role: str, apart: Apart) -> Iterator[Opposition]:
        """What is told of places or times that have nothing in common, by different sources."""
        at_odds: dict[str, list[Claim]] = defaultdict(list)
        for claim in told:
            if any(apart(claim, other) and self._speakers.differ([claim], [other]) for other in told):
                when = claim.when.edtf if role == "time" and claim.when is not None else None
                at_odds[when or claim.word(role) or "as the report dates it"].append(claim)
        yield from self._opposition(ground, about, matter, [Position(label, self._ids(claims)) for label, claims in at_odds.items()])

    def _places_apart(self, one: Claim, other: Claim) -> bool:
        """Whether two reports give places that lie apart; one report that names two tells of two strikes."""
        if one.report_id == other.report_id:
            return False
        places = [self._words.named.get(self._words.id_of(c), {}).get("place") for c in (one, other)]
        ids = [None if place is None else place.place_id for place in places]
        if ids[0] is None or ids[1] is None or ids[0] == ids[1]:
            return False
        self._gazetteer = self._gazetteer or load_gazetteer()
        first, second = self._gazetteer.by_id(ids[0]), self._gazetteer.by_id(ids[1])
        if first is None or second is None:
            return False
        if first.country != second.country or WherePrecision.COUNTRY in (first.precision, second.precision):
            return False  # more likely a name that was read wrongly than an incident told of two countries
        if _are_near(first, second):
            return False
        return not any(self._may_be_within(*pair) for pair in ((first, second), (second, first)))

    def _may_be_within(self, outer: Place, inner: Place) -> bool:
        """Whether a place lies in the other, or in a district or province that is called like it: "Karst" may be either."""
        gazetteer, step = self._gazetteer or load_gazetteer(), inner
        if gazetteer.contains(outer, inner):
            return True
        seen: set[str] = set()
        while step.within is not None and step.within not in seen:
            seen.add(step.within)
            above = gazetteer.by_id(step.within)
            if above is None:
                return False
            if above.name.casefold().startswith(outer.name.casefold()):
                return True
            step = above
        return False

    def _other_figures(self, subject: Incident | Campaign) -> Iterator[Opposition]:
        """Figures that have no number in common."""
        for matter, sides in self._counts.find(subject):
            yield from self._opposition(Ground.FIGURE, subject.id, matter, [Position(label, self._ids(claims)) for label, claims in sides])

    def _opposition(self, ground: Ground, about: str, matter: str, sides: Iterable[Position]) -> Iterator[Opposition]:
        """The opposition, where two sides or more have claims and are not of one source only."""
        kept = sorted((side for side in sides if side.claim_ids), key=lambda side: self._order[side.claim_ids[0]])
        claims = [[self._words.claims[i] for i in side.claim_ids] for side in kept]
        if len(kept) > 1 and any(self._speakers.differ(one, other) for one, other in combinations(claims, 2)):
            yield Opposition(ground, about, matter, tuple(kept))

    def _ids(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        return tuple(sorted({self._words.id_of(c) for c in claims}, key=self._order.__getitem__))


def _label_saying(claims: Sequence[Claim]) -> str:
    """What those do who tell of what others deny: they say so, or only allege it."""
    alleged = [claim.stance is Stance.ALLEGED for claim in claims]
    if claims and all(alleged):
        return "alleges it"
    return "says so or alleges it" if any(alleged) else "says so"


def _key(doer: Doer | None) -> str:
    """The same for doers of one state: "Russia" and its aircraft are denied together."""
    if doer is None:
        return ""
    states = states_of(doer)
    if states:
        return " ".join(sorted(states))
    return doer.entity.id if doer.entity is not None else doer.name.casefold()


def _is_alike(claim: Claim, denial: Claim) -> bool:
    targets = {target for c in (claim, denial) if (target := c.word("target_type")) not in (None, "other")}
    if len(targets) > 1:
        return False
    if claim.kind is not denial.kind or claim.kind is not ClaimKind.ATTACK:
        return True
    acts = {claim.word("act"), denial.word("act")} - {None, "other"}
    return len(acts) < 2 or acts <= set(load_phrases("acts", "specific"))


def _are_two(one: Entity, other: Entity) -> bool:
    """Whether two holders are not one whose name was printed with the ending of a genitive ("Tasker" and "Taskers")."""
    names = [[word.removesuffix("s") for word in re.findall(r"[^\W_]+", holder.name.casefold())] for holder in (one, other)]
    return one.id != other.id and names[0] != names[1]


def _are_near(one: Place, other: Place) -> bool:
    """Whether two places are too near to be told apart; one without a point may be anywhere."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) < _NEAR_DEGREES and abs(one.lon - other.lon) < _NEAR_DEGREES


def _times_apart(one: Claim, other: Claim) -> bool:
    """Whether the claims' own words give times with no day in common."""
    said = all(c.when is not None and c.when.span is not None for c in (one, other))
    return said and lie_apart(one.when, other.when)
