import pytest

from linkage.model.claim import ClaimKind, Stance

RESPONSIBILITY = ClaimKind.RESPONSIBILITY
HEAD = "Pavel Andreyevich LOTAREV\nAsset freeze | 3.4.2021\nRussian\n"
FIRM = "JSC ‘Northern Optical Plant’\nAsset freeze | 3.4.2021\n"


def deeds(read, reasons, head=HEAD):
    claims = read(head + reasons, RESPONSIBILITY, record=True)
    return [(c.value("accused"), c.value("act")) for c in claims]


def test_what_a_record_says_the_listed_one_did_holds_him_responsible(read):
    assert deeds(read, "Pavel Lotarev has falsified election protocols in Gori.") == [
        ("Pavel Lotarev", "falsified election protocols in Gori")
    ]


def test_a_pronoun_stands_for_the_listed_one_as_last_named(read):
    found = deeds(read, "Pavel Lotarev is a judge of the Gori City Court. He sentenced three journalists to prison.")
    assert found == [("Pavel Lotarev", "sentenced three journalists to prison")]


def test_a_light_verb_is_no_part_of_the_act(read):
    assert deeds(read, "Pavel Lotarev committed serious violations of human rights in Gori.")[0][1].startswith("serious violations")


def test_the_verb_that_leads_the_deed_belongs_to_it(read):
    assert deeds(read, "Pavel Lotarev attempted to obstruct the peace talks.") == [
        ("Pavel Lotarev", "attempted to obstruct the peace talks")
    ]


def test_acts_are_told_with_the_clause_that_says_which(read):
    assert deeds(read, "Pavel Lotarev has engaged in acts that threaten the peace of the country.") == [
        ("Pavel Lotarev", "acts that threaten the peace of the country")
    ]


def test_activities_without_a_word_on_which_are_no_claim(read):
    assert deeds(read, "Pavel Lotarev was involved in activities.") == []


def test_the_means_of_what_somebody_is_responsible_for_are_no_second_claim(read):
    assert len(deeds(read, "Pavel Lotarev is responsible for the repression of the press, in particular by silencing critics.")) == 1


def test_one_of_the_commanders_who_did_it_is_the_subject_of_the_sentence(read):
    found = deeds(read, "Pavel Lotarev is one of the commanders who persecuted the villagers of Gori.")
    assert [who for who, _ in found] == ["Pavel Lotarev"]


def test_in_the_record_of_a_firm_the_company_is_the_listed_one(read):
    found = deeds(read, "The plant makes lenses. The company produces weapons for the war in Gori.", FIRM)
    assert found == [("JSC ‘Northern Optical Plant’", "produces weapons for the war in Gori")]


def test_news_holds_nobody_responsible_for_plain_verbs(read):
    assert not read("General Pavel Lotarev refused the request. He restricted the traffic.", RESPONSIBILITY)


def test_criteria_that_only_say_which_acts_are_meant_are_no_deeds(read):
    reasons = "Pavel Lotarev was listed pursuant to Resolution 7 for supporting acts that threaten the truce or violate agreements."
    assert all(not act.startswith(("undermine", "violate")) for _, act in deeds(read, reasons))


def test_the_goods_belong_to_the_trafficking(read):
    assert deeds(read, "Pavel Lotarev has engaged in arms trafficking in Gori.")[0][1].startswith("arms trafficking")


@pytest.mark.parametrize(
    ("text", "accused", "act", "stance"),
    [
        ("The bombing was claimed by the Valley Front.", "Valley Front", "The bombing", Stance.ADMITTED),
        ("Residents fled an attack ascribed to the Valley Front.", "Valley Front", "an attack", Stance.ALLEGED),
        ("Lawyers documented the massacre committed by the Valley Front.", "Valley Front", "the massacre", Stance.ALLEGED),
    ],
    ids=["claimed-by", "ascribed-to", "committed-by"],
)
def test_whose_harm_it_is_said_to_be(read, text, accused, act, stance):
    claim = next(c for c in read(text, ClaimKind.RESPONSIBILITY))
    assert str(claim.value("accused")).endswith(accused)
    assert (claim.value("act"), claim.stance) == (act, stance)


def test_responsibility_claimed_without_a_word_on_what_is_for_the_attack_told_before(read):
    text = "Three soldiers died in the ambush. The Valley Front claimed responsibility."
    assert [c.value("act") for c in read(text, ClaimKind.RESPONSIBILITY)] == ["the ambush"]


def test_a_deed_in_the_perfect_stays_a_deed(read):
    claim = next(c for c in read("The militia has committed crimes in Bunia.", ClaimKind.RESPONSIBILITY))
    assert claim.value("accused") == "The militia"
