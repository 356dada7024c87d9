"""PlaceMap -> a drawing: every place as wide as it is uncertain, each mark a link to the list of what is told of there.

A disc holds the place that is meant somewhere within it; a district, region or landscape, of which no outline is known, is hatched. A mark
bears the number of incidents; marks that would hide one another are drawn as one, which leads to the first of its places in the list.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from linkage.exports.html.mapextents import draw_extents, lonlat_of
from linkage.exports.html.maplayers import (
    Borders,
    Boxed,
    box_degrees,
    draw_countries,
    draw_ground,
    draw_inset,
    draw_scale,
    draw_towns,
    place_words,
)
from linkage.exports.html.projection import KM_PER_DEGREE, Box, Projection, fit_box
from linkage.exports.html.svg import element, group, link
from linkage.model.amount import amount
from linkage.model.place import Place
from linkage.model.placemap import PlaceMap, PlaceMark, Shape
from linkage.vocab.gazetteer import load_gazetteer

WIDTH = 720.0  # units of the drawing
SHAPE = 0.68  # height by width
_LEAST_KM = 60.0  # what a map shows at least: a town with its surroundings
_NAME = 12.0

Address = Callable[[Sequence[PlaceMark]], str]


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How a map is drawn.

    Args:
        countries: Countries to name where the map shows their middles.
        coarsen_km: Places are moved to the middle of a grid of this size and drawn as wide, without their names, for what is published
            (rule: do no harm); None draws them as they are known.
        inset: Whether a small map shows where this one lies.
        frame: What the map shows; None for all places, as wide as each is uncertain.
        asked: The edges of what was asked for, drawn where the map shows more; None where it does not.
    """

    countries: Sequence[Place] = ()
    coarsen_km: float | None = None
    inset: bool = True
    frame: Box | None = None
    asked: Box | None = None


@dataclass(slots=True)
class _Cluster:
    """Marks that would hide one another, drawn as one."""

    x: float
    y: float
    marks: list[PlaceMark]
    count: int = 0
    radius: float = 0.0

    def __post_init__(self) -> None:
        self._grow(sum(len(mark.incident_ids) for mark in self.marks))

    def join(self, marks: Sequence[PlaceMark]) -> None:
        """Takes marks in."""
        self.marks.extend(marks)
        self._grow(sum(len(mark.incident_ids) for mark in marks))

    def _grow(self, incidents: int) -> None:
        self.count += incidents
        self.radius = 7.5 + 2.3 * max(0, len(f"{self.count:,}") - 1)


