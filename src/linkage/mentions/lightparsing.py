"""Report -> ParsedReport, for the languages that are read by light grammar: words and mentions, no tree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from linkage.mentions.lightfigures import read_light_counts, read_light_times
from linkage.mentions.lightnames import read_light_names
from linkage.mentions.lightwords import read_light_sentences
from linkage.mentions.relations import relate_neighbours
from linkage.model.count import Count
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import ParsedReport, Sentence
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.light import LightVocabulary, load_light


def parse_light(report: Report, quotations: list[Mention], published: date | None) -> ParsedReport:
    """The report's sentences and what they mention.

    Args:
        report: A report in one of `LIGHT_LANGUAGES`.
        quotations: Its quotations.
        published: Its date, where it is known to the day.

    Raises:
        SetupError: The dictionary of the language is not installed.
    """
    vocabulary = load_light(report.language)
    sentences = read_light_sentences(report, vocabulary)
    counts: dict[Span, Count] = {}
    names = read_light_names(sentences, report.text, vocabulary)
    mentions = [*quotations, *names, *_figures(report, sentences, vocabulary, published, counts)]
    mentions.sort(key=lambda m: (m.span.start, -m.span.end))
    return ParsedReport(report, sentences, mentions, list(relate_neighbours(sentences, names)), [], counts)


def _figures(
    report: Report, sentences: list[Sentence], vocabulary: LightVocabulary, published: date | None, counts: dict[Span, Count]
) -> Iterator[Mention]:
    for sentence in sentences:
        tokens = sentence.tokens
        taken: set[int] = set()
        for time in read_light_times(tokens, vocabulary, published):
            span = Span(tokens[time.start].span.start, tokens[time.end - 1].span.end)
            taken.update(range(time.start, time.end))
            yield Mention(MentionType.DATE, span, span.of(report.text), time.edtf or None)
        for hit in read_light_counts(tokens, vocabulary, taken):
            span = Span(tokens[hit.start].span.start, tokens[hit.end - 1].span.end)
            counts[span] = hit.count
            yield Mention(MentionType.COUNT, span, span.of(report.text))
