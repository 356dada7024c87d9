"""The row of a table as JSON and back, exactly."""

from collections.abc import Mapping
from typing import Any

from linkage.model.claim import Role
from linkage.model.place import WherePrecision
from linkage.model.record import Record, Where
from linkage.model.span import Span

Json = dict[str, object]


def record_body(record: Record, text: str) -> Json:
    """A record as JSON, with the words at each of its offsets.

    Args:
        record: The record.
        text: The text of its report.

    Returns:
        One key a field.
    """
    where = record.where
    return {
        "key": record.key,
        "where": {
            "lat": where.lat,
            "lon": where.lon,
            "precision": None if where.precision is None else int(where.precision),
            "regions": list(where.regions),
            "country": where.country,
            "at": words_at(where.span, text),
        },
        "details": [{"name": d.name, "value": d.value, "at": words_at(d.span, text)} for d in record.details],
    }


def record_of(body: Mapping[str, Any]) -> Record:
    """The record that `record_body` wrote.

    Args:
        body: Its JSON.

    Returns:
        The record.
    """
    where = body["where"]
    precision = None if where["precision"] is None else WherePrecision(where["precision"])
    return Record(
        key=body["key"],
        where=Where(where["lat"], where["lon"], precision, tuple(where["regions"]), where["country"], span_at(where["at"])),
        details=tuple(Role(d["name"], d["value"], span_at(d["at"])) for d in body["details"]),
    )


def words_at(span: Span | None, text: str) -> Json | None:
    """An offset with the words that stand there, so that `verify` can compare the two.

    Args:
        span: The offset.
        text: The text of the report.
    """
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def span_at(at: Mapping[str, Any] | None) -> Span | None:
    """The offset that `words_at` wrote.

    Args:
        at: Its JSON.
    """
    return None if at is None else Span(at["start"], at["end"])
