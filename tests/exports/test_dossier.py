"""A dossier walked from end to end: every statement leads to a quote, and what is not there is said in words."""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import dossiers, find_corrections, make_campaign_dossier, make_person_dossier
from linkage.errors import InputError
from linkage.exports.html import make_dossier_html
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.dossierindex import number_cites
from linkage.exports.pdf import style_drawings
from linkage.model.case import CaseFile
from linkage.model.claim import Stance
from linkage.model.correction import DeclaredStatus, Standing, Status
from madematrix import GENERAL, MadeCase
from smallcase import CLAIMS, REPORTS, make_small_case

SECTIONS = (
    "summary", "command", "matrix", "figures", "incidents", "map", "timeline", "denials", "unfound", "compared", "rules", "exhibits",
    "method", "made",
)  # fmt: skip
NAMED = "LINKAGE_CASE"


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def person(case_file: CaseFile, name: str = "Oren Tasker") -> html.HtmlElement:
    return html.document_fromstring(make_dossier_html(make_person_dossier(case_file, name), case_file))


def campaign(case_file: CaseFile) -> html.HtmlElement:
    name = case_file.campaigns[0].id
    return html.document_fromstring(make_dossier_html(make_campaign_dossier(case_file, name), case_file))


@pytest.fixture(scope="module")
def small() -> CaseFile:
    return make_small_case()


@pytest.fixture(scope="module", params=["person", "campaign"])
def document(request: pytest.FixtureRequest, small: CaseFile) -> html.HtmlElement:
    return person(small) if request.param == "person" else campaign(small)


def check_links(document: html.HtmlElement) -> None:
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    for address in document.xpath("//@href"):
        assert address.startswith("#"), f"{address} leads out of the document"
        assert address[1:] in ids, f"{address} leads nowhere"


def check_exhibits(document: html.HtmlElement, case_file: CaseFile) -> None:
    claims = {claim.id: claim for claim in case_file.claims}
    texts = {report.id: report.text for report in case_file.reports}
    quoted = document.xpath("//section[@class='exhibit']/article[@data-claim]")
    cited = {address.removeprefix("#c-") for address in document.xpath("//a/@href") if address.startswith("#c-")}
    assert {article.get("data-claim") for article in quoted} == cited
    for article in quoted:
        claim = claims[article.get("data-claim")]
        (quote,) = article.xpath("./blockquote")
        assert " ".join(claim.quote.of(texts[claim.report_id]).split()) in text_of(quote)
        assert f"characters {claim.quote.start:,} to {claim.quote.end:,}" in text_of(article)
        (exhibit,) = article.xpath("./ancestor::section[@class='exhibit']")
        assert claim.report_id in text_of(exhibit)


def check_statements(document: html.HtmlElement) -> None:
    """Every source that is named stands with a citation that leads to its words, and every empty place says so."""
    for source in document.xpath("//*[@class='source']"):
        (place,) = source.xpath("(./ancestor::*[self::td or self::li or self::dd or self::article or self::tr or self::p])[last()]")
        holder = place if place.tag not in {"p", "th"} else place.getparent()
        assert holder.xpath(".//a[starts-with(@href, '#c-')]") or holder.xpath("ancestor-or-self::*[@data-claim]"), text_of(place)
    for cell in document.xpath("//td | //dd | //th"):
        assert text_of(cell) != "" or cell.xpath(".//svg"), "a blank cell"
    for section in document.xpath("//main/section[@aria-labelledby]"):
        assert len(section.xpath("./*[not(self::h2)][not(@class='own')]")) > 0, section.get("aria-labelledby")


def test_every_section_stands_there_in_its_order(document: html.HtmlElement) -> None:
    assert [h.get("id") for h in document.xpath("//main/section/h2")] == list(SECTIONS)
    assert [a.get("href") for a in document.xpath("//nav[@class='toc']//a")] == [f"#{key}" for key in SECTIONS]
    assert [text_of(h).split(".")[0] for h in document.xpath("//main/section/h2")] == [str(n) for n in range(1, len(SECTIONS) + 1)]


def test_nothing_leads_out_of_the_document_or_nowhere(document: html.HtmlElement) -> None:
    check_links(document)


def test_the_exhibits_hold_what_is_cited_and_nothing_else(document: html.HtmlElement, small: CaseFile) -> None:
    check_exhibits(document, small)


def test_every_statement_leads_to_a_quote_and_no_cell_is_blank(document: html.HtmlElement) -> None:
    check_statements(document)


