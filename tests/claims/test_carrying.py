import pytest

from linkage.model.claim import ClaimKind


def sources(read, text):
    return {str(c.value("target")): c.source for c in read(text, ClaimKind.ATTACK)}


def test_a_sentence_that_tells_also_keeps_the_source_of_the_one_before(read):
    text = "The mayor said the army shelled the market in Taiz. A school in Aden was also shelled by the army."
    assert sources(read, text)["A school in Aden"] == "The mayor"


def test_a_sentence_between_two_of_one_source_is_that_sources(read):
    text = (
        "The mayor Amal Saleh said the army shelled the market in Taiz. The army shelled a school in Aden. "
        "Saleh said that twelve people died."
    )
    assert sources(read, text)["a school"] == "Amal Saleh"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor Amal Saleh said the army shelled the market in Taiz. The army shelled a school in Aden.",
        "The mayor Amal Saleh said the army shelled the market in Taiz.\nA school in Aden was also shelled by the army.",
        "The mayor Amal Saleh said the army shelled the market. The army shelled a school in Aden. The governor said that twelve died.",
    ],
    ids=["no sign", "next paragraph", "another source"],
)
def test_a_source_does_not_carry_on_without_a_sign(read, text):
    assert [source for target, source in sources(read, text).items() if "school" in target] == [None]


def test_a_monitoring_group_has_the_name_that_the_next_sentence_gives(read):
    text = (
        "An air strike hit the market in Taiz, a monitoring group said on Monday. "
        "The Yemen Observatory for Rights said five children were killed."
    )
    assert sources(read, text)["the market"] == "Yemen Observatory for Rights"


def test_a_monitoring_group_is_not_the_ministry_named_next(read):
    text = (
        "An air strike hit the market in Taiz, a monitoring group said on Monday. The Ministry of Defence said five soldiers were killed."
    )
    assert sources(read, text)["the market"] == "a monitoring group"


def test_the_source_points_back_to_the_source_of_that_name(read):
    text = (
        "A source in the police said the army shelled the market in Taiz. The Ministry of Health said the hospital was shelled. "
        "The school was shelled as well, the source said."
    )
    assert str(sources(read, text)["The school"]).lower().startswith("a source")


def test_a_ministry_in_a_town_is_the_source_and_not_the_town(read):
    text = "An air strike on Taiz killed ten people the defence ministry in Aden said on Sunday."
    assert sources(read, text)["Taiz"] == "the defence ministry in Aden"


def test_a_group_told_from_others_only_by_its_seat_is_the_one_that_spoke_last(read):
    text = (
        "The Yemen Observatory for Rights said ten people were killed in Taiz. "
        "The London-based group said the army shelled the market in the town."
    )
    assert sources(read, text)["the market"] == "Yemen Observatory for Rights"


def test_a_group_that_has_not_spoken_yet_is_the_body_named_last(read):
    text = "The Yemen Doctors Union has a clinic in Taiz. The clinic was shelled and two nurses were killed, the group said."
    assert sources(read, text)["The clinic"] == "Yemen Doctors Union"


def test_an_act_in_the_town_is_in_the_town_and_not_in_the_province_around_it(read):
    text = "The council met in Taiz in Hadramaut province. On Monday an air strike killed ten people in the town."
    assert [c.value("place") for c in read(text, ClaimKind.ATTACK)] == ["Taiz"]


def test_he_is_somebody_who_spoke_and_no_body(read):
    text = (
        "The mayor Amal Saleh said the army shelled the market. The Red Crescent said ten people died. "
        "He added that rebels shelled a school."
    )
    assert sources(read, text)["a school"] == "Amal Saleh"


def test_he_may_be_a_source_without_a_name(read):
    text = (
        "Soldiers blew up a bridge near Taiz an officer in the border guard said. Floods were reported in Aden. "
        '"They shelled the market at dawn" he told the Daily Post.'
    )
    assert str(sources(read, text)["the market"]).startswith("an officer")


def test_what_is_done_as_per_a_promise_is_not_said_by_it(read):
    assert set(sources(read, "The army shelled the market in Taiz, as per its promises.").values()) == {None}


def test_the_police_are_not_a_chief_of_police(read):
    text = "The chief of police Amal Saleh left Taiz in May. The police said the army shelled the market."
    assert str(sources(read, text)["the market"]).lower() == "the police"
