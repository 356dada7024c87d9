"""What an account tells of another deed stands apart: a habit, a broken truce, a quarter beside a building, a total beside its part."""

from pathlib import Path

import pytest

from linkage.entities import resolve_entities
from linkage.incidents.clusters import join_again
from linkage.incidents.scene import Scene, SceneReader
from linkage.incidents.strangers import is_of_talks, part_strangers
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.claim import Claim
from linkage.model.incident import Incident
from linkage.model.report import Report
from linkage.pipeline import read
from linkage.vocab.gazetteer import load_gazetteer
from madeclaims import make_claim, make_report

SENTENCES = ("X" + "x" * 47 + ". ") * 30  # one begins at every fifty characters


def scenes_of(report: Report, *claims: Claim) -> list[Scene]:
    gazetteer = load_gazetteer()
    reader = SceneReader([report], resolve_entities([report], claims, gazetteer, CaseSettings()), gazetteer)
    return [scene for c in claims if (scene := reader.read(c)) is not None]


def parted(report: Report, *claims: Claim) -> list[list[int]]:
    """What `part_strangers` makes of the claims, as indices."""
    scenes = scenes_of(report, *claims)
    order = [s.claim.id for s in scenes]
    return sorted(sorted(order.index(s.claim.id) for s in part) for part in part_strangers(scenes, load_gazetteer()))


def hit(report: Report, at: int, target: str, target_type: str, act: str = "airstrike", place: str = "Aleppo") -> Claim:
    return make_claim(report, "attack", at, act=act, target=target, target_type=target_type, place=place)


def dead(report: Report, at: int, number: int, place: str = "Aleppo", source: str | None = None) -> Claim:
    return make_claim(report, "casualties", at, source, outcome="killed", min=number, max=number, victims="people", place=place)


def read_text(tmp_path: Path, text: str) -> CaseFile:
    file = tmp_path / "report.txt"
    file.write_text(text, encoding="utf-8")
    return read([file], 1).case_file


def holding(case_file: CaseFile, words: str) -> list[Incident]:
    """The incidents that hold a claim with these words in its quote."""
    texts = {r.id: r.text for r in case_file.reports}
    told = {c.id for c in case_file.claims if words in c.quote.of(texts[c.report_id])}
    return [i for i in case_file.incidents if told & set(i.claim_ids)]


def test_a_strike_on_quarters_is_none_on_the_clinic_told_before_it_and_its_dead_go_with_it() -> None:
    report = make_report("areas", text=SENTENCES)
    clinic, quarters = hit(report, 0, "a clinic", "hospital"), hit(report, 100, "four quarters", "residential")
    assert parted(report, clinic, dead(report, 50, 3), quarters, dead(report, 150, 9)) == [[0, 1], [2, 3]]


def test_buildings_hit_beside_the_clinic_in_whose_words_they_stand_are_of_its_strike() -> None:
    report = make_report("beside", text=SENTENCES[:100] + "Homes beside the clinic " + SENTENCES[124:])
    assert parted(report, hit(report, 0, "a clinic", "hospital"), hit(report, 100, "homes", "residential")) == [[0, 1]]


def test_two_strikes_on_quarters_stay_one_account() -> None:
    report = make_report("quarters", text=SENTENCES)
    assert parted(report, hit(report, 0, "a quarter", "residential"), hit(report, 100, "homes", "residential")) == [[0, 1]]


def test_rockets_on_another_named_quarter_are_no_part_of_a_gas_attack() -> None:
    report = make_report("elsewhere", text=SENTENCES)
    gas = [hit(report, at, "Al-Zahra", "residential", "chemical", "Al-Zahra") for at in (0, 50)]
    rockets = hit(report, 100, "Qarn Vesta", "residential", "airstrike", "Qarn Vesta")
    assert parted(report, *gas, rockets) == [[0, 1], [2]]


def test_a_quarter_of_the_town_that_others_name_is_not_elsewhere() -> None:
    report = make_report("inside", text=SENTENCES)
    gas = hit(report, 0, "the city", "other", "chemical", "Aleppo")
    assert parted(report, gas, hit(report, 50, "Qarn Vesta", "residential", "airstrike", "Qarn Vesta")) == [[0, 1]]


