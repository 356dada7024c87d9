"""Which claims tell of one incident, what its figures count, and how it is graded."""

import random
from dataclasses import replace

from linkage.entities import resolve_entities
from linkage.incidents import event_of, grade_incidents, group_incidents
from linkage.model.case import CaseSettings, DeclaredCampaign
from linkage.model.claim import Claim
from linkage.model.incident import Campaign, Grade, Incident, Scope
from linkage.model.report import Report
from linkage.origins import find_origins
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def group(
    reports: list[Report], claims: list[Claim], settings: CaseSettings | None = None
) -> tuple[tuple[Incident, ...], tuple[Campaign, ...]]:
    chosen, gazetteer = settings or CaseSettings(), load_gazetteer()
    return group_incidents(reports, claims, resolve_entities(reports, claims, gazetteer, chosen), gazetteer, chosen)


def strike(report: Report, at: int = 0, day: str = "2019-05-14", place: str = "Aleppo", **more: object) -> Claim:
    values = {"act": "airstrike", "target": "a hospital", "target_type": "hospital", "place": place, **more}
    return make_claim(report, "attack", at, edtf=day, **values)  # type: ignore[arg-type]


def killed(report: Report, number: int, at: int = 20, day: str = "2019-05-14", **more: object) -> Claim:
    values = {"outcome": "killed", "min": number, "max": number, "victims": "people", "place": "Aleppo", **more}
    return make_claim(report, "casualties", at, edtf=day, **values)  # type: ignore[arg-type]


def test_two_reports_of_one_strike_are_one_incident() -> None:
    a, b = make_report("a"), make_report("b")
    incidents, _ = group([a, b], [strike(a), strike(b)])
    assert len(incidents) == 1
    assert set(incidents[0].report_ids) == {a.id, b.id}


def test_a_figure_of_a_record_has_no_day_of_its_own() -> None:
    news, record = make_report("a"), replace(make_report("b"), record=True)
    for report, day in ((news, news.published), (record, "")):
        incidents, _ = group([report], [strike(report), killed(report, 4)])
        assert [f.as_of for f in incidents[0].figures] == [day]


def test_two_days_are_two_incidents() -> None:
    a, b = make_report("a"), make_report("b")
    incidents, _ = group([a, b], [strike(a, day="2019-05-02"), strike(b, day="2019-05-14")])
    assert len(incidents) == 2


def shooting(report: Report, *, place: str | None, day: str = "") -> Claim:
    values = {"act": "shooting", "target": "two reporters", "target_type": "journalists"} | ({} if place is None else {"place": place})
    return make_claim(report, "attack", edtf=day, **values)  # type: ignore[arg-type]


def test_reports_without_day_and_place_are_never_one_by_their_kind_of_act_and_target() -> None:
    a, b = make_report("a", published=None), make_report("b", published=None)
    assert len(group([a, b], [shooting(a, place=None), shooting(b, place=None)])[0]) == 2
    assert len(group([a, b], [shooting(a, place="Yemen", day="2019"), shooting(b, place=None)])[0]) == 2
    assert len(group([a, b], [shooting(a, place="Homs", day="2019-05-14"), shooting(b, place=None)])[0]) == 2


def test_a_report_without_a_day_joins_by_town_and_kind_of_target() -> None:
    a, b = make_report("a", published=None), make_report("b", published=None)
    assert len(group([a, b], [shooting(a, place="Homs", day="2019-05-14"), shooting(b, place="Homs")])[0]) == 1


def test_two_places_are_two_incidents() -> None:
    a = make_report("a")
    incidents, _ = group([a], [strike(a), strike(a, 100, place="Homs")])
    assert len(incidents) == 2


def test_figures_of_different_sources_stand_side_by_side() -> None:
    a, b = make_report("a"), make_report("b")
    claims = [strike(a), killed(a, 12, source="Officials"), strike(b), killed(b, 30, source="Residents")]
    incidents, _ = group([a, b], claims)
    (incident,) = incidents
    assert {(f.source, f.min) for f in incident.figures} == {("Officials", 12), ("Residents", 30)}
    (killed_range,) = [r for r in incident.ranges if r.outcome == "killed"]
    assert (killed_range.low, killed_range.high) == (12, 30)
    assert killed_range.rule


