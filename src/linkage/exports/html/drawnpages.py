"""The pages of the timeline and the map of the case."""

from collections.abc import Iterator

from linkage.exports.html.drawings import MAP, TIMELINE, Drawings
from linkage.exports.html.page import Page, number_pages
from linkage.exports.html.sections import chunk


def make_timeline_pages(drawings: Drawings) -> Iterator[Page]:
    """The timeline of the case, with the list of everything in it.

    Args:
        drawings: The drawings of the case.
    """
    chunks = [drawings.lines(tuple(part)) for part in chunk(drawings.listed)]
    content = {"drawn": drawings.timeline(None, ""), "total": len(drawings.listed)}
    yield from number_pages(TIMELINE, "timeline.html.j2", "What is told of when, according to whom?", "timeline", chunks, content)


def make_map_pages(drawings: Drawings) -> Iterator[Page]:
    """The map of the case, maps of what lies near together, and the list of every place with its incidents.

    Args:
        drawings: The drawings of the case.
    """
    content = {"drawn": drawings.map(None, ""), "details": drawings.details("")}
    yield from number_pages(MAP, "map.html.j2", "Where are incidents told to have been, according to whom?", "map", drawings.pages, content)
