"""Who is taken for a listed person or body, and who is only suggested."""

import random
from dataclasses import replace

import pytest

from linkage.entities.screening import screen, screened_key
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.listing import ListedKind, ListedName, Listing, NamingKind, SanctionsList
from linkage.model.screening import ListMatch, Screening
from madeclaims import make_claim, make_report

REPORT = make_report("a")


def listing(id_: str, *names: str, kind: ListedKind = ListedKind.PERSON, **known: object) -> Listing:
    given = (NamingKind.PRIMARY, *[NamingKind.ALIAS] * len(names))
    return Listing("uk", id_, kind, tuple(map(ListedName, names, given)), **known)  # type: ignore[arg-type]


def the_list(*listings: Listing, id_: str = "uk") -> SanctionsList:
    held = tuple(replace(one, list_id=id_) for one in listings)
    return SanctionsList(id_, id_.upper(), "a list", "2031-05-05", "", (), held)


def person(name: str, *claims: Claim, type_: EntityType = EntityType.PERSON) -> Entity:
    return Entity(f"{type_}:{name}", type_, name, (name,), tuple(Naming(claim.id, "person", name) for claim in claims))


def find(entity: Entity, *listings: Listing, claims: tuple[Claim, ...] = ()) -> list[ListMatch]:
    return list(screen([the_list(*listings)], [entity], claims).matches)


def hits(entity: Entity, *listings: Listing, claims: tuple[Claim, ...] = ()) -> list[str]:
    return [match.listing.id for match in find(entity, *listings, claims=claims) if match.is_hit]


BORN = make_claim(REPORT, "identity", person="Ivan Petrenko", attribute="born", value="3.4.1970")
BORN_OTHERWISE = make_claim(REPORT, "identity", person="Ivan Petrenko", attribute="born", value="3.4.1950")
POST = make_claim(REPORT, "post", person="Ivan Petrenko", title="rector", organization="Zelva Academy")
PETRENKOS = [listing(str(n), f"{given} Petrenko") for n, given in enumerate(["Olha", "Taras", "Bohdan", "Yurii"])]


@pytest.mark.parametrize(
    ("name", "listed"),
    [("Ivan Olehovych Petrenko", "Ivan Olehovych PETRENKO"), ("Іван Олегович Петренко", "Ivan Olegovich Petrenko"),
     ("General Ivan Olehovych Petrenko", "PETRENKO, Ivan Olehovych"), ("Ivan Petrenko", "Ivan Olehovych PETRENKO")],
    ids=["same", "other script", "rank and order", "rare surname without patronymic"],
)  # fmt: skip
def test_a_full_or_rare_name_is_a_hit(name: str, listed: str) -> None:
    assert hits(person(name), listing("1", listed)) == ["1"]


@pytest.mark.parametrize(
    ("name", "listed"),
    [("Petrenko", "Petrenko"), ("Petrenko", "Ivan Petrenko"), ("Ivan Olehovych Petrenko", "Ivan Mykolayovych Petrenko"),
     ("Mohammad Sobari", "Hani Muhammad Yusuf Sobari"), ("Ahmad Hassan", "Ahmed Hassan")],
    ids=["single word", "surname alone", "other patronymic", "two words of four", "given names that many bear"],
)  # fmt: skip
def test_a_name_that_tells_too_little_is_no_hit(name: str, listed: str) -> None:
    assert hits(person(name), listing("1", listed)) == []


def test_a_surname_that_several_on_the_list_bear_needs_more_than_two_words() -> None:
    entity = person("Ivan Petrenko", POST, BORN)
    wanted = listing("9", "Ivan Olehovych Petrenko", births=("1970-04-03",))
    assert hits(entity, wanted, *PETRENKOS) == []
    assert [m.listing.id for m in find(entity, wanted, *PETRENKOS)][:1] == ["9"]
    assert hits(entity, wanted, *PETRENKOS, claims=(BORN,)) == ["9"]


def test_words_of_a_post_speak_for_a_name() -> None:
    wanted = listing("9", "Ivan Petrenko", positions=("Rector of the Academy of Zelva",))
    assert hits(person("Ivan Petrenko", POST), wanted, *PETRENKOS, claims=(POST,)) == ["9"]


def test_another_birth_date_speaks_against_the_fullest_name() -> None:
    wanted = listing("9", "Ivan Petrenko", births=("1970-04-03",))
    (match,) = find(person("Ivan Petrenko", BORN_OTHERWISE), wanted, claims=(BORN_OTHERWISE,))
    assert not match.is_hit
    assert any("1950" in reason for reason in match.reasons)


