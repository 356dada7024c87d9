"""Places by name: what the world calls them, where they are, and which of several is meant."""

import math
import os
import sqlite3
import sys
import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from linkage.model.place import Place, WherePrecision
from linkage.vocab.gazetteer_build import WIDE, build_gazetteer, cache_path
from linkage.vocab.gazetteer_names import case_forms, fold_place_name, name_forms

__all__ = ["Candidate", "Gazetteer", "fold_place_name", "load_gazetteer"]

# What a rank is worth, in powers of ten of people: a place in a country of the report outranks a namesake elsewhere with up to
# 300 times its people, and a usual name outranks a variant of a place with up to 30 times its people.
_IN_CONTEXT = 2.5
_USUAL_NAME = 1.5
_CLOSE_FORM = 2.0
# What a place without a known number of people counts as: a region is not a hamlet.
_UNCOUNTED = {WherePrecision.DISTRICT: 4.5, WherePrecision.REGION: 5.7, WherePrecision.LANDSCAPE: 5.5, WherePrecision.COUNTRY: 5.0}
_QUARTER = 4.0
_WIDE_DEGREES = 8.0  # a band of latitude that holds so many settlements that the most peopled of the earth are walked through instead


_COLUMNS = "p.id, p.name, p.lat, p.lon, p.country, p.precision, p.population, p.within"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    Args:
        place: The place.
        distance: 0 where this is its usual name, 2 a further one; 1 more where words such as "city of" were cut off.
        renown: How many names the source has for it, in all languages; 0 where it is no town.
        is_capital: Whether it is the capital of its country.
        is_code: Whether the name is the code of a division ("IL"), which means it only beside a town.
    """

    place: Place
    distance: int
    renown: int
    is_capital: bool
    is_code: bool


class Gazetteer:
    """Places by name, from one SQLite file opened read-only.

    Args:
        path: The file, as `build_gazetteer` writes it.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._named = lru_cache(maxsize=32768)(self._read_named)
        self._found = lru_cache(maxsize=32768)(self._find)
        self._candidates = lru_cache(maxsize=32768)(self._read_candidates)
        self._country = lru_cache(maxsize=512)(self._read_country)
        self._by_id = lru_cache(maxsize=32768)(self._read_by_id)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def knows(self, name: str) -> bool:
        """Whether some place has this name, in any spelling the gazetteer has.

        Args:
            name: A name in any script.
        """
        return bool(self._named(name))

    def places_named(self, name: str) -> tuple[Place, ...]:
        """Every place of this name, the best known first.

        Args:
            name: A name in any script; case, accents, hyphens, articles and "Oblast" or "city of" do not matter.
        """
        ranked = sorted(self._named(name), key=lambda hit: (-_rank(hit, ()), hit[0].id))
        return tuple(place for place, _ in ranked)

    def find(self, name: str, countries: Collection[str] = (), min_population: int = 0) -> Place | None:
        """The place that the name most likely means, or None.

        Args:
            name: A name in any script.
            countries: ISO 3166-1 alpha-2 codes of the countries that the report is about; these are preferred, not required.
            min_population: Leave out towns with fewer people. Regions, districts and countries stay.

        Returns:
            The best by: the usual name over a variant, a country of the report, people.
        """
        return self._found(name, tuple(countries), min_population)

    def by_id(self, place_id: str) -> Place | None:
        """The place with this id, or None.

        Args:
            place_id: For example "geonames:701822".
        """
        return self._by_id(place_id)

    def candidates(self, name: str) -> "tuple[Candidate, ...]":
        """Every place that a name may mean, with the wide ones that only the text it stands in can tell: for `entities/georesolve.py`.

        Args:
            name: A name in any script, or an abbreviation as the press prints it.
        """
        return self._candidates(name)

    def country(self, code: str) -> Place | None:
        """The country with this ISO 3166-1 alpha-2 code, or None."""
        return self._country(code)

    def held_by(self, outer: Place) -> tuple[Place, ...]:
        """The places with a point that lie inside a district, region or landscape, as far as the gazetteer knows.

        Args:
            outer: The place that holds them.
        """
        inside = "WITH RECURSIVE inside(id) AS (VALUES (?) UNION SELECT p.id FROM place p JOIN inside i ON p.within = i.id)"
        query = f"{inside} SELECT {_COLUMNS} FROM place p JOIN inside i ON p.id = i.id WHERE p.id <> ? AND p.lat IS NOT NULL ORDER BY p.id"  # noqa: S608
        rows = self._connection.execute(query, (outer.id, outer.id))
        return tuple(_place(row) for row in rows.fetchall())

    def settlements_in(self, south: float, west: float, north: float, east: float, limit: int) -> tuple[Place, ...]:
        """The settlements of a box, those with most people first.

        Args:
            south: Its southern edge, degrees north.
            west: Its western edge, degrees east.
            north: Its northern edge.
            east: Its eastern edge.
            limit: How many at most.
        """
        index = "settlement_people" if north - south > _WIDE_DEGREES else "place_lat"
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM place p INDEXED BY {index} WHERE p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ? "  # noqa: S608
            "AND p.precision <= 2 AND p.population > 0 ORDER BY p.population DESC, p.id LIMIT ?",
            (south, north, west, east, limit),
        )
        return tuple(_place(row) for row in rows.fetchall())

    def _find(self, name: str, countries: tuple[str, ...], min_population: int) -> Place | None:
        hits = [
            hit
            for hit in self._named(name)
            if hit[0].population >= min_population or hit[0].precision > WherePrecision.NEAR or hit[0].id.startswith("overlay:")
        ]
        return min(hits, key=lambda hit: (-_rank(hit, countries), hit[0].id))[0] if hits else None

    def _read_country(self, code: str) -> Place | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM place p WHERE p.country = ? AND p.precision = ? ORDER BY p.key LIMIT 1",  # noqa: S608
            (code, int(WherePrecision.COUNTRY)),
        ).fetchone()
        return None if row is None else _place(row)

    def _read_candidates(self, name: str) -> "tuple[Candidate, ...]":
        found: dict[str, Candidate] = {}
        written = (f"={name}", f"=,{name}") if name.isupper() else (f"={name}",)
        for n, form in enumerate((*written, *name_forms(name))):
            if found and n > len(written):
                break  # "Mexico City" is not Mexico
            cut = int(n > len(written))
            rows = self._connection.execute(
                f"SELECT {_COLUMNS}, n.distance, p.capital, p.renown FROM name n JOIN place p ON p.key = n.place WHERE n.form = ?",  # noqa: S608
                (form,),
            )
            for row in rows.fetchall():
                candidate = Candidate(_place(row), row[8] % WIDE + cut, row[10], is_capital=bool(row[9]), is_code=form.startswith("=,"))
                found.setdefault(row[0], candidate)
        return tuple(sorted(found.values(), key=lambda c: c.place.id))

    def _read_by_id(self, place_id: str) -> Place | None:
        row = self._connection.execute(
            "SELECT id, name, lat, lon, country, precision, population, within FROM place WHERE id = ?", (place_id,)
        ).fetchone()
        return None if row is None else _place(row)

    def contains(self, outer: Place, inner: Place) -> bool:
        """Whether one place lies inside the other, as far as the gazetteer knows.

        Args:
            outer: The place that may contain.
            inner: The place that may be contained; no place contains itself.
        """
        if outer.precision is WherePrecision.COUNTRY:
            return inner.country == outer.country != "" and inner.id != outer.id
        step, seen = inner, {inner.id}
        while step.within is not None and step.within not in seen:
            if step.within == outer.id:
                return True
            seen.add(step.within)
            above = self.by_id(step.within)
            if above is None:
                return False
            step = above
        return False

    def _read_named(self, name: str) -> tuple[tuple[Place, int], ...]:
        for n, form in enumerate(name_forms(name)):
            hits = self._read_form(form, min(n, 1))
            if hits:
                return hits
        return tuple(hit for form in case_forms(name) for hit in self._read_form(form, 1))

    def _read_form(self, form: str, distance: int) -> tuple[tuple[Place, int], ...]:
        rows = self._connection.execute(
            f"SELECT {_COLUMNS}, n.distance FROM name n JOIN place p ON p.key = n.place WHERE n.form = ? AND n.distance < ?",  # noqa: S608
            (form, WIDE),
        ).fetchall()
        return tuple((_place(row), row[8] + distance) for row in rows)


