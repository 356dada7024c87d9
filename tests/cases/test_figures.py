"""Figures that may be looked at together, and what a named rule makes of them."""

from dataclasses import replace

import pytest

from linkage.cases.figures import ALL_RETRACTED, OWN_PERIODS, count_figures
from linkage.cases.peoplecounted import group_of, known_groups
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.counted import APART_NAMED, EVERYBODY, NAMED_GROUPS, FigureRule, FigureSet, summed_up
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign, Figure, Scope
from linkage.model.origin import Carrier, Origin
from linkage.model.origins import Origins
from linkage.model.review import WITHHELD
from smallcase import make_claim, make_report

NEWS = make_report(
    "Ten were killed, the council said. Twelve were killed, the mayor said. Twelve people were killed, the ministry said. "
    "Four children were killed, the mayor said. At least 300 people were killed in the siege, the monitor said. "
    "At least 90 people were killed in May, the monitor said. At least 40 people were killed in June, the council said.",
    "News",
    publisher="Post",
    published="2031-05-02",
    language="en",
)
SAID = {
    "ten": ("Ten were killed", "the council", 10, 10, "", Scope.INCIDENT, "2031-05-01"),
    "twelve": ("Twelve were killed", "the mayor", 12, 12, "people", Scope.INCIDENT, "2031-05-02"),
    "again": ("Twelve people were killed", "the ministry", 12, 12, "people", Scope.INCIDENT, "2031-05-03"),
    "children": ("Four children were killed", "the mayor", 4, 4, "children", Scope.INCIDENT, "2031-05-02"),
    "siege": ("At least 300 people were killed in the siege", "the monitor", 300, None, "people", Scope.CAMPAIGN, "2031-06-01"),
    "may": ("At least 90 people were killed in May", "the monitor", 90, None, "people", Scope.PLACE_AND_PERIOD, "2031-06-01"),
    "june": ("At least 40 people were killed in June", "the council", 40, None, "people", Scope.PLACE_AND_PERIOD, "2031-07-01"),
}
CLAIMS = {
    key: make_claim("casualties", quote, source, report=NEWS, outcome="killed", min=low) for key, (quote, source, low, *_) in SAID.items()
}
FIGURES = tuple(
    Figure("killed", low, high, victims, source, scope, CLAIMS[key].id, NEWS.id, as_of)
    for key, (_, source, low, high, victims, scope, as_of) in SAID.items()
)
SIEGE = Campaign("siege", "Siege", None, None, (), (), FIGURES)


def sets(rule: FigureRule | None = None, figures: tuple[Figure, ...] = FIGURES, **settings: object) -> list[FigureSet]:
    case = CaseFile(CaseSettings(**settings), (NEWS,), tuple(CLAIMS.values()), (), (), (SIEGE,), (), "")  # type: ignore[arg-type]
    return list(count_figures(case, replace(SIEGE, figures=figures), rule))


def first(rule: FigureRule | None = None, **settings: object) -> FigureSet:
    return sets(rule, **settings)[0]


def test_figures_of_one_outcome_group_and_scope_stand_together_and_no_others() -> None:
    assert [(s.group, s.scope, len(s.figures)) for s in sets()] == [
        ("all", Scope.INCIDENT, 3),
        ("children", Scope.INCIDENT, 1),
        ("all", Scope.PLACE_AND_PERIOD, 2),
        ("all", Scope.CAMPAIGN, 1),
    ]


def test_in_a_list_an_incident_stands_with_everybody_and_with_groups_only_where_no_source_counts_everybody() -> None:
    assert [(s.outcome, s.range_in_words) for s in summed_up(sets()).ranges] == [("killed", "10 to 12")]
    assert [(s.outcome, s.range_in_words) for s in summed_up(sets(figures=FIGURES[3:])).ranges] == [("killed", "4 children")]
    open_end = (FIGURES[0], replace(FIGURES[1], min=24, max=None), replace(FIGURES[3], min=20, max=20))
    assert [s.range_in_words for s in summed_up(sets(figures=open_end)).ranges] == ["10 or more"], (
        "24 or more are told, which 20 children may be of"
    )
    more = replace(FIGURES[3], min=20, max=20)
    assert [s.range_in_words for s in summed_up(sets(figures=(*FIGURES[:3], more))).ranges] == ["10 to 12", "20 children"]
    assert summed_up(sets(figures=FIGURES[4:])).ranges == ()


def test_what_no_range_of_a_list_holds_is_counted_apart_and_named_with_its_scope() -> None:
    summed = summed_up(sets())
    assert {*summed.ranges, *summed.apart} == set(sets()), "every set is in a range or counted apart"
    assert summed.apart_in_words == (
        "killed 4 children; killed (place and period), everybody: no range of 2 figures; killed (campaign) 300 or more"
    )
    assert summed_up(sets(figures=FIGURES[:3])).apart_in_words == ""


