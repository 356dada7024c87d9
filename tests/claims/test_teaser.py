"""Lines that are no sentences: headlines of other stories, and what the opening tells that the text tells again."""

from collections.abc import Callable

import pytest

from linkage.model.claim import Claim, ClaimKind

Read = Callable[..., list[Claim]]
LONG = "The port of Karsa lies in the bay. " * 14


@pytest.mark.parametrize(
    ("line", "attacks"),
    [
        pytest.param(
            "Related Valley Front Keeps Shelling Tarif District of Karsa Port Talks End Again Talks Fail", 0, id="headlines run together"
        ),
        pytest.param("The Valley Front keeps shelling the Tarif district of Karsa while talks go on in the port.", 1, id="a sentence"),
    ],
)
def test_headlines_of_other_stories_behind_a_text_tell_no_attack(read: Read, line: str, attacks: int) -> None:
    assert len(read(f"A quiet week\n\n{LONG}\n\n{line}", kind=ClaimKind.ATTACK)) == attacks


def test_the_later_telling_of_a_figure_of_the_opening_is_kept(read: Read) -> None:
    text = (
        "Raid on a mill\n\nA raid in Karsa left at least 45 millers dead, a witness said.\n\n"
        '"At least 45 millers died when the roof of the mill fell in," the witness said in Karsa.'
    )
    (killed,) = read(text, kind=ClaimKind.CASUALTIES)
    assert killed.quote.start >= text.index('"At least')


def test_the_attack_by_which_people_fell_is_the_one_told_before(read: Read) -> None:
    text = "Rebels shelled a mill in Karsa on Monday. Nine drivers were killed in the attack."
    assert len(read(text, kind=ClaimKind.ATTACK)) == 1