def test_a_part_is_never_in_one_range_with_the_whole() -> None:
    a = make_report("a")
    incidents, _ = group([a], [strike(a), killed(a, 20), killed(a, 5, at=40, victims="children")])
    (whole,) = [r for r in incidents[0].ranges if r.outcome == "killed"]
    assert (whole.low, whole.high) == (20, 20)


def test_a_total_since_the_war_began_is_no_figure_of_the_incident() -> None:
    a = make_report("a")
    total = killed(a, 400_000, at=60, day="", place="Syria", time="since the conflict began")
    incidents, _ = group([a], [strike(a), killed(a, 20), total])
    for incident in incidents:
        assert all(f.min < 400_000 for f in incident.figures if f.scope is Scope.INCIDENT)


def test_a_declared_campaign_holds_the_incidents_of_its_place_and_time() -> None:
    a = make_report("a")
    settings = CaseSettings(campaigns=(DeclaredCampaign("siege-of-aleppo", "Siege of Aleppo", "Aleppo", start="2019-01", end="2019-12"),))
    incidents, campaigns = group([a], [strike(a)], settings)
    assert incidents[0].campaign_id == "siege-of-aleppo"
    assert incidents[0].id in next(c for c in campaigns if c.id == "siege-of-aleppo").incident_ids


def test_one_remark_on_a_town_makes_what_is_told_of_the_country_no_part_of_the_siege_of_that_town() -> None:
    a = make_report("a")
    settings = CaseSettings(campaigns=(DeclaredCampaign("siege-of-aleppo", "Siege of Aleppo", "Aleppo", start="2019-01", end="2019-12"),))
    moved = [
        make_claim(a, "attack", at, edtf="2019-05-14", act="deportation", target="villagers", target_type="civilians", place="Syria")
        for at in (0, 40, 80)
    ]
    remark = make_claim(a, "attack", 20, edtf="2019-05-14", act="deportation", target="villagers", target_type="civilians", place="Aleppo")
    incidents, _ = group([a], [*moved, remark], settings)
    (held,) = [i for i in incidents if remark.id in i.claim_ids]
    assert {claim.id for claim in moved} <= set(held.claim_ids)
    assert held.campaign_id != "siege-of-aleppo"


def test_a_denial_stands_beside_the_incident() -> None:
    a, b = make_report("a"), make_report("b")
    incidents, _ = group([a, b], [strike(a), strike(b, source="The ministry", stance="denied")])
    assert any("ministry" in source.lower() for incident in incidents for source in incident.denied_by)


def test_no_heading_states_guilt() -> None:
    a = make_report("a")
    incidents, _ = group([a], [strike(a, perpetrator="the army")])
    assert "army" not in incidents[0].name
    assert incidents[0].perpetrators


def test_the_order_of_the_claims_changes_nothing() -> None:
    reports = [make_report("a"), make_report("b")]
    claims = [strike(reports[0]), killed(reports[0], 12), strike(reports[1]), killed(reports[1], 30), strike(reports[1], 90, place="Homs")]
    expected = group(reports, claims)
    for seed in range(5):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)
        assert group(reports, shuffled) == expected


def test_counts_of_quarters_set_no_bound_of_the_total_of_the_town() -> None:
    a = make_report("a")
    claims = [
        make_claim(a, "attack", 0, edtf="2016-08-10", act="airstrike", target="the city", target_type="other", place="Aleppo"),
        killed(a, 54, 30, day="2016-08-10"),
        killed(a, 9, 60, day="2016-08-10", place="Zubdiya"),
        killed(a, 5, 90, day="2016-08-10", place="Bustan al-Qasr"),
    ]
    incidents, _ = group([a], claims)
    (incident,) = incidents
    assert sorted(f.min for f in incident.figures) == [5, 9, 54]
    (killed_range,) = incident.ranges
    assert (killed_range.low, killed_range.high) == (54, 54)


def test_the_dead_of_two_quarters_with_attacks_of_their_own_stay_apart() -> None:
    a = make_report("a")
    claims = []
    for at, quarter, number in ((0, "Zubdiya", 15), (100, "Western Aleppo", 8)):
        claims.append(
            make_claim(a, "attack", at, edtf="2016-08-25", act="shelling", target="houses", target_type="residential", place=quarter)
        )
        claims.append(killed(a, number, at + 10, day="2016-08-25", place=quarter))
    incidents, _ = group([a], claims)
    assert sorted((r.low, r.high) for i in incidents for r in i.ranges) == [(8, 8), (15, 15)]


