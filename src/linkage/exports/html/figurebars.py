"""Figure -> a bar from low to high with both ends labelled; figures over time -> a stepped line."""

from collections.abc import Sequence
from dataclasses import dataclass

from linkage.exports.html.labels import label_date
from linkage.exports.html.timeline import read_bounds, span_axis
from linkage.model.incident import Figure

WIDTH = 300  # units of the drawing
EDGE = 8  # room on the left for a disc at nought
ARROW = 46  # room on the right for an open end and the last label
LETTER = 6.4  # units that a digit of a label takes
STEPS_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Label:
    """A number under a bar."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class FigureBar:
    """One bar.

    Args:
        x: Where it starts.
        width: How long it is; 0 for an exact figure, which is drawn as a disc.
        is_open: Whether the upper end is left open.
        marks: Where single figures lie on it.
        best: Where the best figure lies; None where there is none.
        labels: Its numbers.
        words: The same in words, for who cannot see the drawing.
    """

    x: float
    width: float
    is_open: bool
    marks: tuple[float, ...]
    best: float | None
    labels: tuple[Label, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Steps:
    """How one source's figure grew.

    Args:
        path: The line, as an SVG path.
        points: (x, y, whether the figure is "at least") of each figure.
        labels: The first and the last number, each with its day.
        words: The same in words.
    """

    path: str
    points: tuple[tuple[float, float, bool], ...]
    labels: tuple[tuple[float, str, str], ...]
    words: str


def draw_bar(
    low: int | None, high: int, scale: int, *, is_open: bool = False, best: int | None = None, marks: Sequence[int] = ()
) -> FigureBar:
    """A bar from low to high.

    Args:
        low: The lowest figure; None where only a most is told ("up to 40"): the bar then begins at nought.
        high: The highest; where the end is open, the highest that is told.
        scale: The number at the right end of the drawing.
        is_open: Whether the upper end is left open.
        best: The best figure, if a rule gives one.
        marks: Single figures on it.
    """
    unit = (WIDTH - EDGE - ARROW) / scale
    start = 0 if low is None else low
    numbers = sorted({number for number in (low, best, high) if number is not None})
    texts = [_text(number, low=low, high=high, best=best, is_open=is_open) for number in numbers]
    words = "; ".join(texts)
    labels = _spread([(EDGE + number * unit, text) for number, text in zip(numbers, texts, strict=True)])
    return FigureBar(
        x=round(EDGE + start * unit, 1),
        width=round((high - start) * unit, 1),
        is_open=is_open,
        marks=tuple(round(EDGE + number * unit, 1) for number in marks),
        best=None if best is None else round(EDGE + best * unit, 1),
        labels=labels,
        words=words,
    )


def draw_steps(figures: Sequence[Figure]) -> Steps | None:
    """A stepped line through the figures of one source, in order of the days they were given.

    Args:
        figures: The figures.

    Returns:
        The line; None where fewer than two of them have a day, or all say the same of one day.
    """
    dated = [(bounds, f) for f in figures if (bounds := read_bounds(f.as_of)) is not None]
    axis = span_axis([bounds for bounds, _ in dated])
    if axis is None or len({(f.as_of, f.number) for _, f in dated}) < 2 or axis.first == axis.last:
        return None
    days = (axis.last - axis.first).days
    top = max(1, *(f.number for _, f in dated))
    room = WIDTH - 2 * EDGE
    points = []
    for bounds, figure in sorted(dated, key=lambda pair: (pair[1].as_of, pair[1].number)):
        day = bounds.first or axis.first
        x = round(EDGE + (day - axis.first).days / days * room, 1)
        points.append((x, round(STEPS_HEIGHT - figure.number / top * (STEPS_HEIGHT - 10), 1), figure))
    path = f"M{points[0][0]} {points[0][1]}" + "".join(f" H{x} V{y}" for x, y, _ in points[1:])
    ends = (points[0], points[-1])
    labels = tuple((x, _number(f), label_date(f.as_of)) for x, _, f in ends)
    words = "; ".join(f"{_number(f)} as of {label_date(f.as_of)}" for _, _, f in points)
    return Steps(path, tuple((x, y, f.max is None) for x, y, f in points), labels, words)


def _number(figure: Figure) -> str:
    return f"≥ {figure.number:,}" if figure.max is None else f"{figure.number:,}"


def _text(number: int, *, low: int | None, high: int, best: int | None, is_open: bool) -> str:
    """What stands under one end of a bar: "low 300", "best 350", "high 600", "at least 300", "12"."""
    if low is None and number == high and best is None:
        return f"up to {number:,}"
    if low == high:
        return f"at least {number:,}" if is_open else f"{number:,}"
    names = [name for name, value in (("low", low), ("best", best), ("high", high)) if value == number]
    if is_open and number == high:
        names = [name for name in names if name != "high"] + ["at least"]
    return f"{' and '.join(names)} {number:,}"


def _spread(labels: Sequence[tuple[float, str]]) -> tuple[Label, ...]:
    """The labels from left to right: each where its number lies, as far as the one before it and the edge leave room."""
    widths = [len(text) * LETTER for _, text in labels]
    lefts: list[float] = []
    for (x, _), width in zip(labels, widths, strict=True):
        least = lefts[-1] + widths[len(lefts) - 1] + LETTER if lefts else 0.0
        lefts.append(max(least, x - width / 2))
    right = float(WIDTH)
    for i in range(len(lefts) - 1, -1, -1):
        lefts[i] = max(0.0, min(lefts[i], right - widths[i]))
        right = lefts[i] - LETTER
    return tuple(Label(round(left, 1), text) for left, (_, text) in zip(lefts, labels, strict=True))
