"""An offensive is neither the siege around it nor the strike of one day: by the words for how long each lasts."""

import pytest

from linkage.entities import resolve_entities
from linkage.incidents import event_of, group_incidents
from linkage.incidents.breadth import goes_on, level_of, span_of
from linkage.incidents.campaigns import group_accounts
from linkage.incidents.period import period_of_edtf
from linkage.incidents.rows import days_in_a_row
from linkage.incidents.scene import Level, Scene, SceneReader
from linkage.incidents.strangers import part_strangers
from linkage.incidents.told import tell
from linkage.incidents.whereabouts import countries_of
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim, ClaimKind, Role, RoleValue
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_report


def said(report: Report, kind: str, quote: str, edtf: str = "", **roles: RoleValue) -> Claim:
    """A claim in these words of a report, its time among them where it has one."""
    start = report.text.index(quote)
    values = tuple(Role(name, value, None) for name, value in roles.items())
    time = roles.get("time")
    return Claim(
        ClaimKind(kind), report.id, Span(start, start + len(quote)), values, (), when=None if time is None else When(str(time), edtf)
    )


def scenes_of(report: Report, *claims: Claim) -> list[Scene]:
    gazetteer = load_gazetteer()
    reader = SceneReader([report], resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer)
    return [scene for c in claims if (scene := reader.read(c)) is not None]


def events(reports: list[Report], claims: list[Claim]) -> list[str | None]:
    """The incident or campaign of each claim."""
    gazetteer = load_gazetteer()
    entities = resolve_entities(reports, claims, gazetteer, CaseSettings())
    found = event_of(*group_incidents(reports, claims, entities, gazetteer, CaseSettings()))
    return [found.get(c.id) for c in claims]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Guns fired on the port for the third day in a row", "2019-05-12/2019-05-14"),
        ("For a fifth consecutive day guns fired on the port", "2019-05-10/2019-05-14"),
        ("Guns fired on the port a second day running", "2019-05-13/2019-05-14"),
        ("On the third day guns fired on the port", "2019-05-14"),
        ("Guns fired on the port", "2019-05-14"),
    ],
)
def test_the_last_of_several_days_in_a_row_goes_back_to_the_first(words: str, days: str) -> None:
    assert days_in_a_row(words, period_of_edtf("2019-05-14")) == period_of_edtf(days)


def test_a_row_of_days_of_which_none_is_told_has_no_days() -> None:
    assert days_in_a_row("guns fired for the third day in a row", None) is None


def test_since_a_day_on_which_it_began_has_no_end() -> None:
    report = make_report("open", text="Guns have fired on Aleppo since the push began on 2 May. Guns fired on Aleppo on 2 May too.")
    since = said(
        report, "attack", "Guns have fired on Aleppo since the push began on 2 May", "2019-05-02",
        act="shelling", target="Aleppo", place="Aleppo", time="since the push began on 2 May",
    )  # fmt: skip
    day = said(report, "attack", "Guns fired on Aleppo on 2 May", "2019-05-02", act="shelling", place="Aleppo", time="on 2 May")
    assert [s.period.edtf() for s in scenes_of(report, since, day) if s.period is not None] == ["2019-05-02/..", "2019-05-02"]


@pytest.mark.parametrize(
    ("quote", "lasting"),
    [
        ("gas is being used in Aleppo", True),
        ("There were repeated reports of raids on Aleppo", True),
        ("gas was used in Aleppo", False),
        ("A report of a raid on Aleppo came in", False),
    ],
)
def test_what_is_being_done_or_reported_again_and_again_is_of_no_single_day(quote: str, lasting: bool) -> None:
    report = make_report(quote, text=f"{quote}.")
    (scene,) = scenes_of(report, said(report, "attack", quote, act="chemical", place="Aleppo"))
    assert goes_on(scene) is lasting
    assert (span_of(scene) == "lasts") is lasting


