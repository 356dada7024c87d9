"""Incidents of a filter -> their timeline and map, drawn as in the case file; a mark leads to a narrower filter or to its line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup

from linkage.cases.extents import read_extent
from linkage.cases.movedotherwise import DEPORTATION
from linkage.cases.placemarks import Placed, PlaceMarks
from linkage.exports.html.borders import find_borders, word_borders
from linkage.exports.html.drawmap import MapOptions, countries_of, draw_map, map_box
from linkage.exports.html.drawtimeline import FOLDED_AT, draw_timeline
from linkage.exports.html.timeaxis import TimeAxis, leave_far_out, span_timeline
from linkage.model.case import CaseSettings
from linkage.model.eventmark import EventMark
from linkage.model.incidentrow import IncidentRow
from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import PlaceMap, PlaceMark
from linkage.model.telling import BLAMING, OTHERWISE, PASSED_ON
from linkage.model.timeline import Lane, Timeline, TimelineItem
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer
from linkage.web.eventqueries import EventQuery, read_area, write_area
from linkage.web.mapframe import closer, frame_area, outline_area, wider

_read_extent = lru_cache(maxsize=16384)(read_extent)
known_borders = lru_cache(maxsize=4)(find_borders)


@dataclass(frozen=True, slots=True)
class DrawnEvents:
    """The drawings of a filter.

    Args:
        timeline: The timeline; empty where nothing has a day.
        first: The first day that it shows, ISO; "" where there is none.
        last: The last day.
        undated: How many have no day that can be drawn.
        map: The map; empty where no place has a point and no part of the map is asked for.
        area: What the map shows: west, south, east and north in degrees; "" where there is none.
        closer: The middle of it, as an address has it; "" where it is as close as it gets.
        wider: It with as much around it; "" where that is wider than the earth.
        is_part: Whether the map shows more than the part that is asked for.
        unplaced: (why, how many) are not on the map.
        borders: Which borders are drawn, in sentences.
    """

    timeline: Markup
    first: str
    last: str
    undated: int
    map: Markup
    area: str
    closer: str
    wider: str
    is_part: bool
    unplaced: tuple[tuple[str, int], ...]
    borders: tuple[str, ...]


def draw_events(
    title: str, marks: Sequence[EventMark], row_of: Callable[[str], IncidentRow], query: EventQuery, page: str, settings: CaseSettings
) -> DrawnEvents:
    """The timeline and the map of incidents.

    Args:
        title: What they are of.
        marks: The incidents, in order of time.
        row_of: The row of an incident, asked for those that are drawn one by one.
        query: The filter that gave them.
        page: The address of the page that lists them.
        settings: What the case declares; it says which borders are drawn.
    """
    timeline, axis = make_timeline(title, marks, row_of)
    drawn = draw_timeline(
        timeline,
        lambda item: f"{page}?{query.address(at=item.key)}#at",
        lambda _, first, last: f"{page}?{query.address(since=first.isoformat(), until=last.isoformat())}#list",
    )
    places = map_places(title, marks)
    borders, area = known_borders(settings), read_area(query.area)
    frame = None if area is None else frame_area(area, places)
    asked = None if area is None else outline_area(area)
    options = MapOptions(countries_of(places), frame=frame, asked=asked)
    box = map_box(places, options)
    return DrawnEvents(
        timeline=drawn,
        first="" if axis is None else axis.first.isoformat(),
        last="" if axis is None else axis.last.isoformat(),
        undated=len(timeline.undated),
        map=draw_map(places, lambda clustered: f"{page}?{query.address(area=area_around(clustered))}#list", borders, options),
        area="" if box is None else f"{box.west:.5f},{box.south:.5f},{box.east:.5f},{box.north:.5f}",
        closer="" if box is None else closer(box),
        wider="" if box is None or area is None else wider(box),
        is_part=asked is not None,
        unplaced=tuple((one.why, len(one.incident_ids)) for one in places.unplaced),
        borders=tuple(word_borders(settings, borders, box)) if box is not None else (),
    )


def map_places(title: str, marks: Sequence[EventMark]) -> PlaceMap:
    """Where incidents are told to have been, each place as wide as it is uncertain.

    Args:
        title: What they are of.
        marks: The incidents, in order of time.
    """
    gazetteer = load_gazetteer()
    return PlaceMarks(gazetteer).map(title, _places(marks, gazetteer))


def make_timeline(title: str, marks: Sequence[EventMark], row_of: Callable[[str], IncidentRow]) -> tuple[Timeline, TimeAxis | None]:
    """The timeline of incidents, as data, and the days that its drawing runs over.

    Heading and sayers are read for what is drawn one by one.

    Args:
        title: What they are of.
        marks: The incidents, in order of time.
        row_of: The row of an incident.
    """
    items = [_item(mark) for mark in marks]
    dated = [item for item in items if item.extent is not None]
    axis = span_timeline(leave_far_out(dated))
    counted = len(dated) > FOLDED_AT
    named = (i if axis is None or i.extent is None or (counted and axis.meets(i.extent)) else _name(i, row_of(i.key)) for i in dated)
    return Timeline(title, tuple(named), tuple(item for item in items if item.extent is None)), axis


def _item(mark: EventMark) -> TimelineItem:
    return TimelineItem(Lane.INCIDENT, mark.id, mark.place, (), mark.when, _read_extent(mark.when), ())


def _name(item: TimelineItem, row: IncidentRow) -> TimelineItem:
    """With who says so, and who is named with it and does not say so, in the words of the case file's timeline."""
    apart = ((OTHERWISE, row.told_otherwise_by), (BLAMING, row.others_blamed_by), (PASSED_ON, row.passed_on_in_doubt))
    return replace(
        item,
        label=row.name,
        said_by=row.said_by,
        denied_by=row.denied_by,
        doubted_by=row.doubted_by,
        wider=row.denied_in_wider_terms_by,
        apart=tuple((how, names) for how, names in apart if names),
    )


def _places(marks: Sequence[EventMark], gazetteer: Gazetteer) -> list[Placed]:
    """Where each incident is told to have been; incidents of one place share it."""
    known: dict[tuple[object, ...], Place | None] = {}
    found = []
    for mark in marks:
        key = mark.place_id, mark.precision, mark.lat, mark.lon, mark.place
        if key not in known:
            known[key] = _place(mark, gazetteer)
        found.append(Placed(mark.id, known[key], mark.place, is_way=mark.act == DEPORTATION))
    return found


def _place(mark: EventMark, gazetteer: Gazetteer) -> Place | None:
    """The place of an incident, as the gazetteer has it and as precisely as the case knows it."""
    if mark.precision == "":
        return None
    precision = WherePrecision[mark.precision.upper()]
    known = gazetteer.by_id(mark.place_id)
    if known is None:
        return Place(mark.place_id, mark.place, mark.lat, mark.lon, "", precision)
    return replace(known, name=mark.place, lat=mark.lat, lon=mark.lon, precision=precision)


def area_around(marks: Sequence[PlaceMark]) -> str:
    """The area that holds the places of a mark, as an address has it.

    Args:
        marks: The places.
    """
    points = [(mark.place.lon, mark.place.lat) for mark in marks if mark.place.lon is not None and mark.place.lat is not None]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return write_area(min(lons), min(lats), max(lons), max(lats))
