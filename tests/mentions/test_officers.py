"""Officers as a researcher of security forces marks them, by the tagger of the package."""

import pytest
from tests.claims.conftest import make_report

from linkage.mentions.officers import read_officers
from linkage.mentions.officerwords import hints_at_officers, tells_of_officers
from linkage.mentions.sentences import read_sentences
from linkage.model.mention import MentionType

TEXT = "The Chief of Army Staff, Lieutenant General Omar Kader, visited the 7 Brigade on Monday.\n\nIt rained in the town.\n"


def officers(text: str):
    report = make_report(text)
    [found] = read_officers([(report, read_sentences(report)[0])])
    return found


def test_an_officer_has_his_rank_and_office():
    found = {(m.type, m.text) for m in officers(TEXT)}
    assert {
        (MentionType.PERSON, "Omar Kader"),
        (MentionType.RANK, "Lieutenant General"),
        (MentionType.TITLE, "Chief of Army Staff"),
    } <= found


def test_every_name_stands_at_its_offset():
    assert all(m.span.of(TEXT) == m.text for m in officers(TEXT))


@pytest.mark.parametrize("text", ["It rained in the town.", "Residents fetched water from the river."])
def test_a_paragraph_without_rank_office_or_unit_is_not_tagged(text):
    assert not hints_at_officers(text)
    assert officers(text) == []


def test_taggers_learn_from_more_sentences_than_they_are_used_on():
    plain = "The troops left the town."
    assert hints_at_officers(plain)
    assert not tells_of_officers(plain)


def test_a_commander_is_a_role_and_a_chief_of_staff_a_title(parse):
    parsed = parse("Colonel Omar Kader, the commander of 45 Battalion, met the Chief of Army Staff, General Ivan Petrov.")
    assert {m.text for m in parsed.officers if m.type is MentionType.ROLE} <= {"commander"}
    assert {m.text for m in parsed.officers if m.type is MentionType.TITLE} <= {"Chief of Army Staff"}


def test_an_officers_name_stands_once_among_all_mentions(parse):
    mentions = [m for m in parse("Lieutenant General Omar Kader visited the brigade.").all_mentions if m.type is MentionType.PERSON]
    assert [m.text for m in mentions] == ["Omar Kader"]


def test_names_of_the_rules_stand_where_no_officer_is_named(parse):
    parsed = parse("Mayor Anna Kovacs spoke.\n\nThe Chief of Army Staff, Lieutenant General Omar Kader, visited the 7 Brigade on Monday.")
    assert "Anna Kovacs" in {m.text for m in parsed.all_mentions if m.type is MentionType.PERSON}


def test_every_relation_ties_two_mentions_that_are_told(parse):
    parsed = parse("The Chief of Army Staff, Lieutenant General Omar Kader, visited the 7 Brigade on Monday.")
    told = {m.span for m in parsed.all_mentions}
    assert parsed.all_relations
    assert all({r.head, r.tail} <= told for r in parsed.all_relations)
