"""A linkage matrix that has no page is told on each page where one would look for it, with the command that makes it."""

import shlex
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from bench.madecase import make_case
from lxml import html

from linkage import pipeline
from linkage.cases import find_matrix, view_case
from linkage.cases.matrixpages import MatrixPages
from linkage.exports.html import matrixlist, oppositions, write_html
from linkage.exports.html.matrixlist import LEFT, command_of
from linkage.exports.html.page import ALL_LINKED, link_pages
from linkage.model.case import CaseFile
from linkage.model.opposition import Ground, Opposition, Position
from linkage.model.review import Profile
from linkage.model.views import CaseViews
from madematrix import GENERAL, STRIKE, MadeCase
from smallcase import make_small_case


@pytest.fixture(scope="module", autouse=True)
def _many() -> Iterator[None]:
    """Every case of these tests counts as one with many pairs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("linkage.cases.views.MatrixPages", partial(MatrixPages, most_pairs=0))
        yield


@pytest.fixture(scope="module")
def case_file(tmp_path_factory: pytest.TempPathFactory) -> CaseFile:
    """A made case: many persons are accused, and of most no more is said."""
    folder: Path = tmp_path_factory.mktemp("made") / "case"
    make_case(folder, 70, 1400)
    return pipeline.load_case(folder)


@pytest.fixture(scope="module")
def views(case_file: CaseFile) -> CaseViews:
    return view_case(case_file)


@pytest.fixture(scope="module")
def site(case_file: CaseFile, views: CaseViews, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("casefile")
    with pytest.MonkeyPatch.context() as patch:  # short pages, so that the list has several
        patch.setattr(matrixlist, "PAGE_LENGTH", 20)
        patch.setattr(matrixlist, "chunk", lambda items: [items[i : i + 20] for i in range(0, len(items), 20)])
        write_html(case_file, views, folder)
    return folder


def read(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def commands(page: html.HtmlElement) -> Iterator[list[str]]:
    """The words after "linkage matrix CASE" of each command on a page."""
    for code in page.xpath("//main//code[starts-with(., 'linkage matrix ')]"):
        words = shlex.split(code.text_content())
        assert words[:3] == ["linkage", "matrix", "CASE"]
        yield words[3:]


def left_pages(site: Path) -> list[Path]:
    return sorted(site.glob(LEFT.replace(".html", "*.html")))


def test_each_matrix_without_a_page_is_listed_once_with_the_command_that_makes_it(
    site: Path, views: CaseViews, case_file: CaseFile
) -> None:
    listed = [words for path in left_pages(site) for words in commands(read(path))]
    assert sorted(listed) == sorted([pair.person.id, pair.subject.id] for pair in views.pairs_left)
    assert len(left_pages(site)) > 2
    for person, subject in listed[::12]:
        made = find_matrix(case_file, person, subject)
        assert (made.person.id, made.subject.id) == (person, subject)


def test_the_list_of_matrices_says_how_many_have_no_page_and_why(site: Path, views: CaseViews) -> None:
    page = read(site / "linkage.html")
    assert f"{len(views.pairs_left)} others have no page" in text_of(page)
    assert "more than 500 pairs of a person and an incident or campaign" in text_of(page)
    assert page.xpath(f"//main//a[@href='{LEFT}']")


def test_a_page_is_written_for_each_matrix_that_is_listed_and_for_no_other(site: Path, views: CaseViews) -> None:
    assert len(list((site / "linkage").glob("*.html"))) == len(views.pairs) > 0


def test_the_page_of_a_person_names_the_matrices_without_a_page_or_leads_to_them(site: Path, views: CaseViews) -> None:
    left: dict[str, set[str]] = {}
    for pair in views.pairs_left:
        left.setdefault(pair.person.id, set()).add(pair.subject.id)
    assert max(map(len, left.values())) > 6  # more than are named on the page itself
    for person, subjects in left.items():
        page = read(site / "people" / f"{person.removeprefix('person:')}.html")
        named = {subject for who, subject in commands(page) if who == person}
        assert named <= subjects
        assert len(named) == min(6, len(subjects))
        if len(subjects) > 6:
            (more,) = page.xpath(f"//main//a[starts-with(@href, '../{LEFT.removesuffix('.html')}')]/@href")
            address, _, anchor = more.removeprefix("../").partition("#")
            (line,) = read(site / address).xpath(f"//tr[@id='{anchor}']")
            assert person in line.text_content()


def test_the_page_of_an_incident_names_who_has_a_matrix_without_a_page(site: Path, views: CaseViews) -> None:
    told = {(who, subject) for path in (site / "incidents").glob("*.html") for who, subject in commands(read(path))}
    assert told == {(pair.person.id, pair.subject.id) for pair in views.pairs_left}


def test_every_link_of_these_pages_leads_somewhere(site: Path) -> None:
    for path in (*left_pages(site), site / "linkage.html", *(site / "people").glob("*.html")):
        for href in read(path).xpath("//main//a/@href"):
            address, _, anchor = href.partition("#")
            target = path if address == "" else (path.parent / address).resolve()
            assert target.is_file(), f"{path.name}: {href}"
            if anchor.startswith("of-"):
                assert read(target).xpath(f"//*[@id='{anchor}']"), f"{path.name}: {href}"


def test_a_case_in_which_every_matrix_has_a_page_has_no_such_list(tmp_path: Path) -> None:
    case, views = make_small_case(), view_case(make_small_case())
    write_html(case, replace(views, pairs=(*views.pairs, *views.pairs_left), pairs_left=()), tmp_path)
    assert not (tmp_path / LEFT).exists()
    assert all("no page" not in text_of(read(path).get_element_by_id("main")) for path in tmp_path.rglob("*.html"))


def test_a_page_that_was_written_goes_when_the_matrix_has_none_any_more(tmp_path: Path) -> None:
    def case_of(*persons: tuple[str, ...]) -> CaseFile:
        case = MadeCase(persons=persons)
        case.say(
            "responsibility", "Oren Tasker did it", source="a council", of="strike", accused=GENERAL, act="the strike", place="Port Vell"
        )
        return case.case_file()

    address = next(f"linkage/{path}" for path in ["person-oren-tasker-incident-airstrike-hospital-port-vell"])
    write_html(case_of((GENERAL,)), view_case(case_of((GENERAL,))), tmp_path)
    assert [path for path in (tmp_path / "linkage").glob("*.html") if path.name.startswith(Path(address).name)]
    write_html(case_of(), view_case(case_of()), tmp_path)
    assert not [path for path in (tmp_path / "linkage").glob("*.html") if path.name.startswith(Path(address).name)]
    assert [GENERAL in text_of(read(tmp_path / LEFT)), STRIKE in text_of(read(tmp_path / LEFT))] == [True, True]


def test_the_command_asks_for_the_profile_that_is_shown_where_the_case_has_another(views: CaseViews, case_file: CaseFile) -> None:
    pair = views.pairs_left[0]
    assert "--profile" not in command_of(case_file)(pair)
    assert " CASE --profile publish person:" in command_of(replace(case_file, profile=Profile.PUBLISH))(pair)


def test_an_id_that_a_shell_would_read_otherwise_is_quoted(views: CaseViews, case_file: CaseFile) -> None:
    pair = views.pairs_left[0]
    odd = replace(pair, person=replace(pair.person, id="person:o'brien & sons"))
    assert shlex.split(command_of(case_file)(odd))[3] == "person:o'brien & sons"


def test_more_oppositions_than_a_page_shows_are_found_where_it_says(tmp_path: Path) -> None:
    case = make_small_case()
    (incident,) = case.incidents
    one, other = (claim.id for claim in case.claims[:2])
    sides = (Position("says so", (one,)), Position("denies", (other,)))
    many = tuple(Opposition(Ground.DENIAL, incident.id, f"matter {n}", sides) for n in range(250))
    campaign_free = replace(case, campaigns=())
    write_html(campaign_free, replace(view_case(campaign_free), oppositions=many), tmp_path)
    (path,) = (tmp_path / "incidents").glob("*.html")
    (section,) = read(path).xpath("//section[@aria-labelledby='otherwise']")
    assert len(section.xpath(".//article[@class='pair-of-figures']")) == oppositions.MOST_SHOWN
    assert f"first {oppositions.MOST_SHOWN} of 250" in text_of(section)
    links = section.xpath(".//a[starts-with(@href, '../otherwise')]/@href")
    assert len(links) == 3
    for href, first in zip(links, (oppositions.MOST_SHOWN, 100, 200), strict=True):
        address, _, anchor = href.removeprefix("../").partition("#")
        assert f"matter {first}" in text_of(read(tmp_path / address).get_element_by_id(anchor))
    shown = [
        text_of(article[0])
        for n in ("", "-page-2", "-page-3")
        for article in read(tmp_path / f"otherwise{n}.html").xpath("//article[@class='pair-of-figures']")
    ]
    assert shown == [f"Denial: matter {n}" for n in range(250)]


@pytest.mark.parametrize("count", [1, 2, ALL_LINKED, ALL_LINKED + 1, 400])
def test_every_page_of_a_list_is_reached_from_the_first_and_from_the_last(count: int) -> None:
    for start in (1, count):
        reached, todo = {start}, [start]
        while todo:
            for link in link_pages("list.html", todo.pop(), count):
                if link.number not in reached:
                    reached.add(link.number)
                    todo.append(link.number)
        assert reached == set(range(1, count + 1))


def test_a_long_list_names_few_pages_and_says_where_it_skips() -> None:
    links = link_pages("list.html", 200, 400)
    assert len(links) < ALL_LINKED
    assert [link.number for link in links if link.skips] == [192, 400]
    assert [link.number for link in links if link.current] == [200]
    assert not any(link.skips for link in link_pages("list.html", 3, ALL_LINKED))