def test_the_hospital_that_treats_the_injured_was_not_attacked() -> None:
    a = make_report("a")
    claims = [
        make_claim(a, "attack", 0, edtf="2016-08-10", act="chemical", target="houses", target_type="residential", place="Zubdiya"),
        make_claim(a, "casualties", 20, outcome="injured", min=50, victims="people", place="Al-Noor hospital"),
    ]
    incidents, _ = group([a], claims)
    assert [i.target_type for i in incidents] == ["residential"]


def test_joint_wording_of_two_states_does_not_contest_one_of_them() -> None:
    a, b = make_report("a"), make_report("b")
    claims = [strike(a, perpetrator="Russian warplanes"), strike(b, perpetrator="Russian and Syrian jets")]
    assert grade_first([a, b], claims) is Grade.FAIR
    other = [strike(a, perpetrator="Russian warplanes"), strike(b, perpetrator="American jets")]
    assert grade_first([a, b], other) is Grade.CONTESTED


def grade_first(reports: list[Report], claims: list[Claim]) -> Grade:
    gazetteer, settings = load_gazetteer(), CaseSettings()
    entities = resolve_entities(reports, claims, gazetteer, settings)
    incidents, campaigns = group_incidents(reports, claims, entities, gazetteer, settings)
    origins = find_origins(reports, claims, entities, (), event_of(incidents, campaigns))
    return grade_incidents(incidents, reports, claims, entities, origins, settings.grading)[0].grade


def killed_range(claims: list[Claim], report: Report) -> tuple[int, int | None]:
    (incident,), _ = group([report], [strike(report), *claims])
    (found,) = [r for r in incident.ranges if r.outcome == "killed"]
    return found.low, found.high


def test_a_report_counts_with_its_own_figure_and_not_with_the_first_toll_that_it_passes_on() -> None:
    a = make_report("a")
    assert killed_range([killed(a, 12), killed(a, 7, at=40, source="Officials")], a) == (12, 12)


def test_a_higher_figure_that_a_report_passes_on_is_the_upper_bound() -> None:
    a = make_report("a")
    assert killed_range([killed(a, 12), killed(a, 16, at=40, source="Officials")], a) == (12, 16)


def test_up_to_sets_no_lower_bound_beside_a_figure() -> None:
    a = make_report("a")
    claims = [killed(a, 0, max=6, source="Residents"), killed(a, 4, at=40, source="Officials")]
    assert killed_range(claims, a) == (4, 6)


def test_a_single_named_victim_is_no_total() -> None:
    a = make_report("a")
    assert killed_range([killed(a, 9, source="Officials"), killed(a, 1, at=40, victims="Omar Kader", source="Officials")], a) == (9, 9)


def test_a_report_without_a_known_place_or_day_tells_of_one_incident() -> None:
    a = make_report("a")
    incidents, _ = group([a], [make_claim(a, "casualties", 10, outcome="killed", min=3, max=3, victims="people", place="Nowhere Farm")])
    assert [i.place_text for i in incidents] == ["Nowhere Farm"]


def test_a_report_that_opens_with_a_least_and_a_most_counts_with_these_alone() -> None:
    a = make_report("a", text="Between 10 and 12 people were killed in Aleppo.")
    assert killed_range([killed(a, 10, max=12), killed(a, 22, at=40, source="Officials")], a) == (10, 12)


def test_people_by_name_are_no_total() -> None:
    a = make_report("a")
    assert killed_range([killed(a, 9, source="Officials"), killed(a, 2, at=40, victims="Omar Kader and Ali Hassan")], a) == (9, 9)


def test_casualties_in_one_sentence_with_an_attack_on_a_building_are_of_that_attack() -> None:
    a = make_report("a", text="An aircraft hit a school, killing a boy" + " in the town" * 30)
    incidents, _ = group([a], [strike(a, target="a school", target_type="school"), killed(a, 1, at=25, place="Homs")])
    assert [len(i.claim_ids) for i in incidents] == [2]


def quarter_hit(report: Report, act: str, at: int = 0, day: str = "2019-05-14") -> Claim:
    return make_claim(report, "attack", at, edtf=day, act=act, target="houses", target_type="residential", place="Aleppo")


