"""Scenes -> groups of scenes that tell of one incident."""

import math
import re
from collections.abc import Sequence
from itertools import combinations

from linkage.incidents.neargroups import NEAR_KM, RARE_ACTS, NearGroups, things_of
from linkage.incidents.period import Period
from linkage.incidents.scene import AID, MANY, SHORT_DAYS, Scene
from linkage.incidents.scenegroup import Group
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer

# Acts that reports tell for one another: what fell from the sky is a bomb, a missile or a barrel of chlorine.
ACT_FAMILIES = (
    frozenset(["airstrike", "bombing", "chemical", "missile", "shelling", "other"]),
    frozenset(["shooting", "execution", "torture", "sexual-violence", "abduction", "other"]),
    frozenset(["deportation", "abduction", "other"]),
    frozenset(["looting", "arson", "other"]),
)
# The same without a building, column or crowd that both tell of: then shells are no bombs from the air.
_NARROW_FAMILIES = (
    frozenset(["airstrike", "bombing", "chemical", "missile", "other"]),
    frozenset(["shelling", "bombing", "missile", "other"]),
    *ACT_FAMILIES[1:],
)
_SMALL_WORDS = frozenset(["in", "of", "the", "a", "place", "and"])
_OUTSKIRTS_KM = 15.0  # a village so near a town is named for it, and the town for the village
_LONGEST_DAY = 31  # days: "in May" may be the day that another report gives
_TOLL_RISES = 3  # times: as much as the tolls of one incident differ between reports
_PAIR = 2
_BESIDE = 400  # characters: as far apart as the claims of one telling stand


def merge_accounts(accounts: Sequence[Sequence[Scene]], gazetteer: Gazetteer) -> list[Group]:
    """Groups of accounts of one incident each, over all reports.

    Args:
        accounts: Scenes of one report that tell of one incident each.
        gazetteer: Says which place lies in which.
    """
    return _merge([Group.of_scenes(account) for account in accounts], gazetteer)


def _merge(groups: Sequence[Group], gazetteer: Gazetteer) -> list[Group]:
    kept: list[Group] = []
    near = NearGroups(gazetteer)
    # The best dated and the most distinct first: the vague then find all their candidates.
    for group in sorted(groups, key=_vagueness):
        fits = [kept[n] for n in near.find(group) if is_same(kept[n], group, gazetteer)]
        if len(fits) > 1 and _is_vague(group):
            alike = [k for k in fits if same_thing_hit(k, group) and _same_town(k, group)]
            fits = sorted(alike, key=lambda k: -len(k.scenes))
        if fits:
            fits[0].add(group.scenes)
            near.put(fits[0])
        else:
            kept.append(group)
            near.put(group)
    return kept


def _same_town(a: Group, b: Group) -> bool:
    return bool(a.towns & b.towns)


def _vagueness(group: Group) -> tuple[object, ...]:
    period = group.period
    dated = period is not None and period.stated
    return (
        not dated,
        dated and period is not None and period.days > SHORT_DAYS,  # "in May" must not go before "on 10 May"
        not group.distinct,
        period.start if dated and period is not None else 0,
        group.scenes[0].order,
    )


def _is_vague(group: Group) -> bool:
    period = group.period
    return period is None or not period.stated


def is_same(a: Group, b: Group, gazetteer: Gazetteer, *, by_target: bool = True) -> bool:
    """Whether two groups of different reports may tell of one incident: act, target, days and place agree.

    Args:
        a: A group.
        b: Another.
        gazetteer: Says which place lies in which.
        by_target: Whether the targets must agree; not so beside a table that names none.
    """
    return not a.reports & b.reports and _agree(a, b, gazetteer, by_target=by_target)


def join_again(accounts: Sequence[list[Scene]], gazetteer: Gazetteer) -> list[list[Scene]]:
    """The accounts of one report, those of one thing that was hit joined where a day stands with one of two of them, or the same with both.

    "A convoy was hit on Monday", and sentences later "jets hit the convoy, a driver said": else a denial of it stands with the one, and
    those who are said to have done it with the other.

    Args:
        accounts: Scenes of one report that tell of one event each, in reading order.
        gazetteer: Says which place lies in which.
    """
    groups = [Group.of_scenes(account) for account in accounts]
    joined = list(accounts)
    for first, second in combinations(range(len(groups)), 2):
        a, b = groups[first], groups[second]
        if len(things_of(a)) != 1 or len(things_of(b)) != 1 or not same_thing_hit(a, b):
            continue
        if _is_vague(a) is _is_vague(b) and not _same_day(a, b):
            continue
        alone = sum(same_thing_hit(a, other) for other in groups) == _PAIR  # a third: nobody knows of which of the two it is
        if alone and not _are_many(a) and not _are_many(b) and _agree(a, b, gazetteer):
            joined[first] = sorted([*accounts[first], *accounts[second]], key=lambda s: s.order)
            joined[second] = []
    return [account for account in joined if account]


