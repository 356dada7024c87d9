"""CaseFile -> PlaceMaps: where incidents are told to have been, each place as wide as it is uncertain.

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

from linkage.cases.extents import read_extent
from linkage.model.case import CaseFile
from linkage.model.incident import Campaign, Incident
from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import PlaceMap, PlaceMark, Shape, Unplaced
from linkage.model.profile import PersonProfile
from linkage.vocab.gazetteer import Gazetteer
from linkage.vocab.points import km_between

LOCALITY_M = 1_000
NEAR_M = 25_000
PEOPLE_PER_KM2 = 1_500
_WITHOUT_PLACES_M = {WherePrecision.DISTRICT: 25_000, WherePrecision.REGION: 100_000, WherePrecision.LANDSCAPE: 100_000}
_WIDEST_M = 400_000  # a place of the same name in another part of the country would stretch a region over it
_DETAIL_KM = 60.0
_DETAIL_INCIDENTS = 3
_MOST_DETAILS = 6
_CONTEXT_DEGREES = 0.35
_CONTEXT_TOWNS = 60


class PlaceMaps:
    """The maps of one case.

    Args:
        case_file: The case, resolved.
        gazetteer: For what lies inside and around its places.
    """

    def __init__(self, case_file: CaseFile, gazetteer: Gazetteer) -> None:
        self._case_file = case_file
        self._gazetteer = gazetteer
        self._incidents = {incident.id: incident for incident in case_file.incidents}
        self._widths: dict[str, tuple[int, str]] = {}

    def whole(self) -> PlaceMap:
        """The map of every incident of the case."""
        return self._map(self._case_file.settings.name, self._case_file.incidents)

    def details(self) -> tuple[PlaceMap, ...]:
        """Maps of the surroundings of the places with most incidents, for what lies too near together on the map of the whole case."""
        whole = self.whole()
        left = list(whole.marks)
        found: list[PlaceMap] = []
        while left and len(found) < _MOST_DETAILS:
            middle = left[0].place
            near = [m for m in left if km_between(middle.lat, middle.lon, m.place.lat, m.place.lon) <= _DETAIL_KM]
            taken = {m.place.id for m in near}
            left = [m for m in left if m.place.id not in taken]
            drawn = tuple(m for m in near if m.radius_m <= _DETAIL_KM * 1000)
            if len(drawn) > 1 or sum(len(m.incident_ids) for m in drawn) >= _DETAIL_INCIDENTS:
                found.append(PlaceMap(f"{middle.name} and its surroundings", drawn, (), self._towns(drawn)))
        return tuple(found)

    def of_campaign(self, campaign: Campaign) -> PlaceMap:
        """The map of a campaign's incidents.

        Args:
            campaign: A campaign of the case.
        """
        return self._map(campaign.name, self._of_ids(campaign.incident_ids))

    def of_person(self, profile: PersonProfile) -> PlaceMap:
        """The map of the incidents that a claim ties to a person.

        Args:
            profile: What the claims say of the person.
        """
        return self._map(profile.entity.name, self._of_ids(profile.incident_ids))

    def of_incident(self, incident: Incident) -> PlaceMap:
        """The map of one incident.

        Args:
            incident: An incident of the case.
        """
        return self._map(incident.name, (incident,))

    def _of_ids(self, ids: Iterable[str]) -> list[Incident]:
        return [self._incidents[i] for i in ids if i in self._incidents]

    def _map(self, title: str, incidents: Sequence[Incident]) -> PlaceMap:
        placed: dict[Place, list[str]] = defaultdict(list)
        unplaced: dict[str, list[str]] = defaultdict(list)
        for incident in sorted(incidents, key=_by_time):
            why = _why_not(incident)
            if why == "" and incident.place is not None:
                placed[incident.place].append(incident.id)
            else:
                unplaced[why].append(incident.id)
        order = sorted(placed.items(), key=lambda one: (-len(one[1]), one[0].name, one[0].id))
        marks = tuple(self._mark(place, ids) for place, ids in order)
        told = tuple(Unplaced(why, tuple(ids)) for why, ids in sorted(unplaced.items(), key=lambda one: (-len(one[1]), one[0])))
        return PlaceMap(title, marks, told, self._towns(marks))

    def _mark(self, place: Place, incident_ids: Sequence[str]) -> PlaceMark:
        if place.id not in self._widths:
            self._widths[place.id] = self._width(place)
        radius_m, why = self._widths[place.id]
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

    def _towns(self, marks: Sequence[PlaceMark]) -> tuple[Place, ...]:
        """The largest places around the marks."""
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


def _why_not(incident: Incident) -> str:
    """Why an incident has no point, in words; "" where it has one."""
    place = incident.place
    if place is None:
        return "no place named" if incident.place_text == "" else "a place that the gazetteer does not know"
    if place.precision >= WherePrecision.COUNTRY:
        return f"known only as {place.name}"
    return "" if place.lat is not None and place.lon is not None else f"{place.name}: no point is known"


def _by_time(incident: Incident) -> tuple[bool, str, str]:
    extent = None if incident.when is None else read_extent(incident.when.edtf)
    first = None if extent is None else extent.first or extent.last
    return first is None, "" if first is None else first.isoformat(), incident.id
