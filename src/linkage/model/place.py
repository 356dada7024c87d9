"""A place on the map, and how precisely it is known."""

from dataclasses import dataclass
from enum import IntEnum


class WherePrecision(IntEnum):
    """How precisely a place is known. Source: UCDP GED codebook, `where_prec`."""

    EXACT = 1  # the place named is known: a building, a quarter, but also a village or town that is given as the place
    NEAR = 2  # a limited area around the place named, within about 25 km
    DISTRICT = 3  # second-order administrative division
    REGION = 4  # first-order administrative division
    LANDSCAPE = 5  # a line or area without sharp bounds
    COUNTRY = 6
    INTERNATIONAL = 7  # international waters or airspace


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer or of its overlay.

    Args:
        id: "geonames:701822" or "overlay:eastern-aleppo".
        name: The usual English name.
        lat: Degrees north, WGS 84; None where only the name is known.
        lon: Degrees east, WGS 84.
        country: ISO 3166-1 alpha-2, or "" where it belongs to none.
        precision: How precise the point is for what the name covers.
        population: People, 0 where unknown.
        within: Id of the place that contains it, or None.
    """

    id: str
    name: str
    lat: float | None
    lon: float | None
    country: str
    precision: WherePrecision
    population: int = 0
    within: str | None = None
