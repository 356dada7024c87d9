"""Which claims name rival parties: entities and whom claims put above them, never spellings."""

import pytest
from test_group import grade_first, strike

from linkage.incidents.parties import read_parties
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Grade
from madeclaims import make_claim, make_report

A = make_report("a")


def blame(name: str, at: int = 0) -> Claim:
    return make_claim(A, "responsibility", at, accused=name, act="the strike")


def entity(id_: str, name: str, *named: tuple[Claim, str]) -> Entity:
    type_ = EntityType(id_.split(":")[0])
    return Entity(id_, type_, name, (name,), tuple(Naming(claim.id, role, name) for claim, role in named))


def test_two_spellings_of_one_man_are_one_party() -> None:
    one, other = blame("Oren Tasker"), blame("General Tasker", 20)
    parties = read_parties([entity("person:tasker", "Oren Tasker", (one, "accused"), (other, "accused"))], [one, other])
    assert parties.apart([one, other]) == ()


def test_two_men_with_nothing_above_them_are_two_parties_told_by_their_usual_names() -> None:
    one, other = blame("Tasker"), blame("Sund", 20)
    entities = [entity("person:tasker", "Oren Tasker", (one, "accused")), entity("person:sund", "Ilan Sund", (other, "accused"))]
    assert read_parties(entities, [one, other]).apart([one, other]) == ("Ilan Sund", "Oren Tasker")


def officer_and_army(stance: str) -> tuple[str, ...]:
    man, army = blame("Tasker"), blame("Third Brigade", 20)
    post = make_claim(A, "post", 40, stance=stance, person="Oren Tasker", title="commander", organization="Third Brigade")
    entities = [
        entity("person:tasker", "Oren Tasker", (man, "accused"), (post, "person")),
        entity("unit:third-brigade", "Third Brigade", (army, "accused"), (post, "organization")),
    ]
    return read_parties(entities, [man, army, post]).apart([man, army])


def test_an_officer_and_the_body_in_which_he_has_a_post_are_one_party_unless_the_post_is_denied() -> None:
    assert officer_and_army("asserted") == ()
    assert officer_and_army("denied") == ("Oren Tasker", "Third Brigade")


@pytest.mark.parametrize(("mode", "apart"), [("commands", False), ("direct-line", True)])
def test_who_is_commanded_is_of_that_side_and_a_direct_line_makes_no_side(mode: str, apart: bool) -> None:
    unit, body = blame("Third Brigade"), blame("Northern Front", 20)
    order = make_claim(A, "command", 40, superior="Northern Front", subordinate="Third Brigade", mode=mode)
    entities = [
        entity("unit:third-brigade", "Third Brigade", (unit, "accused"), (order, "subordinate")),
        entity("organization:northern-front", "Northern Front", (body, "accused"), (order, "superior")),
    ]
    assert bool(read_parties(entities, [unit, body, order]).apart([unit, body])) is apart


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Syrian air force", True),
        ("Ministry of Defence of Syria", True),
        ("Army of the Syrian Arab Republic", True),
        ("Free Syrian Army", False),
        ("Syrian Democratic Forces", False),
        ("Syrian Observatory for Human Rights", False),
    ],
)
def test_an_organ_of_a_state_is_the_state_and_a_body_that_bears_its_name_is_not(name: str, same: bool) -> None:
    body, state = blame(name), blame("Syria", 20)
    entities = [entity("organization:body", name, (body, "accused")), entity("state:syria", "Syria", (state, "accused"))]
    assert (read_parties(entities, [body, state]).apart([body, state]) == ()) is same


def test_two_states_are_two_parties_although_one_is_said_to_command_forces_of_the_other() -> None:
    one, other = blame("Russia"), blame("Syria", 20)
    order = make_claim(A, "command", 40, superior="Russia", subordinate="Syria", mode="commands")
    entities = [
        entity("state:russia", "Russia", (one, "accused"), (order, "superior")),
        entity("state:syria", "Syria", (other, "accused"), (order, "subordinate")),
    ]
    assert read_parties(entities, [one, other, order]).apart([one, other]) == ("Russia", "Syria")


def test_a_grade_is_not_contested_by_a_general_and_the_air_force_of_his_state() -> None:
    a, b = make_report("a"), make_report("b")
    post = make_claim(a, "post", 60, person="Mikhail Ivanov", title="Deputy Minister of Defence", organization="Russia")
    claims = [strike(a), make_claim(a, "responsibility", 5, accused="Mikhail Ivanov", act="the strike on a hospital", place="Aleppo")]
    claims.append(strike(b, perpetrator="Russian warplanes"))
    assert grade_first([a, b], [*claims, post]) is Grade.FAIR
    assert grade_first([a, b], claims) is Grade.CONTESTED


def test_who_did_something_else_is_no_rival_for_the_act() -> None:
    a, b = make_report("a"), make_report("b")
    other = strike(a, at=30, perpetrator="Russian warplanes", act="looting", target="homes", target_type="residential")
    assert grade_first([a, b], [strike(a, perpetrator="Syria"), other, strike(b, perpetrator="Syria")]) is not Grade.CONTESTED


def test_doers_whom_no_known_party_is_called_are_given_as_written_but_a_bare_aircraft_is_nobody() -> None:
    known, rebels, again, jets = blame("Russia"), blame("the rebels", 20), blame("The rebels", 40), blame("two unidentified jets", 60)
    parties = read_parties([entity("state:russia", "Russia", (known, "accused"))], [known, rebels, again, jets])
    assert parties.unknown([known, rebels, again, jets]) == ("the rebels",)


def test_two_parties_that_are_also_blamed_jointly_stay_two() -> None:
    one, other, both = blame("Russia"), blame("Syria", 20), blame("Russia and Syria", 40)
    entities = [
        entity("state:russia", "Russia", (one, "accused")),
        entity("state:syria", "Syria", (other, "accused")),
        entity("state:both", "Russia and Syria", (both, "accused")),
    ]
    assert read_parties(entities, [one, other, both]).apart([one, other, both]) == ("Russia", "Syria")


def test_one_state_or_another_is_no_rival_of_both_together() -> None:
    one, other = blame("Peru and Chile jets"), blame("Peruvian or Chilean jets", 20)
    both, either = (
        entity("state:chile-and-peru", "Chile and Peru", (one, "accused")),
        entity("state:chile-or-peru", "Chile or Peru", (other, "accused")),
    )
    assert read_parties([both, either], [one, other]).apart([one, other]) == ()
