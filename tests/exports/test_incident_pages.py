"""What the page of an incident says of the act."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import view_case
from linkage.exports.html import write_html
from linkage.model.claim import Role
from linkage.model.incident import FigureRange
from linkage.model.opposition import Ground, Opposition, Position
from linkage.model.span import Span
from smallcase import REPORTS, make_claim, make_small_case


def test_each_act_stands_with_who_tells_of_it_that_of_the_heading_first_and_no_denial(tmp_path: Path) -> None:
    case_file = make_small_case()
    more = [
        make_claim("attack", "At least 12 patients were killed", act="bombing", target="the hospital", target_type="hospital"),
        make_claim("attack", "denies that its guns shelled the hospital", "the navy", "denied", REPORTS[1], act="missile", target="it"),
        make_claim("attack", "Ministry of Defence", "the harbour master", "alleged", REPORTS[1], act="other", target="the hospital"),
    ]
    (incident,) = case_file.incidents
    held = replace(incident, claim_ids=(*(claim.id for claim in more), *incident.claim_ids))
    case_file = replace(case_file, claims=(*case_file.claims, *more), incidents=(held,))
    write_html(case_file, view_case(case_file), tmp_path)
    page = html.fromstring((tmp_path / "incidents/shelling-port-vell-2031-05-02.html").read_bytes())
    (acts,) = page.xpath("//dt[text()='Act, as each source tells it']/following-sibling::dd")
    told = " ".join(" ".join(acts.itertext()).split())
    assert [line.strip() for line in told.split("]")[:-1]] == [
        "shelling: The town council of Port Vell alleges [1",
        "[1",  # the accusation names the act, too
        "bombing: Harbour Courier (in its own voice) says [1",
        "attack: the harbour master alleges [2",
    ]


def test_the_list_of_incidents_says_where_a_number_is_no_number_of_a_source(tmp_path: Path) -> None:
    case_file = make_small_case()
    (incident,) = case_file.incidents
    vague = replace(incident.figures[0], min=200, max=None, victims="people", order="hundreds")
    held = replace(incident, figures=(vague,))
    write_html(replace(case_file, incidents=(held,)), view_case(replace(case_file, incidents=(held,))), tmp_path)
    page = html.fromstring((tmp_path / "incidents.html").read_bytes())
    assert "killed 200 or more (no number given: “hundreds” is read as 200 or more)" in " ".join(page.text_content().split())
    method = " ".join(html.fromstring((tmp_path / "method.html").read_bytes()).text_content().split())
    assert "“hundreds” as 200" in method


def test_a_list_gives_the_same_range_as_the_page_of_the_incident_lower_sources_of_a_report_with_its_own_figure_included(
    tmp_path: Path,
) -> None:
    case_file = make_small_case()
    (incident,) = case_file.incidents
    own, told = incident.figures
    figures = (replace(own, min=12, max=12, source=None, victims="people"), replace(told, min=7, max=7, victims="people"))
    held = replace(incident, figures=figures, ranges=(FigureRange("killed", 12, 12, "another rule", figures[:1]),))
    case_file = replace(case_file, incidents=(held,))
    write_html(case_file, view_case(case_file), tmp_path)
    for name in ("incidents.html", "index.html", "campaigns/siege-of-port-vell.html"):
        page = html.fromstring((tmp_path / name).read_bytes())
        (cell,) = page.xpath("//td[@data-label='Figures']")
        assert " ".join(cell.text_content().split()) == "killed 7 to 12"
    own_page = html.fromstring((tmp_path / "incidents/shelling-port-vell-2031-05-02.html").read_bytes())
    assert "low 7; no best figure; high 12" in " ".join(own_page.text_content().split())


def test_the_first_page_says_on_what_sources_disagree_of_an_incident(tmp_path: Path) -> None:
    case_file = make_small_case()
    (incident,) = case_file.incidents
    own, told = incident.figures
    quiet = replace(incident, denied_by=(), figures=(replace(own, min=12, max=12, victims=""), replace(told, min=7, max=7, victims="")))
    plain = replace(case_file, incidents=(quiet,))
    write_html(plain, replace(view_case(plain), oppositions=()), tmp_path)
    assert "sources disagree: figures differ (killed)" in disputed(tmp_path)
    ids = incident.claim_ids
    opposed = tuple(
        Opposition(ground, incident.id, matter, (Position("one", ids[:1]), Position("other", ids[1:2])))
        for ground, matter in (
            (Ground.PERPETRATOR, "who is said to have done it"),
            (Ground.FIGURE, "killed (everybody counted and women), incident, as of 2031-05-02"),
            (Ground.DATE, "when it is said to have been"),
        )
    )
    write_html(plain, replace(view_case(plain), oppositions=opposed), tmp_path)
    assert "sources disagree: another perpetrator; another figure (killed); another date" in disputed(tmp_path)
    alike = replace(plain, incidents=(replace(quiet, figures=(replace(own, min=7, max=None), replace(told, min=7, max=None))),))
    write_html(alike, replace(view_case(alike), oppositions=()), tmp_path)
    assert "No disagreement was found" in disputed(tmp_path), "two sources that say the same number do not differ"


def disputed(folder: Path) -> str:
    """What the first page says of what sources disagree on."""
    (section,) = html.fromstring((folder / "index.html").read_bytes()).xpath("//section[@aria-labelledby='disputed']")
    return " ".join(section.text_content().split())


def test_who_is_blamed_for_something_else_told_beside_it_is_not_said_to_have_done_it(tmp_path: Path) -> None:
    case_file = make_small_case()
    blamed = make_claim(
        "responsibility", "He admits", "the ferrymen", "alleged", accused="the pilots' guild", act="the failure of the talks"
    )
    (incident,) = case_file.incidents
    held = replace(incident, claim_ids=(*incident.claim_ids, blamed.id))
    case_file = replace(case_file, claims=(*case_file.claims, blamed), incidents=(held,))
    write_html(case_file, view_case(case_file), tmp_path)
    page = html.fromstring((tmp_path / "incidents/shelling-port-vell-2031-05-02.html").read_bytes())
    (doers,) = page.xpath("//dt[text()='Who is said to have done it']/following-sibling::dd[1]")
    assert "guild" not in doers.text_content()
    (section,) = page.xpath("//section[.//h2[starts-with(normalize-space(), 'Who is said to have done it, according to whom')]]")
    assert "guild" not in section.text_content()
    assert "the pilots' guild is answerable for the failure of the talks" in page.text_content()


@pytest.mark.parametrize(
    ("words", "carried"), [("Port Vell accuses", False), ("Port Vell has had no water", True)], ids=["its own", "another"]
)
def test_a_place_that_only_other_sentences_name_is_said_to_be_read_from_them(words: str, *, carried: bool, tmp_path: Path) -> None:
    case_file = make_small_case()
    text = REPORTS[0].text
    at = text.index(words)
    told = make_claim("attack", "accuses General Oren Tasker of the shelling", act="shelling", target="it")
    told = replace(told, roles=(*told.roles, Role("place", "Port Vell", Span(at, at + len("Port Vell")))))
    (incident,) = case_file.incidents
    held = replace(incident, claim_ids=(told.id,), figures=(), ranges=())
    case_file = replace(case_file, claims=(*case_file.claims, told), incidents=(held,))
    write_html(case_file, view_case(case_file), tmp_path)
    page = html.fromstring((tmp_path / "incidents/shelling-port-vell-2031-05-02.html").read_bytes())
    (place,) = page.xpath("//dt[normalize-space()='Place']/following-sibling::dd[1]")
    assert ("named in no sentence that tells of it" in place.text_content()) is carried
    (listed,) = html.fromstring((tmp_path / "incidents.html").read_bytes()).xpath("//tr/td[@data-label='Place']")
    assert ("named in other sentences" in listed.text_content()) is carried
    assert ("named in other sentences" in (tmp_path / "map.html").read_text()) is carried
