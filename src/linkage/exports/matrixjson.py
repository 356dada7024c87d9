"""Matrix -> a record that other programs read: every row with its claims, their quotes and their sources."""

from linkage.exports.jsonl import Json
from linkage.exports.told import Teller
from linkage.model.case import CaseFile
from linkage.model.matrix import Evidence, Matrix, MatrixRow, Side
from linkage.vocab.admissions import told_by
from linkage.vocab.context import words_around


def matrix_record(matrix: Matrix, case_file: CaseFile) -> Json:
    """The matrix as one object.

    Args:
        matrix: The matrix.
        case_file: The case it is of.

    Returns:
        `article` is null where the conflict is not classified; `neither` holds the claims that speak neither for nor against, each
        marked `neutral`; denials marked `in_wider_terms` are counted apart; `no_evidence` says in words what was looked through where a
        cell is empty, `held_back` how many claims were not, as nobody has checked them far enough to be published.
    """
    writer = _Writer(matrix, case_file)
    return {
        "person": {"id": matrix.person.id, "name": matrix.person.name},
        "subject": {"id": matrix.subject.id, "name": matrix.subject.name},
        "classification": {"type": matrix.classification.type, "according_to": matrix.classification.according_to or None},
        "says": "who claims what on each element; no score, no verdict",
        "no_evidence": f"no evidence found in {matrix.report_count} report{'' if matrix.report_count == 1 else 's'}",
        "held_back": case_file.held_back,
        "command": [writer.row(row) for row in matrix.command],
        "indicia": [writer.row(row) for row in matrix.indicia],
        "indicia_authority": matrix.indicia_authority,
        "modes": [writer.row(row) for row in matrix.modes],
        "modes_without_claims": list(matrix.modes_without),
        "own_words": writer.side(matrix.own_words),
        "other_claims": writer.side(matrix.others),
    }


class _Writer:
    def __init__(self, matrix: Matrix, case_file: CaseFile) -> None:
        self._named = matrix.classification.is_made
        self._claims = {claim.id: claim for claim in case_file.claims}
        self._teller = Teller(case_file)
        self._passed_on = case_file.origins.passed_on
        self._reports = {report.id: (n, report) for n, report in enumerate(case_file.reports, 1)}

    def row(self, row: MatrixRow) -> Json:
        return {
            "id": row.id,
            "element": row.group or None,
            "name": row.name,
            "article": row.article if self._named and row.article != "" else None,
            "for": self.side(row.for_),
            "against": self.side(row.against),
            "own_words": self.side(row.own),
            "neither": self.side(row.neither),
        }

    def side(self, side: Side) -> Json:
        return {
            "claims": [self._claim(e) for e in side.evidence],
            "quotes": side.quotes,
            "origins": side.origins.standing,
            "retracted_origins": side.origins.retracted,
            "passed_on_origins": side.origins.passed_on,
            "best_grade": side.best_grade,
            "wider_quotes": side.wider_quotes,
            "wider_origins": side.wider_origins.standing,
            "wider_retracted_origins": side.wider_origins.retracted,
        }

    def _claim(self, evidence: Evidence) -> Json:
        claim_id = evidence.claim_id
        claim = self._claims[claim_id]
        number, report = self._reports[claim.report_id]
        return {
            "id": claim_id,
            "report": number,
            "file": report.file,
            "source": claim.source,
            "stance": claim.stance,
            "told_by": told_by(claim, report) or None,
            "passed_on": claim_id in self._passed_on,
            "kind": claim.kind,
            "quote": claim.quote.of(report.text),
            **words_around(claim, report)._asdict(),
            "start": claim.quote.start,
            "end": claim.quote.end,
            "nearness": evidence.nearness,
            "reason": evidence.reason or None,
            "neutral": evidence.is_neutral,
            "in_wider_terms": evidence.is_wider_denial,
            "graphic": self._teller.is_graphic(claim_id),
            "mark": self._teller.mark(claim_id),
        }
