"""What stands on a timeline, in words: who says so comes first."""

from collections.abc import Sequence

from linkage.exports.html.labels import label_date, label_days
from linkage.model.timeline import Extent, Lane, TimelineItem

_MOST_SAYERS = 3


def title_item(item: TimelineItem) -> str:
    """What an item is, in words: who says so first.

    Args:
        item: The item.
    """
    extent = item.extent
    about = ["about"] if extent is not None and extent.approximate else []
    doubted = ["uncertain"] if extent is not None and extent.uncertain else []
    said = word_sayers(item.said_by, item.unlike)
    according = "" if item.unlike and not item.said_by else "According to "
    return f"{according}{said}: {item.label} ({', '.join([*about, *doubted, word_extent(item)])})"


def word_sayers(said_by: Sequence[str], unlike: Sequence[tuple[str, Sequence[str]]] = ()) -> str:
    """Who says so, the first few by name, and who denies or doubts it: whoever does is never given as saying so.

    Args:
        said_by: Who says so, each once.
        unlike: (how, who) of whoever is named with it and does not say so, each once.
    """
    words = "; ".join(f"{how} {_word_names(names)}".lstrip() for how, names in (("", said_by), *unlike) if names) or "nobody named"
    return words if said_by or not unlike else f"{words[0].upper()}{words[1:]}"


def _word_names(names: Sequence[str]) -> str:
    shown = list_sayers(names)
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def list_sayers(names: Sequence[str]) -> Sequence[str]:
    """The names that are shown before "and 2 more": the first few, and all where one only would be left, for it is as short as its name.

    Args:
        names: Who says so, each once.
    """
    return names if len(names) <= _MOST_SAYERS + 1 else names[:_MOST_SAYERS]


def word_extent(item: TimelineItem) -> str:
    """The days of an item in words, with who gives them where not everybody does who tells of it.

    Args:
        item: The item.
    """
    extent = item.extent
    if item.lane is Lane.POST:
        return label_days(item.time)
    if extent is None:
        return "no date given"
    by = f"; this time according to {_word_names(item.dated_by)}" if item.dated_by else ""
    return f"{_word_days(extent)}{by}"


def _word_days(extent: Extent) -> str:
    first, last = (None if day is None else label_date(day.isoformat()) for day in (extent.first, extent.last))
    if first is None or last is None:
        return f"until {last}, start open" if first is None else f"from {first}, end open"
    if first == last:
        return first
    return f"{first} to {last}" if extent.sure_first is not None else f"some time from {first} to {last}"


def word_lane(lane: Lane, count: int) -> str:
    """How many of what, in words ("7 incidents", "1 post").

    Args:
        lane: What.
        count: How many.
    """
    many, *rest = lane.split(",", 1)
    return f"{count:,} {many.removesuffix('s') if count == 1 else many}{',' + rest[0] if rest else ''}"
