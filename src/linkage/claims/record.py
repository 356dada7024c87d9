"""Sanctions records: the lines of fields above the statement of reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from linkage.claims.fields import Field, read_fields, read_lines
from linkage.claims.finding import Finding
from linkage.claims.postline import read_post_line
from linkage.claims.scene import Scene
from linkage.claims.tenure import with_tenure
from linkage.claims.term import term_time
from linkage.model.claim import ClaimKind, Role
from linkage.model.issue import Issue
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.model.when import When
from linkage.vocab import load_phrases, load_vocabulary


def record_subject(report: Report) -> Mention | None:
    """Whom a record lists: its first line; None where the report is no record."""
    if not report.record:
        return None
    for span in read_lines(report):
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
    fields = list(read_fields(scene.paragraphs, report.text, subject.text))
    for field in fields:
        text = field.span.of(report.text)
        if field.sort in ("alias", "born", "nationality", "family"):
            roles = [person, Role("attribute", field.sort), Role("value", text, field.span)]
            yield Finding(ClaimKind.IDENTITY, anchor, roles, quote=field.span, attribution=())
        elif field.sort == "post":
            for post in read_post_line(report.text, field.span):
                time = term_time(scene, post)
                yield Finding(
                    ClaimKind.POST, anchor, [person, *post], quote=with_tenure(_around(post), report.text), attribution=(), when=time
                )
    yield from _listing(scene, person, fields, issues)


def _around(roles: list[Role]) -> Span:
    spans = [r.span for r in roles if r.span is not None]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _listing(scene: Scene, person: Role, fields: list[Field], issues: list[Issue]) -> Iterator[Finding]:
    report = scene.report
    measure = next((f for f in fields if f.sort == "measure"), None)
    listed = next((f for f in fields if f.sort == "listed"), None)
    pursuant = re.search(r"\b[Ll]isted (?:pursuant|on|by|under)\b[^.;\n]{0,120}", report.text)
    told = pursuant or (_notice().search(report.text) if measure is None else None)
    span = measure.span if measure is not None else Span(*told.span()) if told is not None else None
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
    yield from _listed_before(scene, person)


_BEFORE = re.compile(
    r"\b[Ll]isted (?:on (?P<time>\d{1,2} \w+ \d{4}) )?pursuant to [^.;\n]{0,80}?"
    r"(?P<authority>United Nations Security Council|UN Security Council|[Rr]esolution \d+ \(\d{4}\))"
)


def _listed_before(scene: Scene, person: Role) -> Iterator[Finding]:
    """The listing by another authority that the reasons tell of: "was listed on 3 May 2014 pursuant to Resolution 1"."""
    report = scene.report
    for match in _BEFORE.finditer(report.text):
        authority = match["authority"]
        named = "Security Council" in authority
        if report.publisher is None or "Security Council" in report.publisher or not (named or match["time"] is not None):
            continue
        roles = [person, Role("authority", authority, Span(*match.span("authority"))), Role("instrument", "sanctions")]
        if match["time"] is not None:
            roles.append(Role("time", match["time"], Span(*match.span("time"))))
        anchor = next((s.tokens[0] for s in scene.parsed.sentences if s.span.end > match.start()), scene.parsed.sentences[0].tokens[0])
        yield Finding(ClaimKind.DESIGNATION, anchor, roles, quote=Span(*match.span()), attribution=())
        return


@cache
def _notice() -> re.Pattern[str]:
    """The notes by which a list tells that somebody is on it where no line names a measure."""
    notes = (r"\s+".join(map(re.escape, note.split())) for note in load_phrases("designations", "notices"))
    return re.compile("|".join(notes))


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    content = load_vocabulary("designations")["authorities"]
    return {str(k): tuple(v) for k, v in content.items()} if isinstance(content, dict) else {}


def _authority(text: str) -> str | None:
    return next((name for name, marks in _marks().items() if any(m.lower() in text.lower() for m in marks)), None)


def _edtf(words: str) -> str:
    match = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", words)
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""
