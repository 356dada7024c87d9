"""Figures, drawn: one row a source, never put together with figures that count something else."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from linkage.cases import view_case
from linkage.cases.figures import count_figures
from linkage.exports.html import write_html
from linkage.exports.html.caseindex import CaseIndex
from linkage.exports.html.figurebars import EDGE, WIDTH, draw_bar, draw_steps
from linkage.exports.html.figures import DrawnSet, draw_figures
from linkage.model.counted import FigureRule
from linkage.model.incident import Figure, Scope
from smallcase import CLAIMS, make_small_case

CLAIM = CLAIMS["casualties"]


def figure(low: int, high: int | None, scope: Scope = Scope.INCIDENT, as_of: str = "", victims: str = "") -> Figure:
    return Figure("killed", low, high, victims, "residents", scope, CLAIM.id, CLAIM.report_id, as_of)


def drawn(*figures: Figure, rule: FigureRule = FigureRule.RANGE) -> list[DrawnSet]:
    case_file = make_small_case()
    subject = replace(case_file.incidents[0], figures=figures)
    return draw_figures(count_figures(case_file, subject, rule), CaseIndex(case_file))


def test_figures_of_different_scope_never_share_a_drawing() -> None:
    sets = drawn(figure(12, None), figure(5000, None, Scope.CAMPAIGN))
    assert [(one.scale, len(one.sources)) for one in sets] == [(12, 1), (5000, 1)]


def test_a_subgroup_has_a_drawing_of_its_own() -> None:
    sets = drawn(figure(12, 12), figure(4, 4, victims="children"))
    assert [(one.group, one.is_part, one.scale) for one in sets] == [("everybody", False, 12), ("children", True, 4)]


def test_one_source_has_one_row_however_often_it_counts() -> None:
    (one,) = drawn(figure(10, 10, as_of="2031-05-02"), figure(12, 12, as_of="2031-05-04"))
    (row,) = one.sources
    assert [f.label for f in row.figures] == ["10", "12"]
    assert row.bar.words == "low 10; high 12"
    assert row.steps is not None
    assert row.steps.words == "10 as of 2 May 2031; 12 as of 4 May 2031"


def test_at_least_is_open_and_an_exact_figure_is_a_point() -> None:
    case_file = make_small_case()
    incident = case_file.incidents[0]
    sets = draw_figures(count_figures(case_file, incident), CaseIndex(case_file))
    bars = {row.figures[0].label: row.bar for one in sets for row in one.sources}
    assert bars["at least 12"].is_open
    assert not bars["3"].is_open
    assert bars["3"].width == 0


def test_the_range_is_open_where_the_largest_figure_is() -> None:
    (one,) = drawn(figure(3, 3), figure(12, None))
    assert one.rule.text == "low 3; no best figure; high left open"
    assert one.rule.bar is not None
    assert one.rule.bar.words == "low 3; at least 12"
    assert one.rule.bar.is_open


def test_none_killed_is_a_figure() -> None:
    (one,) = drawn(figure(0, 0))
    assert one.sources[0].figures[0].label == "0"
    assert one.sources[0].bar.words == "0"


def test_up_to_forty_has_no_low() -> None:
    (one,) = drawn(figure(0, 40))
    assert one.sources[0].bar.words == "up to 40"
    assert one.rule.text == "low not told; no best figure; high 40"


def test_figures_of_places_over_periods_of_their_own_get_no_bar_of_the_rule() -> None:
    (one,) = drawn(figure(9, 9, Scope.PLACE_AND_PERIOD), figure(4, 4, Scope.PLACE_AND_PERIOD))
    assert one.rule.bar is None
    assert "period of its own" in one.rule.why


def test_the_best_figure_is_marked_and_named_by_its_rule() -> None:
    (one,) = drawn(figure(10, 10, as_of="2031-05-02"), figure(12, 12, as_of="2031-05-04"), rule=FigureRule.LATEST)
    assert one.rule.bar is not None
    assert one.rule.bar.words == "low 10; best and high 12"
    assert one.rule.bar.best is not None


@pytest.mark.parametrize(
    "numbers", [(1, 2, 1_000_000), (999_998, 999_999, 1_000_000), (1, 999_999, 1_000_000)], ids=["left", "right", "both"]
)
def test_labels_stay_within_the_drawing_and_apart(numbers: tuple[int, int, int]) -> None:
    low, best, high = numbers
    labels = draw_bar(low, high, high, best=best).labels
    assert [label.text.split()[0] for label in labels] == ["low", "best", "high"]
    assert labels[0].x >= 0
    for one, following in pairwise(labels):
        assert one.x + len(one.text) * 6 < following.x
    assert labels[-1].x + len(labels[-1].text) * 6 <= WIDTH


def test_a_stepped_line_runs_over_the_days_and_up_with_the_figures() -> None:
    steps = draw_steps((figure(10, 10, as_of="2031-05-02"), figure(20, None, as_of="2031-05-12")))
    assert steps is not None
    (first, second) = steps.points
    assert first[0] == EDGE
    assert second[0] == WIDTH - EDGE
    assert second[1] < first[1]
    assert second[2]


@pytest.mark.parametrize(
    "figures",
    [(figure(10, 10),), (figure(10, 10), figure(12, 12)), (figure(10, 10, as_of="2031-05-02"), figure(12, 12))],
    ids=["one", "no days", "one day"],
)
def test_without_two_days_there_is_no_line(figures: tuple[Figure, ...]) -> None:
    assert draw_steps(figures) is None


def test_the_page_of_figures_leads_every_figure_to_its_words(tmp_path: Path) -> None:
    case_file = make_small_case()
    write_html(case_file, view_case(case_file), tmp_path)
    page = html.parse(tmp_path / "figures.html").getroot()
    told = set(page.xpath("//table[contains(@class, 'figures')]//@data-claim"))
    assert told == {f.claim_id for i in (*case_file.incidents, *case_file.campaigns) for f in i.figures}
    assert page.xpath("//a[@aria-current='page']")[0].text == "Figures"
    for row in page.xpath("//table[contains(@class, 'figures')]//li"):
        assert row.xpath(".//blockquote/a/@href")


def test_a_case_without_figures_says_so(tmp_path: Path) -> None:
    case_file = make_small_case(incidents=(), campaigns=())
    write_html(case_file, view_case(case_file), tmp_path)
    absent = html.parse(tmp_path / "figures.html").getroot().xpath("//*[@class='absent']")
    assert [element.text_content().strip() for element in absent] == ["No evidence found in 3 reports."]
