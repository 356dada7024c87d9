"""Ledger -> index: what was decided since the index was last in step with the ledger."""

import json
import sqlite3

from linkage.indexes.claimrows import put_claim, review_of
from linkage.indexes.folding import fold
from linkage.indexes.index import Index
from linkage.ledger import EntryKind, SqliteLedger
from linkage.ledger.bodies import claim_of, decision_of, report_body, report_of
from linkage.model.decision import Anchor, Decision, DecisionType, Subject
from linkage.model.review import Review, Status
from linkage.reviews import describe_reports, standing


def catch_up(index: Index, ledger: SqliteLedger, wait_s: float = 5) -> bool:
    """Takes into the index what was decided since.

    Args:
        index: The index.
        ledger: Its ledger.
        wait_s: How long to wait for another who writes to the index.

    Returns:
        Whether it is in step; not where a build is writing it anew, which takes the decisions in itself.
    """
    if index.head() == ledger.head():
        return True
    index.connection.execute(f"PRAGMA busy_timeout = {int(wait_s * 1000)}")
    try:
        index.connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    try:
        replay(index.connection, ledger)
        index.connection.execute("COMMIT")
    finally:
        if index.connection.in_transaction:
            index.connection.execute("ROLLBACK")
    return True


def replay(connection: sqlite3.Connection, ledger: SqliteLedger) -> None:
    """Takes the decisions after the last entry that the index knows into it.

    Args:
        connection: The index, in a transaction.
        ledger: Its ledger.
    """
    meta = dict(connection.execute("SELECT key, value FROM meta WHERE key IN ('seq', 'resolved_seq')"))
    seq, head, unread = int(meta["seq"]), "", 0
    touched: dict[str, None] = {}
    for entry in ledger.entries(after=seq):
        seq, head = entry.seq, entry.hash
        if entry.kind == EntryKind.DECISION:
            touched |= dict.fromkeys(_take(connection, entry.seq, entry.body))
        elif entry.kind == EntryKind.READING and entry.seq > int(meta["resolved_seq"]):
            unread += 1
    for claim_id in touched:
        _review(connection, claim_id)
    for report_id in _described_after(connection, int(meta["seq"])):
        _describe(connection, ledger, report_id)
    if head != "":
        connection.execute("INSERT OR REPLACE INTO meta VALUES ('seq', ?), ('head', ?)", (str(seq), head))
    if unread > 0:
        connection.execute(
            "INSERT INTO meta VALUES ('unread', ?) ON CONFLICT (key) DO UPDATE SET value = value + excluded.value", (str(unread),)
        )


def _take(connection: sqlite3.Connection, seq: int, body: str) -> list[str]:
    """Enters one decision; gives the claims that it bears on."""
    decision = decision_of(json.loads(body))
    found: list[str] = []
    if decision.type is DecisionType.ADD and decision.claim is not None:
        _add(connection, decision)
    if decision.about is Subject.DECISION:
        for undone in decision.subjects:
            connection.execute("INSERT OR IGNORE INTO undoings VALUES (?, ?)", (undone, decision.id))
            found += [c for (c,) in connection.execute("SELECT claim FROM bearings WHERE decision = ?", (undone,))]
    else:
        named = [s.rpartition(":")[0] if decision.about is Subject.ENTITY else s for s in decision.subjects]
        if decision.about in (Subject.CLAIM, Subject.INCIDENT, Subject.ENTITY):
            anchors = decision.anchors or (None,) * len(named)
            pairs = zip(named, anchors, strict=True)
            found = [claim for name, anchor in pairs if (claim := _find(connection, name, anchor)) is not None]
    is_lost = decision.about in (Subject.CLAIM, Subject.INCIDENT, Subject.ENTITY) and found == []
    connection.execute(
        "INSERT OR IGNORE INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?)",
        (seq, decision.id, decision.type, decision.about, decision.person, body, is_lost),
    )
    if decision.about in (Subject.INCIDENT, Subject.ENTITY):
        return []
    for claim in found:
        connection.execute("INSERT OR IGNORE INTO bearings VALUES (?, ?, ?)", (claim, decision.id, seq))
    if decision.type is DecisionType.CORRECT and decision.claim is not None and found:
        connection.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?)", (decision.claim.id, found[0]))
    return found


