"""Origins that blame another side than most of those that tell of an incident: they are no further origin of what these tell."""

from collections import Counter
from collections.abc import Mapping, Sequence

from linkage.incidents.parties import Parties
from linkage.model.claim import Claim, ClaimKind
from linkage.vocab.rebels import REBELS, fight_states

_CODE = 2  # characters of the code of a state


def blaming_others(held: Mapping[str, Sequence[Claim]], parties: Parties) -> dict[str, str]:
    """The origins all of whose blame falls on another side than that which most origins blame.

    Sides are states, and those who fight states ("rebels", "terrorists"); whom words give to neither may be of any. The rule is the same
    whoever is blamed: of two sides that equally many origins blame, the one that is read first stands.

    Args:
        held: Key of an origin -> its claims of the incident, in reading order.
        parties: Which sides claims name.

    Returns:
        Key of an origin -> whom it blames, as written.
    """
    blamed = {key: frozenset(side for claim in claims for side in _sides(claim, parties)) for key, claims in held.items()}
    votes = Counter(side for sides in blamed.values() for side in sorted(sides))
    if len(votes) <= 1:
        return {}
    first = max(votes.values())
    main = {next(side for sides in blamed.values() for side in sorted(sides) if votes[side] == first)}
    while jointly := {side for sides in blamed.values() if sides & main for side in sides} - main:
        main |= jointly  # whom one origin blames together are one side
    return {
        key: next(words for claim in held[key] if _sides(claim, parties) and (words := _accused(claim)))
        for key, sides in blamed.items()
        if sides and sides.isdisjoint(main)
    }


def _sides(claim: Claim, parties: Parties) -> frozenset[str]:
    codes = frozenset(side for side in parties.named(claim) if len(side) == _CODE)
    return frozenset({REBELS}) if not codes and fight_states(_accused(claim)) else codes


def _accused(claim: Claim) -> str:
    return claim.word("accused" if claim.kind is ClaimKind.RESPONSIBILITY else "perpetrator") or ""
