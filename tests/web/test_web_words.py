"""Every text of a page is in the catalogue, and everything in the catalogue can be shown."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment

from linkage.errors import VocabularyError
from linkage.model.claim import CODES, ROLES, ClaimKind, Stance
from linkage.model.decision import DecisionType
from linkage.model.review import Bar, Status
from linkage.web.words import Words, load_words, named_values

TEMPLATES = sorted((Path(__file__).parents[2] / "src/linkage/web/templates").glob("*.j2"))
SHOWN_ATTRIBUTES = re.compile(r"""\b(?:title|aria-label|placeholder|alt|data-words)=["']([^"'{]*[^\W\d_][^"'{]*)["']""")
KEY = re.compile(r"""\bt\(\s*"([a-z_.0-9]+)"\s*[,)]""")
KEY_START = re.compile(r"""\bt\(\s*"([a-z_.]+\.)"\s*~""")
NO_WORDS = {"sha256", "Esc"}


def literal_words(source: str) -> list[str]:
    """The words of a template that stand between its tags and come from no expression."""
    tokens = [value for _, kind, value in Environment(trim_blocks=True, autoescape=True).lex(source) if kind == "data"]
    joined = "".join(value if value else " " for value in tokens)
    text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->", "", joined, flags=re.DOTALL)
    outside = re.sub(r"<[^<>]*>", " ", re.sub(r"=(\"[^\"]*\"|'[^']*')", "", text))
    return re.findall(r"[^\W\d_]{2,}", outside)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    source = path.read_text("utf-8")
    assert literal_words(source) == []
    shown = [word for value in SHOWN_ATTRIBUTES.findall(source) for word in value.split() if word not in NO_WORDS]
    assert shown == []


def test_the_check_finds_words_where_there_are_some() -> None:
    assert literal_words('<p class="lead">Hello {{ name }} <b>there</b></p>{% if x %}<a href="/nope">{{ t("a.b") }}</a>{% endif %}') == [
        "Hello",
        "there",
    ]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_every_text_that_a_template_asks_for_is_in_the_catalogue(path: Path) -> None:
    words, source = load_words(), path.read_text("utf-8")
    assert [key for key in KEY.findall(source) if not words.has(key)] == []
    assert [start for start in KEY_START.findall(source) if not any(key.startswith(start) for key in words.keys)] == []


def test_every_closed_word_of_the_model_has_a_text() -> None:
    words = load_words()
    keys = [f"kind.{kind}" for kind in ClaimKind] + [f"stance.{stance}" for stance in Stance] + [f"status.{status}" for status in Status]
    keys += [f"role.{role}" for roles in ROLES.values() for role in roles] + [f"code.{code}" for codes in CODES.values() for code in codes]
    keys += [f"done.{type_}" for type_ in DecisionType] + [f"bar.{bar}" for bar in Bar]
    assert [key for key in keys if not words.has(key)] == []


def test_no_text_of_the_catalogue_is_left_over() -> None:
    sources = "\n".join(p.read_text("utf-8") for p in [*TEMPLATES, *TEMPLATES[0].parents[1].rglob("*.py")])
    starts = set(KEY_START.findall(sources))
    asked = {*KEY.findall(sources), *re.findall(r'words\("([a-z_.0-9]+)"', sources)}
    left = {key for key in load_words().keys - asked if not any(key.startswith(start) for start in starts)}
    assert {key for key in left if not key.startswith("refused.4")} == set()


def test_a_plural_is_that_of_its_language() -> None:
    arabic = Words("ar", {"left": {"two": "two of them", "few": "{count} few", "other": "{count} more"}})
    assert (arabic("left", count=2), arabic.direction) == ("two of them", "rtl")
    assert arabic("left", count=3).endswith("few")
    assert load_words()("count.claims", count=1) == "1 claim"
    assert load_words()("count.claims", count=2500) == "2,500 claims"


def test_a_text_that_is_missing_says_where_it_belongs() -> None:
    with pytest.raises(VocabularyError, match=r"words/en.yaml lacks 'no.such'"):
        load_words()("no.such")
    with pytest.raises(VocabularyError, match="person"):
        load_words()("who")


def test_the_values_that_a_text_asks_for_are_found() -> None:
    assert named_values("{person} · {day}") == {"person", "day"}
