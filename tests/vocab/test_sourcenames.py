"""Who says so, by name, and words that are told and name nobody who tells them."""

import pytest

from linkage.model.entity import Entity, EntityType
from linkage.vocab.sourcenames import is_hearsay, name_source

GUARD = Entity("unit:vell", EntityType.UNIT, "Vell Guard", ("Vell Guard",), ())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a source in the Vell Guard", "a source in the Vell Guard"),
        ("Vell Guard inspectors", "Vell Guard inspectors"),
        ("the Guard", "Vell Guard"),
    ],
)
def test_somebody_of_a_body_is_named_as_written_and_the_body_as_the_case_has_it(written: str, shown: str) -> None:
    assert name_source(written, GUARD) == shown
    assert name_source(written, None) == written


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Karstland", "Karstland"),
        ("the Republic of Karstland", "the Republic of Karstland"),
        ("The government", "The government"),
        ("Old Karst", "Old Karst"),
        ("the Karstland regime", "the Karstland regime"),
        ("the president and his government", "the president and his government"),
    ],
)
def test_who_speaks_for_a_state_is_named_as_written_and_not_as_the_state(written: str, shown: str) -> None:
    names = ("Karstland", "Old Karst", "The government")
    assert name_source(written, Entity("state:karstland", EntityType.STATE, "Karstland", names, ())) == shown


@pytest.mark.parametrize(("written", "shown"), [("the UK", "United Kingdom"), ("Великобритания", "United Kingdom"), ("London", "London")])
def test_another_name_of_a_state_is_shown_as_the_state(written: str, shown: str) -> None:
    assert name_source(written, Entity("state:united-kingdom", EntityType.STATE, "United Kingdom", ("United Kingdom",), ())) == shown


@pytest.mark.parametrize(
    "source",
    [
        "Unverified reports",
        "reports of a blast at the mill",
        "some early reports",
        "an unverified report",
        "initial information",
        "rumours and conflicting accounts",
        "неподтвержденные сообщения",
        "непідтверджені повідомлення",
        "informes no confirmados",
        "primeras informaciones",
    ],
)
def test_what_is_told_is_nobody_who_tells_it(source: str) -> None:
    assert is_hearsay(source)


@pytest.mark.parametrize(
    "source",
    [
        "the report",
        "reports by residents",
        "media reports",
        "police reports",
        "official information",
        "Reports Commission",
        "many people",
        "",
    ],
)
def test_somebody_s_reports_are_no_hearsay(source: str) -> None:
    assert not is_hearsay(source)
