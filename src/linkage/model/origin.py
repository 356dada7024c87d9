"""Where a report, a figure or an accusation first came from: independent origins are counted, never reports."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from linkage.model.origincount import OriginCount
from linkage.model.span import Span


class TieType(StrEnum):
    """How a report is tied to another one."""

    COPY = "copy"
    TRANSLATION = "translation"
    REWRITE = "rewrite"
    RELAY = "relay"
    QUOTES = "quotes"  # shares quoted words: shown, and never makes two reports one origin
    DECLARED = "declared"  # case.yaml says that they share an origin


class Judgement(StrEnum):
    """Who holds that a tie is right."""

    AUTOMATIC = "automatic"  # above the threshold of its type
    SUGGESTED = "suggested"  # below it: for a person to decide
    CONFIRMED = "confirmed by case.yaml"
    REFUSED = "refused by case.yaml"


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Words of one report and those of another that show the tie.

    Args:
        report_id: One report.
        span: Its words.
        other_id: The other report.
        other_span: The words that answer to them.
    """

    report_id: str
    span: Span
    other_id: str
    other_span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two reports are taken, or may be taken, to share an origin.

    Args:
        type: How they are tied.
        report_ids: The two reports; the one that was first stands first where that is known, else they stand in order of their ids.
        first_id: The report that was first; None where nothing says so.
        direction: Why it was first, in plain words; "unknown" where nothing says so.
        score: 0 to 100.
        judgement: Who holds it.
        reasons: Why, in plain words.
        shared: The words that show it, the closest first.
    """

    type: TieType
    report_ids: tuple[str, str]
    first_id: str | None
    direction: str
    score: int
    judgement: Judgement
    reasons: tuple[str, ...]
    shared: tuple[SharedWords, ...] = ()

    @property
    def joins(self) -> bool:
        """Whether the two reports share an origin by this tie."""
        return self.type is not TieType.QUOTES and self.judgement in (Judgement.AUTOMATIC, Judgement.CONFIRMED)


OWN_VOICE = "in its own voice"
NAMES_SOURCE = "names it as the source"
_MADE_FROM = {
    TieType.COPY: "copy of",
    TieType.TRANSLATION: "translation of",
    TieType.REWRITE: "rewrite of",
    TieType.RELAY: "relays",
    TieType.DECLARED: "declared to share an origin with",
}
_TIED_TO = {
    TieType.COPY: "the same text as",
    TieType.TRANSLATION: "the same text in another language as",
    TieType.REWRITE: "the same text in other words as",
    TieType.RELAY: "tied to",
    TieType.DECLARED: "declared to share an origin with",
}


def word_tie(tie: Tie, first_id: str) -> str:
    """How a report is tied to another, in words that stand before the other ("copy of").

    Args:
        tie: Their tie.
        first_id: The other report; only where it is known to have been first is the report made from it.
    """
    return (_MADE_FROM if tie.first_id == first_id else _TIED_TO)[tie.type]


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report that carries what an origin says.

    Args:
        report_id: The report.
        from_id: The report that it has it from; None where it has it from the origin itself, or nothing says from where.
        how: How it is tied to what it has it from, in plain words ("translation of", "names it as the source").
        claim_ids: The claims in which it does, in reading order; empty where the report was joined by its text alone.
        tie: The tie to `from_id`; None where it names the origin.
        by_publisher: Whether the origin is the publisher of the report, so that taking the report back takes back what the origin said.
    """

    report_id: str
    from_id: str | None
    how: str
    claim_ids: tuple[str, ...]
    tie: Tie | None = None
    by_publisher: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Whoever first said or wrote something, with the tree of the reports that carry it.

    Args:
        id: The same in every run ("origin:syrian-network", "origin:report-1a2b3c4d").
        name: Who it is, in plain words.
        carriers: The reports that carry it, each behind the one that it has it from.
        reasons: Why names or reports were taken for one origin.
    """

    id: str
    name: str
    carriers: tuple[Carrier, ...]
    reasons: tuple[str, ...] = ()

    @property
    def report_ids(self) -> tuple[str, ...]:
        """The reports that carry it."""
        return tuple(carrier.report_id for carrier in self.carriers)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The claims that come from it."""
        return tuple(claim_id for carrier in self.carriers for claim_id in carrier.claim_ids)

    def children(self, report_id: str | None) -> tuple[Carrier, ...]:
        """The carriers that have it from a report; those that have it from no other report, for None.

        Args:
            report_id: A carrier's report, or None.
        """
        return tuple(carrier for carrier in self.carriers if carrier.from_id == report_id)


@dataclass(frozen=True, slots=True)
class Resting:
    """On which retracted report a claim of another report rests.

    Args:
        report_id: The retracted report.
        how: How the claim's report is tied to it, in words that stand before it ("copy of").
        by_text: Whether the whole report is tied to it, and not the claim alone.
    """

    report_id: str
    how: str
    by_text: bool = True


