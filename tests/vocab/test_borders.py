"""The border policy: which country is given to a place."""

from pathlib import Path

import pytest

from linkage.errors import VocabularyError
from linkage.vocab.borders import borders_path, country_under, load_borders
from linkage.vocab.gazetteer import load_gazetteer
from linkage.vocab.gazetteer_build import cache_path

POLICY = """territories:
  Made-up Bay:
    country: AA
    instead_of: [BB]
    according: a test
    area: [[0, 0], [0, 10], [10, 10], [10, 0]]
"""


@pytest.mark.parametrize(
    ("lat", "lon", "source", "given"),
    [
        (44.95, 34.1, "RU", "UA"), (44.95, 34.1, "UA", "UA"), (45.04, 38.98, "RU", "RU"), (33.13, 35.78, "IL", "SY"),
        (32.79, 34.99, "IL", "IL"),
        (33.12, 35.78, "LB", "LB"),
    ],
    ids=["Simferopol", "already", "Krasnodar", "northern Golan", "Haifa", "not a code that is changed"],
)  # fmt: skip
def test_the_default_policy_follows_the_united_nations(lat: float, lon: float, source: str, given: str) -> None:
    assert country_under(load_borders(borders_path()), lat, lon, source) == given


def test_every_territory_says_according_to_whom() -> None:
    territories = load_borders(borders_path())
    assert {"Crimea and Sevastopol", "Golan"} <= {t.name for t in territories}
    assert all(t.according.startswith("UN ") for t in territories)


def test_the_gazetteer_gives_places_the_country_of_the_policy() -> None:
    found = load_gazetteer().find("Katzrin")
    assert found is not None
    assert found.country == "SY"


def test_another_policy_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(POLICY)
    before = cache_path()
    monkeypatch.setenv("LINKAGE_BORDERS", str(own))
    assert country_under(load_borders(borders_path()), 5, 5, "BB") == "AA"
    assert cache_path() != before


def test_the_source_can_be_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKAGE_BORDERS", "source")
    assert load_borders(borders_path()) == ()
    assert country_under((), 44.95, 34.1, "RU") == "RU"


def test_a_place_without_a_point_keeps_its_country() -> None:
    assert country_under(load_borders(borders_path()), None, None, "RU") == "RU"


@pytest.mark.parametrize(
    "text", ["places: {}\n", POLICY.replace("according", "said"), POLICY.replace("[[0, 0], [0, 10], [10, 10], [10, 0]]", "[[0, 0]]")]
)
def test_a_malformed_policy_is_refused(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(text)
    with pytest.raises(VocabularyError, match=r"own\.yaml"):
        load_borders(own)


def test_an_absent_policy_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match="LINKAGE_BORDERS"):
        load_borders(tmp_path / "none.yaml")
