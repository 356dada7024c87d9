"""A map: where incidents are told to have been, and how precisely, as data to draw."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.place import Place


class Shape(StrEnum):
    """How a place is drawn."""

    DISC = "disc"  # the incident is told to lie somewhere within it
    HATCHED = "hatched"  # a district, region or landscape, of which the map knows no outline: about as wide as this


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place with the incidents told of there.

    Args:
        place: The place.
        shape: How it is drawn.
        radius_m: How far from its point an incident told of there can lie, in metres.
        why: What the radius rests on, in words.
        incident_ids: The incidents, in order of time.
    """

    place: Place
    shape: Shape
    radius_m: int
    why: str
    incident_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Incidents that have no point on the map.

    Args:
        why: Why, in words: "known only as Ukraine".
        incident_ids: The incidents.
    """

    why: str
    incident_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Where the incidents of a case, campaign or person are told to have been.

    Args:
        title: What it is of.
        marks: The places, those with most incidents first.
        unplaced: What cannot be drawn.
        towns: Places around, as context: the largest first.
    """

    title: str
    marks: tuple[PlaceMark, ...]
    unplaced: tuple[Unplaced, ...]
    towns: tuple[Place, ...] = ()

    @property
    def incident_count(self) -> int:
        """How many incidents it is of, drawn or not."""
        return sum(len(mark.incident_ids) for mark in self.marks) + sum(len(one.incident_ids) for one in self.unplaced)
