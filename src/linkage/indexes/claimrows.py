"""A reviewed claim as a row of the index, and back."""

import json
import sqlite3
from collections.abc import Iterable

from linkage.cases.times import days_of
from linkage.indexes.folding import fold
from linkage.ledger.bodies import claim_body, claim_of
from linkage.model.claim import Claim, ClaimKind, Stance
from linkage.model.claimrow import ClaimRow
from linkage.model.decision import Decision
from linkage.model.report import Report
from linkage.model.review import Review, Status
from linkage.reviews import review_claim
from linkage.vocab.context import words_around

ROW = (
    "id, kind, quote, source, stance, edtf, place, status, version, confidence, report, number, start, stop, event, is_corrected, n, "
    "place_in_report, checked_by, words_before, words_behind, is_passed_on"
)


def put_claim(connection: sqlite3.Connection, review: Review, report: Report, number: int, n: int | None = None) -> None:
    """Writes a claim with its status, in place of what the index has of it.

    Args:
        connection: The index, in a transaction.
        review: The claim.
        report: Its report.
        number: The number of its report.
        n: Its number where it is new; None where it is there already.
    """
    claim = review.claim
    text = report.text
    quote, said, around = claim.quote.of(text), _said(claim), words_around(claim, report)
    days = None if claim.when is None else days_of(claim.when.edtf)
    body = json.dumps(
        {
            "original": claim_body(review.original, text),
            "claim": claim_body(claim, text) if claim is not review.original else None,
        },
        ensure_ascii=False,
    )
    values = (
        claim.kind, quote, claim.source, claim.stance, "" if claim.when is None else claim.when.edtf,
        "" if days is None else days.first, "" if days is None else days.last, _place(claim), review.status, review.version,
        review.original.confidence, claim.report_id, number, claim.quote.start, claim.quote.end, claim.quote.start,
        review.is_corrected, write_names(decision.person for decision in review.standing), around.before, around.after,
    )  # fmt: skip
    names = (
        "kind, quote, source, stance, edtf, first, last, place, status, version, confidence, report, number, start, stop, "
        "place_in_report, is_corrected, checked_by, words_before, words_behind"
    )
    if n is None:
        (n,) = connection.execute("SELECT n FROM claims WHERE id = ?", (review.id,)).fetchone()
        places = ", ".join(f"{name} = ?" for name in names.split(", "))
        connection.execute(f"UPDATE claims SET {places} WHERE n = ?", (*values, n))  # noqa: S608 - column names of this file
        connection.execute("DELETE FROM claims_text WHERE rowid = ?", (n,))
    else:
        marks = ", ".join("?" * (len(values) + 3))
        connection.execute(f"INSERT INTO claims (n, id, event, {names}) VALUES ({marks})", (n, review.id, "", *values))  # noqa: S608
    connection.execute("INSERT OR REPLACE INTO bodies VALUES (?, ?)", (n, body))
    words = (fold(quote), fold(said), fold(claim.source or ""), fold(_place(claim)))
    connection.execute("INSERT INTO claims_text (rowid, quote, said, source, place) VALUES (?, ?, ?, ?, ?)", (n, *words))


def row_of(values: tuple[object, ...]) -> ClaimRow:
    """The row of a list, from the columns `ROW`."""
    id_, kind, quote, source, stance, edtf, place, status, version, confidence, report, number, start, stop, event, corrected = values[:16]
    return ClaimRow(
        str(id_), ClaimKind(str(kind)), str(quote), None if source is None else str(source), Stance(str(stance)), str(edtf), str(place),
        Status(str(status)), str(version), float(str(confidence)), str(report), int(str(number)), int(str(start)), int(str(stop)),
        str(event), bool(corrected), tuple(str(values[18]).strip("\n").split("\n")) if values[18] else (),
        str(values[19]), str(values[20]), bool(values[21]),
    )  # fmt: skip


def review_of(body: str, history: tuple[Decision, ...]) -> Review:
    """The claim with its decisions.

    Args:
        body: What `put_claim` wrote of it.
        history: The decisions on it, in order.
    """
    return review_claim(claim_of(json.loads(body)["original"]), history)


def write_names(names: Iterable[str]) -> str:
    """Names of persons as one text, each between ends of lines, so that one is found in it whole; "" for nobody.

    Args:
        names: The names.
    """
    written = "\n".join(name.replace("\n", " ") for name in names)
    return f"\n{written}\n" if written else ""


def _place(claim: Claim) -> str:
    return claim.word("place") or ""


def _said(claim: Claim) -> str:
    values = (role.value for role in claim.roles)
    return " ".join(" ".join(value) if isinstance(value, tuple) else str(value) for value in values)
