import pytest

from linkage.model.claim import ClaimKind, Stance

ATTACK = ClaimKind.ATTACK


@pytest.mark.parametrize(
    ("text", "act", "target_type"),
    [
        ("Government warplanes bombed a market in Idlib on Tuesday.", "airstrike", "market"),
        ("Rebels shelled the western districts of Taiz.", "shelling", "residential"),
        ("A helicopter dropped barrel bombs on a school in Daraa.", "airstrike", "school"),
        ("A helicopter dropped barrel bombs on a military school in Daraa.", "airstrike", "military"),
        ("Rebels shelled the naval academy of Taiz.", "shelling", "military"),
        ("A barrel of chlorine gas was dropped on a hospital in Homs.", "chemical", "hospital"),
        ("Gunmen shot a journalist dead in Mogadishu.", "shooting", "journalists"),
        ("Militants fired rockets at an airport near Tripoli.", "missile", "infrastructure"),
        ("Fighters abducted three aid workers in Maiduguri.", "abduction", "aid"),
        ("Soldiers looted houses in Bunia.", "looting", "residential"),
        ("A suicide bomber attacked a mosque in Peshawar.", "bombing", "religious"),
    ],
    ids=[
        "aircraft",
        "shells",
        "helicopter",
        "school-for-soldiers",
        "academy-for-sailors",
        "gas",
        "gun",
        "rockets",
        "abduction",
        "looting",
        "suicide-bomber",
    ],
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


@pytest.mark.parametrize(
    ("text", "perpetrator", "target"),
    [
        ("Heavy clashes erupted between the army and the rebels in Taiz.", "the army", "the rebels in Taiz"),
        ("Fighting raged overnight between government troops and separatists in Taiz.", "government troops", "separatists"),
        ("The militia skirmished with the army near Taiz.", "The militia", "the army"),
    ],
    ids=["between", "between-after-the-verb", "verb"],
)
def test_both_sides_of_a_clash_are_read(read, text, perpetrator, target):
    claim = next(c for c in read(text, ATTACK))
    assert (claim.value("act"), claim.value("perpetrator"), claim.value("target")) == ("other", perpetrator, target)


@pytest.mark.parametrize(
    "text",
    [
        "Government forces advanced on the town of Mocha.",
        "The rebels pushed towards Mocha on Monday.",
        "Soldiers drove the rebels back to Mocha.",
    ],
    ids=["advance-on", "push-towards", "drive-back"],
)
def test_ground_gained_is_an_attack(read, text):
    assert [c.value("act") for c in read(text, ATTACK)] == ["other"]


def test_who_suffers_an_attack_is_its_target(read):
    claim = next(c for c in read("Residents of Mosul endured heavy shelling.", ATTACK))
    assert (claim.value("act"), claim.value("target"), claim.value("perpetrator")) == ("shelling", "Residents of Mosul", None)


def test_a_bomber_who_blows_himself_up_hits_what_is_near(read):
    claim = next(c for c in read("A suicide bomber blew himself up at a checkpoint in Mosul.", ATTACK))
    assert (claim.value("act"), claim.value("target")) == ("bombing", "a checkpoint in Mosul")


def test_whatever_is_shelled_is_a_target(read):
    claim = next(c for c in read("The army shelled the outskirts of Mocha.", ATTACK))
    assert (claim.value("act"), claim.value("target")) == ("shelling", "the outskirts of Mocha")


def test_an_act_that_happened_somewhere_hit_that_place(read):
    claim = next(c for c in read("In the span of a week, two car bombings took place in Mosul.", ATTACK))
    assert (claim.value("act"), claim.value("place")) == ("bombing", "Mosul")


def test_acts_in_a_list_share_their_target(read):
    text = "The militia is known for attacks on villagers, including killings and abductions, in Bunia."
    assert {(c.value("act"), c.value("target")) for c in read(text, ATTACK)} >= {("execution", "villagers"), ("abduction", "villagers")}


def test_the_use_of_a_weapon_is_an_attack(read):
    claim = next(c for c in read("The report confirmed the use of cluster bombs against a village near Taiz.", ATTACK))
    assert (claim.value("act"), claim.value("target")) == ("bombing", "a village")


def test_a_killing_in_an_air_strike_is_an_air_strike(read):
    claim = next(c for c in read("The killing of Ahmed Salim in a drone strike in Marib angered the tribe.", ATTACK))
    assert claim.value("act") == "airstrike"


def test_an_order_and_a_promise_are_no_attack(read):
    assert not read("He told his men: attack the police station in Taiz.", ATTACK)
    assert not read("The army said it will continue to shell the city of Taiz.", ATTACK)


def test_there_is_the_town_and_not_its_province(read):
    text = "The rebels hold the town of Rada in Bayda province. Warplanes bombed the market."
    assert [c.value("place") for c in read(text, ATTACK)] == ["Rada"]


def test_a_capital_where_something_happened_is_a_place(read):
    assert [c.value("place") for c in read("In Baghdad, a mortar hit a school.", ATTACK)] == ["Baghdad"]


def test_an_attack_of_the_headline_is_told_by_the_text(read):
    text = "Air raid on northern district\n\nWarplanes bombed a clinic in Saada on Monday.\n\nThe clinic had forty beds."
    assert [c.value("place") for c in read(text, ATTACK)] == ["Saada"]


def test_a_headline_that_is_printed_twice_is_one(read):
    title = "Rebels attack a base"
    text = f"{title}\n\n{title}\n\nRebels attacked an army base near Mocha on Monday."
    assert len(read(text, ATTACK)) == 1


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("The assailant was shot by guards in Mosul.", "shooting", "The assailant"),
        ("Shells smashed into a school in Mosul.", "shelling", "a school"),
        ("A missile strike that tore through a bakery in Saada killed nine people.", "missile", "a bakery in Saada"),
        ("A string of bombings occurred in Mosul.", "bombing", "Mosul"),
        ("The offensive towards Mosul began in May.", "other", "Mosul"),
        ("The army began an offensive to retake Mosul.", "other", "Mosul"),
        ("The rebels mourned the fall of Mosul.", "other", "Mosul"),
        ("Rebel fire on Mosul wounded nine people.", "shelling", "Mosul"),
        ("The government hit the district with nine air strikes in Mosul.", "airstrike", "the district"),
        ("A group planted a bomb under a bridge in Mosul.", "bombing", "a bridge in Mosul"),
        ("They condemned the repression of peaceful protests in Mosul.", "other", "peaceful protests"),
    ],
    ids=["assailant", "smash", "tear", "string", "towards", "retake", "fall", "fire", "with-strikes", "under", "protests"],
)
def test_what_an_act_reached(read, text, act, target):
    assert (act, target) in {(c.value("act"), c.value("target")) for c in read(text, ATTACK)}


