"""Which place a name and a point of a table mean together."""

import pytest

from linkage.model.place import WherePrecision
from linkage.model.record import Where
from linkage.vocab.gazetteer import load_gazetteer
from linkage.vocab.points import km_between, pinned_place, place_of

HOMS = Where(34.7324, 36.7137, country="SY")


def test_a_name_near_its_point_is_the_place_with_the_point_of_the_table() -> None:
    place, holder = pinned_place("Homs", Where(34.74, 36.71, WherePrecision.EXACT, country="SY"), load_gazetteer())
    assert place is not None
    assert holder is not None
    assert place.id == holder.id
    assert (place.lat, place.lon, place.precision) == (34.74, 36.71, WherePrecision.EXACT)


def test_a_namesake_elsewhere_is_not_meant() -> None:
    gazetteer = load_gazetteer()
    place, holder = pinned_place("Aleppo", HOMS, gazetteer)
    assert place_of("Aleppo", HOMS, gazetteer) is None
    assert place is not None
    assert place.id == "point:34.73240,36.71370"
    assert holder is None


def test_a_name_that_nobody_knows_lies_in_the_region_that_the_table_names() -> None:
    gazetteer = load_gazetteer()
    place, _ = pinned_place("Upper Qwertabad", Where(36.2, 37.3, regions=("Aleppo",), country="SY"), gazetteer)
    region = gazetteer.find("Aleppo Governorate")
    assert place is not None
    assert region is not None
    assert gazetteer.contains(region, place)


def test_a_name_that_goes_on_with_what_holds_it_is_the_place_itself() -> None:
    gazetteer = load_gazetteer()
    quarter = gazetteer.find("Bab al-Nayrab")
    place, _ = pinned_place("Bab al-Nayrab neighbourhood, Aleppo [near the bridge]", Where(36.19, 37.17, country="SY"), gazetteer)
    assert quarter is not None
    assert place is not None
    assert place.id == quarter.id


def test_a_building_of_a_town_is_no_town() -> None:
    place, holder = pinned_place("Homs, Grand Bakery", HOMS, load_gazetteer())
    assert place is not None
    assert holder is not None
    assert place.id != holder.id == place.within


@pytest.mark.parametrize(("lat", "lon"), [(91.0, 0.0), (0.0, 181.0)])
def test_a_point_beyond_the_earth_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no point on the earth"):
        Where(lat, lon)


def test_points_on_both_sides_of_the_date_line_are_near() -> None:
    assert km_between(0.0, 179.9, 0.0, -179.9) < 25
