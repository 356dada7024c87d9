"""Report and its claims -> paragraphs of text cut at the edges of quotes, so that overlapping quotes are all underlined."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
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
        claim: The claim.
        lane: Its underline's place below the text, 0 nearest.
        first: Whether the claim's quote starts here.
    """

    claim: Claim
    lane: int
    first: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that the same claims cover from end to end.

    Args:
        text: The words.
        layers: The claims that cover it, lowest underline first (so that it is the outermost element).
        boilerplate: Whether it is the page's and not the report's.
        closing: The numbers of the claims whose quote ends here, with the claim.
    """

    text: str
    layers: tuple[Layer, ...]
    boilerplate: bool
    closing: tuple[tuple[int, Claim], ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the claims that are shown beside it.

    Args:
        segments: Its text, in order; joined they are the paragraph.
        notes: The claims whose quote starts here, with their numbers in the report.
        boilerplate: Whether all of it is boilerplate.
    """

    segments: tuple[Segment, ...]
    notes: tuple[tuple[int, Claim], ...]
    boilerplate: bool

    @property
    def length(self) -> int:
        """Characters of the paragraph."""
        return sum(len(segment.text) for segment in self.segments)


def number_claims(claims: Sequence[Claim]) -> list[Claim]:
    """A report's claims in the order in which their notes are numbered: by where the quote starts, longer quotes first."""
    return sorted(claims, key=lambda claim: (claim.quote.start, -claim.quote.end, claim.kind, claim.id))


def highlight(report: Report, claims: Sequence[Claim]) -> list[Paragraph]:
    """The report's text in paragraphs, cut so that every quote can be marked, whatever it overlaps.

    Args:
        report: The report.
        claims: Its claims.

    Returns:
        Paragraphs that hold every character of the text but the white space between them; every claim is in the notes of exactly one.
    """
    numbered = number_claims(claims)
    lanes = _assign_lanes(numbered)
    spans = _split(report)
    notes: list[list[tuple[int, Claim]]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for number, claim in enumerate(numbered, 1):
        if spans:
            notes[max(0, bisect_right(starts, claim.quote.start) - 1)].append((number, claim))
    anchored: set[str] = set()
    paragraphs = []
    for span, beside in zip(spans, notes, strict=True):
        touching = [(n, c) for n, c in enumerate(numbered, 1) if c.quote.overlaps(span)]
        segments = tuple(_cut(report, span, touching, lanes, anchored))
        paragraphs.append(Paragraph(segments, tuple(beside), all(s.boilerplate for s in segments if s.text.strip() != "")))
    return paragraphs


def _split(report: Report) -> list[Span]:
    """The paragraphs of the text: split at blank lines, or at every newline in a record and in a text without blank lines."""
    breaks = NEWLINES if report.record or BLANK_LINES.search(report.text.strip()) is None else BLANK_LINES
    edges = [0]
    for match in breaks.finditer(report.text):
        edges += match.span()
    edges.append(len(report.text))
    spans = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [span for span in spans if span.of(report.text).strip() != ""]


def _assign_lanes(numbered: Sequence[Claim]) -> dict[str, int]:
    """For each claim the lowest underline that is free over its whole quote."""
    lanes: dict[str, int] = {}
    free_from = [0] * LANES
    for claim in numbered:
        lane = next((i for i, end in enumerate(free_from) if end <= claim.quote.start), LANES - 1)
        free_from[lane] = max(free_from[lane], claim.quote.end)
        lanes[claim.id] = lane
    return lanes


def _cut(report: Report, span: Span, touching: Sequence[tuple[int, Claim]], lanes: dict[str, int], anchored: set[str]) -> Iterator[Segment]:
    """The segments of one paragraph; `anchored` collects the claims whose first segment has been made."""
    edges = {span.start, span.end}
    for stretch in (*(claim.quote for _, claim in touching), *report.boilerplate):
        edges |= {offset for offset in (stretch.start, stretch.end) if span.start < offset < span.end}
    for start, end in pairwise(sorted(edges)):
        segment = Span(start, end)
        covering = [claim for _, claim in touching if claim.quote.covers(segment)]
        layers = [Layer(claim, lanes[claim.id], claim.id not in anchored) for claim in covering]
        anchored |= {claim.id for claim in covering}
        yield Segment(
            text=segment.of(report.text),
            layers=tuple(sorted(layers, key=lambda layer: (-layer.lane, layer.claim.id))),
            boilerplate=report.is_boilerplate(segment),
            closing=tuple((n, claim) for n, claim in touching if claim.quote.end == end),
        )
