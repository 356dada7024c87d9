"""What settles by itself whether two scenes are of one event, and where somebody's words go."""

import pytest

from linkage.entities import resolve_entities
from linkage.incidents.accounts import read_accounts, tell_reports
from linkage.incidents.anchors import find_named, find_told
from linkage.incidents.bars import read_bars
from linkage.incidents.breadth import level_of
from linkage.incidents.scene import Level, Scene, SceneReader
from linkage.incidents.strangers import part_strangers
from linkage.incidents.told import Told, tell
from linkage.model.case import CaseSettings
from linkage.model.claim import Attribution, Claim, ClaimKind, Role, RoleValue
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_report


def said(report: Report, kind: str, quote: str, edtf: str = "", source: str | None = None, **roles: RoleValue) -> Claim:
    """A claim in these words of a report, each role where its words stand in them."""
    start = report.text.index(quote)
    values = tuple(
        Role(name, value, Span(start + at, start + at + len(value)) if isinstance(value, str) and (at := quote.find(value)) >= 0 else None)
        for name, value in roles.items()
    )
    time = roles.get("time")
    chain = () if source is None else (Attribution(source, None, "said"),)
    return Claim(
        ClaimKind(kind), report.id, Span(start, start + len(quote)), values, chain, when=None if time is None else When(str(time), edtf)
    )


def scenes_of(report: Report, *claims: Claim) -> list[Scene]:
    gazetteer = load_gazetteer()
    reader = SceneReader([report], resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer)
    return sorted((scene for c in claims if (scene := reader.read(c)) is not None), key=lambda s: s.order)


def told(report: Report, *claims: Claim) -> list[Told]:
    return tell(scenes_of(report, *claims))


def bars(report: Report, *claims: Claim) -> set[str]:
    first, second = told(report, *claims)
    return set(read_bars(first, second))


def strike(report: Report, quote: str = "Jets hit a clinic in Aleppo", target: str = "a clinic") -> Claim:
    return said(report, "attack", quote, act="airstrike", target=target, target_type="hospital", place="Aleppo")


def test_a_toll_since_friday_is_not_of_the_one_clinic_that_was_hit() -> None:
    report = make_report("lasts", text="Jets hit a clinic in Aleppo. Since Friday 40 people were killed. On Friday 9 people were killed.")
    toll = said(report, "casualties", "Since Friday 40 people were killed", "2019-05-10/..", outcome="killed", min=40, time="Since Friday")
    day = said(report, "casualties", "On Friday 9 people were killed", "2019-05-10", outcome="killed", min=9, time="On Friday")
    assert "a thing that was hit and what lasts" in bars(report, strike(report), toll)
    assert "a thing that was hit and what lasts" not in bars(report, strike(report), day)


def test_who_was_moved_was_moved_by_no_bomb_but_one_sentence_may_tell_both() -> None:
    report = make_report("moved", text="They deported children. Guns shelled Aleppo. Guns shelled Aleppo and deported its children.")
    moved = said(report, "attack", "They deported children", act="deportation", target="children")
    shelled = said(report, "attack", "Guns shelled Aleppo", act="shelling", target="Aleppo", place="Aleppo")
    assert "people moved and an attack" in bars(report, moved, shelled)
    both = "Guns shelled Aleppo and deported its children"
    shelling = said(report, "attack", both, act="shelling", target="Aleppo", place="Aleppo")
    assert "people moved and an attack" not in bars(
        report, said(report, "attack", "deported its children", act="deportation", target="children"), shelling
    )


@pytest.mark.parametrize(("place", "is_there"), [("the Saffron clinic", True), ("the Linden school", False)])
def test_who_was_killed_in_the_very_clinic_that_was_hit_was_killed_in_that_strike(place: str, is_there: bool) -> None:
    text = f"Jets hit the Saffron clinic in Aleppo. A bus crashed. Two people were killed in {place}."
    report = make_report("inside", text=text)
    hit = strike(report, "Jets hit the Saffron clinic in Aleppo", "the Saffron clinic")
    dead = said(report, "casualties", f"Two people were killed in {place}", outcome="killed", min=2, place=place)
    assert ("people harmed in the thing that was hit" in bars(report, hit, dead)) is is_there


def quoted(report: Report, words: str) -> Claim:
    return said(report, "statement", f"“{words}”", source="a nurse", speaker="a nurse", utterance=words)


def test_words_that_tell_a_deed_go_with_it_and_join_no_two_that_they_tell() -> None:
    words = "On Monday jets hit a clinic. On Tuesday guns hit the market"
    report = make_report("words", text=f"A nurse spoke. “{words}” she said. It was late.")
    clinic = said(
        report, "attack", "On Monday jets hit a clinic", "2019-05-13", source="a nurse",
        act="airstrike", target="a clinic", target_type="hospital", place="Aleppo", time="On Monday",
    )  # fmt: skip
    market = said(
        report, "attack", "On Tuesday guns hit the market", "2019-05-14", source="a nurse",
        act="shelling", target="the market", target_type="market", place="Aleppo", time="On Tuesday",
    )  # fmt: skip
    statement = quoted(report, words)
    assert find_told(told(report, statement, clinic, market)) == {0: 1}
    accounts = read_accounts(tell_reports(scenes_of(report, statement, clinic, market)), load_gazetteer())
    assert [[s.claim.id for s in account] for account in accounts] == [[statement.id, clinic.id], [market.id]]