def test_a_total_of_the_town_is_no_figure_of_the_quarter() -> None:
    text = SENTENCES[:100] + "A total of the day" + SENTENCES[118:]
    report = make_report("total", text=text)
    quarter, town = hit(report, 0, "homes", "residential", place="Al-Zahra"), hit(report, 100, "people", "civilians")
    assert parted(report, quarter, dead(report, 50, 7, "Al-Zahra"), town, dead(report, 100, 31)) == [[0, 1], [2, 3]]


def test_a_higher_toll_of_the_town_without_words_of_a_total_stays() -> None:
    report = make_report("rise", text=SENTENCES)
    quarter = hit(report, 0, "homes", "residential", place="Al-Zahra")
    assert parted(report, quarter, dead(report, 50, 7, "Al-Zahra"), dead(report, 100, 9)) == [[0, 1, 2]]


def test_who_is_blamed_for_the_failure_of_a_truce_is_not_said_to_have_struck_the_convoy() -> None:
    report = make_report("truce", text=SENTENCES)
    convoy = hit(report, 0, "an aid convoy", "convoy")
    blamed = make_claim(report, "responsibility", 50, "the army", "alleged", accused="hill fighters", act="its failure", place="Aleppo")
    assert parted(report, convoy, blamed) == [[0], [1]]
    assert is_of_talks(scenes_of(report, blamed))
    assert not is_of_talks(scenes_of(report, convoy))


@pytest.mark.parametrize(
    "habit",
    [
        "The governor has accused the hill fighters of using poison gas.",
        "The northern states say the air force has been responsible for nerve gas and other gas attacks.",
    ],
    ids=["accused of using", "and other attacks"],
)
def test_what_a_side_is_accused_of_in_general_names_no_doer_of_the_attack_told_before(tmp_path: Path, habit: str) -> None:
    case_file = read_text(
        tmp_path,
        f"Karst Post, 4 May 2021\n\nA chemical attack on Aleppo killed six people on Monday, doctors said. {habit}\n",
    )
    (attack,) = holding(case_file, "chemical attack on Aleppo")
    assert attack.perpetrators == ()
    assert not {c for c in holding(case_file, "gas") if c.id == attack.id}


def test_the_dead_told_before_a_ruin_of_which_no_attack_is_told_are_not_of_it() -> None:
    report = make_report("ruin", text=SENTENCES)
    ruin = make_claim(report, "damage", 100, object="a clinic", place="Aleppo")
    assert parted(report, dead(report, 0, 30), ruin, dead(report, 150, 2)) == [[0], [1, 2]]


def hit_on(report: Report, at: int, day: str, target: str = "an aid convoy") -> Claim:
    return make_claim(report, "attack", at, f"witness {at}", edtf=day, act="airstrike", target=target, target_type="convoy", place="Aleppo")


def test_a_convoy_told_again_without_its_day_is_the_one_convoy_of_the_report() -> None:
    report = make_report("again", text=SENTENCES * 4)
    accounts = [[scene] for scene in scenes_of(report, hit_on(report, 0, "2019-05-14"), hit_on(report, 3000, ""))]
    assert len(join_again(accounts, load_gazetteer())) == 1


@pytest.mark.parametrize(
    ("more", "number"),
    [(("2019-05-14", "2019-05-15"), 2), (("2019-05-14", "2019-05-15", ""), 3), (("2019-05-14",), 1)],
    ids=["two days", "two days and none", "one"],
)
def test_a_convoy_without_a_day_beside_two_of_other_days_stays_apart(more: tuple[str, ...], number: int) -> None:
    report = make_report("days", text=SENTENCES * 4)
    claims = [hit_on(report, 1500 * n, day) for n, day in enumerate(more)]
    accounts = [[scene] for scene in scenes_of(report, *claims)]
    assert len(join_again(accounts, load_gazetteer())) == number


def test_convoys_told_in_the_plural_are_not_the_one_convoy() -> None:
    report = make_report("many", text=SENTENCES * 4)
    clinics = [make_claim(report, "attack", at, edtf=day, act="airstrike", target=words, target_type="hospital", place="Aleppo")
               for at, day, words in ((0, "2019-05-14", "a clinic"), (3000, "", "clinics"))]  # fmt: skip
    assert len(join_again([[scene] for scene in scenes_of(report, *clinics)], load_gazetteer())) == 2
