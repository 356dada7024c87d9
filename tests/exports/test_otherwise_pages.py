"""Who says otherwise and corrections, on pages and as JSON: both sides in their words, marks wherever a report is cited."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from linkage.cases import find_corrections, view_case
from linkage.exports.html import write_html
from linkage.exports.otherwisejson import corrections_record, opposition_records
from linkage.model.case import CaseFile
from linkage.model.correction import DeclaredStatus, Standing, Status
from linkage.model.opposition import Ground, Opposition, Position
from linkage.model.origin import OWN_VOICE, Carrier, Origin
from linkage.model.origins import Origins
from linkage.model.report import Report
from linkage.model.reportmarks import ReportMarks
from linkage.model.tie import Judgement, Tie, TieType

MARK = "[report retracted 2031-06-01: the pictures were of another town]"


def retracted(case_file: CaseFile) -> CaseFile:
    """The case with all its reports retracted."""
    status = Status(Standing.RETRACTED, "2031-06-01", "the pictures were of another town")
    reports = tuple(replace(report, status=status) for report in case_file.reports)
    found = find_corrections(reports, case_file.claims, ())
    return replace(case_file, reports=reports, corrections=found, origins=Origins(origins_of(case_file), retracted=found.retracted))


def origins_of(case_file: CaseFile, first: Report | None = None) -> tuple[Origin, ...]:
    """An origin for each report; one for all, where they are copies of the first."""
    told = {r.id: tuple(c.id for c in case_file.claims if c.report_id == r.id) for r in case_file.reports}
    if first is None:
        return tuple(Origin(f"origin:{id_}", id_, (Carrier(id_, None, OWN_VOICE, claims),)) for id_, claims in told.items())
    ties = {id_: Tie(TieType.COPY, (first.id, id_), first.id, "published earlier", 90, Judgement.AUTOMATIC, ()) for id_ in told}
    carriers = [Carrier(first.id, None, OWN_VOICE, told.pop(first.id))]
    carriers += [Carrier(id_, first.id, "copy of the first", claims, ties[id_]) for id_, claims in told.items()]
    return (Origin("origin:first", "first", tuple(carriers)),)


def text_of(path: Path) -> str:
    return " ".join(html.fromstring(path.read_bytes()).text_content().split())


def test_a_retracted_report_is_marked_wherever_it_is_cited_and_nothing_is_removed(small_case: CaseFile, tmp_path: Path) -> None:
    write_html(small_case, view_case(small_case), tmp_path / "before")
    case_file = retracted(small_case)
    write_html(case_file, view_case(case_file), tmp_path / "after")
    (incident,) = (tmp_path / "after" / "incidents").glob("*.html")
    assert MARK in text_of(incident)
    assert "retracted reports and copies of them only" in text_of(incident)
    assert "rests only on retracted reports" in text_of(tmp_path / "after" / "corrections.html")
    before, after = (html.fromstring((tmp_path / name / "claims.html").read_bytes()).xpath("//@data-claim") for name in ("before", "after"))
    assert before == after
    (unmarked,) = (tmp_path / "before" / "incidents").glob("*.html")
    assert "retracted" not in text_of(unmarked)


def test_a_campaign_leads_to_what_is_said_otherwise_of_the_incidents_that_it_holds(small_case: CaseFile, tmp_path: Path) -> None:
    (incident,) = small_case.incidents
    holding = replace(small_case, campaigns=(replace(small_case.campaigns[0], id="siege", incident_ids=(incident.id,), claim_ids=()),))
    one, other = (claim.id for claim in small_case.claims[:2])
    opposition = Opposition(Ground.DENIAL, incident.id, "that it was done", (Position("says so", (one,)), Position("denies", (other,))))
    write_html(holding, replace(view_case(holding), oppositions=(opposition,)), tmp_path)
    (otherwise,) = html.fromstring((tmp_path / "campaigns" / "siege.html").read_bytes()).xpath("//section[@aria-labelledby='otherwise']")
    assert [link.text_content() for link in otherwise.xpath(".//a")] == [incident.name]
    assert "No evidence found" not in otherwise.text_content()


def test_a_copy_of_a_retracted_report_says_so_wherever_it_is_cited(small_case: CaseFile, tmp_path: Path) -> None:
    first, *copies = small_case.reports
    told = DeclaredStatus(first.file, Status(Standing.RETRACTED))
    found = find_corrections(small_case.reports, small_case.claims, (told,))
    case_file = replace(small_case, corrections=found, origins=Origins(origins_of(small_case, first=first), retracted=found.retracted))
    write_html(case_file, view_case(case_file), tmp_path)
    (incident,) = (tmp_path / "incidents").glob("*.html")
    assert "[copy of a report that was retracted, [1]]" in text_of(incident)
    assert "retracted reports and copies of them only" in text_of(incident)
    claims = [claim for claim in small_case.claims if claim.report_id == copies[0].id]
    rest = "1 claim that rests on it" if len(claims) == 1 else f"{len(claims)} claims that rest on it"
    assert rest in text_of(tmp_path / "corrections.html")
    (notice,) = corrections_record(found, case_file)["notices"]  # type: ignore[misc]
    assert set(notice["resting"][copies[0].id]) == {claim.id for claim in claims}  # type: ignore[index]
    marks = ReportMarks(case_file)
    assert marks.of_claim(claims[0].id) == "copy of a report that was retracted, [1]"
    assert marks.of_report(first.id) == "report retracted"


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
