"""Who held which post, who stood above and below, on a date."""

from dataclasses import replace

import pytest

from linkage.cases.asked import find_actor
from linkage.cases.casewords import CaseWords
from linkage.cases.command import Command
from linkage.errors import InputError
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.command import Basis, CommandChain, FourDates, Post, Timing
from linkage.model.entity import Entity, EntityType, Naming
from linkage.model.incident import Campaign
from linkage.model.place import Place, WherePrecision
from linkage.model.tolddays import Given, ToldDays
from linkage.model.when import When
from smallcase import make_claim, make_report

NEWS = make_report(
    "Oren Tasker has headed the Third Brigade since 2029. Ilan Moor commands Tasker. Tasker led the siege of Old Karst. "
    "Nobody stands between him and the Guard. Tasker is a friend of Moor. The former head of the Coast Guard, Jon Vael, left. "
    "Dara Kosh is the acting head of the Harbour Office. Some deny that Tasker leads the Guard.",
    "News",
    publisher="Karst Post",
    published="2031-05-20",
    language="en",
)
OTHER = make_report("Lev Marr is head of the Third Brigade.", "Other", publisher="Vell Courier", published="2030-02-01", language="en")
UNDATED = make_report("Lev Marr is mayor of Port Vell.", "Undated", language="en")
CLAIMS = {
    "head": make_claim("post", "Oren Tasker has headed the Third Brigade since 2029", report=NEWS, person="Oren Tasker", title="head",
                       organization="the Third Brigade", from_="2029", when=When("2029", "2029/..")),
    "under": make_claim("command", "Ilan Moor commands Tasker", report=NEWS, superior="Ilan Moor", subordinate="Tasker", mode="commands"),
    "led": make_claim("command", "Tasker led the siege of Old Karst", report=NEWS, superior="Tasker",
                      operation="the siege of Old Karst", mode="commands"),
    "line": make_claim("command", "Nobody stands between him and the Guard", report=NEWS, superior="him", subordinate="the Guard",
                       mode="direct-line"),
    "friend": make_claim("affiliation", "Tasker is a friend of Moor", report=NEWS, person="Tasker", other="Moor", tie="a friend of"),
    "former": make_claim("post", "head of the Coast Guard, Jon Vael", report=NEWS, person="Jon Vael", title="head",
                         organization="the Coast Guard"),
    "acting": make_claim("post", "Dara Kosh is the acting head of the Harbour Office", report=NEWS, person="Dara Kosh", title="head",
                         organization="the Harbour Office"),
    "rival": make_claim("post", "Lev Marr is head of the Third Brigade", report=OTHER, person="Lev Marr", title="head",
                        organization="the Third Brigade"),
    "mayor": make_claim("post", "Lev Marr is mayor of Port Vell", report=UNDATED, person="Lev Marr", title="mayor",
                        organization="Port Vell"),
}  # fmt: skip
ENTITIES = {
    "person:tasker": (EntityType.PERSON, "Oren Tasker", {"head": "person", "under": "subordinate", "led": "superior", "line": "superior",
                                                         "friend": "person"}),
    "person:moor": (EntityType.PERSON, "Ilan Moor", {"under": "superior", "friend": "other"}),
    "person:vael": (EntityType.PERSON, "Jon Vael", {"former": "person"}),
    "person:kosh": (EntityType.PERSON, "Dara Kosh", {"acting": "person"}),
    "person:marr": (EntityType.PERSON, "Lev Marr", {"rival": "person", "mayor": "person"}),
    "unit:third": (EntityType.UNIT, "Third Brigade", {"head": "organization", "rival": "organization"}),
    "place:karst": (EntityType.PLACE, "Old Karst", {"led": "place"}),
}  # fmt: skip
OLD_KARST = Place("t:1", "Old Karst", "XX", None, None, WherePrecision.NEAR, 0)
KARST = Campaign("karst", "Siege of Old Karst", OLD_KARST, When("", "2031-05"), (), (), (), declared=True)


@pytest.fixture(scope="module")
def case_file() -> CaseFile:
    entities = tuple(
        Entity(key, type_, name, (name,), tuple(Naming(CLAIMS[c].id, role, name) for c, role in roles.items()))
        for key, (type_, name, roles) in ENTITIES.items()
    )
    return CaseFile(CaseSettings(), (NEWS, OTHER, UNDATED), tuple(CLAIMS.values()), entities, (), (KARST,), (), "")


