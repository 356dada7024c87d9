"""Which sides doers are of, so far as one of them being the doer leaves no room for another.

States are sides, and so are those who fight states, whatever they are called ("rebels", "terrorists"), and each body with its own name,
together with every state and body that claims put above it. A person is of the states and bodies in which claims give him a post or which
he is said to command. "Rebels" may be any body that is no state's. Who may be of any side ("the army", "unidentified aircraft", a person
of no known post) is of none.
"""

from collections.abc import Iterable
from functools import cache

from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.forces import is_of_nobody, states_of
from linkage.cases.jointnames import split_name
from linkage.cases.sides import Sides
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.model.incident import Incident
from linkage.vocab import load_phrases
from linkage.vocab.accusing import accuses_of_it, is_another_deed, is_of_two_sides
from linkage.vocab.rebels import REBELS, fight_states, is_armed_group
from linkage.vocab.states import state_codes
from linkage.vocab.wholeforces import states_of_forces

NOBODY: frozenset[str] = frozenset()


class OtherDoers:
    """The sides of those who are said to have done something.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._sides = Sides(words)
        self._above = cache(self._find_above)

    def sides(self, doer: Doer | None) -> frozenset[str]:
        """The sides of a doer, as keys: codes of states, ids of bodies and persons, "rebels"; empty where it may be of any.

        Args:
            doer: Who is said to have done something; None where nobody is named.
        """
        if doer is None or is_of_nobody(doer):
            return NOBODY
        who = NOBODY if doer.entity is None else frozenset({doer.entity.id})
        known = is_armed_group(doer.name) or (doer.entity is not None and is_armed_group(doer.entity.name))
        if not known and fight_states(doer.name):
            return who | {REBELS}
        states = NOBODY if known else states_of(doer)
        if states:
            return who | states
        return NOBODY if doer.entity is None else self._above(doer.entity)

    def exclude(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two sides have nobody in common.

        Args:
            one: A side, as `sides` gives it.
            other: Another.
        """
        if one & other:
            return False
        return not any(REBELS in side and rival.isdisjoint(state_codes()) for side, rival in ((one, other), (other, one)))

    def tell_of(self, incident: Incident, claim: Claim) -> bool:
        """Whether a claim says who did what the incident is named after, and not another deed or a fight that is told beside it.

        Args:
            incident: An incident of the case.
            claim: One of its claims.
        """
        text = self._words.text(claim)
        own = incident.is_deed(claim) and accuses_of_it(claim) and not is_another_deed(claim, incident.act, text)
        return own and not is_of_two_sides(claim, text)

    def apart(self, claims: Iterable[Claim]) -> list[tuple[list[str], list[Claim]]]:
        """The names of the doers and the claims of each side; those that one claim names together are one side.

        Args:
            claims: Claims that tell who did something.
        """
        found: list[tuple[frozenset[str], list[str], list[Claim]]] = []
        for claim in claims:
            doer = self._words.doer(claim)
            own = self.sides(doer)
            if doer is None or not own:
                continue
            met = [side for side in found if not self.exclude(side[0], own)]
            found = [side for side in found if side not in met]
            names = [*(name for side in met for name in side[1]), doer.name]
            found.append((own.union(*(side[0] for side in met)), names, [*(c for side in met for c in side[2]), claim]))
        return [(list(dict.fromkeys(names)), told) for _, names, told in found]

    def _find_above(self, entity: Entity) -> frozenset[str]:
        """A person or body, and what it is said to be of."""
        if entity.type is EntityType.PERSON:
            forces = self._sides.forces(entity)
            return frozenset({entity.id, *forces.states, *forces.bodies}) if forces.states or forces.bodies else NOBODY
        if entity.type is EntityType.PLACE or not _is_own_name(entity.name):
            return NOBODY
        over = self._words.under.over(entity.id)
        named = (other.name for other in self._words.case_file.entities if other.id in over - {entity.id})
        return over.union(*map(states_of_forces, named))


def _is_own_name(name: str) -> bool:
    """Whether a body is written as a name of its own, and not as what any may be called ("Army", "Coalition", "armed men")."""
    words = split_name(name)
    if not any(word[:1].isupper() for word in name.split()) or " ".join(words) in load_phrases("bodies", "organs"):
        return False
    return len(words) > 1 or name.isupper() or is_armed_group(name)
