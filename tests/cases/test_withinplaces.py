"""Which places lie within which."""

from dataclasses import replace

from linkage.cases.withinplaces import WithinPlaces
from linkage.model.place import Place, WherePrecision
from madematrix import TOWN, MadeCase

QUARTER = Place("overlay:salt-quay", "Salt Quay", 12.5, 42.25, "ZZ", WherePrecision.EXACT, within=TOWN.id)
LAND = Place("overlay:the-land", "the Land", 12.0, 42.0, "ZZ", WherePrecision.COUNTRY)


def test_a_quarter_and_its_town_overlap_and_only_the_town_holds_the_quarter() -> None:
    case_file = MadeCase().case_file()
    (strike,) = case_file.incidents
    inside = replace(strike, id="airstrike-salt-quay", place=QUARTER)
    country = replace(strike, id="airstrike-the-land", place=LAND)
    places = WithinPlaces(replace(case_file, incidents=(strike, inside, country)))
    assert places.holds(TOWN.id, QUARTER.id) and not places.holds(QUARTER.id, TOWN.id)
    assert places.overlap(QUARTER.id, TOWN.id) and places.overlap(TOWN.id, TOWN.id)
    assert places.holds(LAND.id, QUARTER.id), "a country holds what has its code"
    assert not places.overlap(TOWN.id, LAND.id), "the town belongs to no country that is known"
    assert not places.overlap(TOWN.id, "overlay:nowhere-at-all")
