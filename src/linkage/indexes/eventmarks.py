"""When and where the incidents of a filter are: what their timeline and map draw, read without the rest of their rows."""

from linkage.indexes.asked import asked_events
from linkage.indexes.index import Index
from linkage.model.asked import EventFilter
from linkage.model.eventmark import EventMark

MOST_DRAWN = 50_000  # incidents of one drawing
_PARTS = ("when", "place", "place_id", "lat", "lon", "precision")
_COLUMNS = ", ".join((*(f"json_extract(e.body, '$.{part}')" for part in _PARTS), "e.act"))


def find_marks(index: Index, asked_for: EventFilter) -> tuple[EventMark, ...]:
    """When and where incidents are told to have been, in order of time; at most `MOST_DRAWN`.

    Args:
        index: The index.
        asked_for: Which.

    Raises:
        InputError: A date is none.
    """
    where, values = asked_events(asked_for)
    sql = f"SELECT e.id, {_COLUMNS} FROM events e WHERE {where} ORDER BY e.first, e.id LIMIT ?"  # noqa: S608 - conditions of asked.py
    return tuple(EventMark(*row) for row in index.connection.execute(sql, (*values, MOST_DRAWN)))
