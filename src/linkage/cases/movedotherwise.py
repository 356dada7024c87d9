"""Who tells of a deportation otherwise: that those who left asked for it, went of their own will, or were evacuated. It denies nothing."""

from linkage.cases.casewords import CaseWords
from linkage.cases.sides import Sides
from linkage.model.claim import Claim
from linkage.vocab.movements import tells_deportation, tells_own_will

DEPORTATION = "deportation"
TOLD_OTHERWISE = ("the side that is said to have done it tells it otherwise", "others tell it otherwise")
_HOW = "that they asked for it, went of their own will, or were evacuated"
Accounts = list[tuple[str, list[Claim], bool]]  # what it says, the claims, whether it tells otherwise what another tells first


class MovedOtherwise:
    """How those who left were moved, by claims of one deportation that cannot all be right.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._sides = Sides(words)

    def sides(self, claims: list[Claim]) -> Accounts:
        """Those who tell of a deportation, and those who tell the same movement otherwise; the side that is blamed for it apart.

        Args:
            claims: The claims of one incident.
        """
        told = [c for c in claims if self._words.speaks_for(c)]
        deporting = [c for c in told if tells_deportation(c, self._words.text(c))]
        if not deporting:
            return []
        others = [c for c in told if c not in deporting and tells_own_will(c, self._words.words(c))]
        blamed = {side for c in deporting for side in self._sides.blamed(c)}
        of_blamed = [c for c in others if not blamed.isdisjoint(self._sides.speaking(c))]
        by_blamed, by_others = (f"{told_so}: {_HOW}" for told_so in TOLD_OTHERWISE)
        apart = [c for c in others if c not in of_blamed]
        return [("tells of a deportation or forcible transfer", deporting, False), (by_blamed, of_blamed, True), (by_others, apart, True)]
