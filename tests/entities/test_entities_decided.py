"""What a person decided about entities: two that are not the same are kept apart."""

import pytest

from linkage.entities import resolve_entities
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.decision import Decision, DecisionType, Subject, alternate
from linkage.model.entity import Entity, EntityType
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report

REPORT = make_report("a")


def posts(*names: str) -> list[Claim]:
    return [make_claim(REPORT, "post", 30 * n, person=name, title="mayor", organization="Gori") for n, name in enumerate(names)]


def persons(claims: list[Claim], *decisions: Decision) -> list[Entity]:
    found = resolve_entities([REPORT], claims, load_gazetteer(), CaseSettings(), decisions)
    return [e for e in found if e.type is EntityType.PERSON]


def decide(kind: DecisionType, subjects: tuple[str, ...]) -> Decision:
    return Decision(kind, subjects, "A. Nalyst", "2026-11-28T12:00:00+00:00", "two brothers", Subject.ENTITY)


def roles(*claims: Claim) -> tuple[str, ...]:
    return tuple(f"{claim.id}:person" for claim in claims)


def test_two_that_are_kept_apart_are_not_suggested_again() -> None:
    first, second = posts("Oleh Kril", "Oleh Krib")
    assert all(p.suggestions for p in persons([first, second]))
    apart = decide(DecisionType.APART, alternate(roles(first), roles(second)))
    assert [p.suggestions for p in persons([first, second], apart)] == [(), ()]


def test_to_keep_two_apart_leaves_other_suggestions() -> None:
    first, second, third = posts("Oleh Kril", "Oleh Krib", "Oleh Krik")
    found = persons([first, second, third], decide(DecisionType.APART, alternate(roles(first), roles(second))))
    assert sorted(len(p.suggestions) for p in found) == [1, 1, 2]


def test_two_that_a_later_reading_takes_for_one_stay_apart() -> None:
    first, second = posts("Oleh Kril", "Oleh Kril")
    assert len(persons([first, second])) == 1
    found = persons([first, second], decide(DecisionType.APART, alternate(roles(first), roles(second))))
    assert sorted(n.claim_id for p in found for n in p.namings) == sorted([first.id, second.id])
    assert [len(p.namings) for p in found] == [1, 1]
    assert any("kept apart: A. Nalyst decided it on 2026-11-28: two brothers" in p.reasons for p in found)


def test_to_keep_apart_changes_nothing_where_they_are_apart() -> None:
    first, second = posts("Oleh Kril", "Anna Sova")
    assert persons([first, second], decide(DecisionType.APART, alternate(roles(first), roles(second)))) == persons([first, second])


def test_a_later_join_goes_before_an_earlier_keeping_apart() -> None:
    first, second = posts("Oleh Kril", "Oleh Krib")
    apart, join = decide(DecisionType.APART, alternate(roles(first), roles(second))), decide(DecisionType.JOIN, roles(first, second))
    assert len(persons([first, second], apart, join)) == 1
    assert len(persons([first, second], join, apart)) == 2


def test_subjects_of_both_sides_take_turns() -> None:
    assert alternate(("a", "b", "c"), ("x",)) == ("a", "x", "b", "x", "c", "x")
    decision = decide(DecisionType.APART, alternate(("a",), ("x", "y")))
    assert decision.sides == (frozenset({"a"}), frozenset({"x", "y"}))
    assert decide(DecisionType.JOIN, ("a", "x")).sides == (frozenset(), frozenset())


@pytest.mark.parametrize("subjects", [("a",), ("a", "b", "c")], ids=["one", "three"])
def test_to_keep_apart_needs_two_sides(subjects: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="in turn"):
        decide(DecisionType.APART, subjects)
