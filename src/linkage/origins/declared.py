"""Origins that case.yaml declares, by file -> pairs of reports."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from linkage.model.case import CaseSettings
from linkage.model.issue import Issue
from linkage.model.report import Report

Pairs = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Declared:
    """What case.yaml says of the origins of reports.

    Args:
        same: Pairs of report ids that share an origin.
        different: Pairs that share none.
        issues: Files that it names and the case does not hold.
    """

    same: Pairs
    different: Pairs
    issues: tuple[Issue, ...]


def declare_pairs(reports: Sequence[Report], settings: CaseSettings) -> Declared:
    """The pairs of reports that case.yaml joins or parts; of files of one name all reports are meant.

    Args:
        reports: The reports of the case.
        settings: What case.yaml says.

    Returns:
        Pairs of report ids, and an issue for each file that no report came from.
    """
    by_file: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        by_file[report.file].append(report.id)
    missing = dict.fromkeys(f for group in (*settings.same_origin, *settings.different_origin) for f in group if f not in by_file)
    issues = tuple(
        Issue(
            f,
            "origins",
            "case.yaml tells of its origin, and the case holds no such report",
            "correct the name in case.yaml, or add the report",
        )
        for f in missing
    )
    return Declared(_pairs(settings.same_origin, by_file), _pairs(settings.different_origin, by_file), issues)


def _pairs(groups: Sequence[Sequence[str]], by_file: dict[str, list[str]]) -> Pairs:
    return frozenset(
        frozenset((a, b))
        for group in groups
        for one, other in combinations(sorted(set(group)), 2)
        for a in by_file.get(one, ())
        for b in by_file.get(other, ())
        if a != b
    )
