"""The suite of attributions, on texts made up here."""

import json

import pytest
from bench.__main__ import main
from bench.attribution import Marked, compare

TEXT = "The mayor said the bridge was hit. The army denied it."


def at(words: str) -> tuple[tuple[int, int], ...]:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


MAYOR = Marked(at("The mayor"), at("said"), at("the bridge was hit"))
ARMY = Marked(at("The army"), at("denied"), at("it"))


def test_the_same_attributions_agree_in_every_figure():
    assert {round(a.f1, 3) for a in compare(TEXT, [MAYOR, ARMY], [MAYOR, ARMY]).values()} == {1.0}


def test_the_right_content_given_to_the_wrong_source_agrees_in_words_of_content_only():
    wrong = Marked(at("The army"), at("said"), at("the bridge was hit"))
    figures = compare(TEXT, [MAYOR], [wrong])
    assert figures["content, tokens"].hit == 4
    assert figures["source, tokens"].hit == 0
    assert figures["linked, tokens"].hit == 4


def test_a_source_tied_to_another_content_does_not_count_when_linked():
    crossed = [Marked(ARMY.source, MAYOR.cue, MAYOR.content), Marked(MAYOR.source, ARMY.cue, ARMY.content)]
    figures = compare(TEXT, [MAYOR, ARMY], crossed)
    assert figures["source and content, tokens"].f1 == 1.0
    assert figures["linked, tokens"].hit == 5


def test_nothing_found_has_no_agreement():
    assert compare(TEXT, [MAYOR], [])["source and content, tokens"].f1 == 0.0


@pytest.fixture
def folder(tmp_path):
    part = tmp_path / "corpus" / "part"
    (part / "attributions").mkdir(parents=True)
    (part / "text").mkdir()
    (part / "text" / "a.txt").write_text(TEXT)
    lines = ["T1\tSource 0 9\tThe mayor", "T2\tCue 10 14\tsaid", "T3\tContent 15 33\tthe bridge was hit", "T4\tAttribution 10 14\tsaid"]
    (part / "attributions" / "a_x1.ann").write_text("\n".join([*lines, "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1", ""]))
    return part


def test_a_folder_is_read_and_measured(folder, capsys):
    out = folder / "out.json"
    assert main(["attribution", "--data", str(folder), "--json", str(out)]) == 0
    assert json.loads(out.read_text())["texts"] == 1
    assert "0.92" in capsys.readouterr().out


def test_a_folder_that_holds_such_folders_is_read_too(folder, capsys):
    assert main(["attribution", "--data", str(folder.parent)]) == 0
    assert "1 annotated texts" in capsys.readouterr().out


def test_a_folder_of_another_shape_is_refused(tmp_path, capsys):
    assert main(["attribution", "--data", str(tmp_path)]) == 2
    assert "attributions/*.ann" in capsys.readouterr().err


def test_an_annotation_without_its_text_is_refused(folder, capsys):
    (folder / "text" / "a.txt").unlink()
    assert main(["attribution", "--data", str(folder)]) == 2
    assert "a_x1.ann has no text" in capsys.readouterr().err
