"""Who gives the time of an incident, and who gives another."""

from dataclasses import dataclass

from linkage.exports.html.caseindex import CaseIndex, ClaimRow
from linkage.exports.html.labels import label_edtf
from linkage.exports.html.sections import SourceRows, group_by_saying
from linkage.model.incident import Incident


@dataclass(frozen=True, slots=True)
class TimeGivers:
    """Who gives the time of an incident.

    Args:
        groups: Those who tell of it and give this time.
        others: (another time, who gives it), also of those who deny it, tell it otherwise or are only passed on.
    """

    groups: list[SourceRows]
    others: list[tuple[str, list[SourceRows]]]


def list_time_givers(incident: Incident, index: CaseIndex) -> TimeGivers:
    """Who gives the time of an incident, and who another one.

    Args:
        incident: The incident.
        index: The case.
    """
    others: dict[str, list[ClaimRow]] = {}
    for row in index.rows(incident.other_times):
        if row.claim.when is not None:
            others.setdefault(label_edtf(row.claim.when.edtf), []).append(row)
    return TimeGivers(group_by_saying(index.rows(incident.timed_by)), [(time, group_by_saying(rows)) for time, rows in others.items()])
