"""Which place a name and a point mean together: a table gives both."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from linkage.model.place import Place, WherePrecision
from linkage.model.record import Where
from linkage.vocab.gazetteer import Gazetteer

REACH_KM = 25.0  # UCDP's where_prec 2 reaches as far: the point of a coder and that of the gazetteer lie apart within a town
_PARTS = re.compile(r"[,;()/]|\b(?:in|near|of)\s+(?:the\s+)?")
_LISTED = re.compile(r"[,;()]")
_NOTE = re.compile(r"\[[^\]]*\]?")  # a coder's remark


def place_of(name: str, where: Where, gazetteer: Gazetteer) -> Place | None:
    """The gazetteer's place of a name that a table puts on the map, or names with what holds it; None where it knows none there.

    A namesake elsewhere is never meant. Without a point, a place must lie in a region that the table names, or in its country.

    Args:
        name: The place as written.
        where: Where the table puts it.
        gazetteer: Places by name.
    """
    found = [p for p in gazetteer.places_named(name) if where.country in ("", p.country)]
    if where.lat is not None and where.lon is not None:
        near = [p for p in found if p.precision <= WherePrecision.NEAR and km_between(p.lat, p.lon, where.lat, where.lon) <= REACH_KM]
        return near[0] if near else None
    regions = list(_regions(where, gazetteer))
    if regions:
        held = [p for p in found if any(p.id == r.id or gazetteer.contains(r, p) for r in regions)]
        return held[0] if held else None
    return found[0] if found and where.country else None


@lru_cache(maxsize=65536)
def pinned_place(name: str, where: Where, gazetteer: Gazetteer) -> tuple[Place | None, Place | None]:
    """The place of a row with the table's own point, and the gazetteer's place that it is or that holds it.

    Args:
        name: The place as written.
        where: Where the table puts it.
        gazetteer: Places by name.

    Returns:
        The place, its point and precision those of the table where it gives them; None where neither knows one. Then the gazetteer's
        place, or None.
    """
    known = place_of(name, where, gazetteer) or _named_with_holders(name, where, gazetteer)
    holder = known if known is not None else next(_holders(name, where, gazetteer), None)
    if where.lat is None or where.lon is None:
        return known, holder
    precision = where.precision if where.precision is not None else WherePrecision.NEAR
    if known is not None:
        return Place(known.id, known.name, where.lat, where.lon, known.country, precision, known.population, known.within), known
    country = where.country or (holder.country if holder is not None else "")
    key = f"point:{where.lat:.5f},{where.lon:.5f}"
    return Place(key, name, where.lat, where.lon, country, precision, 0, None if holder is None else holder.id), holder


def km_between(lat: float | None, lon: float | None, other_lat: float | None, other_lon: float | None) -> float:
    """Kilometres between two points, on a sphere; without end where one of them is not known."""
    if lat is None or lon is None or other_lat is None or other_lon is None:
        return math.inf
    north = math.radians(other_lat - lat)
    east = math.radians((other_lon - lon + 180) % 360 - 180) * math.cos(math.radians((lat + other_lat) / 2))
    return 6371.0 * math.hypot(north, east)


def _named_with_holders(name: str, where: Where, gazetteer: Gazetteer) -> Place | None:
    """The place of a name that goes on with what holds it ("Market quarter, Ardova"); None where another part is not known as that."""
    parts = [part.strip() for part in _LISTED.split(_NOTE.sub("", name)) if part.strip()]
    if not parts or parts == [name]:
        return None
    known = place_of(parts[0], where, gazetteer)
    if known is None:
        return None
    held = all(any(gazetteer.contains(p, known) for p in gazetteer.places_named(part)) for part in parts[1:])
    return known if held else None


def _holders(name: str, where: Where, gazetteer: Gazetteer) -> Iterator[Place]:
    """The places that hold the one named, the narrowest first: those of its own words, then the table's regions."""
    for part in dict.fromkeys(p.strip() for p in _PARTS.split(_NOTE.sub("", name))):
        if part and part != name:
            place = place_of(part, where, gazetteer)
            if place is not None:
                yield place
    yield from _regions(where, gazetteer)


def _regions(where: Where, gazetteer: Gazetteer) -> Iterator[Place]:
    """The regions that the table names, as the gazetteer has them: divisions before towns of the same name."""
    for region in where.regions:
        found = [p for p in gazetteer.places_named(region) if where.country in ("", p.country)]
        wide = [p for p in gazetteer.places_named(f"{region} Governorate") if where.country in ("", p.country)]
        yield from [*(p for p in (*found, *wide) if p.precision > WherePrecision.NEAR), *found][:1]
