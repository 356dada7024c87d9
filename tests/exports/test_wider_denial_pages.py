"""Denials in wider terms where people read: pages of a campaign and an incident, a dossier, the comparison, its summary of likeness."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import find_tellers, find_wider_denials, make_campaign_dossier, view_case
from linkage.exports.geojson import make_geojson
from linkage.exports.html import make_dossier_html, write_html
from linkage.exports.timemap import make_timemap
from linkage.model.case import CaseFile
from madematrix import GENERAL, SIEGE, STRIKE
from madewar import ACT, BARRELS, MadeWar

KARST = {"act": "airstrike", "target": "a hospital", "target_type": "hospital", "place": "Old Karst"}

NAMED = "Russia (1 of 2 claims, 1 independent origin) | gunmen (1 of 1 claim, 1 independent origin); claims that name no side: 1 | 0"


def made() -> CaseFile:
    """Russia is blamed for barrel bombs on a hospital and denies them of the whole war; in Old Karst gunmen hit a hospital."""
    case = MadeWar(persons=((GENERAL,),))
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    case.say("attack", "somebody shot at Saint Ada hospital", source="Ukraine", **{**ACT, "act": "shooting"})
    case.deny("Russia never used barrel bombs", **BARRELS)
    gunmen = case.say("attack", "gunmen struck a hospital of Old Karst", perpetrator="gunmen", **KARST)
    told = case.say("deprivation", "those of Sund let no food into Old Karst", what=("food",), place="Old Karst")
    here = case.say("deprivation", "no food came into Port Vell", of="siege", what=("food",), place="Port Vell")
    assert here.id in case.in_siege
    case_file = case.case_file()
    karst = "siege-of-old-karst"
    campaigns = tuple(replace(c, claim_ids=(gunmen.id, told.id)) if c.id == karst else c for c in case_file.campaigns)
    return replace(case_file, campaigns=campaigns)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wider")
    write_html(made(), view_case(made()), folder)
    return folder


@pytest.fixture(scope="module")
def dossier() -> html.HtmlElement:
    return html.document_fromstring(make_dossier_html(make_campaign_dossier(made(), SIEGE), made()))


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def read(folder: Path, page: str) -> html.HtmlElement:
    return html.fromstring((folder / page).read_bytes())


def test_the_page_of_an_incident_shows_who_denies_it_in_wider_terms_beside_who_denies_it(pages: Path) -> None:
    page = read(pages, f"incidents/{STRIKE}.html")
    (told,) = page.xpath("//dt[.='Denied or doubted by']/following-sibling::dd")
    assert words(told) == (
        "No evidence found in 6 reports of a denial of this act alone. in wider terms: Russia denies [3] (of bombing with barrel bombs )"
    )
    (section,) = page.xpath("//section[@aria-labelledby='wider']")
    assert "Who denies it in wider terms" in words(section[0])
    assert "Russia never used barrel bombs" in words(section)


def test_the_page_of_a_campaign_shows_it_in_a_section_of_its_own(pages: Path) -> None:
    page = read(pages, f"campaigns/{SIEGE}.html")
    (denials,), (wider,) = (page.xpath(f"//section[@aria-labelledby='{key}']") for key in ("denials", "wider"))
    assert "No evidence found" in words(denials)
    assert "Russia never used barrel bombs" in words(wider)
    assert "denied in wider terms by Russia" in words(page.get_element_by_id("incidents").getparent())
    assert read(pages, "campaigns/siege-of-old-karst.html").xpath("//section[@aria-labelledby='wider']") == []


def test_the_comparison_marks_it_in_the_cell_and_among_the_denials(pages: Path) -> None:
    (page,) = (html.fromstring(path.read_bytes()) for path in (pages / "compare").glob("*.html"))
    assert "told, and denied in wider terms" in words(page.get_element_by_id("f-barrel"))
    assert "in wider terms: Russia denies" in words(page.get_element_by_id("denials").getparent())


def test_the_summary_of_likeness_tells_whom_claims_blame_and_shows_the_words_where_none_is_named(pages: Path) -> None:
    (page,) = (html.fromstring(path.read_bytes()) for path in (pages / "compare").glob("*.html"))
    (summary,) = page.xpath("//dt[.='Reported of both, by whomever']/following-sibling::dd")
    lines = {words(li.xpath("./a")[0]): words(li) for li in summary.xpath(".//li")}
    assert f"no doer of one side is named in both: {NAMED}" in lines["attacks on hospitals"]
    food = lines["food or water cut off or running out"]
    assert "no side named | no side named" in food
    assert "Siege of Old Karst, in these words: those of Sund let no food into Old Karst . [5]" in food
    assert "Siege of Port Vell, in these words: no food came into Port Vell . [6]" in food


def test_a_dossier_has_it_in_its_summary_with_the_incident_among_who_says_otherwise_and_in_its_method(dossier: html.HtmlElement) -> None:
    sections = {
        key: words(dossier.xpath(f"//section[@aria-labelledby='{key}']")[0]) for key in ("summary", "incidents", "denials", "method")
    }
    assert (
        "Denials in wider terms (of a war, of a campaign as a whole, or of such acts at all) by a side that claims blame: 1 claim"
        in (sections["summary"])
    )
    assert "in wider terms: Russia denies" in sections["incidents"]
    assert "of a denial of this act alone." in sections["incidents"]
    assert "Denials in wider terms" in sections["denials"]
    assert "“In wider terms” marks a denial that names no single act" in sections["method"]


def test_the_dossier_of_a_campaign_sums_up_its_likeness_with_its_companion(dossier: html.HtmlElement) -> None:
    (summary,) = dossier.xpath("//section[@aria-labelledby='summary']")
    (heading,) = summary.xpath("./h3[starts-with(., 'Likeness of')]")
    told = words(summary)[words(summary).index(words(heading)) :]
    assert "Reported of both, by whomever: 2 of 32 features; for 0 of these, " in told
    assert "for 0 of these, claims name a doer of one side, or a person whose posts are of it, in both" in told
    assert f"attacks on hospitals: told, and denied in wider terms | told no doer of one side is named in both: {NAMED}" in told


def test_what_speaks_for_neither_has_a_row_of_its_own_in_a_dossier() -> None:
    case = MadeWar(persons=((GENERAL,),))
    case.say("command", "Tasker led the siege of Port Vell", superior=GENERAL, operation="the siege of Port Vell", mode="commands")
    case.say("attack", "somebody shot at Saint Ada hospital", source="Ukraine", **{**ACT, "act": "shooting"})
    dossier = html.document_fromstring(make_dossier_html(make_campaign_dossier(case.case_file(), SIEGE), case.case_file()))
    rows = dossier.xpath("//table[contains(@class, 'matrix')]//tr[@class='neither']")
    assert any("(speaks for neither)" in words(row[0]) and "somebody" not in words(row[1]) for row in rows)
    assert all("neither for nor against" not in words(td) for td in dossier.xpath("//td[@data-label='Claims against']"))


def test_a_matrix_marks_it_in_the_cell_and_counts_it_apart(tmp_path: Path) -> None:
    case = MadeWar(persons=((GENERAL,),))
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    case.say("attack", "it was not struck", source="Russia", stance="denied", perpetrator="Russian forces", **ACT)
    case.say("post", "General Oren Tasker heads the staff", person=GENERAL, rank="General", title="head", organization="Russia")
    case.say(
        "responsibility", "Tasker answers for the strike on Saint Ada hospital", source="a council", of="strike", accused=GENERAL,
        act="the strike on Saint Ada hospital",
    )  # fmt: skip
    case.deny("Russia never used barrel bombs", **BARRELS)
    write_html(case.case_file(), view_case(case.case_file()), tmp_path)
    (page,) = (html.fromstring(path.read_bytes()) for path in (tmp_path / "linkage").glob("*incident*.html"))
    (cell,) = page.xpath("//td[@data-label='Claims against'][contains(., 'in wider terms')]")
    one = "1 claim from 1 independent origin"
    assert words(cell) == f"{one} Russia denies [2] in wider terms: {one} Russia denies [5]"
    (heading,) = page.xpath("//h3[@id='against-crimes-own']")
    assert words(heading) == f"Claims against {one}; in wider terms {one}"
    assert "Acts are denied: 1 sentence and 1 sentence in wider terms" in words(page)


def test_what_is_denied_in_wider_terms_stands_among_what_sources_disagree_on_and_says_what_is_denied(pages: Path) -> None:
    disputed = words(read(pages, "index.html").xpath("//section[@aria-labelledby='disputed']")[0])
    assert "denied in wider terms by Russia (of bombing with barrel bombs)" in disputed


def test_the_page_of_a_person_has_those_of_the_incidents_that_claims_tie_to_the_person(tmp_path: Path) -> None:
    case = MadeWar()
    case.say("attack", "Tasker dropped barrel bombs on Saint Ada hospital", perpetrator=GENERAL, **{**ACT, **BARRELS})
    case.say("attack", "Russian forces bombed Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    case.deny("Russia never used barrel bombs", **BARRELS)
    write_html(case.case_file(), view_case(case.case_file()), tmp_path)
    (page,) = (html.fromstring(path.read_bytes()) for path in (tmp_path / "people").glob("*tasker*.html"))
    label = "Who denies the incidents or campaigns they are tied to, in wider terms"
    assert words(page.xpath(f"//dt[.='{label}']/following-sibling::dd")[0]) == "Russia denies [3]"
    assert "Russia never used barrel bombs" in words(page.xpath("//section[@aria-labelledby='wider']")[0])
    (cell,) = read(tmp_path, "people.html").xpath(f"//tr[contains(., '{GENERAL}')]/td[@data-label='Denied or doubted']")
    assert words(cell) == "0 and 1 in wider terms"


def test_a_list_puts_a_stop_between_who_denies_it_and_who_denies_it_in_wider_terms(tmp_path: Path) -> None:
    case_file = made()
    incidents = tuple(replace(i, denied_by=("Sund", "Vell"), doubted_by=("Post",)) if i.id == STRIKE else i for i in case_file.incidents)
    case_file = replace(case_file, incidents=incidents)
    write_html(case_file, view_case(case_file), tmp_path)
    told = words(read(tmp_path, "incidents.html"))
    assert "denied by Sund, Vell; doubted by Post; denied in wider terms by Russia" in told


def test_the_rules_that_facts_bear_on_say_who_denies_the_facts_and_who_does_in_wider_terms(pages: Path, dossier: html.HtmlElement) -> None:
    (rules,) = read(pages, f"incidents/{STRIKE}.html").xpath("//section[@aria-labelledby='norms']")
    told = "Who denies or doubts the reported facts of this incident, on whichever rule they bear:"
    wider = "in wider terms: Russia denies [{}] (of bombing with barrel bombs )"
    none = "No evidence found in 6 reports of a denial of this act alone."
    assert f"{told} {none} {wider.format(3)}" in words(rules)
    assert rules.xpath(".//p[contains(., 'in wider terms')]//a[contains(@href, '#q-')]") != []
    (held,) = dossier.xpath("//section[@aria-labelledby='rules']")
    assert f"{told} {none} {wider.format('3.1')}" in words(held)


def test_a_denial_of_the_act_itself_stands_with_its_rules_apart_from_one_in_wider_terms(tmp_path: Path) -> None:
    case = MadeWar()
    case.say("attack", "Russian forces dropped barrel bombs on Saint Ada hospital", perpetrator="Russian forces", **{**ACT, **BARRELS})
    case.say("attack", "it was not struck", source="Russia", stance="denied", perpetrator="Russian forces", **ACT)
    case.deny("Russia never used barrel bombs", **BARRELS)
    write_html(case.case_file(), view_case(case.case_file()), tmp_path)
    (rules,) = read(tmp_path, f"incidents/{STRIKE}.html").xpath("//section[@aria-labelledby='norms']")
    assert "on whichever rule they bear: Russia denies [2] in wider terms: Russia denies [3] (of" in words(rules)


def test_timelines_and_maps_say_who_denies_in_wider_terms_and_of_what(pages: Path) -> None:
    told = "in wider terms by Russia (of bombing with barrel bombs)"
    timeline = read(pages, "timeline.html")
    assert any(told in words(title) for title in timeline.xpath("//*[local-name()='svg']//*[local-name()='title']"))
    lists = [*timeline.xpath("//tr"), *read(pages, "map.html").xpath("//main//li")]
    assert [told in words(line) for line in lists if "hospital, Port Vell" in words(line)] == [True, True], "the list of each"


def test_exports_for_other_programs_hold_denials_in_wider_terms_apart_from_the_claims_of_the_act() -> None:
    wider = find_wider_denials(made())
    (denial,) = wider[STRIKE]
    by = "Russia (of bombing with barrel bombs)"
    (feature,) = [f["properties"] for f in make_geojson(made(), wider, find_tellers(made()))["features"] if f["id"] == STRIKE]
    assert (feature["denied_by"], feature["denied_in_wider_terms_by"]) == ([], [by])
    assert [claim["id"] for claim in feature["denials_in_wider_terms"]] == [denial]
    assert denial not in {claim["id"] for claim in feature["claims"]}
    timemap = make_timemap(made(), wider, find_tellers(made()))
    (event,) = [event for event in timemap["events"] if event["id"] == STRIKE]
    assert event["description"].endswith(f"; denied in wider terms by {by}")
    assert denial in event["sources"] and denial in timemap["sources"]


def test_the_timeline_of_a_dossier_names_who_tells_and_who_denies_as_that_of_the_case_does(pages: Path, dossier: html.HtmlElement) -> None:
    case_lines = {words(row[1]): words(row[0]) for row in read(pages, "timeline.html").xpath("//table//tbody/tr")}
    rows = dossier.xpath("//section[@aria-labelledby='timeline']//tbody/tr[td[1]='incidents']")
    assert rows
    for row in rows:
        (link,) = row[2].xpath(".//a")
        (article,) = dossier.xpath("//article[@aria-labelledby=$id]", id=link.get("href").removeprefix("#"))
        assert words(row[2]) == f"{case_lines[words(row[3])]} · {words(link)}"
        assert words(article[0]).lower().startswith(words(link))
    assert any("denied in wider terms by" in words(row[2]) for row in rows)
