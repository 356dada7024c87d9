import pytest

from linkage.model.claim import ClaimKind, Stance

ATTACK = ClaimKind.ATTACK


@pytest.mark.parametrize(
    ("text", "act", "target_type"),
    [
        ("Government warplanes bombed a market in Idlib on Tuesday.", "airstrike", "market"),
        ("Rebels shelled the western districts of Taiz.", "shelling", "residential"),
        ("A helicopter dropped barrel bombs on a school in Daraa.", "airstrike", "school"),
        ("A barrel of chlorine gas was dropped on a hospital in Homs.", "chemical", "hospital"),
        ("Gunmen shot a journalist dead in Mogadishu.", "shooting", "journalists"),
        ("Militants fired rockets at an airport near Tripoli.", "missile", "infrastructure"),
        ("Fighters abducted three aid workers in Maiduguri.", "abduction", "aid"),
        ("Soldiers looted houses in Bunia.", "looting", "residential"),
        ("A suicide bomber attacked a mosque in Peshawar.", "bombing", "religious"),
    ],
    ids=["aircraft", "shells", "helicopter", "gas", "gun", "rockets", "abduction", "looting", "suicide-bomber"],
)
def test_what_carried_it_out_decides_the_act(read, text, act, target_type):
    claim = next(c for c in read(text, ATTACK))
    assert (claim.value("act"), claim.value("target_type")) == (act, target_type)


def test_the_maker_the_target_and_the_place_are_the_words_of_the_report(read):
    text = "Government warplanes bombed a market in Idlib on Tuesday."
    claim = next(c for c in read(text, ATTACK))
    assert claim.value("perpetrator") == "Government warplanes"
    assert claim.value("target") == "a market in Idlib"
    assert claim.value("place") == "Idlib"
    assert claim.value("time") == "on Tuesday"
    assert claim.when is not None
    assert claim.when.edtf == "2019-05-14"


def test_a_threat_is_no_attack(read):
    assert not read("The general threatened to bomb the city of Taiz.", ATTACK)


def test_a_conditional_is_no_attack(read):
    assert not read("The army would bomb the city of Taiz if talks failed.", ATTACK)


def test_weapons_of_two_kinds_are_two_attacks(read):
    acts = {c.value("act") for c in read("In Homs, cluster bombs and chemical weapons were used.", ATTACK)}
    assert acts == {"bombing", "chemical"}


def test_capturing_people_is_an_abduction_and_capturing_a_town_is_not(read):
    assert [c.value("act") for c in read("Rebels captured twenty soldiers near Taiz.", ATTACK)] == ["abduction"]
    assert [c.value("act") for c in read("Rebels captured the town of Mocha.", ATTACK)] == ["other"]


def test_attacks_that_are_counted_off_are_one_claim_each(read):
    text = (
        "The ministry holds Colonel Ivan Petrov responsible for two attacks in Grozny. "
        "The first was against a hospital. The second, against a school."
    )
    targets = {c.value("target") for c in read(text, ATTACK)}
    assert targets == {"a hospital", "a school"}
    accusations = read(text, ClaimKind.RESPONSIBILITY)
    assert {c.value("target") for c in accusations} == {"a hospital", "a school"}
    assert {c.source for c in accusations} == {"The ministry"}


def test_a_denied_attack_keeps_its_kind_and_the_denier(read):
    text = "The army denied bombing a hospital in Kunduz."
    claim = next(c for c in read(text, ATTACK))
    assert claim.stance is Stance.DENIED
    assert claim.source == "The army"


def test_the_headline_and_the_text_tell_one_attack(read):
    text = "Warplanes bomb market in Idlib\n\nWarplanes bombed a market in Idlib on Tuesday, residents said."
    claims = read(text, ATTACK)
    assert len(claims) == 1
    assert claims[0].source == "residents"


def test_control_regained_of_a_town_is_an_attack_on_it(read):
    (claim,) = read("The militia regained control of Idlib on Friday.", ATTACK)
    assert (claim.value("act"), claim.value("perpetrator"), claim.value("target")) == ("other", "The militia", "Idlib")


def test_a_place_can_be_taken_and_a_decision_cannot(read):
    assert [c.value("target") for c in read("The rebels have taken the town of Mocha.", ATTACK)] == ["the town of Mocha"]
    assert not read("The rebels have taken a decision in Mocha.", ATTACK)


def test_what_hit_a_building_names_the_act_in_the_passive_too(read):
    (claim,) = read("A school in Taiz was struck by rockets.", ATTACK)
    assert (claim.value("act"), claim.value("target_type")) == ("missile", "school")


def test_a_number_of_rockets_is_rockets(read):
    (claim,) = read("Militants fired a number of rockets at the airport near Tripoli.", ATTACK)
    assert claim.value("act") == "missile"


def test_a_day_is_no_target(read):
    claims = read("The coalition carried out air strikes in Mocha on Sunday.", ATTACK)
    assert [c.value("target") for c in claims] == ["Mocha"]


def test_a_town_under_siege_is_besieged(read):
    assert [(c.value("act"), c.value("place")) for c in read("Taiz has been under siege since March.", ATTACK)] == [("siege", "Taiz")]


def test_the_attack_told_after_an_air_strike_is_that_air_strike(read):
    text = "Warplanes bombed a market in Idlib on Tuesday. Rescuers said the attack killed five shoppers in Idlib."
    assert {c.value("act") for c in read(text, ATTACK)} == {"airstrike"}