def test_a_list_names_the_first_that_are_counted_apart_and_says_how_many_more_there_are() -> None:
    groups = ("children", "women", "bakers", "porters", "tanners", "weavers")
    figures = (FIGURES[1], *(replace(FIGURES[3], victims=victims, min=2 + n, max=2 + n) for n, victims in enumerate(groups)))
    summed = summed_up(sets(figures=figures))
    assert len(summed.apart) == len(groups)
    assert summed.apart_in_words.count("killed") == APART_NAMED
    assert summed.apart_in_words.endswith("; and 2 more")


@pytest.mark.parametrize(
    ("victims", "low", "high", "words"),
    [
        ("woman", 1, 1, "1 woman"),
        ("women", 2, 2, "2 women"),
        ("children", 0, 1, "up to 1 child"),
        ("a woman", 1, None, "1 or more women"),
        ("a weaver", 1, 1, "1 (“a weaver”)"),
        ("ferry pilots", 12, 12, "12 (“ferry pilots”)"),
    ],
)
def test_whom_a_range_counts_is_said_in_the_right_number_and_a_sources_own_words_as_such(
    victims: str, low: int, high: int | None, words: str
) -> None:
    assert sets(figures=(replace(FIGURES[0], min=low, max=high, victims=victims),))[0].range_in_words == words


def test_each_group_that_is_counted_by_has_a_word_for_one_of_it() -> None:
    assert {EVERYBODY, *NAMED_GROUPS} == set(known_groups())


ONE_BY_ONE = "A baker and her son were killed, the mayor said."


def count_named(text: str, *others: tuple[int, str, str | None]) -> dict[str, str]:
    """The ranges by group, of the two whom the mayor names in that text and of others whom the same report counts."""
    report = make_report(text, "Named", published="2031-05-02", language="en")
    named = make_claim("casualties", text, "the mayor", report=report, outcome="killed", min=2, max=2)
    claims, figures = [named], [(2, "A baker and her son", "the mayor")]
    for number, victims, source in others:
        claims.append(make_claim("casualties", "were killed", source, report=report, outcome="killed", min=number))
        figures.append((number, victims, source))
    told = tuple(
        Figure("killed", number, number, victims, source, Scope.INCIDENT, claim.id, report.id, "2031-05-02")
        for claim, (number, victims, source) in zip(claims, figures, strict=True)
    )
    case = CaseFile(CaseSettings(), (report,), tuple(claims), (), (), (SIEGE,), (), "")
    return {one.group: one.range_in_words for one in count_figures(case, replace(SIEGE, figures=told))}


def test_who_names_the_dead_one_by_one_counts_everybody_of_whom_they_tell() -> None:
    assert count_named(ONE_BY_ONE) == {"all": "2"}
    assert count_named(ONE_BY_ONE, (9, "people", "the council")) == {"all": "2 to 9"}


def test_those_whom_a_source_names_beside_a_greater_count_of_its_own_are_a_part() -> None:
    apart = {"all": "9", "A baker and her son": "2 (“A baker and her son”)"}
    assert count_named(ONE_BY_ONE, (9, "people", "the mayor")) == apart


def test_those_whom_the_words_before_them_make_a_part_are_no_whole() -> None:
    assert list(count_named("Nine people died, including a baker and her son were killed, the mayor said.")) == ["A baker and her son"]


def test_a_range_is_noted_only_for_the_figures_that_set_its_bounds() -> None:
    vague = replace(FIGURES[1], min=11, max=11, order="eleven or so")
    assert summed_up(sets(figures=(FIGURES[0], vague, FIGURES[2]))).ranges[0].range_in_words == "10 to 12"
    lowest = replace(FIGURES[0], min=40, max=None, order="scores")
    noted = "40 or more (no number given: “scores” is read as 40 or more)"
    assert summed_up(sets(figures=(lowest,))).ranges[0].range_in_words == noted


def test_figures_of_places_over_periods_of_their_own_get_no_range() -> None:
    periods = sets()[2]
    assert (periods.low, periods.best, periods.high, periods.why) == (None, None, None, OWN_PERIODS)


@pytest.mark.parametrize(
    ("rule", "best"),
    [(FigureRule.RANGE, None), (FigureRule.MAJORITY, 12), (FigureRule.LATEST, 12)],
)
def test_low_and_high_are_the_outermost_and_best_is_by_the_rule(rule: FigureRule, best: int | None) -> None:
    found = first(rule)
    assert (found.low, found.best, found.high) == (10, best, 12)


def test_a_hierarchy_takes_the_first_source_of_the_case_that_gives_one() -> None:
    found = first(FigureRule.HIERARCHY, figure_sources=("the bishop", "The Council"))
    assert found.best == 10
    assert "The Council" in found.why


def test_a_figure_without_a_day_is_not_the_newest() -> None:
    undated = replace(FIGURES[0], min=50, max=50, as_of="")
    assert sets(FigureRule.LATEST, (undated, FIGURES[1]))[0].best == 12
    assert sets(FigureRule.HIERARCHY, (undated, FIGURES[0]), figure_sources=("the council",))[0].best == 10