def test_of_two_entries_that_fit_equally_well_neither_is_a_hit() -> None:
    found = find(person("Ivan Olehovych Petrenko"), listing("1", "Ivan Olehovych Petrenko"), listing("2", "Ivan Olehovych PETRENKO"))
    assert [match.is_hit for match in found] == [False, False]
    assert any("2 on the same list fits as well" in reason for reason in found[0].reasons)


def test_a_weak_alias_alone_is_no_hit() -> None:
    weak = Listing(
        "uk", "1", ListedKind.PERSON, (ListedName("Boris Tkach", NamingKind.PRIMARY), ListedName("Ivan Petrenko", NamingKind.WEAK))
    )
    (match,) = find(person("Ivan Petrenko"), weak)
    assert not match.is_hit
    assert "the list itself calls this name weak" in match.reasons


def test_a_hit_on_one_list_seconds_the_same_full_name_on_another() -> None:
    entity = person("Ivan Petrenko", BORN)
    sure = the_list(listing("9", "Ivan Olehovych Petrenko", births=("1970-04-03",)), id_="eu")
    other = the_list(listing("7", "Ivan Olehovych PETRENKO"), *PETRENKOS)
    assert [m.listing.id for m in screen([other], [entity], (BORN,)).matches if m.is_hit] == []
    assert [m.listing.id for m in screen([sure, other], [entity], (BORN,)).matches if m.is_hit] == ["9", "7"]


@pytest.mark.parametrize(
    ("name", "listed", "is_hit"),
    [("Orlivka Rifle Brigade", "ORLIVKA RIFLE BRIGADE", True), ("Kestrel", "KESTREL", False), ("Kestrel Group", "KESTREL GROUP", True),
     ("Al-Kestrel", "AL KESTREL", False), ("Kestrel", "KESTREL GROUP", False),
     ("Ministry of Defence", "MINISTRY OF DEFENCE", False), ("Kestrel Harbour Bank", "KESTREL RIVER BANK", False)],
    ids=["own words", "single word", "the very same words", "article and word", "one of two words", "common words", "other words"],
)  # fmt: skip
def test_a_body_needs_words_of_its_own(name: str, listed: str, is_hit: bool) -> None:
    entity = person(name, type_=EntityType.ORGANIZATION)
    assert hits(entity, listing("1", listed, kind=ListedKind.BODY)) == (["1"] if is_hit else [])


def test_an_entry_of_that_name_goes_before_one_that_has_it_as_an_alias() -> None:
    entity = person("Kestrel Group", type_=EntityType.ORGANIZATION)
    other = listing("1", "Harbour Corps", "Kestrel Group", kind=ListedKind.BODY)
    assert hits(entity, other, listing("2", "Kestrel Group", kind=ListedKind.BODY)) == ["2"]


def test_a_person_is_not_held_against_bodies_nor_a_place_against_anything() -> None:
    body = listing("1", "Ivan Olehovych Petrenko", kind=ListedKind.BODY)
    assert find(person("Ivan Olehovych Petrenko"), body) == []
    assert screen([the_list(body)], [person("Orlivka", type_=EntityType.PLACE)], ()).entity_ids == ()


def test_somebody_taken_for_a_body_is_found_where_a_claim_tells_a_birth() -> None:
    entity = person("IVAN OLEHOVYCH PETRENKO", BORN, type_=EntityType.ORGANIZATION)
    assert hits(entity, listing("1", "Ivan Olehovych Petrenko"), claims=(BORN,)) == ["1"]


def test_whoever_is_not_found_is_told_with_the_dates_of_the_lists() -> None:
    entity = person("Olha Bondar")
    outcome = screen([the_list(*PETRENKOS)], [entity], ())
    assert [one.as_of for one in outcome.absent_from(entity.id)] == ["2031-05-05"]


def test_the_outcome_does_not_hang_on_the_order_of_input() -> None:
    entities = [person(name) for name in ("Ivan Petrenko", "Olha Petrenko", "Taras Petrenko", "Ivan Olehovych Petrenko")]
    lists = [the_list(*PETRENKOS), the_list(*PETRENKOS[:2], id_="eu")]

    def shuffled(seed: int) -> Screening:
        mixed = random.Random(seed)
        return screen(mixed.sample(lists, 2), mixed.sample(entities, 4), ())

    assert len({shuffled(seed) for seed in range(6)}) == 1


def test_the_key_changes_with_the_entities_and_not_with_their_order() -> None:
    first, second = person("Ivan Petrenko"), person("Olha Petrenko")
    assert screened_key([first, second]) == screened_key([second, first])
    assert screened_key([first]) != screened_key([first, second])
