"""Report + Decision -> Report: what persons say of its title, publisher, author, date and address."""

from collections.abc import Iterable, Sequence

from linkage.model.decision import Decision
from linkage.model.description import Description
from linkage.model.report import Report


def describe_reports(reports: Iterable[Report], stands: Sequence[Decision]) -> tuple[Report, ...]:
    """The reports as they are described; of each field what was said last holds.

    Args:
        reports: The reports as they were read.
        stands: Decisions that nobody has undone, in order; those that describe nothing are passed over.

    Returns:
        The reports in their order.
    """
    said: dict[str, Description] = {}
    for decision in stands:
        if decision.description is not None:
            for report_id in decision.subjects:
                said[report_id] = decision.description.over(said.get(report_id))
    return tuple(said[report.id].of(report) if report.id in said else report for report in reports)
