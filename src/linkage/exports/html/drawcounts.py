"""Many entries of a lane -> counts: solid columns by period, and hollow bars over all the days of what is told to no period.

What is told to a month or a year only stands in a strip of its own, each column as wide as its month or year: it is somewhere within it.
A strip that would be empty is not drawn.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from linkage.exports.html.labels import label_date
from linkage.exports.html.svg import element, group, link, text_width
from linkage.exports.html.ticks import Step, choose_step, label_tick, list_periods
from linkage.exports.html.timeaxis import WIDTH, TimeAxis
from linkage.exports.html.timebars import BAR, FADE, ROW, SHORTEST, SIZE, draw_fade
from linkage.model.timeline import Lane, TimelineItem

PeriodAddress = Callable[[Lane, date, date], str]
_COUNTS, _WIDE_COUNTS = 56, 36  # heights of the strips
_NOTE = 16
_MOST_PERIODS = 120
_DAY = timedelta(days=1)

_Span = tuple[date, date, bool, bool]  # the first and the last day that is told; whether it may have begun before, and ended after


def draw_counts(
    lane: Lane, items: Sequence[TimelineItem], axis: TimeAxis, y: float, period_address: PeriodAddress | None
) -> tuple[Markup, float]:
    """Counts by period, and where what follows begins.

    Args:
        lane: What is counted.
        items: Its entries.
        axis: The days of the drawing.
        y: Where it begins.
        period_address: Where a count leads, by the first and the last day that it is of; None where there is no such list.
    """
    step = choose_step(axis.first, axis.last, _MOST_PERIODS)
    within, wide = _count(items, step)
    kind = "coded in tables, " if all(item.coded for item in items) else ""
    parts: list[Markup] = []
    if within:
        spans = {(start, after - _DAY): within[start] for start, after in list_periods(axis.first, axis.last, step) if start in within}
        named = {span: label_tick(span[0], step) for span in spans}
        note = f"{sum(within.values()):,} {kind}by {step.in_words}, up to {max(within.values()):,} in one"
        drawn, y = _draw_strip(lane, spans, named, note, "sure", _COUNTS, axis, y, period_address)
        parts.append(drawn)
    for unit, of in (("month", _is_month), ("year", _is_year)):
        spans = {(a, b): n for (a, b, before, after), n in sorted(wide.items()) if not before and not after and of(a, b)}
        if len(spans) > 1:
            named = {(a, b): f"some time in {label_date(a.isoformat()[: 7 if unit == 'month' else 4])}" for a, b in spans}
            note = f"{sum(spans.values()):,} {kind}told to a {unit} only, up to {max(spans.values()):,} in one"
            drawn, y = _draw_strip(lane, spans, named, note, "maybe", _WIDE_COUNTS, axis, y, period_address)
            parts.append(drawn)
            wide = Counter({span: n for span, n in wide.items() if span[:2] not in spans or any(span[2:])})
    for span, n in sorted(wide.items()):
        parts.append(_draw_wide(lane, span, n, axis, y, period_address))
        y += ROW
    return group(*parts), y + 4


def _draw_strip(
    lane: Lane, counts: Mapping[tuple[date, date], int], named: Mapping[tuple[date, date], str], note: str, look: str, height: int,
    axis: TimeAxis, y: float, period_address: PeriodAddress | None,
) -> tuple[Markup, float]:  # fmt: skip
    """Columns as wide as the days they are of and as high as the most of them allows, and where what follows begins."""
    parts = [element("text", note, x=0, y=y + 12, class_="note")]
    y += _NOTE
    most = max(counts.values())
    for (first, last), n in counts.items():
        x, end = max(0.0, axis.x(first)), min(float(WIDTH), axis.x(last + _DAY))
        high = max(1.5, n / most * height)
        rect = element("rect", x=x + 0.4, y=y + height - high, width=max(1.0, end - x - 0.8), height=high, class_=look)
        parts.append(_led(lane, first, last, f"{named[first, last]}: {n:,} {lane}", rect, period_address))
    y += height
    return group(*parts, element("line", x1=0, y1=y, x2=WIDTH, y2=y, class_="rule")), y + 5


def _draw_wide(lane: Lane, span: _Span, n: int, axis: TimeAxis, y: float, period_address: PeriodAddress | None) -> Markup:
    """A bar over all the days that so many can be on; an open end fades beyond the day that is told."""
    first, last, before, after = span
    x, end = axis.x(first), max(axis.x(first) + SHORTEST, axis.x(last + _DAY))
    bar = [element("rect", x=x, y=y + 5, width=end - x, height=float(BAR), class_="maybe")]
    if before:
        x -= FADE
        bar.append(draw_fade(x, y + 5, to_left=True))
    if after:
        bar.append(draw_fade(end, y + 5, to_left=False))
        end += FADE
    label = f"{n:,} some time {_word_span(span)}"
    wide = text_width(label, SIZE)
    words_x = end + 5 if end + 5 + wide < WIDTH else max(0.0, x - 5 - wide)
    words = element("text", label, x=words_x, y=y + 13.5, class_="name halo")
    return _led(lane, first, last, label, group(*bar, words), period_address)


def _word_span(span: _Span) -> str:
    first, last, before, after = label_date(span[0].isoformat()), label_date(span[1].isoformat()), *span[2:]
    if not before and not after:
        return f"from {first} to {last}"
    if before and after:
        return f"around {first}, both ends open" if first == last else f"from {first} to {last}, both ends open"
    return f"until {last}, start open" if before else f"from {first}, end open"


def _led(lane: Lane, first: date, last: date, title: str, drawn: Markup, period_address: PeriodAddress | None) -> Markup:
    """A count that leads to what it counts, where there is a list of it."""
    if period_address is None:
        return group(element("title", title), drawn, role="img", aria_label=title)
    return link(period_address(lane, first, last), title, drawn, class_=f"item {lane.name.lower()}")


def _count(items: Sequence[TimelineItem], step: Step) -> tuple[Counter[date], Counter[_Span]]:
    """How many lie within one period each, by its first day; how many are spread over more or open, by their days."""
    within: Counter[date] = Counter()
    wide: Counter[_Span] = Counter()
    for item in items:
        extent = item.extent
        if extent is None or extent.known_first is None or extent.known_last is None:
            continue
        first, last, before, after = extent.known_first, extent.known_last, extent.first is None, extent.last is None
        start = step.start_of(first)
        if not before and not after and (last == first or step.start_of(last) == start):
            within[start] += 1
        else:
            wide[first, last, before, after] += 1
    return within, wide


def _is_month(first: date, last: date) -> bool:
    return first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1])


def _is_year(first: date, last: date) -> bool:
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
