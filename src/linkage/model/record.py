"""The row of a table that a claim was read from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from linkage.model.place import WherePrecision
from linkage.model.span import Span

if TYPE_CHECKING:
    from linkage.model.claim import Role


@dataclass(frozen=True, slots=True)
class Where:
    """Where a table puts its incident.

    Args:
        lat: Degrees north, WGS 84; None where the table gives no point.
        lon: Degrees east, WGS 84; None where the table gives no point.
        precision: How precise the table says the place is; None where it does not say.
        regions: What holds the place, as the table's other cells name it, the narrowest first.
        country: ISO 3166-1 alpha-2, or "" where the table does not say.
        span: The cells of the point.
    """

    lat: float | None = None
    lon: float | None = None
    precision: WherePrecision | None = None
    regions: tuple[str, ...] = ()
    country: str = ""
    span: Span | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a point has both a latitude and a longitude")
        if self.lat is not None and self.lon is not None and not (-90 <= self.lat <= 90 and -180 <= self.lon <= 180):
            raise ValueError(f"no point on the earth: {self.lat}, {self.lon}")


@dataclass(frozen=True, slots=True)
class Record:
    """A coded incident of a table: what its row says beside the roles of a claim.

    Claims of one record tell of one incident; claims of two records of one table never do.

    Args:
        key: The publisher's own id of the incident, or the number of the row where the table has no ids.
        where: Where the table puts it.
        details: What the publisher says of it in terms of its own, as written: "grade", "status", "url".
    """

    key: str
    where: Where = Where()
    details: tuple[Role, ...] = ()

    def detail(self, name: str) -> str | None:
        """A detail as written, or None where the table gives none."""
        return next((str(d.value) for d in self.details if d.name == name), None)
