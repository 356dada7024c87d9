"""The scorer of claims, on sentences written for these tests; against the annotation set's own scorer where that is at hand."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from bench.agreement import same_mention, whole_sentences
from bench.gold import FlatClaim, GoldReport, load_claims, load_gold
from bench.scoring import b_cubed, pair_up, score_claims

from linkage.errors import InputError

TEXT = "Shells hit the market of Kerra on Friday. At least nine people died there, the council said. The mill burned down."
DEATHS = FlatClaim(
    kind="casualties",
    quote="At least nine people died there",
    roles={"outcome": "killed", "min": 9, "max": None, "victims": "people", "place": "Kerra"},
    source="the council",
    stance="estimated",
    event="kerra-market",
    entities={"place": "kerra"},
)
FIRE = FlatClaim(kind="damage", quote="The mill burned down", roles={"object": "The mill", "extent": "burned down"}, stance="asserted")
REPORT = GoldReport("kerra", TEXT, (DEATHS, FIRE))


def test_an_analyst_agrees_with_himself_in_everything() -> None:
    score = score_claims([REPORT], {"kerra": [DEATHS, FIRE]})
    assert (score.strict.f1, score.lenient.f1, score.source, score.stance, score.roles, score.grounded) == (1, 1, 1, 1, 1, 1)


def test_a_wrong_number_is_no_strict_agreement_but_a_lenient_one() -> None:
    score = score_claims([REPORT], {"kerra": [replace(DEATHS, roles={**DEATHS.roles, "min": 90})]})
    assert (score.strict.hit, score.lenient.hit) == (0, 1)


def test_a_number_of_zero_is_a_number_and_not_an_absence() -> None:
    nobody = replace(DEATHS, roles={"outcome": "killed", "min": 0})
    report = GoldReport("kerra", TEXT, (nobody,))
    assert score_claims([report], {"kerra": [replace(nobody, roles={"outcome": "killed"})]}).strict.hit == 0
    assert score_claims([report], {"kerra": [nobody]}).strict.hit == 1


def test_the_reports_own_voice_is_not_the_council() -> None:
    score = score_claims([REPORT], {"kerra": [replace(DEATHS, source=None)]})
    assert score.strict.hit == 1
    assert score.source == 0.0


def test_a_quote_that_is_not_in_the_report_is_not_grounded() -> None:
    score = score_claims([REPORT], {"kerra": [replace(DEATHS, quote="At least ninety people died there"), FIRE]})
    assert score.grounded == 0.5


def test_a_quote_at_the_wrong_offset_is_not_grounded() -> None:
    score = score_claims([REPORT], {"kerra": [replace(FIRE, start=0, end=len(FIRE.quote))]})
    assert score.grounded == 0.0


def test_a_quote_as_long_as_a_page_matches_nothing() -> None:
    report = GoldReport("kerra", TEXT * 10, (DEATHS,))
    changed = replace(DEATHS, quote=TEXT * 10, source="the mayor")
    assert score_claims([report], {"kerra": [changed]}).lenient.hit == 0


def test_a_claim_that_is_found_twice_counts_once() -> None:
    score = score_claims([REPORT], {"kerra": [DEATHS, replace(DEATHS, stance="asserted")]})
    assert (score.strict.hit, score.strict.found) == (1, 2)


def test_the_better_of_two_claims_is_paired() -> None:
    worse = replace(DEATHS, roles={"outcome": "killed", "min": 9})
    pairs = list(pair_up(TEXT, [DEATHS], [worse, DEATHS]))
    assert pairs == [(DEATHS, DEATHS, True)]


def test_a_claim_told_in_another_sentence_counts_if_all_that_both_say_agrees() -> None:
    elsewhere = replace(DEATHS, quote="Shells hit the market of Kerra on Friday")
    assert score_claims([REPORT], {"kerra": [elsewhere]}).strict.hit == 1
    assert score_claims([REPORT], {"kerra": [replace(elsewhere, source="the mayor")]}).strict.hit == 0


def test_a_likeness_has_no_direction() -> None:
    likeness = FlatClaim("similarity", "Kerra is like Dorn.", {"first": "Kerra", "second": "Dorn"})
    report = GoldReport("kerra", "Kerra is like Dorn.", (likeness,))
    turned = replace(likeness, roles={"first": "Dorn", "second": "Kerra"})
    assert score_claims([report], {"kerra": [turned]}).strict.hit == 1


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("Colonel Ivo Brandt", "Ivo Brandt", True),
        ("Ivo Brandt", "Brandt", True),
        ("the Kerra market", "market of Kerra", True),
        ("Ivo Brandt", "Ivo Kestrel Lindqvist", False),
        ("Brandt", "Ivo Brandt went to the market of Kerra on Friday evening", False),
        ("Jose", "José", True),
    ],
)
def test_mentions_agree_if_most_words_of_the_shorter_stand_in_the_longer(gold: str, found: str, *, same: bool) -> None:
    assert same_mention(gold, found) is same


def test_a_clause_is_widened_to_its_sentence() -> None:
    start, end = whole_sentences(TEXT, TEXT.index("nine"), TEXT.index("died"))
    assert TEXT[start:end].strip() == "At least nine people died there, the council said."


def test_ids_that_split_one_entity_lose_recall_and_ids_that_join_two_lose_precision() -> None:
    assert b_cubed([("a", "1"), ("a", "1"), ("b", "2")]) == 1.0
    assert b_cubed([("a", "1"), ("a", "2")]) == pytest.approx(2 / 3)
    assert b_cubed([("a", "1"), ("b", "1")]) == pytest.approx(2 / 3)
    assert b_cubed([("a", None), ("a", None)]) == pytest.approx(2 / 3)
    assert b_cubed([]) is None


def test_a_kind_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="one of"):
        score_claims([REPORT], {"kerra": [replace(DEATHS, kind="rumour")]})


def test_an_absent_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--data"):
        load_gold(tmp_path / "nowhere")


def test_a_folder_without_annotated_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated report"):
        load_gold(tmp_path)


def test_a_claim_without_a_file_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text('{"file": "a.txt", "kind": "post"}\n\n{"kind": "post"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        load_claims(path)


GOLD = os.environ.get("LINKAGE_GOLD", "")


@pytest.mark.skipif(GOLD == "", reason="LINKAGE_GOLD names no folder of annotated reports with score.py and dev/")
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_figures_are_those_of_the_annotation_sets_own_scorer(seed: int, tmp_path: Path) -> None:
    folder = Path(GOLD) / "dev"
    chance = random.Random(seed)
    lines = [line for path in sorted(folder.glob("*.json")) for line in damaged(path, chance, share=0.0 if seed == 0 else 0.15)]
    claims_file = tmp_path / "claims.jsonl"
    claims_file.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, str(Path(GOLD) / "score.py"), str(folder), str(claims_file), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    ours = score_claims(load_gold(folder), load_claims(claims_file)).as_json()
    assert ours == {name: round(value, 4) if isinstance(value, float) else value for name, value in theirs.items()}


def damaged(path: Path, chance: random.Random, *, share: float) -> list[str]:
    """The analyst's claims as lines of a claims file, with some roles, sources, stances, quotes and ids spoiled."""
    text = path.with_suffix(".txt").read_text("utf-8")
    claims = json.loads(path.read_text("utf-8"))["claims"]
    lines = []
    for claim in claims:
        claim["file"] = f"{path.stem}.txt"
        for role in list(claim["roles"]):
            if chance.random() < share:
                claim["roles"][role] = chance.choice([None, "somebody else"])
        if chance.random() < share:
            claim["source"] = chance.choice(claims)["source"]
        if chance.random() < share:
            claim["stance"] = "alleged"
        if chance.random() < share:
            claim["quote"] = chance.choice([text[:900], "never written", chance.choice(claims)["quote"]])
        if chance.random() < share:
            claim["event"], claim["entities"] = None, dict.fromkeys(claim.get("entities") or {}, "e1")
        lines += [json.dumps(claim)] * (2 if chance.random() < share else 1)
    return lines
