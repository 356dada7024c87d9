"""The conduct of two campaigns beside each other."""

from dataclasses import replace

import pytest

from linkage.cases import compare_conduct
from linkage.cases.casewords import CaseWords
from linkage.cases.conduct import Conduct
from linkage.errors import InputError
from linkage.exports.html.comparisons import count_cell
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.comparison import BlamedSide, Comparison, Documented, FeatureCell, FeatureRow
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign, Grade, Incident
from linkage.model.origin import Carrier, Origin
from linkage.model.origincount import OriginCount
from linkage.model.origins import Origins
from linkage.model.place import Place, WherePrecision
from linkage.model.when import When
from linkage.vocab.conditions import load_concepts, read_words
from smallcase import make_claim, make_report

KARST = make_report(
    "In May 2031 the Northern army surrounded Old Karst. Guns shelled the hospital, doctors said. Karst had no water. "
    "Rebels shelled a school in Sund. General Tasker led the siege of Old Karst.",
    "Karst",
    publisher="Karst Post",
    published="2031-05-20",
    language="en",
)
VELL = make_report(
    "Port Vell was besieged in June 2033. The mayor said that the army shelled the hospital. The Northern army denied it shelled "
    "a hospital. "
    "“Lay down your arms,” Tasker said. Port Vell is another Old Karst, many say. Tasker heads the army.",
    "Vell",
    publisher="Vell Courier",
    published="2033-06-20",
    language="en",
)
DOUBT = make_report(
    "It supposedly shelled the hospital of Port Vell, so they say abroad.", "Doubt", publisher="Northern Channel", language="en"
)
CLAIMS = {
    "surrounded": make_claim(
        "attack",
        "the Northern army surrounded Old Karst",
        report=KARST,
        act="siege",
        perpetrator="the Northern army",
        when=When("In May 2031", "2031-05"),
    ),
    "shelled": make_claim(
        "attack",
        "Guns shelled the hospital",
        "doctors",
        report=KARST,
        act="shelling",
        target="the hospital",
        target_type="hospital",
        when=When("", "2031-05-12"),
    ),
    "no-water": make_claim("deprivation", "Karst had no water", report=KARST, what="water"),
    "school": make_claim(
        "attack", "Rebels shelled a school in Sund", report=KARST, act="shelling", target="a school", target_type="school"
    ),
    "led": make_claim(
        "command",
        "General Tasker led the siege of Old Karst",
        report=KARST,
        superior="General Tasker",
        operation="the siege of Old Karst",
        mode="commands",
    ),
    "besieged": make_claim("attack", "Port Vell was besieged", report=VELL, act="siege", when=When("in June 2033", "2033-06")),
    "hospital": make_claim(
        "attack",
        "the army shelled the hospital",
        "The mayor",
        "alleged",
        report=VELL,
        act="shelling",
        perpetrator="the army",
        target="the hospital",
        target_type="hospital",
    ),
    "denial": make_claim(
        "attack",
        "The Northern army denied it shelled a hospital",
        "The Northern army",
        "denied",
        report=VELL,
        act="shelling",
        perpetrator="The Northern army",
        target="a hospital",
        target_type="hospital",
    ),
    "ultimatum": make_claim(
        "statement", "“Lay down your arms,” Tasker said", "Tasker", report=VELL, speaker="Tasker", utterance="Lay down your arms,"
    ),
    "likeness": make_claim("similarity", "Port Vell is another Old Karst", "many", report=VELL, first="Port Vell", second="Old Karst"),
    "post": make_claim("post", "Tasker heads the army", report=VELL, person="Tasker", title="heads", organization="the army"),
}
ARMY = {"surrounded": "perpetrator", "hospital": "perpetrator", "denial": "source"}
TASKER = {"led": "superior", "ultimatum": "speaker", "post": "person"}


def place(name: str) -> Place:
    return Place(f"test:{name}", name, "XX", None, None, WherePrecision.NEAR, 0)


def campaign(key: str, name: str, when: str, *claims: str, declared: bool = True, incidents: tuple[str, ...] = ()) -> Campaign:
    return Campaign(key, name, place(name), When("", when), incidents, tuple(CLAIMS[c].id for c in claims), (), declared)


def entity(key: str, type_: EntityType, name: str, roles: dict[str, str]) -> Entity:
    return Entity(key, type_, name, (name,), tuple(Naming(CLAIMS[c].id, role, name) for c, role in roles.items()))