def chain(case_file: CaseFile, called: str, on: str = "") -> CommandChain:
    return Command(CaseWords(case_file)).chain(find_actor(case_file, called), on)


def post(case_file: CaseFile, called: str, on: str = "") -> Post:
    return chain(case_file, called, on).posts[0]


def test_above_below_posts_and_ties_are_kept_apart(case_file: CaseFile) -> None:
    found = chain(case_file, "Tasker")
    assert [link.name for link in found.above] == ["Ilan Moor"]
    assert [link.name for link in found.below] == ["the siege of Old Karst"]
    assert [link.name for link in found.ties] == ["the Guard", "Ilan Moor"]
    assert [(p.title, p.body_text) for p in found.posts] == [("head", "the Third Brigade")]
    assert [place for place, _ in found.areas] == ["Old Karst"]


def test_a_post_since_a_year_is_told_from_its_end_to_the_report(case_file: CaseFile) -> None:
    told = (ToldDays("2029-12-31", "2031-05-20", Given.TO_REPORT),)
    dates = post(case_file, "Tasker").dates
    assert dates == FourDates("2029-01-01", None, told=told)
    assert (dates.first_precise, dates.last_precise) == ("2029-12-31", "2031-05-20")


@pytest.mark.parametrize(
    ("on", "timing"),
    [
        ("2030-06-01", Timing.HELD),
        ("2029-03", Timing.MAY_BE_HELD),
        ("2031-05", Timing.PARTLY),
        ("2029/2032", Timing.PARTLY),
        ("2028", Timing.NOT_THEN),
        ("2033-01-01", Timing.MAY_BE_HELD),
        ("", None),
    ],
)
def test_a_post_is_held_on_a_day_that_words_or_report_give(case_file: CaseFile, on: str, timing: Timing | None) -> None:
    assert post(case_file, "Tasker", on).timing is timing


def test_a_former_post_ended_before_its_report_even_where_the_word_stands_before_the_quote(case_file: CaseFile) -> None:
    dates = post(case_file, "Vael").dates
    assert dates == FourDates(None, "2031-05-20", former_by="2031-05-20")
    assert (dates.first_precise, dates.last_precise) == (None, None)
    assert post(case_file, "Vael").dates.in_words == "former, by a report of 2031-05-20: does not say when it was held"
    assert post(case_file, "Vael", "2032").timing is Timing.NOT_THEN


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Lev Marr is head of the Guard", "no date told; told in a record listed on 2031-03-01, whose words may be younger"),
        ("Lev Marr was appointed head of the Guard", "no date told; told in a record listed on 2031-03-01, whose words may be younger"),
        (
            "Lev Marr is the former head of the Guard",
            "former, by a record listed on 2031-03-01, whose words may be younger: does not say when it was held",
        ),
    ],
    ids=["is", "appointed", "former"],
)
def test_the_day_of_a_record_is_that_of_its_listing_and_dates_no_post(words: str, told: str) -> None:
    record = make_report(f"{words}.", "Record", publisher="Council of Sund", published="2031-03-01", language="en", record=True)
    claim = make_claim("post", words, report=record, person="Lev Marr", title="head", organization="the Guard")
    marr = Entity("person:marr", EntityType.PERSON, "Lev Marr", ("Lev Marr",), (Naming(claim.id, "person", "Lev Marr"),))
    found = post(CaseFile(CaseSettings(), (record,), (claim,), (marr,), (), (), (), ""), "Marr", "2031-03-01")
    assert (found.dates.is_told, found.timing) == (False, Timing.UNDATED)
    assert found.dates.in_words == told
    assert found.label == ("head (told as former)" if "former" in words else "head")


def test_a_listing_is_no_last_day_of_a_post_that_its_words_begin() -> None:
    words = "Lev Marr is head of the Guard since May 2031"
    record = make_report(f"{words}.", "Record", publisher="Council of Sund", published="2031-03-01", language="en", record=True)
    claim = make_claim(
        "post", words, report=record, person="Lev Marr", title="head", organization="the Guard", when=When("since May 2031", "2031-05/..")
    )
    marr = Entity("person:marr", EntityType.PERSON, "Lev Marr", ("Lev Marr",), (Naming(claim.id, "person", "Lev Marr"),))
    found = post(CaseFile(CaseSettings(), (record,), (claim,), (marr,), (), (), (), ""), "Marr")
    assert (found.dates.first_precise, found.dates.last_precise) == ("2031-05-31", "2031-05-31")


