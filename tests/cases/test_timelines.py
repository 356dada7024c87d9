"""What is told of a case in order of time."""

from dataclasses import replace

from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.people import profile_people
from linkage.cases.timeline import Timelines
from linkage.exports.html.timewords import title_item, word_extent
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.timeline import Lane
from linkage.model.when import When
from smallcase import make_claim, make_report


def timelines(case_file: CaseFile) -> Timelines:
    return Timelines(CaseWords(case_file))


def test_everything_is_on_the_timeline_or_among_what_has_no_date(small_case: CaseFile) -> None:
    whole = timelines(small_case).whole()
    lanes = [item.lane for item in (*whole.items, *whole.undated)]
    assert lanes.count(Lane.INCIDENT) == len(small_case.incidents)
    assert lanes.count(Lane.CAMPAIGN) == len(small_case.campaigns)
    assert lanes.count(Lane.STATEMENT) == sum(claim.kind == "statement" for claim in small_case.claims)


def test_an_incident_without_a_date_is_listed_and_never_given_the_day_of_its_report(small_case: CaseFile) -> None:
    undated = replace(small_case, incidents=(replace(small_case.incidents[0], when=When("then", "")),))
    whole = timelines(undated).whole()
    assert [item.key for item in whole.undated if item.lane is Lane.INCIDENT] == [small_case.incidents[0].id]
    assert not [item for item in whole.items if item.lane is Lane.INCIDENT]


def test_an_item_names_who_says_it(small_case: CaseFile) -> None:
    (incident,) = [item for item in timelines(small_case).whole().items if item.lane is Lane.INCIDENT]
    assert any("council" in name for name in incident.said_by)


def test_who_denies_it_is_never_given_as_saying_so(small_case: CaseFile) -> None:
    (incident,) = [item for item in timelines(small_case).whole().items if item.lane is Lane.INCIDENT]
    assert not any("Ministry" in name for name in incident.said_by)
    assert any("Ministry" in name for name in incident.denied_by)
    assert title_item(incident).startswith("According to ")
    assert "; denied by The Northern Ministry of Defence: " in title_item(incident)
    assert title_item(replace(incident, said_by=())).startswith("Denied by The Northern Ministry of Defence: ")


def test_a_former_post_is_called_so_and_says_why_it_has_no_date() -> None:
    words = "Lev Marr is the former head of the Guard"
    record = make_report(f"{words}.", "Record", publisher="Council of Sund", published="2031-03-01", language="en", record=True)
    claim = make_claim("post", words, report=record, person="Lev Marr", title="head", organization="the Guard")
    marr = Entity("person:marr", EntityType.PERSON, "Lev Marr", ("Lev Marr",), (Naming(claim.id, "person", "Lev Marr"),))
    indexed = CaseWords(CaseFile(CaseSettings(), (record,), (claim,), (marr,), (), (), (), ""))
    (item,) = Timelines(indexed, [Command(indexed).chain(marr)]).whole().undated
    assert item.label == "Lev Marr: head (told as former), the Guard"
    assert word_extent(item) == "former, by a record listed on 1 March 2031, whose words may be younger: does not say when it was held"


def test_the_order_of_the_case_does_not_matter(small_case: CaseFile) -> None:
    turned = replace(small_case, claims=small_case.claims[::-1], incidents=small_case.incidents[::-1])
    assert [i.key for i in timelines(turned).whole().items] == [i.key for i in timelines(small_case).whole().items]


def test_the_timeline_of_a_campaign_holds_its_span_and_its_incidents(small_case: CaseFile) -> None:
    told = timelines(small_case).of_campaign(small_case.campaigns[0])
    assert {item.lane for item in told.items} >= {Lane.CAMPAIGN, Lane.INCIDENT}


def test_the_timeline_of_a_person_holds_only_what_a_claim_ties_to_the_person(small_case: CaseFile) -> None:
    for profile in profile_people(small_case):
        told = timelines(small_case).of_person(profile)
        keys = {item.key for item in (*told.items, *told.undated) if item.lane is Lane.INCIDENT}
        assert keys == set(profile.incident_ids)


def test_a_figure_that_words_of_size_give_says_how_they_are_read(small_case: CaseFile) -> None:
    (campaign, *_), (figure, *_) = small_case.campaigns, small_case.incidents[0].figures
    held = replace(campaign, figures=(replace(figure, min=200, max=None, order="hundreds"),))
    told = timelines(small_case).of_campaign(held)
    (item,) = [item for item in told.items if item.lane is Lane.FIGURE]
    assert item.label == "at least 200 killed (no number given: “hundreds” is read as 200 or more)"


def test_words_of_somebody_of_a_body_are_not_lent_to_the_body() -> None:
    words = "“The mill burned,” an officer of the Vell Guard said"
    report = make_report(f"{words}.", "Mill", publisher="Karst Post", language="en")
    spoken = {"speaker": "an officer of the Vell Guard", "utterance": "The mill burned"}
    claim = make_claim("statement", words, spoken["speaker"], report=report, **spoken)
    namings = tuple(Naming(claim.id, role, spoken["speaker"]) for role in ("speaker", "source"))
    guard = Entity("unit:vell", EntityType.UNIT, "Vell Guard", ("Vell Guard",), namings)
    (item,) = timelines(CaseFile(CaseSettings(), (report,), (claim,), (guard,), (), (), (), "")).whole().undated
    assert (item.label, item.said_by) == ("an officer of the Vell Guard: “The mill burned”", ("an officer of the Vell Guard",))
