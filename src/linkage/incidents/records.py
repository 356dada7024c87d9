"""Rows of tables -> incidents: one a record, joined with what reports tell where place, day and act agree."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from linkage.incidents.clusters import is_same
from linkage.incidents.scene import Scene
from linkage.incidents.scenegroup import Group
from linkage.model.incident import Coding
from linkage.vocab.gazetteer import Gazetteer

_MOST_DAYS = 7  # an incident whose day is known less well is joined by a person


def group_records(scenes: Iterable[Scene]) -> list[Group]:
    """One group a record of a table: rows with one id are one incident, other rows never are.

    Args:
        scenes: Scenes of rows, in reading order.
    """
    groups: dict[tuple[str, str], Group] = {}
    for scene in scenes:
        if scene.claim.record is None:
            continue
        key = scene.report.id, scene.claim.record.key
        if key in groups:
            groups[key].add((scene,))
        else:
            groups[key] = Group(scene)
    return list(groups.values())


def join_records(groups: Sequence[Group], records: Sequence[Group], gazetteer: Gazetteer) -> list[Group]:
    """The incidents of reports and of tables, those of a table joined where each fits the other and nothing else fits.

    Where several rows of a table fit what reports tell, the one with the same number of dead or the same distinct target is meant; where
    that does not tell them apart, nothing is joined: a person decides. Tables are taken one after the other, so that incidents of two
    tables join by the same rule. Only incidents that share a day are compared.

    Args:
        groups: The incidents that reports tell of.
        records: From `group_records`.
        gazetteer: Says which place lies in which.

    Returns:
        The incidents; a joined one holds the scenes of both.
    """
    tables: dict[str, list[Group]] = defaultdict(list)
    for record in records:
        tables[record.scenes[0].report.id].append(record)
    joined = list(groups)
    for _, own in sorted(tables.items()):
        joined = _join_table(joined, own, gazetteer)
    return joined


def read_codings(scenes: Iterable[Scene]) -> tuple[Coding, ...]:
    """What publishers of tables say of an incident in terms of their own, each record once.

    Args:
        scenes: The scenes of one incident, in reading order.
    """
    found = {}
    for scene in scenes:
        record = scene.claim.record
        if record is not None:
            grade, status, url = (record.detail(name) or "" for name in ("grade", "status", "url"))
            coding = Coding(scene.report.publisher, record.key, grade, status, url, scene.report.id)
            found[coding] = coding
    return tuple(found)


def record_keys(scenes: Sequence[Scene]) -> str:
    """The publishers' ids of an incident that only tables tell of, in one line; "" for others, and where the tables have no ids.

    Args:
        scenes: The scenes of one incident, in reading order.
    """
    keys = [s.claim.record.key if s.claim.record is not None else "" for s in scenes]
    return "" if "" in keys or any(k.startswith("row ") for k in keys) else " ".join(dict.fromkeys(keys))


def _join_table(groups: Sequence[Group], records: Sequence[Group], gazetteer: Gazetteer) -> list[Group]:
    by_day: dict[int, list[int]] = defaultdict(list)
    for n, record in enumerate(records):
        for day in _days(record):
            by_day[day].append(n)
    wanted: dict[int, list[int]] = defaultdict(list)  # record -> the groups that mean it
    for g, group in enumerate(groups):
        near = sorted({n for day in _days(group, slack=1) for n in by_day.get(day, ())})
        fits = [n for n in near if _fits(group, records[n], gazetteer)]
        meant = _only([records[n] for n in fits], group)
        if meant is not None:
            wanted[fits[meant]].append(g)
    taken = set()
    for n, seekers in wanted.items():
        chosen = _only([groups[g] for g in seekers], records[n])
        if chosen is not None:
            groups[seekers[chosen]].add(records[n].scenes)
            taken.add(n)
    return [*groups, *(record for n, record in enumerate(records) if n not in taken)]


def _fits(group: Group, record: Group, gazetteer: Gazetteer) -> bool:
    """Whether place, day and act agree, and the target where the table names one."""
    named = bool(record.distinct)
    return bool(group.places and record.places) and is_same(group, record, gazetteer, by_target=named)


def _only(candidates: Sequence[Group], group: Group) -> int | None:
    """Which of the candidates is meant: the only one, else the only one with the same dead, else with the same distinct target."""
    if len(candidates) <= 1:
        return 0 if candidates else None
    dead, targets = group.dead_in_numbers, group.distinct
    for alike in (
        [n for n, c in enumerate(candidates) if dead & c.dead_in_numbers],
        [n for n, c in enumerate(candidates) if targets & c.targets],
    ):
        if len(alike) == 1:
            return alike[0]
    return None


def _days(group: Group, slack: int = 0) -> range:
    """The days of an incident, some more on either side; none where the day is not known well enough."""
    period = group.period
    if period is None or not period.stated or period.days > _MOST_DAYS:
        return range(0)
    return range(period.start - slack, period.end + slack + 1)
