"""Which names can be one body's."""

import pytest

from linkage.entities.names import MATCH_THRESHOLD, SUGGEST_THRESHOLD, NameKind, match_names

ONE_BODY = {
    "forms-in-two-languages": ("ООО «Кедр»", "Kedr LLC"),
    "form-in-full": ("Kedr Limited Liability Company", "OOO Kedr"),
    "slip-in-the-form": ("Kedr Limitted Liabilty Company", "OOO Kedr"),
    "slip-in-the-number": ("Nineteeth Regiment", "19th Regiment"),
    "form-with-full-stops": ("Kranbau G.m.b.H.", "Kranbau GmbH"),
    "form-missing": ("Kranbau GmbH", "Kranbau"),
    "joined-with-form": ("KranbauGmbH", "Kranbau GmbH"),
    "ministry": ("Министерство юстиции", "Ministry of Justice"),
    "ministry-in-arabic": ("وزارة العدل", "Justice Ministry"),
    "country-as-adjective": ("Ministry of Justice of Georgia", "Georgian Ministry of Justice"),
    "brigade": ("7-ма бригада", "7th Brigade"),
    "number-in-words": ("Thirty-second Regiment", "32nd Regiment"),
    "number-in-arabic": ("الفرقة الثالثة", "3rd Division"),
    "roman-number": ("Army Corps III", "3rd Army Corps"),
    "acronym": ("FAO", "Food and Agriculture Organization"),
    "acronym-with-full-stops": ("F.A.O.", "Food and Agriculture Organization"),
    "acronym-beside": ("Food and Agriculture Organization (FAO)", "Food and Agriculture Organization"),
    "compound": ("Blue Stone Quarries", "Bluestone Quarries"),
    "ampersand": ("Reed & Sons", "Reed and Sons"),
    "transliterated": ("Северный Ветер", "Severnyj Veter"),
    "vessel": ("MV Amber Gull", "Amber Gull"),
    "slip": ("Bluestone Quaries", "Bluestone Quarries"),
    "light-word": ("12th Separate Tank Brigade", "12th Tank Brigade"),
}
TWO_BODIES = {
    "number": ("46th Brigade", "64th Brigade"),
    "number-in-two-scripts": ("7-ма бригада", "17th Brigade"),
    "number-in-words": ("Thirty-second Regiment", "Twenty-third Regiment"),
    "country": ("Ministry of Justice of Georgia", "Ministry of Justice of Armenia"),
    "country-in-two-scripts": ("Министерство юстиции России", "Ministry of Justice of Ukraine"),
    "kind": ("7th Brigade", "7th Regiment"),
    "ministry": ("Ministry of Justice", "Ministry of Health"),
    "ministry-in-two-scripts": ("وزارة العدل", "Ministry of Health"),
    "part": ("Bluestone", "Bluestone Logistics"),
    "form": ("Kranbau AG", "Kranbau GmbH"),
    "own-word": ("Amber Gull", "Amber Tern"),
    "acronym": ("FAO", "World Food Programme"),
    "number-missing": ("Amber Gull 2", "Amber Gull"),
}


@pytest.mark.parametrize(("first", "second"), ONE_BODY.values(), ids=list(ONE_BODY))
def test_names_of_one_body_match(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.BODY).score >= MATCH_THRESHOLD


@pytest.mark.parametrize(("first", "second"), TWO_BODIES.values(), ids=list(TWO_BODIES))
def test_names_of_two_bodies_do_not_match(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.BODY).score < MATCH_THRESHOLD


@pytest.mark.parametrize(("first", "second"), [*ONE_BODY.values(), *TWO_BODIES.values()])
def test_the_order_of_two_names_changes_nothing(first: str, second: str) -> None:
    assert match_names(first, second, NameKind.BODY) == match_names(second, first, NameKind.BODY)


def test_other_numbers_are_told_and_no_suggestion() -> None:
    match = match_names("46th Brigade", "64th Brigade", NameKind.BODY)
    assert match.score < SUGGEST_THRESHOLD
    assert "46 and 64" in match.reasons[0]


@pytest.mark.parametrize("name", ["", "Ltd", "…", "12", "the"])
def test_a_name_without_words_of_its_own_can_be_compared(name: str) -> None:
    assert match_names(name, "Bluestone Quarries", NameKind.BODY).score < SUGGEST_THRESHOLD
    assert match_names(name, name, NameKind.BODY).score == (1.0 if name.strip("…") else 0.0)
