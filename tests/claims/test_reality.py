import pytest

from linkage.model.claim import ClaimKind, Stance

UNREAL = [
    "Did the army shell the school in Taiz?",
    "Was the hospital in Taiz shelled by the rebels?",
    "Residents ask whether the army shelled the school in Taiz.",
    "If the army attacks the town of Taiz, the talks end.",
    "If the army had shelled the town of Taiz, the talks would have ended.",
    "Had the army bombed the market in Taiz, it would be known.",
    "Should the army shell the town of Taiz, the talks end.",
    "The army could attack the town of Taiz.",
    "The rebels would strike the airport in Taiz, the minister said.",
    "The rebels threatened to bomb the airport in Taiz.",
    "The rebels threatened with bombing the airport in Taiz.",
    "The rebels threatened air strikes on the airport in Taiz.",
    "The army will attack the town of Taiz on Friday.",
    "The army is going to attack the town of Taiz.",
    "The army is about to attack the town of Taiz.",
    "The army plans to besiege the town of Taiz.",
    "The army is planning to attack Taiz and capture the port.",
    "The army will bombard Taiz and shell the port of Aden.",
    "Residents fear an attack on the town of Taiz.",
    "Residents fear that the army attacks the town of Taiz.",
    "An attack on the town of Taiz is expected within days.",
    "A possible attack on the town of Taiz worries the mayor.",
    "The general warned of an imminent assault on Taiz.",
    "In the event of an attack on Taiz the bridge will be closed.",
    "The army's aim is to capture Taiz.",
]


@pytest.mark.parametrize("text", UNREAL)
def test_what_is_asked_supposed_threatened_or_to_come_is_no_attack(read, text):
    assert not read(text, ClaimKind.ATTACK)


REAL = [
    "The army shelled the school in Taiz.",
    "The mayor asked why the army shelled the school in Taiz.",
    "The army, which will leave Taiz in May, shelled the school of the town.",
    "The minister warned of hunger after the army shelled the market in Taiz.",
    "Fearing a siege, families left Taiz when the army shelled the market.",
    "The army shelled Taiz and will attack Aden.",
]


@pytest.mark.parametrize("text", REAL)
def test_what_happened_beside_a_plan_a_fear_or_a_question_is_an_attack(read, text):
    assert any(c.value("place") == "Taiz" or c.value("target") == "Taiz" for c in read(text, ClaimKind.ATTACK))


@pytest.mark.parametrize(
    "text",
    [
        "If 300 people die in Taiz, the mayor resigns.",
        "Up to 500 people will be killed if the army attacks Taiz.",
        "Thousands of people could die in Taiz, the mayor said.",
        "Were 300 people killed in Taiz?",
        "If the dam had burst, 300 people would have died in Taiz.",
    ],
)
def test_people_who_may_still_come_to_harm_are_no_figure(read, text):
    assert not read(text, ClaimKind.CASUALTIES)


def test_a_conditional_without_a_condition_says_that_others_say_so(read):
    claim = read("The army would have shelled the hospital in Taiz on Monday.", ClaimKind.ATTACK)[0]
    assert claim.stance is Stance.ALLEGED


def test_what_may_have_happened_is_alleged(read):
    claim = read("The rebels may have shelled the school in Taiz.", ClaimKind.ATTACK)[0]
    assert claim.stance is Stance.ALLEGED


def test_a_warning_of_shortages_tells_of_shortages(read):
    claims = read("The doctor warned of acute shortages of medicine in Taiz.", ClaimKind.DEPRIVATION)
    assert [c.value("what") for c in claims] == [("medicine",)]