def test_a_strike_of_a_day_is_not_put_into_the_siege_told_with_it() -> None:
    a = make_report("a")
    siege = make_claim(a, "attack", 30, act="siege", target="Aleppo", target_type="other", place="Aleppo")
    incidents, campaigns = group([a], [quarter_hit(a, "airstrike"), siege])
    assert [len(i.claim_ids) for i in incidents] == [1]
    assert [c.claim_ids for c in campaigns] == [(siege.id,)]


def test_shells_and_bombs_from_the_air_on_one_town_are_two_incidents() -> None:
    a, b = make_report("a"), make_report("b")
    assert len(group([a, b], [quarter_hit(a, "airstrike"), quarter_hit(b, "airstrike")])[0]) == 1
    assert len(group([a, b], [quarter_hit(a, "airstrike"), quarter_hit(b, "shelling")])[0]) == 2


def test_a_town_alone_joins_no_tolls_that_are_far_apart() -> None:
    a, b = make_report("a"), make_report("b")
    claims = [quarter_hit(a, "airstrike"), killed(a, 4), quarter_hit(b, "airstrike")]
    assert len(group([a, b], [*claims, killed(b, 6)])[0]) == 1
    assert len(group([a, b], [*claims, killed(b, 60)])[0]) == 2


def test_an_undated_attack_on_a_town_joins_no_other_report() -> None:
    a, b = make_report("a"), make_report("b")
    assert len(group([a, b], [quarter_hit(a, "airstrike"), quarter_hit(b, "airstrike", day="")])[0]) == 2
    assert len(group([a, b], [strike(a), strike(b, day="")])[0]) == 1


def test_an_accusation_of_a_way_of_fighting_is_no_part_of_the_strike_before_it() -> None:
    a = make_report("a")
    accused = make_claim(a, "responsibility", 25, accused="the rebels", act="using poison gas", stance="alleged")
    blamed = make_claim(a, "responsibility", 25, accused="the rebels", act="the bombing", stance="alleged")
    for claim, inside in ((accused, False), (blamed, True)):
        incidents, _ = group([a], [strike(a), claim])
        assert any(claim.id in i.claim_ids for i in incidents) is inside


def test_the_day_on_which_somebody_spoke_parts_nothing() -> None:
    a = make_report("a")
    words = make_claim(a, "statement", 25, "the mayor", edtf="2019-05-16", speaker="the mayor", utterance="they bombed the hospital")
    (incident,), _ = group([a], [strike(a), words])
    assert set(incident.claim_ids) == {strike(a).id, words.id}


def test_who_was_killed_days_before_was_not_killed_in_the_strike() -> None:
    for words, together in (("and fourteen people died", True), ("days after fourteen died", False)):
        text = "a hospital was bombed " + words + " " * 400
        a = make_report(words, text=text)
        dead = make_claim(a, "casualties", text.index(words), outcome="killed", min=14, max=14, victims="people")
        incidents, _ = group([a], [strike(a), dead])
        assert any({strike(a).id, dead.id} <= set(i.claim_ids) for i in incidents) is together


def test_the_invasion_of_a_country_is_a_war_and_no_incident_of_its_first_day() -> None:
    text = "troops invaded Syria and rockets hit towns" + " " * 400
    a = make_report("war", text=text)
    invasion = make_claim(a, "attack", 0, edtf="2019-05-14", act="other", target="Syria", target_type="other", place="Syria")
    rockets = make_claim(a, "attack", 20, edtf="2019-05-14", act="missile", target="towns", target_type="other", place="Syria")
    incidents, campaigns = group([a], [invasion, rockets])
    assert incidents == ()
    assert [c.id for c in campaigns] == ["war-in-syria"]


def doubt(report: Report, at: int = 0, **more: object) -> Claim:
    values = {"act": "airstrike", "target": "a hospital", "target_type": "hospital", "place": "Aleppo", **more}
    return make_claim(report, "attack", at, **{"source": None, "stance": "alleged", "edtf": "2019-05-14", **values})  # type: ignore[arg-type]


