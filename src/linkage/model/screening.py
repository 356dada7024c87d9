"""What came of holding the entities of a case against sanctions lists."""

from dataclasses import dataclass

from linkage.model.listing import ListFile, Listing


@dataclass(frozen=True, slots=True)
class ScreenedList:
    """A list that was screened against, without its entries.

    Args:
        id: `SanctionsList.id`.
        authority: Who lists.
        name: What the list is called.
        as_of: ISO date of the list; "" where nothing tells it.
        latest_entry: The latest date of any entry; "" where entries bear none.
        files: The files it was read from.
        size: How many entries it has.
        notes: What a reader of the outcome must know about the list.
    """

    id: str
    authority: str
    name: str
    as_of: str
    latest_entry: str
    files: tuple[ListFile, ...]
    size: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListMatch:
    """An entity of the case and an entry of a list that may be, or by its evidence is taken to be, the same.

    Args:
        entity_id: The entity.
        listing: The entry, whole.
        name: The name in the reports that matched.
        listed_name: The name on the list that it matched.
        score: How well the names match, from 0 to 1.
        is_hit: Whether the evidence suffices by the rule; else it is a suggestion, for a person to decide.
        reasons: What speaks for and against, in plain words.
    """

    entity_id: str
    listing: Listing
    name: str
    listed_name: str
    score: float
    is_hit: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Screening:
    """The outcome for a whole case.

    Args:
        lists: What was screened against.
        entity_ids: The entities that were screened, sorted.
        matches: Hits and suggestions, in order of entity, list and score.
    """

    lists: tuple[ScreenedList, ...]
    entity_ids: tuple[str, ...]
    matches: tuple[ListMatch, ...]

    def hits_of(self, entity_id: str) -> tuple[ListMatch, ...]:
        """The entries that the entity is taken to be."""
        return tuple(m for m in self.matches if m.entity_id == entity_id and m.is_hit)

    def suggestions_of(self, entity_id: str) -> tuple[ListMatch, ...]:
        """The entries that a person has to decide on."""
        return tuple(m for m in self.matches if m.entity_id == entity_id and not m.is_hit)

    def absent_from(self, entity_id: str) -> tuple[ScreenedList, ...]:
        """The lists on which the entity was not found; empty where it was not screened."""
        if entity_id not in self.entity_ids:
            return ()
        found = {m.listing.list_id for m in self.hits_of(entity_id)}
        return tuple(one for one in self.lists if one.id not in found)
