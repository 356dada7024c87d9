"""What one source says of one matter, time after time."""

from dataclasses import replace

from linkage.cases.casewords import CaseWords
from linkage.cases.courses import SEVERAL, Courses
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.course import Change, Course
from linkage.model.incident import Figure, Grade, Incident, Scope
from linkage.model.review import WITHHELD
from smallcase import make_claim, make_report

TEXT = "The guild denies that it burned the mill. The guild burned the mill, it said. Ten were killed, the mayor said."
FIRST = make_report(f"{TEXT} 1", "First", published="2031-05-03", language="en")
SECOND = make_report(f"{TEXT} 2", "Second", published="2031-05-09", language="en")


def attack(report, quote: str, stance: str, who: str | None = None) -> Claim:  # type: ignore[no-untyped-def]
    roles = {} if who is None else {"perpetrator": who}
    return make_claim("attack", quote, "The guild", stance, report, act="arson", target="the mill", **roles)


DENIED = attack(FIRST, "The guild denies that it burned the mill", "denied", "the guild")
ADMITTED = attack(SECOND, "The guild burned the mill", "admitted", "the guild")
TOLL = [make_claim("casualties", "Ten were killed", "the mayor", report=r, outcome="killed", min=10) for r in (FIRST, SECOND)]


def find(*claims: Claim, figures: tuple[Figure, ...] = ()) -> list[Course]:
    ids = tuple(claim.id for claim in claims)
    incident = Incident(
        "mill", "Mill", "arson", None, (), None, "", None, (), figures, (), Grade.WEAK, (), None, ids, (FIRST.id, SECOND.id)
    )  # fmt: skip
    case_file = CaseFile(CaseSettings(), (FIRST, SECOND), (*claims, *TOLL), (), (incident,), (), (), "")
    return list(Courses(CaseWords(case_file)).find())


def test_a_denial_that_becomes_an_admission_is_a_course_in_order_of_the_days() -> None:
    (found,) = find(ADMITTED, DENIED)
    assert (found.source, found.change, found.about) == ("The guild", Change.STANCE, "mill")
    assert [(s.on, s.label, s.claim_id) for s in found.steps] == [
        ("2031-05-03", "denies it", DENIED.id),
        ("2031-05-09", "admits it", ADMITTED.id),
    ]


def test_a_toll_that_rises_is_a_course() -> None:
    figures = tuple(
        Figure("killed", n, n, "", "the mayor", Scope.INCIDENT, claim.id, claim.report_id, day)
        for n, claim, day in zip((10, 14), TOLL, ("2031-05-03", "2031-05-09"), strict=True)
    )
    (found,) = find(figures=figures)
    assert (found.change, [s.label for s in found.steps]) == (Change.FIGURE, ["10", "14"])


def test_a_later_and_higher_count_of_another_source_is_shown_as_a_rise_or_another_count_by_whom_and_when() -> None:
    other = make_claim("casualties", "Ten were killed", "the guild", report=SECOND, outcome="killed", min=14)
    figures = tuple(
        Figure("killed", n, n, "", who, Scope.INCIDENT, claim.id, claim.report_id, day)
        for n, who, claim, day in ((10, "the mayor", TOLL[0], "2031-05-03"), (14, "the guild", other, "2031-05-09"))
    )
    (found,) = find(other, figures=figures)
    assert (found.source, found.change, found.matter) == (SEVERAL, Change.COUNTS, "killed (everybody counted)")
    assert [(s.on, s.label) for s in found.steps] == [
        ("2031-05-03", "10, according to the mayor"),
        ("2031-05-09", "14, according to the guild"),
    ]


def test_a_step_that_names_the_dead_one_by_one_says_so_in_the_sources_own_words() -> None:
    named = Figure("killed", 2, 2, "a baker and her son", "the mayor", Scope.INCIDENT, TOLL[0].id, TOLL[0].report_id, "2031-05-03")
    own = Figure("killed", 14, 14, "", "the mayor", Scope.INCIDENT, TOLL[1].id, TOLL[1].report_id, "2031-05-09")
    (found,) = find(figures=(named, own))
    assert [s.label for s in found.steps] == ["2 (“a baker and her son”)", "14"]


def test_a_perpetrator_named_later_is_a_course_and_one_named_earlier_is_none() -> None:
    (found,) = find(attack(FIRST, "burned the mill", "asserted"), attack(SECOND, "The guild burned the mill", "asserted", "the guild"))
    assert [s.label for s in found.steps] == ["names nobody", "names the guild"]
    assert find(attack(FIRST, "The guild burned the mill", "asserted", "the guild"), attack(SECOND, "burned the mill", "asserted")) == []


def test_what_stays_the_same_is_no_course() -> None:
    assert find(ADMITTED, attack(FIRST, "The guild burned the mill", "admitted", "the guild")) == []


def test_two_persons_whose_names_are_withheld_are_not_one_who_changes_the_story() -> None:
    chain = DENIED.attribution[0]
    denied, admitted = (replace(claim, attribution=(replace(chain, source=WITHHELD),)) for claim in (DENIED, ADMITTED))
    assert find(denied, admitted) == []
