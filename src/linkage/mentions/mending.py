"""Clumsy text as the parser should read it: sentences that a stray full stop or the end of a line cuts in two are whole again.

Only what the parser sees is mended, character for character: the text of the report, its offsets and its quotes stay as they were captured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from linkage.model.span import Span
from linkage.vocab import load_pairs, load_phrases, load_word_set, rank_tokens

_WIDE = 40  # characters: a shorter line is a heading, an item of a list or a field of a record, and nothing runs on from it
_BETWEEN = re.compile(r"(\S*\w)(\.)[ ]+(?=(\S+))")  # a full stop between two words: the words, and the stop itself
_PICTURES = re.compile("[\u200d\u203c\u2049\u20e3\u231a-\u23ff\u25a0-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\U0001f000-\U0001faff]+")
_ENDS = ".!?:;…\"'”’»)]|"  # no line that ends so was broken in mid sentence


def join_lines(lines: Iterable[Span], text: str) -> Iterator[Span]:
    """The paragraphs that lines make: a line broken in mid sentence goes on in the next one.

    Args:
        lines: The lines that hold words, without the blanks at their ends, in order.
        text: The text of the report.

    Yields:
        A line, or the stretch of lines that follow one another without a blank line, each going on from the last: it starts with a
        small letter after a line that is long and does not end like a sentence. In lines that were broken to one width, one that
        starts with a capital goes on too.
    """
    block: list[Span] = []
    for line in lines:
        if block and text[block[-1].end : line.start].count("\n") > 1:
            yield from _joined(block, text)
            block = []
        block.append(line)
    yield from _joined(block, text)


def _joined(block: list[Span], text: str) -> Iterator[Span]:
    """The paragraphs of a block of lines without a blank line between them."""
    broken = [len(a) for a, b in pairwise(block) if _is_cut(a, text) and _goes_on(b, text)]
    # One break may be anything; where several lines are cut, the text was set to a width that no cut line is far below.
    width = max(broken) * 3 // 4 if len(broken) > 1 else None
    start: Span | None = None
    last: Span | None = None
    for line in block:
        if start is None or last is None:
            start = line
        elif not _hangs(last, line, text) and not (
            _is_cut(last, text) and (_goes_on(line, text) or (width is not None and len(last) >= width))
        ):
            yield Span(start.start, last.end)
            start = line
        last = line
    if start is not None and last is not None:
        yield Span(start.start, last.end)


def _is_cut(line: Span, text: str) -> bool:
    words = line.of(text)
    told = any(w.islower() and len(w) > 3 for w in words.split())  # not a row of names
    return len(line) >= _WIDE and text[line.end - 1] not in _ENDS and "|" not in words and told


def _hangs(line: Span, following: Span, text: str) -> bool:
    """Whether a line, however short, ends with a word that asks for another: "Head of the", "released on 18" before "June"."""
    words, first = line.of(text).split(), following.of(text).split(maxsplit=1)[0].lower().rstrip(".,")
    if len(words) < 2 or "|" in words:
        return False
    return words[-1] in _ASKING or (words[-1].isdecimal() and len(words[-1]) < 3 and first in load_pairs("times", "months"))


# Small words behind which no sentence and no heading ends.
_ASKING = frozenset(["a", "an", "and", "as", "at", "between", "by", "for", "from", "of", "or", "the", "their", "to", "under", "with"])


def _goes_on(line: Span, text: str) -> bool:
    return _is_small(line.of(text).split(maxsplit=1)[0])


def sets_capitals(text: str) -> bool:
    """Whether the sentences of a text begin with capitals, so that a small letter after a full stop tells something."""
    following: list[str] = [m.group(3)[0] for m in _BETWEEN.finditer(text)]
    first = [line.lstrip()[0] for line in text.split("\n") if line.strip()]
    return sum(c.islower() for c in following) <= 2 * sum(c.isupper() for c in (*following, *first))


def blank_stray_stops(text: str) -> str:
    """A paragraph of the same length in which full stops within a sentence are blanks: "He led. the siege of the town.".

    A stop is stray where a word that is no abbreviation stands before it and a word in small letters behind it.

    Args:
        text: A paragraph of a text that sets capitals (`sets_capitals`).
    """
    stray = [m.start(2) for m in _BETWEEN.finditer(text) if _is_stray(m, text)]
    for i in stray:
        text = f"{text[:i]} {text[i + 1 :]}"
    return text


def part_source(text: str) -> str:
    """A line of the same length in which a semicolon stands before a source at its end: "Nine killed in blast - police".

    Args:
        text: A paragraph as the parser reads it, with plain hyphens.
    """
    found = _SOURCE_BEHIND.search(text)
    if found is None:
        return text
    words = [word.lower().rstrip(".") for word in found.group(2).split()]
    speaks = any(form in load_phrases("attribution", "speakers") for word in words for form in (word, word.removesuffix("s")))
    speaks = speaks and not load_word_set("bodies", "outlet_words") & set(words)
    return f"{text[: found.start(1)]};{text[found.end(1) :]}" if speaks and len(words) <= _SOURCE_WORDS else text


_SOURCE_BEHIND = re.compile(r"(?<=\w) (-) (?=([A-Z][^-:;!?,\"]{1,60}|[a-z]+(?: [a-z]+)?\.?)$)")
_SOURCE_WORDS = 6  # the most words of such a source


def blank_pictures(text: str) -> str:
    """A text of the same length in which pictographs are blanks: a post opens its lines with them, and they are nobody who does anything.

    Args:
        text: Any text.
    """
    return _PICTURES.sub(lambda found: " " * len(found.group()), text)


def _is_stray(found: re.Match[str], text: str) -> bool:
    before, following = found.group(1).lstrip("(\"'"), found.group(3)
    if not _is_small(following):
        return False
    if before.isdigit():  # "1. the army": an item of a list
        return len(before) == 4
    names_behind = text[found.end(3) :].lstrip()[:1].isupper()
    if following in load_phrases("persons", "particles") and names_behind:  # "... the town. de Silva said"
        return False
    long = len(before) > 2 or (len(before) == 2 and before.islower())
    word = before.replace("-", "").replace("'", "")
    return long and word.isalpha() and before.lower() not in _abbreviations()


def _is_small(word: str) -> bool:
    """Whether a word is written in small letters and is no name like "iPhone" or "al-Hamid", no address and no item of a list."""
    bare = word.rstrip(",;:.!?\"')")
    return bare.replace("-", "").replace("'", "").isalpha() and bare.islower() and not word.endswith(")")


@cache
def _abbreviations() -> frozenset[str]:
    """Words that keep their full stop in mid sentence, without it."""
    ranks = {token.rstrip(".") for token in rank_tokens()}
    return frozenset(ranks | set(load_phrases("abbreviations", "abbreviations")))
