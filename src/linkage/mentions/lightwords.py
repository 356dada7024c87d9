"""Report -> sentences, for the languages that are read by light grammar: words with their base forms, no tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linkage.mentions.sentences import paragraphs
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab.light import LightVocabulary

_WORD = re.compile(r"\d+[-‑][^\W\d_]+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’ʼ`‑-][^\W_]+)*|\S")
_END = re.compile(r"[.!?…]+[»”\"“)]*(?=\s+[«„“\"(—–¿¡-]*\s*[^\W\d_]|\s+\d|\s*$)")


def read_light_sentences(report: Report, vocabulary: LightVocabulary) -> list[Sentence]:
    """The sentences of a report with the base form of every word.

    Every word is its own head, as there is no parser; `Token.tag` lists what the dictionary says of the word ("nomn plur Surn").

    Args:
        report: Its text is taken paragraph by paragraph; boilerplate is left out.
        vocabulary: The words of its language.
    """
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(report)):
        for span in split_sentences(report.text, paragraph, vocabulary):
            sentence = Sentence(len(sentences), number, span, [])
            for match in _WORD.finditer(report.text, span.start, span.end):
                form = vocabulary.form(match.group())
                i = len(sentence.tokens)
                tag = " ".join(sorted(form.features))
                sentence.tokens.append(Token(i, match.group(), form.lemma, form.pos, tag, "", i, Span(*match.span()), sentence))
            if sentence.tokens:
                sentences.append(sentence)
    return sentences


def split_sentences(text: str, paragraph: Span, vocabulary: LightVocabulary) -> Iterator[Span]:
    """The sentences of a paragraph.

    A full stop behind an abbreviation, behind an initial or before a small letter ends none.

    Args:
        text: The report's text.
        paragraph: One paragraph.
        vocabulary: Knows the abbreviations.
    """
    start = paragraph.start
    abbreviations = vocabulary.words("abbreviations")
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        rest = text[match.end() : paragraph.end].lstrip(' «„“"(—–¿¡-')
        before = re.search(r"[^\W\d_]+$", text[start : match.start()])
        short = before is not None and match.group() == "." and (before.group().lower() in abbreviations or len(before.group()) == 1)
        if rest and (rest[0].islower() or (short and not _ends_year(text, start, match.start()))):
            continue
        yield Span(start, match.end())
        start = match.end() + len(text[match.end() : paragraph.end]) - len(text[match.end() : paragraph.end].lstrip())
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_year(text: str, start: int, end: int) -> bool:
    """Whether "г." or "р." stands behind a year, so that it may end its sentence."""
    return re.search(r"\d{4}\s(?:г|гг|р|рр)$", text[start:end]) is not None
