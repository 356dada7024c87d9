"""Land, borders and disputed territories as GeoJSON, for the map that a script draws: those of the server's drawing, by the same policy."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from linkage.exports.html.maplayers import Borders
from linkage.vocab.borderlines import Bounds
from linkage.vocab.topology import Line

Feature = dict[str, Any]  # one of GeoJSON (RFC 7946)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the marks of a map.

    Args:
        content: GeoJSON; each feature is a `part`: land, border or disputed.
        version: Changes with it.
    """

    content: bytes
    version: str


@lru_cache(maxsize=4)
def make_ground(borders: Borders) -> Ground:
    """Land, borders and the rough outlines of disputed territories of the whole world.

    Args:
        borders: Which are drawn; without lines there are outlines only.
    """
    features = [*_land(borders), *_lines(borders), *_territories(borders)]
    content = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")).encode()
    return Ground(content, hashlib.sha256(content).hexdigest()[:12])


def nest_rings(rings: Sequence[Line], bounds: Sequence[Bounds]) -> list[list[Line]]:
    """Shores -> polygons: each ring that lies in an even number of others, with those that are cut out of it.

    Args:
        rings: Closed lines that do not cross.
        bounds: The western, southern, eastern and northern edge of each.
    """
    holders = [
        [
            n for n, (west, south, east, north) in enumerate(bounds)
            if west < x < east and south < y < north and n != m and _holds(rings[n], x, y)
        ]
        for m, (x, y) in enumerate(ring[0] for ring in rings)
    ]  # fmt: skip
    polygons = {n: [ring] for n, ring in enumerate(rings) if len(holders[n]) % 2 == 0}
    for n, ring in enumerate(rings):
        if n not in polygons:
            polygons[max(holders[n], key=lambda holder: len(holders[holder]))].append(ring)
    return list(polygons.values())


def _holds(ring: Line, x: float, y: float) -> bool:
    """Whether a point lies in a ring."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
    return inside


def _land(borders: Borders) -> Iterator[Feature]:
    if borders.lines is not None:
        polygons = nest_rings(borders.lines.land, borders.lines.land_bounds)
        closed = [[[*ring, ring[0]] if ring[0] != ring[-1] else ring for ring in polygon] for polygon in polygons]
        yield _feature("land", "MultiPolygon", closed)


def _lines(borders: Borders) -> Iterator[Feature]:
    if borders.lines is not None and borders.lines.borders:
        yield _feature("border", "MultiLineString", borders.lines.borders)


def _territories(borders: Borders) -> Iterator[Feature]:
    for territory in borders.territories:
        ring = [(lon, lat) for lat, lon in territory.area]
        told = f"{territory.name}: rough outline; places in it are given to {territory.country} according to {territory.according}"
        yield _feature("disputed", "LineString", [*ring, ring[0]], told=told)


def _feature(part: str, shape: str, coordinates: object, **told: str) -> Feature:
    return {"type": "Feature", "properties": {"part": part, **told}, "geometry": {"type": shape, "coordinates": coordinates}}
