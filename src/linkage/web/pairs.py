"""Pairs that may be one, for a person to decide: which are left, and what was decided since the case was worked out."""

from collections.abc import Iterable
from dataclasses import dataclass

from linkage.desk import Desk
from linkage.errors import InputError
from linkage.indexes.joins import claim_in, decisions_on, find_possible_joins, named_at, resolved_seq
from linkage.model.asked import ClaimFilter
from linkage.model.decision import DecisionType, Subject
from linkage.model.indexed import AuditRow, Listing, PossibleJoinRow

MOST = 200  # pairs that keys walk through
A_SEARCH = 30
A_LOOK = 300  # claims that are looked through for incidents


@dataclass(frozen=True, slots=True)
class End:
    """One of a pair, in a list.

    Args:
        id: Its id today.
        name: What it is called.
        subject: What names it in an address and in a decision.
        kind: "person", "organization" .. or "incident".
        claims: How many claims name it.
        reports: In how many reports.
    """

    id: str
    name: str
    subject: str
    kind: str
    claims: int
    reports: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one.

    Args:
        row: Why.
        first: The one.
        second: The other.
        decided: What was decided since the case was worked out; None where nothing was.
    """

    row: PossibleJoinRow
    first: End
    second: End
    decided: AuditRow | None = None


def list_pairs(desk: Desk, about: Subject, after: str = "", limit: int = MOST) -> Listing[Pair]:
    """A page of pairs, the likeliest first.

    Args:
        desk: The case.
        about: Entities or incidents.
        after: What the page before gave.
        limit: Rows.

    Raises:
        InputError: `after` is none that a page gave.
    """
    listing = find_possible_joins(desk.index, about, after, limit)
    decided = _decided_since(desk, about)
    pairs = []
    for row in listing.rows:
        told = next((decision for decision, ids in reversed(decided) if {row.first, row.second} <= ids), None)
        pairs.append(Pair(row, make_end(desk, about, row.first), make_end(desk, about, row.second), told))
    return Listing(tuple(pairs), listing.after)


def make_end(desk: Desk, about: Subject, id_: str) -> End:
    """One entity or incident, as a list has it.

    Args:
        desk: The case.
        about: Which of the two it is.
        id_: Its id today.

    Raises:
        InputError: There is none of that id.
    """
    if about is Subject.INCIDENT:
        event = desk.index.incident(id_)
        return End(id_, event.name, claim_in(desk.index, id_), "incident", event.claims, event.reports)
    entity = desk.index.entity(id_)
    return End(id_, entity.name, entity.subject, entity.type, entity.claims, entity.reports)


def neighbours_of(pairs: Iterable[Pair], first: str, second: str) -> tuple[Pair | None, Pair | None]:
    """The pairs before and after one, of those that are left to decide; the first ones where it is not in the list any more.

    Args:
        pairs: All pairs, in order.
        first: Id of the one.
        second: Id of the other.
    """
    before: Pair | None = None
    later: Pair | None = None
    past = False
    listed = list(pairs)
    is_listed = any({p.row.first, p.row.second} == {first, second} for p in listed)
    for pair in listed:
        if {pair.row.first, pair.row.second} == {first, second}:
            past = True
        elif pair.decided is None:
            if is_listed and not past:
                before = pair
            elif later is None:
                later = pair
    return before, later


def search_ends(desk: Desk, about: Subject, text: str) -> tuple[End, ...]:
    """Entities by words of their names, or incidents by words of their claims.

    Args:
        desk: The case.
        about: Which.
        text: The words; "" finds nothing.
    """
    if text.strip() == "":
        return ()
    if about is Subject.ENTITY:
        rows = desk.index.find_entities(text=text, limit=A_SEARCH).rows
        return tuple(End(r.id, r.name, r.subject, r.type, r.claims, r.reports) for r in rows if r.subject)
    claims = desk.index.find_claims(ClaimFilter(text=text), limit=A_LOOK).rows
    ids = list(dict.fromkeys(row.event_id for row in claims if row.event_id))
    events = [event for id_ in ids if not (event := desk.index.incident(id_)).is_campaign]
    return tuple(make_end(desk, about, event.id) for event in events[:A_SEARCH])


def history_of(desk: Desk, about: Subject, subjects: Iterable[str]) -> tuple[AuditRow, ...]:
    """What was decided about those that the subjects name.

    Args:
        desk: The case.
        about: Entities or incidents.
        subjects: Their subjects.
    """
    return decisions_on(desk.index, about, subjects)


def _decided_since(desk: Desk, about: Subject) -> list[tuple[AuditRow, frozenset[str]]]:
    """Joins and partings that stand and that the case does not show yet, each with what its subjects name today."""
    found: list[tuple[AuditRow, frozenset[str]]] = []
    since, after = resolved_seq(desk.index), ""
    while True:
        listing = desk.index.find_decisions(after=after, limit=MOST)
        for row in listing.rows:
            if row.seq <= since:
                return found[::-1]
            if row.about == about and row.type in (DecisionType.JOIN, DecisionType.APART) and not row.is_undone:
                found.append((row, _named(desk, about, row.subjects)))
        after = listing.after
        if after == "":
            return found[::-1]


def _named(desk: Desk, about: Subject, subjects: Iterable[str]) -> frozenset[str]:
    ids = set()
    for subject in subjects:
        try:
            ids.add(named_at(desk.index, about, subject))
        except InputError:  # the claim is gone; what else the decision names still counts
            continue
    return frozenset(ids)
