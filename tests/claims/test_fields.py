from linkage.model.claim import ClaimKind

NAME = "Pavel Andreyevich LOTAREV\n32014R0001 | 12 | EU-VEL | I | Asset freeze | 3.4.2021\n"
REASONS = (
    "\nPavel Lotarev was the guest of the minister on many days of that year, and he spoke on the state television of the country too."
)


def facts(read, fields):
    claims = read(NAME + fields + REASONS, ClaimKind.IDENTITY, record=True, publisher="Council of the Valley")
    return [(c.value("attribute"), c.value("value")) for c in claims if c.quote.start > len(NAME) - 1]


def test_two_dates_of_birth_are_two_claims(read):
    assert facts(read, "11.7.1982 or 3.1.1980") == [("born", "11.7.1982"), ("born", "3.1.1980")]


def test_two_names_of_one_state_are_one_nationality(read):
    assert facts(read, "Myanmar/Burma") == [("nationality", "Myanmar/Burma")]


def test_a_label_says_what_a_field_is(read):
    assert facts(read, "DOB: 1.1.1970 POB: Gori\nNationality: Syrian, Turkish\nPassport: N123456") == [
        ("born", "1.1.1970"),
        ("born", "Gori"),
        ("nationality", "Syrian"),
        ("nationality", "Turkish"),
    ]


def test_aliases_of_any_quality_are_aliases(read):
    assert facts(read, "Good quality a.k.a.: Pasha Lot\nLow quality a.k.a.: ‘Bear’, ‘Grey’") == [
        ("alias", "Pasha Lot"),
        ("alias", "Bear"),
        ("alias", "Grey"),
    ]


def test_his_brother_is_a_fact_of_whom_the_record_lists(read):
    claims = read(NAME + "Pavel Lotarev met his brother Ivan Lotarev in Gori.", ClaimKind.IDENTITY, record=True)
    assert [(c.value("person"), c.value("value")) for c in claims] == [("Pavel Lotarev", "brother Ivan Lotarev")]
