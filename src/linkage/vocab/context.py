"""Quote -> the words around it, so that it can be understood where it is shown, and who says so stands beside it.

A quote often begins or ends within a sentence: what stands before it ("the villagers hold ...", "nobody believes that ...") or behind it
("... which could not be verified") belongs to what it says. So a sentence is shown whole: what is cut from it may be who did what follows,
or the verb that only accuses. Where who says so is named in another sentence, the words reach to the beginning or end of that one. Where
that is too far, the name stands before "[…]" and a whole sentence or, where nothing that is shown tells that somebody speaks, as "[Name:]".
Every word is one of the report; "…" and "[…]" stand for words that are left out.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from linkage.model.claim import Claim, Stance
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.lexicon import load_pairs, load_phrases
from linkage.vocab.light import LIGHT_LANGUAGES
from linkage.vocab.ranks import rank_tokens

REACH = 700  # characters of its sentence that are shown on either side at most, a bound for rows and lists without stops
NEAR = 300  # characters to who says so that are shown whole, in one paragraph
SAYING = 40  # characters behind the end of a quotation within which somebody says it (`" the old miller of the village said`)
CUE = 40  # characters on either side of a name within which stands the word that tells that somebody says so
LEFT_OUT = " […] "
_MARKS = "”’\"'»)]"
_STOP = re.compile(rf"[.!?…]+(?=[{re.escape(_MARKS)}]*(?:\s|$))|\n")
_CLOSED = re.compile(r"[^“„«”»\"]*(?:[”»]|(?<=\S)\"|\"(?=\s))")  # up to where a quotation closes that was open
_LINE = re.compile("\n")
_CLOSING = re.compile(rf"[{re.escape(_MARKS)}]*")
_APART = re.compile(rf"\s*([{re.escape(_MARKS)}]+)\s+")  # marks between two blanks, which close a quotation or open one
_LAST_WORD = re.compile(r"[^\W\d_]+$")


class Around(NamedTuple):
    """The words around a quote; "" where there are none.

    Args:
        before: The words before it, with the blank between.
        after: The words behind it.
    """

    before: str
    after: str


def words_around(claim: Claim, report: Report) -> Around:
    """The words before and behind the quote of a claim, with whoever says so.

    Args:
        claim: The claim.
        report: Its report.

    Returns:
        The words of the report as they stand, "…" where a sentence is too long to be shown, "[…]" between the name of who says so and a
        sentence that stands far from it; "[Name:]" where no word that is shown tells that somebody says so, or the words begin within a
        sentence, so that the name could be taken for its subject. Nobody is named before what he is only told to have admitted.
    """
    stretch = _Stretch(report, claim.quote)
    link = claim.attribution[0] if claim.attribution else None
    if link is None or link.span is None or stretch.reach(_with_cue(link.cue, link.span, report.text)):
        return stretch.around()
    stretch.reach_saying(link.cue)
    before, after = stretch.around()
    if claim.stance is Stance.ADMITTED:  # whose own words a report need not give
        return Around(before, after)
    name = " ".join(link.span.of(report.text).split())
    is_apart = stretch.shows(link.cue) and stretch.begins_a_sentence()
    return Around(f"{name}{LEFT_OUT}{before}" if is_apart else f"[{name}:] {before}", after)


def read_context(report: Report, quote: Span) -> Around:
    """The words before and behind a stretch of a report, as far as its sentence goes.

    Args:
        report: The report.
        quote: The stretch.

    Returns:
        What stands before and behind it in its sentence, cut at a word with "…" where that is long; "" where it begins or ends one.
    """
    return _Stretch(report, quote).around()


class _Stretch:
    """What is shown of a report around a quote.

    Args:
        report: The report.
        quote: The quote.
    """

    def __init__(self, report: Report, quote: Span) -> None:
        self._text, self._quote, self._is_table = report.text, quote, report.is_table
        self._short = _short_words(report.language)
        self._start, self._is_cut_before = self._opening(quote.start, REACH)
        self._end, self._is_cut_behind = self._closing(quote.end, REACH)

    def around(self) -> Around:
        """The words that are shown before and behind the quote."""
        before, after = self._text[self._start : self._quote.start], self._text[self._quote.end : self._end].rstrip()
        return Around(f"{'…' * self._is_cut_before}{before}", f"{after}{'…' * self._is_cut_behind}")

    def reach(self, words: Span) -> bool:
        """Show what stands between the quote and some words of the same paragraph that are not far; whether they are shown."""
        if words.start < self._start:
            if self._quote.start - words.start > NEAR or self._is_parted(words.start, self._start):
                return False
            self._start, self._is_cut_before = self._opening(words.start, REACH)
        if words.end > self._end:
            if words.end - self._quote.end > NEAR or self._is_parted(self._end, words.end):
                return False
            self._end, self._is_cut_behind = self._closing(words.end, REACH)
        return True

    def reach_saying(self, cue: str) -> None:
        """Show what stands between the quote and the word behind it that tells that somebody says so (`" the miller said`)."""
        closing = _CLOSED.match(self._text, self._quote.end, self._quote.end + NEAR)
        if cue == "" or closing is None or self.shows(cue):
            return
        said = _pattern(cue).search(self._text, closing.end(), closing.end() + SAYING)
        if said is not None:
            self.reach(Span(*said.span()))

    def shows(self, cue: str) -> bool:
        """Whether a word that tells that somebody says so is in the quote or around it."""
        return cue != "" and _pattern(cue).search(self._text, self._start, self._end) is not None

    def begins_a_sentence(self) -> bool:
        """Whether what is shown begins with a sentence, and not with the rest of one that lacks its subject."""
        first = next((letter for letter in self._text[self._start : self._end] if letter.isalnum()), "")
        return not (self._is_cut_before or self._is_table or first.islower())

    def _opening(self, at: int, most: int) -> tuple[int, bool]:
        """Where the sentence of a place begins, or is cut where that is far, and whether it is."""
        far = max(0, at - most)
        ends = list(self._ends(far, at))
        if ends:
            return self._beginning(ends[-1], at), False
        if far == 0:
            return 0, False
        blank = self._text.find(" ", far, at)
        return (at if blank < 0 else blank + 1), True

    def _beginning(self, end: int, at: int) -> int:
        """Where the next sentence begins behind the end of one: closing marks are of that one, opening ones of this."""
        if self._text[end - 1] != "\n":
            closing = _CLOSING.match(self._text, end, at)
            end = end if closing is None else closing.end()
        apart = _APART.match(self._text, end, at)
        if apart is not None and self._closes(apart[1], apart.start(1)):
            end = apart.end()
        return at - len(self._text[end:at].lstrip())

    def _closes(self, marks: str, at: int) -> bool:
        """Whether marks between two blanks close what was opened before them in their paragraph."""
        said = self._text[self._text.rfind("\n", 0, at) + 1 : at]
        return marks.strip("\"'") != "" or any(said.count(mark) % 2 == 1 for mark in marks)

    def _closing(self, at: int, most: int) -> tuple[int, bool]:
        """Where the sentence of a place ends, or is cut where that is far, and whether it is."""
        last = len(self._text[:at].rstrip(f"{_MARKS} ")) - 1
        end = next(self._ends(max(0, last), at + most), None)
        if end is not None:
            closing = _CLOSING.match(self._text, max(at, end))
            return (max(at, end) if closing is None else closing.end()), False
        if at + most >= len(self._text):
            return len(self._text), False
        blank = self._text.rfind(" ", at, at + most)
        return (at if blank < 0 else blank), True

    def _is_parted(self, start: int, end: int) -> bool:
        """Whether a paragraph ends in a stretch of the text."""
        return any(self._is_end(line) for line in _LINE.finditer(self._text, start, end))

    def _ends(self, start: int, end: int) -> Iterator[int]:
        """Where sentences end in a stretch of the text."""
        for stop in _STOP.finditer(self._text, start):
            if stop.end() > end:
                return
            if self._is_end(stop):
                yield stop.end()

    def _is_end(self, stop: re.Match[str]) -> bool:
        """Whether a stop or the end of a line ends a sentence: not before a small letter, nor behind a shortened word or a letter."""
        if stop.group() == "\n" and self._is_table:
            return True
        following = self._text[stop.end() : stop.end() + 9].lstrip(f"{_MARKS} \t\xa0")[:1]
        if following in {"", "\n"}:
            return True
        if following.islower():
            return False
        word = _LAST_WORD.search(self._text, max(0, stop.start() - 20), stop.start())
        if stop.group() != "." or word is None:
            return True
        name = word.group()
        is_initial = len(name) == 1 and name.isupper()
        return not (is_initial or name.lower() in self._short or (following.isdecimal() and name.lower() in _short_months()))


def _with_cue(cue: str, name: Span, text: str) -> Span:
    """The name of who says so with the word right before or behind it that tells that somebody says so."""
    near = Span(max(0, name.start - CUE), min(len(text), name.end + CUE))
    found = [] if cue == "" else [Span(*match.span()) for match in _pattern(cue).finditer(text, near.start, near.end)]
    gaps = {word: text[min(word.end, name.end) : max(word.start, name.start)] for word in found if not word.overlaps(name)}
    word = min((word for word, gap in gaps.items() if _STOP.search(gap) is None), key=lambda word: len(gaps[word]), default=name)
    return Span(min(word.start, name.start), max(word.end, name.end))


@cache
def _short_words(language: str) -> frozenset[str]:
    """Words of a language that keep their stop in mid sentence, without it."""
    if language in LIGHT_LANGUAGES:
        return frozenset(load_phrases(language, "abbreviations"))
    ranks = (token.rstrip(".") for token in rank_tokens())
    return frozenset((*load_phrases("abbreviations", "abbreviations"), *ranks))


@cache
def _short_months() -> frozenset[str]:
    """Shortened names of months, which keep their stop before a day."""
    months = load_pairs("times", "months")
    return frozenset(short for short in months if any(name != short and name.startswith(short) for name in months))


@lru_cache(maxsize=1024)
def _pattern(words: str) -> re.Pattern[str]:
    """Finds some words in a text, over blanks and ends of lines."""
    told = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){told}(?!\w)", re.IGNORECASE)
