import pytest

from linkage.model.mention import MentionType

PERSON, PLACE, ORGANIZATION = MentionType.PERSON, MentionType.PLACE, MentionType.ORGANIZATION


def test_a_hill_or_a_valley_before_a_name_makes_it_a_place(texts_of):
    assert texts_of("The militia seized Tel Maruf and Wadi Sarhun on Monday.", PLACE) == ["Tel Maruf", "Wadi Sarhun"]


def test_the_agency_at_the_end_of_a_dateline_is_no_part_of_the_place(texts_of):
    assert texts_of("Twelve people were killed in Aden Reuters reported.", PLACE) == ["Aden"]


def test_a_name_that_has_fighters_is_a_body_wherever_it_stands(texts_of):
    text = "Fifty Varkesh fighters died near Taiz. A raid on Varkesh was reported."
    assert texts_of(text, ORGANIZATION) == ["Varkesh"]


def test_a_surname_is_no_place(texts_of):
    text = "Colonel Pavel Orsin leads the unit. According to residents, Orsin's men burned houses."
    assert texts_of(text, PERSON) == ["Pavel Orsin", "Orsin"]


def test_days_in_the_plural_are_no_names(texts_of):
    assert texts_of("Nine men fell in Tuesdays clash near the river.", PLACE) == []


def test_a_name_in_marks_behind_a_legal_form_is_that_of_a_body(texts_of):
    text = "The rifles came from JSC ‘Sterna’ and the barges from the company ‘Grey Heron’."
    assert texts_of(text, ORGANIZATION) == ["JSC ‘Sterna’", "Grey Heron"]


def test_a_part_of_a_country_is_a_place_where_something_is_done(texts_of):
    assert texts_of("Raiders burned mills in Upper Vale State and in Sava County.", PLACE) == ["Upper Vale State", "Sava County"]


def test_two_short_names_joined_by_a_hyphen_are_one_body(texts_of):
    assert texts_of("Orsin led the VLF-IO into town.", ORGANIZATION) == ["VLF-IO"]


def test_a_people_s_army_is_one_body(texts_of):
    assert texts_of("The raids of the Sava People's Army went on.", ORGANIZATION) == ["Sava People's Army"]


def test_a_name_with_a_legal_form_behind_it_is_that_of_a_firm(texts_of):
    assert texts_of("The rifles were sold by Grey Heron Ltd in May.", ORGANIZATION) == ["Grey Heron Ltd"]


def test_a_name_behind_an_armed_group_is_that_of_a_body(texts_of):
    assert "Orsa Kulan" in texts_of("Villagers fled from the armed group Orsa Kulan on Monday.", ORGANIZATION)


def test_a_town_that_was_captured_is_no_person(texts_of):
    assert texts_of("His forces captured Orsa after a fierce battle.", PLACE) == ["Orsa"]


def test_a_short_name_in_brackets_is_the_persons(texts_of):
    assert texts_of("Jon Kelan Orsin (Kelan) fled. Kelan was seen in May.", PERSON) == ["Jon Kelan Orsin", "Kelan"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells fell on al-Karmiyeh neighborhood on Monday.", "al-Karmiyeh"),
        ("Rockets hit Velin district on Monday.", "Velin"),
        ("Helicopters bombed the village of Sarmat on Monday.", "Sarmat"),
        ("The council met in Zara on Monday.", "Zara"),
        ("They were taken to the Republic of Dagestan.", "Republic of Dagestan"),
    ],
    ids=["quarter", "district", "village-of", "known-behind-in", "republic"],
)
def test_a_name_beside_a_word_for_a_settlement_is_a_place(texts_of, text, place):
    assert place in texts_of(text, PLACE)


def test_a_peoples_spring_is_no_town(texts_of):
    assert texts_of("Protests broke out as part of the Arab Spring uprisings.", PLACE) == []


def test_who_is_believed_in_stays_a_person(texts_of):
    assert "Zara" not in texts_of("The council has no trust in Zara any more.", PLACE)
