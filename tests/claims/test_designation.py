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