def test_words_that_somebody_is_saying_something_make_no_deed_last() -> None:
    report = make_report("talk", text="“Gas is being used,” a nurse said.")
    (scene,) = scenes_of(report, said(report, "statement", "“Gas is being used,”", speaker="a nurse", utterance="Gas is being used"))
    assert not goes_on(scene)


def test_an_account_dated_only_since_a_day_is_of_a_campaign_however_many_counts_it_has() -> None:
    report = make_report("since", text="Since Friday 40 people were killed in Aleppo. Nine were women. Five were boys. Three were nurses.")
    since = said(
        report, "casualties", "Since Friday 40 people were killed in Aleppo", "2019-05-10/..",
        outcome="killed", min=40, max=40, place="Aleppo", time="Since Friday",
    )  # fmt: skip
    rest = [
        said(report, "casualties", quote, outcome="killed", min=n, max=n, place="Aleppo")
        for quote, n in (("Nine were women", 9), ("Five were boys", 5), ("Three were nurses", 3))
    ]
    assert level_of(scenes_of(report, since, *rest)) is Level.CAMPAIGN
    assert level_of(scenes_of(report, *rest)) is Level.INCIDENT


def test_a_siege_that_is_only_mentioned_stands_apart_from_deeds_with_a_time_of_their_own() -> None:
    text = "Raids on the besieged Aleppo killed nine people on Tuesday."
    report = make_report("passing", text=text)
    siege = said(report, "attack", "the besieged Aleppo", act="siege", target="Aleppo", place="Aleppo")
    raids = said(report, "attack", "Raids on the besieged Aleppo", "2019-05-14", act="airstrike", place="Aleppo", time="on Tuesday")
    undated = said(report, "attack", "Raids on the besieged Aleppo", act="airstrike", place="Aleppo")
    gazetteer = load_gazetteer()
    assert [len(part) for part in part_strangers(scenes_of(report, siege, raids), gazetteer)] == [1, 1]
    assert [len(part) for part in part_strangers(scenes_of(report, siege, undated), gazetteer)] == [2]


def test_a_siege_with_a_time_of_its_own_is_told_with_its_shelling() -> None:
    report = make_report("siege", text="Aleppo was besieged for months, and shelled for months.")
    siege = said(report, "attack", "Aleppo was besieged for months", act="siege", place="Aleppo", time="for months")
    shelling = said(report, "attack", "shelled for months", "2019", act="shelling", place="Aleppo", time="for months")
    assert len(part_strangers(scenes_of(report, siege, shelling), load_gazetteer())) == 1


def fighting(report: Report, quote: str, time: str, edtf: str) -> Claim:
    return said(report, "attack", quote, edtf, act="bombing", target="Aleppo", target_type="other", place="Aleppo", time=time)


def test_some_days_of_fighting_are_of_the_offensive_that_began_there_last() -> None:
    first = make_report("first", "2019-05-16", text="The town of Aleppo has been bombed since 2 May.")
    second = make_report("second", "2019-05-22", text="Aleppo was bombed over the past five days.")
    third = make_report("third", "2019-12-22", text="Aleppo was bombed over the past five days, too.")
    claims = [
        fighting(first, "Aleppo has been bombed since 2 May", "since 2 May", "2019-05-02/.."),
        fighting(second, "Aleppo was bombed over the past five days", "over the past five days", "2019-05-17/2019-05-22"),
        fighting(third, "Aleppo was bombed over the past five days", "over the past five days", "2019-12-17/2019-12-22"),
    ]
    # A campaign that only one claim tells of is none: each is told twice.
    claims += [said(r, "damage", q, e, object="homes", extent="destroyed", place="Aleppo", time=t) for r, q, t, e in (
        (first, "Aleppo has been bombed since 2 May", "since 2 May", "2019-05-02/.."),
        (second, "bombed over the past five days", "over the past five days", "2019-05-17/2019-05-22"),
        (third, "bombed over the past five days", "over the past five days", "2019-12-17/2019-12-22"),
    )]  # fmt: skip
    began, days, later, *_ = events([first, second, third], claims)
    assert began == days == "offensive-on-aleppo-2019-05-02"
    assert later not in (began, None)


