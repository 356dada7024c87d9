"""The mapping beside a table -> what each of its columns means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from linkage.errors import ReportError
from linkage.model.claim import CODES, Stance
from linkage.model.place import WherePrecision

VICTIMS = ("civilians", "people", "children", "women", "men", "fighters")
DATE_PRECISIONS = ("day", "month", "year")
DETAILS = ("grade", "status", "url")
_PARTS = (
    "delimiter", "empty", "stance", "record", "source", "date", "place", "act", "perpetrator", "target", "target_type", "weapon",
    "casualties", *DETAILS, "ignore",
)  # fmt: skip
_ADVICE = "correct the mapping and run this again; docs/tables.md tells what it may hold"


@dataclass(frozen=True, slots=True)
class Column:
    """How the cells of one column are read.

    Args:
        names: The columns, the first filled one of which counts.
        split: What stands between several values of one cell; "" where a cell holds one.
        values: What a cell's words mean, by the words as written ("" for an empty cell); None for words that mean nothing. Where it is
            None, the words themselves count.
        default: What words mean that `values` lacks, or every row where no column is named; "" for nothing.
        stance: The source's stance to this, where it is another than to the rest of the row.
    """

    names: tuple[str, ...] = ()
    split: str = ""
    values: Mapping[str, str | None] | None = None
    default: str = ""
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class DateColumns:
    """How the time of a row is read.

    Args:
        start: Column of the day, or of the first day.
        end: Column of the last day; "" where there is none.
        format: "iso", or the parts of a day as Python's `strptime` writes them ("%d/%m/%Y").
        precision: Says for each row how precise its day is (`DATE_PRECISIONS`).
    """

    start: str
    end: str = ""
    format: str = "iso"
    precision: Column = Column()


@dataclass(frozen=True, slots=True)
class PlaceColumns:
    """How the place of a row is read.

    Args:
        names: Columns from the narrowest place to the widest.
        lat: Column of the latitude in degrees, "" where there is none.
        lon: Column of the longitude in degrees.
        country: ISO 3166-1 alpha-2 of all places, or "".
        precision: UCDP's where_prec of a row, 1 to 7.
    """

    names: tuple[str, ...]
    lat: str = ""
    lon: str = ""
    country: str = ""
    precision: Column = Column()


@dataclass(frozen=True, slots=True)
class CountColumns:
    """One count of people that each row gives.

    Args:
        outcome: A closed word of `CODES["outcome"]`.
        min: Column of the least; the same as `max` where one column gives the count.
        max: Column of the most; "" where the table leaves it open.
        victims: One of `VICTIMS`, or "" where the table does not say.
        stance: The source's stance to the count.
    """

    outcome: str
    min: str
    max: str
    victims: str = ""
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What the columns of one table mean.

    Args:
        delimiter: What stands between cells.
        empty: Words that stand for an empty cell, anywhere.
        stance: The stance of the publisher, or of the source, to what a row says.
        record: Column of the publisher's own id of an incident; "" where the table has none and each row is an incident.
        columns: Roles of the attack and the source, by name.
        date: The time, or None.
        place: The place, or None.
        casualties: The counts.
        details: Columns of what is kept as the publisher's own: grade, status, url.
        ignored: Columns that are knowingly not read.
    """

    delimiter: str
    empty: frozenset[str]
    stance: Stance
    record: str
    columns: Mapping[str, Column]
    date: DateColumns | None
    place: PlaceColumns | None
    casualties: tuple[CountColumns, ...]
    details: Mapping[str, str]
    ignored: frozenset[str]

    def named(self) -> tuple[str, ...]:
        """Every column that the mapping reads or knowingly leaves out, each once."""
        found: list[str] = [self.record, *self.details.values(), *self.ignored]
        for column in self.columns.values():
            found += column.names
        if self.date is not None:
            found += [self.date.start, self.date.end, *self.date.precision.names]
        if self.place is not None:
            found += [*self.place.names, self.place.lat, self.place.lon, *self.place.precision.names]
        for count in self.casualties:
            found += [count.min, count.max]
        return tuple(dict.fromkeys(name for name in found if name != ""))


def read_mapping(text: str, *, tabs: bool = False) -> TableMapping:
    """The mapping that a file holds.

    Args:
        text: The file, YAML.
        tabs: Whether cells stand between tabs unless the mapping says otherwise.

    Returns:
        The mapping.

    Raises:
        ReportError: It is no mapping; the error names the part.
    """
    try:
        content = yaml.safe_load(text)
    except ValueError as error:
        raise ReportError(f"the mapping holds a date that is no day ({error})", _ADVICE) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise ReportError(f"the mapping is no YAML{'' if mark is None else f' at line {mark.line + 1}'}", _ADVICE) from error
    whole = _mapping(content, "the mapping", ("report", "table"))
    report = _mapping(whole.get("report", {}), "report", None)
    if not isinstance(report.get("publisher"), str):
        raise ReportError("the mapping: report: names no publisher, and a row is its publisher's claim", _ADVICE)
    data = _mapping(whole.get("table"), "table", _PARTS)
    delimiter = _word(data.get("delimiter", "\t" if tabs else ","), "delimiter", strip=False)
    if len(delimiter) != 1 or delimiter in '"\n':
        raise _wrong("delimiter", "one character", delimiter)
    stance = _stance(data.get("stance", "asserted"), "stance")
    columns: dict[str, Column] = {
        role: _column(data[role], role, CODES.get(role))
        for role in ("source", "act", "perpetrator", "target", "target_type", "weapon")
        if role in data
    }
    return TableMapping(
        delimiter,
        frozenset(_words(data.get("empty", []), "empty")),
        stance,
        _word(data.get("record", ""), "record"),
        columns,
        _date(data["date"]) if "date" in data else None,
        _place(data["place"]) if "place" in data else None,
        tuple(_count(entry, f"casualties, entry {n}") for n, entry in enumerate(_list(data.get("casualties"), "casualties"), 1)),
        {name: _word(data[name], name) for name in DETAILS if name in data},
        frozenset(_words(data.get("ignore", []), "ignore")),
    )


