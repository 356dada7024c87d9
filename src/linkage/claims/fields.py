"""The fields of a sanctions record's head: names, births, nationalities, offices, the measure and its date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from linkage.claims.whereabouts import state_forms
from linkage.mentions.mending import join_lines
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_pairs, load_phrases

_DATE = re.compile(
    r"(?:(?:circa|approximately|c\.|around|between)\s+)?(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.?\s+[A-Z][a-z]{2,8}\.?\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{1,2},\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{4}|\d{4})"
)
_LONGEST_FIELD = 260  # characters: a longer line is the statement of reasons
_TOLD = re.compile(r"^(?![^:|]{0,40}:)[^|]{6,}\b(?:is|was|are|were|has|have|had)\b[^|]{8,}\.$")  # a sentence, and no field with a label
_LONGEST_SENTENCES = 120  # characters: so is a longer line of several sentences


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record's head: its stretch and what it says."""

    span: Span
    sort: str


def read_lines(report: Report) -> Iterator[Span]:
    """The lines that are not empty, without the spaces around them."""
    start = 0
    for line in report.text.splitlines(keepends=True):
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(line)


@cache
def _label() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(label) for label in load_pairs("identity", "labels")), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?P<label>{words})(?:\s*\(?\w?\)?)?\s*:\s*", re.IGNORECASE)


