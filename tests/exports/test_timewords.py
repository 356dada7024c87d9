"""What stands on a timeline, in words."""

from dataclasses import replace

import pytest

from linkage.exports.html.timewords import word_sayers
from linkage.model.timeline import Lane, TimelineItem


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
    ("said", "unlike", "words"),
    [
        (("a nurse",), (("denied by", ("the navy",)),), "a nurse; denied by the navy"),
        (
            ("a nurse",),
            (("doubted by", ("the Post",)), ("denied in wider terms by", ("Sund (of raids)",))),
            "a nurse; doubted by the Post; denied in wider terms by Sund (of raids)",
        ),
        ((), (("denied by", ("the navy",)), ("doubted by", ("the Post",))), "Denied by the navy; doubted by the Post"),
    ],
)
def test_who_is_named_and_does_not_say_so_stands_apart_by_how(
    said: tuple[str, ...], unlike: tuple[tuple[str, tuple[str, ...]], ...], words: str
) -> None:
    assert word_sayers(said, unlike) == words


def test_an_item_names_them_in_one_order_and_leaves_out_what_nobody_does() -> None:
    told = TimelineItem(Lane.INCIDENT, "i", "Reported fire", (), "", None, (), denied_by=("the navy",))
    item = replace(told, wider=("Sund (of raids)",), apart=(("told", ("a",)),))
    assert item.unlike == (("denied by", ("the navy",)), ("denied in wider terms by", ("Sund (of raids)",)), ("told", ("a",)))
    assert [how for how, _ in replace(item, doubted_by=("the Post",)).unlike][1] == "doubted by"
