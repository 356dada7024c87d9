"""What the gazetteer knows, and which of several places it takes."""

import sqlite3
from pathlib import Path

import pytest

from linkage.errors import VocabularyError
from linkage.model.place import WherePrecision
from linkage.vocab import gazetteer_build
from linkage.vocab.gazetteer import Gazetteer, load_gazetteer
from linkage.vocab.gazetteer_names import fold_place_name, is_usable_alternate


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Mariupol", "UA"), ("Мариуполь", "UA"), ("حلب", "SY"), ("the city of Mariupol", "UA"), ("Deir al-Zour", "SY"), ("Al-Raqqa", "SY"),
        ("Raqqa", "SY"), ("Syria", "SY"), ("Crimea", "UA"), ("Gaza Strip", "PS"), ("Golan Heights", "SY"), ("El Fasher", "SD"),
    ],
)  # fmt: skip
def test_a_place_is_found_in_every_usual_spelling(gazetteer: Gazetteer, name: str, country: str) -> None:
    place = gazetteer.find(name)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize("name", ["hindi", "MPW", "日本語", "kartuli", "", "...", "the"])
def test_what_is_no_place_name_is_not_known(gazetteer: Gazetteer, name: str) -> None:
    assert not gazetteer.knows(name)
    assert gazetteer.find(name) is None


def test_words_for_a_first_order_division_mean_the_same(gazetteer: Gazetteer) -> None:
    found = {gazetteer.find(f"Kharkiv {word}") for word in ("Oblast", "region", "province")}
    assert len(found) == 1
    assert next(iter(found)) != gazetteer.find("Kharkiv")


def test_a_country_of_the_report_outranks_a_namesake_elsewhere(gazetteer: Gazetteer) -> None:
    libya, lebanon = gazetteer.find("Tripoli", ["LY"]), gazetteer.find("Tripoli", ["LB"])
    assert libya is not None
    assert lebanon is not None
    assert (libya.country, lebanon.country) == ("LY", "LB")


def test_a_capital_outranks_a_small_namesake_even_in_its_country(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Moscow", ["US"])
    assert place is not None
    assert place.country == "RU"


def test_towns_below_the_asked_population_are_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Mariupol", min_population=10**9) is None
    region = gazetteer.find("Aleppo Governorate", min_population=10**9)
    assert region is not None
    assert region.precision is WherePrecision.REGION


def test_a_quarter_lies_in_its_town_and_a_town_in_its_region_and_country(gazetteer: Gazetteer) -> None:
    quarter, town, region, country = (gazetteer.find(n) for n in ("Eastern Aleppo", "Aleppo", "Aleppo Governorate", "Syria"))
    assert quarter is not None
    assert town is not None
    assert region is not None
    assert country is not None
    assert gazetteer.contains(town, quarter)
    assert gazetteer.contains(region, quarter)
    assert gazetteer.contains(country, quarter)
    assert not gazetteer.contains(quarter, town)
    assert not gazetteer.contains(town, town)


def test_a_place_is_found_again_by_its_id(gazetteer: Gazetteer) -> None:
    place = gazetteer.find("Aleppo")
    assert place is not None
    assert gazetteer.by_id(place.id) == place
    assert gazetteer.by_id("geonames:0") is None


def test_fold_levels_case_accents_apostrophes_and_hyphens() -> None:
    assert fold_place_name("Ma’rib") == fold_place_name("MARIB") == "marib"
    assert fold_place_name("Deir-ez-Zor") == fold_place_name("deir ez zor")
    assert fold_place_name("Ségou") == "segou"


@pytest.mark.parametrize(
    ("name", "usable"), [("MPW", False), ("mrwpl", False), ("Ab", False), ("حلب", True), ("北京", True), ("Halab", True)]
)
def test_codes_and_machine_transliterations_are_no_names(name: str, usable: bool) -> None:
    assert is_usable_alternate(name) is usable


def test_the_cache_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LINKAGE_CACHE", str(tmp_path))
    assert gazetteer_build.cache_path().parent == tmp_path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("places: {}\ncountries: {}", "holds places, countries and words"),
        ("places: {SY: {hills: {Hill: [1, 2]}}}\ncountries: {}\nwords: a", "'hills' is none of"),
        ("places: {SY: {towns: {Hill: [north]}}}\ncountries: {}\nwords: a", r"Hill: expected \[lat, lon"),
        ("places: {SY: {towns: {Hill: [100, 2]}}}\ncountries: {}\nwords: a", "no point on Earth"),
        ("places: {SY: {towns: {Hill: [1, 2]}, regions: {Hill: [1, 2]}}}\ncountries: {}\nwords: a", "given more than once"),
    ],
)
def test_a_malformed_overlay_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, told: str) -> None:
    overlay = tmp_path / "places.yaml"
    overlay.write_text(text, "utf-8")
    monkeypatch.setattr(gazetteer_build, "OVERLAY", overlay)
    with pytest.raises(VocabularyError, match=told):
        gazetteer_build.build_gazetteer(tmp_path / "g.sqlite")
    assert list(tmp_path.glob("*.part")) == []


def test_a_build_that_fails_leaves_no_file_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(gazetteer_build, "_entries", lambda: ([], frozenset()))
    monkeypatch.setattr(gazetteer_build, "_write", fail)
    with pytest.raises(sqlite3.OperationalError):
        gazetteer_build.build_gazetteer(tmp_path / "g.sqlite")
    assert list(tmp_path.iterdir()) == []
