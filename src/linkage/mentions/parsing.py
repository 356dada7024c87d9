"""Report -> ParsedReport: sentences, mentions, and which rank or body belongs to which person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from linkage.mentions.counts import read_counts
from linkage.mentions.dates import edtf_in_year, first_year, read_times
from linkage.mentions.headlines import mend_headlines
from linkage.mentions.lightparsing import parse_light
from linkage.mentions.listednames import name_listed
from linkage.mentions.misread import mend_clauses
from linkage.mentions.names import read_names
from linkage.mentions.officers import read_officers
from linkage.mentions.quotations import read_quotations
from linkage.mentions.relations import read_relations, relate_neighbours
from linkage.mentions.sentences import PARSED_LANGUAGES, parse_paragraphs, read_sentences
from linkage.mentions.things import read_things
from linkage.mentions.words import mend_words
from linkage.model.count import Count
from linkage.model.issue import Issue
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import ParsedReport, Sentence
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.light import LIGHT_LANGUAGES


def parse_reports(reports: Sequence[Report]) -> list[ParsedReport]:
    """Each report's sentences and what they mention.

    What is found in a report does not depend on those that are read with it; many are read faster than few. A report in a language that
    no installed parser reads keeps its quotations and nothing else, with an issue that says so.

    Args:
        reports: Some reports.

    Returns:
        One a report, in their order.

    Raises:
        SetupError: The English pipeline is not installed.
    """
    from linkage.mentions.matrices import one_thread

    english = [report for report in reports if _is_parsed(report)]
    with one_thread():
        read = [read_sentences(report, docs) for report, docs in zip(english, parse_paragraphs(english), strict=True)]
        officers = read_officers([(report, sentences) for report, (sentences, _) in zip(english, read, strict=True)])
    parsed = iter(zip(read, officers, strict=True))
    return [_parse_english(report, *next(parsed)) if _is_parsed(report) else _parse_other(report) for report in reports]


def parse_report(report: Report) -> ParsedReport:
    """One report's sentences and what they mention, as `parse_reports` gives them.

    Args:
        report: The report.

    Raises:
        SetupError: The English pipeline is not installed.
    """
    (parsed,) = parse_reports([report])
    return parsed


def _is_parsed(report: Report) -> bool:
    """Whether the parser reads it: English, or too short to tell its language and in Latin letters."""
    return report.language in PARSED_LANGUAGES or (report.language == "und" and _is_latin(report.text))


def _parse_other(report: Report) -> ParsedReport:
    quotations = _quotations(report)
    if report.language in LIGHT_LANGUAGES:
        return parse_light(report, quotations, published_day(report))
    reason = f"the language of this report ({report.language}) is not read yet"
    advice = "it is kept and searchable; give an English translation beside it to have its claims read"
    return ParsedReport(report, [], quotations, [], [Issue(report.file, "mentions", reason, advice, report_id=report.id)])


def _parse_english(report: Report, read: tuple[list[Sentence], list[tuple[Span, str]]], officers: list[Mention]) -> ParsedReport:
    sentences, labelled = read
    mend_words(sentences)
    mend_clauses(sentences)
    mend_headlines(sentences)
    found = list(read_things(sentences, report.text))
    weapons = [t.span for t in found if t.type is MentionType.WEAPON]
    weapon_starts = {w.start for w in weapons}
    called = name_listed(report, sentences, agree_with_officers(read_names(sentences, labelled, report.text), officers))
    makes = {w for w in weapons if w.end + 1 in weapon_starts}  # "Katyusha" of "Katyusha rockets"
    names = [n for n in called if not any((w != n.span or w in makes) and w.covers(n.span) for w in weapons)]
    things = [m for m in found if not any(_hides(n) for n in names if n.span.overlaps(m.span))]
    counts: dict[Span, Count] = {}
    mentions = [*_quotations(report), *names, *things, *_figures(report, sentences, counts)]
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    relations = dict.fromkeys([*relate_neighbours(sentences, mentions), *read_relations(sentences, officers)])
    return ParsedReport(report, sentences, mentions, list(relations), [], counts, officers)


def agree_with_officers(names: Sequence[Mention], officers: Sequence[Mention]) -> list[Mention]:
    """Names without persons that the taggers of officers know for a body or a title: these take their place.

    Args:
        names: Persons, bodies and places.
        officers: What the taggers found.
    """
    known = {m: [o for o in officers if o.span.overlaps(m.span)] for m in names if m.type is MentionType.PERSON}
    wrong = {m: over for m, over in known.items() if over and all(o.type in (MentionType.ORGANIZATION, MentionType.TITLE) for o in over)}
    bodies = {o for over in wrong.values() for o in over if o.type is MentionType.ORGANIZATION}
    kept = [m for m in names if m not in wrong and not any(b.span.overlaps(m.span) for b in bodies)]
    return sorted([*kept, *bodies], key=lambda m: m.span.start)


def _quotations(report: Report) -> list[Mention]:
    return [Mention(MentionType.QUOTATION, span, span.of(report.text)) for span in read_quotations(report)]


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