def test_who_was_kidnapped_and_executed_is_the_target_of_both(read):
    text = "Forty farmers were kidnapped and executed by the militia in Bunia."
    assert {(c.value("act"), c.value("target")) for c in read(text, ATTACK)} == {
        ("abduction", "Forty farmers"),
        ("execution", "Forty farmers"),
    }


def test_men_on_foot_raid_on_the_ground(read):
    text = "Air strikes hit Mosul on Monday. Gunmen carried out raids on farms near the river."
    assert {c.value("act") for c in read(text, ATTACK)} == {"airstrike", "other"}


def test_what_was_seized_as_it_is_the_place_named_before(read):
    text = "Nine people live in the town of Rada. The army recaptured it in spring."
    assert [c.value("target") for c in read(text, ATTACK)] == ["Rada"]


def test_the_fall_of_a_man_is_no_attack(read):
    assert not read("The fall of Ahmed Salim surprised his party.", ATTACK)


def test_who_is_accused_of_an_act_does_it(read):
    claim = next(c for c in read("Residents accused Russian aircraft of dropping bombs on the town of Rada.", ATTACK))
    assert (claim.value("act"), claim.value("perpetrator")) == ("airstrike", "Russian aircraft")


def test_a_struggle_against_somebody_is_no_attack_of_its_own(read):
    assert not read("The president praised the battle against the rebels.", ATTACK)


def test_a_struggle_somewhere_and_the_breaking_of_a_protest_are(read):
    assert [c.value("place") for c in read("Residents fled the heavy fighting in Tripoli.", ATTACK)] == ["Tripoli"]
    assert [c.value("target") for c in read("Police in Taiz began the repression of protests.", ATTACK)] == ["protests"]


def test_the_use_of_weapons_without_a_target_and_a_planned_attack_are_none(read):
    assert not read("The treaty forbids the use of chemical weapons.", ATTACK)
    assert not read("Militants planned an attack on the airport of Taiz.", ATTACK)


def test_where_a_report_was_written_is_not_where_it_happened(read):
    (claim,) = read("Rights office alarmed\n\nGENEVA (Example Wire) - Warplanes bombed the main hospital on Friday.", ATTACK)
    assert claim.value("place") is None


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("The town of Herat shook after gunmen detonated a car bomb there.", "other"),
        ("The al-Karmiyeh quarter shook after gunmen detonated a car bomb there.", "residential"),
    ],
    ids=["town", "quarter"],
)
def test_a_place_that_stands_for_what_was_hit_says_what_kind_of_thing_it_is(read, text, sort):
    found = [c for c in read(text) if c.kind is ClaimKind.ATTACK]
    assert [c.value("target_type") for c in found] == [sort]