def _are_many(group: Group) -> bool:
    """Whether several things were hit."""
    return any(MANY.search(s.claim.word(role) or "") for s in group.scenes for role in ("target", "object"))


def _agree(a: Group, b: Group, gazetteer: Gazetteer, *, by_target: bool = True) -> bool:
    """Whether act, target, days and place of two groups agree."""
    if not _acts_agree(a, b) or (by_target and not _targets_agree(a, b)):
        return False
    return _times_agree(a, b) and _places_agree(a, b, gazetteer) and _is_held(a, b, by_target=by_target)


def _is_held(a: Group, b: Group, *, by_target: bool) -> bool:
    """Whether day, place and what was hit hold two tellings together: a kind of act in a town is nothing that happens once in a war.

    Where no building, column or crowd was hit according to both, both tell their days, none a day and the other the year around it,
    and their tolls are no more than threefold apart.
    Where one was, and one of them tells no day, both name its town or the building; where one tells no place, both tell a day.
    """
    first, second = a.period, b.period
    if not same_thing_hit(a, b):
        if first is None or second is None or not by_target:
            return first is not None and second is not None
        return not (_is_vague(a) or _is_vague(b) or _is_day_of_year(first, second) or _tolls_far_apart(a, b))
    if first is None or second is None:
        return _same_town(a, b) or bool(a.buildings & b.buildings)
    return (bool(a.places) and bool(b.places)) or max(first.days, second.days) <= SHORT_DAYS


def _is_day_of_year(a: Period, b: Period) -> bool:
    """Whether one is a day and the other so long a time around it that it says nothing of the day: "in 2015", no "since the 22nd"."""
    day, time = sorted((a, b), key=lambda p: p.days)
    return day.days <= SHORT_DAYS and time.days > _LONGEST_DAY and day.start - time.start > _LONGEST_DAY


def _acts_agree(a: Group, b: Group) -> bool:
    first, second = a.acts, b.acts
    families = ACT_FAMILIES if same_thing_hit(a, b) else _NARROW_FAMILIES
    return not first or not second or bool(first & second) or any((first | second) <= family for family in families)


def _targets_agree(a: Group, b: Group) -> bool:
    buildings = a.buildings, b.buildings
    if buildings[0] and buildings[1]:
        return bool(buildings[0] & buildings[1]) or same_words(buildings)
    distinct = a.distinct, b.distinct
    return same_thing_hit(a, b) if distinct[0] and distinct[1] else not distinct[0] and not distinct[1]


def same_thing_hit(a: Group, b: Group) -> bool:
    """Whether one building, column or crowd was hit according to both.

    Args:
        a: A group.
        b: Another.
    """
    distinct = a.distinct, b.distinct
    return bool(distinct[0] & distinct[1]) or all(d & AID for d in distinct)


def same_words(buildings: tuple[set[str], set[str]]) -> bool:
    """Whether the names of two buildings differ only in words that one of them lacks ("theatre mariupol", "theatre mariupol drama")."""
    words = [[frozenset(re.split(r"[:\-]", b)) - _SMALL_WORDS for b in side] for side in buildings]
    return any(x <= y or y <= x for x in words[0] for y in words[1])


def _times_agree(a: Group, b: Group) -> bool:
    first, second = a.period, b.period
    if first is None or second is None:
        return True
    near = bool(a.place_ids & b.place_ids) or any(_km(p, q) <= _OUTSKIRTS_KM for p in a.places for q in b.places)
    same_thing = same_thing_hit(a, b) and near  # "on Tuesday night" is told as on Wednesday too
    return first.overlaps(second, slack_days=0 if first.stated and second.stated and not same_thing else 1)


def _places_agree(a: Group, b: Group, gazetteer: Gazetteer) -> bool:
    if not a.places or not b.places:
        return same_thing_hit(a, b)
    if a.place_ids & b.place_ids:
        return True
    if same_thing_hit(a, b) and any(_km(p, q) <= NEAR_KM for p in a.places for q in b.places):
        return True
    nested = any(gazetteer.contains(p, q) or gazetteer.contains(q, p) for p in a.places for q in b.places)
    if not nested:
        return False
    if same_thing_hit(a, b):
        return True
    quarters = {p.id for p in a.places if _is_quarter(p)}, {p.id for p in b.places if _is_quarter(p)}
    if (quarters[0] and quarters[1] and not quarters[0] & quarters[1]) or _counts_differ(a, b):
        return False
    return _same_day(a, b) and bool(a.acts & b.acts & RARE_ACTS)


def _counts_differ(a: Group, b: Group) -> bool:
    """Whether each has its own dead, in different numbers."""
    first, second = a.dead, b.dead
    return bool(first) and bool(second) and not first & second


def _tolls_far_apart(a: Group, b: Group) -> bool:
    """Whether the most dead that one tells of are more than threefold those of the other: a toll that rises seldom does so."""
    first, second = a.dead - {0}, b.dead - {0}
    if not first or not second or first & second:
        return False
    low, high = sorted((max(first), max(second)))
    return high > _TOLL_RISES * low


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
