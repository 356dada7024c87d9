"""Scenes -> groups of scenes that tell of one incident."""

import math
import re
from collections.abc import Iterable, Sequence

from linkage.incidents.period import Period
from linkage.incidents.scene import DISTINCT_TARGETS, Level, Scene
from linkage.model.claim import ClaimKind
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer

# Acts that reports tell for one another: what fell from the sky is a bomb, a missile or a barrel of chlorine.
_FAMILIES = (
    frozenset(["airstrike", "bombing", "chemical", "missile", "shelling", "other"]),
    frozenset(["shooting", "execution", "torture", "sexual-violence", "abduction", "other"]),
    frozenset(["deportation", "abduction", "other"]),
    frozenset(["looting", "arson", "other"]),
)
# Acts that seldom happen twice on one day in one town, so that the town stands for its quarter in another report.
_RARE_ACTS = frozenset(["chemical", "execution", "sexual-violence", "deportation", "abduction", "arson", "looting"])
_SMALL_WORDS = frozenset(["in", "of", "the", "a", "place", "and"])
_VAGUE_TARGETS = frozenset(["civilians", "other", ""])
_NEAR_KM = 40.0  # a convoy "near Aleppo" and one at a town of its countryside, on one day, is one convoy
_BESIDE = 400  # characters: as far apart as the claims of one telling stand


class Group:
    """Scenes of one incident under construction."""

    def __init__(self, scene: Scene) -> None:
        self.scenes = [scene]

    def of(self, name: str) -> set[str]:
        """What the scenes give under one field, without the empty."""
        return {value for s in self.scenes if (value := getattr(s, name))}

    @property
    def period(self) -> Period | None:
        """The days that all its scenes allow; those stated count before those taken from reports' dates."""
        stated = [s.period for s in self.scenes if s.period is not None and s.period.stated]
        periods = stated or [s.period for s in self.scenes if s.period is not None]
        found: Period | None = None
        for p in sorted(periods, key=lambda p: (p.days, p.start)):
            found = p if found is None else found.narrowed(p)
        return found

    @property
    def places(self) -> list[Place]:
        """The places its scenes name."""
        return [s.place for s in self.scenes if s.place is not None]

    @property
    def reports(self) -> set[str]:
        """Ids of the reports."""
        return {s.report.id for s in self.scenes}


def group_scenes(scenes: Sequence[Scene], gazetteer: Gazetteer) -> list[Group]:
    """Groups of scenes of one incident each: first within a report, then across reports.

    Args:
        scenes: Scenes of incident level, in reading order.
        gazetteer: Says which place lies in which.
    """
    within = _merge(_with_their_attacks(scenes), gazetteer, across=False)
    return _merge(_join_shares(within, gazetteer), gazetteer, across=True)


def _with_their_attacks(scenes: Sequence[Scene]) -> list[Group]:
    """One group a scene, but for casualties that share a sentence with an attack: they are of that attack."""
    groups = {s.claim.id: Group(s) for s in scenes if s.claim.kind is not ClaimKind.CASUALTIES}
    kept = list(groups.values())
    for scene in scenes:
        if scene.claim.kind is ClaimKind.CASUALTIES:
            told = [(_distance(scene, s), s.claim.id) for g in kept for s in g.scenes if s.act and _same_sentence(scene, s)]
            if told:
                groups[min(told)[1]].scenes.append(scene)
            else:
                kept.append(Group(scene))
    return kept


def seed_unplaced(scenes: Iterable[Scene], groups: Sequence[Group], gazetteer: Gazetteer) -> list[Group]:
    """Incidents of reports that tell of one act and name no place or day by which it could be known.

    Args:
        scenes: Scenes of open level.
        groups: The incidents found so far.
        gazetteer: Says which place lies in which.

    Returns:
        For each report that has no incident: its first attack or casualties, with all that is told of the same beside them.
    """
    known = {report for g in groups for report in g.reports}
    by_report: dict[str, list[Scene]] = {}
    for scene in scenes:
        if scene.report.id not in known and scene.claim.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES):
            by_report.setdefault(scene.report.id, []).append(scene)
    return [_merge([Group(s) for s in own], gazetteer, across=False)[0] for own in by_report.values() if own]


