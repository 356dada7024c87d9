import pytest

from linkage.model.claim import ClaimKind

HEAD = "Pavel Andreyevich LOTAREV\nAsset freeze | 3.4.2021\nRussian\n"


def ties(read, reasons):
    claims = read(HEAD + reasons, ClaimKind.AFFILIATION, record=True)
    return [(c.value("person"), c.value("other"), c.value("tie")) for c in claims]


@pytest.mark.parametrize(
    "reasons",
    [
        "Pavel Lotarev has close ties with the Valley Guard.",
        "The case shows his close ties with the Valley Guard.",
        "Pavel Lotarev is a businessman with close ties with the Valley Guard.",
    ],
    ids=["have", "his", "with"],
)
def test_ties_are_a_tie_whoever_the_sentence_says_has_them(read, reasons):
    person, other, tie = ties(read, reasons)[0]
    assert person in ("Pavel Lotarev", "Pavel Andreyevich LOTAREV")
    assert (other, tie) == ("Valley Guard", "close ties with")


def test_a_businessman_who_supported_somebody_is_the_subject_of_the_sentence(read):
    assert ties(read, "Pavel Lotarev is one of the businessmen who supported the regime.") == [("Pavel Lotarev", "the regime", "supported")]


def test_a_line_without_a_subject_is_about_the_listed_one(read):
    assert ties(read, "Businessman linked to the regime.")[0][:2] == ("Pavel Andreyevich LOTAREV", "the regime")


def test_criteria_of_a_listing_are_no_ties(read):
    assert ties(read, "Pavel Lotarev was listed pursuant to paragraph 7 of Resolution 1 as ‘providing support to armed groups’.") == []


def test_a_company_without_a_word_on_which_is_no_party(read):
    assert ties(read, "Pavel Lotarev supported a company.") == []


def test_the_founder_is_the_one_who_founded(read):
    found = ties(read, "The Valley Foundation is a charity founded in 2014 by Pavel Lotarev.")
    assert found == [("Pavel Lotarev", "Valley Foundation", "founded")]


def test_the_leader_of_a_faction_holds_a_post_and_no_tie(read):
    assert ties(read, "Pavel Lotarev is the leader of a branch of the Valley Guard.") == []


@pytest.mark.parametrize(
    ("text", "person", "other"),
    [
        ("The government and its ally Jordan signed a pact.", "Jordan", "The government"),
        ("The militia is armed by its northern ally Jordan.", "Jordan", "The militia"),
        ("Regime supporter Jordan rejected the report.", "Jordan", "Regime"),
        ("The Valley Front, a River Guard offshoot, holds the town.", "Valley Front", "River Guard"),
        ("A court heard that the gunman was close to the Valley Front.", "the gunman", "Valley Front"),
        ("The Moscow-aligned Valley Front holds the town.", "Valley Front", "Moscow"),
    ],
    ids=["its-ally", "armed-by-its-ally", "supporter", "offshoot", "gunman", "suffix"],
)
def test_who_is_tied_to_whom(read, text, person, other):
    pairs = {(c.value("person"), c.value("other")) for c in read(text, ClaimKind.AFFILIATION)}
    assert (person, other) in pairs
