"""A table of coded incidents -> a report whose text is the table, with the mapping that stands beside it."""

import hashlib
from pathlib import Path

import yaml

from linkage.errors import ReportError
from linkage.model.report import Report
from linkage.reports.decoding import decode
from linkage.reports.metadata import Metadata
from linkage.reports.normalise import NEWLINES
from linkage.reports.sidecar import KEYS, read_sidecar, take_values

MEDIA_TYPES = {".csv": "text/csv", ".tsv": "text/tab-separated-values"}
MAPPING_ENDING = ".mapping.yaml"
LARGEST_MAPPING = 1_000_000  # bytes
_DATES = ("published", "captured_at", "status_date")


def is_table(path: Path) -> bool:
    """Whether a file is a table, by its ending.

    Args:
        path: The file.
    """
    return path.suffix.lower() in MEDIA_TYPES


def mapping_path(table: Path) -> Path:
    """The file beside a table that says what its columns mean: `NAME.mapping.yaml` for `NAME.csv`.

    Args:
        table: The table's file.
    """
    return table.with_name(table.stem + MAPPING_ENDING)


def read_mapping_text(table: Path) -> str:
    """What the mapping beside a table holds; "" where there is none.

    Args:
        table: The table's file.

    Raises:
        ReportError: The mapping cannot be read, or is no text in UTF-8.
    """
    path = mapping_path(table)
    if not path.is_file():
        return ""
    try:
        if path.stat().st_size > LARGEST_MAPPING:
            raise ReportError(f"{path.name} is too large for a mapping", "give a file that only says what the columns mean")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReportError(f"{path.name} cannot be read ({error.strerror})", "give yourself the right to read it") from error
    except UnicodeDecodeError as error:
        raise ReportError(f"{path.name} is no text in UTF-8", "save it as UTF-8") from error


def read_table(path: Path, raw: bytes) -> Report:
    """The report that a table is: its text character for character, and the mapping beside it.

    Publisher, date, language and the rest are what the mapping gives under `report`; what it leaves out is asked of the sidecar
    `NAME.json`. Nothing is guessed from the rows.

    Args:
        path: The table's file.
        raw: Its bytes.

    Returns:
        The report, with an empty mapping where none stands beside the file.

    Raises:
        ReportError: The file is no text, or its mapping cannot be read.
    """
    decoded, notes = decode(raw)
    text = NEWLINES.sub("\n", decoded.removeprefix("\ufeff"))
    if text.strip() == "":
        raise ReportError("the file holds no text", "check that it was saved completely")
    mapping = read_mapping_text(path)
    given, mapping_notes = _metadata(mapping, mapping_path(path).name)
    beside, sidecar_notes = read_sidecar(path)
    known = given.filled_from(beside)
    return Report(
        id=hashlib.sha256(raw).hexdigest(),
        file=path.name,
        media_type=MEDIA_TYPES[path.suffix.lower()],
        text=text,
        title=path.name if known.title is None else known.title,
        publisher=known.publisher,
        author=known.author,
        published=known.published,
        url=known.url,
        language="und" if known.language is None else known.language,
        captured_at=known.captured_at,
        notes=(*notes, *mapping_notes, *sidecar_notes),
        mapping=mapping,
        status=known.standing,
    )


def _metadata(mapping: str, name: str) -> tuple[Metadata, tuple[str, ...]]:
    """What a mapping says of the table as a report, and notes on what could not be used; what is no YAML is told when it is read."""
    try:
        content = yaml.safe_load(mapping)
    except (ValueError, yaml.YAMLError):
        return Metadata(), ()
    fields = content.get("report") if isinstance(content, dict) else None
    if not isinstance(fields, dict):
        return Metadata(), ()
    # YAML reads an unquoted day as a date and a year as a number.
    values = {key: str(v) if key in _DATES and (v := fields.get(key)) is not None else fields.get(key) for key in KEYS}
    return take_values(values, name)
