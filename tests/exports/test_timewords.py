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
