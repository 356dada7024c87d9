"""TopoJSON -> rings of land and lines between countries.

Source: The TopoJSON Format Specification (2016): quantised arcs as differences, shared by the geometries on both sides of them.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Line = tuple[tuple[float, float], ...]
_DECIMALS = 3  # of a degree: about 100 m, ten times finer than the lines themselves


def read_topology(topology: Mapping[str, Any]) -> tuple[list[Line], list[Line]]:
    """The land and the borders of a topology of the world.

    Args:
        topology: A TopoJSON object with `land` and `countries`.

    Returns:
        The rings of the land, and the lines that two countries share.

    Raises:
        KeyError: It holds no land or no countries.
    """
    arcs = _read_arcs(topology)
    objects = topology["objects"]
    land = [_ring(arcs, ring) for geometry in _geometries(objects["land"]) for ring in _rings(geometry)]
    uses: Counter[int] = Counter()
    for geometry in _geometries(objects["countries"]):
        uses.update({n if n >= 0 else ~n for ring in _rings(geometry) for n in ring})
    return land, [arcs[n] for n, count in sorted(uses.items()) if count > 1]


def _read_arcs(topology: Mapping[str, Any]) -> list[Line]:
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round(x * scale_x + left, _DECIMALS), round(y * scale_y + bottom, _DECIMALS)))
        arcs.append(tuple(points))
    return arcs


def _geometries(one: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if one["type"] == "GeometryCollection":
        for geometry in one["geometries"]:
            yield from _geometries(geometry)
    else:
        yield one


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    if geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def _ring(arcs: Sequence[Line], numbers: Sequence[int]) -> Line:
    points: list[tuple[float, float]] = []
    for n in numbers:
        arc = arcs[n] if n >= 0 else tuple(reversed(arcs[~n]))
        points.extend(arc if not points else arc[1:])
    return tuple(points)
