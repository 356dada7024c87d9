"""Who tells of an incident: nobody who tells it otherwise, blames others, or is passed on only by who denies it."""

from dataclasses import replace

import pytest
from test_movedotherwise import DEPORTED, MOVED, NEWS, NUMBER, made

from linkage.cases import compare_conduct
from linkage.cases.casewords import CaseWords
from linkage.cases.tellers import Tellers, find_tellers
from linkage.cases.timeline import Timelines
from linkage.exports.comparisonjson import comparison_record
from linkage.exports.geojson import make_geojson
from linkage.exports.html.timewords import title_item, word_sayers
from linkage.exports.timemap import make_timemap
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.telling import Telling
from linkage.model.timeline import Lane
from linkage.model.when import When
from madematrix import MadeCase
from smallcase import make_claim

NEWS_DAY = When("2 May", "2031-05-02")
STRIKE = {"act": "airstrike", "target": "the school", "target_type": "school", "place": "Port Vell"}


def titled(case_file: CaseFile) -> str:
    (item,) = [i for i in Timelines(CaseWords(case_file)).whole().undated if i.lane is Lane.INCIDENT]
    return title_item(item)


def test_who_tells_a_deportation_as_an_evacuation_is_never_given_as_telling_of_it() -> None:
    case_file = made(DEPORTED, NUMBER, MOVED)
    assert titled(case_file).startswith("According to Sund; told otherwise by Ilan Moor: Reported deportation")
    (feature,) = [f["properties"] for f in make_geojson(case_file, {}, find_tellers(case_file))["features"]]
    assert (feature["according_to"], feature["told_otherwise_by"]) == (["Sund"], ["Ilan Moor"])
    dated = replace(case_file, incidents=tuple(replace(i, when=NEWS_DAY) for i in case_file.incidents))
    (event,) = make_timemap(dated, {}, find_tellers(dated))["events"]
    assert event["description"].endswith("; told otherwise by Ilan Moor")


def test_who_tells_both_is_named_with_both() -> None:
    own = make_claim("casualties", "4000 people were evacuated", "Sund", report=NEWS, outcome="displaced", min=4000, victims="people")
    telling = Tellers(CaseWords(case_file := made(DEPORTED, NUMBER, own))).of(case_file.incidents[0])
    assert telling == Telling((DEPORTED.id, NUMBER.id), (), (own.id,))


@pytest.mark.parametrize(("field", "how"), [("blaming", "others are blamed for it by"), ("passed_on", "alleged, only as who denies")])
def test_who_blames_others_or_is_only_passed_on_stands_apart(field: str, how: str) -> None:
    case = MadeCase()
    told = case.say("attack", "a nurse saw the strike on the school", source="a nurse", of="strike", **STRIKE)
    other = case.say("attack", "they supposedly saw rebels strike the school", source="the harbour radio", of="strike", **STRIKE)
    case_file = with_apart(case.case_file(), field, other)
    telling = Tellers(CaseWords(case_file)).of(case_file.incidents[0])
    assert (telling.told, getattr(telling, field)) == ((told.id,), (other.id,))
    ((said, claim_ids),) = telling.apart()
    assert said.startswith(how)
    assert claim_ids == (other.id,)


@pytest.mark.parametrize(("act", "is_shown"), [("airstrike", True), ("chemical", False)], ids=["the same act", "another act"])
def test_a_comparison_shows_who_blames_others_for_the_act_that_is_told_and_for_no_other(act: str, is_shown: bool) -> None:
    case = MadeCase()
    struck = {**STRIKE, "target": "Saint Ada hospital", "target_type": "hospital"}
    told = case.say("attack", "Sund's jets struck the hospital", source="a nurse", of="strike", perpetrator="Sund's jets", **struck)
    other = case.say("attack", "rebels did it", source="the harbour radio", of="strike", perpetrator="rebels", act=act, place="Port Vell")
    case_file = with_apart(case.case_file(), "blaming", other)
    comparison = compare_conduct(case_file, "siege-of-port-vell", "siege-of-old-karst")
    (air,) = [row.first for row in comparison.rows if row.id == "air"]
    assert told.id in air.told
    assert air.otherwise == ((("others are blamed for it by", (other.id,)),) if is_shown else ())
    if is_shown:
        record = comparison_record(comparison, case_file)
        (cell,) = [row["first"] for row in record["features"] if row["id"] == "air"]
        assert cell["otherwise"] == [{"how": "others are blamed for it by", "claims": (other.id,)}]


