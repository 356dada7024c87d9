"""The border policy: to which country a place in disputed territory is given."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from linkage.errors import VocabularyError

BORDERS = Path(__file__).with_name("borders.yaml")
AS_SOURCE = "source"
_FIELDS = {"country", "instead_of", "according", "area"}


@dataclass(frozen=True, slots=True)
class Territory:
    """What the policy says of one territory.

    Args:
        name: Its name.
        country: ISO 3166-1 code of the country that its places are given to.
        instead_of: Codes that the source gives and that are changed.
        according: Which resolution or list says so.
        area: Latitude and longitude of the corners of a rough outline.
    """

    name: str
    country: str
    instead_of: frozenset[str]
    according: str
    area: tuple[tuple[float, float], ...]

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies inside the outline.

        Args:
            lat: Degrees north.
            lon: Degrees east.
        """
        inside = False
        for (a, b), (c, d) in zip(self.area, (*self.area[1:], self.area[0]), strict=True):
            if (a > lat) != (c > lat) and lon < b + (lat - a) / (c - a) * (d - b):
                inside = not inside
        return inside


def borders_path() -> Path | None:
    """The file of the policy in force, None where every country stays as the source has it; set by LINKAGE_BORDERS."""
    told = os.environ.get("LINKAGE_BORDERS", "")
    if told == AS_SOURCE:
        return None
    return Path(told) if told else BORDERS


def load_borders(path: Path | None) -> tuple[Territory, ...]:
    """The territories of a policy.

    Args:
        path: Its file; None for a policy that changes nothing.

    Raises:
        VocabularyError: The file is absent or malformed.
    """
    if path is None:
        return ()
    if not path.is_file():
        raise VocabularyError(f"LINKAGE_BORDERS names {path}, which is no file; give a file in the form of borders.yaml, or {AS_SOURCE!r}")
    data = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(data, dict) or set(data) != {"territories"} or not isinstance(data["territories"], dict):
        raise VocabularyError(f"{path.name}: the top level holds territories, and nothing else")
    return tuple(_territory(path, str(name), entry) for name, entry in data["territories"].items())


def _territory(path: Path, name: str, entry: object) -> Territory:
    if not isinstance(entry, dict) or set(entry) != _FIELDS or len(entry["area"]) < 3:
        raise VocabularyError(f"{path.name}: {name}: expected {', '.join(sorted(_FIELDS))}, with three corners or more")
    area = tuple((float(lat), float(lon)) for lat, lon in entry["area"])
    return Territory(name, str(entry["country"]), frozenset(map(str, entry["instead_of"])), str(entry["according"]), area)


def country_under(territories: Sequence[Territory], lat: float | None, lon: float | None, country: str) -> str:
    """The country that the policy gives a place.

    Args:
        territories: The policy.
        lat: Degrees north, or None.
        lon: Degrees east, or None.
        country: The country that the source gives.
    """
    if lat is None or lon is None:
        return country
    return next((t.country for t in territories if country in t.instead_of and t.holds(lat, lon)), country)
