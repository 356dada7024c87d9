"""Who says otherwise and corrections, on pages and as JSON: both sides in their words, marks wherever a report is cited."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from linkage.cases import find_corrections, view_case
from linkage.exports.html import write_html
from linkage.exports.otherwisejson import corrections_record, opposition_records
from linkage.model.case import CaseFile
from linkage.model.correction import Standing, Status
from linkage.model.opposition import Ground, Opposition, Position

MARK = "[report retracted 2031-06-01: the pictures were of another town]"


def retracted(case_file: CaseFile) -> CaseFile:
    """The case with all its reports retracted."""
    status = Status(Standing.RETRACTED, "2031-06-01", "the pictures were of another town")
    reports = tuple(replace(report, status=status) for report in case_file.reports)
    return replace(case_file, reports=reports, corrections=find_corrections(reports, case_file.claims, ()))


def text_of(path: Path) -> str:
    return " ".join(html.fromstring(path.read_bytes()).text_content().split())


def test_a_retracted_report_is_marked_wherever_it_is_cited_and_nothing_is_removed(small_case: CaseFile, tmp_path: Path) -> None:
    write_html(small_case, view_case(small_case), tmp_path / "before")
    case_file = retracted(small_case)
    write_html(case_file, view_case(case_file), tmp_path / "after")
    (incident,) = (tmp_path / "after" / "incidents").glob("*.html")
    assert MARK in text_of(incident)
    assert "retracted reports only" in text_of(incident)
    assert "rests only on retracted reports" in text_of(tmp_path / "after" / "corrections.html")
    before, after = (html.fromstring((tmp_path / name / "claims.html").read_bytes()).xpath("//@data-claim") for name in ("before", "after"))
    assert before == after
    (unmarked,) = (tmp_path / "before" / "incidents").glob("*.html")
    assert "retracted" not in text_of(unmarked)


def test_both_sides_stand_there_with_their_words(small_case: CaseFile, tmp_path: Path) -> None:
    incident = small_case.incidents[0]
    one, other = (claim.id for claim in small_case.claims[:2])
    opposition = Opposition(Ground.DENIAL, incident.id, "that it was done", (Position("says so", (one,)), Position("denies", (other,))))
    write_html(small_case, replace(view_case(small_case), oppositions=(opposition,)), tmp_path)
    (page,) = (tmp_path / "incidents").glob("*.html")
    for path in (page, tmp_path / "otherwise.html"):
        assert "Denial: that it was done" in text_of(path)
        shown = html.fromstring(path.read_bytes()).xpath("//article[@class='pair-of-figures']//@data-claim")
        assert shown == [one, other]
    (record,) = opposition_records((opposition,), small_case)
    texts = {report.file: report.text for report in small_case.reports}
    for side in record["sides"]:  # type: ignore[attr-defined]
        for claim in side["claims"]:
            assert texts[claim["file"]][claim["start"] : claim["end"]] == claim["quote"]


def test_a_case_without_corrections_says_so(small_case: CaseFile, tmp_path: Path) -> None:
    write_html(small_case, view_case(small_case), tmp_path)
    assert "No evidence found in 3 reports" in text_of(tmp_path / "corrections.html")
    assert corrections_record(small_case.corrections, small_case)["notices"] == []
