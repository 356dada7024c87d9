"""What persons decided, as the index of a case has it: the audit list, and who and what is marked."""

import json

from linkage.errors import UnknownIdError
from linkage.indexes.opened import OpenIndex, limited, row_number
from linkage.ledger.bodies import decision_of
from linkage.model.decision import Decision, DecisionType, Mark, Subject
from linkage.model.indexed import AuditRow, Listing
from linkage.reviews import Marked, find_marked


class DecidedIndex(OpenIndex):
    """The decisions of a case."""

    def find_decisions(
        self, *, lost: bool = False, person: str = "", type_: DecisionType | None = None, day: str = "", after: str = "", limit: int = 50
    ) -> Listing[AuditRow]:
        """A page of the audit list, the latest decision first.

        Args:
            lost: Only decisions without their claim.
            person: Only decisions of this person.
            type_: Only decisions of this type.
            day: Only decisions of this ISO day, month or year (UTC).
            after: What the page before gave.
            limit: Rows, 1 to 500.

        Raises:
            InputError: `after` is none that a page gave, or the limit is out of bounds.
        """
        before = row_number(after) if after else 2**62
        conditions = (
            ("AND person = ?", person), ("AND type = ?", type_ or ""), ("AND instr(json_extract(body, '$.decided_at'), ?) = 1", day),
        )  # fmt: skip
        narrowed = [(condition, value) for condition, value in conditions if value]
        only = " ".join(["AND is_lost" if lost else "", *(condition for condition, _ in narrowed)])
        sql = f"SELECT seq, body, is_lost FROM decisions WHERE seq < ? {only} ORDER BY seq DESC LIMIT ?"  # noqa: S608
        rows = self._all(sql, before, *(value for _, value in narrowed), limited(limit) + 1)
        return Listing(tuple(self._audit_row(r) for r in rows[:limit]), str(rows[limit - 1][0]) if len(rows) > limit else "")

    def has_marks_since(self, seq: int) -> bool:
        """Whether somebody was marked or unmarked, so that a name is withheld or not, after an entry of the ledger.

        Args:
            seq: Its number.
        """
        sql = """SELECT 1 FROM decisions d WHERE seq > ? AND (
            (type IN ('mark', 'unmark') AND json_extract(body, '$.mark') != 'graphic')
            OR id IN (SELECT u.decision FROM undoings u JOIN decisions o ON o.id = u.undone WHERE o.type IN ('mark', 'unmark', 'undo')))"""
        return bool(self._all(sql + " LIMIT 1", seq))

    def count_decisions(self, after_seq: int = 0) -> int:
        """How many decisions there are after an entry of the ledger.

        Args:
            after_seq: Its number.
        """
        return int(str(self._one("SELECT count(*) FROM decisions WHERE seq > ?", after_seq)[0]))

    def decision(self, decision_id: str) -> AuditRow:
        """A decision as the audit list has it.

        Raises:
            UnknownIdError: There is none of that id.
        """
        rows = self._all("SELECT seq, body, is_lost FROM decisions WHERE id = ?", decision_id)
        if not rows:
            raise UnknownIdError(f"the case has no decision {decision_id!r}: take an id that the audit list shows")
        return self._audit_row(rows[0])

    def marked(self) -> tuple[Marked, ...]:
        """Who and what is marked."""
        rows = self._all(
            "SELECT body, id FROM decisions WHERE about IN ('entity', 'words', 'report') AND type IN ('mark', 'unmark') ORDER BY seq"
        )
        return find_marked(read_decision(body) for body, id_ in rows if not self._is_undone(str(id_)))

    def graphic(self) -> frozenset[str]:
        """Ids of the reports that are marked as graphic."""
        published: list[str] = json.loads(self._meta("graphic") or "[]")
        return frozenset(published) | frozenset(m.subject for m in self.marked() if m.about is Subject.REPORT and Mark.GRAPHIC in m.marks)

    def marks_of_entities(self) -> dict[str, set[Mark]]:
        """Id of an entity -> what it is marked as; those that are not marked are left out."""
        marks: dict[str, set[Mark]] = {}
        for marked in self.marked():
            if marked.about is Subject.ENTITY:
                claim_id, _, role = marked.subject.rpartition(":")
                for (entity,) in self._all("SELECT entity FROM namings WHERE claim = ? AND role = ?", claim_id, role):
                    marks.setdefault(str(entity), set()).update(marked.marks)
        return marks

    def _audit_row(self, values: tuple[object, ...]) -> AuditRow:
        seq, body, is_lost = values
        d = read_decision(body)
        return AuditRow(
            int(str(seq)), d.id, d.type, d.about, d.subjects, d.person, d.decided_at, d.why, self._is_undone(d.id), bool(is_lost), d.mark,
            tuple(anchor.text for anchor in d.anchors), () if d.description is None else d.description.values,
        )  # fmt: skip

    def _is_undone(self, decision_id: str) -> bool:
        undoing = self._all("SELECT decision FROM undoings WHERE undone = ?", decision_id)
        return any(not self._is_undone(str(other)) for (other,) in undoing)


def read_decision(body: object) -> Decision:
    """A decision from its column.

    Args:
        body: The column.
    """
    return decision_of(json.loads(str(body)))
