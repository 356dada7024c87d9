"""CaseFile -> GeoJSON: incidents where they are told to have been, each with its claims, their sources and quotes.

Source: RFC 7946. An incident without a point is a feature without geometry (section 3.2), so that none is lost. A district, region or
country has no point of its own: its `where_prec` says so, and the point is only its middle.
"""

from collections.abc import Mapping

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.incident import Incident
from linkage.model.telling import Telling

NOTE = "Every feature is what sources say, according to them; where_prec (UCDP GED) says how precisely the place is known: 1 exact to 7."


def make_geojson(case_file: CaseFile, wider: Mapping[str, tuple[str, ...]], telling: Mapping[str, Telling]) -> Json:
    """The incidents of a case as a feature collection.

    Args:
        case_file: The case, resolved.
        wider: Id of an incident -> the claims that deny it in wider terms.
        telling: Id of an incident -> who tells of it, and who tells it otherwise.
    """
    teller = Teller(case_file, wider, telling)
    return {
        "type": "FeatureCollection",
        "name": case_file.settings.name,
        "note": NOTE,
        "ledger_head": case_file.head,
        "features": [_feature(incident, teller) for incident in case_file.incidents],
    }


def _feature(incident: Incident, teller: Teller) -> Json:
    place = incident.place
    has_point = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place is not None and has_point else None,
        "properties": {
            "name": incident.name,
            "according_to": teller.sayers_of(incident),
            **teller.unlike_of(incident),
            "act": incident.act or None,
            "target_type": incident.target_type,
            "place": incident.place_text if place is None else place.name,
            "place_as_written": incident.place_text,
            "place_id": None if place is None else place.id,
            "where_prec": None if place is None else int(place.precision),
            "when": None if incident.when is None else incident.when.edtf,
            "when_according_to": teller.daters_of(incident),
            "when_as_written": None if incident.when is None else incident.when.text,
            "grade": incident.grade,
            "campaign": incident.campaign_id,
            "claims": teller.claims_of(incident),
            "denials_in_wider_terms": teller.wider_denials_of(incident),
        },
    }
