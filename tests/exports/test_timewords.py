"""What stands on a timeline, in words."""

import pytest

from linkage.exports.html.timewords import word_sayers


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("the mayor", "the guild"), "the mayor, the guild"),
        (("the mayor", "the guild", "the smith", "the miller"), "the mayor, the guild, the smith, the miller"),
        (("the mayor", "the guild", "the smith", "the miller", "the navy"), "the mayor, the guild, the smith and 2 more"),
        ((), "nobody named"),
    ],
)
def test_no_one_name_hides_behind_a_number(names: tuple[str, ...], words: str) -> None:
    assert word_sayers(names) == words


@pytest.mark.parametrize(
    ("said", "denied", "wider", "words"),
    [
        (("a nurse",), ("the navy",), (), "a nurse; denied or doubted by the navy"),
        (("a nurse",), (), ("Sund (of raids)",), "a nurse; denied in wider terms by Sund (of raids)"),
        (
            ("a nurse",),
            ("the navy",),
            ("Sund (of raids)",),
            "a nurse; denied or doubted by the navy; denied in wider terms by Sund (of raids)",
        ),
        ((), ("the navy",), ("Sund (of raids)",), "Denied or doubted by the navy; denied in wider terms by Sund (of raids)"),
        ((), (), ("Sund (of raids)",), "Denied in wider terms by Sund (of raids)"),
    ],
)
def test_who_denies_by_itself_and_in_wider_terms_stand_apart(
    said: tuple[str, ...], denied: tuple[str, ...], wider: tuple[str, ...], words: str
) -> None:
    assert word_sayers(said, denied, wider) == words
