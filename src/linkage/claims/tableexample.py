"""A table without a mapping -> a mapping to begin with, made of its own columns."""

import re
from collections.abc import Sequence

import yaml

from linkage.model.report import Report
from linkage.model.table import Row, UnreadableTableError, read_rows

_ROWS = 200  # whose words are looked at
_WORDS = 8  # of a column that are shown with a meaning to fill in
_LEAST = re.compile(r"min|low|least", re.IGNORECASE)
_MOST = re.compile(r"max|high|most", re.IGNORECASE)
# Part of the mapping -> what the names of its columns look like, the likeliest first. Source: own list.
_LIKELY = {
    "record": (r"^(?:event_?)?id(?:_.*)?$|^code$", r"_id$|incident|reference"),
    "date": (r"^(?:event_?)?date(?:_start)?$", r"date"),
    "end": (r"^(?:date_end|end_date)$",),
    "lat": (r"^lat(?:itude)?$",),
    "lon": (r"^(?:lon|lng)(?:gitude)?$",),
    "place": (r"^(?:place|location|city|town|village)(?:_name)?$", r"place|location|^where_(?:coordinates|description)$"),
    "region": (r"^(?:governorate|province|region|oblast|state|adm_?1|admin1)$",),
    "act": (r"^(?:act|strike_type|sub_event_type|event_type|attack_type)$", r"type"),
    "perpetrator": (r"^(?:perpetrators?|belligerents?|actor_?1|side_a)$", r"belligerent|perpetrator|actor"),
    "weapon": (r"weapon|munition",),
    "grade": (r"^grad(?:e|ing)$",),
    "status": (r"status$",),
    "url": (r"^(?:url|link)$", r"url"),
}
_COUNTS = {"killed": r"killed|dead|deaths|fatal|^(?:best|low|high)$", "injured": r"injured|wounded"}


def example_mapping(report: Report) -> str:
    """A mapping to begin with for a table that has none, in one line of YAML.

    Args:
        report: The table.

    Returns:
        A mapping that can be read as it is once the publisher is filled in: each part has the column whose name suggests it, the words
        of the act's column stand for `other` until somebody says what they mean, and the columns left over stand under `ignore`.
    """
    delimiter = _likely_delimiter(report)
    try:
        rows = [row for row, _ in zip(read_rows(report.text, delimiter), range(_ROWS), strict=False)]
    except UnreadableTableError:
        rows = []
    names = [cell.text for cell in rows[0].cells if cell.text] if rows else []
    found = {part: name for part, likely in _LIKELY.items() if (name := _first(names, likely)) is not None}
    if not {"place", "lat", "lon"} <= found.keys():
        found = {part: name for part, name in found.items() if part not in ("lat", "lon")}
    counts = [count for outcome, likely in _COUNTS.items() for count in _counts(outcome, names, likely)]
    used = {*found.values(), *(column for count in counts for column in count.values())}
    act = {"column": found["act"], "values": dict.fromkeys(_words(rows, found["act"]), "other") | {"": "other"}} if "act" in found else {}
    table: dict[str, object] = {
        **({} if delimiter in ",\t" else {"delimiter": delimiter}),
        **{part: found[part] for part in ("record", "weapon", "grade", "status", "url") if part in found},
        **({"date": {"column": found["date"], **_given(found, "end"), "format": "iso"}} if "date" in found else {}),
        **({"place": _place(found)} if "place" in found else {}),
        "act": {**act, "default": "other"},
        **({"perpetrator": {"column": found["perpetrator"], "stance": "alleged"}} if "perpetrator" in found else {}),
        "casualties": counts,
        "ignore": [name for name in names if name not in used],
    }
    mapping = {"report": {"publisher": "WHO PUBLISHED IT", "published": "2026-01-31", "language": "en"}, "table": table}
    return yaml.safe_dump(mapping, default_flow_style=True, allow_unicode=True, sort_keys=False, width=1_000_000).strip()


def _first(names: Sequence[str], likely: Sequence[str]) -> str | None:
    return next((n for pattern in likely for n in names if re.search(pattern, n, re.IGNORECASE)), None)


def _given(found: dict[str, str], *parts: str) -> dict[str, str]:
    return {part: found[part] for part in parts if part in found}


def _place(found: dict[str, str]) -> dict[str, object]:
    return {"columns": list(_given(found, "place", "region").values()), **_given(found, "lat", "lon")}


def _counts(outcome: str, names: Sequence[str], likely: str) -> list[dict[str, str]]:
    """The count that columns give: least and most where two say so, else one number."""
    fit = [n for n in names if re.search(likely, n, re.IGNORECASE)]
    low, high = (next((n for n in fit if side.search(n)), None) for side in (_LEAST, _MOST))
    if low is not None and high is not None:
        return [{"outcome": outcome, "min": low, "max": high}]
    return [{"outcome": outcome, "count": fit[0]}] if fit else []


def _words(rows: Sequence[Row], column: str) -> list[str]:
    """The first different words of a column."""
    at = next(n for n, cell in enumerate(rows[0].cells) if cell.text == column)
    words = dict.fromkeys(row.cells[at].text for row in rows[1:] if len(row.cells) > at and row.cells[at].text)
    return list(words)[:_WORDS]


def _likely_delimiter(report: Report) -> str:
    """What most often stands between the words of the first line."""
    line = report.text.lstrip("\n").split("\n", 1)[0]
    return max("\t,;|", key=line.count) if any(c in line for c in "\t,;|") else ","
