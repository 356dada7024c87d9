"""Officers as a researcher of security forces marks them, by the tagger of the package."""

import pytest
from tests.claims.conftest import make_report

from linkage.mentions.officers import read_officers, tells_of_officers
from linkage.model.mention import MentionType

TEXT = "The Chief of Army Staff, Lieutenant General Omar Kader, visited the 7 Brigade on Monday.\n\nIt rained in the town.\n"


def test_an_officer_has_his_rank_and_office():
    found = {(m.type, m.text) for m in read_officers(make_report(TEXT))}
    assert {
        (MentionType.PERSON, "Omar Kader"),
        (MentionType.RANK, "Lieutenant General"),
        (MentionType.TITLE, "Chief of Army Staff"),
    } <= found


def test_every_name_stands_at_its_offset():
    report = make_report(TEXT)
    assert all(m.span.of(report.text) == m.text for m in read_officers(report))


@pytest.mark.parametrize("text", ["It rained in the town.", "Residents fetched water from the river."])
def test_a_paragraph_without_rank_office_or_unit_is_not_tagged(text):
    assert not tells_of_officers(text)
    assert read_officers(make_report(text)) == []


def test_a_commander_is_a_role_and_a_chief_of_staff_a_title(parse):
    parsed = parse("Colonel Omar Kader, the commander of 45 Battalion, met the Chief of Army Staff, General Ivan Petrov.")
    assert {m.text for m in parsed.officers if m.type is MentionType.ROLE} <= {"commander"}
    assert {m.text for m in parsed.officers if m.type is MentionType.TITLE} <= {"Chief of Army Staff"}


def test_an_officers_name_stands_once_among_all_mentions(parse):
    mentions = [m for m in parse("Lieutenant General Omar Kader visited the brigade.").all_mentions if m.type is MentionType.PERSON]
    assert [m.text for m in mentions] == ["Omar Kader"]
