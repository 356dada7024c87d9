"""Persons and bodies that may be one: joined, suggested, or kept apart by the case."""

from linkage.entities import resolve_entities
from linkage.exports.jsonl import entity_records
from linkage.model.case import CaseSettings
from linkage.model.entity import Entity, EntityType
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def persons(*names: str, settings: CaseSettings | None = None) -> list[Entity]:
    report = make_report("a")
    claims = [make_claim(report, "post", 30 * n, person=name, title="mayor", organization="Gori") for n, name in enumerate(names)]
    entities = resolve_entities([report], claims, load_gazetteer(), settings or CaseSettings())
    return [e for e in entities if e.type is EntityType.PERSON]


def test_the_schools_of_transliteration_are_one_person() -> None:
    (person,) = persons("Yevgeny Charushin", "Jewgienij Czaruszyn", "Евгений Чарушин", "Evgueni Tcharouchine")
    assert len(person.reasons) == 3
    assert not person.suggestions


def test_a_slip_in_a_short_surname_is_suggested_and_not_joined() -> None:
    first, second = persons("Oleh Kril", "Oleh Krib")
    assert [s.entity_id for s in first.suggestions] == [second.id]
    assert first.suggestions[0].score == second.suggestions[0].score
    assert "Kril" in first.suggestions[0].reasons[0]


def test_brothers_are_not_even_suggested() -> None:
    assert [p.suggestions for p in persons("Vasyl Hulak", "Pavlo Hulak")] == [(), ()]


def test_names_that_the_case_keeps_apart_are_neither_joined_nor_suggested() -> None:
    names = ("Oleh Lobachevsky", "Oleg Lobachevskyi")
    assert len(persons(*names)) == 1
    apart = persons(*names, settings=CaseSettings(different=(names,)))
    assert [p.suggestions for p in apart] == [(), ()]
    assert len(apart) == 2


def test_a_surname_that_the_case_keeps_apart_is_not_taken_for_a_full_name() -> None:
    names = ("Oleh Lobachevsky", "Lobachevsky")
    assert len(persons(*names)) == 1
    assert len(persons(*names, settings=CaseSettings(different=(names,)))) == 2


def test_a_third_name_does_not_bring_together_what_the_case_keeps_apart() -> None:
    names = ("Oleh Petrovych Hulak", "Oleg Petrovich Gulak")
    found = persons(*names, "Oleh Hulak", settings=CaseSettings(different=(names,)))
    assert all(not set(names) <= set(p.names) for p in found)


def test_suggestions_are_exported_with_their_reasons() -> None:
    first, second = persons("Oleh Kril", "Oleh Krib")
    record = next(iter(entity_records([first])))
    assert record["suggestions"] == [
        {"entity": second.id, "score": first.suggestions[0].score, "reasons": list(first.suggestions[0].reasons)}
    ]
