"""Whose forces: by what claims tell of a person's posts and commands, never by what a name suggests."""

from dataclasses import dataclass

from linkage.cases.calledafter import CalledAfter, is_called_after
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.jointnames import Name
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.vocab.aircraft import is_bare_aircraft
from linkage.vocab.conditions import load_concepts
from linkage.vocab.states import states_named

_OWN_MODES = ("commands", "ordered", "oversees")


@dataclass(frozen=True, slots=True)
class Forces:
    """What claims put under a person.

    Args:
        states: ISO 3166-1 alpha-2 codes of the states in whose posts the person is said to stand, or whose regime is called by the
            person's name.
        bodies: Ids of the bodies in which the person is said to hold a post, that the person is said to command, or that are called so.
        names: The person's names by which somebody calls a regime or force, which is the person's then.
    """

    states: frozenset[str]
    bodies: frozenset[str]
    names: frozenset[Name] = frozenset()

    def hold(self, doer: Doer, states: frozenset[str]) -> bool:
        """Whether a doer is among them.

        Args:
            doer: Who is said to have done something.
            states: The states whose forces the name tells of, as `states_of` gives them.
        """
        ours = doer.entity is not None and doer.entity.id in self.bodies
        return ours or not self.states.isdisjoint(states) or is_called_after(doer.name, self.names)


def read_forces(person: Entity, roles: dict[str, set[str]], words: CaseWords, called: CalledAfter) -> Forces:
    """The states and bodies that claims tie a person to by a post, by command, or by calling them by the person's name.

    Denials are left out, and posts in bodies that have no forces. A regime tells the state only where it is the regime of one.

    Args:
        person: The person.
        roles: Claim id -> the roles that name the person.
        words: The case.
        called: Who calls what by whose name.
    """
    (civil,) = load_concepts("elements", "civil")
    states: set[str] = set()
    bodies: set[str] = set()
    for claim_id, named in roles.items():
        claim = words.claims[claim_id]
        if claim.stance is Stance.DENIED:
            continue
        role = _tied_role(claim, named)
        if role is None or words.bearing(civil, claim)[0]:
            continue
        entity = words.named.get(claim_id, {}).get(role)
        states |= states_named(claim.word(role) or "")
        if entity is not None and entity.id != person.id:
            states |= states_named(entity.name)
            bodies.add(entity.id)
    names = called.names(person)
    for entity in called.called(names):
        bodies.add(entity.id)
        own = states_named(entity.name)
        if entity.type is EntityType.STATE and len(own) == 1:
            states |= own
    return Forces(frozenset(states), frozenset(bodies), names)


def states_of(doer: Doer) -> frozenset[str]:
    """The states whose forces a doer is said to be, by its name.

    Args:
        doer: Who is said to have done something.
    """
    return states_named(doer.name) | (frozenset() if doer.entity is None else states_named(doer.entity.name))


def is_of_nobody(doer: Doer) -> bool:
    """Whether a doer is a bare aircraft ("helicopters", "two unidentified jets"), and so names no side.

    Args:
        doer: Who is said to have done something.
    """
    return is_bare_aircraft(doer.name)


def _tied_role(claim: Claim, named: set[str]) -> str | None:
    if claim.kind is ClaimKind.POST and "person" in named:
        return "organization"
    if claim.kind is ClaimKind.COMMAND and "superior" in named and claim.word("mode") in _OWN_MODES:
        return "subordinate"
    return None
