import pytest

from linkage.model.claim import ClaimKind


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Thousands are trapped in Taiz without water, food or electricity.", {"water", "food", "electricity"}),
        ("There is a shortage of medicine in Taiz.", {"medicine"}),
        ("Rebels blocked aid convoys in Taiz.", {"aid"}),
        ("Soldiers prevented civilians from leaving Taiz.", {"evacuation"}),
    ],
    ids=["without", "shortage", "blocked", "kept"],
)
def test_what_people_are_denied(read, text, what):
    claim = read(text, ClaimKind.DEPRIVATION)[0]
    assert set(claim.value("what")) == what
    assert claim.value("place") == "Taiz"


def test_aid_that_arrived_is_no_deprivation(read):
    assert not read("Aid convoys reached Taiz on Monday with food and water.", ClaimKind.DEPRIVATION)


def test_who_thwarted_an_evacuation_stands_in_the_quote(read):
    text = "Бои в Алеппо\n\nПо словам мэра, боевики северной армии сорвали эвакуацию жителей из Алеппо. Город обстреливали всю ночь.\n"
    (claim,) = read(text, ClaimKind.DEPRIVATION, language="ru")
    assert "боевики северной армии сорвали эвакуацию" in claim.quote.of(text)
