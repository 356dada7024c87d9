"""Places of incidents -> PlaceMap: each place as wide as it is uncertain.

How far from its point an incident can lie, by UCDP's where_prec:

1 exact: as far as the settlement named can reach: the radius of a disc that holds its people at 1,500 on a square kilometre, the least
  that makes an urban centre (Degree of Urbanisation, UN Statistical Commission 2020), so that no city is drawn narrower than it is;
  1 km where nobody counts its people (Atlos: locality).
2 near: 25 km (UCDP GED codebook: a limited area around a known point).
3 district, 4 region, 5 landscape: as far as the farthest place that the gazetteer has inside; 25, 100 and 100 km where it has none.
6 country, 7 international waters or airspace: no point; listed beside the map.

Source: UCDP GED codebook, `where_prec`. The radii of 1, 3, 4 and 5 are Linkage's own, for the codebook gives none.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import PlaceMap, PlaceMark, Shape, Unplaced
from linkage.vocab.gazetteer import Gazetteer
from linkage.vocab.points import km_between

LOCALITY_M = 1_000
NEAR_M = 25_000
PEOPLE_PER_KM2 = 1_500
_WITHOUT_PLACES_M = {WherePrecision.DISTRICT: 25_000, WherePrecision.REGION: 100_000, WherePrecision.LANDSCAPE: 100_000}
_WIDEST_M = 400_000  # a place of the same name in another part of the country would stretch a region over it
_CONTEXT_DEGREES = 0.35
_CONTEXT_TOWNS = 60


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an incident is told to have been.

    Args:
        incident_id: The incident.
        place: Its place; None where it was left open.
        place_text: Its place as written; "" where none is named.
        is_way: Whether people were moved: then its place is where they were taken from.
    """

    incident_id: str
    place: Place | None
    place_text: str
    is_way: bool = False


class PlaceMarks:
    """Makes maps of incidents.

    Args:
        gazetteer: For what lies inside and around their places.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._widths: dict[tuple[str, WherePrecision], tuple[int, str]] = {}

    def map(self, title: str, incidents: Iterable[Placed]) -> PlaceMap:
        """The map of these incidents.

        Args:
            title: What it is of.
            incidents: The incidents, in order of time.
        """
        placed: dict[Place, list[str]] = defaultdict(list)
        unplaced: dict[str, list[str]] = defaultdict(list)
        for incident in incidents:
            why = why_no_point(incident, self._gazetteer)
            if why == "" and incident.place is not None:
                placed[incident.place].append(incident.incident_id)
            else:
                unplaced[why].append(incident.incident_id)
        order = sorted(placed.items(), key=lambda one: (-len(one[1]), one[0].name, one[0].id))
        marks = tuple(self._mark(place, ids) for place, ids in order)
        told = tuple(Unplaced(why, tuple(ids)) for why, ids in sorted(unplaced.items(), key=lambda one: (-len(one[1]), one[0])))
        return PlaceMap(title, marks, told, self.towns(marks))

    def _mark(self, place: Place, incident_ids: Sequence[str]) -> PlaceMark:
        key = place.id, place.precision
        if key not in self._widths:
            self._widths[key] = self._width(place)
        radius_m, why = self._widths[key]
        shape = Shape.DISC if place.precision <= WherePrecision.NEAR else Shape.HATCHED
        return PlaceMark(place, shape, radius_m, why, tuple(incident_ids))

    def _width(self, place: Place) -> tuple[int, str]:
        """How far an incident told of at a place can lie from its point, in metres, and why."""
        if place.precision is WherePrecision.NEAR:
            return NEAR_M, "told to be near it: within 25 km"
        if place.precision is WherePrecision.EXACT:
            return settlement_radius(place.population)
        points = [(p.lat, p.lon) for p in self._gazetteer.held_by(place)]
        far_km = max((km_between(place.lat, place.lon, lat, lon) for lat, lon in points), default=0.0)
        if far_km == 0.0:
            return _WITHOUT_PLACES_M[place.precision], "no outline is known: a width by rule"
        return min(round(far_km * 1000), _WIDEST_M), "no outline is known: as far as the farthest place inside"

    def towns(self, marks: Sequence[PlaceMark]) -> tuple[Place, ...]:
        """The largest places around marks, as context.

        Args:
            marks: The marks.
        """
        points = [(mark.place.lat, mark.place.lon) for mark in marks if mark.place.lat is not None and mark.place.lon is not None]
        if not points:
            return ()
        lats, lons = [p[0] for p in points], [p[1] for p in points]
        pad = max(_CONTEXT_DEGREES, *(mark.radius_m / 80_000 for mark in marks))
        box = (min(lats) - pad, min(lons) - 2 * pad, max(lats) + pad, max(lons) + 2 * pad)
        return self._gazetteer.settlements_in(*box, limit=_CONTEXT_TOWNS)


def settlement_radius(population: int) -> tuple[int, str]:
    """How far a settlement can reach from its point, in metres, and what that rests on.

    Args:
        population: Its people; 0 where nobody counts them.
    """
    if population == 0:
        return LOCALITY_M, "a place without a count of its people: 1 km"
    radius = round(1000 * math.sqrt(population / PEOPLE_PER_KM2 / math.pi))
    return min(max(radius, LOCALITY_M), NEAR_M), f"as wide as {population:,} people can take"


def why_no_point(incident: Placed, gazetteer: Gazetteer) -> str:
    """Why an incident has no point on a map, in words; "" where it has one.

    Args:
        incident: The incident.
        gazetteer: Places by name: it knows many a place that was left open because the report tells of another country.
    """
    place, place_text = incident.place, incident.place_text
    if place is not None and place.precision < WherePrecision.COUNTRY:
        return "" if place.lat is not None and place.lon is not None else f"{place.name}: no point is known"
    named = place if place is not None else gazetteer.find(place_text)
    if named is None:
        return "no place named" if place_text == "" else "a place that the gazetteer does not know"
    if named.precision >= WherePrecision.COUNTRY:
        return f"known only as {named.name}"
    if incident.is_way:
        return "where people were taken from is not told"
    return f"left open: {place_text} in a report that tells mostly of other countries"
