"""What a report calls a narrative is nobody: it tells of nothing, and denies nothing."""

from dataclasses import replace

import pytest

from linkage.cases.casewords import CaseWords
from linkage.cases.timeline import Timelines
from linkage.exports.html.wording import word_claim
from linkage.incidents import grade_incidents
from linkage.model.claim import Attribution, Claim
from linkage.origins import find_origins
from linkage.vocab.doubts import speaks_against, speaks_for
from linkage.vocab.narratives import is_narrative
from smallcase import make_claim, make_report, make_small_case

REPORT = make_report(
    "They spread the propaganda narrative that the mill was destroyed by guards.", "Spread", publisher="Council of Sund", language="en"
)


def spread(source: str = "the propaganda narrative", *, named: bool = False) -> Claim:
    claim = make_claim("damage", "the mill was destroyed", source, "alleged", report=REPORT, object="the mill", extent="destroyed")
    return replace(claim, attribution=(Attribution(source, None, "narrative", named=named),))


@pytest.mark.parametrize(
    ("source", "named", "is_one"),
    [
        ("the propaganda narrative", False, True),
        ("false narratives of theirs", False, True),
        ("a myth about the mill", False, True),
        ("пропагандистский нарратив", False, True),
        ("researchers of propaganda", False, False),
        ("officials against disinformation campaigns", False, False),
        ("Harbour Myth", True, False),
    ],
)
def test_a_source_is_nobody_by_its_last_word_and_only_without_a_name(source: str, named: bool, is_one: bool) -> None:
    assert is_narrative(spread(source, named=named)) is is_one


def test_a_narrative_speaks_neither_for_nor_against_and_is_worded_as_its_reports_word() -> None:
    claim = spread()
    assert (speaks_for(claim, REPORT.text), speaks_against(claim, REPORT.text)) == (False, False)
    wording = word_claim(claim, REPORT)
    assert (wording.source, wording.qualifier) == ("what Council of Sund calls “the propaganda narrative”", "nobody named")


def test_a_narrative_is_no_origin_of_its_own_and_no_voice_of_an_incident() -> None:
    case_file = make_small_case()
    claim = spread()
    reports, claims = (*case_file.reports, REPORT), (*case_file.claims, claim)
    origins = find_origins(reports, claims, case_file.entities, (), {})
    assert origins.by_id[origins.of_claim[claim.id]].name == "Council of Sund"
    (incident,) = case_file.incidents[:1]
    held = replace(incident, claim_ids=(*incident.claim_ids, claim.id), report_ids=(*incident.report_ids, REPORT.id))
    (graded,) = grade_incidents((held,), reports, claims, case_file.entities, origins, case_file.settings.grading)
    assert "Council of Sund" not in " ".join(graded.grade_reasons)
    whole = Timelines(CaseWords(replace(case_file, reports=reports, claims=claims, incidents=(held,)))).whole()
    (item,) = [one for one in (*whole.items, *whole.undated) if one.key == held.id]
    assert not any("narrative" in name for name in (*item.said_by, *item.denied_by))
