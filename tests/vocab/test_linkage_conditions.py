"""Conditions of a vocabulary over claims."""

import pytest

from linkage.errors import VocabularyError
from linkage.vocab import conditions
from linkage.vocab.conditions import Phrases, load_concepts, read_words
from madeclaims import make_claim, make_report

REPORT = make_report("one", text="He didn't order the strike on the clinic-ship. " + "x" * 50)


def words_of(text: str) -> list[str]:
    return text.casefold().replace("'", " ").replace("-", " ").split()


@pytest.mark.parametrize(
    ("phrase", "text", "stands"),
    [
        ("ordered", "he ordered it", True),
        ("ordered", "he reordered it", False),
        ("order*", "he ordered it", True),
        ("did not order", "he did not order it", True),
        ("did not order", "he did order it, not she", False),
        ("didn't order", "he didn't order it", True),
        ("clinic-ship", "the clinic ship", True),
        ("medical cent*", "two medical centres", True),
        ("last word", "the last", False),
    ],
)
def test_a_phrase_is_matched_word_by_word(phrase: str, text: str, stands: bool) -> None:
    assert Phrases([phrase]).stand_in(words_of(text)) is stands


def test_no_phrases_stand_nowhere() -> None:
    assert not Phrases()
    assert not Phrases().stand_in(["word"])


def load(monkeypatch: pytest.MonkeyPatch, entry: dict[str, object]) -> conditions.Concept:
    vocabulary = {"parts": {"one": {"name": "One", **entry}}, "words": {"yes": ["strike*"], "no": ["clinic"]}}
    monkeypatch.setattr(conditions, "load_vocabulary", lambda _: vocabulary)
    load_concepts.cache_clear()
    (concept,) = load_concepts("made", "parts")
    load_concepts.cache_clear()
    return concept


def test_all_that_a_condition_names_must_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    concept = load(monkeypatch, {"shown_by": [{"kind": "command", "mode": "ordered", "words": "yes", "in": ["operation"]}]})
    fits = make_claim(REPORT, "command", superior="He", operation="the strikes", mode="ordered")
    for claim, holds in (
        (fits, True),
        (make_claim(REPORT, "command", superior="He", operation="the strikes", mode="commands"), False),
        (make_claim(REPORT, "command", superior="He", operation="the march", mode="ordered"), False),
        (make_claim(REPORT, "responsibility", accused="He", act="the strikes"), False),
    ):
        assert concept.borne_on_by(claim, read_words(claim, REPORT.text)) is holds


def test_unless_keeps_a_claim_out_by_any_of_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    concept = load(monkeypatch, {"shown_by": [{"kind": "command", "words": "yes", "unless": "no"}]})
    fits = make_claim(REPORT, "command", superior="He", operation="the strike", mode="ordered")
    kept_out = make_claim(REPORT, "command", superior="He", operation="the strike on the clinic", mode="ordered")
    assert concept.borne_on_by(fits, read_words(fits, REPORT.text))
    assert not concept.borne_on_by(kept_out, read_words(kept_out, REPORT.text))


def test_what_opposes_a_concept_does_not_bear_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    concept = load(monkeypatch, {"shown_by": [], "opposed_by": [{"kind": "command", "words": "yes"}]})
    claim = make_claim(REPORT, "command", superior="He", operation="the strike")
    assert concept.opposed_by(claim, read_words(claim, REPORT.text))
    assert not concept.borne_on_by(claim, read_words(claim, REPORT.text))


@pytest.mark.parametrize(
    "condition",
    [
        {"kind": "order"},
        {"mode": "ordered"},
        {"kind": "command", "mode": "asked"},
        {"kind": "command", "words": "none"},
        {"kind": "post", "in": ["mode"]},
    ],
)
def test_a_condition_that_is_not_what_it_should_be_is_refused(monkeypatch: pytest.MonkeyPatch, condition: dict[str, object]) -> None:
    with pytest.raises(VocabularyError, match=r"made\.yaml: one"):
        load(monkeypatch, {"shown_by": [condition]})


@pytest.mark.parametrize(
    ("name", "section"),
    [("elements", "command"), ("elements", "modes"), ("elements", "indicia"), ("norms", "norms"), ("norms", "defeaters")],
)
def test_the_vocabularies_of_linkage_hold_what_they_should(name: str, section: str) -> None:
    assert len(load_concepts(name, section)) > 5


def test_no_two_concepts_of_the_elements_share_a_key() -> None:
    sections = ("command", "modes", "indicia", "alibi", "doubt", "appointment")
    keys = [concept.id for section in sections for concept in load_concepts("elements", section)]
    assert len(keys) == len(set(keys))


def test_every_defeater_of_a_rule_is_listed() -> None:
    listed = {concept.id for concept in load_concepts("norms", "defeaters")}
    asked = {key for norm in load_concepts("norms", "norms") for key in norm.other.get("defeated_by", "").split()}
    assert asked <= listed
    assert listed <= asked
