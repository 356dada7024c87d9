"""Points of the earth -> points of a drawing: equirectangular, true to scale along the middle parallel of what is shown."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

KM_PER_DEGREE = 111.195  # of latitude, on a sphere of 6,371 km
_NEAREST = 0.7  # units: points closer than that to the one before are left out

LonLat = tuple[float, float]
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the earth, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a point lies in it."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def grown(self, share: float) -> "Box":
        """The box with a margin on every side, as a share of its size."""
        dy, dx = (self.north - self.south) * share, (self.east - self.west) * share
        return Box(max(-90.0, self.south - dy), self.west - dx, min(90.0, self.north + dy), self.east + dx)


@dataclass(frozen=True, slots=True)
class Projection:
    """A box of the earth drawn at a width.

    Args:
        box: What is shown.
        width: Units of the drawing.
        shrink: How much shorter a degree of longitude is than one of latitude, along the middle parallel.
        per_degree: Units for one degree of latitude.
    """

    box: Box
    width: float
    shrink: float = field(init=False)
    per_degree: float = field(init=False)

    def __post_init__(self) -> None:
        shrink = max(0.05, math.cos(math.radians((self.box.south + self.box.north) / 2)))
        object.__setattr__(self, "shrink", shrink)
        object.__setattr__(self, "per_degree", self.width / ((self.box.east - self.box.west) * shrink))

    @property
    def per_km(self) -> float:
        """Units for one kilometre."""
        return self.per_degree / KM_PER_DEGREE

    @property
    def height(self) -> float:
        """Units of the drawing."""
        return (self.box.north - self.box.south) * self.per_degree

    def point(self, lon: float, lat: float) -> Point:
        """Where a point lies on the drawing."""
        return (lon - self.box.west) * self.shrink * self.per_degree, (self.box.north - lat) * self.per_degree

    def path(self, line: Sequence[LonLat], *, closed: bool) -> str:
        """The path of a line or ring, as SVG has it; "" where less than two points are left.

        Args:
            line: Its points.
            closed: Whether it is a ring.
        """
        west, north, across, down = self.box.west, self.box.north, self.shrink * self.per_degree, self.per_degree
        points = list(_thin(((lon - west) * across, (north - lat) * down) for lon, lat in line))
        if len(points) < (3 if closed else 2):
            return ""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def hold_circles(points: Sequence[tuple[float, float, float]]) -> Box:
    """The box that just holds circles around points.

    Args:
        points: (longitude, latitude, radius in km) of each.
    """
    south = min(lat - r / KM_PER_DEGREE for _, lat, r in points)
    north = max(lat + r / KM_PER_DEGREE for _, lat, r in points)
    shrink = max(0.05, math.cos(math.radians((south + north) / 2)))
    west = min(lon - r / KM_PER_DEGREE / shrink for lon, _, r in points)
    east = max(lon + r / KM_PER_DEGREE / shrink for lon, _, r in points)
    return Box(south, west, north, east)


def fit_box(points: Sequence[tuple[float, float, float]], least_km: float, shape: float) -> Box:
    """The box that holds circles around points, not narrower than so much, in the shape asked for.

    Args:
        points: (longitude, latitude, radius in km) of each.
        least_km: How wide it is at least.
        shape: Its height by its width on the drawing.
    """
    held = hold_circles(points)
    south, west, north, east = held.south, held.west, held.north, held.east
    shrink = max(0.05, math.cos(math.radians((south + north) / 2)))
    wide = max((east - west) * shrink, least_km / KM_PER_DEGREE, (north - south) / shape) * 1.12
    high = max((north - south) * 1.12, wide * shape)
    x, y = (west + east) / 2, (south + north) / 2
    return Box(max(-90.0, y - high / 2), x - wide / shrink / 2, min(90.0, y + high / 2), x + wide / shrink / 2)


def lies_in(bounds: Bounds, box: Box) -> bool | None:
    """Whether what has these bounds lies in a box as a whole; None where a part of it may.

    Args:
        bounds: Its western, southern, eastern and northern edge.
        box: The box.
    """
    west, south, east, north = bounds
    if east < box.west or west > box.east or north < box.south or south > box.north:
        return False
    return True if box.west <= west and east <= box.east and box.south <= south and north <= box.north else None


def clip_ring(ring: Sequence[LonLat], box: Box) -> list[LonLat]:
    """A ring cut to a box.

    Args:
        ring: Its points.
        box: What is kept.

    Source: I. E. Sutherland and G. W. Hodgman, Reentrant polygon clipping, 1974.
    """
    points = list(ring)
    for axis, edge, sign in ((0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1)):
        if not points:
            break
        kept: list[LonLat] = []
        for one, two in zip(points, [*points[1:], points[0]], strict=True):
            in_one, in_two = (one[axis] - edge) * sign >= 0, (two[axis] - edge) * sign >= 0
            if in_one:
                kept.append(one)
            if in_one != in_two:
                kept.append(_cross(one, two, axis, edge))
        points = kept
    return points


def clip_line(line: Sequence[LonLat], box: Box) -> Iterator[list[LonLat]]:
    """The runs of a line that touch a box, each with the point before and after it.

    Args:
        line: Its points.
        box: What is kept.
    """
    run: list[LonLat] = []
    for one, two in pairwise(line):
        apart = max(one[0], two[0]) < box.west or min(one[0], two[0]) > box.east
        apart = apart or max(one[1], two[1]) < box.south or min(one[1], two[1]) > box.north
        if apart:
            if run:
                yield run
            run = []
        else:
            run = [*run, two] if run else [one, two]
    if run:
        yield run


def _cross(one: LonLat, two: LonLat, axis: int, edge: float) -> LonLat:
    t = (edge - one[axis]) / (two[axis] - one[axis])
    other = one[1 - axis] + t * (two[1 - axis] - one[1 - axis])
    return (edge, other) if axis == 0 else (other, edge)


def _thin(points: Iterable[Point]) -> Iterator[Point]:
    last: Point | None = None
    for x, y in points:
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= _NEAREST:
            last = (x, y)
            yield last