def test_two_days_of_the_week_are_two_days_though_no_date_tells_which() -> None:
    report = make_report("undated", None, text="Raids on Aleppo killed nine on Tuesday. Raids on Aleppo on Wednesday hit a hall.")
    claims = [
        said(report, "attack", "Raids on Aleppo killed nine on Tuesday", act="airstrike", place="Aleppo", time="on Tuesday"),
        said(report, "attack", "Raids on Aleppo on Wednesday", act="airstrike", place="Aleppo", time="on Wednesday"),
    ]
    assert [t.weekdays for t in tell(scenes_of(report, *claims))] == [{"tuesday"}, {"wednesday"}]
    tuesday, wednesday = events([report], claims)
    assert None is not tuesday != wednesday


def test_an_undated_assault_is_of_the_offensive_of_its_report_though_shortages_are_told_with_it() -> None:
    report = make_report(
        "short", text="Wards in Aleppo lack blood, and a new assault on Aleppo began. Guns have fired on Aleppo since 2 May."
    )
    short = said(report, "deprivation", "Wards in Aleppo lack blood", what=("medicine",), place="Aleppo")
    assault = said(report, "attack", "a new assault on Aleppo began", act="other", target="Aleppo", target_type="other", place="Aleppo")
    campaigns = group_accounts([scenes_of(report, short, assault), scenes_of(report, guns(report), toll(report))], [], load_gazetteer())
    assert [c.id for c in campaigns] == ["offensive-on-aleppo-2019-05-02"]


def guns(report: Report) -> Claim:
    return fighting(report, "Guns have fired on Aleppo since 2 May", "since 2 May", "2019-05-02/..")


def toll(report: Report) -> Claim:
    roles = {"outcome": "killed", "min": 60, "place": "Aleppo", "time": "since 2 May"}
    return said(report, "casualties", "Guns have fired on Aleppo since 2 May", "2019-05-02/..", **roles)


def test_a_campaign_at_a_town_lies_there_and_not_in_the_country_told_with_it() -> None:
    report = make_report("where", text="In Syria he drilled boys. He led men during the capture of Aleppo.")
    drilled = said(report, "responsibility", "In Syria he drilled boys", accused="he", act="drilled boys", place="Syria")
    capture = said(report, "attack", "the capture of Aleppo", act="other", target="Aleppo", target_type="other", place="Aleppo")
    (campaign,) = group_accounts([scenes_of(report, drilled, capture)], [], load_gazetteer())
    assert campaign.id == "fighting-in-aleppo"


def test_a_campaign_is_called_a_deportation_only_where_no_other_act_is_told() -> None:
    report = make_report(
        "gone", text="They moved boys out of Syria. They moved girls out of Syria. They burned homes across Syria in the war."
    )
    moved = [
        said(report, "attack", f"They moved {who} out of Syria", act="deportation", target=who, target_type="civilians", place="Syria")
        for who in ("boys", "girls")
    ]
    burned = said(report, "attack", "They burned homes across Syria in the war", act="arson", target="homes", place="Syria")
    ids = [group_accounts([scenes_of(report, *claims)], [], load_gazetteer())[0].id for claims in (moved, [*moved, burned])]
    assert ids[0] == "deportation-syria"
    assert not ids[1].startswith("deportation")


def test_a_hospital_named_after_a_town_elsewhere_says_nothing_of_the_country() -> None:
    text = "Jets hit a mill in Aleppo. The dead lay in {}. Staff at {} said so. A mill in Aleppo burned."
    beside, named = (make_report(name, text=text.format(name, name)) for name in ("Jerusalem", "Jerusalem hospital"))
    assert countries_of(beside, load_gazetteer()) != countries_of(named, load_gazetteer()) == ("SY",)
