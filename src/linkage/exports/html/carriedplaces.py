"""Whether the place of an incident stands in the sentences that tell of it, or only in others before or behind them."""

import re

from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.model.incident import Incident

_SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s|\n")


def is_carried(incident: Incident, index: CaseIndex) -> bool:
    """Whether no claim's own sentence names the place of an incident, though claims have one.

    Args:
        incident: The incident.
        index: The case.
    """
    placed = [row for row in index.rows(incident.claim_ids) if (role := row.claim.role("place")) is not None and role.span is not None]
    return bool(placed) and all(map(_is_other_sentence, placed))


def _is_other_sentence(row: ClaimRow) -> bool:
    role, quote, text = row.claim.role("place"), row.claim.quote, row.report.text
    if role is None or role.span is None:
        return False
    before, behind = text[role.span.end : quote.start], text[quote.end : role.span.start]
    return _SENTENCE_END.search(before) is not None or _SENTENCE_END.search(behind) is not None