def case() -> CaseFile:
    school = Incident(
        "school-sund",
        "school",
        "shelling",
        "school",
        (),
        None,
        "",
        None,
        (),
        (),
        (),
        Grade.WEAK,
        (),
        "sund",
        (CLAIMS["school"].id,),
        (KARST.id,),
    )
    return CaseFile(
        CaseSettings(),
        (KARST, VELL),
        tuple(CLAIMS.values()),
        (
            entity("organization:army", EntityType.ORGANIZATION, "Northern army", ARMY),
            entity("person:tasker", EntityType.PERSON, "Oren Tasker", TASKER),
        ),
        (school,),
        (
            campaign("karst", "Old Karst", "2031-05/2031-06", "surrounded", "shelled", "no-water", "led"),
            campaign("vell", "Port Vell", "2033-06/2033-07", "besieged", "hospital", "denial", "ultimatum", "likeness"),
            campaign("sund", "Sund", "2031", declared=False, incidents=("school-sund",)),
        ),
        (),
        "",
    )


@pytest.fixture(scope="module")
def compared() -> Comparison:
    return compare_conduct(case(), "karst", "Port Vell")


def row(compared: Comparison, key: str) -> FeatureRow:
    return next(r for r in compared.rows if r.id == key)


def ids(*names: str) -> tuple[str, ...]:
    return tuple(CLAIMS[name].id for name in names)


def test_a_feature_that_is_only_alleged_is_not_called_documented() -> None:
    assert FeatureCell(told=("a",), alleged=1).state is Documented.ALLEGED
    assert FeatureCell(told=("a",), denied=("b",), alleged=1).state is Documented.ALLEGED_AND_DENIED
    assert FeatureCell(told=("a",), denied=("b",)).state is Documented.BOTH


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (FeatureCell(told=("a", "b")), "told"),
        (FeatureCell(told=("a", "b"), alleged=1), "told, in part only alleged"),
        (FeatureCell(told=("a", "b"), alleged=2), "alleged only"),
        (FeatureCell(told=("a", "b"), alleged=1, denied=("c",)), "told, in part only alleged, and denied"),
        (FeatureCell(told=("a",), alleged=1, denied=("c",), doubted=("d",)), "alleged only, and denied and doubted"),
        (FeatureCell(doubted=("d",)), "doubted"),
    ],
    ids=["flat", "mixed", "alleged", "mixed and denied", "both against", "doubt alone"],
)
def test_a_cell_says_what_is_told_flatly_what_is_alleged_and_what_is_denied_or_doubted(cell: FeatureCell, words: str) -> None:
    assert cell.state_in_words == words


def test_no_word_for_people_reads_as_a_finding_while_codes_stay() -> None:
    assert str(FeatureCell(told=("a",)).state) == "documented"
    assert FeatureCell(told=("a",)).state_in_words == "told"


@pytest.mark.parametrize(
    ("quote", "roles", "feature", "bears"),
    [
        ("they shelled the plant", {"act": "shelling", "target": "the plant", "target_type": "infrastructure"}, "works", True),
        ("the plant was surrounded", {"act": "siege", "target": "the plant", "target_type": "infrastructure"}, "works", False),
        ("they razed the whole city with shells", {"act": "shelling", "target": "the whole city"}, "area-bombardment", True),
        ("capturing the whole city", {"act": "other", "target": "the whole city"}, "area-bombardment", False),
        ("bombs levelled the clinic", {"act": "bombing", "target": "the clinic", "target_type": "hospital"}, "area-bombardment", False),
    ],
    ids=["works shelled", "works besieged", "town razed", "town taken", "one building"],
)
def test_what_is_done_to_works_and_whole_towns_is_parted_from_sieges_captures_and_single_buildings(
    quote: str, roles: dict[str, str], feature: str, bears: bool
) -> None:
    report = make_report(f"In Old Karst {quote}.", "Works", publisher="Karst Post", language="en")
    claim = make_claim("attack", quote, report=report, **roles)
    (concept,) = [c for c in load_concepts("conduct", "features") if c.id == feature]
    assert concept.borne_on_by(claim, read_words(claim, report.text)) is bears


def test_the_counts_of_a_cell_add_up_with_the_quotes_that_are_shown() -> None:
    cell = FeatureCell(told=("a", "b", "c"), quotes=("a",), alleged=1, origins=OriginCount(2, 0))
    assert cell.counts_in_words == "3 claims in 1 quote (1 alleges it), 2 independent origins"


def test_what_a_report_passes_on_to_doubt_it_is_no_telling_and_no_origin() -> None:
    doubt = make_claim(
        "attack", "It supposedly shelled the hospital", stance="alleged", report=DOUBT, act="shelling", target_type="hospital"
    )
    made = case()
    held = replace(made.campaigns[1], claim_ids=(*made.campaigns[1].claim_ids, doubt.id))
    changed = replace(
        made, reports=(*made.reports, DOUBT), claims=(*made.claims, doubt), campaigns=(made.campaigns[0], held, made.campaigns[2])
    )
    cell = row(compare_conduct(changed, "karst", "vell"), "hospitals").second
    assert (cell.told, cell.doubted) == (ids("hospital"), (doubt.id,))
    assert cell.origins == row(compare_conduct(made, "karst", "vell"), "hospitals").second.origins


