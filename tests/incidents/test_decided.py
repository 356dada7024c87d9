"""What a person decided about incidents goes before what was read."""

from linkage.entities import resolve_entities
from linkage.incidents import event_of, group_incidents
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.decision import Decision, DecisionType
from linkage.model.report import Report
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def told(reports: list[Report], claims: list[Claim], *decisions: Decision) -> dict[str, str]:
    gazetteer = load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, CaseSettings())
    return event_of(*group_incidents(reports, claims, entities, gazetteer, CaseSettings(), decisions))


def strike(report: Report, day: str) -> Claim:
    return make_claim(report, "attack", 0, edtf=day, act="airstrike", target="a school", target_type="school", place="Aleppo")


def decide(kind: DecisionType, *claims: Claim) -> Decision:
    return Decision(kind, tuple(c.id for c in claims), "A. Nalyst", "2026-11-28T12:00:00+00:00", "one day is a slip")


def test_a_join_makes_one_incident_of_two_days() -> None:
    a, b = make_report("a"), make_report("b")
    first, second = strike(a, "2019-05-02"), strike(b, "2019-05-14")
    apart = told([a, b], [first, second])
    assert apart[first.id] != apart[second.id]
    joined = told([a, b], [first, second], decide(DecisionType.JOIN, first, second))
    assert joined[first.id] == joined[second.id]


def test_a_split_makes_two_incidents_of_one() -> None:
    a, b = make_report("a"), make_report("b")
    first, second = strike(a, "2019-05-02"), strike(b, "2019-05-02")
    together = told([a, b], [first, second])
    assert together[first.id] == together[second.id]
    split = told([a, b], [first, second], decide(DecisionType.SPLIT, second))
    assert split[first.id] != split[second.id]


def test_the_later_decision_goes_before_the_earlier() -> None:
    a, b = make_report("a"), make_report("b")
    first, second = strike(a, "2019-05-02"), strike(b, "2019-05-14")
    events = told([a, b], [first, second], decide(DecisionType.JOIN, first, second), decide(DecisionType.SPLIT, second))
    assert events[first.id] != events[second.id]


def test_a_decision_about_claims_that_are_not_there_changes_nothing() -> None:
    a, b = make_report("a"), make_report("b")
    first, gone = strike(a, "2019-05-02"), strike(b, "2019-05-14")
    assert told([a], [first], decide(DecisionType.JOIN, first, gone)) == told([a], [first])


def test_incidents_that_a_later_reading_takes_for_one_stay_apart() -> None:
    a, b = make_report("a"), make_report("b")
    first, second = strike(a, "2019-05-02"), strike(b, "2019-05-02")
    parted = told([a, b], [first, second], decide(DecisionType.APART, first, second))
    assert parted[first.id] != parted[second.id]
    joined = told([a, b], [first, second], decide(DecisionType.APART, first, second), decide(DecisionType.JOIN, first, second))
    assert joined[first.id] == joined[second.id]