def _place(row: tuple[str, str, float | None, float | None, str, int, int, str | None]) -> Place:
    return Place(row[0], row[1], row[2], row[3], row[4], WherePrecision(row[5]), row[6], row[7])


def _rank(hit: tuple[Place, int], countries: Collection[str]) -> float:
    place, distance = hit
    people = math.log10(place.population) if place.population > 0 else _UNCOUNTED.get(place.precision, 0.0)
    if place.population == 0 and place.precision <= WherePrecision.NEAR and place.id.startswith("overlay:"):
        people = _QUARTER
    usual = _USUAL_NAME if distance < 2 else 0.0
    close = _CLOSE_FORM if distance in (0, 2) else 0.0
    return people + usual + close + (_IN_CONTEXT if place.country in countries else 0.0)


def load_gazetteer() -> Gazetteer:
    """The gazetteer of this process; its file is built on first use (about half a minute), then kept in the user's cache folder."""
    return _load(os.getpid(), _path(*(os.environ.get(name) for name in ("LINKAGE_CACHE", "LINKAGE_BORDERS", "XDG_CACHE_HOME", "HOME"))))


@lru_cache(maxsize=2)
def _path(*_where: str | None) -> str:
    """The path of the file, worked out once for each setting of the environment: it holds a hash of all that the file is made from."""
    return str(cache_path())


@lru_cache(maxsize=2)
def _load(_pid: int, path: str) -> Gazetteer:
    if not Path(path).exists():
        build_gazetteer(Path(path))
    return Gazetteer(Path(path))


def main() -> None:
    """Build the gazetteer unless it is there, and say so in one line."""
    path, start = cache_path(), time.monotonic()
    if path.exists():
        sys.stdout.write(f"gazetteer: ready ({path})\n")
        return
    count = build_gazetteer(path)
    sys.stdout.write(f"gazetteer: {count:,} places in {time.monotonic() - start:.0f} s ({path})\n")


if __name__ == "__main__":
    main()
