"""The optional file beside a report that gives its metadata."""

import json
from pathlib import Path

from linkage.reports.metadata import Metadata, clean_value, iso_date, language_code

KEYS = ("title", "publisher", "author", "published", "url", "language", "captured_at")
LARGEST_SIDECAR = 20_000_000  # bytes


def read_sidecar(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata that `NAME.json` gives for the report `NAME.ext`.

    Only the keys `title`, `publisher`, `author`, `published`, `url`, `language` and `captured_at` are ever looked at: those of the
    object under "report" where there is one, else those of the file's outermost object. Everything else in the file is ignored. It
    may carry anything (an analyst's notes, annotations, claims of another tool), and none of that may influence how a report is read.

    A sidecar that cannot be used never costs the report: it only adds what the report's own text does not say, so it is passed over
    and a note says how to mend it.

    Args:
        path: The report's file; the sidecar has the same name with the ending `.json`.

    Returns:
        The metadata, with None for what is not given, and notes on what could not be used.
    """
    sidecar = path.with_suffix(".json")
    if sidecar == path or not sidecar.is_file():
        return Metadata(), ()
    try:
        if sidecar.stat().st_size > LARGEST_SIDECAR:
            return Metadata(), (f"{sidecar.name} is too large for a sidecar and was passed over",)
        content = json.loads(sidecar.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        return Metadata(), (f"{sidecar.name} is not readable JSON and was passed over ({type(error).__name__}): mend it to give metadata",)
    if not isinstance(content, dict):
        return Metadata(), (f"{sidecar.name} holds no JSON object and was passed over",)
    fields = content.get("report", content)
    if not isinstance(fields, dict):
        return Metadata(), (f'{sidecar.name}: "report" is not an object and was passed over',)
    return take_values({key: fields.get(key) for key in KEYS}, sidecar.name)


def take_values(values: dict[str, object], name: str) -> tuple[Metadata, tuple[str, ...]]:
    """The values that can be used, and a note for each that cannot.

    Args:
        values: What the sidecar gives for each key of `KEYS`; null where it gives nothing.
        name: Name of the sidecar, for the notes.

    Returns:
        The metadata and the notes.
    """
    notes = []
    usable: dict[str, str | None] = {}
    for key, value in values.items():
        cleaned = clean_value(value)
        if value is not None and not isinstance(value, str):
            notes.append(f"{name}: {key} is not a string and was passed over")
        if key == "published" and cleaned is not None and iso_date(cleaned) is None:
            notes.append(f"{name}: published is {cleaned!r}; only ISO 8601 is read (2016-08-11, 2016-08, 2016)")
            cleaned = None
        if key == "language" and cleaned is not None and language_code(cleaned) is None:
            notes.append(f"{name}: language is {cleaned!r}; only a code such as en or uk is read")
            cleaned = None
        usable[key] = cleaned
    usable["published"] = iso_date(usable["published"])
    usable["language"] = language_code(usable["language"])
    return Metadata(**usable), tuple(notes)
