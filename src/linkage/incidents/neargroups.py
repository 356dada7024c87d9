"""Groups that may be one incident, found by where, when and what, without comparing all with all."""

from collections import defaultdict
from collections.abc import Iterator

from linkage.incidents.scene import AID
from linkage.incidents.scenegroup import Group
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer

# Acts that seldom happen twice on one day in one town, so that the town stands for its quarter in another report.
RARE_ACTS = frozenset(["chemical", "execution", "sexual-violence", "deportation", "abduction", "arson", "looting"])
NEAR_KM = 40.0  # a convoy "near Aleppo" and one at a town of its countryside, on one day, is one convoy

_DAYS = 16  # of a stretch of time under which a group is entered
_MOST_STRETCHES = 8  # a longer time is entered under _ANY
_ANY = -1
_ROWS = 2  # a degree of latitude: a row of cells is wider than NEAR_KM
_COLUMN = 4  # degrees of longitude: wider than NEAR_KM below _POLAR
_POLAR = 84.0  # degrees north or south: cells are no longer told apart by longitude, and nobody lives there
Key = tuple[str, ...] | tuple[str, str, int, int]


class NearGroups:
    """Groups entered by where, when and what; `clusters.is_same` says no to every pair that `find` leaves out.

    Two groups that hit one thing (a hospital, a convoy) are one where their places are the same, lie in one another or near each other, or
    where one of them has none; all others, where they have a place in common, or where one lies in the other and both tell of one of the
    `RARE_ACTS`. In either case their times touch, where both have one.

    Args:
        gazetteer: Says which place lies in which.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._numbers: dict[int, int] = {}  # id() of a group -> its number, in the order in which groups were put
        self._groups: list[Group] = []
        self._entered: dict[Key, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
        self._holders: dict[Place, tuple[str, ...]] = {}

    def put(self, group: Group) -> None:
        """Enter a group, or enter it again after scenes were added to it.

        Args:
            group: The group.
        """
        if id(group) not in self._numbers:
            self._numbers[id(group)] = len(self._groups)
            self._groups.append(group)
        number, stretches = self._numbers[id(group)], _stretches(group)
        for key in self._keys(group):
            for stretch in stretches:
                self._entered[key][stretch].add(number)

    def find(self, group: Group) -> list[int]:
        """The groups that may be one with another.

        Args:
            group: The other.

        Returns:
            Their numbers, in the order in which they were first put: the first that was put has 0.
        """
        stretches = _stretches(group)
        found: set[int] = set()
        for key in self._sought(group):
            entered = self._entered.get(key)
            if entered is None:
                continue
            for stretch in entered if _ANY in stretches else (*stretches, _ANY):
                found.update(entered.get(stretch, ()))
        return sorted(found)

    def _keys(self, group: Group) -> Iterator[Key]:
        """What a group is entered under."""
        things = things_of(group)
        marks = things | (group.acts & RARE_ACTS)
        for place in group.places:
            yield "at", place.id
            for mark in marks:
                yield from (("at", own, mark) for own in _own_ids(place))
                yield from (("in", holder, mark) for holder in self._held_by(place))
        for thing in things:
            yield "thing", thing
            if not group.places:
                yield "nowhere", thing
            yield from (("cell", thing, row, column) for row, column in _cells(group, around=0))

    def _sought(self, group: Group) -> Iterator[Key]:
        """What the groups that may be one with it are entered under."""
        things = things_of(group)
        marks = things | (group.acts & RARE_ACTS)
        for place in group.places:
            yield "at", place.id
            for mark in marks:
                yield from (("in", own, mark) for own in _own_ids(place))
                yield from (("at", holder, mark) for holder in self._held_by(place))
        for thing in things:
            yield ("nowhere" if group.places else "thing"), thing
            yield from (("cell", thing, row, column) for row, column in _cells(group, around=1))

    def _held_by(self, place: Place) -> tuple[str, ...]:
        """The ids of the places that hold one, as `Gazetteer.contains` sees it; a country is held under its code."""
        known = self._holders.get(place)
        if known is None:
            known = self._holders[place] = tuple(self._read_holders(place))
        return known

    def _read_holders(self, place: Place) -> Iterator[str]:
        yield _country_key(place.country)
        step: Place | None = place
        seen = {place.id}
        while step is not None and step.within is not None and step.within not in seen:
            yield step.within
            seen.add(step.within)
            step = self._gazetteer.by_id(step.within)


def _own_ids(place: Place) -> tuple[str, ...]:
    return (place.id, _country_key(place.country)) if place.precision is WherePrecision.COUNTRY else (place.id,)


def _country_key(code: str) -> str:
    return f"country {code}"


def things_of(group: Group) -> set[str]:
    """The buildings, columns and crowds that were hit, aid workers and their convoy as one.

    Args:
        group: The group.
    """
    return {"aid" if thing in AID else thing for thing in group.distinct}


def _stretches(group: Group) -> tuple[int, ...]:
    """The stretches of time that a group touches, with the day before and the day after; _ANY where it has no time, or a long one."""
    period = group.period
    if period is None:
        return (_ANY,)
    first, last = (period.start - 1) // _DAYS, (period.end + 1) // _DAYS
    return (_ANY,) if last - first >= _MOST_STRETCHES else tuple(range(first, last + 1))


def _cells(group: Group, around: int) -> set[tuple[int, int]]:
    """The cells of the map in which the places of a group lie, and so many around them."""
    cells = set()
    for place in group.places:
        if place.lat is None or place.lon is None:
            continue
        row, column = int(place.lat * _ROWS // 1), int(place.lon // _COLUMN) if abs(place.lat) < _POLAR else 0
        cells |= {(row + up, column + right) for up in range(-around, around + 1) for right in range(-around, around + 1)}
    return cells