def _merge(groups: Sequence[Group], gazetteer: Gazetteer, *, across: bool) -> list[Group]:
    kept: list[Group] = []
    # The best dated and the most distinct first: the vague then find all their candidates.
    for group in sorted(groups, key=_vagueness):
        fits = [k for k in kept if is_same(k, group, gazetteer, across=across)]
        if len(fits) > 1 and _is_vague(group):
            own = [k for k in fits if k.reports & group.reports]
            alike = [k for k in fits if k.of("target") & group.of("target") & DISTINCT_TARGETS and _same_town(k, group)]
            fits = own or sorted(alike, key=lambda k: -len(k.scenes)) or ([] if across else fits[-1:])
        if fits:
            fits[0].scenes.extend(group.scenes)
            for bridged in [k for k in fits[1:] if _are_bridged(fits[0], k, group)]:
                fits[0].scenes.extend(bridged.scenes)
                kept = [k for k in kept if k is not bridged]
        else:
            kept.append(group)
    return kept


def _are_bridged(first: Group, second: Group, between: Group) -> bool:
    """Whether a group that fits two others shows them to be one: all three of one distinct target, on one stated day."""
    targets = [g.of("target") & DISTINCT_TARGETS for g in (first, second, between)]
    one_target = all(a & b or {"aid", "convoy"} <= a | b for a in targets for b in targets)
    return one_target and _same_day(first, second) and _same_day(first, between) and _same_day(second, between)


def _same_town(a: Group, b: Group) -> bool:
    return bool(a.of("town") & b.of("town"))


def _vagueness(group: Group) -> tuple[object, ...]:
    period = group.period
    dated = period is not None and period.stated
    return (
        not dated,
        not (group.of("target") & DISTINCT_TARGETS),
        period.start if dated and period is not None else 0,
        group.scenes[0].order,
    )


def _is_vague(group: Group) -> bool:
    period = group.period
    return period is None or not period.stated


def is_same(a: Group, b: Group, gazetteer: Gazetteer, *, across: bool, by_target: bool = True) -> bool:
    """Whether two groups may tell of one incident: act, target, days and place agree.

    Args:
        a: A group.
        b: Another.
        gazetteer: Says which place lies in which.
        across: Whether they are of different reports; groups that share a report are then never the same, and the other way round.
        by_target: Whether the targets must agree; not so beside a table that names none.
    """
    if across == bool(a.reports & b.reports):
        return False
    if not _acts_agree(a.of("act"), b.of("act")) or (by_target and not _targets_agree(a, b, across=across)):
        return False
    if not _times_agree(a, b):
        return False
    return _places_agree(a, b, gazetteer, across=across)


def _acts_agree(a: set[str], b: set[str]) -> bool:
    return not a or not b or any((a | b) <= family for family in _FAMILIES) or bool(a & b)


def _targets_agree(a: Group, b: Group, *, across: bool) -> bool:
    buildings = a.of("building"), b.of("building")
    if buildings[0] and buildings[1]:
        return bool(buildings[0] & buildings[1]) or _same_words(buildings)
    distinct = a.of("target") & DISTINCT_TARGETS, b.of("target") & DISTINCT_TARGETS
    if distinct[0] and distinct[1]:
        return bool(distinct[0] & distinct[1]) or {"aid", "convoy"} <= distinct[0] | distinct[1]
    if distinct[0] or distinct[1]:
        vague = b if distinct[0] else a
        acts = a.of("act") | b.of("act")
        return not across and len(acts - {"other"}) <= 1 and not vague.of("target") - _VAGUE_TARGETS and _are_beside(a, b)
    return True


def _same_words(buildings: tuple[set[str], set[str]]) -> bool:
    """Whether the names of two buildings differ only in words that one of them lacks ("theatre mariupol", "theatre mariupol drama")."""
    words = [[frozenset(re.split(r"[:\-]", b)) - _SMALL_WORDS for b in side] for side in buildings]
    return any(x <= y or y <= x for x in words[0] for y in words[1])


