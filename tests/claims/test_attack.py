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
