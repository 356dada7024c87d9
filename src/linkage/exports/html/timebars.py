"""The bars of a timeline: their measures, and the end that nobody tells."""

from markupsafe import Markup

from linkage.exports.html.svg import element, group

SIZE = 12.0  # of the words
ROW, BAR, SHORTEST = 17, 9, 4.0
FADE = 14.0  # how far an open end fades beyond what is told


def draw_fade(start: float, y: float, height: float = BAR, *, to_left: bool) -> Markup:
    """An end that nobody tells: three strips, each fainter than the one nearer to what is told.

    Args:
        start: Where it begins, at its left.
        y: Its top.
        height: Its height.
        to_left: Whether it fades towards the left.
    """
    third = FADE / 3
    order = (3, 2, 1) if to_left else (1, 2, 3)
    return group(
        *(
            element("rect", x=start + n * third, y=y, width=third, height=float(height), class_=f"fade fade-{step}")
            for n, step in enumerate(order)
        )
    )
