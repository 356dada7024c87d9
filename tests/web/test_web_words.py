"""Every text of a page is in the catalogue, and everything in the catalogue can be shown."""

import ast
import json
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest
import yaml
from babel import Locale
from jinja2 import Environment, nodes

from linkage.errors import VocabularyError
from linkage.model.claim import CODES, ROLES, ClaimKind, Stance
from linkage.model.decision import DecisionType
from linkage.model.review import Bar, Status
from linkage.web import serving
from linkage.web import words as words_module
from linkage.web.api.maps import DrawnBy
from linkage.web.words import Words, load_words
from madebench import make_client

WEB = Path(__file__).parents[2] / "src/linkage/web"
TEMPLATES = sorted((WEB / "templates").glob("*.j2"))
SOURCES = [*TEMPLATES, *sorted(WEB.rglob("*.py"))]
CATALOGUES = sorted((WEB / "words").glob("*.yaml"))
ARABIC_PLURALS = ("zero", "one", "two", "few", "many", "other")  # CLDR
SHOWN_ATTRIBUTES = re.compile(r"""\b(?:title|aria-label|placeholder|alt|data-words)=["']([^"'{]*[^\W\d_][^"'{]*)["']""")
NO_WORDS = {"sha256", "Esc"}


@dataclass(frozen=True, slots=True)
class AskedText:
    """A text that a page asks for: its key or what that begins with, and the names that are given values."""

    key: str
    is_whole: bool
    given: frozenset[str]


def names_in(words: Words, key: str) -> set[str]:
    """The {names} of a text, in any plural."""
    text = words.texts[key]
    forms = [text] if isinstance(text, str) else text.values()
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name}


def wrong_in(words: Words) -> list[str]:
    """What a catalogue has otherwise than the English one may be had."""
    english, plurals = load_words(), Locale.parse(words.language).plural_form
    shared = sorted(words.keys & english.keys)
    forms = {key: sorted(text) for key in shared if not isinstance(text := words.texts[key], str)}
    wanted = sorted({*plurals.tags, "other"})
    return [
        *(f"lacks {key}" for key in sorted(english.keys - words.keys)),
        *(f"has {key}, for which nobody asks" for key in sorted(words.keys - english.keys)),
        *(f"{key} has the plurals {', '.join(had)}, not {', '.join(wanted)}" for key, had in forms.items() if had != wanted),
        *(f"{key} names {name}, which is not given" for key in shared for name in sorted(names_in(words, key) - names_in(english, key))),
    ]


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


def template_texts(source: str) -> Iterator[AskedText]:
    """The texts that a template asks for."""
    for call in Environment(trim_blocks=True, autoescape=True).parse(source).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "t":
            given = frozenset(keyword.key for keyword in call.kwargs)
            for key, is_whole in template_keys(call.args[0]):
                yield AskedText(key, is_whole, given)


def template_keys(node: nodes.Node) -> Iterator[tuple[str, bool]]:
    """The keys that an expression can be, or what they begin with; "" where the template does not tell."""
    if isinstance(node, nodes.Const):
        yield str(node.value), True
    elif isinstance(node, nodes.CondExpr):
        yield from template_keys(node.expr1)
        if node.expr2 is not None:
            yield from template_keys(node.expr2)
    elif isinstance(node, nodes.Concat):
        yield from ((start, False) for start, _ in template_keys(node.nodes[0]))
    else:
        yield "", False


def code_texts(source: str) -> Iterator[AskedText]:
    """The texts that a file of Python asks for by `words(...)`."""
    for call in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)):
        name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
        if name == "words" and call.args:
            key, given = call.args[0], frozenset(keyword.arg or "" for keyword in call.keywords)
            first = key.values[0] if isinstance(key, ast.JoinedStr) else key
            yield AskedText(str(first.value) if isinstance(first, ast.Constant) else "", isinstance(key, ast.Constant), given)


def texts_of(path: Path) -> list[AskedText]:
    return list((code_texts if path.suffix == ".py" else template_texts)(path.read_text("utf-8")))


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name)
def test_every_text_that_is_asked_for_is_in_the_catalogue_and_is_given_all_it_names(path: Path) -> None:
    words = load_words()
    missing, names = [], []
    for asked in texts_of(path):
        meant = [key for key in words.keys if key == asked.key or (not asked.is_whole and asked.key and key.startswith(asked.key))]
        missing += [] if meant or asked.key == "" else [asked.key]
        names += [(key, name) for key in meant for name in names_in(words, key) - asked.given]
    assert missing == []
    assert names == []


