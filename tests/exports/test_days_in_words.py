"""Pages and dossiers write days in words; only what a source wrote, a file or a command may hold an ISO date."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import make_campaign_dossier, make_person_dossier, view_case
from linkage.exports.html import make_dossier_html, write_html
from linkage.exports.html.labels import label_days
from linkage.model.case import CaseFile
from linkage.model.course import Change, Course, Step
from linkage.model.opposition import Ground, Opposition, Position
from madematrix import GENERAL, SIEGE, STRIKE, MadeCase
from madewar import ACT

ISO = re.compile(r"(?<![\w/-])\d{4}-\d{2}(?:-\d{2})?(?![\w-])")
NOT_OURS = "//script | //style | //blockquote | //q | //code | //table[@class='settings']"


@pytest.fixture(scope="module")
def made() -> CaseFile:
    """Tasker leads both sieges and holds a post that reports of two days tell; two counts of one day have no number in common."""
    case = MadeCase(persons=((GENERAL,),))
    for of, town in (("siege", "Port Vell"), ("", "Old Karst")):
        case.say("command", f"Tasker led the siege of {town}", of=of, superior=GENERAL, operation=f"the siege of {town}", mode="commands")
    for day in ("2031-05-02", "2031-07-09"):
        case.say("post", "Tasker heads the harbour guard", person=GENERAL, title="head", organization="harbour guard", published=day)
    case.say("attack", "the hospital was struck", source="a nurse", **ACT)
    for n, source in ((3, "a nurse"), (9, "the council")):
        words = f"{n} patients of Saint Ada hospital died, {source} said"
        case.say("casualties", words, source=source, of="strike", outcome="killed", min=n, max=n, victims="patients", when="2031-05-02")
    return case.case_file()


def dated(document: html.HtmlElement) -> Iterator[str]:
    """What holds an ISO date, but for words of sources, files and commands."""
    for element in document.xpath(NOT_OURS):
        element.drop_tree()
    for element in document.iter():
        yield from (text for text in (element.text, element.tail, element.get("title")) if text and ISO.search(text) and ".txt" not in text)


def test_no_page_shows_a_day_as_a_program_has_it(made: CaseFile, tmp_path: Path) -> None:
    write_html(made, view_case(made), tmp_path)
    pages = list(tmp_path.rglob("*.html"))
    assert {path.relative_to(tmp_path).parts[0] for path in pages} >= {"command", "compare", "timeline.html", "incidents"}
    assert [(path.name, text) for path in pages for text in dated(html.fromstring(path.read_bytes()))] == []
    (compared,) = (tmp_path / "compare").glob("*.html")
    assert "2 May 2031" in html.fromstring(compared.read_bytes()).xpath("string(//section[@aria-labelledby='shared'])")
    assert SIEGE in str(sorted(path.name for path in pages))


def test_no_dossier_does_where_sources_differ_or_one_says_otherwise_later(made: CaseFile) -> None:
    few, many = (claim.id for claim in made.claims[-2:])
    sides = Position("3 killed (as of 2031-05-02)", (few,)), Position("9 killed (as of 2031-05-03)", (many,))
    opposed = Opposition(Ground.FIGURE, STRIKE, "killed, incident, as of 2031-05-02 and 2031-05-03", sides)
    course = Course(Change.FIGURE, "a nurse", STRIKE, "killed, incident, as of 2031-05-02", (Step("2031-05-02", "3 killed", few),))
    dossier = replace(make_campaign_dossier(made, SIEGE), oppositions=(opposed,), courses=(course,))
    document = html.document_fromstring(make_dossier_html(dossier, made))
    assert list(dated(document)) == []
    told = document.xpath("string(//section[@aria-labelledby='denials'])")
    assert "as of 2 May 2031 and 3 May 2031" in told
    assert "9 killed (as of 3 May 2031)" in told


def test_no_dossier_does(made: CaseFile) -> None:
    document = html.document_fromstring(make_dossier_html(make_person_dossier(made, GENERAL), made))
    assert list(dated(document)) == []
    assert "2 May 2031" in document.xpath("string(//section[@aria-labelledby='command'])")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("told on 2031-05-02 and on 2031-07-09", "told on 2 May 2031 and on 9 July 2031"),
        ("begun 2031-05 or later (2031)", "begun May 2031 or later (2031)"),
        ("days that fit: 2031-05-02/2031-05-09", "days that fit: 2 May 2031/9 May 2031"),
        ("record A-2031-05-02 of x/2031-05-02", "record A-2031-05-02 of x/2031-05-02"),
    ],
    ids=["days", "month", "interval", "no-date"],
)
def test_iso_days_within_our_own_words_are_put_in_words(told: str, shown: str) -> None:
    assert label_days(told) == shown


def test_that_no_date_of_a_post_is_told_is_said_once(tmp_path: Path) -> None:
    case = MadeCase(persons=((GENERAL,),))
    case.say("command", "Tasker led the siege of Port Vell", of="siege", superior=GENERAL, operation="the siege", mode="commands")
    case.say("post", "Tasker heads the harbour guard", person=GENERAL, title="head", organization="harbour guard", published=None)
    write_html(case.case_file(), view_case(case.case_file()), tmp_path)
    told = html.fromstring((tmp_path / "command.html").read_bytes()).xpath("//p/span[contains(., 'no date told')]")
    assert [span.text_content().count("no date told") for span in told] == [1]
