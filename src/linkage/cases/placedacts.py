"""Reported acts near an incident or campaign, sorted for one person: which row each stands on, and why against it or for neither."""

from collections.abc import Iterator, Mapping, Sequence

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.cases.facing import FORCES, PERSON, Facing
from linkage.cases.forces import Forces
from linkage.cases.nearacts import NearActs
from linkage.cases.personclaims import PersonClaims
from linkage.cases.reach import Reach
from linkage.cases.sides import Sides
from linkage.cases.toldacts import ToldActs
from linkage.cases.undercommand import UnderCommand
from linkage.cases.widerdenials import WiderDenials
from linkage.model.claim import Claim
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import ACT_ROWS, Evidence, Nearness, Reason, reason_of_act

Cells = tuple[list[Evidence], list[Evidence], list[Evidence]]  # for, against, the person's own words
# Acts that stand beside those of forces, not against them.
_SHOWN = (Reason.NONE, Reason.NO_DOER, Reason.GIVEN_PERSON, Reason.NOT_UNDER, Reason.NO_POST_THEN)


class Sorting:
    """What is looked up once for all matrices of a case.

    Args:
        words: The case, indexed.
        kinds: The kinds of its acts.
        facing: Where its denials stand.
    """

    def __init__(self, words: CaseWords, kinds: ActKinds, facing: Facing) -> None:
        self.words = words
        self.facing = facing
        self.acts = NearActs(words)
        self.told = ToldActs(words)
        self.wider = WiderDenials(words, Sides(words), kinds)


class PlacedActs:
    """The reported acts of one matrix.

    Args:
        sorting: What is looked up once.
        subject: The incident or campaign.
        claims: The claims that name the person.
        forces: What claims tie to the person.
        reach: The incident or campaign, and how near claims are to it.
    """

    def __init__(self, sorting: Sorting, subject: Incident | Campaign, claims: PersonClaims, forces: Forces, reach: Reach) -> None:
        self._sorting = sorting
        self._words = sorting.words
        self._subject = subject
        self._claims = claims
        self._forces = forces
        self.under = UnderCommand(forces, reach, sorting.words)

    def is_of_forces(self) -> bool:
        """Whether somebody else gives an act to forces that are under the person."""
        if not (self._forces.states or self._forces.bodies or self._forces.names):
            return False
        return any((row, why) == (FORCES, Reason.NONE) and not self._claims.is_own(key) for key, _, row, why in self._placed())

    def by_row(self) -> Mapping[str, Cells]:
        """Reported acts by row, by whom they are said to be committed; denials stand against the row of the person's side."""
        cells: dict[str, Cells] = {key: ([], [], []) for key in ACT_ROWS}
        placed = list(self._placed())
        told: dict[str, list[Claim]] = {PERSON: [], FORCES: []}
        for key, _, row, reason in placed:
            if row in told and reason in _SHOWN:
                told[row].append(self._words.claims[key])
        for key, near, row, reason in placed:
            for facing in self._rows_facing(key, row, reason, told):
                shown, against, own = cells[facing]
                if self._claims.is_own(key):
                    own.append(Evidence(key, near, Reason.NONE if reason_of_act(reason) is None else reason))
                else:
                    (shown if reason in _SHOWN else against).append(Evidence(key, near, reason))
        return cells

    def _placed(self) -> Iterator[tuple[str, Nearness, str, Reason]]:
        """Reported acts with the row on which each stands and why against it or for neither; those that stand on none are left out."""
        acts = self._sorting.acts.of(self._subject)
        near_ids = {self._words.id_of(claim) for claim, _ in acts}
        wider = ((self._words.claims[i], Nearness.WIDER) for i in self._sorting.wider.of(self._subject) if i not in near_ids)
        for claim, near in (*acts, *wider):
            key = self._words.id_of(claim)
            told = self._sorting.told.of(key, claim)
            is_person = told.doer is not None and told.doer.doer.role in self._claims.roles.get(told.doer.doer.claim_id, ())
            row, reason = told.place(self._forces, is_person=is_person, is_own=self._claims.is_own(key))
            if (row, reason) == (FORCES, Reason.NONE) and told.doer is not None:
                reason = self.under.speaks(told.doer.doer, told.doer.states, claim)
            if row != "":
                yield key, near, row, reason

    def _rows_facing(self, key: str, row: str, reason: Reason, told: Mapping[str, Sequence[Claim]]) -> list[str]:
        if row != PERSON or reason is not Reason.DENIES:
            return [row]
        claim = self._words.claims[key]
        return self._sorting.facing.rows(claim, self._sorting.told.of(key, claim), self._forces, told, is_own=self._claims.is_own(key))
