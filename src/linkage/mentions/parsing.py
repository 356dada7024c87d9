"""Report -> ParsedReport: sentences, mentions, and which rank or body belongs to which person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from linkage.mentions.counts import read_counts
from linkage.mentions.dates import edtf_in_year, first_year, read_times
from linkage.mentions.lightparsing import parse_light
from linkage.mentions.names import read_names
from linkage.mentions.officers import read_officers
from linkage.mentions.quotations import read_quotations
from linkage.mentions.relations import read_relations, relate_neighbours
from linkage.mentions.sentences import PARSED_LANGUAGES, parse_paragraphs, read_sentences
from linkage.mentions.things import read_things
from linkage.model.count import Count
from linkage.model.issue import Issue
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import ParsedReport, Sentence
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.light import LIGHT_LANGUAGES

if TYPE_CHECKING:
    from spacy.tokens import Doc


def parse_reports(reports: Sequence[Report]) -> Iterator[ParsedReport]:
    """Each report's sentences and what they mention, the same as `parse_report` gives; the parser takes their paragraphs together.

    Args:
        reports: Some reports; no more than one batch of paragraphs is parsed ahead of its turn.

    Yields:
        One a report, in their order.

    Raises:
        SetupError: The English pipeline is not installed.
    """
    parsed = [report.language in PARSED_LANGUAGES or report.language == "und" for report in reports]
    docs = parse_paragraphs([report for report, is_parsed in zip(reports, parsed, strict=True) if is_parsed])
    for report, is_parsed in zip(reports, parsed, strict=True):
        yield parse_report(report, next(docs) if is_parsed else None)


def parse_report(report: Report, docs: Sequence[Doc] | None = None) -> ParsedReport:
    """The report's sentences and what they mention.

    A report in a language that no installed parser reads keeps its quotations and nothing else, with an issue that says so.

    Args:
        report: The report.
        docs: Its paragraphs as the parser gave them (`parse_paragraphs`); None to have them parsed here.

    Raises:
        SetupError: The English pipeline is not installed.
    """
    quotations = [Mention(MentionType.QUOTATION, span, span.of(report.text)) for span in read_quotations(report)]
    if report.language in LIGHT_LANGUAGES:
        return parse_light(report, quotations, published_day(report))
    if report.language not in PARSED_LANGUAGES and (report.language != "und" or not _is_latin(report.text)):
        reason = f"the language of this report ({report.language}) is not read yet"
        advice = "it is kept and searchable; give an English translation beside it to have its claims read"
        return ParsedReport(report, [], quotations, [], [Issue(report.file, "mentions", reason, advice, report_id=report.id)])
    sentences, labelled = read_sentences(report, docs)
    found = list(read_things(sentences, report.text))
    weapons = [t.span for t in found if t.type is MentionType.WEAPON]
    names = [n for n in read_names(sentences, labelled, report.text) if not any(w != n.span and w.covers(n.span) for w in weapons)]
    things = [m for m in found if not any(_hides(n) for n in names if n.span.overlaps(m.span))]
    counts: dict[Span, Count] = {}
    mentions = [*quotations, *names, *things, *_figures(report, sentences, counts)]
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    officers = read_officers(report, sentences)
    relations = dict.fromkeys([*relate_neighbours(sentences, mentions), *read_relations(sentences, officers)])
    return ParsedReport(report, sentences, mentions, list(relations), [], counts, officers)


def _hides(name: Mention) -> bool:
    """Whether a word inside the name is no thing of its own ("Police" in "Police Regiment")."""
    return name.type in (MentionType.ORGANIZATION, MentionType.PERSON)


def _is_latin(text: str) -> bool:
    """Whether a text too short to tell its language can be English: most of its letters are Latin."""
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" for c in letters) * 2 >= len(letters)


def published_day(report: Report) -> date | None:
    """The report's date where it is known to the day."""
    try:
        return date.fromisoformat(report.published) if report.published is not None else None
    except ValueError:
        return None


def _figures(report: Report, sentences: list[Sentence], counts: dict[Span, Count]) -> Iterator[Mention]:
    day = published_day(report)
    year = first_year(sentences) if day is None else None
    for sentence in sentences:
        tokens = sentence.tokens
        taken: set[int] = set()
        for time in read_times(tokens, day):
            span = Span(tokens[time.start].span.start, tokens[time.end - 1].span.end)
            taken.update(range(time.start, time.end))
            edtf = time.edtf or (edtf_in_year(tokens[time.start : time.end], year) if year is not None else "")
            yield Mention(MentionType.DATE, span, span.of(report.text), edtf or None)
        for hit in read_counts(tokens):
            if hit.number not in taken:
                span = Span(tokens[hit.start].span.start, tokens[hit.end - 1].span.end)
                counts[span] = hit.count
                yield Mention(MentionType.COUNT, span, span.of(report.text))
