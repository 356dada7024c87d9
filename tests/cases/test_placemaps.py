"""Where incidents are told to have been, each place as wide as it is uncertain."""

from dataclasses import replace

import pytest

from linkage.cases.placemaps import PlaceMaps
from linkage.cases.placemarks import LOCALITY_M, NEAR_M, Placed, PlaceMarks, settlement_radius
from linkage.model.case import CaseFile
from linkage.model.place import Place, WherePrecision
from linkage.model.placemap import Shape
from linkage.vocab.gazetteer import load_gazetteer
from linkage.vocab.points import km_between


def placed(case_file: CaseFile, precision: WherePrecision, lat: float | None = 12.5, place_id: str = "test:1") -> CaseFile:
    place = Place(place_id, "Port Vell", lat, None if lat is None else 42.25, "", precision)
    return replace(case_file, incidents=(replace(case_file.incidents[0], place=place),))


@pytest.mark.parametrize(
    ("precision", "shape", "radius_m"),
    [
        (WherePrecision.EXACT, Shape.DISC, LOCALITY_M),
        (WherePrecision.NEAR, Shape.DISC, NEAR_M),
        (WherePrecision.DISTRICT, Shape.HATCHED, 25_000),
        (WherePrecision.REGION, Shape.HATCHED, 100_000),
    ],
)
def test_a_place_is_as_wide_as_its_precision(small_case: CaseFile, precision: WherePrecision, shape: Shape, radius_m: int) -> None:
    (mark,) = PlaceMaps(placed(small_case, precision), load_gazetteer()).whole().marks
    assert (mark.shape, mark.radius_m) == (shape, radius_m)


def test_a_region_reaches_as_far_as_the_farthest_place_inside(small_case: CaseFile) -> None:
    gazetteer = load_gazetteer()
    region = gazetteer.find("Aleppo Governorate")
    assert region is not None
    case_file = replace(small_case, incidents=(replace(small_case.incidents[0], place=region),))
    (mark,) = PlaceMaps(case_file, gazetteer).whole().marks
    held = gazetteer.held_by(region)
    assert held
    assert all(gazetteer.contains(region, place) for place in held)
    assert all(km_between(region.lat, region.lon, place.lat, place.lon) * 1000 <= mark.radius_m + 1 for place in held)


@pytest.mark.parametrize("precision", [WherePrecision.COUNTRY, WherePrecision.INTERNATIONAL])
def test_a_country_is_listed_and_not_drawn_as_a_point(small_case: CaseFile, precision: WherePrecision) -> None:
    told = PlaceMaps(placed(small_case, precision), load_gazetteer()).whole()
    assert told.marks == ()
    assert [(one.why, len(one.incident_ids)) for one in told.unplaced] == [("known only as Port Vell", 1)]


@pytest.mark.parametrize(
    ("place_text", "why"),
    [
        ("the old quay", "a place that the gazetteer does not know"),
        ("", "no place named"),
        ("Portugal", "known only as Portugal"),
        ("Lisbon", "left open: Lisbon in a report that tells mostly of other countries"),
    ],
)
def test_an_incident_whose_place_was_left_open_is_listed_with_the_true_reason(small_case: CaseFile, place_text: str, why: str) -> None:
    case_file = replace(small_case, incidents=(replace(small_case.incidents[0], place=None, place_text=place_text),))
    told = PlaceMaps(case_file, load_gazetteer()).whole()
    assert [one.why for one in told.unplaced] == [why]
    assert told.incident_count == 1


def test_a_deportation_of_which_only_the_end_is_told_is_listed_with_that_reason(small_case: CaseFile) -> None:
    incident = replace(small_case.incidents[0], act="deportation", place=None, place_text="Lisbon")
    told = PlaceMaps(replace(small_case, incidents=(incident,)), load_gazetteer()).whole()
    assert [one.why for one in told.unplaced] == ["where people were taken from is not told"]


def test_a_larger_settlement_is_drawn_wider_but_never_wider_than_near() -> None:
    radii = [settlement_radius(people)[0] for people in (1_000, 50_000, 500_000, 20_000_000)]
    assert radii == sorted(radii)
    assert radii[0] == LOCALITY_M
    assert radii[-1] == NEAR_M


def test_a_place_known_to_two_precisions_is_drawn_at_two_widths() -> None:
    exact = Place("a", "Velmar", 48.6, 32.2, "UA", WherePrecision.EXACT)
    near = Place("a", "Velmar", 48.6, 32.2, "UA", WherePrecision.NEAR)
    told = [Placed("one", exact, "Velmar"), Placed("two", near, "Velmar")]
    assert sorted(mark.radius_m for mark in PlaceMarks(load_gazetteer()).map("", told).marks) == [1_000, 25_000]