def test_a_citation_bears_the_number_that_stands_before_its_words(document: html.HtmlElement) -> None:
    for link in document.xpath("//a[@class='cite'][starts-with(@href, '#c-')]"):
        (article,) = document.xpath("//article[@id=$id]", id=link.get("href")[1:])
        assert text_of(link) == text_of(article.xpath(".//*[@class='cited-as']")[0])


def test_claims_are_numbered_within_their_report_in_the_order_of_the_text(small: CaseFile) -> None:
    asked = [CLAIMS[key].id for key in ("denial", "likeness", "accusation")]
    assert number_cites(asked, CaseIndex(small)) == {
        CLAIMS["accusation"].id: "1.1",
        CLAIMS["likeness"].id: "1.2",
        CLAIMS["denial"].id: "2.1",
    }


def test_the_title_page_says_what_the_document_is_not(document: html.HtmlElement) -> None:
    words = text_of(document.xpath("//section[@class='title-page']")[0])
    assert "no finding of fact and no legal conclusion" in words
    assert "no score and no verdict" in words


def test_who_says_otherwise_is_told_in_full(small: CaseFile) -> None:
    (section,) = person(small).xpath("//section[@aria-labelledby='denials']")
    assert CLAIMS["denial"].id in section.xpath(".//article/@data-claim")


def test_the_days_of_a_declared_campaign_are_given_to_the_settings_and_to_no_claim(small: CaseFile) -> None:
    (section,) = campaign(small).xpath("//section[@aria-labelledby='timeline']")
    (row,) = [row for row in section.xpath(".//tbody/tr") if text_of(row[1]) == "campaigns"]
    assert text_of(row[2]) == "the case’s settings (case.yaml), which declare it and give its days"
    assert row.xpath(".//a") == []


def test_the_matrices_that_the_document_does_not_hold_are_named(small: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers, "MOST_HELD", 0)
    for document in (person(small), campaign(replace(small, settings=replace(small.settings, persons=(("Oren Tasker",),))))):
        (section,) = document.xpath("//section[@aria-labelledby='matrix']")
        (heading,) = section.xpath("./h3[.='Linkage matrices that are not in this document']")
        (line,) = heading.xpath("./following-sibling::ul[1]/li")
        assert text_of(line) == f"Oren Tasker and “{small.incidents[0].name}”"
    assert "not in this document" not in text_of(person(small, "Ilan Moor"))


def test_a_dossier_of_a_campaign_names_the_matrices_of_persons_whom_the_case_does_not_declare() -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say("command", "Tasker led the siege of Port Vell", superior=GENERAL, operation="the siege of Port Vell", mode="commands")
    case.say("command", "Moor led the siege of Port Vell", superior="Ilan Moor", operation="the siege of Port Vell", mode="commands")
    case_file = case.case_file()
    document = html.document_fromstring(make_dossier_html(make_campaign_dossier(case_file, "Siege of Port Vell"), case_file))
    (section,) = document.xpath("//section[@aria-labelledby='matrix']")
    assert text_of(section.xpath("./h3")[0]) == f"{GENERAL} and “Siege of Port Vell”"
    (heading,) = section.xpath("./h3[.='Linkage matrices that are not in this document']")
    assert [text_of(li) for li in heading.xpath("./following-sibling::ul[1]/li")] == ["Ilan Moor and “Siege of Port Vell”"]


def test_claims_that_speak_neither_for_nor_against_stand_in_the_matrix_alone() -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say("post", "General Oren Tasker", person=GENERAL, rank="General", title="head", organization="Russia")
    case.say("command", "Tasker led the siege of Port Vell", superior=GENERAL, operation="the siege of Port Vell", mode="commands")
    case.say("attack", "Ukraine bombed the town", of="siege", act="airstrike", perpetrator="Ukraine", place="Port Vell")
    doubted = {"act": "airstrike", "target": "the hospital", "target_type": "hospital", "place": "Port Vell"}
    case.say("attack", "the hospital supposedly struck from the air", stance="alleged", of="siege", **doubted)
    (section,) = person(case.case_file()).xpath("//section[@aria-labelledby='denials']")
    reasons = [text_of(td) for td in section.xpath(".//td[@data-label='Why']")]
    assert reasons == ["it passes it on in words that doubt it"]


def test_the_summary_counts_claims_and_says_nothing_happened(small: CaseFile) -> None:
    lines = [text_of(th) for th in person(small).xpath("//table[contains(@class, 'summary')]/tbody/tr/th")]
    assert lines[0] == "Accusations of a harm that name Oren Tasker: 2 claims of 1 source, from 0 independent origins."
    for line in lines:
        assert re.search(r"\d+ claims? of \d+ source", line) or line.startswith("No evidence found in 3 reports"), line


