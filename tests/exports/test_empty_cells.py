"""An empty cell of a linkage matrix says that no evidence was found only where the row holds nothing at all."""

from pathlib import Path

from lxml import html

from linkage.cases import find_matrix, make_campaign_dossier, view_case
from linkage.cli.matrix import matrix_lines
from linkage.exports.html import make_dossier_html, write_html
from linkage.model.case import CaseFile
from madematrix import GENERAL, SIEGE, MadeCase

FOR = "othing that speaks for it: 1 claim of the same matter speaks for neither"
AGAINST = "othing that speaks against it: 1 claim of the same matter speaks for neither"
NONE = "o evidence found in 2 reports"


def made() -> CaseFile:
    """One claim gives the siege to the general, which speaks for neither in the row on what he is said to have done."""
    case = MadeCase(persons=((GENERAL,),))
    act = {"act": "siege", "place": "Port Vell", "perpetrator": GENERAL}
    case.say("attack", "Tasker besieged Port Vell", source="a council", of="siege", **act)
    case.say("identity", "Oren Tasker, 51", person=GENERAL, attribute="age", value="51")
    return case.case_file()


def cells(document: html.HtmlElement, row: str) -> list[str]:
    found = document.xpath(f"//tr[th[contains(., '{row}')]][not(contains(@class, 'neither'))]/td")
    return [" ".join(cell.text_content().split()) for cell in found]


def check(document: html.HtmlElement) -> None:
    given = cells(document, "reported acts that sources give to the person")
    assert given == [f"N{FOR}, below.", f"N{AGAINST}, below.", f"N{NONE}."]
    assert cells(document, "whether the person knew") == [f"N{NONE}."] * 3


def test_a_dossier_says_what_stands_below() -> None:
    case_file = made()
    document = html.document_fromstring(make_dossier_html(make_campaign_dossier(case_file, SIEGE), case_file))
    check(document)


def test_a_page_does_too(tmp_path: Path) -> None:
    write_html(made(), view_case(made()), tmp_path)
    (page,) = (html.fromstring(path.read_bytes()) for path in (tmp_path / "linkage").glob("*siege-of-port-vell*.html"))
    check(page)


def test_the_command_line_does_too() -> None:
    case_file = made()
    lines = [line.strip() for line in matrix_lines(find_matrix(case_file, GENERAL, SIEGE), case_file)]
    at = next(n for n, line in enumerate(lines) if line.startswith("reported acts that sources give to the person"))
    assert lines[at + 1 : at + 3] == [f"for: n{FOR}", f"against: n{AGAINST}"]
