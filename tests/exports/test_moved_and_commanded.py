"""What pages say of people who were moved, of doers by accusation, of commanders and ties, and of what else stands beside a comparison."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import dossiers, make_person_dossier, view_case
from linkage.exports.html import make_dossier_html, write_html
from linkage.model.case import CaseFile
from linkage.model.conflict import Classification, ConflictType
from linkage.model.incident import Campaign
from linkage.model.matrix import Nearness
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase
from smallcase import CLAIMS, make_claim, make_report, make_small_case

MOVED = make_report(
    "Sund said that Russia had deported 900 villagers from Old Karst. Russia said that 4000 people were evacuated to Port Vell.",
    "Moved", publisher="Post", published="2031-05-02", language="en",
)  # fmt: skip


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def read(case_file: CaseFile, folder: Path, address: str) -> html.HtmlElement:
    write_html(case_file, view_case(case_file), folder)
    return html.fromstring((folder / address).read_bytes())


def facts(page: html.HtmlElement) -> dict[str, str]:
    return {text_of(row[0]): text_of(row[1]) for row in page.xpath("//dl[@class='facts']/div")}


def with_movement() -> CaseFile:
    case_file = make_small_case()
    told = [
        make_claim("attack", "Russia had deported 900 villagers", "Sund", report=MOVED, act="deportation", perpetrator="Russia",
                   target="900 villagers", place="Old Karst"),
        make_claim("casualties", "4000 people were evacuated", "Russia", report=MOVED, outcome="displaced", min=4000, victims="people",
                   place="Port Vell"),
    ]  # fmt: skip
    incident = replace(case_file.incidents[0], act="deportation", claim_ids=tuple(c.id for c in told), report_ids=(MOVED.id,))
    return replace(case_file, reports=(*case_file.reports, MOVED), claims=(*case_file.claims, *told), incidents=(incident,))


def test_a_deportation_shows_both_ends_of_the_way_and_who_tells_it_otherwise(tmp_path: Path) -> None:
    told = facts(read(with_movement(), tmp_path, "incidents/shelling-port-vell-2031-05-02.html"))
    assert told["From where, to where"] == "from Old Karst: Sund says [4]to Port Vell: Russia says [4]"  # on two lines
    assert told["Place on the map"].startswith("Port Vell one point for the whole way")
    assert told["Denied or doubted by"] == "No evidence found in 4 reports."
    assert told["Told otherwise, which is no denial"] == (
        "The side that is said to have done it tells it otherwise: that they asked for it, went of their own will, or were evacuated: "
        "Russia says [4]"
    )


def test_what_is_told_otherwise_stands_among_what_sources_disagree_on(tmp_path: Path) -> None:
    page = read(with_movement(), tmp_path, "index.html")
    assert "told otherwise by Russia" in text_of(page.xpath("//section[@aria-labelledby='disputed']")[0])


def test_who_is_accused_in_the_words_of_an_act_stands_among_those_who_are_said_to_have_done_it(tmp_path: Path) -> None:
    case_file = make_small_case()
    act = make_claim("attack", "the shelling of Saint Ada hospital", "The town council of Port Vell", "alleged", act="shelling",
                     target="Saint Ada hospital", target_type="hospital")  # fmt: skip
    incident = replace(case_file.incidents[0], claim_ids=(act.id,), report_ids=(act.report_id,))
    case_file = replace(case_file, claims=(*(c for c in case_file.claims if c is not CLAIMS["attack"]), act), incidents=(incident,))
    page = read(case_file, tmp_path, "incidents/shelling-port-vell-2031-05-02.html")
    assert facts(page)["Who is said to have done it"] == "The town council of Port Vell alleges: Oren Tasker [1]"
    assert page.xpath("//section[@aria-labelledby='perpetrators']//*[@data-claim]/@data-claim") == [CLAIMS["accusation"].id]


@pytest.fixture
def commanded() -> CaseFile:
    case = MadeCase()
    case.say(
        "command", "Tasker led the siege of Port Vell", of="siege", superior=GENERAL, operation="the siege of Port Vell", mode="commands"
    )
    case.say("command", "Tasker planned the siege of Port Vell", superior=GENERAL, operation="the siege of Port Vell", mode="planned")
    case.say("command", "Tasker commands the hackers", of="siege", superior=GENERAL, subordinate="the hackers", mode="commands")
    case.say("command", "Tasker has a direct line to Moor", of="siege", superior=GENERAL, subordinate="Ilan Moor", mode="direct-line")
    return case.case_file()


def test_the_page_of_a_campaign_names_the_commanders_of_the_page_of_command(commanded: CaseFile, tmp_path: Path) -> None:
    page = read(commanded, tmp_path, "campaigns/siege-of-port-vell.html")
    command = html.fromstring((tmp_path / "command.html").read_bytes())
    (row,) = command.xpath("//section[h2/a='Siege of Port Vell']//tbody/tr")
    (fact,) = [(key, told) for key, told in facts(page).items() if key.startswith("Said to have commanded")]
    assert fact[0] == "Said to have commanded, ordered, planned or overseen it 1"
    assert fact[1].startswith(f"{text_of(row[0])}: ")
    listed = page.xpath("//section[@aria-labelledby='answerable']//*[@data-claim]/@data-claim")
    assert sorted(listed) == sorted(claim.id for claim in commanded.claims[:2])


def test_every_claim_of_command_says_how_near_it_is_to_the_campaign_on_every_page(commanded: CaseFile, tmp_path: Path) -> None:
    near = str(Nearness.NAMED)
    page = read(commanded, tmp_path, "campaigns/siege-of-port-vell.html")
    assert f"({near})" in next(told for key, told in facts(page).items() if key.startswith("Said to have commanded"))
    assert [text_of(p) for p in page.xpath("//section[@aria-labelledby='answerable']//p[contains(@class, 'bearing')]")] == [near, near]
    command = html.fromstring((tmp_path / "command.html").read_bytes())
    told = command.xpath("//section[h2/a='Siege of Port Vell']//td[@data-label='Said']//li")
    assert [text_of(line).endswith(f"] {near}") for line in told] == [True, True]
    dossier = html.fromstring(make_dossier_html(dossiers.make_campaign_dossier(commanded, "Siege of Port Vell"), commanded))
    listed = dossier.xpath("//section[@aria-labelledby='command']//ul[@class='chain']//li[@data-claim]")
    assert [text_of(line).endswith(near) for line in listed] == [True, True]


def test_a_direct_line_is_a_tie_on_the_page_of_a_campaign_and_what_a_person_commands_no_command_of_it(
    commanded: CaseFile, tmp_path: Path
) -> None:
    page = read(commanded, tmp_path, "campaigns/siege-of-port-vell.html")
    hackers, line = (claim.id for claim in commanded.claims[2:])
    sections = {
        text_of(s[0]): s.xpath(".//*[@data-claim]/@data-claim") for s in page.xpath("//section[starts-with(@aria-labelledby, 'kind-')]")
    }
    assert sections == {
        "Command read as of something else, or as no command of this campaign 1": [hackers],
        "Ties that are not posts 1": [line],
    }
    assert "· tie ·" in text_of(page.xpath("//section[@aria-labelledby='kind-affiliation']")[0])


def test_the_list_of_matrices_says_that_case_yaml_alone_has_the_class_of_a_conflict(tmp_path: Path) -> None:
    case = MadeCase(classification=Classification(ConflictType.INTERNATIONAL, "a commission"), persons=((GENERAL,),))
    case.say("post", "General Oren Tasker heads the staff", person=GENERAL, rank="General", title="head", organization="Russia")
    page = read(case.case_file(), tmp_path, "linkage.html")
    assert "international, according to a commission, as case.yaml has it" in text_of(page)


def accused() -> CaseFile:
    case = MadeCase(persons=((GENERAL,),))
    case.say("responsibility", "Tasker answers for the strike", source="a council", of="strike", accused=GENERAL, act="the strike")
    return case.case_file()


def test_a_dossier_holds_the_matrices_of_incidents_row_by_row_behind_those_of_campaigns() -> None:
    case_file = accused()
    document = html.document_fromstring(make_dossier_html(make_person_dossier(case_file, GENERAL), case_file))
    (section,) = document.xpath("//section[@aria-labelledby='matrix']")
    named = [text_of(h) for h in section.xpath("./h3")]
    strike = f"{GENERAL} and “{case_file.incidents[0].name}”"
    assert named == [f"{GENERAL} and “{c.name}”" for c in case_file.campaigns if c.id == SIEGE] + [strike]
    tables = section.xpath("./table[contains(@class, 'matrix')]")
    own = [t for t in tables if text_of(t.xpath("./preceding-sibling::h3[1]")[0]) == strike]
    rows = [text_of(row) for table in own for row in table.xpath("./tbody/tr[not(@class)]")]
    assert len(rows) == len(dossiers.MatrixMaker(case_file).make(case_file.entities[0], case_file.incidents[0]).rows)
    assert sum("No evidence found in 1 reports" in row or "No evidence found in 1 report" in row for row in rows) >= len(rows) - 2
    assert "not in this document" not in text_of(section)


def test_matrices_of_more_incidents_than_a_dossier_holds_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dossiers, "MOST_HELD", 0)
    case_file = accused()
    dossier = make_person_dossier(case_file, GENERAL)
    assert (dossier.incident_matrices, [pair.subject.id for pair in dossier.matrices_left]) == ((), [STRIKE])


@pytest.mark.parametrize(
    ("campaign", "words"),
    [
        (Campaign("a", "A", None, None, (), ("x",), (), declared=True), "declared in case.yaml; 1 claim of the whole, 0 incidents"),
        (Campaign("a", "A", None, None, ("i",), ("x", "y"), ()), "a war that claims name; 2 claims of the whole, 1 incident"),
    ],
    ids=["declared", "war"],
)
def test_a_campaign_says_what_it_rests_on(campaign: Campaign, words: str) -> None:
    assert campaign.rests_on == words
    place = make_small_case().incidents[0].place
    assert (
        "what claims tell of Port Vell, which case.yaml does not declare as a campaign"
        in replace(campaign, place=place, declared=False).rests_on
    )
