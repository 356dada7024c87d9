"""The suite of web pages, on pages made up here."""

import gzip
import json

import pytest
from bench.__main__ import main
from bench.pages import compare

BODY = "The bridge over the river was hit on Thursday morning by two missiles, the governor of the region said on television."


def test_the_same_text_has_full_shares():
    assert compare("one two three four five", "one two three four five") == (1.0, 1.0)


def test_words_beyond_the_article_cost_precision_only():
    precision, recall = compare("one two three four five six", "one two three four five")
    assert precision == pytest.approx(2 / 3)
    assert recall == 1.0


def test_a_text_shorter_than_a_run_is_one_run():
    assert compare("one two", "one two") == (1.0, 1.0)


def test_nothing_read_has_no_share():
    assert compare("", "one two three four") == (0.0, 0.0)


def test_a_folder_of_pages_is_read_and_measured(tmp_path, capsys):
    (tmp_path / "html").mkdir()
    page = f"<html><body><nav>Home</nav><article><h1>Bridge hit</h1><p>{BODY}</p></article></body></html>"
    (tmp_path / "html" / "a.html.gz").write_bytes(gzip.compress(page.encode()))
    (tmp_path / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": BODY}}))
    out = tmp_path / "out.json"
    assert main(["pages", "--data", str(tmp_path), "--json", str(out)]) == 0
    assert json.loads(out.read_text())["f1"] == 1.0
    assert "trafilatura" in capsys.readouterr().out


def test_a_folder_without_the_truth_is_refused(tmp_path, capsys):
    assert main(["pages", "--data", str(tmp_path)]) == 2
    assert "ground-truth.json" in capsys.readouterr().err
