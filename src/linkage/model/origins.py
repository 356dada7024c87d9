"""The origins of a case: independent origins are counted, never reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from linkage.model.origin import Carrier, Origin
from linkage.model.origincount import OriginCount
from linkage.model.resting import Resting, find_resting
from linkage.model.tie import Tie


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
