"""Sentences of each language that is read, with all their claims: the tables beside this file."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from linkage.model.claim import Claim, Stance

Read = Callable[..., list[Claim]]
HERE = Path(__file__).parent
CASES = [
    pytest.param(language, case["text"], case["claims"], id=f"{language}-{case['text'][:40]}")
    for language, table in {"en": "english", "ru": "light_ru", "uk": "light_uk", "es": "light_es"}.items()
    for case in yaml.load((HERE / f"{table}.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
]


def told(claim: Claim, name: str) -> object:
    if name == "kind":
        return claim.kind.value
    if name == "source":
        return claim.source or "none"
    if name == "stance":
        return claim.stance.value
    value = claim.value(name)
    return "none" if value is None else list(value) if isinstance(value, tuple) else value


def agrees(claim: Claim, expected: dict[str, object]) -> bool:
    return all(told(claim, name) == value for name, value in {"stance": "asserted", **expected}.items())


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_sentence_gives_these_claims_and_no_others(read: Read, language: str, text: str, expected: list[dict[str, object]]) -> None:
    claims = read(text, language=language)
    shown = [{name: told(c, name) for name in ("kind", "source", "stance", *(r.name for r in c.roles))} for c in claims]
    missed = [e for e in expected if not any(agrees(c, e) for c in claims)]
    wrong = [s for c, s in zip(claims, shown, strict=True) if not any(agrees(c, e) for e in expected)]
    assert (missed, wrong) == ([], [])


HEAD = "Pavel Andreyevich LOTAREV\nAsset freeze | 3.4.2021\nRussian\n"
REASONS = [
    pytest.param(case["text"], case["claims"], id=case["text"][:40])
    for case in yaml.load((HERE / "records.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
]


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_a_sentence_of_a_sanctions_record_gives_these_claims_and_no_others(
    read: Read, text: str, expected: list[dict[str, object]]
) -> None:
    claims = [c for c in read(HEAD + text, record=True) if c.quote.start >= len(HEAD)]
    shown = [{name: told(c, name) for name in ("kind", "source", "stance", *(r.name for r in c.roles))} for c in claims]
    missed = [e for e in expected if not any(agrees(c, e) for c in claims)]
    wrong = [s for c, s in zip(claims, shown, strict=True) if not any(agrees(c, e) for e in expected)]
    assert (missed, wrong) == ([], [])


DENYING = re.compile(
    r"\b(not|\w+n.t|no|never|none|nothing|neither|nobody|without|acquitted|cleared|den(y|ies|ied|ial|ying)|disown\w*|reject\w*|dismiss\w*|refut\w*|disput\w*|rebut\w*"
    r"|false\w*|untrue|baseless|lies?|fabricat\w*|fiction|hoax|doubts?|staged|staging|disinformation|groundless|absurd|unfounded|fake\w*|inventions?)\b",
    re.IGNORECASE,
)
DENIED = [case for case in CASES if any(claim.get("stance") == "denied" for claim in case.values[2]) and case.values[0] == "en"]


@pytest.mark.parametrize(("language", "text", "expected"), DENIED)
def test_the_quote_of_a_denial_holds_the_words_that_deny(read: Read, language: str, text: str, expected: list[dict[str, object]]) -> None:
    quotes = [claim.quote.of(text) for claim in read(text, language=language) if claim.stance is Stance.DENIED]
    assert quotes
    assert [quote for quote in quotes if DENYING.search(quote) is None] == []
