"""Figures that cannot both be right, on the pages and as JSON."""

from dataclasses import replace
from pathlib import Path

from lxml import html

from linkage.cases import view_case
from linkage.exports.html import write_html
from linkage.exports.incidentsjson import contradiction_records, incident_records
from linkage.model.case import CaseFile
from linkage.model.contradiction import Contradiction


def with_pair(case_file: CaseFile) -> CaseFile:
    """The case with its two counts told as a pair."""
    incident = case_file.incidents[0]
    whole, part = incident.figures[1], incident.figures[0]
    return replace(
        case_file, contradictions=(Contradiction("Lantern Council", part, whole, ("children are among people",), incident.id, None),)
    )


def text_of(path: Path) -> str:
    return " ".join(html.fromstring(path.read_bytes()).text_content().split())


def test_both_figures_stand_there_with_their_words_and_nothing_is_chosen(small_case: CaseFile, tmp_path: Path) -> None:
    case_file = with_pair(small_case)
    write_html(case_file, view_case(case_file), tmp_path)
    page = tmp_path / "contradictions.html"
    told = text_of(page)
    assert "Lantern Council: at least 12 killed, and of the whole 3 killed" in told
    assert "children are among people" in told
    assert "Nothing is said of which is right" in told
    claims = {claim.id: claim for claim in case_file.claims}
    texts = {report.id: report.text for report in case_file.reports}
    for figure in (case_file.contradictions[0].part, case_file.contradictions[0].whole):
        assert claims[figure.claim_id].quote.of(texts[figure.report_id]) in told
    links = html.fromstring(page.read_bytes()).xpath("//blockquote/a/@href")
    assert len(links) == 2
    assert all((tmp_path / link.split("#")[0]).is_file() for link in links)


def test_the_incident_shows_the_pairs_it_is_part_of(small_case: CaseFile, tmp_path: Path) -> None:
    case_file = with_pair(small_case)
    write_html(case_file, view_case(case_file), tmp_path)
    (page,) = (tmp_path / "incidents").glob("*.html")
    assert "Figures that cannot both be right" in text_of(page)


def test_a_case_without_such_figures_says_so(small_case: CaseFile, tmp_path: Path) -> None:
    write_html(small_case, view_case(small_case), tmp_path)
    assert "No such pair was found in" in text_of(tmp_path / "contradictions.html")
    (page,) = (tmp_path / "incidents").glob("*.html")
    assert "cannot both be right" not in text_of(page)


def test_json_gives_both_with_their_quotes_and_names_the_pair_at_the_incident(small_case: CaseFile) -> None:
    case_file = with_pair(small_case)
    (record,) = contradiction_records(case_file)
    pair = case_file.contradictions[0]
    assert (record["source"], record["outcome"], record["reasons"]) == ("Lantern Council", "killed", ["children are among people"])
    texts = {report.id: report.text for report in case_file.reports}
    for name, figure in (("part", pair.part), ("whole", pair.whole)):
        side = record[name]
        assert isinstance(side, dict)
        assert texts[figure.report_id][side["start"] : side["end"]] == side["quote"]
        assert side["before"] + side["quote"] + side["after"] in texts[figure.report_id]
        assert (side["claim"], side["min"], side["max"]) == (figure.claim_id, figure.min, figure.max)
    assert next(incident_records(case_file))["contradictions"] == [[pair.part.claim_id, pair.whole.claim_id]]
