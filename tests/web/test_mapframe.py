"""What a map shows of the part that is asked for."""

from linkage.exports.html.drawmap import SHAPE
from linkage.exports.html.projection import Projection
from linkage.model.asked import Area
from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import PlaceMap, PlaceMark, Shape
from linkage.web.eventqueries import read_area
from linkage.web.mapframe import CLOSEST_KM, closer, frame_area, outline_area, wide_km, wider

NOWHERE = PlaceMap("", (), ())
CITY = Area(32.18, 48.61, 32.22, 48.64)


def test_a_part_is_shown_as_a_whole_in_the_shape_of_the_map() -> None:
    box = frame_area(CITY, NOWHERE)
    assert box.west < CITY.west < CITY.east < box.east
    assert box.south < CITY.south < CITY.north < box.north
    assert abs(Projection(box, 100.0).height / 100 / SHAPE - 1) < 0.15


def test_a_single_place_is_shown_as_far_as_it_is_uncertain() -> None:
    place = Place("a", "Velmar", 48.6, 32.2, "UA", WherePrecision.NEAR)
    places = PlaceMap("", (PlaceMark(place, Shape.DISC, 25_000, "near", ("i",)),), ())
    point = Area(32.1995, 48.5995, 32.2005, 48.6005)
    assert wide_km(frame_area(point, places)) > 50
    assert outline_area(point) is None
    assert outline_area(CITY) is not None


def test_closer_ends_at_some_streets_and_wider_at_the_earth() -> None:
    box = frame_area(CITY, NOWHERE)
    steps = 0
    while (text := closer(box)) != "":
        area = read_area(text)
        assert area is not None
        box, steps = frame_area(area, NOWHERE), steps + 1
        assert steps < 20
    assert CLOSEST_KM <= wide_km(box) < 3 * CLOSEST_KM
    while (text := wider(box)) != "":
        area = read_area(text)
        assert area is not None
        box, steps = frame_area(area, NOWHERE), steps + 1
        assert steps < 40
