"""A claim as a person says it should be."""

import pytest

from linkage.errors import InputError
from linkage.model.claim import ClaimKind, Stance
from linkage.model.span import Span
from linkage.reviews import ClaimEdit, RoleEdit, edit_claim, make_claim
from madereading import make_reading, span_of

READING = make_reading()
REPORT, CLAIM = READING.report, READING.claims[0]


def test_a_role_is_filled_with_the_selected_words_and_the_rest_stays() -> None:
    edited = edit_claim(CLAIM, ClaimEdit(roles={"victims": RoleEdit(span=span_of("12 people"))}), REPORT, "A")
    assert (edited.word("victims"), edited.number("min"), edited.reader) == ("12 people", 12, "person/A")
    assert [role.name for role in edited.roles] == [role.name for role in CLAIM.roles]


def test_source_stance_and_time_are_corrected() -> None:
    edited = edit_claim(CLAIM, ClaimEdit(source="", stance=Stance.ADMITTED, when="2024-04-22"), REPORT, "A")
    assert (edited.source, edited.stance) == (None, Stance.ADMITTED)
    assert edited.when is not None
    assert edited.when.edtf == "2024-04-22"


def test_another_kind_drops_the_roles_that_it_does_not_have() -> None:
    edited = edit_claim(CLAIM, ClaimEdit(kind=ClaimKind.DAMAGE), REPORT, "A")
    assert [role.name for role in edited.roles] == ["place"]


def test_an_added_claim_has_the_person_for_its_reader() -> None:
    made = make_claim(REPORT, ClaimKind.ATTACK, span_of("killed in Orlivka"), ClaimEdit(roles={"act": RoleEdit("shelling")}), "A")
    assert (made.reader, made.value("act"), made.confidence) == ("person/A", "shelling", 1.0)


@pytest.mark.parametrize(
    "edit",
    [
        ClaimEdit(roles={"weapon": RoleEdit("gun")}),
        ClaimEdit(roles={"outcome": RoleEdit("vexed")}),
        ClaimEdit(roles={"min": RoleEdit(span=Span(0, 3))}),
        ClaimEdit(quote=Span(0, 10_000)),
        ClaimEdit(roles={"place": RoleEdit("x", Span(0, len(REPORT.text) + 1))}),
    ],
    ids=["unknown role", "unknown word", "number without value", "quote too long", "outside of the report"],
)
def test_what_gives_no_claim_is_refused(edit: ClaimEdit) -> None:
    with pytest.raises(InputError):
        edit_claim(CLAIM, edit, REPORT, "A")
