"""The stamp and the second headline that a page's text begins with, where they were run together with its first sentence."""

import re
from collections.abc import Iterator

from linkage.model.span import Span
from linkage.reports.boilerplate import lines_of, load_phrases, merge
from linkage.reports.dateline import AFTER, AGENCY, BEFORE, HEAD, printed_dates
from linkage.vocab.publication import CUE, LEAD, UPDATE_CUE

SHORTEST_HEADLINE = 20  # characters, below which a sentence may begin with the same words by chance
SECTION = re.compile(r"\s+(?:[-–—|·•»]|\S*[�_]\S*)\s+")  # "Headline - World - Site"
CLOCK = re.compile(r"\s*(?:,?\s*(?:at\s+)?\d{1,2}[:.]?\d\d(?:\s*[ap]m)?(?:\s+(?:GMT|UTC|EST|EDT|CET))?\b)?", re.IGNORECASE)
UPDATED = re.compile(r"\s*\(\s*updated[^()]{0,40}\)\s*", re.IGNORECASE)
STOP = re.compile(r"\s*\.(?=\s)")


def find_run_in(text: str) -> tuple[Span, ...]:
    """What a text's first line below the headline holds before or amid its first sentences that is the page's and not the report's.

    That is the day of publication, with an agency before it ("AFP Monday 3 Jun 2013") and what belongs to it, and the headline printed
    again. A line that holds nothing else is left as it is.

    Args:
        text: The text of a report.

    Returns:
        The stretches, in order.
    """
    lines = lines_of(text)
    title, body = next(lines, None), next(lines, None)
    if title is None or body is None:
        return ()
    span, line = body
    found = [Span(span.start + s.start, span.start + s.end) for s in _run_in(line, _headlines(title[1]))]
    return tuple(found) if sum(map(len, found)) < len(line) - SHORTEST_HEADLINE else ()


def _headlines(title: str) -> tuple[str, ...]:
    """The headline as it may be printed again: whole, or without the page's sections behind it."""
    parts = [title[: m.start()] for m in SECTION.finditer(title)]
    return tuple(sorted({t for t in (title, *parts) if len(t) >= SHORTEST_HEADLINE}, key=len, reverse=True))


def _run_in(line: str, headlines: tuple[str, ...]) -> tuple[Span, ...]:
    begin = 0
    found: list[Span] = []
    stamps = list(_stamps(line))
    while True:
        again = next((h for h in headlines if line.startswith(h, begin) and _ends_at(line, begin + len(h))), None)
        if again is not None:
            stop = STOP.match(line, begin + len(again))
            end = begin + len(again) if stop is None else stop.end()
        else:
            stamp = next((s for s in stamps if s.start == begin), None)
            if stamp is None:
                break
            end = stamp.end
        found.append(Span(begin, end))
        begin = end + len(line[end:]) - len(line[end:].lstrip())
        headlines = headlines if again is None else ()
    found += [s for s in stamps if s.start > begin]
    return merge(found)


def _ends_at(line: str, end: int) -> bool:
    """Whether another sentence may begin there."""
    return STOP.match(line, end) is not None or (AFTER.match(line[end:]) is not None and not line[end : end + 1].isalnum())


def _stamps(line: str) -> Iterator[Span]:
    """The days of publication in the top of a line, with what belongs to each."""
    for date in printed_dates(line[:HEAD]):
        start, end = date.start, date.end
        weekday = BEFORE.search(line[:start])
        if weekday is not None:
            start = weekday.start() + len(line[weekday.start() : start]) - len(line[weekday.start() : start].lstrip())
        agency = AGENCY.search(line[:start]) if weekday is not None else None
        cue = CUE.search(line[:start]) or UPDATE_CUE.search(line[:start])
        if cue is not None:
            lead = LEAD.match(line[: cue.start()])
            start = 0 if lead is not None and lead.end() == cue.start() else cue.start()
        elif agency is not None:
            start = agency.start()
        for behind in (CLOCK, UPDATED):
            more = behind.match(line, end)
            end = end if more is None else more.end()
        link = _link(line, end)
        plain = start == 0 or cue is not None or agency is not None or link > end
        if plain and AFTER.match(line[link:]) is not None:
            yield Span(start, link)


def _link(line: str, end: int) -> int:
    """Where a stamp ends with what pages print behind it: "Get short URL 0 15"."""
    for phrase in load_phrases().stamps:
        more = re.compile(rf"\s*{re.escape(phrase)}(?:\s+\d+){{0,2}}\b", re.IGNORECASE).match(line, end)
        if more is not None:
            return more.end()
    return end
