"""What is said of a truce stands apart from the fighting, and one thing hit on one day is told once."""

from linkage.entities import resolve_entities
from linkage.incidents import event_of, group_incidents
from linkage.incidents.anchors import place_words
from linkage.incidents.clusters import join_again
from linkage.incidents.scene import Scene, SceneReader
from linkage.incidents.told import tell
from linkage.incidents.truces import find_truce_talk, group_truces
from linkage.model.case import CaseSettings
from linkage.model.claim import Attribution, Claim, ClaimKind, Role, RoleValue
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_report

TEXT = (
    "Raids on a mill in Aleppo went on. The rebels broke the truce nine times, the army said. It had held “for a week or less” the army "
    "said. Sixty were killed in the violations. The army answers for violations of human rights. A mill burned in Aleppo."
)


def said(report: Report, kind: str, quote: str, source: str | None = None, edtf: str = "", **roles: RoleValue) -> Claim:
    """A claim in these words of a report."""
    start = report.text.index(quote)
    values = tuple(Role(name, value, None) for name, value in roles.items())
    time = roles.get("time")
    chain = () if source is None else (Attribution(source, None, "said"),)
    return Claim(
        ClaimKind(kind), report.id, Span(start, start + len(quote)), values, chain, when=None if time is None else When(str(time), edtf)
    )


def scenes_of(report: Report, *claims: Claim) -> list[Scene]:
    gazetteer = load_gazetteer()
    reader = SceneReader([report], resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer)
    return sorted((scene for c in claims if (scene := reader.read(c)) is not None), key=lambda s: s.order)


def broken(report: Report) -> Claim:
    return said(
        report, "responsibility", "The rebels broke the truce nine times", "the army", accused="The rebels", act="breach of the truce"
    )


def held(report: Report) -> Claim:
    return said(report, "statement", "“for a week or less”", "the army", speaker="the army", utterance="for a week or less")


def dead(report: Report) -> Claim:
    return said(report, "casualties", "Sixty were killed in the violations", outcome="killed", min=60)


def test_a_breach_what_its_source_says_next_and_its_dead_are_of_the_truce() -> None:
    report = make_report("broken", text=TEXT)
    claims = [broken(report), held(report), dead(report)]
    assert [s.claim.id for s in find_truce_talk(scenes_of(report, *claims))] == [c.id for c in claims]


def test_violations_of_rights_break_no_truce_and_neither_do_the_words_of_others() -> None:
    report = make_report("rights", text=TEXT)
    rights = said(report, "responsibility", "The army answers for violations", accused="The army", act="violations of human rights")
    other = said(report, "statement", "“for a week or less”", "a nurse", speaker="a nurse", utterance="for a week or less")
    assert [s.claim.id for s in find_truce_talk(scenes_of(report, broken(report), other, rights))] == [broken(report).id]


def test_reports_of_one_year_tell_of_one_truce_and_one_claim_makes_none() -> None:
    first, second = (make_report(name, "2019-05-16", text=TEXT) for name in ("one", "two"))
    later = make_report("later", "2023-05-16", text=TEXT)
    scenes = [s for report in (first, second, later) for s in scenes_of(report, broken(report))]
    (truce,) = group_truces(scenes, load_gazetteer())
    assert (truce.id, len(truce.scenes)) == ("truce-syria-2019", 2)


def test_a_truce_is_a_campaign_of_its_own_in_the_case() -> None:
    report = make_report("case", text=TEXT)
    burned = said(report, "attack", "A mill burned in Aleppo", act="arson", target="A mill", target_type="infrastructure", place="Aleppo")
    claims, gazetteer = [broken(report), held(report), dead(report), burned], load_gazetteer()
    incidents, campaigns = group_incidents(
        [report], claims, resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer, CaseSettings()
    )
    events = event_of(incidents, campaigns)
    assert {events[c.id] for c in claims[:3]} == {"truce-syria-2019"}
    assert events[burned.id] in {i.id for i in incidents}


def convoy(report: Report, quote: str, edtf: str, target: str = "a convoy", target_type: str = "convoy") -> Claim:
    return said(report, "attack", quote, edtf=edtf, act="airstrike", target=target, target_type=target_type, place="Aleppo", time="then")


def test_one_convoy_hit_on_one_day_is_one_though_its_drivers_are_told_with_it() -> None:
    report = make_report("convoy", text="Jets hit a convoy near Aleppo. It was dark. Jets hit its drivers. Jets hit another convoy.")
    first = [convoy(report, "Jets hit a convoy", "2019-05-14"), convoy(report, "Jets hit its drivers", "2019-05-14", "its drivers", "aid")]
    again, later = (convoy(report, "Jets hit another convoy", day) for day in ("2019-05-14", "2019-05-20"))
    gazetteer = load_gazetteer()
    assert len(join_again([scenes_of(report, *first), scenes_of(report, again)], gazetteer)) == 1
    assert len(join_again([scenes_of(report, *first), scenes_of(report, later)], gazetteer)) == 2


def test_words_that_tell_a_deed_follow_it_into_its_account() -> None:
    report = make_report("follow", text="“Jets hit a convoy” a driver said. Guns fired on a mill in Aleppo.")
    words = said(report, "statement", "“Jets hit a convoy”", "a driver", speaker="a driver", utterance="Jets hit a convoy")
    hit = convoy(report, "Jets hit a convoy", "2019-05-14")
    mill = said(report, "attack", "Guns fired on a mill in Aleppo", act="shelling", target="a mill", place="Aleppo")
    statement, deed, guns = scenes_of(report, words, hit, mill)
    placed = place_words([[deed], [statement, guns]], tell([statement, deed, guns]))
    assert placed == [[statement, deed], [guns]]
