"""A name is a person's, a body's, or nobody's in particular; bodies that go by several names are one."""

from collections import Counter

import pytest

from linkage.entities.bodies import cluster_bodies
from linkage.entities.knownbodies import KINDS, known_body
from linkage.entities.namings import Mentioned
from linkage.entities.person_name import without_titles
from linkage.entities.whatnamed import Named, NameReader, is_office, person_in
from linkage.model.claim import ClaimKind
from linkage.vocab import load_phrases
from madereading import make_report

TEXT = "The naval staff met on a regular course, and witnesses were learning together from old doctrine. Eric Stone came later."


@pytest.fixture
def names() -> NameReader:
    return NameReader([make_report(TEXT)])


@pytest.mark.parametrize(
    "name",
    ["Petro Hnat", "HNAT Petro", "BERTRAND MAKOLO ILUNGA", "Colonel Stone", "Eric Stone", "Stone Petrenko", "Abu Omar al-Shami"],
)
def test_persons_are_persons_also_in_capitals_and_with_a_common_word_as_surname(name: str, names: NameReader) -> None:
    assert names.read(name, may_be_body=False) is Named.PERSON


@pytest.mark.parametrize(
    "name",
    [
        "the Taliban",
        "Al-Qaeda",
        "Orlivka Defence Forces",
        "Special Rescue Squad",
        "Velm Press",
        "two IS suicide bombers",
        "ИГИЛ",
        "Прокуратура Орловки",
        "Генпрокуратура",
        "Міноборони",
    ],
)
def test_groups_and_forces_are_bodies_where_no_word_says_so_too(name: str, names: NameReader) -> None:
    assert names.read(name, may_be_body=False) is Named.BODY


@pytest.mark.parametrize(
    "name", ["Witnesses", "Naval Staff", "Regular Course", "Learning Together", "Operation Clear Sky", "Chief of Naval Staff"]
)
def test_common_words_with_capitals_undertakings_and_offices_name_nobody(name: str, names: NameReader) -> None:
    assert names.read(name, may_be_body=False) is Named.NOBODY


def test_a_common_word_is_no_body_although_it_stands_where_one_would(names: NameReader) -> None:
    assert names.read("Doctrine", may_be_body=True) is Named.NOBODY
    assert names.read("Orlivka", may_be_body=True) is Named.BODY


def test_the_name_behind_an_office_is_the_persons() -> None:
    assert person_in("President of the Velm Council Anna Petrenko") == "Anna Petrenko"
    assert person_in("Ministry of Defence of Velm") == "Ministry of Defence of Velm"


@pytest.mark.parametrize(
    ("text", "is_one"), [("Chief of Army Staff", True), ("Director of the hospital", True), ("Ministry of Defence", False)]
)
def test_an_office_is_told_from_a_body_by_its_head(text: str, is_one: bool) -> None:
    assert is_office(text) is is_one


def test_a_surname_is_the_persons_of_the_report_and_not_the_body_of_that_name() -> None:
    full = Mentioned("r", 0, "c0", "speaker", "Robert Wagner", ClaimKind.STATEMENT)
    names = NameReader([], [full])
    assert names.read("Wagner", may_be_body=False, report_id="r") is Named.PERSON
    assert names.read("Wagner", may_be_body=False, report_id="another") is Named.BODY
    assert names.read("Wagner mercenaries", may_be_body=False, report_id="r") is Named.BODY


def test_two_full_names_with_a_comma_are_nobody_in_particular(names: NameReader) -> None:
    assert names.read("Vladimir Petrenko, Igor Melnyk", may_be_body=False) is Named.NOBODY


def test_ranks_and_forms_of_address_are_no_part_of_the_name_that_is_shown() -> None:
    assert without_titles("Acting CP Emeka Obi") == "Emeka Obi"
    assert without_titles("General") == "General"


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("Daesh", "Islamic State"), ("Islamic State group", "Islamic State"), ("official SANA news agency", "Syrian Arab News Agency"),
        ("London-based Amnesty International", "Amnesty International"), ("is", None),
        ("Red Army of Velm", None), ("IS", "Islamic State"), ("Is", None), ("Who", None), ("U.N.", "United Nations"),
        ("M23/ARC", "March 23 Movement"), ("M23/FDLR", None), ("al-Qaeda affiliate", None), ("a branch of Hamas", None),
    ],
)  # fmt: skip
def test_known_bodies_are_found_under_each_of_their_names_and_with_light_words_around(text: str, usual: str | None) -> None:
    assert known_body(text) == usual


def test_names_of_one_known_body_are_one_and_the_reason_names_the_list() -> None:
    mentions = [
        Mentioned("r", n, f"c{n}", "source", name, ClaimKind.ATTACK) for n, name in enumerate(("Daesh", "ISIL", "the Islamic State"))
    ]
    (cluster,), _ = cluster_bodies(mentions, [])
    assert set(cluster.names) == {"Daesh", "ISIL", "the Islamic State"}
    assert any("the list of known bodies has both names" in reason for reason in cluster.reasons)


def test_a_short_form_of_any_name_of_a_known_body_is_read_as_it() -> None:
    full = Mentioned("r", 0, "c0", "source", "White Helmets", ClaimKind.ATTACK)
    short = Mentioned("r", 9, "c1", "source", "civil defence sources", ClaimKind.ATTACK)
    (cluster,), left = cluster_bodies([full], [short])
    assert (len(cluster.mentions), left) == (2, [])


def test_no_name_is_that_of_two_known_bodies_and_none_stands_twice() -> None:
    lines = [line.split(" = ") for kind in KINDS for line in load_phrases("knownbodies", kind)]
    names = [name for line in lines for name in line]
    assert [name for name, count in Counter(names).items() if count > 1] == []
    assert {name: known_body(name) for line in lines for name in line} == {name: line[0] for line in lines for name in line}
