"""CaseFile -> index: everything anew, in one transaction, so that who reads meanwhile sees the case as it was.

`write_index` is for those who work on the case. `write_published_index` is for readers: it is made from the case as it may be published,
so that nothing that is withheld stands in it, and no decision, as reasons may hold names.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from secrets import token_hex

from linkage.cases import find_tellers, find_wider_denials
from linkage.cases.figures import FigureCounter
from linkage.cases.times import days_of
from linkage.errors import LedgerBusyError, LedgerError
from linkage.exports.told import Teller
from linkage.indexes.catchup import replay
from linkage.indexes.claimrows import put_claim
from linkage.indexes.folding import fold
from linkage.indexes.schema import SCHEMA, TABLES, VERSION
from linkage.ledger import SqliteLedger
from linkage.ledger.bodies import report_body
from linkage.model.case import CaseFile
from linkage.model.claim import Claim
from linkage.model.counted import summed_up
from linkage.model.decision import Subject
from linkage.model.entity import Entity
from linkage.model.incident import Campaign, Incident
from linkage.model.reportmarks import ReportMarks
from linkage.model.review import Profile, Review, Status

WAIT_S = 60  # for somebody who decides at this moment


def write_index(path: Path, case_file: CaseFile, reviews: Sequence[Review], ledger: SqliteLedger) -> None:
    """Writes the index of a case, in place of the one that is there.

    Args:
        path: The file; made where it is missing.
        case_file: The case for those who work on it (profile internal).
        reviews: Its claims with what was decided on them, the rejected ones too.
        ledger: The ledger that it was made from; decisions that came in meanwhile are taken in too.

    Raises:
        LedgerBusyError: The index is held by another for too long.
        LedgerError: The file there is no index; nothing was lost, as it is made from the ledger.
    """
    read = [Review(review.original, review.original, Status.PROPOSED) for review in reviews if not review.is_added]
    own = {review.claim.id: review.id for review in reviews} | {review.id: review.id for review in reviews}
    with _anew(path, "WAL") as connection:
        _put_case(connection, case_file, read, own, ledger.seq_of(case_file.head))
        replay(connection, ledger)  # what was decided comes upon the claims as they were read


def write_published_index(path: Path, case_file: CaseFile, seq: int) -> None:
    """Writes the index that readers are shown.

    Args:
        path: The file; made where it is missing.
        case_file: The case as it may be published (profile publish), with the status of its claims.
        seq: Number of the ledger's entry that it was made for.

    Raises:
        ValueError: The case is one for those who work on it.
    """
    if case_file.profile is not Profile.PUBLISH:
        raise ValueError("readers are shown the case as it may be published, and no other")
    with _anew(path, "DELETE") as connection:  # one file, which is moved to its place with the pages
        _put_case(connection, case_file, case_file.reviews, {review.id: review.id for review in case_file.reviews}, seq)
        connection.execute("INSERT INTO meta VALUES ('graphic', ?)", (_json(sorted(case_file.graphic)),))
        connection.execute("UPDATE meta SET value = ? WHERE key = 'head'", (case_file.head,))


@contextmanager
def _anew(path: Path, journal: str) -> Iterator[sqlite3.Connection]:
    """An index without anything in it, in a transaction that ends with the block."""
    try:
        opened = sqlite3.connect(path, isolation_level=None, timeout=WAIT_S)
    except sqlite3.OperationalError as error:
        raise _refusal(path, error) from error
    with closing(opened) as connection:
        try:
            connection.execute(f"PRAGMA journal_mode = {journal}")
            connection.execute("BEGIN IMMEDIATE")
            for table in TABLES:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in SCHEMA.split(";\n"):
                if statement.strip():
                    connection.execute(statement)
        except sqlite3.OperationalError as error:
            raise _refusal(path, error) from error
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{path} is damaged ({error}): take it away and run this again, it is made from the ledger") from error
        yield connection
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA optimize")


def _refusal(path: Path, error: sqlite3.OperationalError) -> LedgerError:
    if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusyError(f"another run holds {path}: wait until it has ended, then run this again")
    return LedgerError(f"cannot write {path}: {error}; give yourself the right to write to it, or take it away: it is made from the ledger")


def _put_case(connection: sqlite3.Connection, case_file: CaseFile, claims: Sequence[Review], own: dict[str, str], seq: int) -> None:
    bar = case_file.settings.publish.bar
    connection.executemany(
        "INSERT INTO meta VALUES (?, ?)",
        [("name", case_file.settings.name), ("bar", bar), ("seq", "0"), ("head", ""), ("resolved", case_file.head),
         ("resolved_seq", str(seq)), ("made", token_hex(8))],
    )  # fmt: skip
    marks = ReportMarks(case_file)
    _put_reports(connection, case_file, marks)
    _put_claims(connection, case_file, claims)
    passed_on = [(own[claim_id],) for claim_id in case_file.origins.passed_on if claim_id in own]
    connection.executemany("UPDATE claims SET is_passed_on = 1 WHERE id = ?", passed_on)
    _put_entities(connection, case_file.entities, case_file.claims, own)
    _put_events(connection, case_file, own, _LeftOut(case_file, marks))
    _put_possible_joins(connection, case_file)
    connection.executemany(
        "INSERT INTO issues (severity, file, stage, reason, advice, report, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(i.severity, i.file, i.stage, i.reason, i.advice, i.report_id, i.value) for i in case_file.issues],
    )


def _put_reports(connection: sqlite3.Connection, case_file: CaseFile, marks: ReportMarks) -> None:
    for number, report in enumerate(case_file.reports, start=1):
        connection.execute(
            "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number, report.id, report.file, report.title, report.publisher or "", report.published or "", report.language,
                report.media_type, json.dumps(report_body(report), ensure_ascii=False), marks.of_report(report.id),
            ),
        )  # fmt: skip
        connection.execute(
            "INSERT INTO reports_text (rowid, title, text) VALUES (?, ?, ?)", (number, fold(report.title), fold(report.text))
        )


def _put_claims(connection: sqlite3.Connection, case_file: CaseFile, claims: Iterable[Review]) -> None:
    numbers = {report.id: n for n, report in enumerate(case_file.reports, start=1)}
    reports = {report.id: report for report in case_file.reports}
    for n, review in enumerate(claims, start=1):
        report_id = review.claim.report_id
        put_claim(connection, review, reports[report_id], numbers[report_id], n)


def _put_entities(connection: sqlite3.Connection, entities: Iterable[Entity], claims: Iterable[Claim], own: dict[str, str]) -> None:
    reports = {claim.id: claim.report_id for claim in claims}
    for entity in entities:
        namings = [n for n in entity.namings if n.claim_id in own]
        connection.executemany(
            "INSERT OR IGNORE INTO namings VALUES (?, ?, ?, ?)", [(entity.id, own[n.claim_id], n.role, n.text) for n in namings]
        )
        subject = f"{own[namings[0].claim_id]}:{namings[0].role}" if namings else ""
        counts = len({own[n.claim_id] for n in namings}), len({reports[n.claim_id] for n in namings if n.claim_id in reports})
        suggestions = [suggestion.entity_id for suggestion in entity.suggestions]
        connection.execute(
            "INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                entity.id, entity.type, entity.name, _json(entity.names), fold(" ".join(entity.names)), *counts, subject,
                _json(entity.reasons), _json(suggestions),
            ),
        )  # fmt: skip


def _put_events(connection: sqlite3.Connection, case_file: CaseFile, own: dict[str, str], left_out: "_LeftOut") -> None:
    events: list[Incident | Campaign] = [*case_file.campaigns, *case_file.incidents]
    reports = {claim.id: claim.report_id for claim in case_file.claims}
    teller = Teller(case_file, find_wider_denials(case_file), find_tellers(case_file))
    counter = FigureCounter(case_file)
    for event in events:
        days = None if event.when is None else days_of(event.when.edtf)
        first = "" if days is None else days.first
        count = len({reports[claim_id] for claim_id in event.claim_ids if claim_id in reports})
        campaign = event.campaign_id or "" if isinstance(event, Incident) else ""
        act = event.act if isinstance(event, Incident) else ""
        body: dict[str, object] = {
            "name": event.name,
            "place": event.place.name if event.place is not None else event.place_text if isinstance(event, Incident) else "",
            "lat": None if event.place is None else event.place.lat,
            "lon": None if event.place is None else event.place.lon,
            "precision": "" if event.place is None else event.place.precision.name.lower(),
            "when": "" if event.when is None else event.when.edtf,
            "last": "" if days is None else days.last,
            "place_id": "" if event.place is None else event.place.id,
            "claims": len(event.claim_ids),
            "reports": count,
            "said_by": teller.sayers_of(event),
            **teller.unlike_of(event),
            "left_out": left_out.of(event.claim_ids),
        }
        if isinstance(event, Incident):
            summed = summed_up(counter.count(event))
            body |= {
                "grade": event.grade,
                "grade_reasons": event.grade_reasons,
                "ranges": [(s.code, s.low, s.high, s.group, s.scope, s.range_in_words) for s in summed.ranges],
                "apart": [(s.code, s.low, s.high, s.group, s.scope, s.told_in_words) for s in summed.apart],
                "perpetrators": event.perpetrators,
            }
        connection.execute(
            "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?)",
            (event.id, isinstance(event, Campaign), first, campaign, act, _json(body)),
        )
        connection.executemany("UPDATE claims SET event = ? WHERE id = ?", [(event.id, own[c]) for c in event.claim_ids if c in own])


class _LeftOut:
    """Claims that set no figure and no grade and count for no origin, as their report was retracted or they rest on one that was."""

    def __init__(self, case_file: CaseFile, marks: ReportMarks) -> None:
        withdrawn = case_file.origins.withdrawn
        numbers = {report.id: number for number, report in enumerate(case_file.reports, start=1)}
        self._why = {
            claim.id: (numbers[claim.report_id], claim.report_id, marks.of_claim(claim.id))
            for claim in case_file.claims
            if claim.id in withdrawn
        }

    def of(self, claim_ids: Iterable[str]) -> list[tuple[int, str, str, int]]:
        """(number of the report, its id, why, how many claims) in order of the reports."""
        counts = Counter(self._why[claim_id] for claim_id in claim_ids if claim_id in self._why)
        return [(*why, count) for why, count in sorted(counts.items())]


def _put_possible_joins(connection: sqlite3.Connection, case_file: CaseFile) -> None:
    """Each pair once, the one with the lesser id first."""
    entities = [(Subject.ENTITY, e.id, s.entity_id, s.score, s.reasons, ()) for e in case_file.entities for s in e.suggestions]
    incidents = [
        (Subject.INCIDENT, i.id, p.incident_id, p.score, p.reasons, p.against) for i in case_file.incidents for p in i.possible_joins
    ]
    connection.executemany(
        "INSERT OR IGNORE INTO possible_joins VALUES (?, ?, ?, ?, ?, ?)",
        [
            (about, *sorted((a, b)), score, _json(reasons), _json(against))
            for about, a, b, score, reasons, against in [*entities, *incidents]
        ],
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
