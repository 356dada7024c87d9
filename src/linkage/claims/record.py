"""Sanctions records: the lines of fields above the statement of reasons."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from linkage.claims.finding import Finding
from linkage.claims.postline import read_post_line
from linkage.claims.scene import Scene, state_forms
from linkage.model.claim import ClaimKind, Role
from linkage.model.issue import Issue
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab import load_phrases, load_vocabulary

_DATE = re.compile(
    r"(?:(?:circa|approximately|c\.|around|between)\s+)?(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\.?\s+[A-Z][a-z]{2,8}\.?\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{1,2},\s+\d{4}|[A-Z][a-z]{2,8}\s+\d{4}|\d{4})"
)
_LONGEST_FIELD = 260  # characters: a longer line is the statement of reasons


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record's head: its stretch and what it says."""

    span: Span
    sort: str


def record_subject(report: Report) -> Mention | None:
    """Whom a record lists: its first line; None where the report is no record."""
    if not report.record:
        return None
    for span in _lines(report):
        return Mention(MentionType.PERSON, span, span.of(report.text))
    return None


def tells_listing(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence of a record quotes the criteria of its listing: "listed pursuant to ... as 'supporting armed groups'"."""
    if not scene.report.record:
        return False
    words = [t.lower for t in sentence.tokens]
    return "pursuant" in words and any(w in ("listed", "designated", "resolution", "included") for w in words)


def read_record(scene: Scene, issues: list[Issue]) -> Iterator[Finding]:
    """The listing, names, birth, nationality and posts that a record's head gives; nothing for a prose report."""
    report = scene.report
    subject = record_subject(report)
    if subject is None or not scene.parsed.sentences:
        return
    anchor = scene.parsed.sentences[0].tokens[0]
    person = Role("person", subject.text, subject.span)
    fields = list(_fields(report, subject.text))
    for field in fields:
        text = field.span.of(report.text)
        if field.sort in ("alias", "born", "nationality"):
            roles = [person, Role("attribute", field.sort), Role("value", text, field.span)]
            yield Finding(ClaimKind.IDENTITY, anchor, roles, quote=field.span, attribution=())
        elif field.sort == "post":
            for post in read_post_line(report.text, field.span):
                yield Finding(ClaimKind.POST, anchor, [person, *post], quote=_around(post), attribution=())
    yield from _listing(scene, person, fields, issues)


def _around(roles: list[Role]) -> Span:
    spans = [r.span for r in roles if r.span is not None]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _listing(scene: Scene, person: Role, fields: list[Field], issues: list[Issue]) -> Iterator[Finding]:
    report = scene.report
    measure = next((f for f in fields if f.sort == "measure"), None)
    listed = next((f for f in fields if f.sort == "listed"), None)
    pursuant = re.search(r"\b[Ll]isted (?:pursuant|on|by|under)\b[^.;\n]{0,120}", report.text)
    span = measure.span if measure is not None else Span(*pursuant.span()) if pursuant is not None else None
    if span is None:
        return
    authority = report.publisher or _authority(report.text)
    if authority is None:
        reason, advice = "a listing whose authority nothing names", 'give the publisher in a file of the same name ending in ".json"'
        issues.append(Issue(report.file, "claims", reason, advice, report_id=report.id, span=span, value=span.of(report.text)))
        return
    roles = [person, Role("authority", authority), Role("instrument", "sanctions", span)]
    when = None
    if listed is not None:
        words = listed.span.of(report.text)
        roles.append(Role("time", words, listed.span))
        when = When(words, _edtf(words), listed.span)
    first = scene.parsed.sentences[0].tokens[0]
    yield Finding(ClaimKind.DESIGNATION, first, roles, quote=span, when=when, attribution=())


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    content = load_vocabulary("designations")["authorities"]
    return {str(k): tuple(v) for k, v in content.items()} if isinstance(content, dict) else {}


def _authority(text: str) -> str | None:
    return next((name for name, marks in _marks().items() if any(m.lower() in text.lower() for m in marks)), None)


def _edtf(words: str) -> str:
    match = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words)
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""


def _lines(report: Report) -> Iterator[Span]:
    start = 0
    for line in report.text.splitlines(keepends=True):
        if line.strip():
            yield Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
        start += len(line)


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The fields of a line: parted by bars and semicolons, names in brackets on their own."""
    for match in re.finditer(r"[^|;]+", span.of(text)):
        piece = match.group()
        left = len(piece) - len(piece.lstrip())
        start = span.start + match.start() + left
        end = start + len(piece.strip())
        if end <= start:
            continue
        inner = re.fullmatch(r"([^()]+)\s\(([^()]+)\)", text[start:end])
        if inner is not None and inner[2].isupper() and len(inner[2].split()) <= 3 and not any(c.isdigit() for c in inner[2]):
            yield Span(start, start + len(inner[1]))
            yield Span(start + inner.start(2), start + inner.end(2))
        else:
            yield Span(start, end)


def _fields(report: Report, name: str) -> Iterator[Field]:
    """The fields above the statement of reasons.

    A line parted by bars holds the list's own codes: of these only the measure and the date of listing count. The first date
    behind the measure, on its line or the next, is the date of listing; every other date is a birth.
    """
    seen: list[str] = []
    for number, line in enumerate(_lines(report)):
        if number == 0:
            continue
        if len(line) > _LONGEST_FIELD or (re.search(r"[a-z]{3,}\. [A-Z]", line.of(report.text)) and len(line) > 120):
            return
        coded = "|" in line.of(report.text)
        for piece in _parts(report.text, line):
            listing = "measure" in seen and "listed" not in seen and (coded or seen[-1] == "measure")
            for field in _typed(report.text, piece, name, listing=listing, settled="measure" in seen, dated="born" in seen):
                if not coded or field.sort in ("measure", "listed"):
                    seen.append(field.sort)
                    yield field


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
    elif states and len(states) == len(re.findall(r"[^,]+", words)):
        for state in states:
            lead = len(state.group()) - len(state.group().lstrip())
            yield Field(Span(piece.start + state.start() + lead, piece.start + len(state.group().rstrip()) + state.start()), "nationality")
    elif _is_post(words):
        yield Field(piece, "post")
    elif not settled and words[:1].isupper() and ("," in words or dated) and not any(c.isdigit() for c in words):
        yield Field(piece, "born")


def _other_script(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    return bool(letters) and sum(not unicodedata.name(c, "").startswith("LATIN") for c in letters) * 2 > len(letters)


def _alike(words: str, name: str) -> bool:
    return (
        len(words.split()) <= 7 and not any(c.isdigit() for c in words) and fuzz.partial_token_set_ratio(words.lower(), name.lower()) >= 80
    )


@cache
def _first_words() -> frozenset[str]:
    words = {t.lower().split()[-1] for t in load_phrases("posts", "titles")} | {t.lower() for t in load_phrases("posts", "titles")}
    return frozenset(words)


def _is_post(words: str) -> bool:
    head = re.split(r"\b(?:of|at|in|for|to|and)\b|[,(]", words.lower())[0]
    return any(w in _first_words() for w in re.findall(r"[\w-]+", head)) or any(
        w in _first_words() for w in re.findall(r"[\w-]+", words.lower())[:4]
    )
