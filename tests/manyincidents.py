"""A case of some hundred coded incidents in the quarters of one city and in towns around: invented, as its places are."""

from datetime import date, timedelta
from pathlib import Path

from linkage import pipeline

DAYS, MONTHS = 240, 60
QUARTERS = (("Old Port", 0.0, 0.0), ("Mill Hill", 0.012, 0.004), ("Weavers Row", -0.006, 0.014), ("North Gate", 0.016, -0.013))
TOWNS = (("Velmar", 0.62, 0.9), ("Koshtal", -0.7, 1.1), ("Imbersk", 0.4, -1.3), ("Dorn Ford", -0.5, -0.8))
MIDDLE = (48.62, 32.2)
FIRST = date(2031, 1, 5)
MAPPING = """report: {publisher: Harm Watch, published: 2033-01-31, language: en}
table:
  record: id
  stance: alleged
  date: {column: day, format: iso, precision: told}
  place: {columns: [place], lat: lat, lon: lon, country: UA, precision: {column: told, values: {day: 1, month: 2}}}
  act: {column: how, values: {Shells: shelling, Air raid: airstrike}}
  casualties:
    - {outcome: killed, count: dead, victims: civilians, stance: estimated}
"""


def make_many(folder: Path) -> Path:
    """Builds the case: incidents told to a day in the city and around it, and others told to a month only."""
    tables = folder / "tables"
    tables.mkdir(parents=True)
    _write(tables / "days.csv", [_row(n, FIRST + timedelta(days=n * 3), "day", QUARTERS + TOWNS) for n in range(DAYS)])
    _write(tables / "months.csv", [_row(1000 + n, FIRST + timedelta(days=n * 12), "month", TOWNS) for n in range(MONTHS)])
    pipeline.build(sorted(tables.glob("*.csv")), folder / "case", workers=1)
    return folder / "case"


def _row(n: int, day: date, told: str, places: tuple[tuple[str, float, float], ...]) -> str:
    name, north, east = places[n % len(places)]
    how = "Shells" if n % 3 else "Air raid"
    return f"W{n},{day.isoformat()},{told},{name},{MIDDLE[0] + north:.5f},{MIDDLE[1] + east:.5f},{how},{n % 7}"


def _write(path: Path, rows: list[str]) -> None:
    path.write_text("\n".join(["id,day,told,place,lat,lon,how,dead", *rows]) + "\n", encoding="utf-8")
    path.with_name(f"{path.stem}.mapping.yaml").write_text(MAPPING, encoding="utf-8")
