"""Sentences of an incident -> the settlement that they name, where its claims give none that the gazetteer knows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from linkage.incidents.scene import Scene
from linkage.incidents.telling import read_tellings
from linkage.model.place import Place, WherePrecision
from linkage.model.report import Report
from linkage.vocab import load_phrases
from linkage.vocab.gazetteer import Gazetteer

_SENTENCES = 3  # of the telling: further down other places are told of
_TOWN = 50_000  # people: names of smaller ones say too little of the country, for they have namesakes
_SHARE = 1 / 3  # of the names: below that a country is mentioned only by the way
_BUILDINGS = ("hospital", "school", "theatre", "market", "religious")
_NEXT = re.compile(r"\s+(?P<word>[^\W\d_]+)")
_NAMED = re.compile(
    r"\b(?:in|of|at|near|from|to|inside|outside|around)\s+(?:the\s+)?(?:(?:city|town|village|camp|district|governorate)\s+of\s+)?"
    r"(?P<name>[A-Z][\w'’ʼ-]*(?:[\s-](?:(?:al|el|an|as|ash|ad|de|la)[\s-])?[A-Z][\w'’ʼ-]*)*)"
)


def find_settlement(scenes: Sequence[Scene], known: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The place of an incident: that of its claims, else the first settlement that its sentences name.

    A quarter or a building that the gazetteer lacks lies in or near the settlement named beside it. A place in a country of which the
    report does not tell, while it names towns of another, is a namesake.

    Args:
        scenes: The scenes of the incident, in reading order.
        known: The place that its claims agree on; None where they give none.
        gazetteer: Places by name.

    Returns:
        `known` where it is a settlement of the country told of, or where no sentence names one; None where only a namesake is known.
    """
    if not scenes:
        return known
    countries = countries_of(scenes[0].report, gazetteer)
    if known is not None and known.precision <= WherePrecision.NEAR and (known.country in countries or not countries):
        return known
    if known is not None and not countries:
        countries = (known.country,)
    tellings = list(zip(read_tellings(scenes), range(_SENTENCES), strict=False))
    found = [p for telling, _ in tellings for name in _names(telling.text) if (p := _named(name, countries[:1], gazetteer)) is not None]
    settlements = [p for p in found if p.precision <= WherePrecision.NEAR]
    return next(iter([*settlements, *found]), known if known is None or known.country in countries else None)


@cache
def _buildings() -> frozenset[str]:
    """Words for a building, as they stand behind its name."""
    return frozenset(word for kind in _BUILDINGS for word in load_phrases("targets", kind) if " " not in word)


def _names(text: str) -> Iterator[str]:
    """The names behind words of place, as written."""
    for match in _NAMED.finditer(text):
        behind = _NEXT.match(text, match.end())
        if behind is not None and behind["word"].lower() in _buildings():
            continue  # "at the Saffron hospital": what a building is named after says nothing of where it is
        yield re.sub(r"['’]s?$", "", match["name"])


@lru_cache(maxsize=1024)
def countries_of(report: Report, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The countries in which the towns and regions lie that a report names, the foremost first.

    Args:
        report: The report.
        gazetteer: Places by name.
    """
    found = (gazetteer.find(name) for name in _names(report.text))
    votes = Counter(p.country for p in found if p is not None and (p.precision > WherePrecision.NEAR or p.population >= _TOWN))
    total = sum(votes.values())
    return tuple(country for country, n in sorted(votes.items(), key=lambda v: (-v[1], v[0])) if n >= total * _SHARE)


def _named(name: str, countries: Sequence[str], gazetteer: Gazetteer) -> Place | None:
    """The settlement of that name in one of the countries, else the district; a name of several words may begin with it."""
    words = name.split()
    for n in range(len(words), 0, -1):
        places = [p for p in gazetteer.places_named(" ".join(words[:n])) if p.country in countries]
        if places:
            settled = [p for p in places if p.precision <= WherePrecision.NEAR]
            return next(iter(settled or [p for p in places if p.precision <= WherePrecision.REGION]), None)
    return None
