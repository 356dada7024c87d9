"""The parser's rules for parts of speech, looked up instead of matched: the same annotations in less time.

spaCy's attribute ruler tries each of some 180 patterns at every word. Nearly all of them ask for the tag, the word and the label of one
word, so that what they give can be kept for the next word that has the same three.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "linkage_attributes"
_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
_COLUMNS = [TAG, LOWER, DEP, IS_SPACE]
_WAYS = frozenset({"IN", "NOT_IN", "REGEX"})
_Row = Sequence[int]  # the numbers of `_COLUMNS` for one word


@dataclass(frozen=True, slots=True)
class _Rule:
    """One pattern: what it asks of each of its words, and the attributes it stands for, by their number and the matcher's."""

    words: tuple[dict[str, Any], ...]
    attributes: int
    match: int


@dataclass(frozen=True, slots=True)
class _Found:
    """The rules of one word that fit it, and the longer ones whose first word it may be."""

    alone: tuple[_Rule, ...]
    longer: tuple[_Rule, ...]


class Attributes:
    """A component that annotates as the attribute ruler of a pipeline does.

    Args:
        ruler: The attribute ruler; it keeps its patterns and sets what is found.
    """

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        self._strings = ruler.vocab.strings
        self._rules = [
            _Rule(tuple(pattern), number, self._strings.add(str(number)))
            for number, entry in enumerate(ruler.patterns)
            for pattern in entry["patterns"]
        ]
        self._words = {word for rule in self._rules for asked in rule.words for word in _listed(asked.get("LOWER"))}
        self._expressions = [w["LOWER"]["REGEX"] for r in self._rules for w in r.words if "REGEX" in _ways(w.get("LOWER"))]
        self._told_apart: dict[int, int] = {}  # a word: itself where some rule asks for it, else 0
        self._found: dict[tuple[int, int, int, int], _Found] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one text."""
        rows = doc.to_array(_COLUMNS).tolist()
        matches = []
        for i, (tag, word, dep, blank) in enumerate(rows):
            key = (tag, self._told_apart.get(word, word), dep, blank)
            found = self._found.get(key)
            if found is None:
                found = self._look_up(rows[i])
            matches += [(rule.attributes, rule.match, i, i + 1) for rule in found.alone]
            for rule in found.longer:
                end = i + len(rule.words)
                if end <= len(rows) and all(self._fits(asked, row) for asked, row in zip(rule.words[1:], rows[i + 1 : end], strict=True)):
                    matches.append((rule.attributes, rule.match, i, end))
        matches.sort()
        self._ruler.set_annotations(doc, matches)
        return doc

    def _look_up(self, row: _Row) -> _Found:
        """What the rules give for a word not seen before; kept for words of the same tag and label that no rule tells apart."""
        tag, word, dep, blank = row
        text = self._strings[word]
        is_asked_for = text in self._words or any(re.search(expression, text) for expression in self._expressions)
        self._told_apart[word] = word if is_asked_for else 0
        key = (tag, self._told_apart[word], dep, blank)
        if key in self._found:
            return self._found[key]
        fitting = [rule for rule in self._rules if self._fits(rule.words[0], row)]
        found = _Found(tuple(r for r in fitting if len(r.words) == 1), tuple(r for r in fitting if len(r.words) > 1))
        self._found[key] = found
        return found

    def _fits(self, asked: dict[str, Any], row: _Row) -> bool:
        """Whether a word has all that a pattern asks of it."""
        tag, word, dep, blank = row
        has = {"TAG": self._strings[tag], "LOWER": self._strings[word], "DEP": self._strings[dep], "IS_SPACE": bool(blank)}
        return all(_is_so(has[name], value) for name, value in asked.items())


def _ways(value: object) -> frozenset[str]:
    """The ways in which a pattern compares, where it does not ask for one value."""
    return frozenset(value) if isinstance(value, dict) else frozenset()


def _listed(value: object) -> tuple[str, ...]:
    """The words that a pattern names."""
    if isinstance(value, dict):
        return (*value.get("IN", ()), *value.get("NOT_IN", ()))
    return (value,) if isinstance(value, str) else ()


def _is_so(has: object, asked: object) -> bool:
    """Whether a word's value is one that a pattern asks for."""
    if not isinstance(asked, dict):
        return has == asked
    return all(
        has in value if way == "IN" else has not in value if way == "NOT_IN" else re.search(value, str(has)) is not None
        for way, value in asked.items()
    )


def _can_be_looked_up(ruler: Any) -> bool:
    """Whether all patterns ask only for what is looked up here, in the ways known here."""
    words = [word for entry in ruler.patterns for pattern in entry["patterns"] for word in pattern]
    return all(name in _ASKED and _ways(value) <= _WAYS for word in words for name, value in word.items())


@Language.factory(NAME)
def make_attributes(nlp: Language, name: str) -> Attributes:  # noqa: ARG001 - the signature of a spaCy factory
    """The component for a pipeline that has an attribute ruler."""
    return Attributes(nlp.get_pipe("attribute_ruler"))


def look_up_attributes(pipeline: Language) -> Language:
    """Put the look-up in the place of the attribute ruler, where the pipeline has one whose patterns can be looked up.

    Args:
        pipeline: The pipeline; it is changed.

    Returns:
        The same pipeline.
    """
    if "attribute_ruler" in pipeline.pipe_names and _can_be_looked_up(pipeline.get_pipe("attribute_ruler")):
        pipeline.add_pipe(NAME, after="attribute_ruler")
        pipeline.disable_pipe("attribute_ruler")
    return pipeline
