"""The suite of places, on a corpus made up here."""

import json
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.places import Answer, Marked, load_articles, measure

from linkage.entities.georesolve import NameInText

NEWS = """<articles><article><text>Floods reached Paris, Texas. Paris asked for help.</text><toponyms>
<toponym><phrase>Paris</phrase><start>15</start><end>20</end><gaztag><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><phrase>Paris</phrase><start>29</start><end>34</end><gaztag><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><phrase>help</phrase><start>45</start><end>49</end></toponym>
</toponyms></article></articles>"""
WEB = """<articles><article><text>Ships left Odesa for Ankara.</text><toponyms>
<toponym><extractedName>Odesa</extractedName><start>11</start><end>16</end><geonamesID>698740</geonamesID><latitude>46.48</latitude>
<longitude>30.73</longitude></toponym>
<toponym><extractedName>Ankara</extractedName><start>21</start><end>27</end><geonamesID>1</geonamesID><latitude>0</latitude>
<longitude>0</longitude></toponym>
<toponym><extractedName>Ships</extractedName><start>0</start><end>5</end><geonamesID/><latitude>1</latitude><longitude>1</longitude></toponym>
</toponyms></article></articles>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "TR-News.xml").write_text(NEWS)
    (tmp_path / "GWN.xml").write_text(WEB)
    return tmp_path


def test_names_with_an_entry_of_the_gazetteer_are_resolved_and_measured(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = folder / "out.json"
    assert main(["places", "--data", str(folder), "--json", str(out), "--errors"]) == 0
    figures = json.loads(out.read_text())
    assert (figures["TR-News"]["names"], figures["TR-News"]["accuracy"]) == (2, 1.0)
    assert (figures["GWN"]["names"], figures["GWN"]["accuracy"]) == (2, 0.5)
    printed = capsys.readouterr().out
    assert "0.86" in printed
    assert "Ankara" in printed


def test_errors_of_the_second_half_are_never_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "GWN.xml").write_text(WEB.replace("<articles>", "<articles><article><text>None.</text></article>"))
    main(["places", "--data", str(folder), "--errors"])
    assert "Ankara" not in capsys.readouterr().out


def test_a_mark_that_is_off_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "TR-News.xml"
    path.write_text(NEWS.replace("<start>29</start><end>34</end>", "<start>33</start><end>38</end>"))
    assert [m.name.start for m in load_articles(path)[0].marked] == [15, 29]


def test_no_answer_is_wrong_and_the_farthest() -> None:
    marked = Marked(NameInText(0, 1, "A"), (0.0, 0.0))
    figures = measure(
        [
            Answer(marked, 0.0, is_guess=False, reasons=()),
            Answer(marked, None, is_guess=False, reasons=()),
            Answer(marked, None, is_guess=False, reasons=()),
        ]
    )
    assert (round(figures.accuracy, 3), round(figures.unresolved, 3), figures.median_km) == (0.333, 0.667, 20_039.0)
    assert figures.mean_km == 0.0


def test_guesses_are_told_apart() -> None:
    marked = Marked(NameInText(0, 1, "A"), (0.0, 0.0))
    figures = measure([Answer(marked, 10.0, is_guess=False, reasons=()), Answer(marked, 10.0, is_guess=True, reasons=())])
    assert (figures.accuracy, figures.without_guesses, figures.guessed) == (1.0, 0.5, 0.5)


@pytest.mark.parametrize("text", [None, "no xml", "<articles/>", NEWS.replace("15", "x")], ids=["absent", "no xml", "empty", "no number"])
def test_a_folder_of_another_shape_is_refused(folder: Path, capsys: pytest.CaptureFixture[str], text: str | None) -> None:
    path = folder / "TR-News.xml"
    path.unlink() if text is None else path.write_text(text)
    assert main(["places", "--data", str(folder)]) == 2
    assert "TR-News.xml" in capsys.readouterr().err