def _times_agree(a: Group, b: Group) -> bool:
    first, second = a.period, b.period
    if first is None or second is None:
        return True
    same_thing = bool(a.of("target") & b.of("target") & DISTINCT_TARGETS) and bool({p.id for p in a.places} & {p.id for p in b.places})
    return first.overlaps(second, slack_days=0 if first.stated and second.stated and not same_thing else 1)


def _places_agree(a: Group, b: Group, gazetteer: Gazetteer, *, across: bool) -> bool:
    if not a.places or not b.places:
        return bool(a.of("target") & b.of("target") & DISTINCT_TARGETS) or (not across and _are_beside(a, b))
    if {p.id for p in a.places} & {p.id for p in b.places}:
        return True
    if a.of("target") & b.of("target") & DISTINCT_TARGETS and any(_km(p, q) <= _NEAR_KM for p in a.places for q in b.places):
        return True
    nested = any(gazetteer.contains(p, q) or gazetteer.contains(q, p) for p in a.places for q in b.places)
    if not nested:
        return False
    if a.of("target") & b.of("target") & DISTINCT_TARGETS:
        return True
    quarters = {p.id for p in a.places if _is_quarter(p)}, {p.id for p in b.places if _is_quarter(p)}
    if (quarters[0] and quarters[1] and not quarters[0] & quarters[1]) or _counts_differ(a, b):
        return False
    if (not across or _same_day(a, b)) and a.of("act") & b.of("act") & _RARE_ACTS:
        return True
    if across:
        return False
    return _are_beside(a, b) or not (quarters[0] or quarters[1])


def _join_shares(groups: Sequence[Group], gazetteer: Gazetteer) -> list[Group]:
    """The groups of one report, with bare counts of quarters put with the total of their town that stands beside them."""
    shares = [g for g in groups if _only_counts(g) and g.places]
    kept = [g for g in groups if not any(g is s for s in shares)]
    for share in shares:
        totals = [k for k in kept if _is_total_of(k, share, gazetteer)]
        if totals:
            totals[0].scenes.extend(share.scenes)
        else:
            kept.append(share)
    return kept


def _is_total_of(total: Group, share: Group, gazetteer: Gazetteer) -> bool:
    if not total.reports & share.reports or not _times_agree(total, share) or not _are_beside(total, share):
        return False
    counted = [s.place for s in total.scenes if s.claim.kind is ClaimKind.CASUALTIES and s.place is not None]
    return any(gazetteer.contains(p, q) for p in counted for q in share.places)


def _only_counts(group: Group) -> bool:
    """Whether nothing but casualties is told of it: a share of a total told beside it."""
    return all(s.claim.kind is ClaimKind.CASUALTIES for s in group.scenes)


def _counts_differ(a: Group, b: Group) -> bool:
    """Whether each has its own dead, in different numbers."""
    first, second = dead_of(a), dead_of(b)
    return bool(first) and bool(second) and not first & second


def dead_of(group: Group) -> set[int]:
    """The numbers of dead that a group gives.

    Args:
        group: A group.
    """
    return {n for s in group.scenes if s.claim.value("outcome") == "killed" and (n := s.claim.number("min")) is not None}


def _same_day(a: Group, b: Group) -> bool:
    first, second = a.period, b.period
    return first is not None and second is not None and first.stated and second.stated and first.overlaps(second)


