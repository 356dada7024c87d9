"""Words -> signs: what the tagger of officers that is a conditional random field sees of every word of a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, pairwise

from linkage.mentions.sentences import paragraphs
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_phrases, rank_lexicon, rank_words

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"(.)\1{2,}")
_NEAR, _NEARER, _NEAREST = 5, 3, 2  # words to either side: of which the list and the case are seen, the word itself, its form


@dataclass(frozen=True)
class Paragraph:
    """A paragraph that may name an officer.

    Args:
        span: Where it stands.
        tokens: Its words; at least one.
        told: How often each of its words that begin with a capital stands in earlier such paragraphs: annotators mark an officer once.
    """

    span: Span
    tokens: Sequence[Token]
    told: Mapping[str, int]

    @cached_property
    def word_signs(self) -> list[list[str]]:
        """What is seen of every word, a list of signs for each."""
        return _read_word_signs(self)


def officer_paragraphs(report: Report, sentences: Iterable[Sentence], tells: Callable[[str], bool] | None = None) -> list[Paragraph]:
    """The paragraphs that may name an officer, in order.

    Args:
        report: An English report.
        sentences: Its sentences.
        tells: Whether a paragraph may name one; None takes `tells_of_officers`.
    """
    tells = tells or tells_of_officers
    spans = list(paragraphs(report))
    told: Counter[str] = Counter()
    found = []
    for number, inside in groupby(sentences, key=lambda s: s.paragraph):
        tokens = [t for s in inside for t in s.tokens]
        if tokens and tells(spans[number].of(report.text)):
            found.append(Paragraph(spans[number], tokens, {t.text: told[t.text] for t in tokens if t.text[:1].isupper()}))
            told.update(t.text for t in tokens)
    return found


def hints_at_officers(paragraph: str) -> bool:
    """Whether a paragraph holds a word of rank, office or unit at all: what taggers learn from, more than they are used on."""
    words = {word.lower() for word in _WORD.findall(paragraph)}
    units = {unit for unit in load_phrases("bodies", "units") if " " not in unit}
    return not words.isdisjoint(cue_words() | {"private"} | set(load_phrases("posts", "military")) | units)


def tells_of_officers(paragraph: str) -> bool:
    """Whether a paragraph holds a word of rank, office or formation with a capital, or before one.

    The others are not tagged, which saves most of the time: they hold 3 of 100 names that researchers mark.
    """
    words = _WORD.findall(paragraph)
    cues = cue_words()
    return any(word.lower() in cues and (word[0].isupper() or after[:1].isupper()) for word, after in pairwise([*words, ""]))


@cache
def cue_words() -> frozenset[str]:
    """Ranks of one word, but for "private", and words of offices and formations."""
    ranks = {word.rstrip(".") for word in rank_lexicon().words()} - {"private"}
    return frozenset(ranks | set(load_phrases("posts", "telling_of_officers")))


def _read_word_signs(paragraph: Paragraph) -> list[list[str]]:
    tokens = paragraph.tokens
    lists, shapes = [_lists(t.lower) for t in tokens], [_shape(t.text) for t in tokens]
    found = []
    for i, token in enumerate(tokens):
        lower = token.lower
        signs = [
            f"word={lower}", f"lemma={token.lemma}", f"tag={token.tag}", f"dep={token.dep}", f"head={token.head.lower}",
            f"shape={shapes[i]}", f"end={lower[-3:]}", f"start={lower[:3]}", f"list={lists[i]}",
            f"seen={min(paragraph.told[token.text], 2) if token.text in paragraph.told else '-'}",
        ]  # fmt: skip
        for distance in range(-_NEAR, _NEAR + 1):
            j = i + distance
            if distance == 0:
                continue
            if not 0 <= j < len(tokens):
                signs.append(f"{distance} none")
                continue
            signs.append(f"{distance} list={lists[j]} {shapes[j][:2]}")
            if abs(distance) <= _NEARER:
                signs.append(f"{distance} word={tokens[j].lower}")
            if abs(distance) <= _NEAREST:
                signs += [f"{distance} shape={shapes[j]}", f"{distance} tag={tokens[j].tag}"]
        before = (tokens[i - 1].lower, lists[i - 1], shapes[i - 1]) if i else ("^", "^", "^")
        after = (tokens[i + 1].lower, lists[i + 1], shapes[i + 1]) if i + 1 < len(tokens) else ("$", "$", "$")
        signs += [
            f"words={before[0]} {lower}", f"words+={lower} {after[0]}",
            f"lists={before[1]} {lists[i]} {after[1]}", f"shapes={before[2]} {shapes[i]} {after[2]}",
        ]  # fmt: skip
        found.append(signs)
    return found


def _lists(word: str) -> str:
    return "".join(name for name, words in _word_lists() if word.strip(".") in words) or "-"


@cache
def _word_lists() -> tuple[tuple[str, frozenset[str]], ...]:
    offices, roles = load_phrases("posts", "military"), load_phrases("posts", "roles")
    return ("r", rank_words()), ("o", frozenset(offices)), ("l", frozenset(roles)), ("u", frozenset(load_phrases("bodies", "units")))


def _shape(word: str) -> str:
    """ "Maj-Gen" is "Xxx-Xxx", "82nd" is "99xx": runs are cut to two."""
    letters = "".join("X" if c.isupper() else "x" if c.isalpha() else "9" if c.isdigit() else c for c in word)
    return _RUN.sub(r"\1\1", letters)
