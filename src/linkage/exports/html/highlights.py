"""Report and its claims -> paragraphs of text cut at the edges of quotes, so that overlapping quotes are all underlined."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linkage.model.claim import Claim
from linkage.model.report import Report
from linkage.model.span import Span

LANES = 4  # underlines that fit below a line of text; further overlapping quotes share the last
BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
NEWLINES = re.compile(r"\s*\n\s*")


@dataclass(frozen=True, slots=True)
class Layer:
    """One claim over one segment.

    Args:
        number: The claim's number in the report.
        lane: Its underline's place below the text, 0 nearest.
        first: Whether the claim's quote starts here.
    """

    number: int
    lane: int
    first: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same claims cover from end to end.

    Args:
        text: The words.
        layers: The claims that cover it, lowest underline first (so that it is the outermost element).
        boilerplate: Whether it is the page's and not the report's.
        closing: The numbers of the claims whose quote ends here.
    """

    text: str
    layers: tuple[Layer, ...]
    boilerplate: bool
    closing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the claims that are shown beside it.

    Args:
        segments: Its text, in order; joined they are the paragraph.
        notes: The numbers of the claims whose quote starts here.
        boilerplate: Whether all of it is boilerplate.
        start: Where it starts in the report's text, in code points.
    """

    segments: tuple[Segment, ...]
    notes: tuple[int, ...]
    boilerplate: bool
    start: int

    @property
    def length(self) -> int:
        """Characters of the paragraph."""
        return sum(len(segment.text) for segment in self.segments)


def number_claims(claims: Sequence[Claim]) -> list[Claim]:
    """A report's claims in the order in which their notes are numbered: by where the quote starts, longer quotes first."""
    return sorted(claims, key=lambda claim: (claim.quote.start, -claim.quote.end, claim.kind, claim.id))


def highlight(report: Report, numbered: Sequence[Span], leaf: Span | None = None) -> list[Paragraph]:
    """The report's text in paragraphs, cut so that every quote can be marked, whatever it overlaps.

    Args:
        report: The report.
        numbered: The quotes of its claims in the order of `number_claims`; the first has the number 1.
        leaf: The stretch of the text to show, which holds the quotes; None for all of it.

    Returns:
        Paragraphs that hold every character of the stretch but the white space between them; every claim is in the notes of exactly one.
    """
    quotes = dict(enumerate(numbered, 1))
    lanes = _assign_lanes(quotes)
    spans = _split(report, Span(0, len(report.text)) if leaf is None else leaf)
    notes: list[list[int]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for number, quote in quotes.items():
        if spans:
            notes[max(0, bisect_right(starts, quote.start) - 1)].append(number)
    anchored: set[int] = set()
    paragraphs = []
    for span, beside in zip(spans, notes, strict=True):
        touching = {number: quote for number, quote in quotes.items() if quote.overlaps(span)}
        segments = tuple(_cut(report, span, touching, lanes, anchored))
        paragraphs.append(Paragraph(segments, tuple(beside), all(s.boilerplate for s in segments if s.text.strip() != ""), span.start))
    return paragraphs


def _split(report: Report, leaf: Span) -> list[Span]:
    """The paragraphs of the text: split at blank lines, or at every newline in a record and in a text without blank lines."""
    breaks = NEWLINES if report.record or report.is_table or BLANK_LINES.search(report.text.strip()) is None else BLANK_LINES
    edges = [leaf.start]
    for match in breaks.finditer(report.text, leaf.start, leaf.end):
        edges += match.span()
    edges.append(leaf.end)
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [span for span in spans if span.of(report.text).strip() != ""]


def _assign_lanes(quotes: Mapping[int, Span]) -> dict[int, int]:
    """For each claim's number the lowest underline that is free over its whole quote."""
    lanes: dict[int, int] = {}
    free_from = [0] * LANES
    for number, quote in quotes.items():
        lane = next((i for i, end in enumerate(free_from) if end <= quote.start), LANES - 1)
        free_from[lane] = max(free_from[lane], quote.end)
        lanes[number] = lane
    return lanes


def _cut(report: Report, span: Span, touching: Mapping[int, Span], lanes: Mapping[int, int], anchored: set[int]) -> Iterator[Segment]:
    """The segments of one paragraph; `anchored` collects the claims whose first segment has been made."""
    edges = {span.start, span.end}
    for stretch in (*touching.values(), *report.boilerplate):
        edges |= {offset for offset in (stretch.start, stretch.end) if span.start < offset < span.end}
    for start, end in pairwise(sorted(edges)):
        segment = Span(start, end)
        covering = [number for number, quote in touching.items() if quote.covers(segment)]
        layers = [Layer(number, lanes[number], number not in anchored) for number in covering]
        anchored.update(covering)
        yield Segment(
            text=segment.of(report.text),
            layers=tuple(sorted(layers, key=lambda layer: (-layer.lane, layer.number))),
            boilerplate=report.is_boilerplate(segment),
            closing=tuple(number for number, quote in touching.items() if quote.end == end),
        )
