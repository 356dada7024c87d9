"""Why what reports tell is taken for one incident, and which others may be one."""

from linkage.entities import resolve_entities
from linkage.incidents import group_incidents
from linkage.incidents.scene import SceneReader
from linkage.incidents.signs import read_signs
from linkage.incidents.told import tell
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim, ClaimKind, Role, Stance
from linkage.model.decision import Decision, DecisionType
from linkage.model.incident import Incident
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def grouped(reports: list[Report], claims: list[Claim], *decisions: Decision) -> tuple[Incident, ...]:
    gazetteer = load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, CaseSettings())
    return group_incidents(reports, claims, entities, gazetteer, CaseSettings(), decisions)[0]


def strike(report: Report, day: str = "2019-05-14", at: int = 0) -> Claim:
    return make_claim(report, "attack", at, edtf=day, act="airstrike", target="a school", target_type="school", place="Aleppo")


def killed(report: Report, number: int, day: str = "2019-05-14") -> Claim:
    return make_claim(report, "casualties", 10, edtf=day, outcome="killed", min=number, max=number, victims="people", place="Aleppo")


def test_a_join_over_reports_tells_where_they_agree_and_where_not() -> None:
    a, b = make_report("a"), make_report("b")
    (incident,) = grouped([a, b], [strike(a), killed(a, 12), strike(b), killed(b, 30)])
    assert [j.report_id for j in incident.joins] == list(incident.report_ids)
    for join in incident.joins:
        assert join.reasons == ("same act: airstrike", "same kind of thing attacked: school", "same place: Aleppo", "same day: 2019-05-14")
        (against,) = join.against
        assert against.startswith("different figures of the killed")


def test_the_same_figure_in_both_is_a_reason() -> None:
    a, b = make_report("a"), make_report("b")
    (incident,) = grouped([a, b], [strike(a), killed(a, 12), strike(b), killed(b, 12)])
    assert all("the figure of 12 killed in both" in join.reasons and join.against == () for join in incident.joins)


def test_dozens_in_both_are_no_figure_that_both_give() -> None:
    reports = [make_report(name, text="dozens" + "x" * 394) for name in ("a", "b")]
    spans = [Role("min", 24, Span(0, 6)), Role("outcome", "killed"), Role("place", "Aleppo", Span(10, 16))]
    dozens = [Claim(ClaimKind.CASUALTIES, r.id, Span(0, 30), tuple(spans), (), Stance.ASSERTED, When("d", "2019-05-14")) for r in reports]
    (incident,) = grouped(reports, [strike(reports[0]), dozens[0], strike(reports[1]), dozens[1]])
    assert {figure.order for figure in incident.figures} == {"dozens"}
    for join in incident.joins:
        assert not [words for words in (*join.reasons, *join.against) if "killed" in words]


def test_claims_of_one_report_tell_why_they_are_one_account_and_how_likely() -> None:
    a = make_report("a")
    (incident,) = grouped([a], [strike(a), killed(a, 12)])
    (join,) = incident.joins
    assert join.reasons == ()
    assert join.likelihood is not None
    assert join.likelihood > 0.5
    assert "people harmed in the sentence of the attack" in join.within


def test_a_claim_alone_has_no_likelihood() -> None:
    a = make_report("a")
    (incident,) = grouped([a], [strike(a)])
    assert incident.joins[0].likelihood is None
    assert incident.joins[0].within == ()


def test_a_strike_told_with_another_day_may_be_the_same() -> None:
    a, b = make_report("a"), make_report("b")
    first, second = grouped([a, b], [strike(a), killed(a, 12), strike(b, "2019-05-17"), killed(b, 12, "2019-05-17")])
    (possible,) = first.possible_joins
    assert possible.incident_id == second.id
    assert possible.score == 0.8
    assert possible.against == ("days that differ: 2019-05-14; 2019-05-17",)
    assert [p.incident_id for p in second.possible_joins] == [first.id]


def test_a_strike_a_month_later_is_not_suggested() -> None:
    a, b = make_report("a"), make_report("b", published="2019-07-01")
    incidents = grouped([a, b], [strike(a), killed(a, 12), strike(b, "2019-06-20"), killed(b, 12, "2019-06-20")])
    assert [i.possible_joins for i in incidents] == [(), ()]


