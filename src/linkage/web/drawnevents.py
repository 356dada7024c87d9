"""Incidents of a filter -> their timeline and map, drawn as in the case file; a mark leads to a narrower filter or to its line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from markupsafe import Markup

from linkage.cases.extents import read_extent
from linkage.cases.placemarks import Placed, PlaceMarks
from linkage.exports.html.borders import find_borders, word_borders
from linkage.exports.html.drawmap import MapOptions, countries_of, draw_map, map_box
from linkage.exports.html.drawtimeline import draw_timeline
from linkage.exports.html.ticks import choose_step, list_periods
from linkage.exports.html.timeaxis import leave_far_out, span_timeline
from linkage.model.case import CaseSettings
from linkage.model.indexed import IncidentRow
from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import PlaceMark
from linkage.model.timeline import Lane, Timeline, TimelineItem
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer
from linkage.web.eventqueries import EventQuery, write_area

_COUNTED = 120  # periods: as the timeline counts them
_read_extent = lru_cache(maxsize=4096)(read_extent)
_find_borders = lru_cache(maxsize=4)(find_borders)


@dataclass(frozen=True, slots=True)
class DrawnEvents:
    """The drawings of a filter.

    Args:
        timeline: The timeline; empty where nothing has a day.
        first: The first day that it shows, ISO; "" where there is none.
        last: The last day.
        undated: How many have no day that can be drawn.
        map: The map; empty where no place has a point.
        area: What the map shows: west, south, east and north in degrees; "" where there is none.
        unplaced: (why, how many) are not on the map.
        borders: Which borders are drawn, in sentences.
    """

    timeline: Markup
    first: str
    last: str
    undated: int
    map: Markup
    area: str
    unplaced: tuple[tuple[str, int], ...]
    borders: tuple[str, ...]


def draw_events(title: str, rows: Sequence[IncidentRow], query: EventQuery, page: str, settings: CaseSettings) -> DrawnEvents:
    """The timeline and the map of incidents.

    Args:
        title: What they are of.
        rows: The incidents.
        query: The filter that gave them.
        page: The address of the page that lists them.
        settings: What the case declares; it says which borders are drawn.
    """
    timeline = make_timeline(title, rows)
    axis = span_timeline(leave_far_out(timeline.items))
    periods = _Periods(timeline.items)
    drawn = draw_timeline(
        timeline,
        lambda item: f"{page}?{query.address(at=item.key)}#at",
        lambda _, day: f"{page}?{query.address(**periods.around(day))}#list",
    )
    gazetteer = load_gazetteer()
    places = PlaceMarks(gazetteer).map(title, (Placed(row.id, _place(row, gazetteer), row.place) for row in rows))
    borders = _find_borders(settings)
    box = map_box(places)
    return DrawnEvents(
        timeline=drawn,
        first="" if axis is None else axis.first.isoformat(),
        last="" if axis is None else axis.last.isoformat(),
        undated=len(timeline.undated),
        map=draw_map(places, lambda marks: f"{page}?{query.address(area=_around(marks))}#list", borders, MapOptions(countries_of(places))),
        area="" if box is None else f"{box.west:.5f},{box.south:.5f},{box.east:.5f},{box.north:.5f}",
        unplaced=tuple((one.why, len(one.incident_ids)) for one in places.unplaced),
        borders=tuple(word_borders(settings, borders, box)) if box is not None else (),
    )


def make_timeline(title: str, rows: Sequence[IncidentRow]) -> Timeline:
    """The timeline of incidents, as data.

    Args:
        title: What they are of.
        rows: The incidents.
    """
    items = [TimelineItem(Lane.INCIDENT, row.id, row.name, row.said_by, row.when, _read_extent(row.when), ()) for row in rows]
    dated = sorted((item for item in items if item.extent is not None), key=lambda item: (*_days(item), item.key))
    return Timeline(title, tuple(dated), tuple(item for item in items if item.extent is None))


class _Periods:
    """The days for which a count on the timeline stands, by its first day."""

    def __init__(self, items: Sequence[TimelineItem]) -> None:
        axis = span_timeline(leave_far_out(items))
        self._after: dict[date, date] = {}
        if axis is not None:
            self._after = dict(list_periods(axis.first, axis.last, choose_step(axis.first, axis.last, _COUNTED)))
        self._last: dict[date, date] = {}
        for item in items:
            first, last = _days(item)
            self._last[first] = max(last, self._last.get(first, first))

    def around(self, day: date) -> dict[str, str]:
        """The period as parameters of an address."""
        after = self._after.get(day)
        last = after - timedelta(days=1) if after is not None else self._last.get(day, day)
        return {"since": day.isoformat(), "until": last.isoformat()}


def _days(item: TimelineItem) -> tuple[date, date]:
    """The first and the last day that are told."""
    extent = item.extent
    known = [] if extent is None else [d for d in (extent.first, extent.sure_first, extent.sure_last, extent.last) if d is not None]
    return min(known, default=date.max), max(known, default=date.max)


def _place(row: IncidentRow, gazetteer: Gazetteer) -> Place | None:
    """The place of an incident, as the gazetteer has it and as precisely as the case knows it."""
    if row.precision == "":
        return None
    precision = WherePrecision[row.precision.upper()]
    known = gazetteer.by_id(row.place_id)
    if known is None:
        return Place(row.place_id, row.place, row.lat, row.lon, "", precision)
    return replace(known, name=row.place, lat=row.lat, lon=row.lon, precision=precision)


def _around(marks: Sequence[PlaceMark]) -> str:
    """The area that holds the places of a mark."""
    points = [(mark.place.lon, mark.place.lat) for mark in marks if mark.place.lon is not None and mark.place.lat is not None]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return write_area(min(lons), min(lats), max(lons), max(lats))
