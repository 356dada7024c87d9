"""Names of a text -> their places."""

import pytest

from linkage.entities.georesolve import NameInText, Resolved, Resolver
from linkage.model.place import WherePrecision
from linkage.vocab.gazetteer import load_gazetteer


def resolve(text: str, *names: str, home: tuple[str, ...] = ()) -> list[Resolved]:
    marked, at = [], 0
    for name in names:
        at = text.index(name, at)
        marked.append(NameInText(at, at + len(name), name))
        at += len(name)
    return list(Resolver(load_gazetteer(), home).resolve(text, marked))


def country(found: Resolved) -> str:
    assert found.place is not None
    return found.place.country


def name(found: Resolved) -> str:
    assert found.place is not None
    return found.place.name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A bus left Paris, Texas, at noon.", ("Paris", "US")),
        ("A bus left Paris at noon.", ("Paris", "FR")),
        ("Trains ran to Tripoli, Lebanon, again.", ("Tripoli", "LB")),
        ("Trains ran to Tripoli again.", ("Tripoli", "LY")),
        ("The council of Cambridge (Massachusetts) met.", ("Cambridge", "US")),
    ],
    ids=["state behind a comma", "alone", "country behind a comma", "the better known", "in brackets"],
)
def test_what_is_told_beside_a_name_says_which_namesake_is_meant(text: str, wanted: tuple[str, str]) -> None:
    [found] = resolve(text, wanted[0])
    assert country(found) == wanted[1]


def test_the_adjective_before_a_town_says_its_country() -> None:
    syria, town = resolve("Envoys met in the Libyan city of Tripoli.", "Libyan", "Tripoli")
    assert (country(syria), country(town)) == ("LY", "LY")
    _, town = resolve("Envoys met in the Lebanese city of Tripoli.", "Lebanese", "Tripoli")
    assert country(town) == "LB"


def test_the_other_names_say_which_namesake_is_meant() -> None:
    text = "The road from Manchester to Concord, through Nashua, was closed."
    assert {country(f) for f in resolve(text, "Manchester", "Concord", "Nashua")} == {"US"}
    text = "The road from Manchester to Leeds, through Huddersfield, was closed."
    assert {country(f) for f in resolve(text, "Manchester", "Leeds", "Huddersfield")} == {"GB"}


def test_one_name_has_one_meaning_in_a_text_unless_its_places_are_told_apart() -> None:
    text = "Tripoli, Lebanon, lies by the sea. In Tripoli the market opened."
    assert [country(f) for f in resolve(text, "Tripoli", "Tripoli")] == ["LB", "LB"]
    text = "Tripoli, Lebanon, and Tripoli, Libya, are both ports."
    assert [country(f) for f in resolve(text, "Tripoli", "Tripoli")] == ["LB", "LY"]


def test_a_country_of_the_report_helps_where_the_text_is_silent() -> None:
    [found] = resolve("A convoy reached Tripoli.", "Tripoli", home=("LB",))
    assert country(found) == "LB"


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Syrian", "Syria"), ("Ukrainians", "Ukraine"), ("U.S.", "United States"), ("US", "United States"), ("UK", "United Kingdom"),
        ("Republic of Armenia", "Armenia"), ("European", "Europe"), ("Calif.", "California"), ("Atlantic", "Atlantic Ocean"),
        ("Artemivsk", "Bakhmut"), ("Leningrad", "Saint Petersburg"), ("Mexico City", "Mexico City"), ("England", "England"),
    ],
)  # fmt: skip
def test_adjectives_abbreviations_seas_and_former_names_have_their_place(word: str, wanted: str) -> None:
    [found] = resolve(f"It was said of {word} again.", word)
    assert name(found) == wanted
    assert found.is_exact


def test_the_code_of_a_state_is_read_behind_a_comma() -> None:
    town, state = resolve("A fire in Portland, ME, was put out.", "Portland", "ME")
    assert name(state) == "Maine"
    assert town.place is not None
    assert town.place.lon is not None
    assert town.place.lon > -75


def test_a_place_inside_a_longer_name_is_near_it_and_said_so() -> None:
    [found] = resolve("Students left Aleppo University at noon.", "Aleppo University")
    assert country(found) == "SY"
    assert not found.is_exact
    assert found.where_prec is WherePrecision.NEAR


def test_words_that_are_no_places_do_not_stand_for_a_longer_name() -> None:
    [found] = resolve("They met at the North Street Station Hall.", "North Street Station Hall")
    assert found.place is None
    assert found.where_prec is None


def test_an_unknown_name_is_guessed_from_the_nearest_and_said_so() -> None:
    known, unknown = resolve("In Aleppo a shell fell on Qwxyzville Yard.", "Aleppo", "Qwxyzville Yard")
    assert unknown.place == known.place
    assert unknown.is_guess
    assert unknown.where_prec is WherePrecision.REGION


def test_a_text_without_names_gives_nothing() -> None:
    assert resolve("Nothing is named here.") == []


def test_the_order_in_which_names_are_given_does_not_matter() -> None:
    text = "Manchester, Concord and Nashua voted; so did Paris, Texas."
    marked = [NameInText(text.index(n), text.index(n) + len(n), n) for n in ("Manchester", "Concord", "Nashua", "Paris", "Texas")]
    forward = Resolver(load_gazetteer()).resolve(text, marked)
    backward = Resolver(load_gazetteer()).resolve(text, marked[::-1])
    assert forward == backward[::-1]


def test_every_answer_gives_its_reasons() -> None:
    found = resolve("A bus left Paris, Texas, at noon.", "Paris", "Texas")
    assert all(f.reasons for f in found)
    assert "told beside it" in " ".join(found[0].reasons)