def test_a_person_of_whom_little_is_told_gets_words_and_no_blank(small: CaseFile) -> None:
    document = person(small, "Ilan Moor")
    check_links(document)
    check_exhibits(document, small)
    check_statements(document)
    assert "No evidence found in 3 reports that anybody accuses Ilan Moor of a harm." in text_of(document)
    assert "No evidence found in 3 reports of a casualty figure." in text_of(document)


def test_quotes_in_another_language_and_script_say_so() -> None:
    assert any(report.language == "es" for report in REPORTS)
    document = make_dossier_html(make_person_dossier(make_small_case(), "Oren Tasker"), make_small_case())
    for quote in html.document_fromstring(document).xpath("//article/blockquote"):
        assert quote.get("dir") == "auto"


def test_the_same_ledger_gives_the_same_document(small: CaseFile) -> None:
    assert make_dossier_html(make_person_dossier(small, "Oren Tasker"), small) == make_dossier_html(
        make_person_dossier(make_small_case(), "Oren Tasker"), make_small_case()
    )


def test_hostile_words_stay_words(document: html.HtmlElement) -> None:
    assert document.xpath("//script | //img | //iframe | //@onerror | //@onclick") == []


def test_a_claim_of_a_retracted_report_is_marked_wherever_it_is_cited(small: CaseFile) -> None:
    told = DeclaredStatus(REPORTS[0].file, Status(Standing.RETRACTED, "2031-06-01", "the toll was wrong"))
    case_file = replace(small, corrections=find_corrections(small.reports, small.claims, (told,)))
    document = person(case_file)
    cites = document.xpath("//a[@class='cite'][@href=$href]", href=f"#c-{CLAIMS['accusation'].id}")
    assert cites
    assert all("report retracted 2031-06-01: the toll was wrong" in text_of(cite) for cite in cites)
    (exhibit,) = document.xpath("//section[@class='exhibit'][@aria-labelledby='exhibit-1']/dl")
    assert "told in case.yaml" in text_of(exhibit)
    check_links(document)


def test_an_unknown_name_says_what_to_do(small: CaseFile) -> None:
    with pytest.raises(InputError, match="linkage entities"):
        make_person_dossier(small, "Nobody At All")


def test_drawings_bear_their_own_colours_for_print() -> None:
    document = (
        "<style>:root{ --ink: #123; } .mark { fill: var(--ink); } .halo { stroke: #fff; paint-order: stroke; } p { margin: 0; }</style>"
    )
    styled = style_drawings(f'{document}<svg class="a"><g/></svg>')
    assert '<svg class="a"><style>.mark {fill: #123;}' in " ".join(styled.split()).replace("{ ", "{").replace("; }", ";}")
    assert ".halo-behind {stroke: #fff; paint-order: stroke;}" in " ".join(styled.split()).replace("{ ", "{").replace("; }", ";}")


def test_letters_with_an_outline_are_drawn_twice_for_print() -> None:
    styled = style_drawings('<style></style><svg class="a"><text class="name halo" x="1">Port</text></svg>')
    assert '<text class="name halo-behind" x="1">Port</text><text class="name halo" x="1">Port</text>' in styled


@pytest.mark.skipif(NAMED not in os.environ, reason=f"set {NAMED} to a case folder to walk the dossiers of a real case")
def test_every_statement_of_the_dossiers_of_a_real_case_leads_to_a_quote() -> None:
    from linkage import pipeline

    case_file = pipeline.load_case(Path(os.environ[NAMED]))
    asked = [make_campaign_dossier(case_file, c.id) for c in case_file.campaigns if c.declared]
    names = {name for names in case_file.settings.persons for name in names}
    asked += [make_person_dossier(case_file, e.id) for e in case_file.entities if e.id.startswith("person:") and names & set(e.names)]
    assert asked
    for dossier in asked:
        document = html.document_fromstring(make_dossier_html(dossier, case_file))
        check_links(document)
        check_exhibits(document, case_file)
        check_statements(document)
        denied = {claim.id for claim in case_file.claims if claim.stance is Stance.DENIED}
        elsewhere = document.xpath("//section[not(@aria-labelledby='compared')]//a/@href")  # the other campaign's denials stand in its own
        cited = {address.removeprefix("#c-") for address in elsewhere}
        assert {claim_id for fact in dossier.facts for claim_id in fact.claim_ids} <= cited, "what the summary counts is cited"
        told = set(document.xpath("//section[@aria-labelledby='denials']//article/@data-claim"))
        assert cited & denied <= told, "a denial that is cited stands in full among those who say otherwise"