def _km(a: Place, b: Place) -> float:
    """Kilometres between two places, on a sphere; far where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    north, east = math.radians(b.lat - a.lat), math.radians(b.lon - a.lon) * math.cos(math.radians((a.lat + b.lat) / 2))
    return 6371.0 * math.hypot(north, east)


def _is_quarter(place: Place) -> bool:
    return place.precision <= WherePrecision.NEAR and place.population == 0


def _are_beside(a: Group, b: Group) -> bool:
    return any(beside(s, t) for s in a.scenes for t in b.scenes)


def beside(a: Scene, b: Scene) -> bool:
    """Whether two claims stand in one telling: same report, a few sentences apart, no blank line between them.

    Args:
        a: A scene.
        b: Another.
    """
    if a.report.id != b.report.id:
        return False
    low, high = sorted((a.claim.quote, b.claim.quote))
    return high.start - low.end < _BESIDE and "\n" not in a.report.text[low.end : max(high.start, low.end)]


def attach_of_sentence(scenes: Iterable[Scene], groups: Sequence[Group]) -> None:
    """Put the casualties that are told in one sentence with an attack into the attack's incident.

    Args:
        scenes: Scenes of any level that are in no incident.
        groups: The incidents; they grow.
    """
    for scene in scenes:
        if scene.claim.kind is not ClaimKind.CASUALTIES:
            continue
        told = ((_distance(scene, s), n) for n, g in enumerate(groups) for s in g.scenes if s.act and _same_sentence(scene, s))
        best = min(told, default=None)
        if best is not None:
            groups[best[1]].scenes.append(scene)


def _same_sentence(a: Scene, b: Scene) -> bool:
    if a.report.id != b.report.id:
        return False
    low, high = sorted((a.claim.quote, b.claim.quote))
    return re.search(r"[.!?]\s|\n", a.report.text[low.end : max(high.start, low.end)]) is None


def attach_open(scenes: Iterable[Scene], groups: Sequence[Group]) -> list[Scene]:
    """Put the scenes that name neither place nor day with the incident that stands beside them.

    Args:
        scenes: Scenes of open level.
        groups: The incidents; they grow.

    Returns:
        The scenes for which no incident stands near enough.
    """
    left, found = [], []
    for scene in scenes:
        best = min(((_distance(scene, s), n) for n, g in enumerate(groups) for s in g.scenes if _may_attach(scene, s)), default=None)
        if best is None and scene.claim.kind in (ClaimKind.ATTACK, ClaimKind.CASUALTIES):
            best = _nearest_in_report(scene, groups)
        if best is None:
            left.append(scene)
        else:
            found.append((groups[best[1]], scene))
    for group, scene in found:
        group.scenes.append(scene)
    return left


def _nearest_in_report(scene: Scene, groups: Sequence[Group]) -> tuple[int, int] | None:
    """The incident of its report that a scene without place or day means: the nearest that nothing speaks against; (distance, index)."""
    own = [(n, s) for n, g in enumerate(groups) if scene.report.id in g.reports and _fits(scene, g) for s in g.scenes]
    return min(((_distance(scene, s), n) for n, s in own if s.report.id == scene.report.id), default=None)


def _fits(scene: Scene, group: Group) -> bool:
    """Whether nothing that a scene without place or day tells speaks against an incident."""
    mine = Group(scene)
    targets = not mine.of("target") or _targets_agree(mine, group, across=False)
    return targets and _acts_agree(mine.of("act"), group.of("act")) and _times_agree(mine, group)


def _distance(scene: Scene, anchor: Scene) -> int:
    a, b = scene.claim.quote, anchor.claim.quote
    return 0 if a.overlaps(b) else min(abs(a.start - b.end), abs(b.start - a.end)) + 1


def _may_attach(scene: Scene, anchor: Scene) -> bool:
    if scene.report.id != anchor.report.id or anchor.level is Level.WAR:
        return False
    overlap = scene.claim.quote.overlaps(anchor.claim.quote)
    if scene.target in DISTINCT_TARGETS and anchor.target in DISTINCT_TARGETS and scene.target != anchor.target:
        return False
    if scene.place is not None and anchor.place is not None and scene.place.id != anchor.place.id and scene.town != anchor.town:
        return False
    if scene.building and scene.building == anchor.building:
        return True
    if scene.target in DISTINCT_TARGETS and scene.target == anchor.target:
        return True
    if scene.claim.kind is ClaimKind.SIMILARITY:
        return overlap
    return overlap or beside(scene, anchor)
