import pytest

from linkage.model.claim import ClaimKind, Stance

CASUALTIES = ClaimKind.CASUALTIES


def figures(claims):
    return {(c.value("outcome"), c.value("min"), c.value("max")) for c in claims}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 12 civilians were killed in Herat.", ("killed", 12, None)),
        ("The blast killed three people in Herat.", ("killed", 3, 3)),
        ("Up to 30 fighters died in Herat.", ("killed", 0, 30)),
        ("Between 300 and 600 people were killed in Herat.", ("killed", 300, 600)),
        ("Dozens of women were wounded in Herat.", ("injured", 24, None)),
        ("About 2,500 residents fled the town of Herat.", ("displaced", 2500, 2500)),
        ("No civilians were injured in Herat.", ("injured", 0, 0)),
        ("A nurse was killed in Herat.", ("killed", 1, 1)),
        ("The death toll rose to 61 in Herat.", ("killed", 61, 61)),
        ("The death of hundreds of civilians in Herat shocked the country.", ("killed", 200, None)),
        ("Some 45 000 families are trapped in Herat.", ("trapped", 45000, 45000)),
        ("At dawn on Monday, between 12 and 14 civilians, five women among them, were killed in Herat.", ("killed", 12, 14)),
        ("A shell hit a house in Herat, reportedly killing up to two civilians.", ("killed", 0, 2)),
        ("One person was reported killed in Herat.", ("killed", 1, 1)),
        ("The raid on Herat resulted in the killing of a man and his mother.", ("killed", 2, 2)),
        ("At least 21 identified family members were killed in Herat.", ("killed", 21, None)),
        ("A teacher, Dr. Omar Kader, was killed in Herat.", ("killed", 1, 1)),
        ("Omar Kader, Ali Hassan, Sami Farouk, and their cousin were killed in Herat.", ("killed", 4, 4)),
        ("A 41-year-old teacher of the school was killed in Herat.", ("killed", 1, 1)),
        ("Officials said that there were six killed and 17 injured in the bombing of Herat.", ("injured", 17, 17)),
        ("A nurse and two others were killed in Herat.", ("killed", 3, 3)),
        ("A mother and her three children were killed in Herat.", ("killed", 4, 4)),
        ("Omar Kader (33) and his wife Lina (30) were killed in Herat.", ("killed", 2, 2)),
        ("Four people were freed from the rubble in Herat and two are in critical condition.", ("injured", 2, 2)),
    ],
    ids=[
        "at-least",
        "exact",
        "up-to",
        "between",
        "dozens",
        "about",
        "none",
        "one",
        "toll",
        "death-of",
        "spaced-thousands",
        "between-far",
        "killing-up-to",
        "reported-killed",
        "killing-of",
        "participle-between",
        "apposition",
        "list-of-names",
        "age-and-office",
        "killed-and-injured",
        "beside-others",
        "mother-and-children",
        "ages-in-brackets",
        "critical-condition",
    ],
)
def test_bounds_follow_the_wording(read, text, expected):
    assert expected in figures(read(text, CASUALTIES))


def test_two_outcomes_of_one_sentence_are_two_claims(read):
    found = figures(read("The attack killed 14 people and wounded about 50 others in Basra.", CASUALTIES))
    assert found == {("killed", 14, 14), ("injured", 50, 50)}


def test_a_part_shares_what_happened_to_the_whole(read):
    found = figures(read("Twenty people were killed in Basra, including five children.", CASUALTIES))
    assert ("killed", 5, 5) in found


def test_a_year_a_date_or_an_age_is_no_casualty(read):
    assert not read("In 2016 a 30-year-old man was elected mayor of Basra on 12 May.", CASUALTIES)


def test_houses_are_not_people(read):
    assert not read("Forty houses were destroyed in Basra.", CASUALTIES)


def test_a_bound_from_a_named_counter_is_an_estimate(read):
    claim = read("The Valley Relief Committee said at least 40 people were killed in Taiz.", CASUALTIES)[0]
    assert claim.stance is Stance.ESTIMATED
    assert claim.source == "Valley Relief Committee"


def test_a_bound_in_the_reports_own_voice_is_asserted(read):
    claim = read("At least 40 people were killed in Taiz.", CASUALTIES)[0]
    assert (claim.stance, claim.source) == (Stance.ASSERTED, None)


def test_the_reportive_conditional_is_an_allegation(read):
    claim = read("At least 300 people would have died in the theatre.", CASUALTIES)[0]
    assert claim.stance is Stance.ALLEGED


def test_two_sources_that_differ_are_two_claims(read):
    text = "Officials said 20 people were killed in Taiz. Residents said 35 people were killed in Taiz."
    assert {(c.source, c.value("min")) for c in read(text, CASUALTIES)} == {("Officials", 20), ("Residents", 35)}


def test_an_age_in_brackets_is_no_casualty(read):
    found = figures(read("Maria Lopez (12) and Pedro Lopez (10) were killed in Herat.", CASUALTIES))
    assert found <= {("killed", 2, 2)}


def test_days_of_a_month_are_no_casualties(read):
    found = figures(read("At least 40 people were killed in Herat between 1 and 27 August, the clinic said.", CASUALTIES))
    assert found == {("killed", 40, None)}


def test_a_range_in_the_opening_is_not_told_again_by_its_lower_bound(read):
    text = "Between 13 and 15 people were killed in Herat.\nThe agency said 13 people were killed in Herat."
    assert ("killed", 13, 15) in figures(read(text, CASUALTIES))


def test_a_family_is_no_person(read):
    assert figures(read("Ten members of one family were killed in Herat.", CASUALTIES)) == {("killed", 10, 10)}


def test_the_time_of_what_was_reported_is_the_time_of_what_happened(read):
    (claim,) = read("On 3 May 2018 at least nine people were reported killed in Herat.", CASUALTIES)
    assert claim.when is not None
    assert claim.when.edtf == "2018-05-03"


def places(claims):
    return [c.word("place") for c in claims if c.kind is CASUALTIES]


def test_the_toll_of_a_war_is_of_the_country_and_not_of_the_town_told_before(read):
    text = "Planes bombed the town of Herat in Afghanistan on Monday. More than 240,000 people have been killed since the conflict began."
    assert places(read(text)) == ["Afghanistan"]


def test_the_toll_of_a_siege_stays_with_its_town(read):
    text = "Planes bombed the town of Herat in Afghanistan on Monday. More than 2,400 people have been killed since the siege began."
    assert places(read(text)) == ["Herat"]


@pytest.mark.parametrize(
    "before",
    [
        "The aid group based in Geneva condemned the raid on Herat.",
        "Herat is held by US special forces.",
        "The mayor of Herat has not mentioned Russia.",
        "Shells fell near Herat north of Shindand.",
        "A street in Herat was named after Basra.",
    ],
    ids=["seat", "owner", "mentioned", "lies-north-of", "named-after"],
)
def test_a_place_that_says_not_where_something_was_is_not_carried_on(read, before):
    assert places(read(f"{before} Nine people were killed.")) == ["Herat"]


def test_what_was_suffered_since_something_began_has_that_time(read):
    (claim,) = [c for c in read("Some 65 people have been killed in Herat since the truce came into force.") if c.kind is CASUALTIES]
    assert claim.word("time") == "since the truce came"