def test_whom_a_denying_report_says_to_allege_it_in_doubt_accuses_nobody() -> None:
    told = make_report("told", publisher="Harbour Post", text="The yard was shelled." + " x" * 200)
    denying = make_report("denying", publisher="Northern Channel", text="supposedly bombed" + " x" * 200)
    denial = make_claim(denying, "attack", 60, "the air force", "denied", "2019-05-14", act="airstrike", target="a hospital",
                        target_type="hospital", place="Aleppo")  # fmt: skip
    claims = [strike(told, act="shelling"), doubt(denying, source="the council", perpetrator="the air force"), denial]
    (incident,), _ = group([told, denying], claims)
    assert incident.perpetrators == ()


def test_who_passes_it_on_in_words_of_doubt_accuses_nobody_and_counts_for_no_grade() -> None:
    told = make_report("told")
    doubting = make_report("doubting", publisher="Northern Channel", text="supposedly bombed" + " x" * 200)
    claims = [strike(told, act="shelling"), doubt(doubting, perpetrator="the air force")]
    (incident,), _ = group([told, doubting], claims)
    assert (incident.act, incident.perpetrators, incident.doubted_by) == ("shelling", (), ("Northern Channel",))
    origins = find_origins([told, doubting], claims, (), (), event_of([incident], ()))
    (graded,) = grade_incidents([incident], [told, doubting], claims, (), origins, CaseSettings().grading)
    assert graded.grade is Grade.WEAK
    assert "Northern Channel" not in graded.grade_reasons[0]


def test_an_act_that_only_a_denier_passes_on_is_not_the_heading() -> None:
    told = make_report("told")
    denying = make_report("denying", publisher="Northern Channel", text="supposedly bombed" + " x" * 200)
    denial = make_claim(denying, "attack", 60, "the prosecutor", "denied", edtf="2019-05-14", act="airstrike", target="a hospital",
                        target_type="hospital", place="Aleppo")  # fmt: skip
    quoted = make_claim(denying, "attack", 0, "foreigners", "alleged", edtf="2019-05-14", act="airstrike", target="a hospital",
                        target_type="hospital", place="Aleppo")  # fmt: skip
    (incident,), _ = group([told, denying], [strike(told, act="shelling"), quoted, denial])
    assert incident.act == "shelling"
    (alone,), _ = group([denying], [quoted, denial])
    assert alone.act == "airstrike", "where nobody else tells of it"


def test_a_denial_in_the_voice_of_a_report_is_its_publishers() -> None:
    report = make_report("voice", publisher="Northern Channel")
    denial = make_claim(report, "attack", 0, None, "denied", edtf="2019-05-14", act="airstrike", target="a hospital", place="Aleppo")
    (incident,), _ = group([report], [denial])
    assert incident.denied_by == ("Northern Channel",)


def test_the_time_at_which_somebody_spoke_does_not_stand_as_the_time_of_an_incident() -> None:
    report = make_report("spoken", published=None)
    attack = make_claim(report, "attack", act="airstrike", target="a hospital", target_type="hospital", place="Aleppo")
    spoken = make_claim(report, "statement", 30, "the mayor", edtf="2019-05-16", speaker="the mayor", utterance="they bombed it")
    incidents, _ = group([report], [attack, spoken])
    assert [i.when.text for i in incidents if i.when is not None] == [""]


def test_a_campaign_of_which_no_day_is_told_has_no_year_of_its_report() -> None:
    a = make_report("a", text="troops stormed Homs again and again during the war" + " " * 400)
    stormed = [make_claim(a, "attack", at, act="other", target="Homs", target_type="other", place="Homs") for at in (0, 30)]
    _, campaigns = group([a], stormed)
    assert [c.id for c in campaigns] == ["fighting-in-homs"]


def test_an_account_dated_by_a_month_takes_no_place_from_one_dated_by_a_day() -> None:
    a, b = make_report("a"), make_report("b")
    vague = make_claim(b, "attack", 0, edtf="2016-08", act="chemical", target="the city", target_type="other", place="Aleppo")
    dated = make_claim(b, "attack", 400, edtf="2016-08-10", act="chemical", target="houses", target_type="residential", place="Aleppo")
    other = make_claim(a, "attack", 0, edtf="2016-08-10", act="chemical", target="houses", target_type="residential", place="Aleppo")
    incidents, _ = group([a, b], [vague, dated, other])
    held = next(i for i in incidents if other.id in i.claim_ids)
    assert dated.id in held.claim_ids
    assert vague.id not in held.claim_ids
