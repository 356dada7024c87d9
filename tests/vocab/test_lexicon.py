"""How a vocabulary file is loaded."""

import pytest

from linkage.errors import VocabularyError
from linkage.vocab import lexicon


def test_a_section_that_stands_twice_is_refused_with_its_name(tmp_path, monkeypatch):
    (tmp_path / "made_up.yaml").write_text("titles: [head]\nholding: [hold]\nholding: [be]\n")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    with pytest.raises(VocabularyError, match="'holding' stands twice"):
        lexicon.load_vocabulary("made_up")


def test_no_and_on_are_words(tmp_path, monkeypatch):
    (tmp_path / "made_up_too.yaml").write_text("words: [no, on]\n")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    assert lexicon.load_vocabulary("made_up_too") == {"words": ["no", "on"]}