def with_apart(case_file: CaseFile, field: str, claim: Claim) -> CaseFile:
    if field == "blaming":
        return replace(case_file, incidents=(replace(case_file.incidents[0], blaming=(claim.id,)),))
    return replace(case_file, origins=replace(case_file.origins, passed_on=frozenset({claim.id})))


def test_where_nobody_tells_of_it_the_line_begins_with_who_stands_apart() -> None:
    assert word_sayers((), (("told otherwise by", ("Sund",)),)) == "Told otherwise by Sund"


def test_who_only_speaks_about_an_incident_does_not_tell_of_it_and_who_only_alleges_it_is_marked() -> None:
    case = MadeCase()
    case.say("statement", "an envoy was dismayed by the strikes", source="an envoy", of="strike", speaker="an envoy", utterance="dismayed")
    case.say("attack", "a nurse said that the school may have been hit", source="a nurse", stance="alleged", of="strike", **STRIKE)
    case.say("attack", "the school was hit, unconfirmed reports say", source="unconfirmed reports", publisher="Post", of="strike", **STRIKE)
    case_file = case.case_file()
    names = ["a nurse (as alleged)", "Post, passing on “unconfirmed reports”"]
    whole = Timelines(CaseWords(case_file)).whole()
    (item,) = [i for i in (*whole.items, *whole.undated) if i.lane is Lane.INCIDENT]
    assert list(item.said_by) == names
    (feature,) = [f["properties"] for f in make_geojson(case_file, {}, find_tellers(case_file))["features"]]
    assert feature["according_to"] == names


def test_a_time_that_not_everybody_gives_who_tells_of_it_stands_with_who_gives_it() -> None:
    case = MadeCase()
    dated = case.say("attack", "a nurse saw the strike on the school", source="a nurse", of="strike", **STRIKE)
    case.say("attack", "a guard saw the strike on the school", source="a guard", of="strike", **STRIKE)
    case_file = case.case_file()
    (strike,) = case_file.incidents
    for timed_by, ending in (((dated.id,), "; this time according to a nurse)"), (strike.claim_ids, "2 May 2031)")):
        found = replace(case_file, incidents=(replace(strike, when=NEWS_DAY, timed_by=timed_by),))
        (item,) = [i for i in Timelines(CaseWords(found)).whole().items if i.lane is Lane.INCIDENT]
        assert title_item(item).endswith(ending)
        (feature,) = [f["properties"] for f in make_geojson(found, {}, find_tellers(found))["features"]]
        assert len(feature["when_according_to"]) == len(timed_by)


def test_who_denies_and_who_passes_on_in_doubt_have_words_of_their_own() -> None:
    case = MadeCase()
    case.say("attack", "a nurse saw the strike on the school", source="a nurse", of="strike", **STRIKE)
    case.say("attack", "nobody struck the school", source="Sund", stance="denied", of="strike", **STRIKE)
    denied = case.case_file()
    assert titled_strike(denied).startswith("According to a nurse; denied by Sund: ")
    doubting = "the marines supposedly struck the school, foreigners claim"
    case.say("attack", doubting, stance="alleged", publisher="Harbour Radio", of="strike", **STRIKE)
    assert titled_strike(case.case_file()).startswith("According to a nurse; denied by Sund; doubted by Harbour Radio: ")


def titled_strike(case_file: CaseFile) -> str:
    whole = Timelines(CaseWords(case_file)).whole()
    (item,) = [i for i in (*whole.items, *whole.undated) if i.lane is Lane.INCIDENT]
    return title_item(item)
