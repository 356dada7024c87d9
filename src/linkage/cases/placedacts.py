"""Reported acts near an incident or campaign, sorted for one person: which row each stands on, and why against it or for neither."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.cases.facing import FORCES, PERSON, Facing
from linkage.cases.forces import Forces
from linkage.cases.nearacts import NearActs
from linkage.cases.otherdoers import OtherDoers
from linkage.cases.personclaims import PersonClaims
from linkage.cases.reach import Reach
from linkage.cases.sides import Sides
from linkage.cases.toldacts import ToldActs
from linkage.cases.undercommand import UnderCommand
from linkage.cases.widerdenials import WiderDenials
from linkage.model.claim import Claim
from linkage.model.incident import Campaign, Incident
from linkage.model.matrix import ACT_ROWS, Evidence, Nearness, Reason, reason_of_act

Placed = tuple[str, Nearness, str, Reason]  # the claim's id, how near it is, its row, why it stands there against it or for neither
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
        self.others = OtherDoers(words)
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
        placed = list(self._set_apart(list(self._placed())))
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

    def _placed(self) -> Iterator[Placed]:
        """Reported acts with the row on which each stands and why against it or for neither; those that stand on none are left out."""
        wide = set(self._sorting.wider.told_of(self._subject))  # in wider terms on its own page, and so here, however near it stands
        acts = [
            (claim, Nearness.WIDER if self._words.id_of(claim) in wide else near) for claim, near in self._sorting.acts.of(self._subject)
        ]
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

    def _set_apart(self, placed: Sequence[Placed]) -> Iterator[Placed]:
        """The acts with those of another side told so: against, where claims give the same act to the person or the forces.

        Only of one incident can a doer leave no room for another, and only where no claim names both together.
        """
        own = self._sides()
        given: dict[str, list[tuple[str, str]]] = defaultdict(list)  # incident -> the rows and claims that give it to person or forces
        for key, _, row, reason in placed:
            if row in (PERSON, FORCES) and reason in _SHOWN:
                for incident_id in self._incidents_told(key):
                    given[incident_id].append((row, key))
        for key, near, row, reason in placed:
            if reason is not Reason.OTHER_DOER:
                yield key, near, row, reason
                continue
            side = self._side_of(key)
            told = self._incidents_told(key) if own and side and self._sorting.others.exclude(side, own) else []
            named = [found for incident_id in told for found in given[incident_id]]
            givers = [found for found in named if self._tell_the_same(key, found[1])]
            if (
                not told
                or (named and not givers)
                or any(not self._sorting.others.exclude(side, self._side_of(giver)) for _, giver in named)
            ):
                yield key, near, row, reason
            elif givers:
                rows = {found for found, _ in givers}
                yield key, near, PERSON if rows == {PERSON} else FORCES, Reason.EXCLUDES
            else:
                yield key, near, row, Reason.OTHER_SIDE

    def _tell_the_same(self, key: str, other: str) -> bool:
        """Whether two claims tell one act, and of one place or target: gas on one quarter clears nobody of raids on another."""
        one, two = self._words.claims[key], self._words.claims[other]
        where = ({str(c.value(role)).casefold() for role in ("place", "target") if c.value(role) is not None} for c in (one, two))
        first, second = where
        return one.kind is two.kind and one.value("act") == two.value("act") and not first.isdisjoint(second)

    def _sides(self) -> frozenset[str]:
        """The sides of the person; none where no claim ties the person to a state or body."""
        tied = self._forces.states | self._forces.bodies
        return tied | {self._claims.person.id} if tied else frozenset()

    def _side_of(self, key: str) -> frozenset[str]:
        return self._sorting.others.sides(self._words.doer(self._words.claims[key]))

    def _incidents_told(self, key: str) -> list[str]:
        """The incidents of which a claim says who did them."""
        others, claim = self._sorting.others, self._words.claims[key]
        return [i for i in self._words.incidents_of.get(key, ()) if others.tell_of(self._words.incidents[i], claim)]

    def _rows_facing(self, key: str, row: str, reason: Reason, told: Mapping[str, Sequence[Claim]]) -> list[str]:
        if row != PERSON or reason is not Reason.DENIES:
            return [row]
        claim = self._words.claims[key]
        return self._sorting.facing.rows(claim, self._sorting.told.of(key, claim), self._forces, told, is_own=self._claims.is_own(key))
