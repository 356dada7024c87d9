"""What lies under the marks of a map: land, borders, disputed territory, graticule, towns as context, a scale bar, an inset."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from linkage.exports.html.projection import Box, Projection, clip_line, clip_ring, lies_in
from linkage.exports.html.svg import element, group, text_width
from linkage.model.place import Place
from linkage.vocab.borderlines import BorderLines
from linkage.vocab.borders import Territory

_NICE = (1, 2, 5)
_SIZE = 10.5
_INSET = 150.0
_SCALE_ROOM = 230.0  # units at the lower left, kept for the scale bar
_COARSE_FROM_KM = 6_000
_ROUGH_KM = 250  # below that an outline that is rough to some kilometres would look like a line on the ground
_INSET_BELOW_KM = 1_200


@dataclass(frozen=True, slots=True)
class Borders:
    """Which borders are drawn, and why.

    Args:
        lines: Land and borders at the finer scale; None where they are not on this machine.
        world: The same at the coarser scale, for what is wide.
        territories: Disputed territories, of which a policy says to which country their places are given.
    """

    lines: BorderLines | None
    world: BorderLines | None
    territories: tuple[Territory, ...] = ()


@dataclass(frozen=True, slots=True)
class Boxed:
    """A stretch of the drawing that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Boxed") -> bool:
        """Whether two stretches overlap."""
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


def draw_ground(projection: Projection, borders: Borders) -> Markup:
    """Land, borders and the rough outlines of disputed territories; a graticule alone where no borders are known."""
    box = projection.box.grown(0.1)
    parts = [element("rect", x=0, y=0, width=projection.width, height=projection.height, class_="sea")]
    wide_km = projection.width / projection.per_km
    lines = borders.world if wide_km > _COARSE_FROM_KM else borders.lines
    if lines is not None:
        parts.extend(_draw_lines(lines, projection, box))
    parts.extend(_draw_graticule(projection))
    parts.extend(
        element(
            "path", element("title", f"{t.name}: rough outline; places in it are given to {t.country} according to {t.according}"),
            d=projection.path(clip_ring([(lon, lat) for lat, lon in t.area], box), closed=True), class_="disputed",
        )
        for t in (shown_territories(projection.box, borders.territories) if wide_km > _ROUGH_KM else ())
    )  # fmt: skip
    return group(*parts)


def _draw_lines(lines: BorderLines, projection: Projection, box: Box) -> tuple[Markup, Markup]:
    """Land and borders, as far as they lie in a box."""
    rings = []
    for ring, bounds in zip(lines.land, lines.land_bounds, strict=True):
        inside = lies_in(bounds, box)
        if inside is not False:
            rings.append(projection.path(ring if inside else clip_ring(ring, box), closed=True))
    shown = (line for line, bounds in zip(lines.borders, lines.border_bounds, strict=True) if lies_in(bounds, box) is not False)
    runs = "".join(projection.path(run, closed=False) for line in shown for run in clip_line(line, box))
    return element("path", d="".join(rings), class_="land", fill_rule="evenodd"), element("path", d=runs, class_="border")


def shown_territories(box: Box, territories: Sequence[Territory]) -> list[Territory]:
    """The disputed territories that lie in a box, or hold a part of it.

    Args:
        box: What is shown.
        territories: Those of the policy.
    """
    middle = (box.south + box.north) / 2, (box.west + box.east) / 2
    return [t for t in territories if t.holds(*middle) or clip_ring([(lon, lat) for lat, lon in t.area], box)]


def draw_towns(projection: Projection, towns: Sequence[Place], taken: list[Boxed]) -> Markup:
    """Towns as context, the largest first, as far as there is room for their names.

    Args:
        projection: The map.
        towns: The towns.
        taken: What is taken already; what is drawn is added.
    """
    parts = []
    for town in towns:
        if town.lat is None or town.lon is None or not projection.box.holds(town.lon, town.lat):
            continue
        x, y = projection.point(town.lon, town.lat)
        place = place_words(town.name, x, y, _SIZE, 4, projection, taken)
        if place is None:
            continue
        parts.append(element("circle", cx=x, cy=y, r=1.8, class_="town"))
        parts.append(element("text", town.name, x=place[0], y=place[1], class_="context halo"))
    return group(*parts, aria_hidden="true")


def draw_countries(projection: Projection, countries: Sequence[Place], taken: list[Boxed]) -> Markup:
    """Names of countries at their middles, where the map shows these.

    Args:
        projection: The map.
        countries: The countries.
        taken: What is taken already; what is drawn is added.
    """
    parts = []
    for country in countries:
        if country.lat is None or country.lon is None or not projection.box.holds(country.lon, country.lat):
            continue
        x, y = projection.point(country.lon, country.lat)
        name = country.name.upper()
        half = text_width(name, 13) / 2
        box = Boxed(x - half, y - 10, x + half, y + 4)
        if box.left > 0 and box.right < projection.width and not any(box.meets(other) for other in taken):
            taken.append(box)
            parts.append(element("text", name, x=x, y=y, text_anchor="middle", class_="country halo"))
    return group(*parts, aria_hidden="true")


