"""Names of one text -> their places, each with a score and its reasons.

A name's meanings are ranked by what is known of them (people, kind, usual name) and by the text: what is told beside the name
("Springfield, Illinois"), the countries and divisions that the other names lie in, and how near the other names are. One name has one
meaning in a text, unless what stands beside it says otherwise. The weights are few and set by hand, in powers of ten of people: 1.0
outweighs ten times the people.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from linkage.entities.meanings import Meaning, meanings_of
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer import Gazetteer, fold_place_name

# The weights.
_TOLD_BESIDE = 6.0  # "Springfield, Illinois": more than any fame
_ADJECTIVE_BEFORE = 3.0  # "the Libyan city of Tripoli"
_HOME = 2.5  # in a country that the report is known to be about
_COUNTRY_NAMED = 1.0  # another name of the text lies in its country
_COUNTRY_SHARE = 2.5  # times the share of the other names that do
_COUNTRY_VOTES = 2.0  # the name of a country counts as two names in it
_SAME_DIVISION = 1.5  # another name of the text lies in its state or province
_NEAR = 1.0  # another name of the text is beside it, falling to nothing at the distance below
_NEAR_KM = 150.0
_NEAR_DEGREES = _NEAR_KM / 110  # of latitude: what lies further north or south is not near
_ANYWHERE = 1.75  # a sea or a continent lies in no country of the text, nor outside them: half of what a country can give
_FAR_PART = -3.0  # a word of a longer name that is a lesser town in none of the countries of the text
_WELL_KNOWN = 300_000  # people: no lesser town
_LEAST = 4.0  # a word of a longer name worth less stands for no place
_ROUNDS = 3  # each round sees what the others chose in the one before
_AFTER = re.compile(
    r"\s*(?:,|\(|\bin\b(?:\s+the)?(?:\s+(?:north|south|east|west)\w*)?)\s*((?:[A-Z][\w’'.-]*)(?:\s+(?:and|of|the)?\s*[A-Z][\w’'.-]*){0,3})"
)
_OF_COUNTRY = re.compile(
    r"^(?:['’]s)?\s+(?:[\w-]+\s+){0,3}"
    r"(?:city|cities|town|towns|village|capital|port|province|region|governorate|district|state|island|suburb)(?:\s+of)?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class NameInText:
    """A name of a place with its offsets.

    Args:
        start: Where it begins in the text.
        end: Where it ends.
        text: Its words.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name was found to mean.

    Args:
        place: The place, or the one that holds or neighbours it; None where nothing tells.
        score: What the meaning is worth, 0 where there is none; to compare meanings of one name, no probability.
        is_exact: Whether `place` is what the name names, and not only what holds or neighbours it.
        reasons: Why, in words.
        is_guess: Whether the gazetteer knows nothing of the name, and `place` is only what the text names nearest to it.
    """

    place: Place | None
    score: float
    is_exact: bool
    reasons: tuple[str, ...]
    is_guess: bool = False

    @property
    def where_prec(self) -> WherePrecision | None:
        """How precisely the name is placed; None where it is not. Source: UCDP GED codebook, `where_prec`."""
        if self.place is None:
            return None
        if self.is_exact:
            return self.place.precision
        return max(self.place.precision, WherePrecision.REGION if self.is_guess else WherePrecision.NEAR)


@dataclass(slots=True)
class _Group:
    """The mentions of one name that are read as one place."""

    key: str
    at: list[int]
    meanings: tuple[Meaning, ...]
    told: dict[str, tuple[float, str]]  # id of a meaning's place -> what stands beside the name says for it
    best: int = 0
    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def meaning(self) -> Meaning | None:
        return self.meanings[self.best] if self.meanings else None


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What another name of the text was found to mean in the round before, with its weight for its country and its division."""

    key: str
    place: Place
    weight: float
    division: str


