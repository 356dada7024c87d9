"""Words -> signs: what the tagger of officers that is a conditional random field sees of every word of a passage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, pairwise

from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_phrases, rank_lexicon, rank_words

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"(.)\1{2,}")
_NEAR, _NEARER, _NEAREST = 5, 3, 2  # words to either side: of which the list and the case are seen, the word itself, its form


@dataclass(frozen=True)
class Passage:
    """Sentences beside one another that may name an officer.

    Args:
        span: Where they stand.
        text: What stands there.
        tokens: Their words; at least one.
        told: How often each of their words that begin with a capital stands in the report before: annotators mark an officer once.
    """

    span: Span
    text: str
    tokens: Sequence[Token]
    told: Mapping[str, int]

    @cached_property
    def word_signs(self) -> list[list[str]]:
        """What is seen of every word, a list of signs for each."""
        return _read_word_signs(self)


def officer_passages(report: Report, sentences: Iterable[Sentence], *, to_learn: bool = False) -> list[Passage]:
    """The passages that may name an officer, in order.

    Args:
        report: An English report.
        sentences: Its sentences.
        to_learn: Give what taggers learn from: the whole of each paragraph that holds a word of rank, office or unit. Else what they are
            used on, for less time: the sentences that hold one with a capital, or before one.
    """
    told: Counter[str] = Counter()
    found = []
    for _, in_paragraph in groupby(sentences, key=lambda s: s.paragraph):
        paragraph = list(in_paragraph)
        learned = to_learn and any(hints_at_officers(s.span.of(report.text)) for s in paragraph)
        for may_name, run in groupby(paragraph, key=lambda s: learned if to_learn else tells_of_officers(s.span.of(report.text))):
            tokens = [t for sentence in run for t in sentence.tokens]
            if tokens and may_name:
                span = Span(tokens[0].span.start, tokens[-1].span.end)
                found.append(Passage(span, span.of(report.text), tokens, {t.text: told[t.text] for t in tokens if t.text[:1].isupper()}))
            told.update(t.text for t in tokens)
    return found


def tells_of_officers(sentence: str) -> bool:
    """Whether a sentence holds a word of rank, office or unit with a capital, or before one: one name in a hundred stands in others."""
    words = _WORD.findall(sentence)
    cues = cue_words()
    return any(word.lower() in cues and (word[0].isupper() or after[:1].isupper()) for word, after in pairwise([*words, ""]))


def hints_at_officers(sentence: str) -> bool:
    """Whether a sentence holds a word of rank, office or unit at all."""
    return not cue_words().isdisjoint(word.lower() for word in _WORD.findall(sentence))


@cache
def cue_words() -> frozenset[str]:
    """Ranks of one word and words of offices and units."""
    ranks = {word.rstrip(".") for word in rank_lexicon().words()}
    units = {unit for unit in load_phrases("bodies", "units") if " " not in unit}
    return frozenset(ranks | units | {*load_phrases("posts", "telling_of_officers"), *load_phrases("posts", "military"), "private"})


def _read_word_signs(passage: Passage) -> list[list[str]]:
    tokens = passage.tokens
    lists, shapes = [_lists(t.lower) for t in tokens], [_shape(t.text) for t in tokens]
    found = []
    for i, token in enumerate(tokens):
        lower = token.lower
        signs = [
            f"word={lower}", f"lemma={token.lemma}", f"tag={token.tag}", f"dep={token.dep}", f"head={token.head.lower}",
            f"shape={shapes[i]}", f"end={lower[-3:]}", f"start={lower[:3]}", f"list={lists[i]}",
            f"seen={min(passage.told[token.text], 2) if token.text in passage.told else '-'}",
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