def test_a_post_that_one_tells_as_held_and_another_as_former_says_both() -> None:
    told = ("Lev Marr was appointed head of the Guard", "Lev Marr is the former head of the Guard")
    reports = [
        make_report(f"{words}.", words[:12], publisher="Council of Sund", published="2031-03-01", language="en", record="former" in words)
        for words in told
    ]
    claims = [
        make_claim("post", words, report=report, person="Lev Marr", title="head", organization="the Guard")
        for words, report in zip(told, reports, strict=True)
    ]
    guard = Entity("body:guard", EntityType.ORGANIZATION, "Guard", ("Guard",), tuple(Naming(c.id, "organization", "Guard") for c in claims))
    marr = Entity("person:marr", EntityType.PERSON, "Lev Marr", ("Lev Marr",), tuple(Naming(c.id, "person", "Lev Marr") for c in claims))
    found = post(CaseFile(CaseSettings(), tuple(reports), tuple(claims), (marr, guard), (), (), (), ""), "Marr")
    assert found.label == "head (told as held, and as former)"
    assert "former, by a record listed on 2031-03-01, whose words may be younger: does not say when it was held" in found.dates.in_words


def test_a_post_of_a_report_without_a_date_is_undated(case_file: CaseFile) -> None:
    mayor = next(p for p in chain(case_file, "Marr", "2030").posts if p.title == "mayor")
    assert (mayor.dates, mayor.timing) == (FourDates(), Timing.UNDATED)


def test_an_acting_head_holds_the_post_de_facto(case_file: CaseFile) -> None:
    assert post(case_file, "Kosh").basis is Basis.DE_FACTO


def test_a_post_that_two_are_said_to_hold_at_a_time_is_disputed(case_file: CaseFile) -> None:
    found = post(case_file, "Tasker")
    assert (found.basis, found.why) == (Basis.DISPUTED, ("the same post at the same time is given to Lev Marr",))


def test_the_posts_in_a_unit_are_shown_for_the_unit(case_file: CaseFile) -> None:
    assert {p.holder.name for p in chain(case_file, "Third Brigade").posts} == {"Oren Tasker", "Lev Marr"}


def test_a_campaign_has_those_whom_claims_of_it_or_of_its_place_say_to_command(case_file: CaseFile) -> None:
    found = Command(CaseWords(case_file)).of_campaign(KARST)
    assert [link.name for link in found.links] == ["Oren Tasker"]
    assert found.chains[0].posts[0].timing is Timing.PARTLY


def test_whom_somebody_commands_in_no_operation_is_no_command_of_the_campaign_it_was_read_near(case_file: CaseFile) -> None:
    near = replace(KARST, claim_ids=(CLAIMS["under"].id, CLAIMS["led"].id))
    found = Command(CaseWords(replace(case_file, campaigns=(near,)))).of_campaign(near)
    assert [link.name for link in found.links] == ["Oren Tasker"]


def test_a_campaign_that_the_claims_gave_has_no_command_of_another_at_its_place(case_file: CaseFile) -> None:
    declared = replace(KARST, claim_ids=(CLAIMS["led"].id,))
    found = replace(KARST, id="fighting-in-old-karst-2032", name="Fighting in Old Karst, 2032", when=None, declared=False)
    command = Command(CaseWords(replace(case_file, campaigns=(declared, found))))
    assert [link.name for link in command.of_campaign(declared).links] == ["Oren Tasker"]
    assert command.of_campaign(found).links == ()


def test_somebody_who_is_not_in_the_case_is_refused_with_what_to_do(case_file: CaseFile) -> None:
    with pytest.raises(InputError, match="no person, unit or body of the case is called 'Nobody'"):
        find_actor(case_file, "Nobody")


def test_every_claim_is_shown_once_under_what_it_tells(case_file: CaseFile) -> None:
    found = chain(case_file, "Tasker")
    ids = [c for link in (*found.above, *found.below, *found.ties) for c in link.claim_ids]
    assert sorted(ids) == sorted(CLAIMS[name].id for name in ("under", "led", "line", "friend"))


