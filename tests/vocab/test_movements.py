"""How people who are counted as displaced were moved, and from where to where."""

import pytest

from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.incident import Movement
from linkage.model.span import Span
from linkage.vocab.movements import read_movement, read_ways


def counted(text: str, number: str, outcome: str = "displaced", until: str = "") -> Claim:
    at = text.index(number)
    roles = (Role("outcome", outcome), Role("min", 900, Span(at, at + len(number))))
    return Claim(ClaimKind.CASUALTIES, "r", Span(0, text.index(until) if until else len(text)), roles)


@pytest.mark.parametrize(
    ("text", "number", "movement"),
    [
        ("Northland has forcefully deported 900 villagers", "900", Movement.DEPORTED),
        ("900 villagers were forcibly transferred", "900", Movement.DEPORTED),
        ("900 villagers have been evacuated by boat", "900", Movement.EVACUATED),
        ("900 villagers fled over the ridge", "900", Movement.FLED),
        ("900 villagers have asked to be evacuated", "900", Movement.WAITING),
        ("Waiting to be evacuated are 900 villagers", "900", Movement.WAITING),
        ("The storm of 1931 displaced 900 villagers", "900", Movement.UNTOLD),
        ("40 guards were deported and 900 villagers fled", "900", Movement.FLED),
        ("40 guards were deported and 900 villagers fled", "40", Movement.DEPORTED),
        ("900 человек эвакуированы", "900", Movement.EVACUATED),
        ("900 людей депортовано", "900", Movement.DEPORTED),
        ("900 personas fueron evacuadas", "900", Movement.EVACUATED),
    ],
)
def test_the_phrase_nearest_to_the_number_tells_how_people_were_moved(text: str, number: str, movement: Movement) -> None:
    assert read_movement(counted(text, number), text) is movement


def test_only_people_who_are_displaced_are_moved() -> None:
    text = "900 were killed while the town was evacuated"
    assert read_movement(counted(text, "900", "killed"), text) is Movement.UNTOLD


def test_the_words_before_a_place_tell_whether_people_came_from_there_or_went_there() -> None:
    text = "900 villagers were evacuated from Karst into the Northland, according to Sund. Boats to Vell waited."
    claim = counted(text, "900", until=" from")
    assert sorted(read_ways(claim, text, ("Karst", "Northland", "Sund", "Vell"))) == [("from", "Karst"), ("to", "Northland")]
    other = counted(text, "900", "killed")
    assert list(read_ways(other, text, ("Karst",))) == []
