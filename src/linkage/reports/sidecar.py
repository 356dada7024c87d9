"""The optional file beside a report that gives its metadata."""

import json
from pathlib import Path

from linkage.model.correction import Standing, Status
from linkage.reports.metadata import Metadata, clean_value, iso_date, language_code

KEYS = ("title", "publisher", "author", "published", "url", "language", "captured_at", "status", "status_date", "status_note", "replaces")
LARGEST_SIDECAR = 20_000_000  # bytes


def read_sidecar(path: Path) -> tuple[Metadata, tuple[str, ...]]:
    """The metadata that `NAME.json` gives for the report `NAME.ext`.

    Only the keys of `KEYS` are ever looked at: those of the object under "report" where there is one, else those of the file's
    outermost object. Everything else in the file is ignored. It may carry anything (an analyst's notes, annotations, claims of
    another tool), and none of that may influence how a report is read.

    A sidecar that cannot be used never costs the report: it only adds what the report's own text does not say, so it is passed over
    and a note says how to mend it.

    Args:
        path: The report's file; the sidecar has the same name with the ending `.json`.

    Returns:
        The metadata, with None for what is not given, and notes on what could not be used.
    """
    sidecar = path.with_suffix(".json")
    if not has_sidecar(path):
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


def has_sidecar(path: Path) -> bool:
    """Whether a file lies beside the report that can give its metadata.

    Args:
        path: The report's file.
    """
    sidecar = path.with_suffix(".json")
    return sidecar != path and sidecar.is_file()


def read_status(path: Path) -> Status | None:
    """What the sidecar of a report says of a correction, retraction or replacement.

    Args:
        path: The report's file.

    Returns:
        None where it says nothing of it.
    """
    return read_sidecar(path)[0].standing


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
        if key == "status" and cleaned is not None and cleaned not in list(Standing):
            notes.append(f"{name}: status is {cleaned!r}; only {', '.join(Standing)} are read")
            cleaned = None
        if key == "status_date" and cleaned is not None and iso_date(cleaned) is None:
            notes.append(f"{name}: status_date is {cleaned!r}; only ISO 8601 is read (2022-04-05, 2022-04, 2022)")
            cleaned = None
        usable[key] = cleaned
    usable["published"] = iso_date(usable["published"])
    usable["status_date"] = iso_date(usable.get("status_date"))
    usable["language"] = language_code(usable["language"])
    return Metadata(**usable), tuple(notes)
