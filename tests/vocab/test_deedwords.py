"""A harm that is told as what somebody did, and one that is told as a thing."""

import pytest

from linkage.model.claim import Claim, ClaimKind, Role
from linkage.model.span import Span
from linkage.vocab.deedwords import is_deed_told_by_verb


def by_verb(text: str, act: str, accused: str) -> bool:
    roles = tuple(Role(name, words, Span(text.index(words), text.index(words) + len(words))) for name, words in
                  (("accused", accused), ("act", act)))  # fmt: skip
    return is_deed_told_by_verb(Claim(ClaimKind.RESPONSIBILITY, "r", Span(0, len(text)), roles), text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The guild also spoils the wells.", "spoils the wells"),
        ("The guild flooded the lower fields.", "flooded the lower fields"),
        ("The guild has repeatedly burnt barns.", "burnt barns"),
        ("The guild, which sells grain, taxes mills and robs the ferrymen.", "robs the ferrymen"),
        ("The guild has a new head. He robs the ferrymen.", "robs the ferrymen"),
        ("The guild tried to drown the town.", "drown the town"),
    ],
)
def test_a_verb_with_its_doer_before_it_is_a_deed(text: str, act: str) -> None:
    assert by_verb(text, act, "The guild")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The guild is answerable for floods in the valley.", "floods in the valley"),
        ("The guild committed crimes against ferrymen.", "crimes against ferrymen"),
        ("The guild brought want and hunger to the town and led to unrest.", "unrest"),
        ("The guild is accused of drowning the town.", "drowning the town"),
        ("The guild carried out at least three raids.", "at least three raids"),
        ("The guild: the raid on the mill.", "the raid on the mill"),
    ],
)
def test_a_thing_is_no_deed(text: str, act: str) -> None:
    assert not by_verb(text, act, "The guild")