def _labelled(text: str, line: Span) -> Iterator[tuple[str | None, Span]]:
    """The stretches of a line by the label before each ("DOB: ... POB: ..."); what stands before the first has none."""
    marks = list(_label().finditer(line.of(text)))
    if not marks or marks[0].start() > 0:
        yield None, Span(line.start, line.start + marks[0].start()) if marks else line
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(line)
        yield load_pairs("identity", "labels")[mark["label"].lower()], Span(line.start + mark.end(), line.start + end)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The fields of a line: parted by bars, semicolons and "or" between dates, names in brackets on their own."""
    for match in re.finditer(r"(?:(?! or \d{1,2}[ .])[^|;])+", span.of(text)):
        piece = re.sub(r"^or (?=\d)", "   ", match.group())
        left = len(piece) - len(piece.lstrip(" .,("))
        start = span.start + match.start() + left
        words = piece.strip(" .,")[: len(piece)] if "(" in piece.strip(" .,(") else piece.strip(" .,()")
        end = start + len(words.lstrip("("))
        if end <= start:
            continue
        inner = re.fullmatch(r"([^()]+)\s\(([^()]+)\)", text[start:end])
        if inner is not None and inner[2].isupper() and len(inner[2].split()) <= 3 and not any(c.isdigit() for c in inner[2]):
            yield Span(start, start + len(inner[1]))
            yield Span(start + inner.start(2), start + inner.end(2))
        else:
            yield Span(start, end)


def _head(report: Report) -> Iterator[Span]:
    """The lines between the name and the statement of reasons; one that is broken in mid sentence goes on in the next."""
    for number, line in enumerate(join_lines(read_lines(report), report.text)):
        words = line.of(report.text)
        sentences = re.search(r"[a-z]{3,}\.\s+[A-Z]", words) is not None
        several = sentences and (len(line) > _LONGEST_SENTENCES or "\n" in words)
        if len(line) > _LONGEST_FIELD or several or _TOLD.search(words) is not None:
            return
        if number:
            yield line


def head_end(report: Report) -> int:
    """Where the statement of reasons can begin: behind the last line that is short enough for a field.

    Args:
        report: A record.
    """
    return max((line.end for line in _head(report)), default=0)


def read_fields(report: Report, name: str) -> Iterator[Field]:
    """The fields above the statement of reasons.

    A line parted by bars holds the list's own codes: of these only the measure and the date of listing count. The first date
    behind the measure, on its line or the next, is the date of listing; every other date is a birth.
    """
    seen: list[str] = []
    for line in _head(report):
        coded = "|" in line.of(report.text)
        for sort, piece in ((sort, piece) for sort, part in _labelled(report.text, line) for piece in _parts(report.text, part)):
            if sort is not None:
                yield from _given(report.text, piece, sort)
                continue
            listing = "measure" in seen and "listed" not in seen and (coded or seen[-1] == "measure")
            for field in _typed(report.text, piece, name, listing=listing, settled="measure" in seen, dated="born" in seen):
                if not coded or field.sort in ("measure", "listed"):
                    seen.append(field.sort)
                    yield field


def _given(text: str, piece: Span, sort: str) -> Iterator[Field]:
    """The field or fields of a piece whose label says what it is; "na" is none."""
    words = piece.of(text)
    if sort == "other" or words.lower() in ("na", "n/a", "none", "unknown", "-"):
        return
    parted = re.finditer(r"[^,/]+", words) if sort in ("nationality", "alias") else re.finditer(r".+", words)
    for part in parted:
        left = len(part.group()) - len(part.group().lstrip(" ‘'“\""))
        right = len(part.group().rstrip(" ’'”\""))
        if right > left:
            yield Field(Span(piece.start + part.start() + left, piece.start + part.start() + right), sort)


def _typed(text: str, piece: Span, name: str, *, listing: bool, settled: bool, dated: bool) -> Iterator[Field]:
    """The field or fields of one piece: "Syrian, Russian" are two nationalities.

    Args:
        text: The report's text.
        piece: The piece.
        name: Whom the record lists.
        listing: Whether a date here is the date of listing.
        settled: Whether the measure stands before it: no birthplace follows then.
        dated: Whether a birth stands before it.
    """
    words = piece.of(text)
    lower = words.lower()
    states = [m for m in re.finditer(r"[^,/]+", words) if m.group().strip().lower().removeprefix("the ") in state_forms()]
    if any(m in lower for m in load_phrases("designations", "measures")):
        yield Field(piece, "measure")
    elif _DATE.fullmatch(words):
        yield Field(piece, "listed" if listing else "born")
    elif re.fullmatch(r"(?:between|approximately|circa|around|c\.)?\s*\d{4}(?:\s*(?:and|-|to|or)\s*\d{4})?", lower):
        yield Field(piece, "born")
    elif _other_script(words) or (_alike(words, name) and not _is_post(words)):
        yield Field(piece, "alias")
    elif lower.removeprefix("the ") in state_forms() or (len(states) > 1 and "/" in words and _one_state(states)):
        yield Field(piece, "nationality")
    elif states and len(states) == len(re.findall(r"[^,]+", words)):
        for state in states:
            lead = len(state.group()) - len(state.group().lstrip())
            yield Field(Span(piece.start + state.start() + lead, piece.start + len(state.group().rstrip()) + state.start()), "nationality")
    elif _is_post(words):
        yield Field(piece, "post")
    elif not settled and words[:1].isupper() and ("," in words or dated) and _can_be_place(lower):
        yield Field(piece, "born")


def _can_be_place(words: str) -> bool:
    return not any(c.isdigit() for c in words) and not _NO_PLACE & set(words.split())


# Words that stand in sentences and titles, and in no name of a place.
_NO_PLACE = frozenset({"by", "with", "for", "as", "to", "is", "was", "are", "has", "have", "or", "that", "who", "which", "under", "from"})


def _one_state(states: list[re.Match[str]]) -> bool:
    """Whether all words mean one state: "Myanmar/Burma"."""
    return len({state_forms()[m.group().strip().lower().removeprefix("the ")][0] for m in states}) == 1


def _other_script(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters) * 2 > len(letters)


def _alike(words: str, name: str) -> bool:
    small = any(w.islower() and len(w) > 3 for w in words.split())  # "Lotarev rigged the vote" is a sentence
    short = len(words.split()) <= 7 and not small and not any(c.isdigit() for c in words)
    return short and fuzz.partial_token_set_ratio(words.lower(), name.lower()) >= 80


@cache
def _first_words() -> frozenset[str]:
    words = {t.lower().split()[-1] for t in load_phrases("posts", "titles")} | {t.lower() for t in load_phrases("posts", "titles")}
    return frozenset(words)


def _is_post(words: str) -> bool:
    head = re.split(r"\b(?:of|at|in|for|to|and)\b|[,(]", words.lower())[0]
    return any(w in _first_words() for w in re.findall(r"[\w-]+", head)) or any(
        w in _first_words() for w in re.findall(r"[\w-]+", words.lower())[:4]
    )
