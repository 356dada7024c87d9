"""An incident on a timeline and a map: when and where, and no more."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventMark:
    """When and where an incident is told to have been.

    Args:
        id: Its id.
        when: EDTF; "" where unknown.
        place: Its place; "" where unknown.
        place_id: The place in the gazetteer; "" where unknown.
        lat: Degrees north; None where unknown.
        lon: Degrees east; None where unknown.
        precision: How well the place is known; "" where it is not.
        act: What kind of act it is told as.
    """

    id: str
    when: str
    place: str
    place_id: str
    lat: float | None
    lon: float | None
    precision: str
    act: str