def place_words(
    words: str, x: float, y: float, size: float, away: float, projection: Projection, taken: list[Boxed]
) -> tuple[float, float] | None:
    """Where words fit beside a point: to its right, left, above or below; None where there is no room.

    Args:
        words: The words.
        x: The point.
        y: The point.
        size: The size of the words.
        away: How far from the point they begin.
        projection: The map, which they must not leave.
        taken: What is taken already; the place found is added.
    """
    wide = text_width(words, size)
    spots = ((x + away, y + size / 3), (x - away - wide, y + size / 3), (x - wide / 2, y - away - 1), (x - wide / 2, y + away + size))
    for left, base in spots:
        box = Boxed(left - 1, base - size, left + wide + 1, base + 3)
        inside = box.left >= 2 and box.right <= projection.width - 2 and box.top >= 2 and box.bottom <= projection.height - 2
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            return left, base
    return None


def draw_scale(projection: Projection, taken: list[Boxed]) -> Markup:
    """A scale bar of a round length, at the lower left."""
    km = _nice(projection.width / 5 / projection.per_km)
    x, y, wide = 12.0, projection.height - 14, km * projection.per_km
    words = f"{km:g} km" if km >= 1 else f"{km * 1000:g} m"
    taken.append(Boxed(x - 6, y - 20, x + wide + text_width(words, _SIZE) + 12, y + 10))
    bar = element("path", d=f"M{x:.1f} {y - 5:.1f}V{y:.1f}H{x + wide:.1f}V{y - 5:.1f}", class_="scale")
    return group(bar, element("text", words, x=x + wide + 6, y=y + 2, class_="context halo"))


def draw_inset(projection: Projection, borders: Borders, taken: list[Boxed]) -> Markup:
    """Where the map lies in the world around it, for a map of a town or region, in a corner without marks; else nothing.

    Args:
        projection: The map.
        borders: What is drawn; nothing where no borders are known.
        taken: What is taken already; the inset is added.
    """
    wide_km = projection.width / projection.per_km
    if borders.world is None or borders.lines is None or wide_km > _INSET_BELOW_KM:
        return Markup("")
    shown = projection.box
    y, x = (shown.south + shown.north) / 2, (shown.west + shown.east) / 2
    around = Projection(Box(max(-90.0, y - 6), x - 9, min(90.0, y + 6), x + 9), _INSET)
    corners = [(projection.width - _INSET - 8, 8.0), (8.0, 8.0), (projection.width - _INSET - 8, projection.height - around.height - 8)]
    boxes = {corner: Boxed(corner[0] - 4, corner[1] - 4, corner[0] + _INSET + 4, corner[1] + around.height + 4) for corner in corners}
    free = next((corner for corner, box in boxes.items() if not any(box.meets(other) for other in taken)), None)
    if free is None:
        return Markup("")
    left, top = free
    a, b = around.point(shown.west, shown.north), around.point(shown.east, shown.south)
    wide, high = max(5.0, b[0] - a[0]), max(5.0, b[1] - a[1])
    here = element("rect", x=(a[0] + b[0] - wide) / 2, y=(a[1] + b[1] - high) / 2, width=wide, height=high, class_="here")
    taken.append(boxes[left, top])
    return element(
        "svg",
        element("rect", x=0, y=0, width=_INSET, height=around.height, class_="inset"),
        *_draw_lines(borders.lines, around, around.box),
        here,
        element("rect", x=0, y=0, width=_INSET, height=around.height, class_="inset", fill_opacity=0),
        x=left, y=top, width=_INSET, height=around.height, viewBox=f"0 0 {_INSET:.0f} {around.height:.1f}", aria_hidden="true",
    )  # fmt: skip


def _draw_graticule(projection: Projection) -> Iterator[Markup]:
    """Meridians and parallels at round degrees, named at the edge."""
    meridians, parallels = _round_degrees(projection)
    for lon in meridians:
        x, _ = projection.point(lon, 0)
        yield element("line", x1=x, y1=0, x2=x, y2=projection.height, class_="graticule")
    for lat in parallels:
        _, y = projection.point(0, lat)
        yield element("line", x1=0, y1=y, x2=projection.width, y2=y, class_="graticule")
    yield from (element("text", words, x=x, y=y, class_="tick") for words, x, y in _named_degrees(projection))


def _round_degrees(projection: Projection) -> tuple[list[float], list[float]]:
    """The meridians and the parallels that are drawn."""
    box = projection.box
    step = _nice((box.north - box.south) / 3)
    return _multiples(box.west, box.east, step), _multiples(box.south, box.north, step)


def _named_degrees(projection: Projection) -> Iterator[tuple[str, float, float]]:
    """(words, where they begin) of each meridian and parallel that is named at the edge."""
    meridians, parallels = _round_degrees(projection)
    for lon in meridians:
        x, _ = projection.point(lon, 0)
        if _SCALE_ROOM < x < projection.width - 40:
            yield _degrees(lon, "E", "W"), x + 3, projection.height - 4
    for lat in parallels:
        _, y = projection.point(0, lat)
        if 12 < y < projection.height - 30:
            yield _degrees(lat, "N", "S"), 4, y - 3


def box_degrees(projection: Projection) -> list[Boxed]:
    """Where meridians and parallels are named, so that no other words are put there.

    Args:
        projection: The map.
    """
    named = _named_degrees(projection)
    return [Boxed(x - 1, y - _SIZE, x + text_width(words, _SIZE) + 1, y + 3) for words, x, y in named]


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value >= 0 else negative}"


def _nice(value: float) -> float:
    """The greatest of 1, 2, 5, 10, 20 ... (and 0.5, 0.2, ...) that is not more than a value."""
    exponent = math.floor(math.log10(value))
    best = max((n for n in _NICE if n * 10.0**exponent <= value), default=1)
    return round(best * 10.0**exponent, 9)
