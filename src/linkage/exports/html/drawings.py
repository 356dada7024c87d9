"""The drawings of a case on its pages: each with what it cannot draw, and with links to what each of its marks stands for."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from linkage.exports.html.addresses import address_campaign, address_incident, name_file, number_page
from linkage.exports.html.borders import find_borders, word_borders
from linkage.exports.html.carriedplaces import is_carried
from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.drawmap import MapOptions, countries_of, draw_map, map_box, title_mark
from linkage.exports.html.drawtimeline import draw_timeline
from linkage.exports.html.labels import PRECISIONS
from linkage.exports.html.sections import PAGE_LENGTH
from linkage.exports.html.timewords import word_extent, word_lane, word_sayers
from linkage.model.incident import Incident
from linkage.model.place import Place
from linkage.model.placemap import PlaceMap, PlaceMark, Unplaced
from linkage.model.timeline import Lane, Timeline, TimelineItem
from linkage.model.views import CaseViews

TIMELINE, MAP = "timeline.html", "map.html"
_CITED = 4  # claims cited for one entry


@dataclass(frozen=True, slots=True)
class TimeLine:
    """One line of the list under a timeline.

    Args:
        anchor: Its anchor.
        item: What is told.
        when: Its days in words.
        address: Where it leads.
        rows: The claims that tell of it, the first few.
        more: How many more there are.
    """

    anchor: str
    item: TimelineItem
    when: str
    address: str
    rows: tuple[ClaimRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """A timeline on a page.

    Args:
        svg: The drawing; empty where nothing has a date.
        timeline: What it is of.
        undated: What has no date that can be drawn, lane by lane: in words, and its entries.
    """

    svg: Markup
    timeline: Timeline
    undated: tuple[tuple[str, tuple[TimeLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One incident in the list under a map; `carried`: only other sentences than those that tell of it name its place."""

    name: str
    address: str
    carried: bool
    said_by: str
    rows: tuple[ClaimRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """The incidents of one place, or of one reason why they are not drawn, in the list under a map.

    Args:
        anchor: Its anchor.
        title: The place, or the reason.
        note: How precisely it is known.
        count: How many incidents in all.
        lines: Those on this page.
        continued: Whether it began on the page before.
    """

    anchor: str
    title: str
    note: str
    count: int
    lines: tuple[PlaceLine, ...]
    continued: bool = False


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map on a page.

    Args:
        svg: The drawing; empty where no place has a point.
        place_map: What it is of.
        unplaced: (why, how many, where they are listed) of what is not drawn.
        borders: Which borders are drawn, in sentences.
    """

    svg: Markup
    place_map: PlaceMap
    unplaced: tuple[tuple[str, int, str], ...]
    borders: tuple[str, ...]


class Drawings:
    """Makes the drawings of one case.

    Args:
        views: Its timelines and maps.
        index: The case.
    """

    def __init__(self, views: CaseViews, index: CaseIndex) -> None:
        self._views = views
        self._index = index
        self._borders = find_borders(index.case_file.settings)
        whole = views.timeline
        self.listed: tuple[TimelineItem, ...] = () if whole is None else (*whole.items, *whole.undated)
        self._items = {(item.lane, item.key): item for item in self.listed}
        self._starts: dict[Lane, list[tuple[date, int]]] = {}
        for n, item in enumerate(() if whole is None else whole.items):
            self._starts.setdefault(item.lane, []).append((_start(item), n))
        places = views.places or PlaceMap("", (), ())
        self.groups = [*map(self._group_mark, places.marks), *map(self._group_unplaced, places.unplaced)]
        self.pages = cut_groups(self.groups)
        self._anchor_of = {
            **{i: _anchor(mark.place.id) for mark in places.marks for i in mark.incident_ids},
            **{i: _anchor(one.why) for one in places.unplaced for i in one.incident_ids},
        }
        self._page_of = {group.anchor: n for n, page in reversed(list(enumerate(self.pages, 1))) for group in page}

    def timeline(self, id_: str | None, up: str) -> DrawnTimeline | None:
        """The timeline of a campaign or person, or of the whole case; None where there is none.

        Args:
            id_: The id of the campaign or person; None for the whole case.
            up: What leads from the page to the folder of the case file.
        """
        timeline = self._views.timeline if id_ is None else self._views.timelines.get(id_)
        if timeline is None:
            return None
        svg = draw_timeline(timeline, lambda item: up + self.address(item), lambda lane, first, _: up + self._period_address(lane, first))
        lanes: dict[Lane, list[TimelineItem]] = {}
        for item in timeline.undated:
            lanes.setdefault(item.lane, []).append(item)
        undated = ((word_lane(lane, len(items)), tuple(self.lines(tuple(items)))) for lane, items in lanes.items())
        return DrawnTimeline(svg, timeline, tuple(undated))

    def map(self, id_: str | None, up: str) -> DrawnMap | None:
        """The map of a campaign or person, or of the whole case; None where there is none.

        Args:
            id_: The id of the campaign or person; None for the whole case.
            up: What leads from the page to the folder of the case file.
        """
        place_map = self._views.places if id_ is None else self._views.maps.get(id_)
        return None if place_map is None else self._draw(place_map, up)

    def details(self, up: str) -> list[DrawnMap]:
        """Maps of the surroundings of the places with most incidents.

        Args:
            up: What leads from the page to the folder of the case file.
        """
        return [self._draw(place_map, up) for place_map in self._views.details]

    def lines(self, items: tuple[TimelineItem, ...]) -> list[TimeLine]:
        """The lines of the list under a timeline.

        Args:
            items: What is listed.
        """
        return [self._line(item) for item in items]

    def address(self, item: TimelineItem) -> str:
        """Where an item leads: to the page of its incident or campaign, else to its sentence.

        Args:
            item: The item.
        """
        if item.lane is Lane.INCIDENT:
            return address_incident(self._index.incidents[item.key])
        if item.lane is Lane.CAMPAIGN:
            return address_campaign(self._index.campaigns[item.key])
        return self._index.rows((item.key,))[0].address

    def place_address(self, place: Place) -> str:
        """Where a place stands in the list under the map of the case.

        Args:
            place: A place of the map.
        """
        return self._group_address(_anchor(place.id))

    def incident_address(self, incident: Incident) -> str:
        """Where an incident stands in the list under the map of the case: with its place, or with why it is not drawn.

        Args:
            incident: An incident of the case.
        """
        return self._group_address(self._anchor_of.get(incident.id, "list"))

    def _draw(self, place_map: PlaceMap, up: str) -> DrawnMap:
        options = MapOptions(countries_of(place_map))
        svg = draw_map(place_map, lambda marks: up + self.place_address(marks[0].place), self._borders, options)
        unplaced = tuple((one.why, len(one.incident_ids), up + self._group_address(_anchor(one.why))) for one in place_map.unplaced)
        return DrawnMap(svg, place_map, unplaced, tuple(word_borders(self._index.case_file.settings, self._borders, map_box(place_map))))

    def _line(self, item: TimelineItem) -> TimeLine:
        rows = self._index.rows(item.claim_ids)
        return TimeLine(anchor_item(item), item, word_extent(item), self.address(item), tuple(rows[:_CITED]), max(0, len(rows) - _CITED))

    def _period_address(self, lane: Lane, day: date) -> str:
        """The first entry of a lane in the list of the case that is not before a day."""
        starts = self._starts.get(lane, [])
        at = min(bisect_left(starts, (day, 0)), len(starts) - 1)
        if at < 0:
            return TIMELINE
        n = starts[at][1]
        return f"{number_page(TIMELINE, n // PAGE_LENGTH + 1)}#{anchor_item(self.listed[n])}"

    def _group_address(self, anchor: str) -> str:
        return f"{number_page(MAP, self._page_of.get(anchor, 1))}#{anchor}"

    def _group_mark(self, mark: PlaceMark) -> PlaceGroup:
        place = mark.place
        note = f"{PRECISIONS[place.precision]} · {title_mark(mark).partition('; ')[2]} · {place.lat:.3f}, {place.lon:.3f} · {place.id}"
        return PlaceGroup(_anchor(place.id), place.name, note, len(mark.incident_ids), self._place_lines(mark.incident_ids))

    def _group_unplaced(self, one: Unplaced) -> PlaceGroup:
        return PlaceGroup(_anchor(one.why), f"Not drawn: {one.why}", "", len(one.incident_ids), self._place_lines(one.incident_ids))

    def _place_lines(self, incident_ids: tuple[str, ...]) -> tuple[PlaceLine, ...]:
        found = []
        for incident_id in incident_ids:
            incident = self._index.incidents[incident_id]
            item = self._items.get((Lane.INCIDENT, incident_id))
            words = "nobody named" if item is None else word_sayers(item.said_by, item.unlike)
            rows = self._index.rows(incident.claim_ids)
            cited, more = tuple(rows[:_CITED]), max(0, len(rows) - _CITED)
            carried = is_carried(incident, self._index)
            found.append(PlaceLine(incident.name, address_incident(incident), carried, words, cited, more))
        return tuple(found)


def cut_groups(groups: list[PlaceGroup]) -> list[list[PlaceGroup]]:
    """The list under a map, cut into pages; a place with many incidents goes on on the next page.

    Args:
        groups: The places with their incidents.
    """
    pages: list[list[PlaceGroup]] = [[]]
    room = PAGE_LENGTH
    for group in groups:
        lines, continued = group.lines, False
        while lines:
            if room == 0:
                pages.append([])
                room = PAGE_LENGTH
            pages[-1].append(PlaceGroup(group.anchor, group.title, group.note, group.count, lines[:room], continued))
            lines, room, continued = lines[room:], max(0, room - len(lines)), True
    return pages


def anchor_item(item: TimelineItem) -> str:
    """The anchor of an entry in the list under the timeline of the case.

    Args:
        item: The entry.
    """
    return f"{item.lane.name.lower()}-{name_file(item.key)}"


def _anchor(key: str) -> str:
    return f"place-{name_file(key)}"


def _start(item: TimelineItem) -> date:
    first = None if item.extent is None else item.extent.known_first
    return first or date.max
