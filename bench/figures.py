"""How well casualty figures are read: an incident's killed and injured, date, place and weapon from its narrative alone.

Each narrative becomes a plain report without any metadata and goes through the whole pipeline (`read`, as on the command line). The
incident of the report is the one that it opens with, the one with more claims where several open in one place. A range whose upper end the
sources leave open ("at least 12") ends at its highest figure.
"""

import argparse
import hashlib
import json
import math
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bench.reading import refuse_failures
from linkage.errors import InputError
from linkage.ledger import Records
from linkage.model.case import CaseFile, CaseSettings
from linkage.model.incident import Incident
from linkage.pipeline import read
from linkage.resolving import resolve

HELP = "casualty ranges, dates and places of incidents from their narratives, on a folder of *.jsonl (Airwars)"
SHAPE = "give a folder of coded incidents, one narrative with its codes a line"
NEAR_KM = 10.0
# What the coders call the strikes, in the words of an attack claim's `act`.
STRIKES = {
    "airstrike": {"airstrike", "missile", "bombing"},
    "drone": {"airstrike", "missile"},
    "artillery": {"shelling", "missile"},
    "ground": {"shooting", "execution", "other"},
}

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Coded:
    """One incident as its coders have it; None where they left a field open.

    Args:
        name: Its code.
        narrative: What was written of it.
        killed: Least and most.
        injured: Least and most.
        day: The date, as EDTF.
        place: Latitude and longitude, degrees.
        strike: The type of strike, as the coders call it.
    """

    name: str
    narrative: str
    killed: Range | None
    injured: Range | None
    day: str | None
    place: tuple[float, float] | None
    strike: str | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what this suite can be told.

    Args:
        parser: The suite's part of the command line.
    """
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of *.jsonl: a narrative with its codes a line")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the figures to this file")
    parser.add_argument("--workers", type=int, metavar="N", help="processes; by default chosen by the number of narratives")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the incidents of one half, by the hash of their codes")
    parser.add_argument("--errors", action="store_true", help="list the code of each incident with both killed ranges")


def run(options: argparse.Namespace) -> int:
    """Read the narratives, print the figures.

    Args:
        options: As `add_arguments` declares them.

    Returns:
        0.

    Raises:
        InputError: The folder is absent, or a line in it is not of that shape.
    """
    coded = [row for row in load_coded(options.data) if options.half in (None, half_of(row.name))]
    found = read_incidents(coded, options.workers)
    measured = measure(coded, found)
    print(
        f"{len(coded)} narratives, {sum(i is None for i in found.values())} of them without an incident; no system's figure is published\n"
    )
    for name, (hit, of) in measured.items():
        print(f"{name:28}{hit / of if of else 0.0:7.3f}   {hit} of {of}")
    if options.errors:
        for row in coded:
            print(f"{row.name}: coded {row.killed}, read {range_of(found[row.name], 'killed')}")
    if options.json is not None:
        shares = {name: {"share": round(hit / of, 4) if of else None, "hit": hit, "of": of} for name, (hit, of) in measured.items()}
        options.json.write_text(json.dumps(shares, indent=1) + "\n", encoding="utf-8")
    return 0


def half_of(code: str) -> int:
    """The half, 0 or 1, to which an incident belongs: errors of the first are read, of the second only the figures are looked at."""
    return hashlib.sha1(code.encode(), usedforsecurity=False).digest()[-1] % 2


def load_coded(folder: Path) -> tuple[Coded, ...]:
    """The coded incidents of a folder, in the order of its files and lines.

    Args:
        folder: Holds *.jsonl with the fields id, narrative, killed, injured, date, lat, lon, strike_type.

    Raises:
        InputError: The folder is absent or holds no such file, or a line is not of that shape.
    """
    files = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    if not files:
        raise InputError(f"{folder} holds no .jsonl file: {SHAPE}")
    rows = []
    for path in files:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if line.strip():
                try:
                    rows.append(_coded(json.loads(line)))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise InputError(f"{path}, line {number} is no coded incident ({error!r}): {SHAPE}") from error
    if rows == []:
        raise InputError(f"{files[0]} holds no line: {SHAPE}")
    return tuple(rows)


def _coded(row: dict[str, object]) -> Coded:
    lat, lon = row.get("lat"), row.get("lon")
    place = (float(lat), float(lon)) if isinstance(lat, int | float) and isinstance(lon, int | float) else None
    strike = row.get("strike_type")
    return Coded(
        str(row["id"]), str(row["narrative"]), _range(row["killed"]), _range(row.get("injured")), _day(row.get("date")), place,
        strike.lower() if isinstance(strike, str) else None,
    )  # fmt: skip


def _day(value: object) -> str | None:
    """ "October 22, 2023" as EDTF; None for a span of days, which has no single one."""
    try:
        return datetime.strptime(str(value), "%B %d, %Y").date().isoformat()  # noqa: DTZ007
    except ValueError:
        return None


def _range(value: object) -> Range | None:
    if isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value):
        return value[0], value[1]
    return None


def read_incidents(coded: Iterable[Coded], workers: int | None) -> dict[str, Incident | None]:
    """The incident that the package finds in each narrative.

    Args:
        coded: The narratives.
        workers: Processes; None to choose by their number.

    Returns:
        By code; None where a narrative gives no incident.

    Raises:
        InputError: A narrative gives no report.
    """
    found: dict[str, Incident | None] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {Path(folder) / f"{number:05}.txt": row for number, row in enumerate(coded)}
        for path, row in files.items():
            path.write_text(row.narrative, encoding="utf-8")
        outcome = read(files, workers)
        refuse_failures(outcome.failures)
        names = {path.name: row.name for path, row in files.items()}
    for reading in outcome.readings:
        alone = resolve(CaseSettings(), Records((reading,), (), (), head=""))  # each by itself: two narratives are never one incident here
        found[names[reading.report.file]] = main_incident(alone)
    return found


def main_incident(case_file: CaseFile) -> Incident | None:
    """The incident that a report is about: the one it opens with, the one with more claims where several open in one place."""
    starts = {claim.id: claim.quote.start for claim in case_file.claims}
    return min(case_file.incidents, key=lambda i: (min(starts[c] for c in i.claim_ids), -len(i.claim_ids)), default=None)


def range_of(incident: Incident | None, outcome: str) -> Range | None:
    """Least and most of one outcome of an incident; None where no source gives a figure."""
    if incident is None:
        return None
    found = next((r for r in incident.ranges if r.outcome == outcome), None)
    if found is None:
        return None
    return found.low, found.high if found.high is not None else max(f.min for f in found.figures)


def measure(coded: Sequence[Coded], found: dict[str, Incident | None]) -> dict[str, tuple[int, int]]:
    """How many fields agree, of how many that the coders filled.

    Args:
        coded: The coded incidents.
        found: The incidents found, by code.

    Returns:
        (agreeing, filled) by field.
    """
    hits, filled = Counter[str](), Counter[str]()

    def count(name: str, *, agrees: bool) -> None:
        filled[name] += 1
        hits[name] += agrees

    for row in coded:
        incident = found[row.name]
        for outcome, wanted in (("killed", row.killed), ("injured", row.injured)):
            if wanted is not None:
                given = range_of(incident, outcome)
                count(f"{outcome}, exact", agrees=given == wanted)
                count(f"{outcome}, overlapping", agrees=given is not None and given[0] <= wanted[1] and wanted[0] <= given[1])
        if row.day is not None:
            count("date, exact", agrees=incident is not None and incident.when is not None and incident.when.edtf == row.day)
        if row.place is not None:
            count(f"place, within {NEAR_KM:.0f} km", agrees=is_near(row.place, incident))
        if row.strike is not None:
            acts = {act for word, acts in STRIKES.items() if word in row.strike for act in acts}
            count("strike type", agrees=incident is not None and act_of(incident) in acts)
    order = (
        "killed, exact",
        "killed, overlapping",
        "injured, exact",
        "injured, overlapping",
        "date, exact",
        f"place, within {NEAR_KM:.0f} km",
        "strike type",
    )
    return {name: (hits[name], filled[name]) for name in order}


def act_of(incident: Incident) -> str:
    """The act that words around its claims name where no claim gives it closely, else the one that claims give."""
    return incident.act if incident.act_around is None else incident.act_around.act


def is_near(here: tuple[float, float], incident: Incident | None) -> bool:
    """Whether an incident has a place, and that within ten kilometres of a point."""
    place = None if incident is None else incident.place
    return place is not None and place.lat is not None and place.lon is not None and distance_km(here, place.lat, place.lon) <= NEAR_KM


def distance_km(here: tuple[float, float], lat: float, lon: float) -> float:
    """The great-circle distance of two points in degrees, in kilometres.

    Source: haversine formula with the mean radius of the earth, 6371 km.
    """
    a, b = math.radians(here[0]), math.radians(lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon - here[1]) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
