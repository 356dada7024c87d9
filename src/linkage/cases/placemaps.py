"""CaseFile -> PlaceMaps: where incidents are told to have been, each place as wide as it is uncertain.

How wide each is drawn: `placemarks.py`.
"""

from collections.abc import Iterable, Sequence

from linkage.cases.extents import time_of
from linkage.cases.movedotherwise import DEPORTATION
from linkage.cases.placemarks import Placed, PlaceMarks
from linkage.model.case import CaseFile
from linkage.model.incident import Campaign, Incident
from linkage.model.placemap import PlaceMap
from linkage.model.profile import PersonProfile
from linkage.vocab.gazetteer import Gazetteer
from linkage.vocab.points import km_between

_DETAIL_KM = 60.0
_DETAIL_INCIDENTS = 3
_MOST_DETAILS = 6


class PlaceMaps:
    """The maps of one case.

    Args:
        case_file: The case, resolved.
        gazetteer: For what lies inside and around its places.
    """

    def __init__(self, case_file: CaseFile, gazetteer: Gazetteer) -> None:
        self._case_file = case_file
        self._marks = PlaceMarks(gazetteer)
        self._incidents = {incident.id: incident for incident in case_file.incidents}

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
                found.append(PlaceMap(f"{middle.name} and its surroundings", drawn, (), self._marks.towns(drawn)))
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
        in_order = sorted(incidents, key=time_of)
        placed = (Placed(one.id, one.place, one.place_text, is_way=one.act == DEPORTATION) for one in in_order)
        return self._marks.map(title, placed)
