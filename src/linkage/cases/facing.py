"""Where denials stand in a linkage matrix: in the rows whose claims they face."""

from collections.abc import Mapping, Sequence

from linkage.cases.actkinds import ActKinds
from linkage.cases.casewords import CaseWords
from linkage.cases.forces import Forces
from linkage.cases.toldacts import ToldAct
from linkage.model.claim import Claim, Stance
from linkage.vocab.conditions import Concept

PERSON, FORCES = "crimes-person", "crimes-own"  # rows on acts of `elements.yaml`


class Facing:
    """Where the denials of a case stand.

    Args:
        words: The case, indexed.
        kinds: The kinds of its acts.
    """

    def __init__(self, words: CaseWords, kinds: ActKinds) -> None:
        self._words = words
        self._kinds = kinds

    def rows(self, denial: Claim, told_of: ToldAct, forces: Forces, told: Mapping[str, Sequence[Claim]], *, is_own: bool) -> list[str]:
        """The rows on acts in which a denial of what the person did stands.

        The person speaks for the forces, too, and who denies it of the person together with others denies it of these. Such a denial
        stands where claims give acts of its kind to the person or to the forces; with the person, where neither do.

        Args:
            denial: A claim that denies an act of the person.
            told_of: What it tells of the act.
            forces: The forces of the person.
            told: Row -> the claims that give acts to the person, and to the forces.
            is_own: Whether the person says it.
        """
        is_of_both = is_own or (told_of.doer is not None and told_of.doer.is_held(forces))
        found = [row for row in (PERSON, FORCES) if is_of_both and self.answers(denial, told.get(row, ()))]
        return found or [PERSON]

    def is_of_mode(self, mode: Concept, denial: Claim, told: Sequence[Claim]) -> bool:
        """Whether the person's own claim stands with a mode: a denial of acts does where claims for the mode rest on such acts.

        One that denies the mode itself by its words ("I never ordered it") stands there, whoever alleges it.

        Args:
            mode: The row of the mode.
            denial: What the person says.
            told: The claims for the mode.
        """
        if denial.stance is not Stance.DENIED or (told and not self._kinds.of(denial)) or self.answers(denial, told):
            return True
        words = self._words.words(denial)
        return any(condition.phrases and condition.holds(denial, words) for condition in (*mode.conditions, *mode.opposed))

    def answers(self, denial: Claim, told: Sequence[Claim]) -> bool:
        """Whether a denial bears on one of some claims.

        Args:
            denial: A claim that denies something.
            told: What is told.
        """
        return any(self._kinds.may_answer(denial, one) for one in told)
