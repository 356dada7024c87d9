"""What a name of a text may mean on the map: the gazetteer's places, the country of an adjective, the place inside a longer name."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from linkage.errors import VocabularyError
from linkage.model.place import Place, WherePrecision
from linkage.vocab import load_vocabulary
from linkage.vocab.gazetteer import Candidate, Gazetteer, fold_place_name

# What a meaning is worth before its text is looked at, in powers of ten of people.
_KIND = {WherePrecision.COUNTRY: 2.5, WherePrecision.REGION: -0.9, WherePrecision.DISTRICT: -2.0}
_UNCOUNTED = {
    WherePrecision.COUNTRY: 5.0,
    WherePrecision.LANDSCAPE: 6.2,
    WherePrecision.REGION: 6.6,
    WherePrecision.DISTRICT: 4.5,
}
_OVERLAY_TOWN = 5.0  # towns and quarters of the overlay are there because reports name them
_HAMLET = 1.0
_CAPITAL = 0.8
_FURTHER_NAME = -1.3
_CUT_NAME = -1.0
_RENOWN = 1.0
_RENOWN_OF_OTHERS = 1.5  # what is no town counts as one of thirty names
_CODE_ALONE = -1.5
_ADJECTIVE = 9.5  # "Syrian" is the country's, whatever village is called so
_PART_OF_NAME = -1.0
_MOST = 40  # candidates kept of a name
_EDGE = re.compile(r"^[\W_]+|(?:['’]s|[\W_])+$")
_WORDS = re.compile(r"[^\s,/()]+")
_SMALL = frozenset("of the and in at for on de la le du al el to a an".split())  # noqa: SIM905
_OFFICIAL = re.compile(
    r"^(?:the )?(?:(?:\w+ ){0,2}(?:Republic|Kingdom|Sultanate|State|States|Commonwealth|Federation|Emirate|Principality)) of (?:the )?",
    re.IGNORECASE,
)
_FEWEST_PEOPLE = 50_000  # a word of a longer name stands for a place only where that is better known


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place that a name may mean.

    Args:
        place: The place.
        score: What it is worth before its text is looked at.
        why: How the name leads to it.
        is_whole: Whether the whole name means it, not a word of it.
    """

    place: Place
    score: float
    why: str
    is_whole: bool = True


@lru_cache(maxsize=16384)
def meanings_of(name: str, gazetteer: Gazetteer) -> tuple[Meaning, ...]:
    """What a name may mean, the best before its text is looked at first.

    Args:
        name: As printed: "Aleppo", "Syrian", "Calif.", "Aleppo University".
        gazetteer: The gazetteer.

    Returns:
        At most a dozen; empty where neither the name nor a run of its words is a place.
    """
    whole = _whole(name, gazetteer)
    return _best(whole or _of_a_part(name, gazetteer))


def _best(found: list[Meaning]) -> tuple[Meaning, ...]:
    return tuple(sorted(found, key=lambda m: (-m.score, m.place.id))[:_MOST])


def _whole(name: str, gazetteer: Gazetteer) -> list[Meaning]:
    bare = _EDGE.sub("", name)
    forms = dict.fromkeys((name.strip(), bare, re.sub(r"^[Tt]he ", "", bare), bare.removesuffix("s") if len(bare) > 4 else bare))
    adjective = next((code for form in forms if (code := _adjectives().get(fold_place_name(form))) is not None), None)
    if adjective is not None:
        country = gazetteer.country(adjective)
        if country is not None:
            return [Meaning(country, _ADJECTIVE, "the adjective of a country")]
    for form in forms:
        candidates = gazetteer.candidates(form)
        if candidates:
            divided = {c.place.country for c in candidates if c.place.precision is WherePrecision.REGION and c.distance == 0}
            return [
                Meaning(c.place, _known(c) + _told(c) + _CAPITAL * c.is_capital + _CODE_ALONE * c.is_code, "its name")
                for c in candidates
                if not (c.place.precision is WherePrecision.COUNTRY and c.distance >= 2 and c.place.country in divided)
            ]
    official = _OFFICIAL.sub("", bare)
    return _whole(official, gazetteer) if official != bare else []


def _told(candidate: Candidate) -> float:
    further = candidate.distance >= 2 and not candidate.place.id.startswith("overlay:")
    return (_FURTHER_NAME if further else 0.0) + (_CUT_NAME if candidate.distance % 2 else 0.0)


def _known(candidate: Candidate) -> float:
    place = candidate.place
    if place.precision <= WherePrecision.NEAR and not place.id.startswith("overlay:"):
        people = math.log10(place.population) if place.population > 0 else _HAMLET
        return people + _RENOWN * math.log10(1 + candidate.renown)
    if place.population > 0:
        return math.log10(place.population) + _KIND.get(place.precision, 0.0) + _RENOWN_OF_OTHERS
    if place.precision <= WherePrecision.NEAR:
        return _OVERLAY_TOWN + _RENOWN_OF_OTHERS
    return _RENOWN_OF_OTHERS + _UNCOUNTED.get(place.precision, 6.2) + _KIND.get(place.precision, 0.0)


def _of_a_part(name: str, gazetteer: Gazetteer) -> list[Meaning]:
    """The meanings of the longest run of words in the name that is a place, the first of several."""
    words = _WORDS.findall(name)
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            run = words[start : start + size]
            if run[0] in _SMALL or run[-1] in _SMALL or not run[0][:1].isupper() or all(w.strip(".").lower() in _no_places() for w in run):
                continue
            found = [m for m in _whole(" ".join(run), gazetteer) if _may_stand(m.place, size)]
            if found:
                return [Meaning(m.place, m.score + _PART_OF_NAME, "a place in the name", is_whole=False) for m in found]
    return []


def _may_stand(place: Place, size: int) -> bool:
    if place.precision is WherePrecision.DISTRICT:
        return False
    return size > 1 or place.precision > WherePrecision.NEAR or place.population >= _FEWEST_PEOPLE or place.id.startswith("overlay:")


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """Folded adjective, or name of one of its people -> code of the country."""
    found: dict[str, str] = {}
    for code, entry in load_vocabulary("states").items():
        if not isinstance(entry, dict):
            raise VocabularyError(f"states.yaml: {code} should hold names, demonyms and seats")
        found.update((fold_place_name(str(word)), str(code)) for word in entry["demonyms"])
    return found


@lru_cache(maxsize=1)
def _no_places() -> frozenset[str]:
    """Words of longer names that are no place by themselves."""
    return frozenset(str(load_vocabulary("placewords")["parts"]).split())