def test_a_deed_of_the_same_sentence_outside_the_quotation_marks_is_not_told_in_the_words() -> None:
    report = make_report("beside", text="After jets hit a clinic in Aleppo “we all wept at home” a nurse said.")
    hit = strike(report, "jets hit a clinic in Aleppo")
    assert find_told(told(report, hit, quoted(report, "we all wept at home"))) == {}


def test_words_that_name_the_clinic_go_with_the_strike_on_it() -> None:
    report = make_report("named", text="Jets hit a clinic in Aleppo. Guns shelled Aleppo. “The clinic had no sandbags” a nurse said.")
    shelled = said(report, "attack", "Guns shelled Aleppo", act="shelling", target="Aleppo", place="Aleppo")
    words = quoted(report, "The clinic had no sandbags")
    assert find_named(told(report, strike(report), shelled, words)) == {2: 0}


def test_a_deportation_stands_apart_from_words_on_the_war() -> None:
    report = make_report("apart", text="The invasion is a shame, a bishop said. They deported children. 900 people were displaced.")
    war = said(report, "statement", "The invasion is a shame", source="a bishop", speaker="a bishop", utterance="The invasion is a shame")
    moved = said(report, "attack", "They deported children", act="deportation", target="children")
    gone = said(report, "casualties", "900 people were displaced", outcome="displaced", min=900)
    assert [len(part) for part in part_strangers(scenes_of(report, war, moved, gone), load_gazetteer())] == [1, 2]
    assert [len(part) for part in part_strangers(scenes_of(report, moved, gone), load_gazetteer())] == [2]


@pytest.mark.parametrize(
    ("thing", "time", "level"),
    [("the city of Aleppo", None, Level.CAMPAIGN), ("a mill in Aleppo", None, Level.INCIDENT), ("Aleppo", "On Monday", Level.INCIDENT)],
)
def test_no_single_strike_ruins_a_town_unless_its_day_is_told(thing: str, time: str | None, level: Level) -> None:
    report = make_report("ruin", text=f"{time or 'By then'} {thing} was destroyed.")
    roles = {"object": thing, "extent": "destroyed", "place": "Aleppo"} | ({} if time is None else {"time": time})
    ruin = said(report, "damage", f"{time or 'By then'} {thing} was destroyed", "2019-05-13" if time else "", **roles)
    assert level_of(scenes_of(report, ruin)) is level


def test_what_was_hit_goes_before_the_rest_of_its_act() -> None:
    report = make_report("two", text="He answers for the shelling of a clinic and a theatre in Aleppo.")
    blame = said(
        report, "responsibility", "He answers for the shelling of a clinic and a theatre in Aleppo",
        accused="He", act="the shelling of a clinic and a theatre", target="a theatre", place="Aleppo",
    )  # fmt: skip
    assert [s.target for s in scenes_of(report, blame)] == ["theatre"]


@pytest.mark.parametrize(("operation", "is_barred"), [("the war of aggression", True), ("the campaign", False)])
def test_a_part_in_a_war_is_none_in_the_siege_of_a_town(operation: str, is_barred: bool) -> None:
    report = make_report(operation, text=f"He prepared {operation}. He led the siege of Aleppo.")
    part = said(report, "command", f"He prepared {operation}", superior="He", operation=operation, mode="planned")
    siege = said(report, "attack", "the siege of Aleppo", act="siege", target="Aleppo", place="Aleppo")
    assert ("a part in the war and a siege" in bars(report, part, siege)) is is_barred


def test_what_is_reported_again_and_again_without_a_day_is_of_a_campaign() -> None:
    report = make_report("again", text="There were repeated reports of raids on Aleppo. A shell fell on Aleppo. Nine people were killed.")
    raids = said(report, "attack", "repeated reports of raids on Aleppo", act="airstrike", target="Aleppo", place="Aleppo")
    shell = said(report, "attack", "A shell fell on Aleppo", act="shelling", target="Aleppo", place="Aleppo")
    dead = said(report, "casualties", "Nine people were killed", outcome="killed", min=9, place="Aleppo")
    assert level_of(scenes_of(report, raids, shell, dead)) is Level.CAMPAIGN
    assert level_of(scenes_of(report, shell, dead)) is Level.INCIDENT


@pytest.mark.parametrize(
    ("victims", "outcome", "target"),
    [("dozens of aid workers", "killed", "aid"), ("aid workers", "injured", ""), ("mill workers", "killed", "")],
)
def test_whoever_killed_aid_workers_hit_aid(victims: str, outcome: str, target: str) -> None:
    report = make_report(victims + outcome, text=f"They were {victims}.")
    harm = said(report, "casualties", f"They were {victims}", outcome=outcome, min=24, victims=victims)
    assert [s.target for s in scenes_of(report, harm)] == [target]