def test_a_campaign_found_at_the_place_of_a_compared_one_is_no_other_campaign() -> None:
    made = case()
    again = replace(made.campaigns[2], place=made.campaigns[1].place)
    changed = replace(made, campaigns=(*made.campaigns[:2], again))
    assert row(compare_conduct(changed, "karst", "vell"), "schools").base.all_campaigns == 0


def test_a_feature_is_documented_denied_both_or_without_information(compared: Comparison) -> None:
    assert row(compared, "hospitals").first.state is Documented.DOCUMENTED
    assert row(compared, "hospitals").second.state is Documented.ALLEGED_AND_DENIED
    assert row(compared, "food-water").second.state is Documented.NO_INFORMATION
    assert row(compared, "hospitals").second.denied == ids("denial")


def test_a_denial_of_an_act_stands_beside_what_else_its_incident_holds_only_where_that_is_an_act() -> None:
    made = case()
    told = ids("shelled", "no-water", "denial")
    incident = replace(made.incidents[0], id="hospital", campaign_id="karst", claim_ids=told, target_type="hospital")
    campaigns = (replace(made.campaigns[0], incident_ids=("hospital",)), *made.campaigns[1:])
    found = compare_conduct(replace(made, incidents=(*made.incidents, incident), campaigns=campaigns), "karst", "Port Vell")
    assert (row(found, "hospitals").first.denied, row(found, "food-water").first.denied) == (ids("denial"), ())


def test_a_denial_of_an_act_on_one_thing_does_not_stand_at_another_thing_that_was_joined_to_its_incident() -> None:
    made = case()
    denial = make_claim(
        "attack", "The Northern army denied it shelled a hospital", "The Northern army", "denied", report=VELL, act="shelling"
    )
    for named_after, denied in (("hospital", (denial.id,)), ("convoy", ())):
        told = (*ids("shelled"), denial.id)
        incident = replace(made.incidents[0], id="joined", campaign_id="karst", claim_ids=told, target_type=named_after)
        campaigns = (replace(made.campaigns[0], incident_ids=("joined",)), *made.campaigns[1:])
        held = replace(made, claims=(*made.claims, denial), incidents=(*made.incidents, incident), campaigns=campaigns)
        assert row(compare_conduct(held, "karst", "Port Vell"), "hospitals").first.denied == denied


def test_the_words_of_a_claim_count_where_no_closed_word_does(compared: Comparison) -> None:
    assert row(compared, "encirclement").first.told == ids("surrounded", "led")
    assert row(compared, "ultimatum").second.told == ids("ultimatum")


def test_the_first_and_last_day_are_those_that_claims_give(compared: Comparison) -> None:
    cell = row(compared, "hospitals").first
    assert (cell.first, cell.last) == ("2031-05-12", "2031-05-12")
    assert 0 < cell.dated <= len(cell.told)
    many = replace(cell, told=(*cell.told, "another"), dated_by_incident=1)
    assert f"; {cell.dated} of them dated, 1 by the time of the incident only: 12 May 2031" in count_cell(many)
    assert "; dated 12 May 2031" in count_cell(replace(cell, dated=len(cell.told)))
    assert row(compared, "food-water").first.first is None


def test_what_only_a_denier_passes_on_dates_no_feature() -> None:
    made = case()
    changed = replace(made, origins=replace(made.origins, passed_on=frozenset(ids("shelled"))))
    cell = row(compare_conduct(changed, "karst", "vell"), "hospitals").first
    assert (cell.first, cell.last, cell.dated) == (None, None, 0)


def test_a_cell_names_whom_the_claims_name_as_those_who_did_it(compared: Comparison) -> None:
    rows = {row.id: row for row in compared.rows}
    names = [name for name, _ in rows["hospitals"].second.doers]
    assert any("army" in name for name in names)
    assert rows["hospitals"].first.doers == ()
    assert rows["hospitals"].first.doers_in_words == "1 claim in which no doer was read, though its words may name one"
    two_sides = FeatureCell(told=("a", "b", "c"), doers=(("the army", 1), ("rebels", 1)))
    assert (
        two_sides.doers_in_words == "ascribed to the army (1), rebels (1); 1 claim in which no doer was read, though its words may name one"
    )


def test_the_base_rate_counts_the_other_campaigns_and_incidents(compared: Comparison) -> None:
    base = row(compared, "schools").base
    assert (base.campaigns, base.all_campaigns, base.incidents, base.all_incidents) == (1, 1, 1, 1)
    assert [compared.first.id in base.others, len(base.others)] == [False, 1], "what was looked in is named"
    assert row(compared, "hospitals").base.campaigns == 0
    assert [claim for _, claim in base.told_by] == [*ids("school"), *ids("school")], "a campaign, then an incident"


