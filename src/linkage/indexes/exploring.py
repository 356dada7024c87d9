"""What the pages that explore a case ask of its index: incidents by a filter, claims counted by kind, what is left to do."""

from collections.abc import Iterable

from linkage.errors import InputError
from linkage.indexes.asked import EVENT_KEYS, asked, asked_events
from linkage.indexes.eventrows import EVENT, event_of
from linkage.indexes.index import Index
from linkage.model.asked import ClaimFilter, EventFilter, EventOrder
from linkage.model.claim import ClaimKind, Stance
from linkage.model.claimrow import ClaimCounts
from linkage.model.incidentrow import IncidentRow
from linkage.model.indexed import Listing, ReportRow, ToDo
from linkage.model.issue import Issue, Severity
from linkage.model.review import Status

MOST_COUNTED = 20_000  # claims: what is counted for one page
MOST_LISTED = 5_000  # incidents of one page
_COLUMNS = ", ".join(f"e.{name}" for name in EVENT.split(", "))


def find_events(
    index: Index, asked_for: EventFilter, order: EventOrder = EventOrder.TIME, after: str = "", limit: int = 50, begin_at: str = ""
) -> Listing[IncidentRow]:
    """A page of incidents or campaigns.

    Args:
        index: The index.
        asked_for: Which.
        order: In which order; by time, those without one come last.
        after: What the page before gave; "" for the first.
        limit: Rows, 1 to 5,000.
        begin_at: The page begins with this incident, in place of `after`.

    Returns:
        The rows.

    Raises:
        InputError: `after` is none that a page gave, a date is none, there is no such incident, or the limit is out of bounds.
    """
    if not 1 <= limit <= MOST_LISTED:
        raise InputError(f"a page has 1 to {MOST_LISTED:,} rows, not {limit}: ask for fewer, then for the next page")
    where, values = asked_events(asked_for)
    last = begin_at or after
    key = EVENT_KEYS[order]
    if last:
        rows = index.connection.execute(f"SELECT {key} FROM events e WHERE e.id = ?", (last,)).fetchall()  # noqa: S608 - a key of asked.py
        if not rows:
            raise InputError(f"the case has no incident {last!r} now: go back to the first page of the list")
        where += f" AND ({key}, e.id) {'>=' if begin_at else '>'} (?, ?)"
        values += [rows[0][0], last]
    sql = f"SELECT {_COLUMNS} FROM events e WHERE {where} ORDER BY {key}, e.id LIMIT ?"  # noqa: S608 - conditions of asked.py
    found = index.connection.execute(sql, (*values, limit + 1)).fetchall()
    return Listing(tuple(event_of(row) for row in found[:limit]), str(found[limit - 1][0]) if len(found) > limit else "")


def count_events(index: Index, asked_for: EventFilter) -> int:
    """How many incidents or campaigns there are of those asked for.

    Args:
        index: The index.
        asked_for: Which.

    Raises:
        InputError: A date is none.
    """
    where, values = asked_events(asked_for)
    (count,) = index.connection.execute(f"SELECT count(*) FROM events e WHERE {where}", values).fetchone()  # noqa: S608
    return int(count)


def list_acts(index: Index) -> tuple[tuple[str, int], ...]:
    """The acts of the incidents of the case, with how many there are of each.

    Args:
        index: The index.
    """
    sql = "SELECT act, count(*) AS n FROM events WHERE is_campaign = 0 AND act != '' GROUP BY act ORDER BY n DESC, act"
    return tuple((str(act), int(n)) for act, n in index.connection.execute(sql))


def count_kinds(index: Index, asked_for: ClaimFilter) -> ClaimCounts:
    """How many claims there are of those asked for, by kind, stance and status; at most `MOST_COUNTED` are counted.

    Args:
        index: The index.
        asked_for: Which.

    Raises:
        InputError: A date is none.
    """
    where, values = asked(asked_for)
    sql = f"""SELECT kind, stance, status, count(*) FROM
        (SELECT c.kind, c.stance, c.status FROM claims c WHERE {where} LIMIT ?) GROUP BY kind, stance, status"""  # noqa: S608
    rows = index.connection.execute(sql, (*values, MOST_COUNTED + 1)).fetchall()
    total = sum(int(row[3]) for row in rows)
    kinds, stances, statuses = (_sum((str(row[n]), int(row[3])) for row in rows) for n in range(3))
    return ClaimCounts(
        min(total, MOST_COUNTED),
        tuple((ClaimKind(kind), n) for kind, n in kinds),
        tuple((Stance(stance), n) for stance, n in stances),
        tuple((Status(status), n) for status, n in statuses),
        total > MOST_COUNTED,
    )


def cite_reports(index: Index, report_ids: Iterable[str]) -> dict[str, ReportRow]:
    """The reports that a list of claims cites.

    Args:
        index: The index.
        report_ids: Their ids.

    Returns:
        Id -> the report, without the number of its claims.
    """
    ids = sorted(set(report_ids))
    sql = f"""SELECT id, number, file, title, publisher, published, language, media_type, mark FROM reports
        WHERE id IN ({", ".join("?" * len(ids))})"""  # noqa: S608 - marks only
    graphic = index.graphic()
    return {
        str(id_): _cited(str(id_), int(number), tuple(map(str, words)), is_graphic=id_ in graphic)
        for id_, number, *words in index.connection.execute(sql, ids)
    }


def _cited(id_: str, number: int, words: tuple[str, ...], *, is_graphic: bool) -> ReportRow:
    file, title, publisher, published, language, media, mark = words
    return ReportRow(id_, number, file, title, publisher, published, language, media, 0, 0, is_graphic, mark=mark)


def find_todo(index: Index) -> ToDo:
    """What is left to do in the case.

    Args:
        index: The index.
    """

    def count(sql: str, *values: object) -> int:
        return int(index.connection.execute(f"SELECT count(*) FROM {sql}", values).fetchone()[0])  # noqa: S608 - words of this function

    return ToDo(
        proposed=count("claims WHERE status = ?", Status.PROPOSED),
        disputed=count("claims WHERE status = ?", Status.DISPUTED),
        failed=count("issues WHERE severity = ?", Severity.FAILURE),
        suggestions=count("entities WHERE suggestions != '[]'"),
        lost=count("decisions WHERE is_lost"),
    )


def list_failures(index: Index, limit: int = 5) -> tuple[Issue, ...]:
    """The files that could not be read, the last first.

    Args:
        index: The index.
        limit: How many.
    """
    sql = "SELECT file, stage, reason, advice, report, value FROM issues WHERE severity = ? ORDER BY n DESC LIMIT ?"
    return tuple(
        Issue(str(file), str(stage), str(reason), str(advice), Severity.FAILURE, report, None, value)
        for file, stage, reason, advice, report, value in index.connection.execute(sql, (Severity.FAILURE, limit))
    )


def list_languages(index: Index) -> tuple[tuple[str, int], ...]:
    """The languages of the reports, with how many reports there are in each, most first.

    Args:
        index: The index.
    """
    sql = "SELECT language, count(*) AS n FROM reports GROUP BY language ORDER BY n DESC, language"
    return tuple((str(language), int(n)) for language, n in index.connection.execute(sql))


def _sum(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Counts of one word each, most first."""
    total: dict[str, int] = {}
    for word, n in counts:
        total[word] = total.get(word, 0) + n
    return sorted(total.items(), key=lambda one: (-one[1], one[0]))
