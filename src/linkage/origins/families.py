"""Ties -> families: reports that share an origin by their text, each with the one that it was made from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linkage.model.report import Report
from linkage.model.tie import Judgement, Tie, TieType


@dataclass(frozen=True, slots=True)
class Family:
    """Reports that share an origin by their text.

    Args:
        root_id: The report that was first, as far as anything says.
        root_known: Whether something says so.
        parents: Report -> (the report that it was made from, their tie), nearest to the root first; the root is not in it.
    """

    root_id: str
    root_known: bool
    parents: Mapping[str, tuple[str, Tie]]

    @property
    def report_ids(self) -> tuple[str, ...]:
        """Its reports, the root first."""
        return (self.root_id, *self.parents)


def make_families(reports: Sequence[Report], ties: Sequence[Tie]) -> tuple[Family, ...]:
    """The families of the reports; a report that nothing ties is a family of its own.

    A tie that would bring two reports together that case.yaml parts is left out, the least sure first.

    Args:
        reports: The reports.
        ties: Their ties.
    """
    refused = [frozenset(t.report_ids) for t in ties if t.judgement is Judgement.REFUSED]
    member: dict[str, set[str]] = {r.id: {r.id} for r in reports}
    joined: dict[str, list[Tie]] = defaultdict(list)
    sure = sorted((t for t in ties if t.joins), key=lambda t: (t.judgement is not Judgement.CONFIRMED, -t.score, sorted(t.report_ids)))
    for tie in sure:
        a, b = tie.report_ids
        both = member[a] | member[b]
        if any(pair <= both for pair in refused):
            continue
        for report_id in tie.report_ids:
            joined[report_id].append(tie)
        if member[a] is not member[b]:
            for report_id in both:
                member[report_id] = both
    by_id = {r.id: r for r in reports}
    groups = {min(group): group for group in member.values()}
    return tuple(_family([by_id[i] for i in groups[key]], joined) for key in sorted(groups))


def _family(reports: Sequence[Report], joined: Mapping[str, Sequence[Tie]]) -> Family:
    """The tree of a family: from its root along the surest ties."""
    later = {next(i for i in t.report_ids if i != t.first_id) for r in reports for t in joined[r.id] if t.first_id is not None}
    named: dict[str, int] = defaultdict(int)
    for report in reports:
        for tie in joined[report.id]:
            if tie.first_id == report.id:
                named[report.id] += 2 if tie.type is TieType.RELAY or "names" in tie.direction else 1
    root = min(reports, key=lambda r: (r.id in later, -named[r.id], r.published or "9", bool(r.translation_signs), r.id))
    firsts = [r for r in reports if r.id not in later]
    parents: dict[str, tuple[str, Tie]] = {}
    reached = {root.id}
    while len(reached) < len(reports):
        steps = [(t, i, o) for i in reached for t in joined[i] for o in t.report_ids if o not in reached]
        tie, parent, child = min(
            steps, key=lambda s: (s[0].first_id == s[2], s[0].type is TieType.RELAY, -s[0].score, s[1] != root.id, s[1], s[2])
        )
        parents[child] = (parent, tie)
        reached.add(child)
    return Family(root.id, len(reports) == 1 or len(firsts) == 1, parents)
