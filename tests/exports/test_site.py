"""The case file as a folder of pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import view_case
from linkage.errors import InputError
from linkage.exports.html import write_html
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.sections import count_sources
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Stance
from linkage.model.entity import Naming
from linkage.model.review import Profile
from smallcase import CLAIMS, COURIER, REPORTS, make_claim, make_report, make_small_case


def write(case_file: CaseFile, folder: Path) -> Path:
    write_html(case_file, view_case(case_file), folder)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(make_small_case(), tmp_path_factory.mktemp("casefile"))


def read(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address).read_bytes())


def pages(site: Path) -> Iterator[tuple[str, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), html.fromstring(path.read_bytes())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_the_first_page_is_given_back(tmp_path: Path) -> None:
    case_file = make_small_case()
    assert write_html(case_file, view_case(case_file), tmp_path / "new") == tmp_path / "new" / "index.html"


def test_every_claim_row_names_its_source_first_then_its_stance(site: Path) -> None:
    seen = set()
    for address, page in pages(site):
        for row in page.xpath("//*[@data-claim]"):
            (source,) = row.xpath(".//*[@class='source']")
            (stance,) = row.xpath(".//*[@class='stance']")
            assert text_of(source) != "", address
            assert text_of(stance) != "", address
            order = [
                element
                for element in row.iter()
                if element in (source, stance) or "group" in element.get("class", "").split() or element.tag == "blockquote"
            ]
            assert order[:2] == [source, stance], address
            seen.add(row.get("data-claim"))
    assert seen == {claim.id for claim in CLAIMS.values()}


def test_a_claim_is_told_nowhere_outside_a_row(site: Path) -> None:
    for address, page in pages(site):
        for quote in page.xpath("//blockquote"):
            assert quote.xpath("ancestor::*[@data-claim]") or address.startswith("issues"), address


def test_every_row_is_one_click_from_its_sentence(site: Path) -> None:
    for address, page in pages(site):
        if address.startswith("reports/"):
            continue
        for row in page.xpath("//*[@data-claim]"):
            targets = row.xpath(f".//a[contains(@href, '#q-{row.get('data-claim')}')]")
            assert targets != [], address


def test_a_highlight_and_its_note_lead_to_each_other(site: Path) -> None:
    page = read(site, f"reports/0001-{REPORTS[0].short_id}.html")
    for claim in (c for c in CLAIMS.values() if c.report_id == REPORTS[0].id):
        assert page.get_element_by_id(f"q-{claim.id}").xpath(f"ancestor::p//a[@href='#c-{claim.id}']") != []
        assert page.get_element_by_id(f"c-{claim.id}").xpath(f".//a[@href='#q-{claim.id}']") != []


def test_the_text_of_a_report_is_shown_whole(site: Path) -> None:
    page = read(site, f"reports/0001-{REPORTS[0].short_id}.html")
    passages = page.xpath("//p[contains(@class, 'passage')]")
    for extra in page.xpath("//p[contains(@class, 'passage')]//*[@class='ref' or @class='tag']"):
        extra.drop_tree()
    assert "".join("".join(p.text_content() for p in passages).split()) == "".join(COURIER.split())


def test_the_text_of_a_report_is_inert(site: Path) -> None:
    for address, page in pages(site):
        assert page.xpath("//script | //img | //iframe | //@onerror | //@onclick") == [], address
        assert "<b>Tasker</b>" not in (site / address).read_text(encoding="utf-8")


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for address, page in pages(site):
        assert "default-src 'none'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        for target in page.xpath("//@href | //@src"):
            assert not re.match(r"[a-z]+:|//", target), f"{address}: {target}"


def test_every_link_leads_to_a_page_and_an_anchor(site: Path) -> None:
    ids = {address: set(page.xpath("//@id")) for address, page in pages(site)}
    for address, page in pages(site):
        assert len(page.xpath("//@id")) == len(ids[address]), f"an id twice on {address}"
        for href in page.xpath("//a/@href"):
            path, _, anchor = href.partition("#")
            target = address if path == "" else (site / address).parent.joinpath(path).resolve().relative_to(site.resolve()).as_posix()
            assert target in ids, f"{address} links to {href}"
            assert anchor == "" or anchor in ids[target], f"{address} links to {href}"


def test_quotes_in_another_language_say_so(tmp_path: Path) -> None:
    claim = make_claim("damage", "El hospital fue bombardeado", report=REPORTS[2], object="El hospital", extent="bombardeado")
    folder = write(make_small_case(claims=(claim,), entities=(), incidents=(), campaigns=()), tmp_path)
    assert read(folder, "claims/damage.html").xpath("//blockquote/@lang") == ["es"]
    assert "es" in read(folder, f"reports/0003-{REPORTS[2].short_id}.html").xpath("//p/@lang")


def test_the_first_page_says_what_was_not_read(site: Path) -> None:
    words = text_of(read(site, "index.html").get_element_by_id("main"))
    assert "2 things seen and not understood" in words
    assert "Spanish (es) 1 none was read" in words
    assert "1 report gave no claim" in words


def test_the_first_page_of_what_is_published_does_not_call_unread_what_is_held_back(tmp_path: Path) -> None:
    (claim,) = [claim for claim in make_small_case().claims if claim.kind == "damage"][:1]
    case_file = make_small_case(claims=(claim,), entities=(), incidents=(), campaigns=())
    words = text_of(read(write(replace(case_file, profile=Profile.PUBLISH, held_back=3), tmp_path), "index.html").get_element_by_id("main"))
    assert "Their 1 claim stands here as somebody’s claim, one click from its sentence." in words
    assert f"{len(REPORTS) - 1} reports have no claim that is shown" in words
    assert "What is held back or was not read" in words
    assert not [said for said in ("gave no claim", "none was read", "Without a claim") if said in words]


def test_where_claims_are_held_back_nothing_is_said_to_be_absent_from_them(tmp_path: Path) -> None:
    bare = make_small_case(claims=(), entities=(), incidents=(), campaigns=())
    folder = write(replace(bare, profile=Profile.PUBLISH, held_back=3), tmp_path)
    absent = {address: [text_of(cell) for cell in page.xpath("//p[@class='absent']")] for address, page in pages(folder)}
    assert {"index.html", "people.html", "incidents.html", "command.html", "otherwise.html"} <= {
        name for name, cells in absent.items() if cells
    }
    told = [cell for cells in absent.values() for cell in cells]
    silent = [cell for cell in told if not cell.endswith("Claims that are held back are not counted.")]
    assert [cell for cell in silent if not cell.startswith("No two campaigns are declared")] == []
    assert not [cell for cell in told if "No claim was read" in cell]
    assert "held back are not counted" not in text_of(read(write(bare, tmp_path / "internal"), "people.html"))


def test_an_incident_shows_each_figure_with_its_source_and_who_denies(site: Path) -> None:
    page = read(site, "incidents/shelling-port-vell-2031-05-02.html")
    rows = page.xpath("//table[contains(@class, 'figures')]/tbody/tr[@data-claim]")
    told = [(text_of(row[0]), text_of(row[2])) for row in rows]
    assert told[0][0] == "It"
    assert told[0][1].startswith("says 3 ")
    assert told[1][0] == "residents (no name given)"
    assert told[1][1].startswith("estimate (as told by the council) at least 12 ")
    words = text_of(page.get_element_by_id("main"))
    assert "Denied or doubted by The Northern Ministry of Defence" in words
    assert "contested because somebody denies it" in words
    assert "within about 25 km" in words


def test_the_list_of_people_counts_sources_and_origins_and_who_is_said_to_command(site: Path) -> None:
    (row,) = [row for row in read(site, "people.html").xpath("//tbody/tr") if text_of(row[0]) == "Oren Tasker"]
    told = {cell.get("data-label"): text_of(cell) for cell in row[1:]}
    assert told["Accused of a harm"] == "2 claims, all alleged; 1 source as written, 0 independent origins"
    assert told["Command, as told"] == "1"
    assert told["Denied or doubted"] == "1"


def test_who_only_spoke_of_an_incident_is_not_listed_as_denied(tmp_path: Path) -> None:
    case_file = make_small_case()
    spoken = make_claim(
        "statement", "“Lay down your arms & leave,”", "Ilan Moor", speaker="Ilan Moor", utterance="Lay down your arms & leave,"
    )
    (incident,) = case_file.incidents
    entities = tuple(
        replace(e, namings=(Naming(spoken.id, "speaker", "Ilan Moor"),)) if e.name == "Ilan Moor" else e for e in case_file.entities
    )
    incidents = (replace(incident, claim_ids=(*incident.claim_ids, spoken.id)),)
    folder = write(replace(case_file, claims=(*case_file.claims, spoken), entities=entities, incidents=incidents), tmp_path)
    (row,) = [row for row in read(folder, "people.html").xpath("//tbody/tr") if text_of(row[0]) == "Ilan Moor"]
    assert text_of(row.xpath("./td[@data-label='Denied or doubted']")[0]) == "0"


def test_a_denial_is_never_shown_as_an_accusation(site: Path) -> None:
    page = read(site, "incidents/shelling-port-vell-2031-05-02.html")
    blamed = page.xpath("//section[@aria-labelledby='perpetrators']//*[@data-claim]/@data-claim")
    assert CLAIMS["denial"].id not in blamed
    assert CLAIMS["accusation"].id in blamed


def test_a_campaign_shows_who_denies_an_incident_that_it_holds(tmp_path: Path) -> None:
    case_file = make_small_case()
    incident = case_file.incidents[0]
    campaign = replace(case_file.campaigns[0], id="siege", incident_ids=(incident.id,), claim_ids=())
    folder = write(replace(case_file, campaigns=(campaign,)), tmp_path)
    page = read(folder, "campaigns/siege.html")
    assert CLAIMS["denial"].id in page.xpath("//section[@aria-labelledby='denials']//*[@data-claim]/@data-claim")


def test_whom_nobody_accuses_stands_with_the_number_of_reports_that_were_read(site: Path) -> None:
    for name in ("people.html", "index.html"):
        cells = [text_of(cell) for cell in read(site, name).xpath("//td[@data-label='Accused of a harm']")]
        assert "no accusation was read in 3 reports" in cells


def test_a_person_shows_at_a_glance_who_accuses_and_who_denies(site: Path) -> None:
    glance = {text_of(row[0]): text_of(row[1]) for row in read(site, "people/oren-tasker.html").xpath("//dl[@class='facts']/div")}
    assert glance["Accused of a harm, according to"].startswith("The town council of Port Vell alleges [1]")
    assert glance["Listed, according to"] == "Harbour Courier (in its own voice) says [1]"
    assert (
        glance["Denies or doubts the incidents and campaigns they are tied to, or what these hold"]
        == "The Northern Ministry of Defence denies [2]"
    )
    assert glance["Says that it was not so"] == "No evidence found in 3 reports."
    assert glance["Said to have admitted command or harm"] == "Oren Tasker (told by Harbour Courier) is reported to admit [1]"


def test_what_a_report_says_that_somebody_admits_has_no_source_beside_the_report() -> None:
    case_file = make_small_case()
    told = case_file.claims.index(CLAIMS["command"])
    voice = replace(CLAIMS["command"], attribution=(), stance=Stance.ASSERTED)
    index = CaseIndex(replace(case_file, claims=(*case_file.claims, voice)))
    rows = [index.row(case_file.claims[told]), index.row(voice)]
    assert count_sources(rows) == 1
    assert count_sources([*rows, index.row(CLAIMS["casualties"])]) == 2


def test_what_was_not_found_is_said_in_words(site: Path) -> None:
    page = read(site, "people/ilan-moor.html")
    absent = [text_of(element) for element in page.xpath("//*[@class='absent']")]
    assert "No evidence found in 3 reports." in absent
    for section in page.xpath("//section"):
        assert len(section.xpath("./*")) > 1, text_of(section)


def test_no_cell_of_a_table_is_blank(site: Path) -> None:
    for address, page in pages(site):
        for cell in page.xpath("//td | //th | //dd"):
            assert text_of(cell) != "" or cell.xpath(".//svg") != [], address


def test_the_claims_of_which_the_reader_is_least_certain_stand_first(tmp_path: Path) -> None:
    case_file = make_small_case()
    claims = [replace(claim, confidence=(7 * i % 10) / 10) for i, claim in enumerate(case_file.claims)]
    page = read(write(replace(case_file, claims=tuple(claims)), tmp_path), "claims/least-certain.html")
    shown = [text_of(cell) for cell in page.xpath("//td[@data-label='Confidence of the reading']")]
    assert len(shown) == len(claims)
    assert shown == sorted(shown)
    assert "not how likely it is that they are true" in text_of(page)


def test_an_empty_case_is_told_as_empty(tmp_path: Path) -> None:
    folder = write(CaseFile(CaseSettings(), (), (), (), (), (), (), ""), tmp_path)
    assert "The case holds no report yet" in text_of(read(folder, "reports.html"))
    assert "0 reports" in text_of(read(folder, "index.html"))


def test_the_same_case_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    again = write(make_small_case(), tmp_path)
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert all((site / path).read_bytes() == (again / path).read_bytes() for path in files)


def test_a_page_that_is_no_longer_true_goes_and_other_files_stay(tmp_path: Path) -> None:
    write(make_small_case(), tmp_path)
    (tmp_path / "people" / "notes.html").write_text("mine")
    write(make_small_case(entities=()), tmp_path)
    assert not (tmp_path / "people" / "oren-tasker.html").exists()
    assert (tmp_path / "people" / "notes.html").read_text() == "mine"


def test_a_run_that_was_killed_leaves_no_page_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("linkage.exports.html.site.make_method_page", break_off)
    with pytest.raises(KeyboardInterrupt):
        write(make_small_case(), tmp_path)
    monkeypatch.undo()
    assert (tmp_path / "people" / "oren-tasker.html").exists()
    write(make_small_case(entities=()), tmp_path)
    assert not (tmp_path / "people" / "oren-tasker.html").exists()


def test_a_manifest_that_points_elsewhere_removes_nothing_there(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    folder = write(make_small_case(), tmp_path / "casefile")
    (folder / "pages.txt").write_text(f"../outside.html\n{outside}\n")
    write(make_small_case(), folder)
    assert outside.exists()


def test_a_folder_that_is_a_file_is_told_with_advice(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(InputError, match="name another folder"):
        write(make_small_case(), tmp_path / "taken")


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    text = "\n\n".join(f"Bridge {n} was hit." for n in range(1200))
    report = make_report(text, "Bridges", publisher="Harbour Courier", language="en")
    claims = tuple(make_claim("damage", f"Bridge {n} was", report=report, object=f"Bridge {n}", extent="hit") for n in range(1200))
    folder = write(make_small_case(reports=(report,), claims=claims, entities=(), incidents=(), campaigns=(), issues=()), tmp_path)
    names = ["claims/damage.html", "claims/damage-page-2.html", "claims/damage-page-3.html"]
    assert [len(read(folder, name).xpath("//tbody/tr")) for name in names] == [500, 500, 200]
    for name in names:
        assert len(set(read(folder, name).xpath("//nav[@class='pager']//a/@href"))) == 2


def test_headings_go_down_one_step_at_a_time_and_there_is_one_first(site: Path) -> None:
    for address, page in pages(site):
        levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        main = [int(heading.tag[1]) for heading in page.xpath("//main//*[self::h1 or self::h2 or self::h3]")]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        assert all(after - before <= 1 for before, after in pairwise(main)), address


def test_every_table_cell_head_says_what_it_is_the_head_of(site: Path) -> None:
    for address, page in pages(site):
        assert page.xpath("//th[not(@scope)]") == [], address


@pytest.mark.parametrize("stance", Stance)
def test_each_stance_has_a_line_and_a_mark_of_its_own(stance: Stance, site: Path) -> None:
    styles = (site / "style.css").read_text()
    assert stance is Stance.ASSERTED or f".m-{stance}" in styles
    assert stance is Stance.ASSERTED or f".claim.s-{stance}" in styles
