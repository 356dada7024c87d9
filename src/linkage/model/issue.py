"""What was seen and not understood."""

from dataclasses import dataclass
from enum import StrEnum

from linkage.model.span import Span


class Severity(StrEnum):
    """How much an issue takes away."""

    FAILURE = "failure"  # the file gave no report: the run ends with exit status 3
    NOTICE = "notice"  # one item was left out, or a report was kept and not read


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that was seen and left out, with the reason and what to do about it.

    Args:
        file: Base name of the file it is about.
        stage: The stage that recorded it ("reports", "mentions", "claims", ...).
        reason: What is wrong, in a few words.
        advice: What the user can do about it.
        severity: Whether the whole file is affected or one item of it.
        report_id: The report, once there is one.
        span: The stretch it is about, where it is about one.
        value: The words, number or name that could not be used.
    """

    file: str
    stage: str
    reason: str
    advice: str
    severity: Severity = Severity.NOTICE
    report_id: str | None = None
    span: Span | None = None
    value: str | None = None
