"""The suite of incident templates, on texts written for these tests."""

import json
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.fillers import Template, parts_of, trimmed
from bench.templates import aligned, merged, plain, template_agreement
from bench.truecase import truecase

TEXT = (
    "members of the northern liberation column (nlc) attacked the water plant at zorbeta with rockets on friday, the police said.    "
    "nobody was hurt.  the mayor, ostrin valdur, said that rebels burned a warehouse."
)
ATTACK = {
    "incident_type": "bombing",
    "PerpInd": [[["members of the northern liberation column", 0]]],
    "PerpOrg": [[["northern liberation column", 15], ["nlc", 43]]],
    "Target": [[["water plant", 61]]],
    "Victim": [],
    "Weapon": [[["rockets", 89]]],
}


def made(kind: str = "bombing", **fillers: list[tuple[str, ...]]) -> Template:
    template = Template(kind)
    template.fillers.update(fillers)
    return template


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "dev.json").write_text(json.dumps({"docid": "A-1", "doctext": TEXT, "templates": [ATTACK]}) + "\n")
    return tmp_path


def test_a_folder_of_templates_is_read_and_measured_beside_the_published_figures(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "figures.out"
    assert main(["templates", "--data", str(folder), "--json", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "GRIT" in printed
    assert "GTT" in printed
    figures = json.loads(out.read_text())
    assert figures["entities"]["gold"] == 4
    assert figures["Weapon"]["f1"] == 1.0


def test_a_line_of_another_shape_is_told_with_its_number(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dev.json").write_text('{"docid": "A-1"}\n')
    assert main(["templates", "--data", str(folder)]) == 2
    assert "dev.json, line 1" in capsys.readouterr().err


def test_the_part_to_learn_from_is_not_measured_unless_it_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "dev.json").rename(folder / "train.json")
    assert main(["templates", "--data", str(folder)]) == 2
    assert "NAME.json" in capsys.readouterr().err


def test_one_entity_of_the_analysts_makes_one_found_entity_right() -> None:
    gold = [("rebels", "column"), ("men",)]
    assert aligned(gold, [("rebels",), ("column",)]) == 1
    assert aligned(gold, [("men",), ("column",)]) == 2


def test_an_entity_with_a_wording_too_many_is_wrong() -> None:
    assert aligned([("rebels", "column")], [("rebels", "army")]) == 0


def test_entities_of_two_templates_that_share_a_wording_are_one() -> None:
    one, two = made(Target=[("the mill",)]), made(Target=[("Mill", "flour mill")])
    assert merged([one, two])["Target"] == [("flour mill", "mill")]


def test_templates_of_different_kinds_of_incident_share_nothing() -> None:
    gold, found = made("arson", Target=[("mill",)]), made("bombing", Target=[("mill",)])
    assert template_agreement([([gold], [found])]).hit == 0
    assert template_agreement([([gold], [gold])]).f1 == 1.0


def test_of_wordings_that_lie_in_each_other_the_longest_stays() -> None:
    template = Template("attack")
    for name in ("Valdur", "Ostrin Valdur", "valdur"):
        template.add("Victim", name)
    assert template.fillers["Victim"] == [("Ostrin Valdur",)]


def test_wordings_are_compared_without_case_marks_and_articles() -> None:
    assert plain('The "Santa Luz" farm') == "santa luz farm"


def test_joined_noun_phrases_are_fillers_of_their_own() -> None:
    assert parts_of("the mill and a bakery") == ["mill", "bakery"]
    assert trimmed("the men who held the road") == "men"


def test_capitals_are_guessed_letter_for_letter() -> None:
    cased = truecase(TEXT)
    assert cased.lower() == TEXT
    assert "the Northern Liberation Column (NLC)" in cased
    assert "Zorbeta" in cased
    assert "on Friday, the police" in cased
    assert "Ostrin Valdur" in cased
    assert "Nobody was hurt" in cased
