"""The claims that bear on one feature in one campaign -> a cell: who tells of it, who is said to have done it, who denies it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.forces import is_of_nobody
from linkage.cases.onequote import quoted_once
from linkage.cases.sides import Sides, name_doer
from linkage.cases.tellers import Tellers
from linkage.cases.widerdenials import WiderDenials
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.comparison import BlamedSide, FeatureCell
from linkage.model.incident import Campaign, Incident
from linkage.model.telling import OTHERWISE
from linkage.model.when import When
from linkage.vocab.doubts import is_doubted

_ACCUSING = (ClaimKind.ATTACK, ClaimKind.RESPONSIBILITY)
_OF_ACTS = frozenset({*_ACCUSING, ClaimKind.COMMAND, ClaimKind.DAMAGE})
_TO_THE_MONTH = len("2022-03")


class FeatureCells:
    """Makes the cells of a case.

    Args:
        words: The case, indexed.
        sides: Its sides.
        wider: Its denials in wider terms.
        kinds: The kinds of its acts.
    """

    def __init__(self, words: CaseWords, sides: Sides, wider: WiderDenials, kinds: ActKinds) -> None:
        self._words = words
        self._sides = sides
        self._wider = wider
        self._kinds = kinds
        self._tellers = Tellers(words)
        self._apart: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
        self._order = {claim_id: n for n, claim_id in enumerate(words.claims)}

    def make(self, claims: Sequence[Claim], campaign: Campaign, wider: Iterable[Claim] = ()) -> FeatureCell:
        """One cell.

        Args:
            claims: The claims of the campaign that bear on the feature.
            campaign: The campaign.
            wider: Denials of the feature in what may hold the campaign, as a war holds a siege; those of a blamed side are shown.
        """
        told = [claim for claim in claims if self._words.speaks_for(claim)]
        ids = tuple(map(self._words.id_of, told))
        timing = [claim for claim in told if self._words.id_of(claim) not in self._words.case_file.origins.passed_on]
        own = [_ends(claim.when) for claim in timing]
        lent = [[] if days else self._days_of_incidents(claim) for claim, days in zip(timing, own, strict=True)]
        days = sorted(day for found in (*own, *lent) for day in found)
        incidents = self._incidents_of_acts(told)
        denied = {*self._denials_of(incidents), *(self._words.id_of(claim) for claim in claims if claim.stance is Stance.DENIED)}
        of_incidents = (self._words.claims[d] for incident in incidents for d in self._wider.told_of(incident))
        around = {self._words.id_of(denial): denial for denial in (*wider, *of_incidents)}
        answering = [denial for denial in around.values() if any(self._wider.answers(denial, claim) for claim in told)]
        return FeatureCell(
            told=ids,
            denied=self.in_order(denied),
            wider=self.in_order(map(self._words.id_of, quoted_once(answering))),
            doubted=tuple(self._words.id_of(claim) for claim in claims if is_doubted(claim, self._words.text(claim))),
            quotes=tuple(map(self._words.id_of, quoted_once(told))),
            alleged=sum(claim.stance is Stance.ALLEGED for claim in told),
            origins=self._words.case_file.origins.count(ids),
            first=days[0] if days else None,
            last=days[-1] if days else None,
            dated=sum(map(bool, own)),
            dated_by_incident=sum(map(bool, lent)),
            doers=tuple(self._count_doers(told)),
            by_side=self._count_sides(told),
            naming=sum(self._sides.blamed(claim) != frozenset() for claim in told),
            unnamed=sum(self._is_context(claim, campaign) for claim in told),
            otherwise=self._told_otherwise(incidents, told),
        )

    def in_order(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Claims of the case, each once, in reading order.

        Args:
            claim_ids: Ids, some perhaps of no claim.
        """
        return tuple(sorted({c for c in claim_ids if c in self._order}, key=self._order.__getitem__))

    def _incidents_of_acts(self, told: Iterable[Claim]) -> list[Incident]:
        """The incidents of which claims tell as an act.

        What else an incident holds, such as the end of a truce or aid that was halted, is not what others deny or tell otherwise.
        """
        telling = (
            (claim, i) for claim in told if claim.kind in _OF_ACTS for i in self._words.incidents_of.get(self._words.id_of(claim), ())
        )
        found = dict.fromkeys(i for claim, i in telling if self._is_of_its_thing(claim, self._words.incidents[i]))
        return [self._words.incidents[incident_id] for incident_id in found]

    def _denials_of(self, incidents: Iterable[Incident]) -> Iterator[str]:
        """The claims that deny incidents: whoever denies the strike denies that it hit the clinic."""
        for claim_id in (c for incident in incidents for c in incident.claim_ids):
            claim = self._words.claims[claim_id]
            if claim.stance is Stance.DENIED and claim.kind in _ACCUSING:
                yield claim_id

    def _told_otherwise(self, incidents: Iterable[Incident], told: Sequence[Claim]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(how, the claims) of whoever gives another account of incidents than those who tell of them, as their pages have it.

        Who blames others, or is passed on, does so for an act of the kind that is told: gas in one quarter is no other account of fire.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for incident in incidents:
            if incident.id not in self._apart:
                self._apart[incident.id] = tuple(self._tellers.of(incident).apart())
            apart = {c for _, claim_ids in self._apart[incident.id] for c in claim_ids}
            telling = {c for c in incident.claim_ids if c not in apart}  # another account than that of nobody is none
            here = [claim for claim in told if self._words.id_of(claim) in telling]
            for how, claim_ids in self._apart[incident.id]:
                found[how] += [
                    c
                    for c in claim_ids
                    if (here and how == OTHERWISE) or any(self._kinds.are_alike(self._words.claims[c], t) for t in here)
                ]
        return tuple((how, self.in_order(claim_ids)) for how, claim_ids in found.items() if claim_ids)

    def _is_of_its_thing(self, claim: Claim, incident: Incident) -> bool:
        """Whether a claim tells of the act on what the incident is named after, and not of something else that was joined to it."""
        things = self._words.objects_named(claim) - {"other"}
        if not things:
            return claim.kind is ClaimKind.ATTACK
        return incident.target_type in (None, "other") or incident.target_type in things

    def _count_doers(self, claims: Sequence[Claim]) -> list[tuple[str, int]]:
        """Whom claims name as those who did it, by the name of who they are taken to be, with the number of claims."""
        found: Counter[str] = Counter()
        names: dict[str, str] = {}
        for doer in (doer for claim in claims if (doer := self._sides.doer(claim)) is not None):
            name = self._label(doer)
            found[names.setdefault(name.casefold(), name)] += 1
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))

    def _label(self, doer: Doer) -> str:
        """A doer's name; of several all, and whether they did it jointly; of a bare aircraft that no side is named."""
        if is_of_nobody(doer):
            return f"{_bare(name_doer(doer))} of an unnamed side"
        joint = self._sides.joint(doer)
        return name_doer(doer) if joint is None else joint.in_words

    def _count_sides(self, claims: Sequence[Claim]) -> tuple[BlamedSide, ...]:
        """The sides of those whom claims name as the doers, the most named first."""
        named: dict[str, list[str]] = defaultdict(list)
        either: Counter[str] = Counter()
        jointly: Counter[str] = Counter()
        by_posts: Counter[str] = Counter()
        for claim in claims:
            doer = self._sides.doer(claim)
            joint = None if doer is None else self._sides.joint(doer)
            for side in frozenset() if doer is None else self._sides.of(doer):
                named[side].append(self._words.id_of(claim))
                either[side] += joint is not None and joint.is_either
                jointly[side] += joint is not None and not joint.is_either
                by_posts[side] += doer is not None and self._sides.is_by_posts(doer)
        count = self._words.case_file.origins.count
        found = (
            BlamedSide(k, self._sides.name(k), len(ids), either[k], jointly[k], count(tuple(ids)), by_posts[k]) for k, ids in named.items()
        )
        return tuple(sorted(found, key=lambda side: (-side.claims, side.name, side.key)))

    def _days_of_incidents(self, claim: Claim) -> list[str]:
        """The days and months at the ends of the time of a claim's incident; none where that time is open, for then it may be another's."""
        times = (self._words.incidents[i].when for i in self._words.incidents_of.get(self._words.id_of(claim), ()))
        return next((days for when in times if (days := _ends(when)) and not _is_open(when)), [])

    def _is_context(self, claim: Claim, campaign: Campaign) -> bool:
        """Whether a claim is read as being about a campaign that neither its words name nor an incident of it."""
        claim_id = self._words.id_of(claim)
        return not self._words.incidents_of.get(claim_id) and campaign.id not in self._words.campaigns_named(claim)


def _ends(when: When | None) -> list[str]:
    """The days and months at the ends of a time, as it is given."""
    ends = (end.rstrip("~?%") for end in ("" if when is None or when.edtf is None else when.edtf).split("/"))
    return [end for end in ends if len(end) >= _TO_THE_MONTH]


def _is_open(when: When | None) -> bool:
    """Whether a time has no begin or no end."""
    return when is not None and when.edtf is not None and bool({"", ".."} & set(when.edtf.split("/")))


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")
