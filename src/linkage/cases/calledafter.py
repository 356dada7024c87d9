"""A regime or force that is called by a person's name is that person's: "the Tasker regime", "forces loyal to Tasker"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from linkage.cases.casewords import CaseWords
from linkage.cases.jointnames import Name, split_name, title_words
from linkage.model.claim import ClaimKind, Stance
from linkage.model.entity import Entity, EntityType
from linkage.vocab import load_phrases
from linkage.vocab.conditions import Phrases
from linkage.vocab.states import states_named

_FORCES = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.UNIT})
_DOING = ("perpetrator", "accused")


class CalledAfter:
    """By what names the forces of each person are called, and which states and bodies are called so; looked up once.

    A family name alone is a person's where nobody else of the case has it, or where only that person of those who have it is said to rule.

    Args:
        words: The case.
    """

    def __init__(self, words: CaseWords) -> None:
        self._words = words
        self._holders: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, dict[tuple[Name, str], Entity]] = defaultdict(dict)  # by the last word of the name
        self._said: dict[str, set[Name]] = defaultdict(set)  # of doers too that nobody knows
        self._places = _place_words(words.case_file.entities)
        for entity in words.case_file.entities:
            if entity.type is EntityType.PERSON:
                for family in self._families(entity):
                    self._holders[family].add(entity.id)
            elif entity.type in _FORCES:
                for text in dict.fromkeys((*entity.names, *(naming.text for naming in entity.namings))):
                    for name in _names_in(text):
                        self._called[name[-1]][name, entity.id] = entity
                        self._said[name[-1]].add(name)
        for claim in words.case_file.claims:
            for name in (n for role in _DOING for n in _names_in(claim.word(role) or "")):
                self._said[name[-1]].add(name)
        self._rulers: frozenset[str] | None = None

    def names(self, person: Entity) -> frozenset[Name]:
        """The names of the person by which somebody calls a regime or force, without titles.

        Args:
            person: The person.
        """
        whole = {words for name in person.names if len(words := split_name(name)) > 1}
        own = {*whole, *((family,) for family in self._families(person) if self._is_own(family, person))}
        return frozenset(name for name in own if any(_is_of(said, frozenset({name})) for said in self._said.get(name[-1], ())))

    def called(self, names: Iterable[Name]) -> Iterator[Entity]:
        """The states and bodies that claims call by one of a person's names.

        Args:
            names: The person's.
        """
        asked = frozenset(names)
        for last in {name[-1] for name in asked}:
            for (name, _), entity in self._called.get(last, {}).items():
                if _is_of(name, asked):
                    yield entity

    def _families(self, person: Entity) -> set[str]:
        """The last words of a person's names, but for words that name a state or place: some are called after where they were."""
        last = {words[-1] for name in person.names if (words := split_name(name))}
        return {word for word in last - self._places if not states_named(word)}

    def _is_own(self, family: str, person: Entity) -> bool:
        holders = self._holders[family]
        return holders == {person.id} or holders & self._ruling() == {person.id}

    def _ruling(self) -> frozenset[str]:
        """Ids of those who are said to rule a state."""
        if self._rulers is None:
            ruling = Phrases(load_phrases("elements", "rulers"))
            posts = (
                (claim, self._words.named.get(self._words.id_of(claim), {}))
                for claim in self._words.of_kinds((ClaimKind.POST,))
                if claim.stance is not Stance.DENIED
            )
            held = ((named["person"].id, split_name(claim.word("title") or "")) for claim, named in posts if "person" in named)
            self._rulers = frozenset(person_id for person_id, title in held if ruling.stand_in(title))
        return self._rulers


def is_called_after(text: str, names: frozenset[Name]) -> bool:
    """Whether a doer is a regime or force that is called by one of a person's names.

    Args:
        text: The doer as written.
        names: The person's names, as `CalledAfter.names` gives them.
    """
    return bool(names) and any(_is_of(name, names) for name in _names_in(text))


def _is_of(called: Name, names: frozenset[Name]) -> bool:
    """Whether a name is one of a person's, be it with a title before it."""
    return any(called[i:] in names and all(word in title_words() for word in called[:i]) for i in range(len(called)))


@lru_cache(maxsize=16384)
def _names_in(text: str) -> tuple[Name, ...]:
    """The names by which a wording calls a regime or force, in each way in which a possessive may be written; none where it calls none."""
    words = list(split_name(text))
    forces, between = _listed("forces_called_so"), _listed("between_forces_and_name")
    if words and words[-1] in forces:
        while words and words[-1] in forces:
            words.pop()
    elif words and words[0] in forces:
        while words and (words[0] in forces or words[0] in between):
            words.pop(0)
    else:
        return ()
    return tuple(name for name in _without_possessive(tuple(words)) if name)


def _without_possessive(name: Name) -> Iterator[Name]:
    yield name
    if name and name[-1] == "s":
        yield name[:-1]
    elif name and name[-1].endswith("s"):
        yield (*name[:-1], name[-1][:-1])


def _place_words(entities: Iterable[Entity]) -> set[str]:
    """The words of the names of places."""
    return {word for e in entities if e.type is EntityType.PLACE for name in e.names for word in split_name(name)}


@cache
def _listed(section: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in load_phrases("elements", section))
