"""Which place a claim's wording names, with the other claims of its report."""

import pytest

from linkage.entities.namings import Mentioned
from linkage.entities.places import NamedPlace, PlaceReader
from linkage.model.claim import ClaimKind
from linkage.model.place import WherePrecision
from linkage.vocab.gazetteer import load_gazetteer


def read(*wordings: str, text: str = "") -> list[NamedPlace | None]:
    mentions = [Mentioned("r", n, f"c{n}", "place", words, ClaimKind.ATTACK) for n, words in enumerate(wordings)]
    reader = PlaceReader(load_gazetteer(), mentions, {"r": text})
    return [reader.read(m) for m in mentions]


def last(*wordings: str) -> NamedPlace:
    found = read(*wordings)[-1]
    assert found is not None
    return found


@pytest.mark.parametrize("words", ["the coastal city", "the besieged city", "the city"])
def test_the_city_is_the_town_that_the_report_is_about(words: str) -> None:
    assert last("Latakia", "Latakia", words).name == last("Latakia").name


def test_a_half_of_the_city_lies_in_the_town_that_the_report_is_about() -> None:
    found = last("Homs", "Homs", "the eastern half of the city")
    assert (found.name, found.exact) == ("Eastern Homs", False)
    assert found.where_prec is WherePrecision.NEAR


@pytest.mark.parametrize("words", ["Ghouta", "Eastern Ghouta", "East Ghouta"])
def test_a_landscape_is_known_by_its_usual_names(words: str) -> None:
    found = last("Damascus", words)
    assert found.name == "Eastern Ghouta"
    assert found.where_prec is WherePrecision.LANDSCAPE


def test_what_is_told_beside_a_name_says_which_namesake_is_meant() -> None:
    lebanon, libya = last("Beirut", "Tripoli, Lebanon", "Tripoli"), last("Benghazi", "Misrata", "Tripoli")
    assert lebanon.place is not None
    assert libya.place is not None
    assert (lebanon.place.country, libya.place.country) == ("LB", "LY")


def test_a_former_name_is_the_present_town() -> None:
    found = last("Donetsk", "Artemivsk")
    assert (found.name, found.exact) == ("Bakhmut", True)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("Aleppo", WherePrecision.EXACT), ("Aleppo Governorate", WherePrecision.REGION), ("Syria", WherePrecision.COUNTRY),
        ("a market in Aleppo", WherePrecision.NEAR),
    ],
)  # fmt: skip
def test_every_place_says_how_precise_it_is(words: str, precision: WherePrecision) -> None:
    assert last("Aleppo", words).where_prec is precision


def test_a_name_that_the_gazetteer_lacks_has_no_precision_and_no_guess() -> None:
    found = last("Aleppo", "Qwxyzville")
    assert (found.place, found.where_prec) == (None, None)


def test_a_direction_is_no_region_of_another_country() -> None:
    found = read("Aden", "Sanaa", "Taiz", "South")[-1]
    assert found is None or found.place is None or found.place.country in ("", "YE")


def test_the_order_of_the_claims_does_not_matter() -> None:
    words = ("Tripoli", "Beirut", "Tripoli, Lebanon", "Sidon")
    forward = dict(zip(words, read(*words), strict=True))
    backward = dict(zip(words[::-1], read(*words[::-1]), strict=True))
    assert forward == backward


@pytest.mark.parametrize(("first", "text"), [("Zelva iron plant", ""), ("Latakia", "Shells fell on Zelva iron and steel plant.")])
def test_the_plant_is_the_one_that_the_report_has_named(first: str, text: str) -> None:
    found = read("Latakia", first, "the plant", text=text)[-1]
    assert found is not None
    assert found.key == "plant zelva"


def test_the_city_is_the_place_that_its_claim_names_even_one_that_nothing_knows() -> None:
    places = [Mentioned("r", n, f"c{n}", "place", words, ClaimKind.ATTACK) for n, words in enumerate(["Homs", "Homs", "Zelvaqa"])]
    city = Mentioned("r", 9, "c2", "target", "the city", ClaimKind.ATTACK)
    reader = PlaceReader(load_gazetteer(), [*places, city], {"r": ""})
    assert reader.read(city) == reader.read(places[2])
    about, town = reader.read(Mentioned("r", 9, "c8", "target", "the city", ClaimKind.ATTACK)), reader.read(places[0])
    assert about is not None
    assert town is not None
    assert about.key == town.key


def test_the_gate_of_something_is_no_town_named_the_gate() -> None:
    assert last("Homs", "Bab al-Zelva cemetery").place is None
    assert last("Homs", "Bab cemetery").name == "Al Bāb"


def test_a_site_of_a_town_named_without_its_article_lies_in_the_town() -> None:
    assert last("Homs", "Rastan Zelva").name == last("Rastan").name


def test_a_site_named_in_quotation_marks_is_that_site_and_no_building_of_it() -> None:
    site = last("Latakia", "Saydnaya prison")
    assert last("Latakia", "the great clinic ‘Saydnaya prison’").key == site.key
    assert last("Latakia", "the clinic in Saydnaya prison").key != site.key
