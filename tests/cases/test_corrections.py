"""Corrections: who says that a report stands corrected, what replaces it, and what the later version says otherwise."""

from dataclasses import replace

import pytest

from linkage.cases.corrections import find_corrections, find_report
from linkage.model.claim import Claim
from linkage.model.correction import Corrections, DeclaredStatus, Standing, Status, ToldIn
from linkage.model.report import Report
from smallcase import make_claim, make_report

URL = "https://www.courier.example/mill"
EARLY = make_report("Nine were killed at the mill, the mayor said. The mill burned.", "Early", published="2031-05-03", url=URL)
LATE = make_report("Two were killed at the mill, the mayor said. The mill burned.", "Late", published="2031-05-04", url=URL + "/")
OTHER = make_report("The quay burned.", "Other", published="2031-05-03", url="https://courier.example/mill#part=2")
NINE = make_claim("casualties", "Nine were killed", "the mayor", report=EARLY, outcome="killed", min=9, max=9)
TWO = make_claim("casualties", "Two were killed", "the mayor", report=LATE, outcome="killed", min=2, max=2)
BURNED = [make_claim("damage", "The mill burned", report=report, object="the mill") for report in (EARLY, LATE)]


def find(*reports: Report, claims: tuple[Claim, ...] = (), declared: tuple[DeclaredStatus, ...] = ()) -> Corrections:
    return find_corrections(reports, claims, declared)


def test_a_sidecar_s_retraction_is_a_notice_with_its_date_and_note() -> None:
    report = replace(EARLY, status=Status(Standing.RETRACTED, "2031-06-01", "the toll was wrong"))
    found = find(report)
    (notice,) = found.notices
    assert notice.told_in is ToldIn.SIDECAR
    assert notice.in_words == "report retracted 2031-06-01: the toll was wrong"
    assert found.retracted == {EARLY.id}


def test_case_yaml_can_say_it_and_what_it_names_wrongly_is_told() -> None:
    declared = (
        DeclaredStatus("early.txt", Status(Standing.CORRECTED)),
        DeclaredStatus("nowhere.txt", Status(Standing.RETRACTED)),
    )
    found = find(EARLY, declared=declared)
    assert [(n.report_id, n.standing, n.told_in) for n in found.notices] == [(EARLY.id, Standing.CORRECTED, ToldIn.CASE)]
    assert len(found.unknown) == 1
    assert "nowhere.txt" in found.unknown[0]
    assert found.retracted == frozenset()


def test_a_report_that_replaces_another_marks_the_other() -> None:
    late = replace(LATE, url=None, status=Status(replaces="early.txt"))
    found = find(EARLY, late)
    assert [(n.report_id, n.standing, n.by) for n in found.notices] == [(EARLY.id, Standing.REPLACED, LATE.id)]
    assert [(v.earlier, v.later) for v in found.versions] == [(EARLY.id, LATE.id)]


@pytest.mark.parametrize("swapped", [False, True], ids=["as read", "the later read first"])
def test_the_same_address_with_other_bytes_is_a_later_version_with_what_changed(swapped: bool) -> None:
    reports = (LATE, EARLY) if swapped else (EARLY, LATE)
    (version,) = find(*reports, claims=(NINE, TWO, *BURNED)).versions
    assert (version.earlier, version.later, version.why) == (EARLY.id, LATE.id, "the same address")
    assert (version.only_earlier, version.only_later) == ((NINE.id,), (TWO.id,))


def test_another_part_of_a_page_is_no_later_version() -> None:
    assert find(EARLY, OTHER).versions == ()


def test_a_name_that_stands_for_several_reports_stands_for_none() -> None:
    twin = replace(OTHER, file="early.txt")
    assert find_report("early.txt", (EARLY, twin)) is None
    assert find_report(EARLY.id[:8], (EARLY, twin)) is EARLY
    assert find_report("courier.example/mill", (EARLY, OTHER)) is EARLY
