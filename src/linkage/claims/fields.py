"""The fields of a sanctions record's head: names, births, nationalities, offices, the measure and its date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from linkage.claims.postline import opens_with_rank
from linkage.claims.whereabouts import state_forms
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import load_pairs, load_phrases

_ABOUT = r"(?:(?:circa|approximately|approx\.|c\.|around|about|between|born)\s+)?"
_DATE = re.compile(
    rf"{_ABOUT}(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.?\s+[A-Z][a-z]{{2,8}}\.?\s+\d{{4}}"
    r"|[A-Z][a-z]{2,8}\s+\d{1,2},\s+\d{4}|[A-Z][a-z]{2,8}\.?\s+\d{4}|\d{4})"
)
_BETWEEN_DATES = re.compile(r"(?:[\s,;/()]|\bor\b|\band\b|\b[a-c]\)|\bapprox\.?|\bcirca\b)*")
_PERIOD = re.compile(rf"(?:between|from)\s+(?:{_DATE.pattern})\s+(?:and|to|-|–)\s+(?:{_DATE.pattern})", re.IGNORECASE)
_YEARS = re.compile(r"(?:between|approximately|circa|around|c\.)?\s*\d{4}(?:\s*(?:and|-|to)\s*\d{4})?")
_EACH = re.compile(r"(?:^|(?<=[,/])|(?<= and )|(?<= or ))(?:(?![,/]| and | or ).)+")  # the parts of "A, B and C"
_LONGEST_FIELD = 260  # characters: a longer line is the statement of reasons
# A sentence, and no field with a label.
_TOLD = re.compile(r"^(?![^:|]{0,40}:)[^|]{2,}\b(?:is|was|are|were|has|have|had|he|she|they|became|served)\b[^|]{8,}\.$")
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
        if inner is not None and _is_other_name(inner[1], inner[2]):
            yield Span(start, start + len(inner[1]))
            yield Span(start + inner.start(2), start + inner.end(2))
        else:
            yield Span(start, end)


def _is_other_name(words: str, inner: str) -> bool:
    """Whether the words in brackets are a name of their own, and not the letters of a body or a state."""
    named = inner.isupper() and len(inner.split()) <= 3 and not any(c.isdigit() for c in inner)
    return named and not _is_post(words) and _state(words) not in state_forms()


def _state(words: str) -> str:
    """Words as the names of states are listed: in small letters, without an article and the letters behind: "Republic of X (RX)"."""
    return re.sub(r"\s*\([A-Z]{2,6}\)$", "", words.strip(" .")).lower().replace("’", "'").removeprefix("the ")


def _head(lines: Sequence[Span], text: str) -> Iterator[Span]:
    """The lines between the name and the statement of reasons.

    However long, a line above the measure, or a date or a nationality that stands alone, is one of fields.
    """
    sure = max((i for i, line in enumerate(lines) if _is_plain(line.of(text))), default=0)
    for number, line in enumerate(lines):
        words = line.of(text)
        sentences = re.search(r"[a-z]{3,}\.\s+[A-Z]", words) is not None
        several = sentences and (len(line) > _LONGEST_SENTENCES or "\n" in words)
        if number > sure and (len(line) > _LONGEST_FIELD or several or _TOLD.search(words) is not None):
            return
        if number:
            yield line


def _is_plain(words: str) -> bool:
    """Whether a line is nothing but a date, a period of birth or a nationality, or the list's own codes with the measure."""
    if "|" in words and len(words) <= _LONGEST_FIELD:
        return any(m in words.lower() for m in load_phrases("designations", "measures"))
    dates = _DATE.search(words) is not None and _BETWEEN_DATES.fullmatch(_DATE.sub("", words)) is not None
    return dates or _PERIOD.fullmatch(words) is not None or _state(words) in state_forms()


def head_end(lines: Sequence[Span], text: str) -> int:
    """Where the statement of reasons can begin: behind the last line that is short enough for a field.

    Args:
        lines: The lines of a record; one that is broken in mid sentence is one with the next.
        text: Its text.
    """
    return max((line.end for line in _head(lines, text)), default=0)


