"""How far from its point each place of a map reaches: discs, hatched circles, and their edges."""

import math
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from linkage.exports.html.projection import Projection
from linkage.exports.html.svg import element, group
from linkage.model.placemap import PlaceMark, Shape

_LEAST_DISC = 3.0  # units: a smaller disc is hidden by its mark
_HATCH = 6.0  # units between two lines


def draw_extents(marks: Sequence[PlaceMark], projection: Projection) -> Iterator[Markup]:
    """All discs as one area, all hatching, and the edge of each.

    Args:
        marks: The places.
        projection: The map.
    """
    yield _fill_discs(marks, projection)
    yield _hatch(marks, projection)
    yield group(*(_edge(mark, projection) for mark in marks), class_="edges", aria_hidden="true")


def lonlat_of(mark: PlaceMark) -> tuple[float, float]:
    """The point of a place.

    Args:
        mark: The place.

    Raises:
        ValueError: It has none.
    """
    if mark.place.lon is None or mark.place.lat is None:
        raise ValueError(f"{mark.place.id} has no point")
    return mark.place.lon, mark.place.lat


def _fill_discs(marks: Sequence[PlaceMark], projection: Projection) -> Markup:
    """The discs as one area: where they overlap it is no darker, for more places there do not make any of them likelier."""
    discs = [(*projection.point(*lonlat_of(m)), m.radius_m / 1000 * projection.per_km) for m in marks if m.shape is Shape.DISC]
    return group(*(element("circle", cx=x, cy=y, r=r) for x, y, r in discs if r >= _LEAST_DISC), class_="discs", aria_hidden="true")


def _hatch(marks: Sequence[PlaceMark], projection: Projection) -> Markup:
    """The hatching of districts, regions and landscapes: the lines of all lie on one lattice, so that overlaps grow no darker."""
    half = math.sqrt(0.5)
    lowest, highest = -projection.height * half, projection.width * half  # of the lines that cross the drawing
    paths = []
    for mark in marks:
        x, y = projection.point(*lonlat_of(mark))
        radius = mark.radius_m / 1000 * projection.per_km
        if mark.shape is Shape.DISC or radius < _LEAST_DISC:
            continue
        across = (x - y) * half
        first, last = math.ceil(max(across - radius, lowest) / _HATCH), math.floor(min(across + radius, highest) / _HATCH)
        lines = []
        for n in range(first, last + 1):
            offset = n * _HATCH - across
            reach = math.sqrt(max(0.0, radius * radius - offset * offset))
            # A line across the circle, turned by 45 degrees.
            ax, ay = (offset - reach) * half, (-offset - reach) * half
            bx, by = (offset + reach) * half, (-offset + reach) * half
            lines.append(f"M{x + ax:.1f} {y + ay:.1f}L{x + bx:.1f} {y + by:.1f}")
        paths.append(element("path", d="".join(lines), class_="hatch"))
    return group(*paths, class_="hatches", aria_hidden="true")


def _edge(mark: PlaceMark, projection: Projection) -> Markup:
    """The edge of the disc or hatched circle within which an incident told of there can lie."""
    x, y = projection.point(*lonlat_of(mark))
    radius = mark.radius_m / 1000 * projection.per_km
    if radius < _LEAST_DISC:
        return Markup("")
    look = {"class_": "edge"} if mark.shape is Shape.DISC else {"class_": "hatched", "fill": "none"}
    return element("circle", cx=x, cy=y, r=radius, **look)
