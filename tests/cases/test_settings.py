from pathlib import Path

import pytest

from linkage.cases.settings import read_settings
from linkage.errors import CaseFormatError
from linkage.model.conflict import Classification, ConflictType
from linkage.model.correction import DeclaredStatus, Standing, Status
from linkage.model.counted import FigureRule
from linkage.model.review import Bar, Profile, PublishRule

WHOLE = """
name: Two towns
campaigns:
  - {id: siege-of-ardova-2019, name: Siege of Ardova, place: Ardova, names: [the encirclement], start: 2019-03-01, end: 2019}
persons:
  - [Ivan Petrov, Iwan Petrow]
  - Lone Spelling
places: [Ardova]
different:
  - [Ivan Petrov, Boris Petrov]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "case.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_case_without_a_file_declares_nothing() -> None:
    settings = read_settings(None)
    assert (settings.campaigns, settings.persons, settings.places) == ((), (), ())


def test_an_empty_file_declares_nothing(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, "# nothing yet\n")).campaigns == ()


def test_every_part_is_read_and_unquoted_dates_stay_as_written(tmp_path: Path) -> None:
    settings = read_settings(written(tmp_path, WHOLE))
    campaign = settings.campaigns[0]
    assert settings.name == "Two towns"
    assert (campaign.id, campaign.names, campaign.start, campaign.end) == (
        "siege-of-ardova-2019",
        ("the encirclement",),
        "2019-03-01",
        "2019",
    )
    assert settings.persons == (("Ivan Petrov", "Iwan Petrow"), ("Lone Spelling",))
    assert settings.different == (("Ivan Petrov", "Boris Petrov"),)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("campains: []", "'campains' is not known"),
        ("campaigns: {id: x}", "campaigns should be a list"),
        ("campaigns: [{id: x, name: X}]", "place is missing"),
        ("campaigns: [{id: The Siege, name: X, place: Y}]", "lower-case letters"),
        ("campaigns: [{id: x, name: X, place: Y, start: spring}]", "start should be a date"),
        ("campaigns: [{id: x, name: X, place: Y, start: 2020-02-01, end: 2019-01-01}]", "ends (2019-01-01) before it starts"),
        ("campaigns: [{id: x, name: X, place: Y}, {id: x, name: Z, place: Y}]", "given twice"),
        ("persons: [[]]", "persons, entry 1 names nobody"),
        ("different: [[Ivan Petrov]]", "different, entry 1 should give two names or more"),
        ("{persons: [[Ivan, Iwan]], different: [[Iwan, Ivan]]}", "gives 'Ivan' these names as one person"),
        ("name: 12", "name should be words"),
        ("- a list", "the file should map names"),
        ("name: [unclosed", "no valid YAML"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(CaseFormatError) as raised:
        read_settings(written(tmp_path, text))
    assert told in str(raised.value)
    assert "case.yaml" in str(raised.value)


def test_a_missing_file_says_which(tmp_path: Path) -> None:
    with pytest.raises(CaseFormatError, match=r"nowhere\.yaml"):
        read_settings(tmp_path / "nowhere.yaml")


CLASSIFIED = """
campaigns:
  - id: siege
    name: Siege
    place: Port Vell
    classification: {type: non-international, according to: a commission of inquiry}
"""


def test_a_campaign_may_say_who_classifies_its_conflict_and_how(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CLASSIFIED)
    (campaign,) = read_settings(path).campaigns
    assert campaign.classification == Classification(ConflictType.NON_INTERNATIONAL, "a commission of inquiry")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{type: war, according to: somebody}", "the type is one of international, non-international, disputed"),
        ("{type: international}", "according to should be words"),
        ("{type: not classified, according to: somebody}", "leave the part out"),
    ],
)
def test_a_class_of_conflict_that_is_nobodys_or_unknown_is_refused(tmp_path: Path, given: str, told: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(CLASSIFIED.replace("{type: non-international, according to: a commission of inquiry}", given))
    with pytest.raises(CaseFormatError, match=told):
        read_settings(path)


def test_origins_and_the_rule_of_grading_are_read(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("origins:\n  same: [[a.txt, b.txt]]\n  different: [[a.txt, c.txt]]\ngrading: publishers\n", "utf-8")
    settings = read_settings(file)
    assert settings.same_origin == (("a.txt", "b.txt"),)
    assert settings.different_origin == (("a.txt", "c.txt"),)
    assert settings.grading == "publishers"


@pytest.mark.parametrize("word", ["policy", "source", "none"])
def test_the_borders_that_maps_draw_are_read(tmp_path: Path, word: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(f"borders: {word}\n", "utf-8")
    assert read_settings(file).borders == word


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("borders: mine\n", "policy, source, none"),
        ("grading: majority\n", "airwars-beside-parties"),
        ("origins: {same: [[a.txt]]}\n", "two reports or more"),
        ("origins: {same: [[a.txt, b.txt], [b.txt, c.txt]], different: [[a.txt, c.txt]]}\n", "as same and as different"),
    ],
    ids=["unknown borders", "unknown rule", "one report", "contradiction"],
)
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(CaseFormatError, match=told):
        read_settings(file)


def test_the_case_names_the_rule_of_its_figures(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("figures: {rule: hierarchy, sources: [The Monitor]}\n", encoding="utf-8")
    settings = read_settings(path)
    assert (settings.figures, settings.figure_sources) == (FigureRule.HIERARCHY, ("The Monitor",))


@pytest.mark.parametrize(
    ("text", "told"),
    [("figures: {rule: average}", "there is no rule 'average'; the rules are range"), ("figures: {rule: hierarchy}", "needs sources")],
)
def test_a_rule_of_figures_that_cannot_be_used_is_refused(tmp_path, text, told):
    path = tmp_path / "case.yaml"
    path.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(CaseFormatError, match=told):
        read_settings(path)


def test_corrections_are_read_and_need_a_status_or_what_is_replaced(tmp_path: Path) -> None:
    entry = "corrections: [{report: mill.txt, status: retracted, date: 2031-06-01, note: the toll was wrong}]"
    (declared,) = read_settings(written(tmp_path, entry)).corrections
    assert declared == DeclaredStatus("mill.txt", Status(Standing.RETRACTED, "2031-06-01", "the toll was wrong"))
    for wrong, told in (("{report: a}", "say a status"), ("{report: a, status: gone}", "the status is one of")):
        with pytest.raises(CaseFormatError, match=told):
            read_settings(written(tmp_path, f"corrections: [{wrong}]"))


def test_what_a_case_lets_out_is_read_from_a_word_or_from_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("publish: checked twice\n")
    assert read_settings(path).publish == PublishRule(Bar.CHECKED_TWICE)
    path.write_text("publish: {claims: checked once, coarsen places: true, profile: publish}\n")
    assert read_settings(path).publish == PublishRule(Bar.CHECKED_ONCE, coarsen=True, profile=Profile.PUBLISH)


@pytest.mark.parametrize("words", ["thrice", "{profile: secret}", "{coarsen places: maybe}", "{bar: any}", "[any]"])
def test_another_word_for_what_is_let_out_is_refused(tmp_path: Path, words: str) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(f"publish: {words}\n")
    with pytest.raises(CaseFormatError, match="publish"):
        read_settings(path)