class Resolver:
    """Resolves the names of texts.

    Args:
        gazetteer: The gazetteer.
        home: ISO 3166-1 alpha-2 codes of the countries that the texts are about as far as known from elsewhere (publisher, report).
    """

    def __init__(self, gazetteer: Gazetteer, home: Collection[str] = ()) -> None:
        self._gazetteer = gazetteer
        self._home = frozenset(home)
        self._divisions: dict[str, str] = {}

    def resolve(self, text: str, names: Sequence[NameInText]) -> tuple[Resolved, ...]:
        """The places of the names of one text.

        Args:
            text: The text.
            names: Its names, in any order.

        Returns:
            One for each name, in the order given.
        """
        groups = self._groups(text, names)
        for group in groups:
            self._choose(group, ())
        chosen: list[_Chosen] = []
        for _ in range(_ROUNDS):
            before, chosen = chosen, [self._chosen(group, meaning.place) for group in groups if (meaning := group.meaning) is not None]
            if chosen == before:
                break  # each would see what it saw in the round before
            for group in groups:
                self._choose(group, [c for c in chosen if c.key != group.key])
        found: dict[int, Resolved] = {}
        for group in groups:
            meaning = group.meaning
            for n in group.at:
                if meaning is not None and (meaning.is_whole or group.score >= _LEAST):
                    found[n] = Resolved(meaning.place, group.score, meaning.is_whole, group.reasons)
        return tuple(found[n] if n in found else self._held(n, names, found) for n in range(len(names)))

    def _groups(self, text: str, names: Sequence[NameInText]) -> list[_Group]:
        groups: dict[tuple[str, str], _Group] = {}
        order = sorted(range(len(names)), key=lambda n: (names[n].start, names[n].end))
        apart: dict[str, set[str]] = {}
        read = {}
        for position, n in enumerate(order):
            meanings = meanings_of(names[n].text, self._gazetteer)
            before = names[order[position - 1]] if position else None
            told, container = self._told(text, names[n], before, meanings)
            key = fold_place_name(names[n].text.removesuffix("'s").removesuffix("’s")) or names[n].text
            read[n] = (key, container, told, meanings)
            if container:
                apart.setdefault(key, set()).add(container)
        for n in order:
            key, container, told, meanings = read[n]
            group = groups.setdefault((key, container if len(apart.get(key, ())) > 1 else ""), _Group(key, [], meanings, {}))
            group.at.append(n)
            group.told.update((i, v) for i, v in told.items() if v[0] > group.told.get(i, (0.0, ""))[0])
        return list(groups.values())

    def _told(
        self, text: str, name: NameInText, before: NameInText | None, meanings: tuple[Meaning, ...]
    ) -> tuple[dict[str, tuple[float, str]], str]:
        """What stands beside the name says for its meanings, by id of place, and the id of the container told after it, or ""."""
        told: dict[str, tuple[float, str]] = {}
        if len(meanings) < 2:
            return told, ""
        container = ""
        beside = _AFTER.match(text, name.end, name.end + 80)
        if beside is not None:
            words = beside.group(1).split()
            for size in range(len(words), 0, -1):
                run = " ".join(words[:size])
                forms = (run, run.rstrip("."), run.split("’")[0].split("'")[0])
                outers = [m.place for form in dict.fromkeys(forms) for m in meanings_of(form, self._gazetteer) if m.is_whole]
                outers = [p for p in outers if p.precision > WherePrecision.NEAR]
                inside = {m.place.id: o for o in reversed(outers) for m in meanings if self._holds(o, m.place)}
                if inside:
                    told = {i: (_TOLD_BESIDE, f"inside {o.name}, told beside it") for i, o in inside.items()}
                    container = min(o.id for o in inside.values())
                    break
        if before is not None and _OF_COUNTRY.match(text[before.end : name.start]):
            outer = next((m.place for m in meanings_of(before.text, self._gazetteer)), None)
            if outer is not None and outer.precision is WherePrecision.COUNTRY:
                for m in meanings:
                    if m.place.country == outer.country and m.place.id != outer.id:
                        told.setdefault(m.place.id, (_ADJECTIVE_BEFORE, f"of {outer.name}, told before it"))
        return told, container

    def _holds(self, outer: Place, inner: Place) -> bool:
        if outer.id == inner.id or (outer.precision <= inner.precision and outer.precision is not WherePrecision.LANDSCAPE):
            return False
        if outer.precision is WherePrecision.LANDSCAPE:
            return bool(outer.country) and outer.country == inner.country and inner.precision <= WherePrecision.NEAR
        return self._gazetteer.contains(outer, inner)

    def _chosen(self, group: _Group, place: Place) -> _Chosen:
        weight = math.sqrt(len(group.at)) * (_COUNTRY_VOTES if place.precision is WherePrecision.COUNTRY else 1.0)
        return _Chosen(group.key, place, weight, self._division(place))

    def _division(self, place: Place) -> str:
        """The first-order division that the place is or lies in, "" where there is none."""
        known = self._divisions.get(place.id)
        if known is not None:
            return known
        step: Place | None = place
        for _ in range(4):
            if step is None or step.precision is WherePrecision.REGION:
                break
            step = None if step.within is None else self._gazetteer.by_id(step.within)
        found = self._divisions[place.id] = "" if step is None or step.precision is not WherePrecision.REGION else step.id
        return found

    def _choose(self, group: _Group, others: Sequence[_Chosen]) -> None:
        """Choose the best meaning of a name; where no other name is known yet, by what is known of the meanings alone."""
        if not group.meanings:
            return
        countries, divisions = defaultdict[str, float](float), {o.division for o in others}
        for other in others:
            if other.place.country:
                countries[other.place.country] += other.weight
        votes = sum(countries.values())
        near = [(o.place.lat, o.place) for o in others if _is_local(o.place) and o.place.lat is not None]
        scored = []
        for n, meaning in enumerate(group.meanings):
            found = [
                (meaning.score, meaning.why),
                *self._in_context(meaning, countries, votes, divisions, bool(others)),
                *_beside(meaning.place, near),
                *([group.told[meaning.place.id]] if meaning.place.id in group.told else []),
            ]
            scored.append((round(sum(score for score, _ in found), 9), n, tuple(why for _, why in found if why)))
        group.score, group.best, group.reasons = min(scored, key=lambda s: (-s[0], group.meanings[s[1]].place.id))

    def _in_context(
        self, meaning: Meaning, countries: Mapping[str, float], votes: float, divisions: Collection[str], has_others: bool
    ) -> Iterator[tuple[float, str]]:
        """What the countries and divisions of the other names say for a meaning, with the reason, "" for one not worth telling."""
        place = meaning.place
        share = countries.get(place.country, 0.0) / votes if countries else 0.0
        if share > 0:
            yield _COUNTRY_NAMED + _COUNTRY_SHARE * share, "in a country of the text"
        elif has_others and not place.country:
            yield _ANYWHERE, ""
        elif has_others and not meaning.is_whole and 0 < place.population < _WELL_KNOWN:
            yield _FAR_PART, ""
        if place.country in self._home:
            yield _HOME, "in a country of the report"
        if (division := self._division(place)) and division in divisions:
            yield _SAME_DIVISION, "in a division of the text"

    def _held(self, n: int, names: Sequence[NameInText], found: dict[int, Resolved]) -> Resolved:
        """The nearest named town, else the nearest named place, for a name that the gazetteer does not know."""
        places = [
            (abs(names[k].start - names[n].start), r.place) for k, r in found.items() if r.place is not None and r.place.lat is not None
        ]
        local = [p for p in places if _is_local(p[1])] or places
        if not local:
            return Resolved(None, 0.0, is_exact=False, reasons=("a name that the gazetteer does not know",))
        _, place = min(local, key=lambda p: (p[0], p[1].id))
        why = ("a name that the gazetteer does not know", f"named near {place.name}")
        return Resolved(place, 0.0, is_exact=False, reasons=why, is_guess=True)


def _beside(place: Place, near: Sequence[tuple[float, Place]]) -> Iterator[tuple[float, str]]:
    """What the nearest of the other names, each with its degree of latitude, says for a place."""
    if _is_local(place) and place.lat is not None:
        north, south = place.lat + _NEAR_DEGREES, place.lat - _NEAR_DEGREES
        level = [other for lat, other in near if south < lat < north]
        km = min((_km(place, other) for other in level), default=_NEAR_KM)
        if km < _NEAR_KM:
            yield _NEAR * (1 - km / _NEAR_KM), f"{km:.0f} km from another name of the text"


def _is_local(place: Place) -> bool:
    return place.precision <= WherePrecision.REGION


def _km(a: Place, b: Place) -> float:
    """The great-circle distance in kilometres; far where either has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1e9
    north, south = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))
