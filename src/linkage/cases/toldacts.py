"""What a claim tells of an act, whoever a linkage matrix is about: read once a claim, as a campaign holds very many."""

from dataclasses import dataclass

from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.forces import Forces, is_of_nobody, states_of
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.matrix import ACT_ROWS, Reason
from linkage.vocab.conditions import load_concepts
from linkage.vocab.doubts import is_doubted


@dataclass(frozen=True, slots=True)
class _Side:
    """Somebody as a doer, and the states whose forces the name tells of."""

    doer: Doer
    states: frozenset[str]

    def is_held(self, forces: Forces) -> bool:
        return forces.hold(self.doer, self.states)


@dataclass(frozen=True, slots=True)
class ToldAct:
    """What a claim tells of an act.

    Args:
        doer: Who did it; None where nobody is named, or a bare aircraft.
        voice: Who denies it; None where it is no denial, or the report's own.
        is_denied: Whether the claim says that it was not so.
        is_doubted: Whether the claim passes it on in words that doubt it.
        is_answer: Whether a denial of it answers an accusation ("was not involved in the incident").
        rows: The rows on acts on which its kind and words bear.
    """

    doer: _Side | None
    voice: _Side | None
    is_denied: bool
    is_doubted: bool
    is_answer: bool
    rows: frozenset[str]

    def place(self, forces: Forces, *, is_person: bool, is_own: bool) -> tuple[str, Reason]:
        """The row on which the claim stands, and why against it; "" where it bears on none.

        Args:
            forces: Those of the person.
            is_person: Whether the doer is the person.
            is_own: Whether the person says it, who speaks for the forces, too.
        """
        row, reason = self._deny(forces, is_person, is_own) if self.is_denied else self._tell(forces, is_person)
        return (row if row in self.rows or (row != "" and self.is_answer) else ""), reason

    def _deny(self, forces: Forces, is_person: bool, is_own: bool) -> tuple[str, Reason]:
        """A denial stands where the act would; that of a state whose forces are not the person's denies nothing of the person's side."""
        if is_person:
            return "crimes-person", Reason.DENIES
        sides = [side for side in (self.doer, self.voice) if side is not None]
        if is_own or any(side.is_held(forces) for side in sides):
            return "crimes-own", Reason.DENIES  # who denies what "its aircraft" did speaks for itself
        if self.doer is None:
            return "crimes-unnamed", Reason.DENIES
        return "crimes-other", Reason.DENIES_OTHER if any(side.states for side in sides) else Reason.DENIES

    def _tell(self, forces: Forces, is_person: bool) -> tuple[str, Reason]:
        doubted = Reason.DOUBTS if self.is_doubted else Reason.NONE
        if is_person:
            return "crimes-person", Reason.GIVEN_PERSON if doubted is Reason.NONE else doubted
        if self.doer is None:
            return "crimes-unnamed", Reason.NO_DOER if doubted is Reason.NONE else doubted
        if self.doer.is_held(forces):
            return "crimes-own", doubted
        return "crimes-other", Reason.DOUBTS_OTHER if self.is_doubted else Reason.OTHER_DOER


class ToldActs:
    """What the claims of a case tell of acts.

    Args:
        words: The case.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._known: dict[str, ToldAct] = {}

    def of(self, claim_id: str, claim: Claim) -> ToldAct:
        """What a claim tells.

        Args:
            claim_id: Its id.
            claim: A claim of an act.
        """
        known = self._known.get(claim_id)
        if known is None:
            known = self._known[claim_id] = self._read(claim)
        return known

    def _read(self, claim: Claim) -> ToldAct:
        denied = claim.stance is Stance.DENIED
        doer = self._words.doer(claim)
        return ToldAct(
            doer=None if doer is None or is_of_nobody(doer) else _side(doer),
            voice=_side(self._words.voice(claim)) if denied else None,
            is_denied=denied,
            is_doubted=not denied and is_doubted(claim, self._words.text(claim)),
            is_answer=denied and claim.kind is ClaimKind.RESPONSIBILITY,
            rows=frozenset(c.id for c in load_concepts("elements", "command") if c.id in ACT_ROWS and self._words.weigh(c, claim)[0]),
        )


def _side(doer: Doer | None) -> _Side | None:
    return None if doer is None else _Side(doer, states_of(doer))