@pytest.mark.parametrize(
    ("operation", "places"),
    [
        ("the bombardment of Old Karst", ["Old Karst"]),
        ("Port Vell's attack on Old Karst", ["Old Karst"]),
        ("the Port Vell guards’ raid on Old Karst", ["Old Karst"]),
        ("Old Karst's siege", ["Old Karst"]),
        ("the siege of Old Karst's harbour", ["Old Karst"]),
        ("the actions against the besieged town", []),
    ],
)
def test_what_is_commanded_lies_where_the_operation_says_and_nowhere_else_that_its_sentence_names(
    operation: str, places: list[str]
) -> None:
    told = f"Port Vell says that Tasker, who had learned his trade at Lake Ume, led {operation}."
    report = make_report(told, "Places", publisher="Karst Post", language="en")
    claim = make_claim("command", told[:-1], "Port Vell", report=report, superior="Tasker", operation=operation, mode="commands")
    tasker = Entity("person:tasker", EntityType.PERSON, "Oren Tasker", ("Oren Tasker",), (Naming(claim.id, "superior", "Tasker"),))
    named = [Entity(f"place:{n}", EntityType.PLACE, n, (n,), ()) for n in ("Old Karst", "Port Vell", "Lake Ume")]
    case_file = CaseFile(CaseSettings(), (report,), (claim,), (tasker, *named), (), (), (), "")
    assert [place for place, _ in chain(case_file, "Tasker").areas] == places


@pytest.mark.parametrize(
    ("ordered", "is_command"),
    [
        ("surrender to the Guard before nightfall", False),
        ("the capitulation of the Old Karst garrison", False),
        ("his men to lay down their arms in Old Karst", False),
        ("the assault on Old Karst until its men surrender", True),
        ("the storming of Old Karst", True),
    ],
)
def test_who_orders_people_to_surrender_commands_no_campaign_by_it(ordered: str, is_command: bool) -> None:
    told = f"During the siege of Old Karst Tasker ordered {ordered}."
    report = make_report(told, "Order", publisher="Karst Post", language="en")
    claim = make_claim("command", told[:-1], report=report, superior="Tasker", operation=ordered, mode="ordered")
    tasker = Entity("person:tasker", EntityType.PERSON, "Oren Tasker", ("Oren Tasker",), (Naming(claim.id, "superior", "Tasker"),))
    karst = replace(KARST, claim_ids=(claim.id,))
    case_file = CaseFile(CaseSettings(), (report,), (claim,), (tasker,), (), (karst,), (), "")
    assert bool(Command(CaseWords(case_file)).of_campaign(karst).links) is is_command
    found = chain(case_file, "Tasker")
    told_as = [(link.name, link.mode) for link in (found.below if is_command else found.ties)]
    assert told_as == [(ordered, "ordered" if is_command else "ordered a surrender")]


def test_a_begin_that_is_reckoned_from_the_day_of_a_report_says_so_and_one_that_words_give_does_not(case_file: CaseFile) -> None:
    report = make_report(
        "Jon Vael was appointed head of the Harbour Office.", "Appointed", publisher="P", published="2031-05-20", language="en"
    )
    claim = make_claim("post", "Jon Vael was appointed head of the Harbour Office", report=report, person="Jon Vael", title="head",
                       organization="the Harbour Office")  # fmt: skip
    vael = Entity("person:vael", EntityType.PERSON, "Jon Vael", ("Jon Vael",), (Naming(claim.id, "person", "Jon Vael"),))
    found = post(CaseFile(CaseSettings(), (report,), (claim,), (vael,), (), (), (), ""), "Vael").dates
    assert (found.first_imprecise, found.news_of) == ("2031-04-20", "2031-05-20")
    assert found.in_words == (
        "told on 2031-05-20 (the day of a report); begun 2031-04-20 or later (no source says so: the report of 2031-05-20 tells of the "
        "appointment as news, which is taken to be 30 days old at most); end not told"
    )
    assert post(case_file, "Tasker").dates.in_words == (
        "told for 2029-12-31 to 2031-05-20 (the day of a report); begun 2029-01-01 or later; end not told"
    )


def test_a_post_of_which_nobody_says_how_it_was_held_is_taken_as_de_jure(case_file: CaseFile) -> None:
    taken = "taken as de jure, for it is told as an office, with no word that it was held otherwise"
    assert post(case_file, "Vael").basis_in_words == taken
    assert post(case_file, "Kosh").basis_in_words == "as told, de facto: so worded: acting, de facto, or the like"
