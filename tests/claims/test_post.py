import pytest

from linkage.model.claim import ClaimKind

HEAD = "Pavel Andreyevich LOTAREV\nAsset freeze | 3.4.2021\nRussian\n"


def post(read, reasons):
    claim = read(HEAD + reasons, ClaimKind.POST, record=True)[0]
    return tuple(claim.value(name) for name in ("rank", "title", "organization", "from", "to"))


@pytest.mark.parametrize(
    ("reasons", "expected"),
    [
        (
            "He held the position of Chief of Staff of the Western Military District until May 2022.",
            (None, "Chief of Staff", "the Western Military District", None, "May 2022"),
        ),
        (
            "Pavel Lotarev served as head of the Valley Police from 2018 to 2020.",
            (None, "head", "the Valley Police", "2018", "2020"),
        ),
        (
            "Since 5 May 2019, Pavel Lotarev has been the Rector of the Valley University.",
            (None, "Rector", "the Valley University", "5 May 2019", None),
        ),
        (
            "He was elected Chairman of the State Council in September 2021.",
            (None, "Chairman", "the State Council", "September 2021", None),
        ),
        ("Pavel Lotarev holds the rank of Colonel in the Valley Guard.", ("Colonel", None, "the Valley Guard", None, None)),
        ("In his capacity as Commander of the Valley Guard, he met reporters.", (None, "Commander", "the Valley Guard", None, None)),
    ],
    ids=["position", "served", "since", "elected", "rank", "capacity"],
)
def test_a_record_tells_who_held_what_and_since_when(read, reasons, expected):
    assert post(read, reasons) == expected


def test_two_titles_of_one_body_are_one_post_and_of_two_bodies_two(read):
    one = read(HEAD + "President and Commander of the Valley Guard\n1.1.1970\n", ClaimKind.POST, record=True)
    two = read(HEAD + "Head of the Valley Guard and Chairman of the Valley Bank\n1.1.1970\n", ClaimKind.POST, record=True)
    assert [c.value("title") for c in one] == ["President and Commander"]
    assert [c.value("organization") for c in two] == ["Valley Guard", "Valley Bank"]


def test_a_post_told_again_with_the_short_name_of_the_body_is_one_post(read):
    text = HEAD + "Pavel Lotarev is the Director of the Valley Guard (Vaguard). As Director of Vaguard, he met reporters."
    assert len(read(text, ClaimKind.POST, record=True)) == 1


def test_a_time_of_another_deed_is_no_term_of_office(read):
    text = "The bishop has not condemned Ruritania or its president, Ivan Petrov, since the war began on 24 February 2022."
    assert [c.value("from") for c in read(text, ClaimKind.POST)] == [None]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Ivan Petrov has been the head of the Border Service since September 2014.", "2014-09/.."),
        ("Ivan Petrov was the commander of the Northern Fleet from 2010 to 2014.", "2010/2014"),
        ("Ivan Petrov is the head of the Border Service.", None),
    ],
)
def test_the_time_of_a_post_is_an_interval_open_where_nothing_is_told(read, text, edtf):
    [claim] = read(text, ClaimKind.POST)
    assert (None if claim.when is None else claim.when.edtf) == edtf


def test_a_fragment_of_a_record_tells_the_time_of_its_post(read):
    text = HEAD + "\nPavel Lotarev is a known politician. Member of the Valley Assembly since 19 September 2021. He met reporters."
    claims = [c for c in read(text, ClaimKind.POST, record=True) if c.value("from") is not None]
    assert [c.when.edtf for c in claims] == ["2021-09-19/.."]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Major General of the Valley Guard", ("Major General", None, "Valley Guard")),
        ("national water adviser of the Valley Republic", (None, "national water adviser", "Valley Republic")),
        ("Minister of Locks and Bridges under the Dessie regime", (None, "Minister of Locks and Bridges", "Dessie regime")),
        ("Director General of Defence Works", (None, "Director General", "Defence Works")),
        ("former Deputy Governor (or ‘Bey’ in the local tongue) of West Dorova", (None, "Deputy Governor", "West Dorova")),
        ("Captain, Valley Presidential Guard", ("Captain", None, "Valley Presidential Guard")),
        ("Member of the Valley Council as at June 2007", (None, "Member", "Valley Council")),
    ],
    ids=["rank", "words before", "minister", "matter", "brackets", "comma", "as at"],
)
def test_a_line_of_the_head_gives_rank_title_and_body(read, line, expected):
    claims = read(HEAD + line + "\n1.1.1970\n", ClaimKind.POST, record=True)
    assert [tuple(c.value(name) for name in ("rank", "title", "organization")) for c in claims] == [expected]


def test_an_office_and_a_rank_in_one_body_are_two_posts(read):
    text = HEAD + "Director of the Valley Guard\n1.1.1970\nHe was promoted to colonel of the Valley Guard in May 2014."
    assert [(c.value("rank"), c.value("title")) for c in read(text, ClaimKind.POST, record=True)] == [(None, "Director"), ("colonel", None)]


def test_an_office_behind_its_is_of_the_state_named_before(read):
    claims = read("A street was named after Basra. He has not mentioned Ruritania or Iran or its president, Karim Vahid.")
    (post,) = [c for c in claims if c.kind is ClaimKind.POST]
    assert post.word("organization") == "Iran"


def test_a_body_that_a_record_lists_holds_no_office_of_a_person(read):
    head = "JSC Northern Works\nAsset freeze | 3.4.2021\n1.1.1990\n"
    claims = read(head + "The current Minister of Roads is the head of the board.", ClaimKind.POST, record=True)
    assert [c.value("person") for c in claims] == []
