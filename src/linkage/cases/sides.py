"""Whose side a doer or speaker is on: the states whose forces they are, so that what two sides do or say is not read as one."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, cached_property

from linkage.cases.calledafter import CalledAfter
from linkage.cases.casewords import CaseWords, Doer
from linkage.cases.forces import Forces, is_of_nobody, read_forces, states_of
from linkage.cases.jointdoers import JointDoers
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType
from linkage.vocab.states import state_name


class Sides:
    """The sides of a case.

    Args:
        words: The case, indexed.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._joint = JointDoers(words)
        self.of = cache(self._of)
        self.forces = cache(self._forces)
        self.joint = cache(self._joint.of)

    @cached_property
    def roles(self) -> Mapping[str, Mapping[str, set[str]]]:
        """Entity id -> claim id -> the roles that name the entity."""
        found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for entity in self._words.case_file.entities:
            for naming in entity.namings:
                if naming.claim_id in self._words.claims:  # a claim that is held back names nobody
                    found[entity.id][naming.claim_id].add(naming.role)
        return found

    @cached_property
    def _called(self) -> CalledAfter:
        return CalledAfter(self._words)

    def doer(self, claim: Claim) -> Doer | None:
        """Who is said to have done it: to have commanded it, where it tells of a command; to have said it, where it is a statement.

        Args:
            claim: A claim.
        """
        return self._words.speaker(claim) or self._words.doer(claim) or self._words.commander(claim)

    def name(self, side: str) -> str:
        """The name of a side.

        Args:
            side: Its key, as `of` gives it.
        """
        return self._names[side] if side in self._names else state_name(side)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {entity.id: entity.name for entity in self._words.case_file.entities}

    def blamed(self, claim: Claim) -> frozenset[str]:
        """The sides of whom a claim names as the doer; empty where it names none.

        Args:
            claim: A claim that tells of something.
        """
        doer = self.doer(claim)
        return frozenset() if doer is None else self.of(doer)

    def is_by_posts(self, doer: Doer) -> bool:
        """Whether the states of a doer are told by the posts and commands of a person alone, and by no name of the doer.

        Args:
            doer: Who is said to have done something.
        """
        if doer.entity is None or doer.entity.type is not EntityType.PERSON or self.joint(doer) is not None or states_of(doer):
            return False
        return self.of(doer) != frozenset([doer.entity.id])

    def speaking(self, claim: Claim) -> frozenset[str]:
        """The sides of who says it; empty for the report's own voice.

        Args:
            claim: A claim.
        """
        voice = self._words.voice(claim)
        return frozenset() if voice is None else self.of(voice)

    def _of(self, doer: Doer) -> frozenset[str]:
        """The states whose forces somebody is said to be, by name or by a person's posts; else who it is; none for a bare aircraft."""
        if is_of_nobody(doer):
            return frozenset()
        joint = self.joint(doer)
        if joint is not None:
            return frozenset(key for key, _ in joint.sides)
        states = states_of(doer)
        if doer.entity is not None and doer.entity.type is EntityType.PERSON:
            states |= self.forces(doer.entity).states
        return states or frozenset([name_doer(doer).casefold() if doer.entity is None else doer.entity.id])

    def _forces(self, person: Entity) -> Forces:
        """What claims put under a person, or tie to the person by a post."""
        roles = {claim_id: set(named) for claim_id, named in self.roles.get(person.id, {}).items()}
        return read_forces(person, roles, self._words, self._called)


def name_doer(doer: Doer) -> str:
    """Who it is taken to be, else the name as written.

    Args:
        doer: A doer or speaker.
    """
    return doer.name if doer.entity is None else doer.entity.name
