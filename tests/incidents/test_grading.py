"""What counts for a grade, and in which words a grade gives its reasons."""

import pytest
from test_group import group

from linkage.incidents import event_of, find_passed_on, grade_incidents
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Grade, Incident
from linkage.model.report import Report
from linkage.origins import find_origins
from madeclaims import make_claim, make_report

A, B = make_report("a", publisher="Karst Post"), make_report("b", publisher="Vell Courier")


def deported(report: Report, at: int = 0, source: str | None = None, stance: str = "asserted", **more: object) -> Claim:
    roles = {"act": "deportation", "target": "villagers", "target_type": "civilians", "place": "Aleppo", **more}
    return make_claim(report, "attack", at, source, stance, edtf="2019-05-14", **roles)  # type: ignore[arg-type]


def moved(report: Report, at: int, source: str) -> Claim:
    return make_claim(report, "casualties", at, source, "estimated", edtf="2019-05-14", outcome="displaced", min=900, victims="people",
                      place="Aleppo")  # fmt: skip


def entity(id_: str, name: str, *named: tuple[Claim, str]) -> Entity:
    return Entity(id_, EntityType(id_.split(":")[0]), name, (name,), tuple(Naming(claim.id, role, name) for claim, role in named))


def grade(claims: list[Claim], entities: list[Entity], *posts: Claim) -> Incident:
    (incident,), _ = group([A, B], claims)
    known = [*claims, *posts]
    origins = find_origins([A, B], known, entities, (), event_of([incident], ()))
    return grade_incidents([incident], [A, B], known, entities, origins, CaseSettings().grading)[0]


MINISTER = make_claim(A, "post", 60, person="Ilan Moor", title="minister", organization="Northland")


def told_by_both_sides(*more: Claim) -> tuple[list[Claim], list[Entity]]:
    """Sund's council accuses Northland of a deportation; Northland's minister gives the number of those who were moved."""
    accusation, number = deported(A, 0, "the council of Sund", perpetrator="Northland"), moved(A, 40, "Ilan Moor")
    minister = [(number, "source"), (MINISTER, "person"), *((claim, "source") for claim in more)]
    return [accusation, number, *more], [
        entity("state:northland", "Northland", (accusation, "perpetrator"), (MINISTER, "organization")),
        entity("person:moor", "Ilan Moor", *minister),
        entity("organization:sund", "the council of Sund", (accusation, "source")),
    ]


def test_a_bare_figure_of_the_side_that_is_said_to_have_done_it_counts_for_no_grade() -> None:
    found = grade(*told_by_both_sides(), MINISTER)
    assert found.grade is Grade.WEAK
    assert "one origin reports it (the council of Sund)" in found.grade_reasons
    assert "not counted, as a figure of the side that is said to have done it: Ilan Moor" in found.grade_reasons


def test_who_is_of_no_accused_side_counts_with_a_figure_too() -> None:
    assert grade(*told_by_both_sides()).grade is Grade.FAIR


def test_who_of_the_accused_side_tells_of_the_act_itself_counts() -> None:
    assert grade(*told_by_both_sides(deported(A, 80, "Ilan Moor")), MINISTER).grade is Grade.FAIR


@pytest.mark.parametrize(
    ("stances", "reason"),
    [
        (("asserted", "asserted"), "2 independent origins report it (the villagers; the council of Sund)"),
        (("alleged", "asserted"), "2 independent origins: 1 reports it (the villagers), 1 alleges it (the council of Sund)"),
        (("alleged", "alleged"), "2 independent origins allege it (the villagers; the council of Sund), and none reports it"),
    ],
)
def test_a_grade_says_whether_its_origins_report_or_allege_and_is_fair_only_where_one_reports(
    stances: tuple[str, str], reason: str
) -> None:
    claims = [deported(A, 0, "the council of Sund", stances[0]), deported(B, 0, "the villagers", stances[1])]  # B is read first
    found = grade(claims, [])
    assert (found.grade, found.grade_reasons[0]) == (Grade.FAIR if "asserted" in stances else Grade.WEAK, reason)


def test_who_alleges_the_act_and_counts_in_the_same_words_whom_it_moved_alleges_it_and_who_only_counts_reports_it() -> None:
    suspecting = [deported(A, 0, "the villagers", "alleged"), moved(A, 0, "the villagers")]
    found = grade([*suspecting, moved(B, 40, "the council of Sund")], [])
    assert found.grade is Grade.FAIR
    assert found.grade_reasons[0] == "2 independent origins: 1 reports it (the council of Sund), 1 alleges it (the villagers)"
    assert grade(suspecting, []).grade_reasons[0] == "one origin alleges it (the villagers)"
    elsewhere = [suspecting[0], moved(A, 60, "the villagers")]
    assert grade(elsewhere, []).grade_reasons[0] == "one origin reports it (the villagers)"


