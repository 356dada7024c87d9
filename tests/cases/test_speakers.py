"""Who says a claim, as lists and timelines name it."""

import pytest

from linkage.cases.casewords import CaseWords
from linkage.cases.speakers import Speakers
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.entity import Entity, EntityType, Naming
from smallcase import make_claim, make_report

REPORT = make_report("A source in the Vell Guard said the mill burned.", "Mill", publisher="Karst Post", language="en")


@pytest.mark.parametrize(
    ("written", "type_", "shown"),
    [
        ("a source in the Vell Guard", EntityType.UNIT, "a source in the Vell Guard"),
        ("Vell Guard officials", EntityType.UNIT, "Vell Guard officials"),
        ("the Vell Guard", EntityType.UNIT, "Vell Guard"),
        ("a certain Vell", EntityType.PERSON, "Vell Guard"),
    ],
)
def test_somebody_of_a_body_is_named_as_written_and_a_body_or_person_as_the_case_has_it(
    written: str, type_: EntityType, shown: str
) -> None:
    claim = make_claim("damage", "the mill burned", written, report=REPORT, object="the mill")
    entity = Entity("unit:vell", type_, "Vell Guard", ("Vell Guard",), (Naming(claim.id, "source", written),))
    case_file = CaseFile(CaseSettings(), (REPORT,), (claim,), (entity,), (), (), (), "")
    speaker = Speakers(CaseWords(case_file)).of(claim)
    assert (speaker.key, speaker.name) == ("unit:vell", shown)


def test_who_tells_an_admission_without_words_of_whoever_admits_is_named_with_whoever_is_said_to_admit() -> None:
    claim = make_claim("damage", "the mill burned", "the Vell Guard", "admitted", report=REPORT, object="the mill")
    speaker = Speakers(CaseWords(CaseFile(CaseSettings(), (REPORT,), (claim,), (), (), (), (), ""))).of(claim)
    assert speaker.name == "the Vell Guard (told by Karst Post)"