def _find(connection: sqlite3.Connection, subject: str, anchor: Anchor | None) -> str | None:
    """The claim of today that is meant (as `reviews.taken.Subjects.find`)."""
    for sql in ("SELECT id FROM claims WHERE id = ?", "SELECT claim FROM aliases WHERE id = ?"):
        row = connection.execute(sql, (subject,)).fetchone()
        if row is not None:
            return str(row[0])
    if anchor is None:
        return None
    rows = connection.execute("SELECT id, body FROM claims JOIN bodies USING (n) WHERE report = ?", (anchor.report_id,)).fetchall()
    originals = ((id_, claim_of(json.loads(body)["original"])) for id_, body in rows)
    there = [str(id_) for id_, claim in originals if (claim.kind, claim.quote) == (anchor.kind, anchor.quote)]
    return there[0] if len(there) == 1 else None


def _add(connection: sqlite3.Connection, decision: Decision) -> None:
    """Enters a claim that a person made, where it is not there."""
    claim = decision.claim
    if claim is None or connection.execute("SELECT 1 FROM claims WHERE id = ?", (claim.id,)).fetchone() is not None:
        return
    row = connection.execute("SELECT number, body FROM reports WHERE id = ?", (claim.report_id,)).fetchone()
    if row is None:
        return
    (last,) = connection.execute("SELECT coalesce(max(n), 0) FROM claims").fetchone()
    put_claim(connection, Review(claim, claim, Status.PROPOSED), report_of(json.loads(row[1])), int(row[0]), int(last) + 1)


def _review(connection: sqlite3.Connection, claim_id: str) -> None:
    """Works out a claim's status anew."""
    body, number, report = connection.execute(
        "SELECT body, number, report FROM claims JOIN bodies USING (n) WHERE id = ?", (claim_id,)
    ).fetchone()
    sql = "SELECT d.body FROM bearings b JOIN decisions d USING (seq) WHERE b.claim = ? ORDER BY seq"
    history = tuple(decision_of(json.loads(text)) for (text,) in connection.execute(sql, (claim_id,)))
    (told,) = connection.execute("SELECT body FROM reports WHERE id = ?", (report,)).fetchone()
    put_claim(connection, review_of(body, history), report_of(json.loads(told)), number)


def _described_after(connection: sqlite3.Connection, seq: int) -> list[str]:
    """The reports whose title, publisher and the rest may be others since an entry of the ledger: described, or that taken back."""
    sql = """SELECT DISTINCT s.value FROM decisions d, json_each(d.body, '$.subjects') s WHERE d.type = 'describe'
        AND (EXISTS (SELECT 1 FROM decisions WHERE seq > ? AND type = 'undo') OR d.seq > ?)"""
    return [str(report_id) for (report_id,) in connection.execute(sql, (seq, seq))]


def _describe(connection: sqlite3.Connection, ledger: SqliteLedger, report_id: str) -> None:
    """Puts a report into the index as it is described now."""
    row = connection.execute("SELECT number, title FROM reports WHERE id = ?", (report_id,)).fetchone()
    entry = ledger.last_of(EntryKind.REPORT, f"{report_id}:")
    if row is None or entry is None:
        return
    sql = "SELECT body FROM decisions WHERE type IN ('describe', 'undo') ORDER BY seq"
    stands = standing([decision_of(json.loads(body)) for (body,) in connection.execute(sql)])
    (report,) = describe_reports([report_of(json.loads(entry.body))], stands)
    connection.execute(
        "UPDATE reports SET title = ?, publisher = ?, published = ?, body = ? WHERE number = ?",
        (report.title, report.publisher or "", report.published or "", json.dumps(report_body(report), ensure_ascii=False), row[0]),
    )
    words = fold(report.text)
    connection.execute(
        "INSERT INTO reports_text (reports_text, rowid, title, text) VALUES ('delete', ?, ?, ?)", (row[0], fold(row[1]), words)
    )
    connection.execute("INSERT INTO reports_text (rowid, title, text) VALUES (?, ?, ?)", (row[0], fold(report.title), words))
