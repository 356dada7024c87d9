"""What the pages of a person or body show of sanctions lists."""

from dataclasses import dataclass

from linkage.exports.html.labels import label_date
from linkage.model.entity import Entity
from linkage.model.screening import ListMatch, ScreenedList, Screening


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One entry of a list beside an entity.

    Args:
        match: The match.
        authority: Who lists.
        listed_on: "on 31 March 2022"; "day of listing not told".
        list_name: The list's name with its date.
    """

    match: ListMatch
    authority: str
    listed_on: str
    list_name: str


@dataclass(frozen=True, slots=True)
class ListedOn:
    """What the lists have of an entity.

    Args:
        hits: Entries that the entity is taken for.
        suggestions: Entries for a person to decide on.
        absent: Lists on which it was not found, with their dates, in words.
    """

    hits: tuple[ListingRow, ...]
    suggestions: tuple[ListingRow, ...]
    absent: tuple[str, ...]


def word_list_date(one: ScreenedList) -> str:
    """The date of a list, in words.

    Args:
        one: The list.

    Returns:
        "as of 27 February 2026"; "date of the list not told, its latest entry is of 29 April 2026".
    """
    if one.as_of:
        return f"as of {label_date(one.as_of)}"
    if one.latest_entry:
        return f"date of the list not told, its latest entry is of {label_date(one.latest_entry)}"
    return "date of the list not told"


def list_listings(entity: Entity, screening: Screening | None) -> ListedOn | None:
    """What the lists have of an entity.

    Args:
        entity: The entity.
        screening: The case's screening; None where it was not screened.

    Returns:
        Its entries and absences; None where it was not screened.
    """
    if screening is None or entity.id not in screening.entity_ids:
        return None
    lists = {one.id: one for one in screening.lists}
    return ListedOn(
        tuple(_row(match, lists) for match in screening.hits_of(entity.id)),
        tuple(_row(match, lists) for match in screening.suggestions_of(entity.id)),
        tuple(f"{one.authority}, {one.name} ({word_list_date(one)})" for one in screening.absent_from(entity.id)),
    )


def _row(match: ListMatch, lists: dict[str, ScreenedList]) -> ListingRow:
    one = lists[match.listing.list_id]
    day = match.listing.listed_on
    listed_on = f"on {label_date(day)}" if day else "day of listing not told"
    return ListingRow(match, one.authority, listed_on, f"{one.name}, {word_list_date(one)}")