def find_resting(origins: Iterable[Origin], retracted: frozenset[str], agreeing: Callable[[str], tuple[str, ...]]) -> Mapping[str, Resting]:
    """What reports that were not retracted have from one that was.

    An agency takes its report back, and the papers that printed it say nothing: what they have from it rests on it. So does a claim of a
    copy, translation, rewrite or relay that comes from an origin which the retracted report tells too, and a claim that names the
    publisher of the retracted report as its source and says the same, unless that publisher says it in a report that stands. What a copy
    adds from an origin of its own stands; so does the report that a retracted one was made from, and whoever names the source that both
    name. Where nothing says which of two was first, each may rest on the other.

    Args:
        origins: The origins.
        retracted: Ids of the retracted reports.
        agreeing: Gives the claims that say the same as a claim.

    Returns:
        Claim id -> the nearest retracted report.
    """
    found: dict[str, Resting] = {}
    for origin in origins if retracted else ():
        if not retracted.isdisjoint(origin.report_ids):
            by_text = _rest_by_text(origin, retracted)
            found |= by_text
            found |= _rest_by_name(origin, retracted, by_text, agreeing)
    return found


def _rest_by_text(origin: Origin, retracted: frozenset[str]) -> dict[str, Resting]:
    """The claims of an origin whose report was made from a retracted one that tells the origin too."""
    has_it_from: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for carrier in origin.carriers:
        if carrier.from_id is not None and carrier.tie is not None:
            if carrier.tie.first_id in (None, carrier.from_id):
                has_it_from[carrier.report_id].append((carrier.from_id, carrier.tie))
            if carrier.tie.first_id in (None, carrier.report_id):
                has_it_from[carrier.from_id].append((carrier.report_id, carrier.tie))
    found = {}
    for carrier in origin.carriers:
        if carrier.report_id not in retracted and (resting := _nearest(carrier.report_id, has_it_from, retracted)) is not None:
            found.update(dict.fromkeys(carrier.claim_ids, resting))
    return found


def _rest_by_name(
    origin: Origin, retracted: frozenset[str], by_text: Mapping[str, Resting], agreeing: Callable[[str], tuple[str, ...]]
) -> dict[str, Resting]:
    """The claims that name an origin as their source and say what it said only in reports that it took back."""
    taken_back: dict[str, str] = {}
    upheld: set[str] = set()
    for carrier in origin.carriers:
        if carrier.by_publisher and carrier.report_id in retracted:
            taken_back.update(dict.fromkeys(carrier.claim_ids, carrier.report_id))
        elif carrier.by_publisher:
            upheld.update(c for c in carrier.claim_ids if c not in by_text)
    naming: set[str] = set()
    found = {}
    for carrier in origin.carriers:  # a copy stands behind what it copies, and names whom that names
        if carrier.by_publisher or not (carrier.how == NAMES_SOURCE or carrier.from_id in naming):
            continue
        naming.add(carrier.report_id)
        for claim_id in carrier.claim_ids if carrier.report_id not in retracted else ():
            same = agreeing(claim_id)
            told = sorted(taken_back.keys() & same)
            if told and claim_id not in by_text and upheld.isdisjoint(same):
                found[claim_id] = Resting(taken_back[told[0]], "names as its source the publisher of", by_text=False)
    return found


def _nearest(report_id: str, has_it_from: Mapping[str, list[tuple[str, Tie]]], retracted: frozenset[str]) -> Resting | None:
    """The nearest retracted report from which a report has it, over others or not."""
    seen, waiting = {report_id}, deque([(report_id, "")])
    while waiting:
        at, how = waiting.popleft()
        for above, tie in sorted(has_it_from.get(at, ()), key=lambda step: step[0]):
            words = how or word_tie(tie, above)
            if above in retracted:
                return Resting(above, words)
            if above not in seen:
                seen.add(above)
                waiting.append((above, words))
    return None


