"""What is asked of the claims, as conditions of SQL."""

from linkage.cases.times import days_of
from linkage.errors import InputError
from linkage.indexes.claimrows import write_names
from linkage.indexes.folding import fold, match
from linkage.model.asked import ClaimFilter, EventFilter, EventOrder, Order
from linkage.model.review import Status

_KEYS = {Order.LEAST_CERTAIN: ("confidence", "n"), Order.REPORT: ("number", "place_in_report", "n")}
_COLUMNS = {"confidence": 9, "number": 11, "n": 15 + 1, "place_in_report": 15 + 2}  # where they stand in claimrows.ROW


def asked(claims: ClaimFilter, *, many: bool = False) -> tuple[str, list[object]]:
    """The condition that a filter comes to.

    Args:
        claims: The filter.
        many: Whether its words stand in many claims: then rows are walked through in order and each is looked up among the hits.

    Returns:
        SQL on the table of claims, called c, and its values.

    Raises:
        InputError: A date is none.
    """
    parts: list[tuple[str, list[object]]] = [("1", [])]
    for column, value in (
        ("kind", claims.kind), ("status", claims.status), ("stance", claims.stance), ("source", claims.source or None),
        ("report", claims.report_id or None),
    ):  # fmt: skip
        if value is not None:
            parts.append((f"c.{column} = ?", [value]))
    if claims.second:
        parts.append(("c.status = ? AND instr(c.checked_by, ?) = 0", [Status.CHECKED_ONCE, write_names([claims.second])]))
    if claims.voice:
        parts.append(("instr(c.checked_by, ?) > 0", [write_names([claims.voice])]))
    if claims.since:
        parts.append(("c.last >= ?", [_days(claims.since)[0]]))
    if claims.until:
        parts.append(("c.first != '' AND c.first <= ?", [_days(claims.until)[1]]))
    for words, column in ((claims.text, ""), (claims.place, "place")):
        query = match(words)
        if query:
            sought = f"{column} : ({query})" if column else query
            found = "c.n IN (SELECT rowid FROM claims_text WHERE claims_text MATCH ?)"
            parts.append((f"+{found}" if many else found, [sought]))
    if claims.entity_id:
        parts.append(("c.id IN (SELECT claim FROM namings WHERE entity = ?)", [claims.entity_id]))
    if claims.incident_id:
        parts.append(
            ("c.event IN (SELECT ?1 UNION SELECT id FROM events WHERE campaign = ?1)".replace("?1", "?"), [claims.incident_id] * 2)
        )
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


def asked_events(events: EventFilter) -> tuple[str, list[object]]:
    """The condition that a filter of incidents or campaigns comes to.

    Args:
        events: The filter.

    Returns:
        SQL on the table of events, called e, and its values.

    Raises:
        InputError: A date is none.
    """
    parts: list[tuple[str, list[object]]] = [("e.is_campaign = ?", [int(events.campaigns)])]
    if events.campaign_id:
        parts.append(("e.campaign = ?", [events.campaign_id]))
    if events.act:
        parts.append(("e.act = ?", [events.act]))
    if events.since:
        parts.append(("json_extract(e.body, '$.last') >= ?", [_days(events.since)[0]]))
    if events.until:
        parts.append(("e.first != '' AND e.first <= ?", [_days(events.until)[1]]))
    parts += [("instr(fold(json_extract(e.body, '$.place')), ?) > 0", [word]) for word in fold(events.place).split()]
    if events.area is not None:
        area = events.area
        parts.append(("json_extract(e.body, '$.lat') BETWEEN ? AND ?", [area.south, area.north]))
        parts.append(("json_extract(e.body, '$.lon') BETWEEN ? AND ?", [area.west, area.east]))
    if events.denied:
        denials = (f"json_array_length(e.body, '$.{how}') > 0" for how in ("denied_by", "denied_in_wider_terms_by"))
        parts.append((f"({' OR '.join(denials)})", []))
    query = match(events.text)
    if query:
        parts.append((_told("c.n IN (SELECT rowid FROM claims_text WHERE claims_text MATCH ?)", events), [query]))
    if events.entity_id:
        parts.append((_told("c.id IN (SELECT claim FROM namings WHERE entity = ?)", events), [events.entity_id]))
    return " AND ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]


EVENT_KEYS = {
    EventOrder.TIME: "CASE e.first WHEN '' THEN '~' ELSE e.first END",  # as the index `events_in_order` has it
    EventOrder.MOST_TOLD: "-json_extract(e.body, '$.claims')",
}


def _told(claims: str, events: EventFilter) -> str:
    """The condition that one of these claims tells of it; of a campaign also those that tell of its incidents."""
    told = f"SELECT DISTINCT c.event AS id FROM claims c WHERE {claims}"  # noqa: S608 - conditions of this file
    if not events.campaigns:
        return f"e.id IN ({told})"
    return f"e.id IN (WITH told AS ({told}) SELECT id FROM told UNION SELECT o.campaign FROM events o JOIN told USING (id))"  # noqa: S608


def sort_columns(order: Order) -> tuple[str, ...]:
    """The columns by which an order sorts, the last of which tells all rows apart."""
    return _KEYS[order]


def key_of(row: tuple[object, ...], order: Order) -> str:
    """Where a row stands in the order, as the next page is asked for.

    Args:
        row: The columns `claimrows.ROW`.
        order: The order.
    """
    return ":".join(repr(row[_COLUMNS[name]]) for name in _KEYS[order])


def after_key(after: str, order: Order, *, backwards: bool) -> tuple[str, list[float]]:
    """The condition for the rows past a place.

    Args:
        after: What `key_of` gave; "" for the first page.
        order: The order.
        backwards: Whether the rows before it are meant.

    Returns:
        SQL and its values.

    Raises:
        InputError: It is no such place.
    """
    if after == "":
        return "1", []
    names = _KEYS[order]
    try:
        values = [float(part) for part in after.split(":")]
    except ValueError:
        values = []
    if len(values) != len(names):
        raise InputError(f"{after!r} is no place in this order: give what the page before gave as `after`")
    return f"({', '.join(names)}) {'<' if backwards else '>'} ({', '.join('?' * len(names))})", values


def _days(date: str) -> tuple[str, str]:
    days = days_of(date)
    if days is None:
        raise InputError(f"{date!r} is no date: give a year, a month or a day, as 2022, 2022-03 or 2022-03-16")
    return days.first, days.last
