"""Texts are compared as tables of terms, with what comparing sentence by sentence would give."""

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linkage.entities import fold_word
from linkage.model.report import Report
from linkage.origins.anchors import AnchorReader
from linkage.origins.candidates import Votes, find_holders
from linkage.origins.likeness import compare, share_copied, share_known, shares_known
from linkage.origins.termweights import ONE, TermWeights, weigh_terms
from linkage.origins.weighedtext import WeighedText
from linkage.origins.words import read_text
from linkage.vocab.gazetteer import load_gazetteer

_WORDS = (
    "rockets",
    "depot",
    "Varnitsa",
    "Hulko",
    "26",
    "killed",
    "bus",
    "drivers",
    "Askarov",
    "3",
    "June",
    "18",
    "villages",
    "burnt",
    "1,204",
)
sentences = st.lists(st.sampled_from(_WORDS), min_size=4, max_size=9).map(lambda words: "So " + " ".join(words) + ".")
texts = st.lists(sentences, min_size=1, max_size=7).map(" ".join)


def weighed(*printed: tuple[str, str]) -> list[WeighedText]:
    anchors = AnchorReader(fold_word, load_gazetteer())
    reports = [Report(f"{n:064}", f"{n}.txt", "text/plain", text, "", language=language) for n, (text, language) in enumerate(printed)]
    read = [read_text(report, anchors) for report in reports]
    terms = weigh_terms(read)
    known = frozenset(anchor for text in read if text.name_capitals for anchor in text.anchors)
    return [WeighedText(text, terms, known) for text in read]


def weight(terms: TermWeights, of: frozenset[str]) -> Fraction:
    return Fraction(sum(terms.of[term] for term in of), ONE)


def matches_one_by_one(text: WeighedText, other: WeighedText, *, same: bool) -> list[tuple[int, tuple[int, ...]]]:
    """Each sentence with the first of the stretches that are most like it."""
    found = []
    count = len(other.text.sentences)
    for at, sentence in enumerate(text.text.sentences):
        best: tuple[Fraction, tuple[int, ...]] | None = None
        for window in [*((n,) for n in range(count)), *pairwise(range(count))]:
            held = [other.text.sentences[n] for n in window]
            there = frozenset().union(*(other.anchors[n] for n in window))
            here = text.anchors[at]
            if same:
                own, stretch = sentence.stems | here, there.union(*(s.stems for s in held))
                likeness = Fraction(0)
                if len(own & stretch) > 1:
                    shared = weight(text.terms, own & stretch)
                    likeness = (3 * shared / weight(text.terms, own) + shared / weight(text.terms, stretch)) / 4
            else:
                length = sum(len(s.span) for s in held) / len(sentence.span)
                likeness = Fraction(0)
                if 0.45 <= length <= 2.2 and here and there:
                    shared = weight(text.terms, here & there)
                    likeness = (3 * shared / weight(text.terms, here) + 2 * shared / weight(text.terms, there)) / 5
            if best is None or likeness > best[0]:
                best = (likeness, window)
        if best is not None and best[0] >= Fraction(34 if same else 45, 100):
            found.append((at, best[1]))
    return found


@settings(max_examples=120, deadline=None)
@given(texts, texts, st.sampled_from(["en", "es", "de"]))
@example("So rockets rockets 26 18.", "So rockets Varnitsa 26 Askarov.", "es")  # likeness 0.45, which floats give as less
def test_tables_find_what_comparing_one_by_one_finds(first: str, second: str, language: str) -> None:
    text, other = weighed((first, "en"), (second, language))
    likeness = compare(text, other)
    assert sorted((m.at, m.others) for m in likeness.matches) == matches_one_by_one(text, other, same=language == "en")


@settings(max_examples=120, deadline=None)
@given(texts, texts, st.sampled_from(["en", "es", "de"]))
def test_no_more_stands_together_than_the_other_text_has(first: str, second: str, language: str) -> None:
    text, other = weighed((first, "en"), (second, language))
    likeness = compare(text, other)
    assert likeness.anchored <= share_known(text, other) == likeness.known <= 1
    assert shares_known([text, other], [(0, 1)]) == [(share_known(text, other), share_known(other, text))]
    rows, others = ({" ".join(s.words[i : i + 5]) for s in t.text.sentences for i in range(len(s.words) - 4)} for t in (text, other))
    assert share_copied(text.text, other.text) == (len(rows & others) / len(rows) if rows else 0)


def test_terms_weigh_whole_numbers_large_numbers_most() -> None:
    (text,) = weighed(("At least 26 people and 1,204 horses of Varnitsa were fed for 3 days. So it was in Varnitsa.", "en"))
    assert all(isinstance(value, int) for value in text.terms.of.values())
    assert [text.terms.of[term] / ONE for term in ("#3", "#26", "#1204")] == [0.6, 1.2, 2.0]


@settings(deadline=None)
@given(st.lists(st.sets(st.integers(0, 6)), max_size=40))
def test_votes_of_each_report_are_those_of_all_pairs(keys: list[set[int]]) -> None:
    holders = find_holders([np.array(sorted(own), dtype=np.int64) for own in keys])
    expected = [found for key in range(7) if len(found := [n for n, own in enumerate(keys) if key in own]) > 1]
    assert sorted(found.tolist() for found in holders) == sorted(expected)
    all_pairs: Counter[frozenset[int]] = Counter()
    for found in (own.tolist() for own in holders):
        neighbours = [*pairwise(found), *((found[0], n) for n in found[2:])]
        all_pairs.update(map(frozenset, combinations(found, 2) if len(found) <= 24 else neighbours))
    votes = Votes(len(keys), holders, [])
    told: dict[frozenset[int], float] = defaultdict(float)
    for n in range(len(keys)):
        for m, count in enumerate(votes.of(n).tolist()):
            if count > 0:
                told[frozenset((n, m))] += count / 2
    assert told == pytest.approx(dict(all_pairs))