@dataclass(frozen=True)
class Origins:
    """Every origin of a case, and the ties between its reports.

    Args:
        origins: The origins, those with most claims first.
        ties: The ties, those that join first, then suggestions, then what case.yaml refuses.
        agreements: Claims that say the same, as tuples of claim ids; every claim stands in exactly one.
        retracted: Ids of the reports that were retracted: what only they and copies of them tell stands, and is no independent origin.
        passed_on: Ids of the claims that a report which denies or doubts the same passes on, in words of doubt: whom it says to allege
            it is no further independent origin.
        voices: Id of a claim -> what whoever speaks in it is called; none for what a report tells in its own voice.
    """

    origins: tuple[Origin, ...] = ()
    ties: tuple[Tie, ...] = ()
    agreements: tuple[tuple[str, ...], ...] = ()
    retracted: frozenset[str] = frozenset()
    passed_on: frozenset[str] = frozenset()
    voices: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def of_claim(self) -> dict[str, str]:
        """Claim id -> id of the origin that it comes from."""
        return {claim_id: origin.id for origin in self.origins for claim_id in origin.claim_ids}

    @cached_property
    def by_id(self) -> dict[str, Origin]:
        """Id of an origin -> the origin."""
        return {origin.id: origin for origin in self.origins}

    def name_of(self, origin_id: str, claim_ids: Iterable[str]) -> str:
        """What an origin is called where it tells some claims: by whoever speaks in all of them, for several may be taken for one origin.

        Args:
            origin_id: The origin.
            claim_ids: Claims, of which some come from it.
        """
        return self._voice_of(origin_id, claim_ids) or self.by_id[origin_id].name

    def _voice_of(self, origin_id: str, claim_ids: Iterable[str]) -> str:
        """Who speaks in all those of some claims that come from an origin; "" where several do, or a report in its own voice."""
        voices = {self.voices.get(claim_id, "") for claim_id in claim_ids if self.of_claim.get(claim_id) == origin_id}
        return voices.pop() if len(voices) == 1 else ""

    @cached_property
    def _agreement(self) -> dict[str, tuple[str, ...]]:
        return {claim_id: claims for claims in self.agreements for claim_id in claims}

    @cached_property
    def retracted_claims(self) -> frozenset[str]:
        """Ids of the claims of retracted reports."""
        carriers = (carrier for origin in self.origins for carrier in origin.carriers if carrier.report_id in self.retracted)
        return frozenset(claim_id for carrier in carriers for claim_id in carrier.claim_ids)

    @cached_property
    def resting(self) -> Mapping[str, Resting]:
        """Id of a claim of a report that was not retracted -> the retracted report that it rests on; see `find_resting`."""
        return find_resting(self.origins, self.retracted, self.agreeing)

    def resting_on(self, report_id: str) -> Mapping[str, tuple[str, ...]]:
        """Id of a report -> its claims that rest on a retracted report, of every report that has any.

        Args:
            report_id: The retracted report.
        """
        found: dict[str, list[str]] = defaultdict(list)
        for origin in self.origins:
            for carrier in origin.carriers:
                found[carrier.report_id].extend(
                    c for c in carrier.claim_ids if c in self.resting and self.resting[c].report_id == report_id
                )
        return {carrier_id: tuple(claim_ids) for carrier_id, claim_ids in found.items() if claim_ids}

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Ids of the claims that set no bound, no grade and no count: those of retracted reports, and those that rest on one."""
        return self.retracted_claims.union(self.resting)

    def standing(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Those of some claims that neither are of a retracted report nor rest on one, in their order.

        Args:
            claim_ids: The claims.
        """
        return tuple(claim_id for claim_id in claim_ids if claim_id not in self.withdrawn)

    def agreeing(self, claim_id: str) -> tuple[str, ...]:
        """The claims of the case that say the same as a claim, with the claim itself.

        Args:
            claim_id: The claim.
        """
        return self._agreement.get(claim_id, (claim_id,))

    def all_of(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Ids of the origins from which some claims come, each once, in the order of the claims, told by retracted reports or not.

        Args:
            claim_ids: The claims.
        """
        return tuple(dict.fromkeys(self.of_claim[claim_id] for claim_id in claim_ids if claim_id in self.of_claim))

    def count(self, claim_ids: Sequence[str]) -> OriginCount:
        """From how many independent origins some claims come.

        An origin counts where one of the claims from it stands, and is not only passed on by who denies or doubts it.

        Args:
            claim_ids: The claims.
        """
        standing = self.standing(claim_ids)
        counted = len(self.all_of(c for c in standing if c not in self.passed_on))
        told = len(self.all_of(standing))
        return OriginCount(counted, len(self.all_of(claim_ids)) - told, told - counted)

    def saying(self, claim_id: str) -> OriginCount:
        """How many independent origins say the same as a claim.

        Args:
            claim_id: The claim.
        """
        return self.count(self.agreeing(claim_id))

    def tree(self, claim_ids: tuple[str, ...]) -> tuple[Origin, ...]:
        """The origins of some claims, each with only the reports that carry these claims, or pass them on to one that does.

        Args:
            claim_ids: The claims.
        """
        wanted = set(claim_ids)
        found = []
        for origin_id in self.all_of(claim_ids):
            origin = self.by_id[origin_id]
            by_report = {carrier.report_id: carrier for carrier in origin.carriers}
            kept: dict[str, Carrier] = {}
            for carrier in origin.carriers:
                step: Carrier | None = carrier if wanted.intersection(carrier.claim_ids) else None
                while step is not None and step.report_id not in kept:
                    own = tuple(claim_id for claim_id in step.claim_ids if claim_id in wanted)
                    kept[step.report_id] = replace(step, claim_ids=own)
                    step = None if step.from_id is None else by_report.get(step.from_id)
            carriers = tuple(kept[carrier.report_id] for carrier in origin.carriers if carrier.report_id in kept)
            voice = self._voice_of(origin_id, claim_ids)
            found.append(Origin(origin.id, voice or origin.name, carriers, () if voice else origin.reasons))
        return tuple(found)
