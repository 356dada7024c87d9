"""Timeline -> a drawing: every time as long as it is uncertain, open ends faded, each mark a link to what it stands for.

A solid bar is what is told for every day of it; a hollow one is when it can have been, no one knows on which day of it; so is the time
between two days for which a post is told. Ends that nobody tells fade out. Rows of tables are counted by period where they are many; what
reports tell is drawn one by one as long as it can be read.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import timedelta

from markupsafe import Markup

from linkage.exports.html.drawcounts import PeriodAddress, draw_counts
from linkage.exports.html.labels import label_date
from linkage.exports.html.svg import element, group, link, text_width
from linkage.exports.html.ticks import Step, choose_step, list_ticks
from linkage.exports.html.timeaxis import WIDTH, TimeAxis, leave_far_out, span_timeline
from linkage.exports.html.timebars import BAR, FADE, ROW, SHORTEST, SIZE, draw_fade
from linkage.exports.html.timewords import title_item
from linkage.model.amount import amount
from linkage.model.timeline import Extent, Lane, Timeline, TimelineItem

_LONGEST = 60  # characters of a label beside its bar
FOLDED_AT = 80  # items of a lane: more are counted by period
_HEAD = 20  # height of the name of a lane
_LINE = 3.0  # the height of a bar under its words
_BETWEEN = 2.0  # units between two days that are told one by one, at least
_TICK = 84  # units between two ticks, at least
_MOST_OUTSIDE = 8

Address = Callable[[TimelineItem], str]


def draw_timeline(timeline: Timeline, address: Address, period_address: PeriodAddress | None = None, folded_at: int = FOLDED_AT) -> Markup:
    """A timeline as SVG.

    Args:
        timeline: What is told.
        address: Where an item leads: to its incident's page, or to its sentence.
        period_address: Where a count leads, by the first and the last day that it is of; None where there is no such list.
        folded_at: How many items of a lane are drawn one by one.

    Returns:
        The drawing; empty where nothing has a day.
    """
    axis = span_timeline(leave_far_out(timeline.items))
    if axis is None:
        return Markup("")
    items = [item for item in timeline.items if item.extent is not None and axis.meets(item.extent)]
    outside = [item for item in timeline.items if item.extent is not None and not axis.meets(item.extent)]
    lanes: dict[Lane, list[TimelineItem]] = defaultdict(list)
    for item in items:
        lanes[item.lane].append(item)
    parts: list[Markup] = []
    y = float(_HEAD)
    for lane in Lane:
        if lane in lanes:
            drawn, y = _draw_lane(lane, lanes[lane], axis, y, address, period_address, folded_at)
            parts.append(drawn)
    if outside:
        drawn, y = _draw_outside(outside, y, address)
        parts.append(drawn)
    height = y + 6
    ticks = [_draw_tick(axis.x(tick.day), tick.label, height) for tick in list_ticks(axis.first, axis.last, _tick_step(axis))]
    name = f"Timeline of {timeline.title}, {_span(axis)}: {amount(len(timeline.items), 'entry', 'entries')} with a date"
    return element(
        "svg", element("title", name), group(*ticks, aria_hidden="true"), *parts,
        class_="timeline", viewBox=f"0 0 {WIDTH} {height:.0f}", width=WIDTH, height=round(height), role="group", aria_label=name,
    )  # fmt: skip


def _draw_lane(
    lane: Lane, items: list[TimelineItem], axis: TimeAxis, y: float, address: Address, period_address: PeriodAddress | None, folded_at: int
) -> tuple[Markup, float]:
    """A lane, and where the next one begins."""
    folded = [item for item in items if item.coded] if len(items) > folded_at else []
    single = [item for item in items if not item.coded] if folded else items
    if len(single) > folded_at:
        folded, single = items, []
    head = f"{lane} ({len(items):,})"
    parts = [
        element("line", x1=0, y1=y + 2, x2=WIDTH, y2=y + 2, class_="rule"),
        element("text", head, x=0, y=y + 15, class_="lane"),
    ]
    y += _HEAD
    if single:
        rows = _pack([(item, *_reach(item, axis)) for item in single])
        for n, row in enumerate(rows):
            parts.extend(_draw_item(item, axis, y + n * ROW, label_x, address) for item, label_x in row)
        y += len(rows) * ROW
    if folded:
        drawn, y = draw_counts(lane, folded, axis, y, period_address)
        parts.append(drawn)
    return group(*parts), y + 8


def _reach(item: TimelineItem, axis: TimeAxis) -> tuple[float, float, float]:
    """Where an item with its words begins and ends, and where its words stand: from the right of its bar, else up to its left."""
    x, end = _bar(item.extent, axis)
    wide = text_width(_words(item), SIZE)
    if end + 5 + wide <= WIDTH:
        return x, end + 5 + wide, end + 5
    if wide <= x - 5:
        return x - 5 - wide, end, x - 5
    return x, max(end, x + 6 + wide), x + 6  # on the bar, which is longer than the words


def _pack(reaches: Sequence[tuple[TimelineItem, float, float, float]]) -> list[list[tuple[TimelineItem, float]]]:
    """The rows of a lane: each item in the first row with room for it and its words, so that no words overlap."""
    rows: list[list[tuple[TimelineItem, float]]] = []
    taken: list[list[tuple[float, float]]] = []
    for item, start, end, label_x in reaches:
        free = next((n for n, spans in enumerate(taken) if all(end + 8 < a or b + 8 < start for a, b in spans)), None)
        if free is None:
            free = len(rows)
            rows.append([])
            taken.append([])
        rows[free].append((item, label_x))
        taken[free].append((start, end))
    return rows


def _words(item: TimelineItem) -> str:
    """The words beside a bar: what is told, cut short, with the marks of EDTF for what is about or uncertain."""
    label = item.label if len(item.label) <= _LONGEST else _cut(item.label)
    extent = item.extent
    marks = "" if extent is None else ("~" if extent.approximate else "") + ("?" if extent.uncertain else "")
    return f"{marks} {label}" if marks else label


def _cut(label: str) -> str:
    """A label that is too long, up to the last word that fits; within the word where it has one only."""
    whole = label[: _LONGEST - 1].rsplit(" ", 1)[0] if " " in label[: _LONGEST - 1] else label[: _LONGEST - 2]
    return f"{whole.rstrip(' ·,')} …"


def _bar(extent: Extent | None, axis: TimeAxis) -> tuple[float, float]:
    """Where a bar begins and ends; what is open runs a little beyond what is told."""
    if extent is None or extent.known_first is None or extent.known_last is None:
        return 0.0, 0.0
    start, end = axis.x(extent.known_first), axis.x(extent.known_last + timedelta(days=1))
    if end - start < SHORTEST:
        start, end = (start + end - SHORTEST) / 2, (start + end + SHORTEST) / 2
    return max(0.0, start - (FADE if extent.first is None else 0)), min(float(WIDTH), end + (FADE if extent.last is None else 0))


def _draw_item(item: TimelineItem, axis: TimeAxis, y: float, label_x: float, address: Address) -> Markup:
    extent = item.extent
    if extent is None:
        raise ValueError(f"{item.key} has no days")
    x, end = _bar(extent, axis)
    over = x <= label_x < end  # the words do not fit beside the bar, which becomes a line under them
    top, height = (y + ROW - _LINE, _LINE) if over else (y + (ROW - BAR) / 2, float(BAR))
    a = x + FADE if extent.first is None else x
    b = end - FADE if extent.last is None else end
    parts = [] if b <= a else [element("rect", x=a, y=top, width=b - a, height=height, class_="maybe")]
    parts.extend(element("rect", x=a, y=top, width=b - a, height=height, class_="sure") for a, b in _solid(extent, axis))
    if extent.first is None:
        parts.append(draw_fade(x, top, height, to_left=True))
    if extent.last is None:
        parts.append(draw_fade(end - FADE, top, height, to_left=False))
    words = element(
        "text", _words(item), x=label_x, y=y + (10.5 if over else 12.5), text_anchor="end" if label_x < x else None, class_="name halo"
    )
    return link(address(item), title_item(item), *parts, words, class_=f"item {item.lane.name.lower()}")


def _solid(extent: Extent, axis: TimeAxis) -> list[tuple[float, float]]:
    """Where a bar is solid: a day among others that would touch the mark before it is left out, so that what lies between stays hollow."""
    drawn: list[tuple[float, float]] = []
    for first, last in extent.sure:
        a, b = axis.x(first), axis.x(last + timedelta(days=1))
        if b - a < SHORTEST:
            a, b = (a + b - SHORTEST) / 2, (a + b + SHORTEST) / 2
            if drawn and a - drawn[-1][1] < _BETWEEN:
                continue
        drawn.append((a, b))
    return drawn


def _tick_step(axis: TimeAxis) -> Step:
    return choose_step(axis.first, axis.last, WIDTH // _TICK)


def _draw_tick(x: float, label: str, height: float) -> Markup:
    wide = text_width(label, 11)
    words = element("text", label, x=x + 3, y=11, class_="tick") if x + 3 + wide <= WIDTH else Markup("")
    return group(element("line", x1=x, y1=0, x2=x, y2=height, class_="grid"), words)


def _draw_outside(items: Sequence[TimelineItem], y: float, address: Address) -> tuple[Markup, float]:
    """What lies outside of the span of the drawing, named one by one as far as there are few."""
    parts = [element("text", f"outside of these years ({len(items):,})", x=0, y=y + 15, class_="lane")]
    y += _HEAD
    for item in items[:_MOST_OUTSIDE]:
        parts.append(link(address(item), title_item(item), element("text", _words(item), x=0, y=y + 12.5, class_="name"), class_="item"))
        y += ROW
    if len(items) > _MOST_OUTSIDE:
        parts.append(element("text", f"and {len(items) - _MOST_OUTSIDE:,} more, in the list", x=0, y=y + 12.5, class_="note"))
        y += ROW
    return group(*parts), y


def _span(axis: TimeAxis) -> str:
    return f"{label_date(axis.first.isoformat())} to {label_date(axis.last.isoformat())}"