def test_only_two_places_ask_for_a_text_that_they_do_not_name() -> None:
    assert sorted(path.name for path in SOURCES if any(asked.key == "" for asked in texts_of(path))) == ["app.py", "facets.html.j2"]


def test_the_check_reads_every_way_to_ask() -> None:
    template = '{{ t("a.b", n=1) }}{{ t("c." ~ x) }}{{ t(("d." if x else "e.") ~ y) }}<i title="{{ t("f" if x else "g") }}">{{ t(z) }}'
    assert {(a.key, a.is_whole) for a in template_texts(template)} == {
        ("a.b", True), ("c.", False), ("d.", False), ("e.", False), ("f", True), ("g", True), ("", False),
    }  # fmt: skip
    assert {(a.key, a.is_whole, a.given) for a in code_texts('bench.words(f"a.{b}", c=1)\nwords("d")\nwords(key)')} == {
        ("a.", False, frozenset({"c"})), ("d", True, frozenset()), ("", False, frozenset()),
    }  # fmt: skip


def test_every_closed_word_of_the_model_has_a_text() -> None:
    words = load_words()
    keys = [f"kind.{kind}" for kind in ClaimKind] + [f"stance.{stance}" for stance in Stance] + [f"status.{status}" for status in Status]
    keys += [f"role.{role}" for roles in ROLES.values() for role in roles] + [f"code.{code}" for codes in CODES.values() for code in codes]
    keys += [f"done.{type_}" for type_ in DecisionType] + [f"bar.{bar}" for bar in Bar]
    assert [key for key in keys if not words.has(key)] == []


def test_no_text_of_the_catalogue_is_left_over() -> None:
    asked = [one for path in SOURCES for one in texts_of(path) if one.key]
    whole = {one.key for one in asked if one.is_whole}
    starts = (*(one.key for one in asked if not one.is_whole), "refused.4", "event.island.")  # app.py asks by status, islands below
    assert {key for key in load_words().keys - whole if not key.startswith(starts)} == set()


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda p: p.stem)
def test_a_catalogue_has_the_texts_of_the_english_one_and_the_plurals_of_its_language(path: Path) -> None:
    assert wrong_in(load_words(path.stem)) == []


def test_what_a_catalogue_lacks_or_names_anew_is_told() -> None:
    texts = dict(load_words().texts)
    del texts["name.title"]
    texts |= {"who": "{somebody}", "no.such": "x", "count.claims": {"other": "{count} claims"}}
    assert wrong_in(Words("en", texts)) == [
        "lacks name.title",
        "has no.such, for which nobody asks",
        "count.claims has the plurals other, not one, other",
        "who names somebody, which is not given",
    ]


def test_a_second_catalogue_is_a_file_and_turns_the_pages_round(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "package" / "words"
    folder.mkdir(parents=True)
    turned = {
        key: text if isinstance(text, str) else text | dict.fromkeys(ARABIC_PLURALS, text["other"])
        for key, text in load_words().texts.items()
    }
    nested = {
        key: f"ابج {text}" if isinstance(text, str) else {c: f"ابج {form}" for c, form in text.items()} for key, text in turned.items()
    }
    (folder / "ar.yaml").write_text(yaml.safe_dump(nested, allow_unicode=True), encoding="utf-8")
    monkeypatch.setattr(words_module, "files", lambda _package: folder.parent)
    arabic = load_words.__wrapped__("ar")
    assert wrong_in(arabic) == []
    monkeypatch.setattr(serving, "load_words", lambda: arabic)
    client = make_client(case)
    for address in ("/", "/review", "/search", "/entities", "/incidents", "/reports", "/joins", "/add", "/settings", "/publish", "/name"):
        page = client.get(address).text
        assert '<html lang="ar" dir="rtl">' in page, address
        assert "ابج" in page, address


def test_every_text_of_the_islands_is_in_the_catalogue_and_asked_for() -> None:
    sources = "\n".join(p.read_text("utf-8") for p in (WEB / "islands").glob("*.ts"))
    given = json.loads(load_words().json("event.island"))
    asked = set(re.findall(r'words\("([a-z_]+)"', sources))
    assert asked | set(get_args(DrawnBy)) <= set(given)
    assert [name for name in given if f'"{name}"' not in sources] == []
    assert given["all"] == {"one": "{count} incident in the list", "other": "All {count} incidents in the list"}


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