def test_up_to_forty_says_forty_and_no_lowest() -> None:
    found = sets(FigureRule.MAJORITY, (replace(FIGURES[0], min=0, max=40),))[0]
    assert (found.low, found.best, found.high) == (None, 40, 40)


def test_the_case_chooses_the_rule() -> None:
    case = CaseFile(CaseSettings(figures=FigureRule.LATEST), (NEWS,), tuple(CLAIMS.values()), (), (), (SIEGE,), (), "")
    assert count_figures(case, SIEGE)[0].rule is FigureRule.LATEST


def test_two_figures_given_equally_often_give_no_majority() -> None:
    found = sets(FigureRule.MAJORITY, FIGURES[:2])[0]
    assert (found.best, found.why) == (None, "no figure is given by more independent origins than the others")


def test_at_least_leaves_the_high_end_open() -> None:
    campaign = sets()[3]
    assert (campaign.low, campaign.high) == (300, None)


def test_the_order_of_figures_changes_nothing() -> None:
    assert sets(figures=FIGURES[::-1]) == sets()


def test_how_a_source_counted_over_time_is_kept() -> None:
    later = replace(FIGURES[0], min=15, max=15, as_of="2031-05-09", claim_id=CLAIMS["again"].id)
    grown = sets(figures=(FIGURES[0], later))[0].growth
    assert [(g.source, [f.min for f in g.figures]) for g in grown] == [("the council", [10, 15])]


def test_figures_of_two_persons_whose_names_are_withheld_are_no_growth() -> None:
    first = replace(FIGURES[0], source=WITHHELD)
    later = replace(first, min=15, max=15, as_of="2031-05-09", claim_id=CLAIMS["again"].id)
    assert sets(figures=(first, later))[0].growth == ()


@pytest.mark.parametrize(
    ("victims", "group"),
    [("", "all"), ("people", "all"), ("at least 12 people", "all"), ("civilians", "civilians"), ("children", "children"),
     ("people, including children", "all"), ("fighters", "fighters"), ("pilgrims from Sund", "pilgrims from Sund")],
)  # fmt: skip
def test_who_is_counted_is_a_group_or_the_words_themselves(victims: str, group: str) -> None:
    assert group_of(victims) == group


@pytest.mark.parametrize("rule", list(FigureRule))
def test_a_retracted_report_sets_neither_low_nor_best_nor_high(rule: FigureRule) -> None:
    late = make_report("Ninety were killed, the crew said.", "Late", published="2031-05-09", language="en")
    claim = make_claim("casualties", "Ninety were killed", "the crew", report=late, outcome="killed", min=90)
    told = Figure("killed", 90, 90, "", "the crew", Scope.INCIDENT, claim.id, late.id, "2031-05-09")
    kept = FIGURES[:1]
    carriers = (Carrier(NEWS.id, None, "", (kept[0].claim_id,)), Carrier(late.id, None, "", (claim.id,)))
    origins = Origins(tuple(Origin(f"origin:{c.report_id}", "", (c,)) for c in carriers))

    def count(retracted: frozenset[str], figures: tuple[Figure, ...]) -> FigureSet:
        settings = CaseSettings(figure_sources=("the crew", "the council"))
        made = replace(origins, retracted=retracted)
        case = CaseFile(settings, (NEWS, late), (*CLAIMS.values(), claim), (), (), (SIEGE,), (), "", origins=made)
        return count_figures(case, replace(SIEGE, figures=figures), rule)[0]

    with_it, without = count(frozenset({late.id}), (*kept, told)), count(frozenset(), kept)
    assert (with_it.low, with_it.best, with_it.high, with_it.why) == (without.low, without.best, without.high, without.why)
    assert len(with_it.figures) == 2
    assert with_it.origins.in_words == "1 independent origin (1 more retracted)"
    alone = count(frozenset({late.id}), (told,))
    assert (alone.low, alone.best, alone.high, alone.why) == (None, None, None, ALL_RETRACTED)


def test_the_figure_of_somebody_of_a_body_is_not_lent_to_the_body() -> None:
    told = make_report("Nine were killed, an officer of the Vell Guard said.", "Nine", published="2031-05-09", language="en")
    claim = make_claim("casualties", "Nine were killed", "an officer of the Vell Guard", report=told, outcome="killed", min=9)
    guard = Entity("unit:vell", EntityType.UNIT, "Vell Guard", ("Vell Guard",), (Naming(claim.id, "source", str(claim.source)),))
    figure = Figure("killed", 9, 9, "", claim.source, Scope.INCIDENT, claim.id, told.id, "2031-05-09")
    case = CaseFile(CaseSettings(), (told,), (claim,), (guard,), (), (SIEGE,), (), "")
    (counted,) = count_figures(case, replace(SIEGE, figures=(figure,)))
    assert [own.source for own in counted.sources] == ["an officer of the Vell Guard"]
