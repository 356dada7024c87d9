"""Where words stand on a page as it was printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A stretch of words on one page.

    Args:
        page: Number of the page, from 1.
        width: Width of the page, in points.
        height: Height of the page, in points.
        boxes: (left, top, width, height) of each line of the words, in points from the upper left corner.
    """

    page: int
    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]