def _column(value: object, where: str, codes: Sequence[str] | None) -> Column:
    if isinstance(value, str):
        return Column((value,))
    data = _mapping(value, where, ("column", "columns", "split", "values", "default", "stance"))
    names = _words(data.get("columns", data.get("column", [])), f"{where}, column")
    values = _values(data["values"], where, codes) if "values" in data else None
    default = _coded(data.get("default", ""), f"{where}, default", codes)
    if not names and default == "":
        raise ReportError(f"the mapping: {where} names no column and no default", _ADVICE)
    stance = _stance(data["stance"], f"{where}, stance") if "stance" in data else None
    return Column(names, _word(data.get("split", ""), f"{where}, split", strip=False), values, default, stance)


def _values(value: object, where: str, codes: Sequence[str] | None) -> dict[str, str | None]:
    if not isinstance(value, dict):
        raise _wrong(f"{where}, values", "words of the cells with what each means", value)
    return {str(words): None if code is None else _coded(code, f"{where}, values, {words}", codes) for words, code in value.items()}


def _coded(value: object, where: str, codes: Sequence[str] | None) -> str:
    word = str(value) if isinstance(value, int) and not isinstance(value, bool) else _word(value, where)
    if codes is not None and word not in codes and word != "":
        raise _wrong(where, f"one of {', '.join(codes)}", word)
    return word


def _date(value: object) -> DateColumns:
    if isinstance(value, str):
        return DateColumns(value)
    data = _mapping(value, "date", ("column", "end", "format", "precision"))
    precision = _column(data["precision"], "date, precision", DATE_PRECISIONS) if "precision" in data else Column()
    end, form = _word(data.get("end", ""), "date, end"), _word(data.get("format", "iso"), "date, format")
    return DateColumns(_needed(data, "column", "date"), end, form, precision)


def _place(value: object) -> PlaceColumns:
    if isinstance(value, str):
        return PlaceColumns((value,))
    data = _mapping(value, "place", ("column", "columns", "lat", "lon", "country", "precision"))
    names = _words(data.get("columns", data.get("column", [])), "place, columns")
    if not names:
        raise ReportError("the mapping: place names no column", _ADVICE)
    codes = tuple(str(int(p)) for p in WherePrecision)
    precision = _column(data["precision"], "place, precision", codes) if "precision" in data else Column()
    lat, lon = _word(data.get("lat", ""), "place, lat"), _word(data.get("lon", ""), "place, lon")
    if (lat == "") != (lon == ""):
        raise ReportError("the mapping: place has one of lat and lon without the other", _ADVICE)
    return PlaceColumns(names, lat, lon, _word(data.get("country", ""), "place, country"), precision)


def _count(value: object, where: str) -> CountColumns:
    data = _mapping(value, where, ("outcome", "count", "min", "max", "victims", "stance"))
    outcome = _coded(data.get("outcome"), f"{where}, outcome", CODES["outcome"])
    both = _word(data.get("count", ""), f"{where}, count")
    low, high = (_word(data.get(bound, both), f"{where}, {bound}") for bound in ("min", "max"))
    if outcome == "" or (low == "" and high == ""):
        raise ReportError(f"the mapping: {where} needs an outcome and a column (count, or min and max)", _ADVICE)
    victims = _coded(data.get("victims", ""), f"{where}, victims", VICTIMS)
    return CountColumns(outcome, low, high, victims, _stance(data["stance"], f"{where}, stance") if "stance" in data else None)


def _needed(data: Mapping[str, object], part: str, where: str) -> str:
    word = _word(data.get(part, ""), f"{where}, {part}")
    if word == "":
        raise ReportError(f"the mapping: {where} names no {part}", _ADVICE)
    return word


def _mapping(value: object, where: str, parts: Sequence[str] | None) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _wrong(where, "names with values", value)
    unknown = [str(k) for k in value if parts is not None and k not in parts]
    if unknown and parts is not None:
        raise ReportError(f"the mapping: {where} holds {unknown[0]!r}, which is not known; known are {', '.join(parts)}", _ADVICE)
    return {str(k): v for k, v in value.items()}


def _list(value: object, where: str) -> list[object]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise _wrong(where, "a list", value)
    return value


def _words(value: object, where: str) -> tuple[str, ...]:
    return tuple(_word(v, where) for v in _list([value] if isinstance(value, str) else value, where))


def _word(value: object, where: str, *, strip: bool = True) -> str:
    if not isinstance(value, str):
        raise _wrong(where, "words (in quotation marks where YAML would read a number or a date)", value)
    return value.strip() if strip else value


def _stance(value: object, where: str) -> Stance:
    try:
        return Stance(str(value))
    except ValueError as error:
        raise _wrong(where, f"one of {', '.join(Stance)}", value) from error


def _wrong(where: str, expected: str, value: object) -> ReportError:
    return ReportError(f"the mapping: {where} should be {expected}, got {value!r}", _ADVICE)
