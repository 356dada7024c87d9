"""What befell one building is no part of what befell another, or of the siege around both."""

from linkage.entities import resolve_entities
from linkage.incidents.parting import part_account
from linkage.incidents.scene import Scene, SceneReader
from linkage.model.case import CaseSettings
from linkage.model.claim import Claim
from linkage.model.report import Report
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report


def parted(report: Report, *claims: Claim) -> list[list[str]]:
    """What `part_account` makes of the claims, as indices."""
    gazetteer = load_gazetteer()
    reader = SceneReader([report], resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer)
    scenes: list[Scene] = [scene for c in claims if (scene := reader.read(c)) is not None]
    order = [s.claim.id for s in scenes]
    return sorted(sorted(str(order.index(s.claim.id)) for s in part) for part in part_account(scenes))


def hit(report: Report, target: str, target_type: str, at: int = 0) -> Claim:
    return make_claim(report, "attack", at, act="airstrike", target=target, target_type=target_type, place="Aleppo")


def test_a_school_and_a_theatre_are_two_accounts() -> None:
    report = make_report("a")
    assert parted(report, hit(report, "a school", "school"), hit(report, "a theatre", "theatre", 10)) == [["0"], ["1"]]


def test_the_dead_go_with_what_was_hit_before_them() -> None:
    report = make_report("a")
    dead = make_claim(report, "casualties", 20, outcome="killed", min=12, max=12, victims="people", place="Aleppo")
    assert parted(report, hit(report, "a school", "school"), hit(report, "a theatre", "theatre", 10), dead) == [["0"], ["1", "2"]]


def test_a_school_within_a_siege_is_an_account_of_its_own() -> None:
    report = make_report("a")
    siege = make_claim(report, "attack", 10, act="siege", target="the city", target_type="other", place="Aleppo")
    assert parted(report, hit(report, "a school", "school"), siege) == [["0"], ["1"]]


def test_one_building_stays_with_everything_that_is_told_of_it() -> None:
    report = make_report("a")
    ruin = make_claim(report, "damage", 10, object="the roof", place="Aleppo")
    assert parted(report, hit(report, "a school", "school"), ruin) == [["0", "1"]]


def test_aid_workers_and_their_convoy_are_one() -> None:
    report = make_report("a")
    assert parted(report, hit(report, "an aid convoy", "convoy"), hit(report, "aid workers", "aid", 10)) == [["0", "1"]]


def test_a_clinic_is_an_account_of_its_own_though_words_for_a_siege_stand_in_its_sentence() -> None:
    report = make_report("words", text="during the siege " + "x" * 400)
    siege = make_claim(report, "attack", 10, act="siege", target="the city", target_type="other", place="Aleppo")
    assert parted(report, hit(report, "a clinic", "hospital"), siege) == [["0"], ["1"]]
