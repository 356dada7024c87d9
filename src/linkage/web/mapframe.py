"""A part of the map that is asked for -> what the map shows, and the parts that are closer and wider than it."""

import math

from linkage.exports.html.drawmap import SHAPE
from linkage.exports.html.projection import KM_PER_DEGREE, Box, fit_box
from linkage.model.asked import Area
from linkage.model.placemap import PlaceMap
from linkage.web.eventqueries import write_area

CLOSEST_KM = 2.0  # from the western to the eastern edge
_LEAST_KM = 4.0  # what is shown around an area
_POINT_KM = 1.0  # an area that is no wider is that of one place
_LIKE = 0.12  # how far the shape of an area may be from that of the map and still fill it
_EDGE = 0.03  # as a share of it: what is shown beyond an area that has the shape of the map, so that no mark is cut
_STEP = 2.0  # times closer or wider


def frame_area(area: Area, places: PlaceMap) -> Box:
    """What the map shows of an area: it as a whole in the shape of the map; around a single place as far as that is uncertain.

    Args:
        area: What is asked for.
        places: The places in it.
    """
    box = Box(area.south, area.west, area.north, area.east)
    if max(wide_km(box), _high_km(box)) <= _POINT_KM:
        points = [
            (m.place.lon, m.place.lat, m.radius_m / 1000) for m in places.marks if m.place.lon is not None and m.place.lat is not None
        ]
        return fit_box(points or [(area.west, area.south, 0.0)], _LEAST_KM, SHAPE)
    if abs(_high_km(box) / max(wide_km(box), 0.001) / SHAPE - 1) <= _LIKE:
        return box.grown(_EDGE)
    return fit_box([(area.west, area.south, 0.0), (area.east, area.north, 0.0)], _LEAST_KM, SHAPE)


def outline_area(area: Area) -> Box | None:
    """The edges of what is asked for, beyond which nothing is drawn; None where that is a single place.

    Args:
        area: What is asked for.
    """
    box = Box(area.south, area.west, area.north, area.east)
    return None if max(wide_km(box), _high_km(box)) <= _POINT_KM else box


def closer(box: Box) -> str:
    """The middle of what is shown, as an address has it; "" where it is as close as it gets.

    Args:
        box: What is shown.
    """
    return "" if wide_km(box) / _STEP < CLOSEST_KM else _around_middle(box, 1 / _STEP)


def wider(box: Box) -> str:
    """What is shown with as much around it, as an address has it; "" where that is wider than the earth.

    Args:
        box: What is shown.
    """
    return "" if (box.east - box.west) * _STEP > 360 or (box.north - box.south) * _STEP > 180 else _around_middle(box, _STEP)


def wide_km(box: Box) -> float:
    """How wide a box is along its middle parallel, in kilometres.

    Args:
        box: The box.
    """
    return (box.east - box.west) * max(0.05, math.cos(math.radians((box.south + box.north) / 2))) * KM_PER_DEGREE


def _high_km(box: Box) -> float:
    return (box.north - box.south) * KM_PER_DEGREE


def _around_middle(box: Box, times: float) -> str:
    x, y = (box.west + box.east) / 2, (box.south + box.north) / 2
    dx, dy = (box.east - box.west) / 2 * times, (box.north - box.south) / 2 * times
    return write_area(x - dx, y - dy, x + dx, y + dy)
