"""Whose forces: by what claims tell of a person's posts and commands, never by what a name suggests."""

from dataclasses import dataclass

from linkage.cases.casewords import CaseWords, Doer
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity
from linkage.vocab.states import states_named

_OWN_MODES = ("commands", "ordered", "oversees")


@dataclass(frozen=True, slots=True)
class Forces:
    """What claims put under a person.

    Args:
        states: ISO 3166-1 alpha-2 codes of the states in whose posts the person is said to stand.
        bodies: Ids of the bodies in which the person is said to hold a post, or that the person is said to command.
    """

    states: frozenset[str]
    bodies: frozenset[str]

    def hold(self, doer: Doer, states: frozenset[str]) -> bool:
        """Whether a doer is among them.

        Args:
            doer: Who is said to have done something.
            states: The states whose forces the name tells of, as `states_of` gives them.
        """
        return (doer.entity is not None and doer.entity.id in self.bodies) or not self.states.isdisjoint(states)


def read_forces(person: Entity, roles: dict[str, set[str]], words: CaseWords) -> Forces:
    """The states and bodies that claims tie a person to by a post or by command; denials are left out.

    Args:
        person: The person.
        roles: Claim id -> the roles that name the person.
        words: The case.
    """
    states: set[str] = set()
    bodies: set[str] = set()
    for claim_id, named in roles.items():
        claim = words.claims[claim_id]
        if claim.stance is Stance.DENIED:
            continue
        role = _tied_role(claim, named)
        if role is None:
            continue
        entity = words.named.get(claim_id, {}).get(role)
        states |= states_named(claim.word(role) or "")
        if entity is not None and entity.id != person.id:
            states |= states_named(entity.name)
            bodies.add(entity.id)
    return Forces(frozenset(states), frozenset(bodies))


def states_of(doer: Doer) -> frozenset[str]:
    """The states whose forces a doer is said to be, by its name.

    Args:
        doer: Who is said to have done something.
    """
    return states_named(doer.name) | (frozenset() if doer.entity is None else states_named(doer.entity.name))


def _tied_role(claim: Claim, named: set[str]) -> str | None:
    if claim.kind is ClaimKind.POST and "person" in named:
        return "organization"
    if claim.kind is ClaimKind.COMMAND and "superior" in named and claim.word("mode") in _OWN_MODES:
        return "subordinate"
    return None
