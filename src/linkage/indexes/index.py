"""The index of a case, open for reading: every answer is one page of rows."""

import json
from dataclasses import replace

from linkage.errors import InputError, UnknownIdError
from linkage.indexes.asked import after_key, asked, key_of, sort_columns
from linkage.indexes.claimrows import ROW, review_of, row_of
from linkage.indexes.decided import DecidedIndex, read_decision
from linkage.indexes.eventrows import EVENT, event_of
from linkage.indexes.folding import excerpt, fold, match
from linkage.indexes.opened import limited, row_number
from linkage.ledger.bodies import report_of
from linkage.model.asked import ClaimFilter, EntityOrder, Order
from linkage.model.claim import ClaimKind
from linkage.model.claimrow import ClaimCard, ClaimRow
from linkage.model.decision import Mark
from linkage.model.entity import EntityType
from linkage.model.incidentrow import IncidentRow
from linkage.model.indexed import CaseCounts, EntityRow, Freshness, Listing, ReportCard, ReportRow
from linkage.model.issue import Issue, Severity
from linkage.model.report import Report
from linkage.model.review import Bar, Status, passes

MANY = 10_000  # hits of a search
_ALL = ClaimFilter()
_REPORT = "number, id, file, title, publisher, published, language, media_type, mark"
_COUNTED = (
    "(SELECT count(*) FROM claims WHERE number = r.number), (SELECT count(*) FROM claims WHERE number = r.number AND status = 'proposed')"
)
_ENTITY = "id, type, name, names, claims, reports, subject, reasons, suggestions"


