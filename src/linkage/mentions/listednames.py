"""The name of whom a record lists, wherever its text says it again: a surname alone that the parser does not know as a name."""

import re
from collections.abc import Iterator, Sequence

from linkage.mentions.markednames import body_heads
from linkage.mentions.nametypes import state_words
from linkage.model.mention import Mention, MentionType
from linkage.model.parse import Sentence, Token
from linkage.model.report import Report
from linkage.model.span import Span

_SHORTEST = 4  # letters: shorter words of a name are particles or stand in other names


def name_listed(report: Report, sentences: Sequence[Sentence], names: Sequence[Mention]) -> list[Mention]:
    """The names of a report; in the record of a person, with those by which it calls him again and that nothing else found.

    Args:
        report: The report.
        sentences: Its sentences.
        names: The names found in them; a place in the middle of the person's name gives way.
    """
    first = next((line for line in report.text.splitlines() if line.strip()), "")
    words = {w.lower() for w in first.replace("/", " ").split() if len(w) >= _SHORTEST and w.isalpha()}
    if not report.record:
        return list(names)
    if words & body_heads():
        return _with_letters(first, report, sentences, names)
    words -= state_words().keys()
    kept = list(names)
    for sentence in sentences[1:]:
        for run in _runs(sentence, words):
            span = Span(run[0].span.start, run[-1].span.end)
            beside = [n for n in kept if n.span.overlaps(span)]
            if all(n.type is MentionType.PLACE and span.covers(n.span) for n in beside):
                kept = [n for n in kept if n not in beside] + [Mention(MentionType.PERSON, span, span.of(report.text))]
    return sorted(kept, key=lambda n: n.span.start)


_LETTERS = re.compile(r"\(([A-Z][A-Z-]{1,9})\)")


def _with_letters(first: str, report: Report, sentences: Sequence[Sentence], names: Sequence[Mention]) -> list[Mention]:
    """The names, with the letters in brackets behind the name of a body that a record lists: "NORTHERN WORKS (NWK)"."""
    names = _whole(first, report, names)
    letters = set(_LETTERS.findall(first))
    said = [t.span for s in sentences[1:] for t in s.tokens if t.text in letters]
    new = [Mention(MentionType.ORGANIZATION, s, s.of(report.text)) for s in said if not any(n.span.overlaps(s) for n in names)]
    return sorted([*names, *new], key=lambda n: n.span.start)


def _whole(first: str, report: Report, names: Sequence[Mention]) -> list[Mention]:
    """The names, with that of the body that a record lists in one piece wherever the text says it: "the Roads and Rivers Institute"."""
    own = first.split("(")[0].split(" a.k.a")[0].strip()
    if " " not in own:
        return list(names)
    start = report.text.find(first) + len(first)
    spans = [Span(m.start(), m.end()) for m in re.compile(re.escape(own), re.IGNORECASE).finditer(report.text, start)]
    spans = [s for s in spans if not any(n.span.covers(s) for n in names)]
    kept = [n for n in names if not any(s.overlaps(n.span) for s in spans)]
    return sorted([*kept, *(Mention(MentionType.ORGANIZATION, s, s.of(report.text)) for s in spans)], key=lambda n: n.span.start)


def _runs(sentence: Sentence, words: set[str]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in sentence.tokens:
        if token.lower in words and token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X"):
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run
