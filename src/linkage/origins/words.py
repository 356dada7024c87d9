"""Report -> ReportText: its sentences in a form that can be compared with those of other reports."""

import re
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from linkage.model.report import Report
from linkage.model.span import Span
from linkage.origins.anchors import WORD, AnchorReader, read_numbers
from linkage.vocab import load_phrases, load_vocabulary

SHINGLE = 5  # words in a row: so many alike are seldom chance
_SAMPLE = 2  # one shingle of so many is looked up
_STEM = 6  # letters of a word that are compared: endings differ
_SHORTEST_WORD = 4
_FEWEST_WORDS = 4  # of a sentence that shows anything
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»’')\]]*\s+|\n+")
_QUOTED = re.compile(r"“[^“”\n]{12,600}”|«[^«»\n]{12,600}»|„[^„“”\n]{12,600}[“”]|\"[^\"\n]{12,600}\"")
_LIGHT = ("es", "ru", "uk")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report.

    Args:
        span: Where it stands.
        words: Its words, folded for comparison.
        stems: Beginnings of the words that carry meaning.
        anchors: Its numbers and names.
    """

    span: Span
    words: tuple[str, ...]
    stems: frozenset[str]
    anchors: frozenset[str]


@dataclass(frozen=True)
class ReportText:
    """What of a report is compared with others: boilerplate left out.

    Args:
        report: The report.
        sentences: Its sentences with four words or more.
        quotations: The words between quotation marks, folded, with where they stand.
    """

    report: Report
    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[Span, tuple[str, ...]], ...]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every anchor of the report."""
        return frozenset().union(*(s.anchors for s in self.sentences))

    @property
    def shingles(self) -> NDArray[np.uint64]:
        """Five words in a row, within one sentence and not all quoted: a hash of each, rising."""
        return self._coded_rows[0]

    @property
    def row_codes(self) -> NDArray[np.int64]:
        """Codes of every second of its words in a row, chosen by the words, so the same in every report; rising."""
        return self._coded_rows[1]

    @cached_property
    def _coded_rows(self) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        rows = [" ".join(row).encode() for row in self._rows()]
        hashes = {int.from_bytes(blake2b(row, digest_size=8).digest()) for row in rows}
        codes = {code for row in rows if (code := zlib.crc32(row)) % _SAMPLE == 0}
        return np.array(sorted(hashes), dtype=np.uint64), np.array(sorted(codes), dtype=np.int64)

    def _rows(self) -> Iterator[tuple[str, ...]]:
        """Five words in a row, within one sentence and not all quoted; some come more than once."""
        quoted = self.quoted_rows  # what somebody said is shared by all who were there
        return (row for sentence in self.sentences for row in rows_of(sentence.words) if row not in quoted)

    @cached_property
    def quoted_rows(self) -> frozenset[tuple[str, ...]]:
        """Five words in a row, all within quotation marks."""
        return frozenset(row for _, words in self.quotations for row in rows_of(words))

    @property
    def name_capitals(self) -> bool:
        """Whether a capital within a sentence marks a name."""
        return self.report.language not in load_phrases("origins", "capital_nouns")


def rows_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every five words in a row.

    Args:
        words: Words in order.
    """
    return (tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def count_shared(hashes: NDArray[np.uint64], others: NDArray[np.uint64]) -> int:
    """How many hashes of two rising lists are in both.

    Args:
        hashes: One list, each once.
        others: The other, each once.
    """
    few, many = sorted((hashes, others), key=len)
    if len(few) == 0:
        return 0
    return int(np.count_nonzero(many.take(many.searchsorted(few), mode="clip") == few))


def read_text(report: Report, anchors: AnchorReader) -> ReportText:
    """The sentences of a report, its headline among them.

    Args:
        report: The report.
        anchors: Reads numbers and names.
    """
    stretches = [s for s in split_sentences(report.text) if not report.is_boilerplate(s)]
    printed = [(s, WORD.findall(s.of(report.text))) for s in stretches]
    printed = [(s, words) for s, words in printed if len(words) >= _FEWEST_WORDS]
    inside = {word for _, words in printed for word in words[1:] if word[0].isupper()}  # the first word has a capital whatever it is
    common = function_words(report.language)
    sentences = []
    for span, words in printed:
        folded = tuple(map(_fold, words))
        names = (anchors.name(part) for n, w in enumerate(words) if w[0].isupper() and (n > 0 or w in inside) for part in w.split("-"))
        found = frozenset(a for a in (*names, *(number for _, number in read_numbers(words, report.language))) if a != "")
        stems = frozenset(_stem(w) for w in folded if len(w) >= _SHORTEST_WORD and w not in common and not w[0].isdigit())
        sentences.append(Sentence(span, folded, stems, found))
    return ReportText(report, tuple(sentences), tuple(_quotations(report)))


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    return sys.intern(word.casefold().replace("’", "'").replace("ё", "е"))


@lru_cache(maxsize=65536)
def _stem(folded: str) -> str:
    return sys.intern(folded[:_STEM])


def split_sentences(text: str) -> Iterator[Span]:
    """The sentences of a text in any language: up to a full stop before a capital or a figure, or the end of the line.

    Args:
        text: The text of a report.
    """
    start = 0
    for end in _SENTENCE_END.finditer(text):
        behind = text[end.end() : end.end() + 2].lstrip("\"“”«„‘'([")
        if "\n" not in end.group() and not (behind[:1].isupper() or behind[:1].isdigit() or behind == ""):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip() != "":
        yield Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def _quotations(report: Report) -> Iterator[tuple[Span, tuple[str, ...]]]:
    for match in _QUOTED.finditer(report.text):
        span = Span(match.start(), match.end())
        words = tuple(w.casefold() for w in WORD.findall(match.group()))
        if len(words) >= SHINGLE and not report.is_boilerplate(span):
            yield span, words


@cache
def function_words(language: str) -> frozenset[str]:
    """Words that are in every text of a language and so show nothing.

    Args:
        language: ISO 639-1 code.
    """
    if language in _LIGHT:
        return frozenset(load_phrases(language, "function_words"))
    lists = load_vocabulary("origins")["function_words"]
    return frozenset(lists.get(language, ())) if isinstance(lists, dict) else frozenset()
