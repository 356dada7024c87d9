import pytest

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


def test_a_seat_of_government_is_no_nationality(read):
    assert ("nationality", "Tbilisi") not in facts(read, "Tbilisi, Georgia")


def test_a_nationality_that_sounds_like_the_name_is_no_alias(read):
    text = f"Pavel AFGHANI\n32014R0001 | 12 | EU-VEL | I | Asset freeze | 3.4.2021\nAfghan{REASONS}"
    found = [(c.value("attribute"), c.value("value")) for c in read(text, ClaimKind.IDENTITY, record=True)]
    assert found == [("nationality", "Afghan")]


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


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("4.5.1961 (or 4.5.1963)", ["4.5.1961", "4.5.1963"]),
        ("3 Mar. 1970 / 4 Apr. 1971", ["3 Mar. 1970", "4 Apr. 1971"]),
        ("between 1.2.1950 and 1.2.1953", ["between 1.2.1950 and 1.2.1953"]),
        ("1966 or 1967", ["1966", "1967"]),
        ("approx. 1972", ["approx. 1972"]),
        ("1971-07-09", ["1971-07-09"]),
    ],
    ids=["brackets", "slash", "between", "years", "about", "iso"],
)
def test_a_birth_is_read_in_every_form(read, line, expected):
    assert facts(read, line) == [("born", value) for value in expected]


def test_letters_behind_a_state_belong_to_it_and_states_are_parted_by_words(read):
    assert facts(read, "United Kingdom (UK)") == [("nationality", "United Kingdom (UK)")]
    assert facts(read, "Turkish and Syrian") == [("nationality", "Turkish"), ("nationality", "Syrian")]


def test_a_long_line_of_posts_hides_no_field_below_it(read):
    councils = ("River", "Forest", "Harbour", "Border", "Mining", "Port")
    posts = "; ".join(f"Member of the {word} Council of the Valley Region" for word in councils)
    assert facts(read, posts + "\n4.5.1961\nSyrian") == [("born", "4.5.1961"), ("nationality", "Syrian")]


def test_names_in_a_row_are_one_alias_each(read):
    assert facts(read, "Paul LOTAREV, Pavlo LOTAREV") == [("alias", "Paul LOTAREV"), ("alias", "Pavlo LOTAREV")]


def test_kin_in_the_head_is_family_and_no_post(read):
    claims = read(NAME + "Daughter of Omar Dessie; Director of the Valley Bank" + REASONS, record=True)
    told = [(c.kind, c.value("value") or c.value("organization")) for c in claims if c.quote.end < len(NAME) + 60]
    assert (ClaimKind.IDENTITY, "Daughter of Omar Dessie") in told
    assert (ClaimKind.POST, "Valley Bank") in told


def test_a_short_sentence_is_no_field(read):
    assert facts(read, "Held or run by, or working for, Lotarev Bank") == []
    assert facts(read, "Lotarev rigged the vote of May") == []


def test_a_row_with_one_name_of_the_listed_is_a_row_of_names(read):
    row = "AO ‘Severnye’; ОАО ‘СВ’; JSC ‘State Works’; JSC ‘NW’"
    text = f"Open Company ‘Northern Works’\n{row}\n32014R0001 | 12 | EU-VEL | I | Asset freeze | 3.4.2021\n"
    claims = read(text + REASONS, ClaimKind.IDENTITY, record=True)
    assert [c.value("value") for c in claims] == ["AO ‘Severnye’", "ОАО ‘СВ’", "JSC ‘State Works’", "JSC ‘NW’"]


def test_a_sentence_without_a_subject_tells_who_leads_the_body_listed(read):
    text = "GREY HERON NETWORK (GHN)\nCDe.099\nFounded by Helen Marsh and now headed by her son Omar Dessie. GHN is owned by the Kern Bank."
    claims = read(text, record=True, publisher="United Nations Security Council")
    command = next(c for c in claims if c.kind is ClaimKind.COMMAND)
    assert (command.value("superior"), command.value("subordinate")) == ("Omar Dessie", "GREY HERON NETWORK (GHN)")
    ties = [(c.value("person"), c.value("other")) for c in claims if c.kind is ClaimKind.AFFILIATION]
    assert ties == [("Helen Marsh", "GREY HERON NETWORK (GHN)"), ("Kern Bank", "GHN")]
    family = next(c for c in claims if c.value("attribute") == "family")
    assert (family.value("person"), family.value("value")) == ("Helen Marsh", "son Omar Dessie")


def test_a_row_of_names_above_the_measure_is_one_however_long(read):
    names = "; ".join(
        f"Grey Heron Works of the {town} River District Holding"
        for town in ("Upper Sarn", "Lower Sarn", "Kern", "Marnau", "Dorova", "Halden")
    )
    text = f"Grey Heron Works Holding\n{names}\n32014R0001 | 12 | EU-VEL | I | Asset freeze | 3.4.2021\n"
    claims = read(text + REASONS, record=True, publisher="Council of the Valley")
    assert [c.kind for c in claims].count(ClaimKind.DESIGNATION) == 1
