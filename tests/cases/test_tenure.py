"""The time of a post: the days for which it is told, and none between them."""

import pytest

from linkage.cases.asked import find_actor
from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.cases.oppositions import Oppositions
from linkage.cases.tenure import timing_of
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.command import FourDates, Post, Timing
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.opposition import Ground
from linkage.model.report import Report
from linkage.model.tolddays import Given, ToldDays, join_told, word_told
from linkage.model.when import When
from smallcase import make_claim, make_report

Told = tuple[Report, Claim]


def told(
    words: str, published: str | None, person: str = "Runa Holt", when: When | None = None, *, by: str = "Osk Herald", record: bool = False
) -> Told:
    """A report of one sentence that tells of a post in the Canal Office, and its claim."""
    report = make_report(f"{words}.", published or "undated", publisher=by, published=published, language="en", record=record)
    claim = make_claim("post", words, report=report, person=person, title="warden", organization="the Canal Office", when=when)
    return report, claim


def case_of(*tellings: Told) -> CaseFile:
    reports, claims = zip(*tellings, strict=True)
    office = Entity(
        "body:canal", EntityType.ORGANIZATION, "Canal Office", ("Canal Office",), tuple(Naming(c.id, "organization", "") for c in claims)
    )
    people = [
        Entity(f"person:{name.split()[-1].lower()}", EntityType.PERSON, name, (name,),
               tuple(Naming(c.id, "person", name) for c in claims if c.word("person") == name))
        for name in dict.fromkeys(str(c.word("person")) for c in claims)
    ]  # fmt: skip
    return CaseFile(CaseSettings(), tuple(reports), tuple(claims), (*people, office), (), (), (), "")


def post(case_file: CaseFile, called: str = "Holt", on: str = "") -> Post:
    return Command(CaseWords(case_file)).chain(find_actor(case_file, called), on).posts[0]


def grounds(case_file: CaseFile) -> set[Ground]:
    words = CaseWords(case_file)
    return {opposition.ground for opposition in Oppositions(words, Command(words)).of_posts()}


TWICE = (
    told("Runa Holt, warden of the Canal Office, cut the ribbon", "2041-02-03"),
    told("Runa Holt, warden of the Canal Office, spoke", "2042-06-09"),
)


def test_who_is_told_to_hold_a_post_on_two_days_is_not_told_to_hold_it_between() -> None:
    found = post(case_of(*TWICE))
    assert (found.dates.first_precise, found.dates.last_precise) == ("2041-02-03", "2042-06-09")
    assert found.dates.in_words == "told on 2041-02-03 and on 2042-06-09 (days of reports); begin not told; end not told"


@pytest.mark.parametrize(
    ("on", "timing"),
    [
        ("2041-02-03", Timing.HELD),
        ("2041-11-30", Timing.MAY_BE_HELD),
        ("2041", Timing.PARTLY),
        ("2041-02-03/2042-06-09", Timing.PARTLY),
        ("2040", Timing.MAY_BE_HELD),
    ],
)
def test_only_a_day_that_is_told_is_one_on_which_it_is_said_to_be_held(on: str, timing: Timing) -> None:
    assert post(case_of(*TWICE), on=on).timing is timing


@pytest.mark.parametrize(
    ("words", "when", "in_words", "last"),
    [
        ("Runa Holt is warden of the Canal Office since 2 March 2040", When("2 March 2040", "2040-03-02/.."),
         "begun 2040-03-02; end not told", "2040-03-02"),
        ("Runa Holt is warden of the Canal Office since March 2040", When("March 2040", "2040-03/.."),
         "begun between 2040-03-01 and 2040-03-31; end not told", "2040-03-31"),
    ],
    ids=["day", "month"],
)  # fmt: skip
def test_a_post_that_a_record_begins_is_told_up_to_no_day_of_its_listing(words: str, when: When, in_words: str, last: str) -> None:
    found = post(case_of(told(words, "2041-02-03", when=when, record=True)), on="2040-09")
    assert (found.dates.last_precise, found.timing) == (last, Timing.MAY_BE_HELD)
    assert found.dates.in_words == f"{in_words}; told in a record listed on 2041-02-03, whose words may be younger"


def test_an_appointment_on_a_day_tells_that_day_and_nothing_of_the_day_of_its_report() -> None:
    words = "Runa Holt was appointed warden of the Canal Office on 2 March 2040"
    found = post(case_of(told(words, "2043-01-01", when=When("2 March 2040", "2040-03-02/.."))), on="2041")
    assert (found.dates.in_words, found.timing) == ("begun 2040-03-02; end not told", Timing.MAY_BE_HELD)


def test_a_term_in_words_is_told_for_every_day_of_it() -> None:
    words = "Runa Holt was warden of the Canal Office from 2 March 2040 to 5 May 2041"
    found = post(case_of(told(words, "2043-01-01", when=When("", "2040-03-02/2041-05-05"))), on="2041-01")
    assert found.timing is Timing.HELD
    assert found.dates.in_words == "told for 2040-03-02 to 2041-05-05; begun 2040-03-02; ended 2041-05-05"


def test_a_term_within_one_year_is_told_for_no_single_day() -> None:
    found = post(
        case_of(told("Runa Holt was warden of the Canal Office in 2040", "2043-01-01", when=When("", "2040/2040"))), on="2040-06-01"
    )
    assert (found.dates.told, found.timing) == ((), Timing.MAY_BE_HELD)


def test_a_report_that_is_dated_by_its_month_tells_of_no_day_of_it_by_name() -> None:
    case_file = case_of(told("Runa Holt, warden of the Canal Office, spoke", "2042-06"))
    assert post(case_file).dates.in_words == (
        "told on a day from 2042-06-01 to 2042-06-30 (the day of a report); begin not told; end not told"
    )
    assert [post(case_file, on=on).timing for on in ("2042-06-09", "2042")] == [Timing.MAY_BE_HELD, Timing.PARTLY]


def test_two_who_hold_an_office_in_turn_are_not_told_to_hold_it_at_one_time() -> None:
    between = told("Ivo Senn, warden of the Canal Office, answered", "2041-09-09", "Ivo Senn", by="Osk Radio")
    in_turn = case_of(*TWICE, between)
    assert Ground.POST not in grounds(in_turn)
    at_once = case_of(*TWICE, told("Ivo Senn, warden of the Canal Office, answered", "2042-06-09", "Ivo Senn", by="Osk Radio"))
    assert Ground.POST in grounds(at_once)


def test_days_that_overlap_are_told_as_one_and_days_apart_are_not() -> None:
    since = ToldDays("2040-03-02", "2041-02-03", Given.TO_REPORT)
    later = ToldDays("2041-01-01", "2042-06-09", Given.TO_REPORT)
    within, apart = (ToldDays(day, day, Given.REPORT) for day in ("2040-12-24", "2044-01-01"))
    assert join_told([apart, later, within, since]) == (ToldDays("2040-03-02", "2042-06-09", Given.TO_REPORT), apart)


def test_many_days_of_reports_are_counted() -> None:
    days = [ToldDays(f"2041-02-{n:02}", f"2041-02-{n:02}", Given.REPORT) for n in range(1, 21, 2)]
    assert word_told(join_told(days)) == "told on 10 days of reports, the first 2041-02-01, the last 2041-02-19"


def test_no_time_that_is_asked_about_gives_no_timing() -> None:
    assert timing_of(FourDates(), "") is None
