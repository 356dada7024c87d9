"""The words of a report that is marked as graphic stay closed until somebody opens them, wherever they are quoted."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import html

from linkage.cases import find_tellers, make_person_dossier, view_case
from linkage.exports.geojson import make_geojson
from linkage.exports.html import make_dossier_html, write_html
from linkage.exports.incidentsjson import contradiction_records
from linkage.exports.jsonl import claim_records, json_lines
from linkage.exports.otherwisejson import opposition_records
from linkage.exports.pdf import make_pdf
from linkage.exports.timemap import make_timemap
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.contradiction import Contradiction
from linkage.model.opposition import Ground, Opposition, Position
from smallcase import REPORTS, make_small_case

LONG = 25  # letters of a quote that stand nowhere by accident


@pytest.fixture(scope="module")
def graphic() -> CaseFile:
    return replace(make_small_case(), graphic=frozenset({REPORTS[0].id}))


@pytest.fixture(scope="module")
def site(graphic: CaseFile, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graphic")
    write_html(graphic, view_case(graphic), folder)
    return folder


def quotes_of(case_file: CaseFile) -> list[str]:
    report = REPORTS[0]
    return [words for claim in case_file.claims if claim.report_id == report.id and len(words := claim.quote.of(report.text)) >= LONG]


def open_words(element: html.HtmlElement) -> str:
    """What is read without opening anything, what a mouse is shown included."""
    for closed in element.xpath("//details[contains(@class, 'graphic')]"):
        for child in closed:
            if child.tag != "summary":
                closed.remove(child)
    shown = [
        *element.xpath("//body//text()[not(ancestor::style)]"),
        *element.xpath("//body//@title"),
        *element.xpath("//body//@aria-label"),
    ]
    return " ".join(" ".join(str(words) for words in shown).split())


def test_every_quote_of_it_is_closed_on_every_page(site: Path, graphic: CaseFile) -> None:
    quotes = quotes_of(graphic)
    assert len(quotes) > 5
    pages = [(path.relative_to(site).as_posix(), path.read_bytes()) for path in sorted(site.rglob("*.html"))]
    assert sum(quotes[0] in " ".join(html.fromstring(raw).text_content().split()) for _, raw in pages) > 3
    found = {name: quote for name, raw in pages for quote in quotes if quote in open_words(html.fromstring(raw))}
    assert found == {}


def test_other_reports_are_read_as_before(site: Path, graphic: CaseFile) -> None:
    page = next(path for path in sorted((site / "reports").glob("*.html")) if REPORTS[1].short_id in path.name)
    assert "denies that its guns shelled the hospital" in open_words(html.fromstring(page.read_bytes()))


def test_it_is_labelled_where_it_is_cited_and_warns_before_its_text(site: Path) -> None:
    listed = html.fromstring((site / "reports.html").read_bytes())
    (row,) = [tr for tr in listed.xpath("//tbody/tr") if "[graphic]" in tr.text_content()]
    assert "Tasker" in row.text_content()
    page = next(path for path in sorted((site / "reports").glob("*.html")) if REPORTS[0].short_id in path.name)
    (closed,) = html.fromstring(page.read_bytes()).xpath("//details[@class='graphic'][.//div[@class='report-text']]")
    assert closed.get("open") is None
    assert "may describe injured or dead people" in closed.find("summary").text_content()


def test_a_dossier_keeps_the_words_of_its_exhibit_closed_and_says_so_before(graphic: CaseFile) -> None:
    document = make_dossier_html(make_person_dossier(graphic, "Oren Tasker"), graphic)
    page = html.fromstring(document.encode())
    assert page.xpath("//p[@class='graphic-notice']/following-sibling::*[1][self::details]")
    words = open_words(page)
    assert [quote for quote in quotes_of(graphic) if quote in words] == []


def test_in_a_pdf_the_words_begin_on_a_page_of_their_own_behind_a_notice(graphic: CaseFile) -> None:
    document = pypdfium2.PdfDocument(make_pdf(make_dossier_html(make_person_dossier(graphic, "Oren Tasker"), graphic)))
    pages = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    document.close()
    (notice,) = [n for n, words in enumerate(pages) if "In print they begin on a page of their own" in words]
    holding = [n for n, words in enumerate(pages) if "He admits that he ordered the guns to the ridge" in words]
    assert holding == [notice + 1]


def test_places_for_other_programs_say_which_words_are_graphic(graphic: CaseFile) -> None:
    made = make_geojson(graphic, {}, find_tellers(graphic))
    claims = [claim for feature in made["features"] for claim in feature["properties"]["claims"]]
    assert {(claim["report"] == REPORTS[0].id, claim["graphic"]) for claim in claims} == {(True, True), (False, False)}


def quoting(told: object) -> Iterator[dict[str, object]]:
    """Every object that quotes a report, wherever in the told it is."""
    if isinstance(told, dict):
        if "quote" in told:
            yield told
        for inner in told.values():
            yield from quoting(inner)
    elif isinstance(told, list):
        for inner in told:
            yield from quoting(inner)


def test_every_line_of_claims_says_whether_its_words_are_graphic(graphic: CaseFile) -> None:
    lines = [json.loads(line) for line in json_lines(claim_records(graphic))]
    assert {(line["report"] == REPORTS[0].id, line["graphic"]) for line in lines} == {(True, True), (False, False)}


def test_whatever_quotes_for_other_programs_says_whether_its_words_are_graphic(graphic: CaseFile) -> None:
    first, second = (next(c for c in graphic.claims if c.report_id == report.id) for report in REPORTS[:2])
    sides = (Position("one", (first.id,)), Position("other", (second.id,)))
    pair = graphic.incidents[0].figures
    told: list[object] = [
        *opposition_records([Opposition(Ground.DENIAL, "", "", sides)], graphic),
        *contradiction_records(replace(graphic, contradictions=(Contradiction("S", pair[0], pair[1], (), None, None),))),
        Teller(graphic).claims_of(graphic.incidents[0]),
    ]
    quoted = [(one["quote"], one["graphic"]) for one in quoting(told)]
    assert len(quoted) > 4
    assert {is_graphic for _, is_graphic in quoted} == {True, False}
    assert [words for words, is_graphic in quoted if (str(words) in REPORTS[0].text) != is_graphic] == []


def test_a_drawing_of_times_and_places_warns_beside_the_quote(graphic: CaseFile) -> None:
    sources = make_timemap(graphic, {}, find_tellers(graphic))["sources"]
    assert isinstance(sources, dict)
    notes = {(REPORTS[0].id in one["notes"], "marked as graphic" in one["notes"]) for one in sources.values()}
    assert notes == {(True, True), (False, False)}
