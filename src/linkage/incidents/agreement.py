"""Two groups of scenes -> where they agree and where not, aspect by aspect, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass

from linkage.incidents.clusters import ACT_FAMILIES, same_thing_hit, same_words
from linkage.incidents.period import Period
from linkage.incidents.scenegroup import Group
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer

_ASPECTS = 5  # act, thing attacked, place, day, dead


@dataclass(frozen=True, slots=True)
class Aspect:
    """How two groups stand to each other in one respect.

    Args:
        agrees: True, False, or None where one of them leaves it open.
        words: In plain words; "" where there is nothing to say.
    """

    agrees: bool | None
    words: str = ""


_OPEN = Aspect(agrees=None)


def _yes(words: str) -> Aspect:
    return Aspect(agrees=True, words=words)


def _no(words: str) -> Aspect:
    return Aspect(agrees=False, words=words)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two groups stand to each other in every respect.

    Args:
        aspects: Act, thing attacked, place, day, dead.
    """

    aspects: tuple[Aspect, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Where they agree."""
        return tuple(a.words for a in self.aspects if a.agrees is True)

    @property
    def against(self) -> tuple[str, ...]:
        """Where they do not."""
        return tuple(a.words for a in self.aspects if a.agrees is False)

    @property
    def score(self) -> float:
        """The share of the aspects that agree; what one leaves open counts half."""
        return sum(2 if a.agrees else 1 if a.agrees is None else 0 for a in self.aspects) / (2 * _ASPECTS)


def compare(a: Group, b: Group, gazetteer: Gazetteer) -> Agreement:
    """How two groups stand to each other.

    Args:
        a: A group.
        b: Another.
        gazetteer: Says which place lies in which.
    """
    return Agreement((_act(a, b), _target(a, b), _place(a, b, gazetteer), _day(a.period, b.period), _dead(a, b)))


def _act(a: Group, b: Group) -> Aspect:
    first, second = a.acts, b.acts
    if not first or not second:
        return _OPEN
    named = (first & second) - {"other"}
    if named:
        return _yes(f"same act: {_list(named)}")
    if any((first | second) <= family for family in ACT_FAMILIES):
        return _yes(f"acts that reports tell for one another: {_list(first | second)}")
    return _no(f"different acts: {_list(first)}; {_list(second)}")


def _target(a: Group, b: Group) -> Aspect:
    buildings = a.buildings, b.buildings
    if all(buildings) and (buildings[0] & buildings[1] or same_words(buildings)):
        return _yes("same building named")
    things = a.distinct, b.distinct
    if things[0] & things[1]:
        return _yes(f"same kind of thing attacked: {_list(things[0] & things[1])}")
    if same_thing_hit(a, b):
        return _yes(f"things that reports tell for one another: {_list(things[0] | things[1])}")
    if all(things):
        return _no(f"different things attacked: {_list(things[0])}; {_list(things[1])}")
    return _OPEN


def _place(a: Group, b: Group, gazetteer: Gazetteer) -> Aspect:
    first, second = ({p.id: p for p in g.places} for g in (a, b))
    shared = [first[i] for i in sorted(first.keys() & second.keys())]
    if shared:
        return _yes(f"same place: {min(shared, key=lambda p: (p.precision, p.id)).name}")
    pairs = [(p, q) for p in _by_id(first) for q in _by_id(second)]
    if not pairs:
        return _OPEN
    for p, q in pairs:
        if gazetteer.contains(p, q) or gazetteer.contains(q, p):
            inner, outer = (q, p) if gazetteer.contains(p, q) else (p, q)
            settled = outer.precision <= WherePrecision.NEAR
            return _yes(f"{inner.name} lies in {outer.name}") if settled else _OPEN
    return _no(f"different places: {pairs[0][0].name}; {pairs[0][1].name}")


def _by_id(places: dict[str, Place]) -> Iterator[Place]:
    return (places[i] for i in sorted(places))


def _day(first: Period | None, second: Period | None) -> Aspect:
    if first is None or second is None or not first.stated or not second.stated:
        return _OPEN
    if (first.start, first.end) == (second.start, second.end):
        return _yes(f"same {'day' if first.days == 1 else 'days'}: {first.edtf()}")
    words = f"{first.edtf()}; {second.edtf()}"
    if first.overlaps(second):
        return _yes(f"days that fit: {words}")
    return _no(f"days that differ: {words}")


def _dead(a: Group, b: Group) -> Aspect:
    first, second = a.dead_in_numbers - {0}, b.dead_in_numbers - {0}  # "dozens" in both are no number that both give
    if not first or not second:
        return _OPEN
    if first & second:
        return _yes(f"the figure of {max(first & second):,} killed in both")
    return _no(f"different figures of the killed: {_numbers(first)}; {_numbers(second)}")


def _numbers(found: set[int]) -> str:
    return ", ".join(f"{n:,}" for n in sorted(found))


def _list(words: set[str]) -> str:
    return ", ".join(sorted(words))
