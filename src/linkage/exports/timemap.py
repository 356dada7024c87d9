"""CaseFile -> the data of a TimeMap: its events, and the sources that they rest on, by their ids.

TimeMap knows one date and one point for each event, no claimant and no uncertainty, so the export is lossy by nature. Who says so stands in
`description`, the time as told in `time_display`; `date` is given only where sources name a single day, a point only for a place that is
no wider than a district. Quotes are sources of type "Quote". Its data formats only: no part of TimeMap is in Linkage.

Source: forensic-architecture/timemap, the validation schemas of events and sources; dates as MM/DD/YYYY, its default.
"""

import re
from collections.abc import Mapping

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.incident import Incident
from linkage.model.place import WherePrecision
from linkage.model.telling import Telling

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def make_timemap(case_file: CaseFile, wider: Mapping[str, tuple[str, ...]], telling: Mapping[str, Telling]) -> Json:
    """The incidents of a case as TimeMap reads them.

    Args:
        case_file: The case, resolved.
        wider: Id of an incident -> the claims that deny it in wider terms.
        telling: Id of an incident -> who tells of it, and who tells it otherwise.

    Returns:
        `events`, `sources` by id, an empty `associations`, and in `left_out` the ids of incidents that have neither a day nor a point.
    """
    teller = Teller(case_file, wider, telling)
    events: list[Json] = []
    sources: dict[str, Json] = {}
    left_out = []
    for incident in case_file.incidents:
        event = _event(incident, teller)
        if event["date"] == "" and event["latitude"] == "":
            left_out.append(incident.id)
            continue
        events.append(event)
        for claim in (*teller.claims_of(incident), *teller.wider_denials_of(incident)):
            sources[str(claim["id"])] = _source(claim)
    return {"events": events, "sources": sources, "associations": [], "left_out": left_out}


def _event(incident: Incident, teller: Teller) -> Json:
    place = incident.place
    edtf = "" if incident.when is None else incident.when.edtf
    day = _DAY.fullmatch(edtf)
    lat = lon = ""
    if place is not None and place.lat is not None and place.lon is not None and place.precision <= WherePrecision.DISTRICT:
        lat, lon = str(place.lat), str(place.lon)
    denying = (
        ("denied by", incident.denied_by),
        ("doubted by", incident.doubted_by),
        ("denied in wider terms by", teller.deniers_in_wider_terms(incident)),
        *teller.apart_of(incident).items(),
    )
    against = "".join(f"; {how} {', '.join(names)}" for how, names in denying if names)
    precision = "" if place is None else f"where_prec {int(place.precision)} (UCDP)"
    return {
        "id": incident.id,
        "description": f"According to {', '.join(teller.sayers_of(incident)) or 'nobody named'}: {incident.name}{against}",
        "date": "" if day is None else f"{day[2]}/{day[3]}/{day[1]}",
        "time": "",
        "time_precision": "day" if day is not None else edtf,
        "time_display": edtf if incident.when is None or edtf else incident.when.text,
        "location": incident.place_text if place is None else place.name,
        "latitude": lat,
        "longitude": lon,
        "type": incident.target_type or "",
        "category": incident.act,
        "associations": [],
        "sources": [*incident.claim_ids, *(str(claim["id"]) for claim in teller.wider_denials_of(incident))],
        "comments": precision,
    }


def _source(claim: Json) -> Json:
    graphic = "; marked as graphic: its words may describe injured or dead people" if claim["graphic"] else ""
    said_by = claim["source"] or claim["publisher"] or claim["file"]
    return {
        "id": str(claim["id"]),
        "title": f"{said_by} ({claim['stance']})",
        "paths": [],
        "type": "Quote",
        "url": str(claim["url"] or ""),
        "description": _words(claim),
        "author": str(said_by),
        "date": str(claim["published"] or ""),
        "notes": f"{claim['publisher'] or 'publisher unknown'}: {claim['title']}; report sha256 {claim['report']}{graphic}",
    }


def _words(claim: Json) -> str:
    """The quote, in quotation marks where words of the report stand around it."""
    before, quote, after = claim["before"], claim["quote"], claim["after"]
    return f"{before}“{quote}”{after}" if before or after else str(quote)
