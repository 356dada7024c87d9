"""Which rank, title, role and body belongs to which person, of names that are given."""

import pytest

from linkage.mentions.relations import read_pairs, read_relations
from linkage.model.mention import Mention, MentionType
from linkage.model.span import Span
from linkage.vocab.weights import Weights

TYPES = {"P": MentionType.PERSON, "R": MentionType.RANK, "T": MentionType.TITLE, "L": MentionType.ROLE, "O": MentionType.ORGANIZATION}


def marked(pattern: str) -> tuple[str, list[Mention]]:
    """A text with its names, from "[P Omar Kader] left"."""
    text, mentions, rest = "", [], pattern
    while "[" in rest:
        before, _, tail = rest.partition("[")
        inside, _, rest = tail.partition("]")
        text += before
        span = Span(len(text), len(text) + len(inside) - 2)
        mentions.append(Mention(TYPES[inside[0]], span, inside[2:]))
        text += inside[2:]
    return text + rest, mentions


RELATED = {
    "rank before": ("[R Colonel] [P Omar Kader] spoke.", {("has_rank", "Omar Kader", "Colonel")}),
    "title and body before": (
        "The [T General Officer Commanding] [O 3 Division], [R Major General] [P Omar Kader], spoke.",
        {
            ("has_rank", "Omar Kader", "Major General"),
            ("has_title", "Omar Kader", "General Officer Commanding"),
            ("is_posted", "Omar Kader", "3 Division"),
        },
    ),
    "role behind": (
        "[R Colonel] [P Omar Kader], the [L commander] of the [O 45 Battalion], spoke.",
        {
            ("has_rank", "Omar Kader", "Colonel"),
            ("has_role", "Omar Kader", "commander"),
            ("is_posted", "Omar Kader", "45 Battalion"),
        },
    ),
}


@pytest.mark.parametrize(("pattern", "expected"), RELATED.values(), ids=RELATED)
def test_each_name_goes_to_its_person(parse, pattern, expected):
    text, mentions = marked(pattern)
    found = {(r.type.value, r.head.of(text), r.tail.of(text)) for r in read_relations(parse(text).sentences, mentions)}
    assert found == expected


def test_two_officers_keep_their_own_ranks(parse):
    text, mentions = marked("[R Colonel] [P Omar Kader] replaced [R Major] [P Ivan Petrov].")
    found = {(r.head.of(text), r.tail.of(text)) for r in read_relations(parse(text).sentences, mentions)}
    assert found == {("Omar Kader", "Colonel"), ("Ivan Petrov", "Major")}


def test_a_text_without_persons_has_no_relations(parse):
    text, mentions = marked("The [O 45 Battalion] has a new [L commander].")
    assert read_relations(parse(text).sentences, mentions) == []


def test_a_person_far_away_is_no_candidate(parse):
    text, mentions = marked("[P Omar Kader] spoke. " + "It rained for a very long time that day. " * 10 + "The [R colonel] left.")
    assert list(read_pairs(parse(text).sentences, mentions)) == []


def test_below_the_threshold_nothing_is_related(parse):
    text, mentions = marked("[R Colonel] [P Omar Kader] spoke.")
    assert read_relations(parse(text).sentences, mentions, Weights(-9.0, {}, 0.4)) == []
