"""Entities, claims -> the sides that a claim names as the ones that did it: who is named, and whom claims put above.

A side is an entity, never a spelling: one man under three names is one. A man is also of the side of the body in which claims give him a
post, and a body of the side of the state whose organ it is and of whoever is said to command it; so an officer and the army in which he
serves are not two parties. A line to somebody is no command, and whom somebody backs is another side.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.vocab import load_phrases
from linkage.vocab.accusing import accuses_of_it
from linkage.vocab.aircraft import is_bare_aircraft
from linkage.vocab.states import plain_words, state_words

_COMMANDING = ("commands", "ordered", "oversees")
_LONGEST_STATE = 4  # words of a state's name
_SMALL = ("the", "of", "s")
_TOGETHER = re.compile(r" (?:and|or) ")  # what stands between the states that an entity is named after
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parties:
    """Which sides claims name.

    Args:
        sides: (claim id, role) -> who is named there and whoever that is said to be of: states by their code, others by entity id.
        names: (claim id, role) -> the name of who is named there.
    """

    sides: Mapping[tuple[str, str], frozenset[str]]
    names: Mapping[tuple[str, str], str]

    def blamed(self, claim: Claim) -> frozenset[str]:
        """The side that a claim names as the one that did it; empty where it names none.

        Args:
            claim: A claim.
        """
        return self.named(claim) if accuses_of_it(claim) else NOBODY

    def named(self, claim: Claim) -> frozenset[str]:
        """The side that a claim holds answerable for whatever; empty where it names none.

        Args:
            claim: A claim.
        """
        return self.sides.get((claim.id, _doing_role(claim)), NOBODY)

    def speaking(self, claim: Claim) -> frozenset[str]:
        """The side that says a claim first; empty where it is nobody's but the report's.

        Args:
            claim: A claim.
        """
        return self.sides.get((claim.id, "source"), NOBODY)

    def apart(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The parties that claims name as the ones that did it, where some have nothing in common; empty where all may be one.

        Args:
            claims: Claims that nobody denies.

        Returns:
            Each party by the names of its entities, joined where they are of one side ("Doe and North Army"), in order of the alphabet.
        """
        told: dict[frozenset[str], set[str]] = defaultdict(set)
        for claim in claims:
            side = self.blamed(claim)
            if side:
                told[side].add(self.names[claim.id, _doing_role(claim)])
        if not any(one.isdisjoint(other) for one in told for other in told):
            return ()
        groups: list[tuple[frozenset[str], set[str]]] = []
        for side, names in sorted(told.items(), key=lambda item: (len(item[0]), sorted(item[0]))):
            met = [group for group in groups if group[0] & side]
            if len(met) > 1:
                continue  # what parties are said to have done jointly makes them no one party, and each is named already
            groups = [group for group in groups if group not in met]
            groups.append((side.union(*(group[0] for group in met)), names.union(*(group[1] for group in met))))
        return tuple(sorted(" and ".join(sorted(names)) for _, names in groups))

    def unknown(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """The doers whom claims name in words that are the name of no known party ("rebels"), each once, as first written.

        Args:
            claims: Claims that nobody denies.
        """
        found: dict[str, str] = {}
        for claim in claims:
            role = _doing_role(claim)
            text = claim.word(role) if accuses_of_it(claim) and (claim.id, role) not in self.sides else None
            if text is not None and not is_bare_aircraft(text):
                found.setdefault(" ".join(_words(text)) or text.casefold(), text)
        return tuple(found.values())


def read_parties(entities: Iterable[Entity], claims: Sequence[Claim]) -> Parties:
    """The sides that the claims name.

    Args:
        entities: Who is who.
        claims: What is said of posts and of command; no claim of a retracted report.
    """
    named: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        if entity.type is not EntityType.PLACE:
            named.update(((naming.claim_id, naming.role), entity) for naming in entity.namings)
    above: dict[str, set[str]] = defaultdict(set)
    own = {entity.id: _states_of(entity) for entity in named.values()}
    for entity_id, states in own.items():
        above[entity_id] |= states
    for claim in claims:
        for below, over in _belonging(claim):
            lower, upper = named.get((claim.id, below)), named.get((claim.id, over))
            if lower is not None and upper is not None and (over != "subordinate" or lower.type is EntityType.PERSON):
                above[lower.id].add(upper.id)
    sides = {entity_id: _reach(entity_id, above, own) for entity_id in own}
    return Parties({key: sides[entity.id] for key, entity in named.items()}, {key: entity.name for key, entity in named.items()})


def _doing_role(claim: Claim) -> str:
    return "accused" if claim.kind is ClaimKind.RESPONSIBILITY else "perpetrator"


def _belonging(claim: Claim) -> Iterator[tuple[str, str]]:
    """Roles of which the first is said to be of the side of the second: a holder of the body, who is commanded of who commands.

    A person is also of the side of what the person commands; a body that commands another is not.
    """
    if claim.stance is Stance.DENIED:
        return
    if claim.kind is ClaimKind.POST:
        yield "person", "organization"
    if claim.kind is ClaimKind.COMMAND and claim.word("mode") in _COMMANDING:
        yield "subordinate", "superior"
        yield "superior", "subordinate"


def _reach(entity_id: str, above: Mapping[str, set[str]], own: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """An entity and all that it is said to be of; a state stands for itself, and is of nobody's side."""
    found: set[str] = set()
    waiting = [entity_id]
    while waiting:
        step = waiting.pop()
        if step in found:
            continue
        found.add(step)
        waiting.extend(own[step] if own.get(step) else above.get(step, ()))
    return frozenset(found)


def _states_of(entity: Entity) -> frozenset[str]:
    """The states that a name is the name of, or of an organ of ("Ruritanian armed forces", "Ministry of Defence of Ruritania")."""
    if entity.type is EntityType.PERSON:
        return NOBODY
    return frozenset(code for part in _TOGETHER.split(entity.name) if (code := _state_of(part)) is not None)


def _state_of(name: str) -> str | None:
    words, known = _words(name), _states()
    for n in range(min(_LONGEST_STATE, len(words)), 0, -1):
        for state, rest in ((words[:n], words[n:]), (words[-n:], words[:-n])):
            code = known.get(" ".join(state))
            if code is not None and (not rest or _is_organ(rest)):
                return code
    return None


def _is_organ(words: Sequence[str]) -> bool:
    return " ".join(words) in _organs() or "ministry" in (words[0], words[-1])


def _words(name: str) -> list[str]:
    return [word for word in plain_words(name).split() if word not in _SMALL]


@cache
def _states() -> Mapping[str, str]:
    return {" ".join(_words(state)): code for state, code in state_words("names", "demonyms").items()}


@cache
def _organs() -> frozenset[str]:
    return frozenset(load_phrases("bodies", "organs"))