def draw_map(place_map: PlaceMap, address: Address, borders: Borders, options: MapOptions | None = None) -> Markup:
    """A map as SVG.

    Args:
        place_map: Where incidents are told to have been.
        address: Where a mark leads, by the places that it stands for: to the first of them in a list.
        borders: Which borders are drawn.
        options: How it is drawn.

    Returns:
        The drawing; empty where no place has a point and no frame is given.
    """
    options = options or MapOptions()
    marks = _marks(place_map, options)
    box = _box(marks, options)
    if box is None:
        return Markup("")
    projection = Projection(box, WIDTH)
    clusters = _cluster(marks, projection)
    taken = [Boxed(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in clusters]
    scale = draw_scale(projection, taken)
    inset = draw_inset(projection, borders, taken) if options.inset else Markup("")
    taken.extend(box_degrees(projection))
    named = group(*(_draw_name(c, projection, taken, hide=options.coarsen_km is not None) for c in clusters), aria_hidden="true")
    countries = draw_countries(projection, options.countries, taken)
    marked = {mark.place.id for mark in marks}
    towns = draw_towns(projection, [town for town in place_map.towns if town.id not in marked], taken)
    drawn = sum(len(mark.incident_ids) for mark in marks)
    name = f"Map of {place_map.title}: {amount(drawn, 'reported incident')} at {amount(len(marks), 'place')}"
    return element(
        "svg", element("title", name), draw_ground(projection, borders), countries, towns,
        *draw_extents(marks, projection), *_draw_asked(projection, options.asked),
        scale, inset, *(_draw_mark(cluster, address, hide=options.coarsen_km is not None) for cluster in clusters), named,
        class_="map", viewBox=f"0 0 {WIDTH:.0f} {projection.height:.0f}", width=round(WIDTH), height=round(projection.height),
        role="group", aria_label=name,
    )  # fmt: skip


def countries_of(place_map: PlaceMap) -> tuple[Place, ...]:
    """The countries in which the places of a map lie, to be named on it.

    Args:
        place_map: The map.
    """
    gazetteer = load_gazetteer()
    codes = sorted({place.country for place in (*place_map.towns, *(mark.place for mark in place_map.marks)) if place.country})
    return tuple(country for code in codes if (country := gazetteer.country(code)) is not None)


def map_box(place_map: PlaceMap, options: MapOptions | None = None) -> Box | None:
    """What a map shows; None where no place has a point and no frame is given.

    Args:
        place_map: Where incidents are told to have been.
        options: How it is drawn.
    """
    options = options or MapOptions()
    return _box(_marks(place_map, options), options)


def coarsen_marks(marks: Sequence[PlaceMark], size_km: float) -> list[PlaceMark]:
    """Marks moved to the middle of a grid and at least as wide as its cells, those of one cell as one, without names.

    Args:
        marks: The marks.
        size_km: The size of a cell.
    """
    cells: dict[tuple[int, int], list[PlaceMark]] = {}
    step = size_km / KM_PER_DEGREE
    for mark in marks:
        lon, lat = lonlat_of(mark)
        row = math.floor(lat / step)
        across = step / max(0.05, math.cos(math.radians((row + 0.5) * step)))
        cells.setdefault((row, math.floor(lon / across)), []).append(mark)
    found = []
    for (row, column), held in sorted(cells.items()):
        lat = (row + 0.5) * step
        lon = (column + 0.5) * step / max(0.05, math.cos(math.radians(lat)))
        place = Place(f"cell:{row}:{column}", f"a square of {size_km:g} km", lat, lon, held[0].place.country, held[0].place.precision)
        radius_m = max(round(size_km * 1000 / math.sqrt(2)), *(mark.radius_m for mark in held))
        shape = Shape.HATCHED if all(mark.shape is Shape.HATCHED for mark in held) else Shape.DISC
        ids = tuple(dict.fromkeys(i for mark in held for i in mark.incident_ids))
        found.append(replace(held[0], place=place, radius_m=radius_m, why="coarsened for publication", shape=shape, incident_ids=ids))
    return found


def title_mark(mark: PlaceMark) -> str:
    """What a mark is, in words.

    Args:
        mark: The mark.
    """
    n = len(mark.incident_ids)
    km = mark.radius_m / 1000
    return f"{n:,} reported incident{'' if n == 1 else 's'}: {mark.place.name}; within {km:.{0 if km >= 10 else 1}f} km ({mark.why})"


def _marks(place_map: PlaceMap, options: MapOptions) -> list[PlaceMark]:
    return list(place_map.marks) if options.coarsen_km is None else coarsen_marks(place_map.marks, options.coarsen_km)


def _box(marks: Sequence[PlaceMark], options: MapOptions) -> Box | None:
    if options.frame is not None or not marks:
        return options.frame
    return fit_box([(*lonlat_of(m), m.radius_m / 1000) for m in marks], _LEAST_KM, SHAPE)


def _cluster(marks: Sequence[PlaceMark], projection: Projection) -> list[_Cluster]:
    """Marks one by one, those with most incidents first; one that would touch a mark that is there joins it."""
    clusters: list[_Cluster] = []
    cells: dict[tuple[int, int], list[_Cluster]] = {}
    size = 26.0
    for mark in sorted(marks, key=lambda m: (-len(m.incident_ids), m.place.id)):
        x, y = projection.point(*lonlat_of(mark))
        column, row = int(x // size), int(y // size)
        around = [c for dx in (-1, 0, 1) for dy in (-1, 0, 1) for c in cells.get((column + dx, row + dy), ())]
        near = min(around, key=lambda c: math.hypot(c.x - x, c.y - y), default=None)
        if near is not None and math.hypot(near.x - x, near.y - y) < near.radius + 9:
            near.join([mark])
        else:
            one = _Cluster(x, y, [mark])
            clusters.append(one)
            cells.setdefault((column, row), []).append(one)
    return _join_touching(clusters)


def _join_touching(clusters: list[_Cluster]) -> list[_Cluster]:
    """Clusters whose marks have grown into one another, joined."""
    before = -1
    while before != len(clusters):
        before, kept = len(clusters), list[_Cluster]()
        for one in sorted(clusters, key=lambda c: (-c.count, c.marks[0].place.id)):
            near = next((k for k in kept if math.hypot(k.x - one.x, k.y - one.y) < k.radius + one.radius), None)
            if near is None:
                kept.append(one)
            else:
                near.join(one.marks)
        clusters = kept
    return clusters


def _draw_asked(projection: Projection, asked: Box | None) -> Iterator[Markup]:
    """The edges of what was asked for, beyond which nothing is drawn."""
    if asked is not None:
        (x, y), (right, bottom) = projection.point(asked.west, asked.north), projection.point(asked.east, asked.south)
        yield element("rect", x=x, y=y, width=right - x, height=bottom - y, class_="asked", fill="none")


def _draw_mark(cluster: _Cluster, address: Address, *, hide: bool) -> Markup:
    first = cluster.marks[0]
    others = cluster.marks[1:]
    title = title_mark(first)
    if others:
        named = "" if hide else f": {', '.join(m.place.name for m in cluster.marks[:6])}{' …' if len(cluster.marks) > 6 else ''}"
        title = f"{cluster.count:,} reported incidents at {len(cluster.marks):,} places too near to be drawn apart{named}"
    circle = element("circle", cx=cluster.x, cy=cluster.y, r=cluster.radius, class_="mark")
    return link(address(cluster.marks), title, circle, element("text", f"{cluster.count:,}", x=cluster.x, y=cluster.y + 4, class_="count"))


def _draw_name(cluster: _Cluster, projection: Projection, taken: list[Boxed], *, hide: bool) -> Markup:
    if hide:
        return Markup("")
    rest = len(cluster.marks) - 1
    words = cluster.marks[0].place.name + (f" and {rest:,} more" if rest else "")
    where = place_words(words, cluster.x, cluster.y, _NAME, cluster.radius + 3, projection, taken)
    return Markup("") if where is None else element("text", words, x=where[0], y=where[1], class_="halo")
