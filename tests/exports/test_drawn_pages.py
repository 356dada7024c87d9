"""The pages of the timeline and the map, and the drawings on other pages."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import view_case
from linkage.exports.html import write_html
from linkage.exports.html.drawings import PlaceGroup, PlaceLine, cut_groups
from smallcase import make_small_case


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case_file = make_small_case()
    folder = tmp_path_factory.mktemp("drawn")
    write_html(case_file, view_case(case_file), folder)
    return folder


def links(site: Path, address: str) -> Iterator[str]:
    page = html.fromstring((site / address).read_bytes())
    yield from (str(href) for href in page.xpath("//main//a/@href"))


@pytest.mark.parametrize("address", ["timeline.html", "map.html", "campaigns/siege-of-port-vell.html"])
def test_every_link_of_a_page_with_drawings_leads_to_something(site: Path, address: str) -> None:
    found = list(links(site, address))
    assert found
    for href in found:
        file, _, anchor = href.partition("#")
        target = ((site / address).parent / file).resolve() if file else site / address
        assert target.is_file(), href
        assert anchor == "" or html.fromstring(target.read_bytes()).xpath(f'//*[@id="{anchor}"]'), href


def test_the_map_leads_to_the_list_the_list_to_the_incident_and_the_incident_back(site: Path) -> None:
    incident = next(href for href in links(site, "map.html") if href.startswith("incidents/"))
    assert any(href.startswith("../map.html#place-") for href in links(site, incident))
    assert any("#q-" in href for href in links(site, "map.html"))


def test_a_case_without_incidents_says_so(tmp_path: Path) -> None:
    case_file = replace(make_small_case(), incidents=(), campaigns=())
    write_html(case_file, view_case(case_file), tmp_path)
    assert "No incident was found in 3 reports." in (tmp_path / "map.html").read_text("utf-8")


def test_a_place_with_more_incidents_than_a_page_holds_goes_on_on_the_next() -> None:
    line = PlaceLine("x", "x.html", carried=False, said_by="the council", rows=(), more=0)
    pages = cut_groups([PlaceGroup("a", "A", "", 1200, (line,) * 1200), PlaceGroup("b", "B", "", 1, (line,))])
    assert sum(len(group.lines) for page in pages for group in page) == 1201
    assert [(g.anchor, g.continued) for page in pages for g in page] == [("a", False), ("a", True), ("a", True), ("b", False)]
