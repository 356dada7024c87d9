"""What reading one report gave."""

from dataclasses import dataclass

from linkage.model.claim import Claim
from linkage.model.issue import Issue
from linkage.model.mention import Mention, Relation
from linkage.model.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """One report read by one reader: what enters the ledger together.

    Args:
        report: The report.
        reader: The reader with its version ("rules/1").
        mentions: The names, dates, counts and things it mentions, in order.
        relations: Which rank, title, role and body belong to which person.
        claims: What it claims, in order of the quotes.
        issues: What was seen and left out.
    """

    report: Report
    reader: str
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