def test_a_decision_is_named_as_the_reason_and_what_was_split_is_not_suggested_again() -> None:
    a, b = make_report("a"), make_report("b")
    claims = [strike(a), killed(a, 12), strike(b), killed(b, 12)]
    split = Decision(DecisionType.SPLIT, tuple(c.id for c in claims[2:]), "A. Nalyst", "2026-11-28T12:00:00+00:00", "two schools")
    incidents = grouped([a, b], claims, split)
    assert len(incidents) == 2
    assert [i.possible_joins for i in incidents] == [(), ()]
    assert {d for i in incidents for j in i.joins for d in j.decided} == {"A. Nalyst: two schools"}


def test_an_account_that_no_campaign_holds_is_kept_as_an_incident() -> None:
    a = make_report("a", published=None)
    claim = make_claim(a, "attack", act="other", target="positions", target_type="military", place="Nowhere at all", time="since spring")
    incidents = grouped([a], [claim])
    assert [i.claim_ids for i in incidents] == [(claim.id,)]


def test_one_source_of_both_claims_is_a_sign() -> None:
    a, gazetteer = make_report("a"), load_gazetteer()
    claims = [make_claim(a, "casualties", at, source="The Ministry", outcome="killed", min=3, victims="people") for at in (0, 100)]
    reader = SceneReader([a], resolve_entities([a], claims, gazetteer, CaseSettings()), gazetteer)
    told = tell([s for c in claims if (s := reader.read(c)) is not None])
    assert "source same" in read_signs(told[0], told[1], [], gazetteer)


def test_incidents_that_are_kept_apart_are_not_suggested_again() -> None:
    a, b = make_report("a"), make_report("b")
    first, second = strike(a, "2019-05-02"), strike(b, "2019-05-06")
    claims = [first, killed(a, 12, "2019-05-02"), second, killed(b, 12, "2019-05-06")]
    assert [len(i.possible_joins) for i in grouped([a, b], claims)] == [1, 1]
    apart = Decision(DecisionType.APART, (first.id, second.id), "A. Nalyst", "2026-11-28T12:00:00+00:00", "two days")
    assert [i.possible_joins for i in grouped([a, b], claims, apart)] == [(), ()]


def test_a_year_of_which_a_report_tells_is_no_day_of_another() -> None:
    a, b = make_report("a"), make_report("b")
    raid = make_claim(a, "attack", edtf="2018-07-15", act="airstrike", target="houses", target_type="residential", place="Aleppo")
    year, since = (
        make_claim(b, "attack", edtf=time, act="airstrike", target="quarters", target_type="residential", place="Aleppo")
        for time in ("2018", "2018-07-12/2018-09-01")
    )
    assert len(grouped([a, b], [raid, year])) == 2
    assert len(grouped([a, b], [raid, since])) == 1


def test_the_hospital_where_the_injured_are_treated_is_not_where_they_were_hurt() -> None:
    a = make_report("a")
    gazetteer = load_gazetteer()
    injured, dead = (
        make_claim(a, "casualties", 60, outcome=outcome, min=9, max=9, victims="people", place="the Homs hospital")
        for outcome in ("injured", "killed")
    )
    reader = SceneReader([a], resolve_entities([a], [injured, dead], gazetteer, CaseSettings()), gazetteer)
    treated, killed_there = reader.read(injured), reader.read(dead)
    assert treated is not None
    assert killed_there is not None
    assert (treated.place, treated.building) == (None, "")
    assert killed_there.building != ""


def test_what_was_long_ago_is_not_what_the_report_is_about() -> None:
    report = make_report("past", text=("X" + "x" * 47 + ". ") * 30)  # a sentence begins at every fifty characters

    def is_long_ago(at: int, day: str, place: str = "Aleppo") -> bool:
        old = make_claim(report, "attack", 0, edtf=day, act="other", target="the old fort", target_type="other", place=place)
        now = make_claim(report, "damage", at, object="houses", extent="crushed")
        gazetteer = load_gazetteer()
        reader = SceneReader([report], resolve_entities([report], [old, now], gazetteer, CaseSettings()), gazetteer)
        told = tell([scene for claim in (old, now) if (scene := reader.read(claim)) is not None])
        return "long ago and undated" in read_signs(told[0], told[1], (), gazetteer)

    assert is_long_ago(250, "2015")
    assert not is_long_ago(50, "2015")  # the sentence behind it may still tell of it
    assert not is_long_ago(250, "2019-05-14")
    assert not is_long_ago(250, "2015", "Syria")  # a war on a country goes on