def read_fields(lines: Sequence[Span], text: str, name: str) -> Iterator[Field]:
    """The fields above the statement of reasons.

    A line parted by bars holds the list's own codes: of these only the measure and the date of listing count. The first date
    behind the measure, on its line or the next, is the date of listing; every other date is a birth.

    Args:
        lines: The lines of a record; one that is broken in mid sentence is one with the next.
        text: Its text.
        name: Whom it lists.
    """
    seen: list[str] = []
    for line in _head(lines, text):
        coded = "|" in line.of(text)
        for sort, piece in ((sort, piece) for sort, part in _labelled(text, line) for piece in _parts(text, part)):
            if sort is not None:
                yield from _given(text, piece, sort)
                continue
            listing = "measure" in seen and "listed" not in seen and (coded or seen[-1] == "measure")
            typed = list(_typed(text, piece, name, listing=listing, settled="measure" in seen, dated="born" in seen))
            if not typed and set(seen) <= {"alias"} and _in_row_of_names(line.of(text), piece.of(text), name):
                typed = [Field(piece, "alias")]
            for field in typed:
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
    kin = re.match(r"[A-Za-z-]+(?= of [A-Z]| of (?:the )?[a-z]+ [A-Z])", words)
    words = re.sub(r"\s+(?:citizen|national)$", "", words)
    each = [m for m in _EACH.finditer(words) if m.group().strip()]
    states = [m for m in each if state_forms().get(m.group().strip().lower().removeprefix("the "), ("", "seats"))[1] != "seats"]
    if any(m in lower for m in load_phrases("designations", "measures")):
        yield Field(piece, "measure")
    elif _DATE.fullmatch(words):
        yield Field(piece, "listed" if listing else "born")
    elif _PERIOD.fullmatch(words) is not None or _YEARS.fullmatch(lower) is not None:
        yield Field(piece, "born")
    elif (dates := list(_DATE.finditer(words))) and _BETWEEN_DATES.fullmatch(_DATE.sub("", words)) is not None:
        for date in dates:  # "3.1.1970 (or 3.1.1971)"
            yield Field(Span(piece.start + date.start(), piece.start + date.end()), "born")
    elif kin is not None and kin.group().lower() in load_phrases("identity", "family"):
        yield Field(piece, "family")
    elif _other_script(words) or (_alike(words, name) and not _is_post(words) and _state(words) not in state_forms()):
        yield from _names(piece, words, name)
    elif _state(words) in state_forms() or (len(states) > 1 and "/" in words and _one_state(states)):
        yield Field(piece, "nationality")
    elif states and len(states) == len(each):
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


def _names(piece: Span, words: str, name: str) -> Iterator[Field]:
    """One field for each name of a row: "Anna KERN, Anne KERN"."""
    parts = list(re.finditer(r"[^,]+", words))
    if len(parts) < 2 or not all(len(m.group().split()) > 1 and _alike(m.group().strip(), name) for m in parts):
        yield Field(piece, "alias")
        return
    for part in parts:
        lead = len(part.group()) - len(part.group().lstrip())
        yield Field(Span(piece.start + part.start() + lead, piece.start + part.start() + len(part.group().rstrip())), "alias")


def _one_state(states: list[re.Match[str]]) -> bool:
    """Whether all words mean one state: "Myanmar/Burma"."""
    return len({state_forms()[m.group().strip().lower().removeprefix("the ")][0] for m in states}) == 1


def _in_row_of_names(line: str, words: str, name: str) -> bool:
    """Whether a piece of a row parted by semicolons stands beside another name of the listed one: "JSC ‘NW’" of "АО ‘СВ’; JSC ‘NW’"."""
    others = [p.strip() for p in line.split(";")]
    beside = len(others) > 1 and any(_other_script(p) or _alike(p, name) for p in others)
    return beside and words[:1].isupper() and not words.endswith(":") and not any(w.islower() and len(w) > 3 for w in words.split())


def _other_script(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters) * 2 > len(letters)


def _alike(words: str, name: str) -> bool:
    small = any(w.islower() and len(w) > 3 for w in words.split())  # "Lotarev rigged the vote" is a sentence
    short = len(words.split()) <= 7 and not small and not any(c.isdigit() for c in words)
    return short and fuzz.partial_token_set_ratio(words.lower(), name.lower()) >= 80


@cache
def _first_words() -> frozenset[str]:
    titles = [t.lower() for t in load_phrases("posts", "titles")]
    return frozenset([*titles, *(t.split()[-1] for t in titles), *(t.replace(" - ", "-") for t in titles)])


def _is_post(words: str) -> bool:
    if opens_with_rank(words):
        return True
    if re.split(r"\W", words.lower(), maxsplit=1)[0] in load_phrases("bodies", "legal_forms"):
        return False  # "JSC ‘State Boiler Plant’"
    head = re.split(r"\b(?:of|at|in|for|to|and)\b|[,(]", words.lower())[0]
    return any(w in _first_words() for w in re.findall(r"[\w-]+", head)) or any(
        w in _first_words() for w in re.findall(r"[\w-]+", words.lower())[:4]
    )