class Index(DecidedIndex):
    """The index of a case. Use `Index.open`; not shared between threads."""

    def freshness(self) -> Freshness:
        """How far the index answers to the ledger."""
        resolved = int(self._meta("resolved_seq"))
        (pending,) = self._one("SELECT count(*) FROM decisions WHERE seq > ?", resolved)
        return Freshness(self.head(), self._meta("resolved"), int(str(pending)), int(self._meta("unread") or 0))

    def counts(self) -> CaseCounts:
        """The numbers of the overview."""
        statuses = tuple((Status(str(s)), int(str(n))) for s, n in self._all("SELECT status, count(*) FROM claims GROUP BY status"))
        bar = Bar(self._meta("bar"))
        passing = {status for status in Status if passes(status, bar)}
        return CaseCounts(
            self._meta("name"),
            self._count("reports"),
            sum(n for _, n in statuses),
            statuses,
            tuple((ClaimKind(str(k)), int(str(n))) for k, n in self._all("SELECT kind, count(*) FROM claims GROUP BY kind")),
            tuple((EntityType(str(t)), int(str(n))) for t, n in self._all("SELECT type, count(*) FROM entities GROUP BY type")),
            self._count("events WHERE is_campaign = 0"),
            self._count("events WHERE is_campaign = 1"),
            self._count("issues"),
            sum(n for status, n in statuses if status in passing),
            bar,
        )

    def find_claims(
        self, asked_for: ClaimFilter = _ALL, order: Order = Order.LEAST_CERTAIN, after: str = "", limit: int = 50
    ) -> Listing[ClaimRow]:
        """A page of claims.

        Args:
            asked_for: Which.
            order: In which order.
            after: What the page before gave; "" for the first.
            limit: Rows, 1 to 500.

        Returns:
            The rows.

        Raises:
            InputError: `after` is none that a page gave, or the limit is out of bounds.
        """
        rows = self._claims(asked_for, order, after, limited(limit) + 1, backwards=False)
        return Listing(tuple(row_of(r) for r in rows[:limit]), key_of(rows[limit - 1], order) if len(rows) > limit else "")

    def count_claims(self, asked_for: ClaimFilter = _ALL) -> int:
        """How many claims there are of those asked for."""
        where, values = asked(asked_for, many=self._are_many(asked_for))
        (count,) = self._one(f"SELECT count(*) FROM claims c WHERE {where}", *values)  # noqa: S608 - conditions of asked.py
        return int(str(count))

    def neighbours(self, claim_id: str, asked_for: ClaimFilter = _ALL, order: Order = Order.LEAST_CERTAIN) -> tuple[str | None, str | None]:
        """The claims before and after one in the queue; the one itself need not be in it any more.

        Args:
            claim_id: The claim.
            asked_for: Which claims are in the queue.
            order: Its order.

        Returns:
            Ids; None at the ends.

        Raises:
            UnknownIdError: There is no such claim.
        """
        here = key_of(self._claim(claim_id), order)
        ends = [self._claims(asked_for, order, here, 1, backwards=backwards) for backwards in (True, False)]
        before, later = (str(rows[0][0]) if rows else None for rows in ends)
        return before, later

    def claim(self, claim_id: str) -> ClaimCard:
        """A claim by itself, by its own id or that of what it was corrected to.

        Raises:
            UnknownIdError: There is no such claim.
        """
        values = self._claim(claim_id)
        row = row_of(values)
        (body,) = self._one("SELECT body FROM bodies WHERE n = ?", values[16])
        sql = "SELECT d.body FROM bearings b JOIN decisions d USING (seq) WHERE b.claim = ? ORDER BY seq"
        history = tuple(read_decision(text) for (text,) in self._all(sql, row.id))
        named = self._all(
            "SELECT n.role, e.id, e.name FROM namings n JOIN entities e ON e.id = n.entity WHERE n.claim = ? ORDER BY n.role", row.id
        )
        review = replace(review_of(str(body), history), status=row.status)  # what is published keeps the status and not the decisions
        return ClaimCard(row, review, tuple((str(r), str(i), str(n)) for r, i, n in named))

    def find_reports(self, text: str = "", after: str = "", limit: int = 50) -> Listing[ReportRow]:
        """A page of reports, in the order in which they entered the case.

        Args:
            text: Words, each of which stands in the report or its title, as a beginning of a word; "" for all reports.
            after: What the page before gave.
            limit: Rows, 1 to 500.

        Raises:
            InputError: `after` is none that a page gave, or the limit is out of bounds.
        """
        first, query = row_number(after), match(text)
        found = "AND r.number IN (SELECT rowid FROM reports_text WHERE reports_text MATCH ?)" if query else ""
        sql = f"SELECT {_REPORT}, {_COUNTED} FROM reports r WHERE r.number > ? {found} ORDER BY r.number LIMIT ?"  # noqa: S608
        rows = self._all(sql, first, *([query] if query else []), limited(limit) + 1)
        graphic = self.graphic()
        return Listing(
            tuple(self._report_row(r, graphic, text) for r in rows[:limit]), str(rows[limit - 1][0]) if len(rows) > limit else ""
        )

    def report(self, report_id: str) -> ReportCard:
        """A report with its text and its claims.

        Raises:
            UnknownIdError: There is no such report.
        """
        rows = self._all(f"SELECT {_REPORT}, {_COUNTED}, body FROM reports r WHERE id = ?", report_id)  # noqa: S608
        if not rows:
            raise UnknownIdError(f"the case has no report {report_id!r}: take an id that the case shows")
        claims = self._all(f"SELECT {ROW} FROM claims WHERE number = ? ORDER BY place_in_report, n", rows[0][0])  # noqa: S608
        report: Report = report_of(json.loads(str(rows[0][-1])))
        return ReportCard(self._report_row(rows[0], self.graphic(), ""), report, tuple(row_of(c) for c in claims))

    def report_numbered(self, number: int, short_id: str) -> str:
        """Id of the report that is cited as [number].

        Args:
            number: Its number.
            short_id: How its id begins.

        Raises:
            InputError: The report of that number is another one by now.
        """
        rows = self._all("SELECT id FROM reports WHERE number = ?", min(number, 2**62))
        if not rows or not str(rows[0][0]).startswith(short_id):
            raise InputError(
                f"the case has no report [{number}] with an id that begins with {short_id} now: look it up in the list of reports"
            )
        return str(rows[0][0])

    def find_entities(
        self,
        type_: EntityType | None = None,
        text: str = "",
        after: str = "",
        limit: int = 50,
        order: EntityOrder = EntityOrder.MOST_NAMED,
        *,
        suggested: bool = False,
    ) -> Listing[EntityRow]:
        """A page of persons, bodies, places and states, those named by most claims first, or by name.

        Args:
            type_: Of one type only.
            text: Words that stand in a name, in any spelling of accents and capitals.
            after: What the page before gave.
            limit: Rows, 1 to 500.
            order: Their order.
            suggested: Only those that may be the same as another.

        Raises:
            InputError: `after` is none that a page gave, or the limit is out of bounds.
        """
        conditions, values = ["suggestions != '[]'" if suggested else "1"], []
        if type_ is not None:
            conditions.append("type = ?")
            values.append(str(type_))
        for word in fold(text).split():
            conditions.append("instr(folded, ?) > 0")
            values.append(word)
        is_named = order is EntityOrder.NAME
        key = "folded" if is_named else "-claims"
        if after:
            count, _, last = after.partition(":")
            sql = "SELECT folded FROM entities WHERE id = ?"
            past = str(next(iter(self._all(sql, last)), ("",))[0]) if is_named else str(-row_number(count))
            conditions.append(f"({key}, id) > ({'?' if is_named else 'CAST(? AS INTEGER)'}, ?)")
            values += [past, last]
        where = " AND ".join(conditions)
        sql = f"SELECT {_ENTITY} FROM entities WHERE {where} ORDER BY {key}, id LIMIT ?"  # noqa: S608 - conditions of this function
        rows = self._all(sql, *values, limited(limit) + 1)
        marks = self.marks_of_entities()
        last_row = f"{rows[limit - 1][4]}:{rows[limit - 1][0]}" if len(rows) > limit else ""
        return Listing(tuple(_entity_row(r, marks) for r in rows[:limit]), last_row)

    def entity(self, entity_id: str) -> EntityRow:
        """A person, body, place or state.

        Raises:
            UnknownIdError: There is none of that id; ids may change when more is read.
        """
        rows = self._all(f"SELECT {_ENTITY} FROM entities WHERE id = ?", entity_id)  # noqa: S608 - column names of this file
        if not rows:
            raise UnknownIdError(f"the case has no entity {entity_id!r} now: look it up by name, for ids change when more is read")
        return _entity_row(rows[0], self.marks_of_entities())

    def incident(self, incident_id: str) -> IncidentRow:
        """An incident or campaign.

        Raises:
            UnknownIdError: There is none of that id; ids may change when more is read.
        """
        rows = self._all(f"SELECT {EVENT} FROM events WHERE id = ?", incident_id)  # noqa: S608 - column names of eventrows.py
        if not rows:
            raise UnknownIdError(f"the case has no incident {incident_id!r} now: look it up in the list, for ids change when more is read")
        return event_of(rows[0])

    def resolved_seq(self) -> int:
        """Number of the ledger entry for which entities and incidents were worked out."""
        return int(self._meta("resolved_seq"))

    def find_issues(self, after: str = "", limit: int = 50) -> Listing[Issue]:
        """A page of what was seen and left out.

        Raises:
            InputError: `after` is none that a page gave, or the limit is out of bounds.
        """
        sql = "SELECT n, file, stage, reason, advice, severity, report, value FROM issues WHERE n > ? ORDER BY n LIMIT ?"
        rows = self._all(sql, row_number(after), limited(limit) + 1)
        issues = tuple(
            Issue(str(f), str(s), str(r), str(a), Severity(str(v)), None if p is None else str(p), None, None if w is None else str(w))
            for _, f, s, r, a, v, p, w in rows[:limit]
        )
        return Listing(issues, str(rows[limit - 1][0]) if len(rows) > limit else "")

    def sources(self, limit: int = 50) -> tuple[tuple[str, int], ...]:
        """The sources that say most, with the number of their claims: what a filter offers.

        Args:
            limit: How many, 1 to 500.
        """
        sql = "SELECT source, count(*) AS n FROM claims WHERE source IS NOT NULL GROUP BY source ORDER BY n DESC, source LIMIT ?"
        return tuple((str(source), int(str(n))) for source, n in self._all(sql, limited(limit)))

    def _claims(self, asked_for: ClaimFilter, order: Order, after: str, limit: int, *, backwards: bool) -> list[tuple[object, ...]]:
        where, values = asked(asked_for, many=self._are_many(asked_for))
        past, keys = after_key(after, order, backwards=backwards)
        turned = " DESC" if backwards else ""
        by = ", ".join(f"{column}{turned}" for column in sort_columns(order))
        sql = f"SELECT {ROW} FROM claims c WHERE {where} AND {past} ORDER BY {by} LIMIT ?"  # noqa: S608 - conditions of asked.py
        return self._all(sql, *values, *keys, limit)

    def _are_many(self, asked_for: ClaimFilter) -> bool:
        """Whether the words asked for stand in so many claims that it is quicker to walk through the claims in order."""
        query = match(asked_for.text)
        if query == "":
            return False
        sql = "SELECT count(*) FROM (SELECT 1 FROM claims_text WHERE claims_text MATCH ? LIMIT ?)"
        return self._one(sql, query, MANY)[0] == MANY

    def _claim(self, claim_id: str) -> tuple[object, ...]:
        sql = f"SELECT {ROW} FROM claims WHERE id = coalesce((SELECT claim FROM aliases WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM claims WHERE id = ?1)), ?1)"  # noqa: S608, E501
        rows = self._all(sql, claim_id)
        if not rows:
            raise UnknownIdError(f"the case has no claim {claim_id!r}: take an id that the case shows")
        return rows[0]

    def _report_row(self, values: tuple[object, ...], graphic: frozenset[str], sought: str) -> ReportRow:
        number, id_, file, title, publisher, published, language, media_type, mark, claims, proposed = values[:11]
        words = ""
        if sought:
            (text,) = self._one("SELECT json_extract(body, '$.text') FROM reports WHERE number = ?", number)
            words = excerpt(str(text), sought)
        return ReportRow(
            str(id_), int(str(number)), str(file), str(title), str(publisher), str(published), str(language), str(media_type),
            int(str(claims)), int(str(proposed)), str(id_) in graphic, words, str(mark),
        )  # fmt: skip


def _entity_row(values: tuple[object, ...], marks: dict[str, set[Mark]]) -> EntityRow:
    id_, type_, name, names, claims, reports, subject, reasons, suggestions = values
    return EntityRow(
        str(id_), EntityType(str(type_)), str(name), tuple(json.loads(str(names))), int(str(claims)), int(str(reports)),
        tuple(sorted(marks.get(str(id_), ()))), str(subject), tuple(json.loads(str(reasons))), tuple(json.loads(str(suggestions))),
    )  # fmt: skip
