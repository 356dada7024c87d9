"""Who are some of those counted before count over the same, and set no bound beside them."""

import pytest
from test_group import group

from linkage.cases.figures import count_figures
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Attribution, Claim, ClaimKind, Role, Stance
from linkage.model.incident import Figure, Scope
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from madeclaims import make_report

STRIKE = "Jets hit Aleppo on Monday. "


def count(report: Report, words: str, number: int, victims: str, edtf: str = "") -> Claim:
    """A claim of so many dead whose figure stands in these words."""
    at, end = report.text.index(words), report.text.index(words) + len(words)
    spoken = Role("min", number, Span(at, at + len(words.split()[0])))
    roles = (spoken, Role("max", number), Role("outcome", "killed"), Role("victims", victims), Role("place", "Aleppo", Span(9, 15)))
    when = When("then", edtf) if edtf else None
    return Claim(ClaimKind.CASUALTIES, report.id, Span(at, end), roles, (Attribution("the mayor", None, "said"),), Stance.ASSERTED, when)


def struck(report: Report) -> Claim:
    roles = (Role("act", "airstrike"), Role("target", "Aleppo", Span(9, 15)), Role("place", "Aleppo", Span(9, 15)))
    return Claim(ClaimKind.ATTACK, report.id, Span(0, 25), roles, (), Stance.ASSERTED, When("Monday", "2019-05-14"))


def figures(text: str, *counted: tuple[str, int, str, str]) -> tuple[CaseFile, dict[int, Figure]]:
    report = make_report("shares", text=STRIKE + text)
    claims = [struck(report), *(count(report, *one) for one in counted)]
    incidents, campaigns = group([report], claims)
    found = {f.min: f for holder in (*incidents, *campaigns) for f in holder.figures}
    return CaseFile(CaseSettings(), (report,), tuple(claims), (), incidents, campaigns, (), ""), found


@pytest.mark.parametrize("words", ["Among the dead were 9 bakers.", "The victims included 9 bakers."], ids=["among", "included"])
def test_some_of_the_dead_of_a_week_are_no_dead_of_the_day(words: str) -> None:
    _, found = figures(f"By the mayor 70 people died since May. {words}", ("70 people", 70, "people", ""), ("9 bakers", 9, "bakers", ""))
    assert found[9].is_share
    assert not found[70].is_share


def test_a_share_has_the_scope_of_its_whole() -> None:
    _, found = figures(
        "So 70 people died since May. Among the dead were 9 bakers.",
        ("70 people", 70, "people", "2019-05-01/.."),
        ("9 bakers", 9, "bakers", ""),
    )
    assert found[70].scope is Scope.PLACE_AND_PERIOD
    assert found[9].scope is Scope.PLACE_AND_PERIOD


def test_some_of_the_people_set_no_low_beside_all_of_them() -> None:
    case_file, found = figures(
        "So 70 people died. The victims included 9 people from the mill.", ("70 people", 70, "people", ""), ("9 people", 9, "people", "")
    )
    assert found[9].is_share
    (incident,) = case_file.incidents
    assert [(r.low, r.high) for r in incident.ranges] == [(70, 70)]
    assert [(s.low, s.high, len(s.figures)) for s in count_figures(case_file, incident)] == [(70, 70, 2)]


def test_others_told_behind_the_dead_are_no_share_of_them() -> None:
    _, found = figures("So 70 people died. Then 9 people were shot.", ("70 people", 70, "people", ""), ("9 people", 9, "people", ""))
    assert not found[9].is_share
