"""Which places lie within which: a quarter in its town, a town in its region, by the case's own places and the gazetteer."""

from linkage.model.case import CaseFile
from linkage.model.incident import Campaign, Incident
from linkage.model.place import Place
from linkage.vocab.gazetteer import load_gazetteer


class WithinPlaces:
    """The places of a case, and what holds them.

    Args:
        case_file: The case, resolved.
    """

    def __init__(self, case_file: CaseFile) -> None:
        subjects: list[Campaign | Incident] = [*case_file.campaigns, *case_file.incidents]
        self._places = {subject.place.id: subject.place for subject in subjects if subject.place is not None}

    def overlap(self, one: str, other: str) -> bool:
        """Whether two places are one, or one of them lies within the other.

        Args:
            one: The gazetteer's id of a place.
            other: That of another.
        """
        return self.holds(one, other) or self.holds(other, one)

    def holds(self, outer: str, inner: str) -> bool:
        """Whether a place is another, or holds it, as far as is known.

        Args:
            outer: The gazetteer's id of the place that may hold.
            inner: That of the place that may be held.
        """
        if outer == inner:
            return True
        holder, held = self._place(outer), self._place(inner)
        return holder is not None and held is not None and load_gazetteer().contains(holder, held)

    def _place(self, place_id: str) -> Place | None:
        return self._places.get(place_id) or load_gazetteer().by_id(place_id)
