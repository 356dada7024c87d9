"""Scenes -> the sentences of the reports that tell of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from linkage.incidents.scene import Scene
from linkage.model.report import Report
from linkage.model.span import Span

_END = re.compile(r"(?<![ .][A-Z])(?<!\b[A-Z][a-z])(?<!\b[ap])[.!?][”\"’']?\s+(?=[“\"‘'(]?[A-Z0-9@])|\n")


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence that carries a claim of an incident, or follows on one.

    Args:
        scene: The scene of the first claim that it carries, or of the sentence before it.
        text: The sentence.
        behind: Whether it only follows on the sentence that carries the claim: then its words are nobody's but the report's.
    """

    scene: Scene
    text: str
    behind: bool = False


@lru_cache(maxsize=8192)
def _ends(report: Report) -> tuple[int, ...]:
    """Where its sentences end."""
    return tuple(m.end() for m in _END.finditer(report.text))


def read_tellings(scenes: Sequence[Scene]) -> Iterator[Telling]:
    """The sentences in which an incident is told, in reading order, each once: those of its claims, and the one behind each of them.

    Args:
        scenes: The scenes of one incident, in reading order.
    """
    seen: set[tuple[str, int]] = set()
    for scene in scenes:
        own = sentence_around(scene.report, scene.claim.quote)
        for span in (own, _next(scene.report, own)):
            if span is not None and (scene.report.id, span.start) not in seen:
                seen.add((scene.report.id, span.start))
                yield Telling(scene, span.of(scene.report.text), behind=span is not own)


def _next(report: Report, sentence: Span) -> Span | None:
    """The sentence behind another one, in its paragraph."""
    gap = _END.match(report.text, sentence.end)
    if gap is None or "\n" in gap.group() or gap.end() >= len(report.text):
        return None
    after = _END.search(report.text, gap.end())
    return Span(gap.end(), after.start() if after is not None else len(report.text))


def sentence_around(report: Report, quote: Span) -> Span:
    """From the end of the sentence before a quote to the end of the sentence that holds it.

    Args:
        report: The report.
        quote: A stretch of its text.
    """
    ends = _ends(report)
    before = bisect_left(ends, quote.start)
    start = ends[before - 1] if before else 0
    start = max((m.end() for m in _END.finditer(report.text, start, quote.start + 1) if m.end() <= quote.start), default=start)
    after = _END.search(report.text, max(quote.start, quote.end - 1))
    return Span(start, after.start() if after is not None else len(report.text))
