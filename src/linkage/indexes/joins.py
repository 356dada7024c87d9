"""What the index knows of joining and splitting: pairs that may be one, who is named where, and what was decided about it."""

import json
from collections.abc import Iterable

from linkage.errors import InputError
from linkage.indexes.index import Index
from linkage.ledger.bodies import decision_of
from linkage.model.decision import Decision, DecisionType, Subject
from linkage.model.entity import Naming
from linkage.model.indexed import AuditRow, Listing, PossibleJoinRow

MOST = 500  # decisions about identity that are looked through
_TYPES = (DecisionType.JOIN, DecisionType.SPLIT, DecisionType.APART)


def find_possible_joins(index: Index, about: Subject, after: str = "", limit: int = 50) -> Listing[PossibleJoinRow]:
    """A page of pairs that may be one, the likeliest first.

    Args:
        index: The index.
        about: Entities or incidents.
        after: What the page before gave; "" for the first.
        limit: Rows, 1 to 200.

    Raises:
        InputError: `after` is none that a page gave, or the limit is out of bounds.
    """
    if not 1 <= limit <= 200:
        raise InputError(f"a page has 1 to 200 rows, not {limit}: ask for fewer, then for the next page")
    if after and not (after.isdecimal() and len(after) < 10):
        raise InputError(f"{after!r} is no place in this list: give what the page before gave as `after`")
    start = int(after or 0)
    rows = index.connection.execute(
        "SELECT first, second, score, reasons, against FROM possible_joins WHERE about = ? ORDER BY -score, first, second LIMIT ? OFFSET ?",
        (about, limit + 1, start),
    ).fetchall()
    found = tuple(PossibleJoinRow(about, a, b, s, tuple(json.loads(r)), tuple(json.loads(g))) for a, b, s, r, g in rows[:limit])
    return Listing(found, str(start + limit) if len(rows) > limit else "")


def namings_of(index: Index, entity_id: str) -> tuple[Naming, ...]:
    """The roles that name an entity, in the order of the reports.

    Args:
        index: The index.
        entity_id: The entity.
    """
    rows = index.connection.execute(
        "SELECT n.claim, n.role, n.text FROM namings n JOIN claims c ON c.id = n.claim WHERE n.entity = ? "
        "ORDER BY c.number, c.place_in_report, c.n, n.role",
        (entity_id,),
    )
    return tuple(Naming(claim, role, text) for claim, role, text in rows)


def named_at(index: Index, about: Subject, subject: str) -> str:
    """The id that the entity or incident of a subject has today.

    Args:
        index: The index.
        about: Entity or incident.
        subject: A subject of a decision: "<claim id>:<role>", or a claim id.

    Returns:
        Its id; "" where the role names nobody, or the claim tells of no incident.

    Raises:
        InputError: There is no such claim.
    """
    if about is Subject.INCIDENT:
        return index.claim(subject).row.event_id
    claim_id, _, role = subject.rpartition(":")
    return next((entity for named, entity, _ in index.claim(claim_id).entities if named == role), "")


def put_out_by(index: Index, report_ids: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Report id -> publisher and ISO date, each "" where it is unknown.

    Args:
        index: The index.
        report_ids: Reports.
    """
    ids = json.dumps(sorted(set(report_ids)))
    sql = "SELECT id, publisher, published FROM reports WHERE id IN (SELECT value FROM json_each(?))"
    return {id_: (publisher, published) for id_, publisher, published in index.connection.execute(sql, (ids,))}


def claim_in(index: Index, incident_id: str) -> str:
    """The first claim that tells of an incident; "" where there is none.

    Args:
        index: The index.
        incident_id: The incident.
    """
    row = index.connection.execute(
        "SELECT id FROM claims WHERE event = ? ORDER BY number, place_in_report, n LIMIT 1", (incident_id,)
    ).fetchone()
    return "" if row is None else str(row[0])


def decisions_on(index: Index, about: Subject, subjects: Iterable[str]) -> tuple[AuditRow, ...]:
    """What was decided about those that the subjects name, in order, with what was taken back.

    Args:
        index: The index.
        about: Entities or incidents.
        subjects: Everything that names them.
    """
    named = frozenset(subjects)
    marks = ", ".join("?" * len(_TYPES))
    bodies = index.connection.execute(
        f"SELECT body FROM decisions WHERE about = ? AND type IN ({marks}) ORDER BY seq DESC LIMIT ?",  # noqa: S608 - question marks
        (about, *_TYPES, MOST),
    ).fetchall()
    placed = _places_of(index, about, named)
    found = [d for (body,) in bodies if _bears_on(d := decision_of(json.loads(body)), named, placed)]
    return tuple(index.decision(decision.id) for decision in reversed(found))


def _places_of(index: Index, about: Subject, named: frozenset[str]) -> frozenset[tuple[object, ...]]:
    """Where those stand that the subjects name: report, quote, kind and role."""
    roles = {tuple(subject.rpartition(":")[::2]) if about is Subject.ENTITY else (subject, "") for subject in named}
    rows = index.connection.execute(
        "SELECT id, report, start, stop, kind FROM claims WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted({claim_id for claim_id, _ in roles})),),
    )
    at = {id_: tuple(place) for id_, *place in rows}
    return frozenset((*at[claim_id], role) for claim_id, role in roles if claim_id in at)


def _bears_on(decision: Decision, named: frozenset[str], placed: frozenset[tuple[object, ...]]) -> bool:
    """Whether a decision names one of those; by where its subjects stood, where another reading gave them other ids."""
    if not named.isdisjoint(decision.subjects):
        return True
    for subject, anchor in zip(decision.subjects, decision.anchors, strict=False):
        role = subject.rpartition(":")[2] if decision.about is Subject.ENTITY else ""
        if (anchor.report_id, anchor.quote.start, anchor.quote.end, anchor.kind, role) in placed:
            return True
    return False


def taken_back_by(index: Index, decision_id: str) -> AuditRow | None:
    """The decision that took another back, where it still stands; None where that one stands.

    Args:
        index: The index.
        decision_id: The other.
    """
    rows = index.connection.execute("SELECT decision FROM undoings WHERE undone = ?", (decision_id,)).fetchall()
    undoings = (index.decision(id_) for (id_,) in rows)
    return max((row for row in undoings if not row.is_undone), key=lambda row: row.seq, default=None)


def resolved_seq(index: Index) -> int:
    """The number of the ledger entry for which entities and incidents were worked out."""
    (value,) = index.connection.execute("SELECT value FROM meta WHERE key = 'resolved_seq'").fetchone()
    return int(value)