def test_a_denial_of_the_war_by_a_side_that_is_blamed_stands_at_the_act_marked_as_wider() -> None:
    made = case()
    tank = make_claim("attack", "The Northern army denied it shelled a hospital", "The Northern army", "denied", report=VELL, act="siege")
    war = Campaign(
        "war", "War", replace(place("Old Karst"), id="test:land", precision=WherePrecision.COUNTRY), When("", ""), (), (tank.id,), ()
    )
    army = replace(made.entities[0], namings=(*made.entities[0].namings, Naming(tank.id, "source", "The Northern army")))
    wider = replace(made, claims=(*made.claims, tank), campaigns=(*made.campaigns, war), entities=(army, *made.entities[1:]))
    cell = row(compare_conduct(wider, "karst", "Port Vell"), "encirclement").first
    assert (cell.denied, cell.wider, cell.state_in_words) == ((), (tank.id,), "told, and denied in wider terms")


def test_what_a_speaker_says_is_the_speakers_doing(compared: Comparison) -> None:
    assert [name for name, _ in row(compared, "ultimatum").second.doers] == ["Oren Tasker"]


def test_a_feature_of_both_is_of_one_side_only_where_claims_name_one_side_in_both(compared: Comparison) -> None:
    assert row(compared, "encirclement").in_both
    assert not row(compared, "encirclement").of_one_side, "the second names no doer"
    sides = [replace(row(compared, "encirclement").first, by_side=(BlamedSide(side, side, 1),)) for side in ("A", "B")]
    one = replace(row(compared, "encirclement"), first=sides[0], second=sides[0])
    assert (one.of_one_side, replace(one, second=sides[1]).of_one_side) == (True, False)


def test_what_only_a_retracted_report_tells_is_shown_as_such_and_is_no_feature_of_both() -> None:
    told = {report.id: tuple(c.id for c in CLAIMS.values() if c.report_id == report.id) for report in (KARST, VELL)}
    carriers = {key: Carrier(key, None, "", claims) for key, claims in told.items()}
    held = tuple(Origin(f"origin:{key}", key, (carrier,)) for key, carrier in carriers.items())
    compared = compare_conduct(replace(case(), origins=Origins(held, retracted=frozenset({KARST.id}))), "karst", "Port Vell")
    assert row(compared, "hospitals").first.told == ids("shelled")
    assert row(compared, "hospitals").first.state is Documented.RETRACTED
    assert row(compared, "hospitals").first.origins.in_words == "0 independent origins (1 more retracted)"
    assert row(compared, "schools").base.campaigns == 0
    assert compared.in_both == ()


def test_what_both_have_and_others_lack_is_told(compared: Comparison) -> None:
    assert {r.id for r in compared.in_both} == {"encirclement", "hospitals"}
    assert {r.id for r in compared.in_both_only} == {"encirclement", "hospitals"}


def test_a_reported_likeness_is_no_feature(compared: Comparison) -> None:
    assert compared.likenesses == ids("likeness")
    assert all(CLAIMS["likeness"].id not in (*r.first.told, *r.second.told) for r in compared.rows)


def test_denials_by_those_whom_the_claims_blame_are_told_of_their_campaign(compared: Comparison) -> None:
    assert (compared.first_denials, compared.second_denials) == ((), ids("denial"))


def test_who_is_named_in_both_is_shown_with_posts_seen_from_each(compared: Comparison) -> None:
    tasker = next(s for s in compared.shared if s.entity.id == "person:tasker")
    assert (tasker.first.claim_ids, tasker.second.claim_ids) == (ids("led"), ids("ultimatum"))
    assert [p.timing for p in tasker.first.posts] == ["reported at another time (2033-06-20), no term told"]
    assert [p.timing for p in tasker.second.posts] == ["reported at this time (2033-06-20), no term told"]


def test_the_order_of_claims_changes_nothing(compared: Comparison) -> None:
    turned = replace(case(), entities=tuple(reversed(case().entities)))
    assert compare_conduct(turned, "karst", "vell") == compared


def test_every_two_declared_campaigns_are_compared() -> None:
    assert [(c.first.id, c.second.id) for c in Conduct(CaseWords(case())).compare_declared()] == [("karst", "vell")]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("karst", "karst", "one campaign"), ("karst", "Nowhere", "no campaign of the case is called 'Nowhere'"), ("karst", "Port", "")],
)
def test_a_campaign_is_named_by_its_id_or_words_of_its_name(first: str, second: str, told: str) -> None:
    if told == "":
        assert compare_conduct(case(), first, second).second.id == "vell"
        return
    with pytest.raises(InputError, match=told):
        compare_conduct(case(), first, second)