def test_an_origin_that_passes_on_what_it_leaves_open_who_alleges_is_told_so() -> None:
    found = grade([deported(A, 0, "the council of Sund", "alleged"), deported(B, 0, None, "alleged")], [])
    passed = "Vell Courier, which passes it on as alleged and does not say by whom"
    assert found.grade_reasons[0] == f"2 independent origins allege it ({passed}; the council of Sund), and none reports it"


def test_who_blames_others_than_most_do_is_no_further_origin_whoever_is_blamed() -> None:
    state = [deported(A, 0, "the villagers", perpetrator="Northland"), deported(B, 0, "the clinic", perpetrator="Northland")]
    rebels = deported(B, 40, "the army", "alleged", perpetrator="rebel groups")
    northland = entity("state:northland", "Syria", *((claim, "perpetrator") for claim in state))
    found = grade([*state, rebels], [northland])
    assert found.grade_reasons[:2] == (
        "2 independent origins report it (the clinic; the villagers)",
        "not counted, as these blame others (“rebel groups”): the army",
    )
    assert found.blaming == (rebels.id,), "timelines and exports must not give the army as telling of it"
    more = [deported(A, 40, "a priest", perpetrator="the rebels"), deported(B, 80, "a nurse", perpetrator="rebels"), rebels]
    turned = grade([state[0], *more], [entity("state:northland", "Syria", (state[0], "perpetrator"))])
    assert "not counted, as these blame others (“Northland”): the villagers" in turned.grade_reasons


def test_who_is_blamed_in_words_that_may_be_of_any_side_is_no_other() -> None:
    claims = [deported(A, 0, "the villagers", perpetrator="Northland"), deported(B, 0, "the clinic", perpetrator="gunmen")]
    found = grade(claims, [entity("state:northland", "Syria", (claims[0], "perpetrator"))])
    assert found.grade_reasons[0] == "2 independent origins report it (the clinic; the villagers)"


@pytest.mark.parametrize(("words", "denied", "counted"), [("supposedly", True, 1), ("supposedly", False, 2), ("said to be", True, 2)])
def test_words_that_only_a_denying_report_passes_on_in_doubt_are_no_origin(words: str, denied: bool, counted: int) -> None:
    denying = make_report("b", publisher="Vell Courier", text=f"It was {words} so, they cry. " + "x" * 200)
    told = [deported(A, 0, "the villagers"), deported(denying, 0, "the council of Sund", "alleged")]
    claims = [*told, deported(denying, 60, "the prosecutor", "denied")] if denied else told
    (incident,), _ = group([A, denying], claims)
    origins = find_origins([A, denying], claims, [], (), event_of([incident], ()))
    found = grade_incidents([incident], [A, denying], claims, [], origins, CaseSettings().grading)[0]
    assert (found.grade is Grade.FAIR) is (counted > 1)
    passed = "a report that denies or doubts it passes on, in words of doubt, what these allege: the council of Sund"
    assert (f"not counted, as {passed}" in found.grade_reasons) is (counted == 1)
    held = find_passed_on([incident], [A, denying], claims, origins)
    assert held == (frozenset({told[1].id}) if counted == 1 else frozenset()), "one rule for grades and for counts of origins"


def test_a_contested_incident_names_all_who_are_accused_also_in_words_that_name_no_known_party() -> None:
    one = deported(A, 0, perpetrator="Northland")
    other = deported(B, 0, "the council of Sund", perpetrator="Southland")
    third = deported(B, 40, "a clerk", perpetrator="the islanders")
    entities = [
        entity("state:northland", "Northland", (one, "perpetrator")),
        entity("state:southland", "Southland", (other, "perpetrator")),
    ]
    found = grade([one, other, third], entities)
    assert found.grade is Grade.CONTESTED
    assert found.grade_reasons[0] == (
        "different parties are said to have done it: Northland, Southland; and, in words that name no known party: “the islanders”"
    )


@pytest.mark.parametrize(("words", "expected"), [("foray", Grade.WEAK), ("raids", Grade.FAIR)], ids=["another deed", "no told means"])
def test_who_tells_of_another_deed_reports_no_gas_attack_and_who_tells_it_barely_does(words: str, expected: Grade) -> None:
    report = make_report("gas", publisher="Karst Post", text="x" * 40 + words + "x" * 355)
    gas = make_claim(report, "attack", 0, "residents", "alleged", edtf="2019-05-14", act="chemical", target="homes", place="Aleppo")
    beside = make_claim(report, "attack", 40, edtf="2019-05-14", act="other", target="homes", place="Aleppo")
    (incident,), _ = group([report], [gas, beside])
    origins = find_origins([report], [gas, beside], [], (), event_of([incident], ()))
    assert grade_incidents([incident], [report], [gas, beside], [], origins, CaseSettings().grading)[0].grade is expected
