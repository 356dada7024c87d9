import pytest

from linkage.model.claim import ClaimKind

NAME = "Pavel Andreyevich LOTAREV\n32014R0001 | 12 | EU-VEL | I | Asset freeze | 3.4.2021\n"


def listings(read, reasons):
    claims = read(NAME + reasons, ClaimKind.DESIGNATION, record=True, publisher="Council of the Valley")
    return [(c.value("person"), c.value("authority"), c.value("instrument")) for c in claims if c.quote.start >= len(NAME)]


def test_a_designated_person_named_in_a_record_is_on_the_same_list(read):
    assert listings(read, "He works for designated person Ivan Petrov.") == [("Ivan Petrov", "Council of the Valley", "sanctions")]


def test_a_warrant_for_his_arrest_is_a_warrant_against_him(read):
    found = listings(read, "Pavel Lotarev fled. A warrant has been issued by the Gori Court for his arrest.")
    assert found == [("Pavel Lotarev", "Gori Court", "arrest-warrant")]


def test_the_person_concerned_is_whom_the_record_lists(read):
    found = listings(read, "The Gori Court has issued an arrest warrant against the person concerned.")
    assert found == [("Pavel Andreyevich LOTAREV", "Gori Court", "arrest-warrant")]


def test_a_listing_under_a_resolution_is_a_second_designation(read):
    found = listings(read, "Pavel Lotarev was listed on 3 May 2014 pursuant to paragraph 9 of Resolution 77 (2014) as ‘a threat to peace’.")
    assert found == [("Pavel Andreyevich LOTAREV", "Resolution 77 (2014)", "sanctions")]


@pytest.mark.parametrize(
    "reasons",
    [
        "He works with the Northern Works, listed for serious abuses.",
        "He works with the Northern Works, a firm subject to restrictive measures.",
        "He works with the Northern Works, a designated entity.",
    ],
    ids=["listed", "subject to", "a designated entity"],
)
def test_another_one_who_is_said_to_be_listed_is_on_the_same_list(read, reasons):
    assert listings(read, reasons) == [("Northern Works", "Council of the Valley", "sanctions")]


def test_two_who_are_both_listed_are_two_listings(read):
    found = listings(read, "He works with Helen Marsh and Omar Dessie, both listed under restrictive measures.")
    assert [person for person, _, _ in found] == ["Helen Marsh", "Omar Dessie"]


def test_a_listed_person_with_a_word_of_the_listed_ones_name_is_another(read):
    assert listings(read, "His sons work for designated person Ivan Pavel Petrov.")[0][0] == "Ivan Pavel Petrov"


def test_that_a_body_is_called_listed_by_somebody_is_no_listing_of_its_own(read):
    assert listings(read, "He works with the Valley-listed Northern Works.") == []


def test_a_note_of_the_list_tells_of_a_listing_where_no_line_names_a_measure(read):
    text = "PAVEL LOTAREV\nVAi.007\nColonel\nLeft the Valley Front. Security Council Special Notice: see there"
    claims = read(text, ClaimKind.DESIGNATION, record=True, publisher="United Nations Security Council")
    assert [(c.value("person"), c.value("authority")) for c in claims] == [("PAVEL LOTAREV", "United Nations Security Council")]


def test_a_sentence_of_a_court_of_appeal_is_against_whom_the_record_lists(read):
    found = listings(read, "Convicted by the Gori Court to nine years in prison, the Gori Appeals Chamber reduced his sentence.")
    assert ("Pavel Andreyevich LOTAREV", "Gori Court", "conviction") in found
